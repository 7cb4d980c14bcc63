//! Texts for errors.

use std::borrow::Cow;

use crate::definition::Format;
use crate::extract::{SyntaxError, SyntaxErrorKind};
use crate::outcome::{Position, Recovery};
use crate::response::{Failure, Response};
use crate::texts::{Explanation, TextId};

/// A call without a response.
#[cold]
pub(crate) fn no_response(failure: Failure, detail: Option<&str>) -> Explanation<'_> {
    match (failure, detail.map(Cow::Borrowed)) {
        (Failure::Timeout, None) => Explanation::Timeout,
        (Failure::Timeout, Some(detail)) => Explanation::TimeoutDetail { detail },
        (Failure::Network, None) => Explanation::Network,
        (Failure::Network, Some(detail)) => Explanation::NetworkDetail { detail },
    }
}

/// A status outside 200-299.
#[cold]
pub(crate) fn http_status<'a>(
    response: &Response<'_>,
    phrase: &'a str,
    recovery: Recovery,
) -> Explanation<'a> {
    let code = response.status.code();
    let (status, phrase) = (u64::from(code), Some(Cow::Borrowed(phrase)).filter(|phrase| !phrase.is_empty()));
    match (recovery, phrase) {
        (Recovery::Configuration, Some(phrase)) if matches!(code, 301 | 308) => {
            Explanation::MovedPermanently { status, phrase }
        }
        (Recovery::Configuration, Some(phrase)) if matches!(code, 300..=399) => {
            Explanation::Redirect { status, phrase }
        }
        (Recovery::Configuration, None) if matches!(code, 300..=399) => Explanation::RedirectBare { status },
        (Recovery::Configuration, Some(phrase)) => Explanation::StatusConfiguration { status, phrase },
        (Recovery::Configuration, None) => Explanation::StatusConfigurationBare { status },
        (Recovery::Retry, Some(phrase)) => Explanation::StatusRetry { status, phrase },
        (Recovery::Service, Some(phrase)) => Explanation::StatusService { status, phrase },
        // INVARIANT: a status to retry has a registered phrase.
        (Recovery::Service | Recovery::Retry, None) => Explanation::StatusServiceBare { status },
    }
}

/// An empty body.
#[cold]
pub(crate) fn empty_body(response: &Response<'_>, format: Option<Format>) -> Explanation<'static> {
    let example = Cow::Borrowed(match format {
        Some(Format::Json) => "{}",
        Some(Format::Xml) => "<ok/>",
        None => "ok",
    });
    let status = u64::from(response.status.code());
    // 204 and 205 never have a body.
    let may_have_one = response.status.is_success() && !matches!(response.status.code(), 204 | 205);
    match (response.body.is_empty(), may_have_one) {
        (true, true) => Explanation::EmptyBody { status, example },
        (true, false) => Explanation::EmptyBodyOfStatus { status, example },
        (false, true) => Explanation::BlankBody { status, example },
        (false, false) => Explanation::BlankBodyOfStatus { status, example },
    }
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

    /// Why the text is not a document.
    #[cold]
    pub(crate) fn explanation(&self, subject: TextId) -> Explanation<'static> {
        let (line, column) = self.place();
        if let SyntaxErrorKind::DocumentType = &self.error.kind {
            return Explanation::DocumentType { subject, line, column };
        }
        let fault = Box::new(self.fault());
        match self.format {
            Format::Json => Explanation::NotJson { subject, fault },
            Format::Xml => Explanation::NotXml { subject, fault },
        }
    }

    fn place(&self) -> (u64, u64) {
        (self.position.line as u64, self.position.column as u64)
    }

    /// The wrong character, unless the text ends too early.
    fn found(&self) -> Option<Cow<'static, str>> {
        let next = self.text.get(self.error.offset..).and_then(|rest| rest.chars().next());
        next.map(|next| Cow::Owned(next.to_string()))
    }

    fn fault(&self) -> Explanation<'static> {
        let (line, column) = self.place();
        match &self.error.kind {
            SyntaxErrorKind::Expected(expected) => self.unexpected(*expected),
            SyntaxErrorKind::ExpectedEndTag(name) => {
                let tag = Cow::Owned(["</", name, ">"].concat());
                // INVARIANT: at the end of a body the element is known to be open, and is named as cut off.
                let found = self.found().unwrap_or_default();
                Explanation::EndTag { found, line, column, tag }
            }
            SyntaxErrorKind::Character => {
                let character = self.found().unwrap_or_default();
                Explanation::ForbiddenCharacter { character, line, column }
            }
            SyntaxErrorKind::DuplicateAttribute(name) => {
                Explanation::DuplicateAttribute { name: owned(name), line, column }
            }
            SyntaxErrorKind::UnboundPrefix(prefix) => {
                Explanation::UnboundPrefix { prefix: owned(prefix), line, column }
            }
            SyntaxErrorKind::Reserved(reason) => Explanation::Reserved { reason: *reason, line, column },
            SyntaxErrorKind::DocumentType => {
                Explanation::DocumentType { subject: TextId::Body, line, column }
            }
        }
    }

    fn unexpected(&self, expected: TextId) -> Explanation<'static> {
        let (line, column) = self.place();
        let found = self.found();
        match (found, missing_bracket(expected)) {
            (Some(found), Some((bracket, other))) if found == other => {
                Explanation::MissingBracket { found, line, column, expected, bracket: bracket.into() }
            }
            (None, Some((bracket, _))) => {
                Explanation::MissingBracketAtEnd { line, column, expected, bracket: bracket.into() }
            }
            (Some(found), _) => Explanation::Unexpected { found, line, column, expected },
            (None, None) => Explanation::UnexpectedEnd { line, column, expected },
        }
    }
}

fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

/// The bracket that was probably forgotten before another one closes, or before the body ends.
fn missing_bracket(expected: TextId) -> Option<(&'static str, &'static str)> {
    if expected == TextId::ExpectedCommaOrBracket {
        Some(("]", "}"))
    } else if expected == TextId::ExpectedCommaOrBrace {
        Some(("}", "]"))
    } else {
        None
    }
}

/// Bytes that are not valid in their charset.
#[cold]
pub(crate) fn malformed_charset(label: Option<&str>, position: Option<Position>) -> Explanation<'static> {
    let charset = owned(label.unwrap_or("utf-8"));
    match position {
        Some(Position { line, column, .. }) => {
            Explanation::MalformedCharsetAt { charset, line: line as u64, column: column as u64 }
        }
        None => Explanation::MalformedCharset { charset },
    }
}

/// A charset that is not known.
#[cold]
pub(crate) fn unknown_charset(label: &str) -> Explanation<'static> {
    Explanation::UnknownCharset { charset: owned(label) }
}

/// A body that is still compressed.
#[cold]
pub(crate) fn compressed(coding: &str) -> Explanation<'static> {
    Explanation::Compressed { coding: owned(coding) }
}
