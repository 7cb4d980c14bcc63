//! Texts of notes.

use std::borrow::Cow;

use super::format_name;
use crate::definition::Format;
use crate::extract::{FailureMarker, MarkerValue};
use crate::text::quote::Quoted;

/// The note of an outcome that changes nothing.
#[cold]
pub(crate) fn no_field_changes(mappings: usize) -> Cow<'static, str> {
    match mappings {
        0 => "no lead field changes: the webhook has no response mappings".into(),
        1 => "no lead field changes: the only response mapping does nothing".into(),
        mappings => {
            format!("no lead field changes: none of the {mappings} response mappings does anything").into()
        }
    }
}

/// The note of a document whose top is an array.
pub(crate) const fn array_root() -> &'static str {
    "the top of the body is an array; Adobe documents no attribute that begins with an index, so `[0]` there is an assumption"
}

/// The note of an index on an element that stands alone.
#[cold]
pub(crate) fn single_element_index(attribute: &str) -> String {
    format!(
        "{} gives an index to an element that stands alone, while Adobe documents indexes for repeated elements; a service that returns one element today and two tomorrow changes the attribute that works",
        Quoted(attribute)
    )
}

/// The note of fields that are written twice.
#[cold]
pub(crate) fn duplicate_field(fields: &[&str]) -> String {
    /// How many are named.
    const MOST: usize = 5;
    let list = fields.iter().take(MOST).map(|field| Quoted(field).to_string()).collect::<Vec<_>>().join(", ");
    let each = if fields.len() == 1 { "" } else { "each of " };
    let others = if fields.len() > MOST { " and others" } else { "" };
    format!("more than one mapping writes {each}{list}{others}; the last one wins")
}

/// The note of an outcome that changes something.
pub(crate) const fn asynchronous() -> &'static str {
    "the next flow step does not see these changes yet; use the trigger Webhook is Called or Data Value Changes to act on them"
}

/// The note of a response that is used although the service failed.
#[cold]
pub(crate) fn looks_like_error(top: &FailureMarker<'_>) -> String {
    let name = Quoted(&top.name);
    let what = match &top.value {
        MarkerValue::Text(text) => format!("{name} is {}", Quoted(text)),
        MarkerValue::Number(number) => format!("{name} is {}", Quoted(number)),
        MarkerValue::Boolean(boolean) => format!("{name} is `{boolean}`"),
        MarkerValue::Nothing | MarkerValue::Something => format!("{name} holds something"),
    };
    format!(
        "the body says that the service failed ({what}), and Marketo applies the mappings all the same, since the status is 2xx; the service has to answer a failure with another status"
    )
}

/// The note of a page for people.
pub(crate) const fn html_body() -> &'static str {
    "the body is an HTML page, such as a login or an error page; check the webhook's URL and credentials"
}

/// The note of a Content-Type that names another format.
#[cold]
pub(crate) fn content_type_mismatch(format: Format, content_type: &str) -> String {
    let format = format_name(format);
    format!(
        "the Content-Type is {}, the webhook's Response Type is {format}; the body is read as {format} all the same",
        Quoted(content_type)
    )
}

/// The note of a response that redirects led to.
pub(crate) const fn redirected() -> &'static str {
    "redirects were followed to this response; nobody says whether Marketo follows any, so give the webhook the final URL"
}
