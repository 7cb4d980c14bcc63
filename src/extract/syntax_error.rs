//! Where a text stops being a document, and why.

use crate::rules::RuleId;
use crate::texts::TextId;

/// Where a text stops being a document, why, and which rule says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// In bytes.
    pub(crate) offset: usize,
    pub(crate) kind: SyntaxErrorKind,
    pub(crate) rule: RuleId,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxErrorKind {
    /// Something else was expected.
    Expected(TextId),
    /// Only the end tag of this element was expected.
    ExpectedEndTag(Box<str>),
    /// A character that XML does not allow.
    Character,
    /// An attribute that a tag has twice.
    DuplicateAttribute(Box<str>),
    /// A prefix without a namespace.
    UnboundPrefix(Box<str>),
    /// A declaration or a name that Namespaces in XML reserves.
    Reserved(TextId),
    /// A document type declaration.
    DocumentType,
}
