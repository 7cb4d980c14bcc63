//! JSON with something around it: a text before it, a call, a stream, other documents.

use std::borrow::Cow;

use super::json_brackets::{innermost_open, is_balanced};
use super::{Refused, behind_space, place};
use crate::definition::Format;
use crate::extract::{SyntaxErrorKind, is_document, refusal};
use crate::text::quote::excerpt;
use crate::texts::{Explanation, TextId};

const BRACKETS: [char; 2] = ['{', '['];

/// What an event stream writes before a colon.
const EVENT_FIELDS: [&str; 5] = ["data", "event", "id", "retry", ""];

/// Every line is one of an event stream, and one has JSON.
pub(super) fn event_stream(text: &str) -> Option<Explanation<'static>> {
    let mut has_json = false;
    for line in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        if !EVENT_FIELDS.contains(&name) {
            return None;
        }
        has_json |= name == "data" && value.trim_start().starts_with(BRACKETS);
    }
    has_json.then_some(Explanation::EventStream)
}

/// JSON as the argument of a function.
pub(super) fn jsonp(text: &str) -> Option<Explanation<'static>> {
    let (function, argument) = call(text)?;
    is_json(argument).then(|| Explanation::Jsonp { function: Cow::Owned(excerpt(function)) })
}

/// Whether it is a call, if perhaps one of no JSON.
pub(super) fn is_called(text: &str) -> bool {
    call(text).is_some_and(|(_, argument)| argument.starts_with(BRACKETS))
}

/// The function that the whole text calls, and its argument.
fn call(text: &str) -> Option<(&str, &str)> {
    let text = behind_comments(text)?.trim_end();
    let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'));
    // `f && f(...)` and `typeof f === 'function' && f(...)` call it only if it is there.
    let text = match text.split_once("&&") {
        Some((guard, call)) if guard.starts_with("typeof ") || is_name(guard.trim_ascii()) => {
            behind_space(call)
        }
        Some(_) | None => text,
    };
    let (function, argument) = text.split_once('(')?;
    if function.is_empty() || !is_name(function) {
        return None;
    }
    let argument = argument.trim_end_matches(|c: char| c == ';' || c.is_ascii_whitespace());
    Some((function, argument.strip_suffix(')')?.trim_ascii()))
}

/// What comes after comments and white space; nothing where a comment does not end.
pub(super) fn behind_comments(text: &str) -> Option<&str> {
    let mut rest = behind_space(text);
    loop {
        rest = if let Some(comment) = rest.strip_prefix("/*") {
            behind_space(comment.split_once("*/")?.1)
        } else if let Some(comment) = rest.strip_prefix("//") {
            behind_space(comment.find(['\n', '\r']).and_then(|end| comment.get(end..)).unwrap_or_default())
        } else {
            return Some(rest);
        }
    }
}

/// One object or array that reaches to the end, and something before it that is not JSON.
pub(super) fn text_before(text: &str) -> Option<Explanation<'static>> {
    let end = text.trim_ascii_end();
    let start = innermost_open(end.strip_suffix(['}', ']'])?)?;
    let (before, document) = text.split_at_checked(start)?;
    let printed = before.trim_ascii();
    // What begins as JSON does is broken JSON, unless it is a tag such as `[WARN]`.
    let may_be_json = printed.starts_with(['{', '"']) || printed.starts_with('[') && !is_balanced(printed);
    if printed.is_empty() || may_be_json || !is_json(document) {
        return None;
    }
    let (line, column) = place(text, start);
    Some(Explanation::TextBeforeJson { line, column, text: Cow::Owned(excerpt(printed)) })
}

/// A second document after the first, in a line of its own or not.
pub(super) fn several(refused: Refused<'_>) -> Option<Explanation<'static>> {
    // The first was read to its end.
    if !refused.expects_one_of(&[TextId::ExpectedBodyEnd]) || !begins(refused.before()) {
        return None;
    }
    let second = next_document(refused.rest())?;
    let is_read = match refusal(Format::Json, second) {
        None => true,
        Some(error) => {
            let is_end = matches!(error.kind, SyntaxErrorKind::Expected(TextId::ExpectedBodyEnd));
            is_end && second.get(error.offset..).and_then(next_document).is_some()
        }
    };
    let (line, column) = place(refused.text, refused.text.len().saturating_sub(second.len()));
    is_read.then_some(Explanation::SeveralDocuments { line, column })
}

/// A document that comes next, perhaps after a comma.
fn next_document(text: &str) -> Option<&str> {
    let text = behind_space(text);
    let text = behind_space(text.strip_prefix(',').unwrap_or(text));
    begins(text).then_some(text)
}

fn begins(text: &str) -> bool {
    behind_space(text).starts_with(BRACKETS)
}

/// Whether it is an object or an array.
fn is_json(text: &str) -> bool {
    begins(text) && is_document(Format::Json, text)
}
