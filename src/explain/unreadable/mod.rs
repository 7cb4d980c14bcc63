//! What a body is that cannot be read. The first row that fits holds; what only looks so is not named so.
//!
//! All this looks at a body that a reader has refused, so it may look again: a constant number of times, each linear.

mod html_entities;
mod json;
mod json_brackets;
mod json_stream;
mod json_string;
mod xml;

use std::borrow::Cow;

use super::{format_name, remarks};
use crate::definition::Format;
use crate::extract::{SyntaxError, SyntaxErrorKind, is_document};
use crate::outcome::Position;
use crate::text::chars::is_document_space;
use crate::text::quote::excerpt;
use crate::texts::{Explanation, TextId};

/// What a body is.
pub(crate) struct Diagnosis {
    /// Says what to do as well.
    pub(crate) explanation: Explanation<'static>,
    /// Where the fault is, if that is not where the reader stopped.
    pub(crate) offset: Option<usize>,
    /// What is worth a note.
    pub(crate) is: Is,
}

/// What a body is that is not what the webhook asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    WebPage,
    /// A document of another format than the Response Type.
    Document(Format),
    PlainText,
    /// Meant as the Response Type says, and broken.
    Broken,
}

impl From<Explanation<'static>> for Diagnosis {
    fn from(explanation: Explanation<'static>) -> Self {
        Self { explanation, offset: None, is: Is::Broken }
    }
}

/// A body that is not readable.
#[derive(Clone, Copy)]
struct Refused<'a> {
    text: &'a str,
    error: &'a SyntaxError,
}

impl<'a> Refused<'a> {
    /// What could have come next, if that is what the reader says.
    fn expected(&self) -> Option<TextId> {
        match &self.error.kind {
            SyntaxErrorKind::Expected(expected) => Some(*expected),
            SyntaxErrorKind::ExpectedEndTag(_)
            | SyntaxErrorKind::Character
            | SyntaxErrorKind::DuplicateAttribute(_)
            | SyntaxErrorKind::UnboundPrefix(_)
            | SyntaxErrorKind::Reserved(_)
            | SyntaxErrorKind::DocumentType => None,
        }
    }

    fn expects_one_of(&self, ids: &[TextId]) -> bool {
        self.expected().is_some_and(|expected| ids.contains(&expected))
    }

    /// What the reader has read.
    fn before(&self) -> &'a str {
        self.text.get(..self.error.offset).unwrap_or_default()
    }

    /// What the reader has not read.
    fn rest(&self) -> &'a str {
        self.text.get(self.error.offset..).unwrap_or_default()
    }

    /// Whether there is nothing but white space before the place where the reader stopped.
    fn is_at_start(&self) -> bool {
        self.before().trim_ascii_start().is_empty()
    }

    /// Line and column of the place where the reader stopped.
    fn place(&self) -> (u64, u64) {
        place(self.text, self.error.offset)
    }
}

/// What a refused body is; nothing where no kind is known.
#[cold]
pub(crate) fn diagnose(format: Format, text: &str, error: &SyntaxError) -> Option<Diagnosis> {
    let refused = Refused { text, error };
    other_than_asked(format, text)
        .or_else(|| encoding(format, text))
        .or_else(|| match format {
            Format::Json => json::slip(refused).or_else(|| json::cut_off(refused)),
            Format::Xml => xml::cut_off(refused).or_else(|| xml::slip(refused)),
        })
        .or_else(|| plain_text(format, text))
}

/// A web page, or a document of the other Response Type.
fn other_than_asked(format: Format, text: &str) -> Option<Diagnosis> {
    if remarks::is_html(text) {
        let explanation = Explanation::WebPage { format: name(format) };
        return Some(Diagnosis { is: Is::WebPage, ..explanation.into() });
    }
    let begins = |with: &[char]| text.trim_ascii_start().starts_with(with);
    let (other, may_be) = match format {
        Format::Json => (Format::Xml, begins(&['<'])),
        Format::Xml => (Format::Json, begins(&['{', '['])),
    };
    if !may_be || !is_document(other, text) {
        return None;
    }
    let explanation = Explanation::OtherResponseType { found: name(other), format: name(format) };
    Some(Diagnosis { is: Is::Document(other), ..explanation.into() })
}

/// A body whose bytes were taken for other characters than they are, or that has none that can be seen.
fn encoding(format: Format, text: &str) -> Option<Diagnosis> {
    if let Some(explanation) = utf_16_without_mark(text) {
        return Some(explanation.into());
    }
    if text.starts_with("\u{ef}\u{bb}\u{bf}") {
        return Some(Explanation::ByteOrderMarkTwice { format: name(format) }.into());
    }
    // The reader has dropped one mark, but not a second one. A listing may be asked for the values of no text at all.
    let is_blank = !text.is_empty() && visible(text).is_empty();
    let example = Cow::Borrowed(match format {
        Format::Json => "{}",
        Format::Xml => "<ok/>",
    });
    is_blank.then(|| Explanation::BlankDocument { format: name(format), example }.into())
}

/// Bytes of UTF-16 that were read as UTF-8: of two bytes of a common character one is 0. A NUL elsewhere, or two at the
/// start, are something else.
pub(crate) fn utf_16_without_mark(text: &str) -> Option<Explanation<'static>> {
    let mut pairs = text.as_bytes().chunks(2).take(2).map(|pair| (pair.first(), pair.get(1)));
    let is = |pair: Option<(Option<&u8>, Option<&u8>)>| match pair {
        Some((Some(0), Some(1..))) => Some("utf-16be"),
        Some((Some(1..), Some(0))) => Some("utf-16le"),
        Some(_) | None => None,
    };
    let charset = is(pairs.next())?;
    // The second character may be one beyond Latin, which has no NUL, or may be none.
    let is_other = is(pairs.next()).is_some_and(|other| other != charset);
    (!is_other).then_some(Explanation::Utf16WithoutMark { charset: Cow::Borrowed(charset) })
}

/// Text for people: nothing in it begins as a document does, and all of it can be seen.
fn plain_text(format: Format, text: &str) -> Option<Diagnosis> {
    let seen = visible(text);
    let is_text = |c: char| !c.is_control() && c != char::REPLACEMENT_CHARACTER || c.is_whitespace();
    if seen.is_empty() || seen.starts_with(['{', '[', '"', '<']) || !seen.chars().all(is_text) {
        return None;
    }
    let is_known = match format {
        Format::Json => xml::stands_before_declaration(text).is_some(),
        Format::Xml => json::wrapped(text).is_some(),
    };
    if is_known || json_stream::is_called(text) {
        return None;
    }
    let explanation = Explanation::PlainText { text: Cow::Owned(excerpt(seen)), format: name(format) };
    Some(Diagnosis { is: Is::PlainText, ..explanation.into() })
}

/// The text without what cannot be seen at its ends.
fn visible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Line and column of a place.
fn place(text: &str, offset: usize) -> (u64, u64) {
    let Position { line, column, .. } = Position::at(text, offset);
    (line as u64, column as u64)
}

/// What follows, without white space.
fn behind_space(text: &str) -> &str {
    text.trim_start_matches(is_document_space)
}

fn name(format: Format) -> Cow<'static, str> {
    Cow::Borrowed(format_name(format))
}
