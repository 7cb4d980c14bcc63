//! Texts for notes.

use std::borrow::Cow;

use super::format_name;
use crate::definition::Format;
use crate::extract::{FailureMarker, MarkerValue};
use crate::text::quote::excerpt;
use crate::texts::Explanation;

/// How many names or values a text lists.
const MAX_LISTED: usize = 5;

/// Fields that are written twice.
#[cold]
pub(crate) fn duplicate_field<'a>(fields: &[&'a str]) -> Explanation<'a> {
    let mut listed: Vec<_> = fields.iter().take(MAX_LISTED).map(|field| Cow::Borrowed(*field)).collect();
    if fields.len() > MAX_LISTED {
        listed.push(Cow::Borrowed("…"));
    }
    Explanation::DuplicateField { fields: listed, count: fields.len() as u64 }
}

/// A response that is used although the service failed.
#[cold]
pub(crate) fn looks_like_error(marker: &FailureMarker<'_>) -> Explanation<'static> {
    let member = Cow::Owned(excerpt(&marker.name));
    let value = match &marker.value {
        MarkerValue::Text(text) => Cow::Owned(excerpt(text)),
        MarkerValue::Number(number) => Cow::Owned(excerpt(number)),
        MarkerValue::Boolean(true) => Cow::Borrowed("true"),
        MarkerValue::Boolean(false) => Cow::Borrowed("false"),
        MarkerValue::Nothing | MarkerValue::Something => return Explanation::LooksLikeError { member },
    };
    Explanation::LooksLikeErrorValue { member, value }
}

/// A Content-Type that names another format.
#[cold]
pub(crate) fn content_type_mismatch(format: Format, content_type: &str) -> Explanation<'static> {
    Explanation::ContentTypeMismatch {
        media: Cow::Owned(content_type.to_owned()),
        format: Cow::Borrowed(format_name(format)),
    }
}

/// A body that is plain text.
#[cold]
pub(crate) fn plain_text(expected: Format) -> Explanation<'static> {
    Explanation::WrongResponseTypeOfText { format: Cow::Borrowed(format_name(expected)) }
}

/// A body that is a document of the other Response Type.
#[cold]
pub(crate) fn wrong_response_type(found: Format, expected: Format) -> Explanation<'static> {
    let (found, format) = (Cow::Borrowed(format_name(found)), Cow::Borrowed(format_name(expected)));
    Explanation::WrongResponseType { found, format }
}
