//! Chooses the texts for people, and their values. The texts themselves are in `languages/`.

#[cfg(not(all(feature = "js", target_family = "wasm")))]
pub(crate) mod catalogue;
mod departure;
mod error;
mod not_a_date;
mod note;
pub(crate) mod remarks;
mod skip;
mod trigger;
pub(crate) mod unreadable;

use crate::definition::Format;

pub(crate) use departure::*;
pub(crate) use error::*;
pub(crate) use note::*;
pub(crate) use skip::*;
pub(crate) use trigger::*;

/// A format, as people call it.
const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Json => "JSON",
        Format::Xml => "XML",
    }
}
