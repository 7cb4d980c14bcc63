//! Finds what each mapped attribute reaches in the text of a response.

mod cursor;
mod failure_markers;
mod json;
mod listed;
mod places;
mod reached;
mod scan;
mod sibling_keys;
mod syntax_error;
mod trie;
mod xml;

use crate::assumptions::Assumptions;
use crate::definition::Format;

pub(crate) use failure_markers::{FailureMarker, MarkerValue, ends_in};
pub(crate) use listed::{Listed, ListedStep};
pub(crate) use places::{PlaceStep, Places};
pub(crate) use reached::{Absent, Ambiguous, Extracted, Miss, Reached};
pub(crate) use sibling_keys::FirstKeys;
pub(crate) use syntax_error::{SyntaxError, SyntaxErrorKind};
pub(crate) use trie::{MappedAttribute, Trie};

/// What a body format provides: its documents. A further format is a folder beside `json` and `xml` with an
/// implementation of this, a variant of [`Format`] and one of [`Document`]; the compiler names the rest.
trait BodyFormat<'t>: Sized {
    /// Reads the whole text and follows the attributes of the trie, which was made for the format.
    fn read(text: &'t str, trie: &Trie, assumptions: &Assumptions) -> Result<Self, Box<SyntaxError>>;

    /// What an attribute of the trie reaches.
    fn at(
        &mut self,
        trie: &Trie,
        mapped: &MappedAttribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>>;

    /// A member near the top that services use to say that they failed, counted from 0.
    fn failure_marker(&self, i: usize) -> Option<FailureMarker<'t>>;

    /// The places of a text that was read: each path of keys once.
    fn places(text: &'t str) -> Places<'t>;

    /// Every value of a text, with the steps that lead to it. What is at the top without a step is not listed.
    fn list(text: &'t str) -> Result<Vec<Listed<'t>>, Box<SyntaxError>>;
}

/// A document that was read.
pub(crate) enum Document<'t> {
    Json(json::Document<'t>),
    Xml(xml::Document<'t>),
}

impl<'t> Document<'t> {
    /// Reads the whole text and follows the attributes of the trie, which was made for the format.
    #[inline]
    pub(crate) fn read(
        format: Format,
        text: &'t str,
        trie: &Trie,
        assumptions: &Assumptions,
    ) -> Result<Self, Box<SyntaxError>> {
        match format {
            Format::Json => BodyFormat::read(text, trie, assumptions).map(Self::Json),
            Format::Xml => BodyFormat::read(text, trie, assumptions).map(Self::Xml),
        }
    }

    /// What an attribute of the trie reaches.
    pub(crate) fn at(
        &mut self,
        trie: &Trie,
        mapped: &MappedAttribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        match self {
            Self::Json(document) => document.at(trie, mapped, assumptions),
            Self::Xml(document) => document.at(trie, mapped, assumptions),
        }
    }

    /// The members near the top that services use to say that they failed, in their order.
    pub(crate) fn failure_markers(&self) -> impl Iterator<Item = FailureMarker<'t>> {
        (0..).map_while(|i| self.failure_marker(i))
    }

    #[inline(never)]
    fn failure_marker(&self, i: usize) -> Option<FailureMarker<'t>> {
        match self {
            Self::Json(document) => document.failure_marker(i),
            Self::Xml(document) => document.failure_marker(i),
        }
    }
}

/// Where the text stops being a document of the format, if it does.
pub(crate) fn refusal(format: Format, text: &str) -> Option<Box<SyntaxError>> {
    let (trie, _) = Trie::new::<()>(format, std::iter::empty());
    Document::read(format, text, &trie, &Assumptions::default()).err()
}

/// Whether the text is a document of the format.
pub(crate) fn is_document(format: Format, text: &str) -> bool {
    refusal(format, text).is_none()
}

/// The places of a document that was read: each path of keys once.
pub(crate) fn places(format: Format, text: &str) -> Places<'_> {
    match format {
        Format::Json => json::Document::places(text),
        Format::Xml => xml::Document::places(text),
    }
}

/// Every value of a document, in its order, with the steps that lead to it.
pub(crate) fn list(format: Format, text: &str) -> Result<Vec<Listed<'_>>, Box<SyntaxError>> {
    match format {
        Format::Json => json::Document::list(text),
        Format::Xml => xml::Document::list(text),
    }
}
