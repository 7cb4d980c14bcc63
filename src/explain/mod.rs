//! The texts that people read, and what is worth a note: lower case at the start, input in backticks, no line breaks.
//! What a reader of a body expected is the one text that is written where it is decided.

mod describe;
mod diagnostic;
mod error;
mod note;
pub(crate) mod remarks;
mod skip;
mod trigger;

use crate::definition::Format;
use crate::rules::RuleId;
use crate::rules::assumptions::Assumption;
use crate::value::Kind;

pub(crate) use describe::*;
pub(crate) use diagnostic::*;
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

/// A text with the rule that decides, how sure it is, and the assumption that switches this, if one does.
#[cold]
pub(crate) fn by_rule(message: String, id: RuleId, switched_by: Option<Assumption>) -> String {
    let mut message = message;
    // Once for all pieces.
    message.reserve(96);
    for piece in [" (rule `", id.name(), "`, ", id.rule().basis.name()] {
        message.push_str(piece);
    }
    if let Some(assumption) = switched_by {
        for piece in ["; the assumption `", assumption.name(), "` switches it"] {
            message.push_str(piece);
        }
    }
    message.push(')');
    message
}

const fn a_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Boolean => "a boolean",
        Kind::Null => "null",
        Kind::Object => "an object",
        Kind::Array => "an array",
        Kind::Element => "an element with child elements",
    }
}

/// Why a body's values are not listed.
pub(crate) fn too_many_attributes(most: usize) -> String {
    format!("the attributes of the body's values have more than {most} characters together")
}
