//! Texts of errors.

use std::borrow::Cow;

use super::format_name;
use crate::definition::Format;
use crate::extract::{SyntaxError, SyntaxErrorKind};
use crate::outcome::{Position, Recovery};
use crate::response::{Failure, Response};
use crate::text::quote::{Quoted, character};

/// The error of a batch campaign.
#[cold]
pub(crate) fn batch_campaign() -> String {
    "error 1000: batch campaigns do not call webhooks, so no request is made; use Call Webhook in a trigger campaign".to_owned()
}

/// The error of an executable campaign.
#[cold]
pub(crate) fn executable_campaign() -> String {
    "executable campaigns do not call webhooks, so no request is made; use Request Campaign to run a trigger campaign that does".to_owned()
}

/// The error of a call without a response.
#[cold]
pub(crate) fn no_response(failure: Failure, detail: Option<&str>) -> String {
    let what = match failure {
        Failure::Timeout => {
            "the service did not answer in time (Marketo ends a call after 30 seconds); it may have done its work all the same"
        }
        Failure::Network => {
            "no complete response was received: the name, the TLS handshake or the connection failed"
        }
    };
    let detail = detail.map(|detail| format!(": {}", Quoted(detail))).unwrap_or_default();
    format!("{what}{detail}; the same call may work later")
}

/// The error of a status outside 200-299.
#[cold]
pub(crate) fn http_status(response: &Response<'_>, phrase: &str, recovery: Recovery) -> String {
    let phrase = if phrase.is_empty() { String::new() } else { format!(" {}", Quoted(phrase)) };
    let advice = match recovery {
        Recovery::Configuration if matches!(response.status.code(), 301..=303 | 307 | 308) => {
            "give the webhook the URL that the redirect leads to"
        }
        Recovery::Configuration => "check the webhook's URL, method and credentials",
        Recovery::Retry => "the same call may work later",
        Recovery::Service => "the service has to answer otherwise",
    };
    format!(
        "the service answered {}{phrase}, and Marketo uses only responses with a status of 200 to 299; {advice}",
        response.status
    )
}

/// The error of an empty body.
#[cold]
pub(crate) fn empty_body(response: &Response<'_>, format: Option<Format>) -> String {
    let empty = if response.body.is_empty() { "an empty body" } else { "a body of white space alone" };
    let something = match format {
        Some(Format::Json) => "`{}`",
        Some(Format::Xml) => "`<ok/>`",
        None => "`ok`",
    };
    // 204 and 205 never have a body.
    let may_have_one = response.status.is_success() && !matches!(response.status.code(), 204 | 205);
    let status = if may_have_one { "" } else { "answer 200 and " };
    format!(
        "error 1001: the service answered {} with {empty}; it has to {status}send a body, if only {something}",
        response.status
    )
}

/// The error of a body that is not read, from the reason.
#[cold]
pub(crate) fn unreadable(why: &str) -> String {
    format!("{why}; no mapping is applied, so the service has to send a body that can be read")
}

/// A text that is not a document of its format.
pub(crate) struct UnreadableText<'a> {
    format: Format,
    text: &'a str,
    error: &'a SyntaxError,
    pub(crate) position: Position,
}

impl<'a> UnreadableText<'a> {
    pub(crate) fn new(format: Format, text: &'a str, error: &'a SyntaxError) -> Self {
        Self { format, text, error, position: Position::at(text, error.offset) }
    }
}

/// Why a text is not a document.
#[cold]
pub(crate) fn syntax(subject: &str, unreadable: &UnreadableText<'_>) -> String {
    let UnreadableText { format, text, error, position } = unreadable;
    let format = format_name(*format);
    let next = text.get(error.offset..).and_then(|rest| rest.chars().next()).map(character);
    let found = match &next {
        Some(next) => Cow::Owned(format!("unexpected {next}")),
        None => Cow::Borrowed("it ends too early"),
    };
    let place = format!("at line {}, column {}", position.line, position.column);
    let what = match &error.kind {
        SyntaxErrorKind::Expected(expected) => {
            format!("{found} {place}, expected {expected}{}", missing_bracket(next.as_deref(), expected))
        }
        SyntaxErrorKind::ExpectedEndTag(name) => {
            format!("{found} {place}, expected the end tag {}", Quoted(&format!("</{name}>")))
        }
        SyntaxErrorKind::Character => format!("XML allows no {} {place}", next.unwrap_or_default()),
        SyntaxErrorKind::DuplicateAttribute(name) => {
            format!("the attribute {} stands twice in one tag, {place}", Quoted(name))
        }
        SyntaxErrorKind::UnboundPrefix(prefix) => {
            format!("no namespace is declared for the prefix {}, {place}", Quoted(prefix))
        }
        SyntaxErrorKind::Reserved(why) => format!("{why}, {place}"),
        SyntaxErrorKind::DocumentType => {
            return format!(
                "{subject} has a document type declaration (`<!DOCTYPE`) {place}, which is not read, since it could declare entities and name files; leave it out"
            );
        }
    };
    format!("{subject} is not valid {format}: {what}")
}

/// Why a body in a charset that is not known is not read.
#[cold]
pub(crate) fn unknown_charset(label: &str) -> String {
    format!("the body cannot be decoded: its charset {} is not known here", Quoted(label))
}

/// Why a body is not read whose XML declaration is wrong about UTF-16.
#[cold]
pub(crate) fn not_utf_16() -> String {
    "the XML declaration says that the body is UTF-16, and it is not; it has to name the charset that the body is in"
        .to_owned()
}

/// Why a body that is not valid in its charset is not read.
#[cold]
pub(crate) fn malformed_charset(label: Option<&str>, position: Option<Position>) -> String {
    let label = Quoted(label.unwrap_or("utf-8"));
    match position {
        Some(Position { line, column, .. }) => {
            format!("the body is not valid {label}: a bad byte at line {line}, column {column}")
        }
        None => format!("the body is not valid {label}"),
    }
}

/// Which bracket was probably forgotten, where another one closes or the body ends.
fn missing_bracket(next: Option<&str>, expected: &str) -> &'static str {
    match (next, expected) {
        (Some("`}`") | None, "`,` or `]`") => "; a `]` is missing",
        (Some("`]`") | None, "`,` or `}`") => "; a `}` is missing",
        _ => "",
    }
}
