//! The values of a document, with the steps that lead to them.

use std::borrow::Cow;

use crate::value::Raw;

/// A value of a document. Its parent comes before it.
#[derive(Debug)]
pub(crate) struct Listed<'t> {
    /// The place of its parent in the list, unless it is at the top.
    pub(crate) parent: Option<usize>,
    pub(crate) step: ListedStep<'t>,
    pub(crate) raw: Raw<'t>,
    /// Whether an equal key follows in its object, so that it does not count.
    pub(crate) is_repeated: bool,
    /// Whether it is below an element that holds both repeated and unique child names.
    pub(crate) is_undefined: bool,
}

impl<'t> Listed<'t> {
    pub(super) fn new(parent: Option<usize>, step: ListedStep<'t>, raw: Raw<'t>) -> Self {
        Self { parent, step, raw, is_repeated: false, is_undefined: false }
    }
}

/// What leads from a parent to a value.
#[derive(Debug)]
pub(crate) enum ListedStep<'t> {
    /// A key of an object.
    Key(Cow<'t, str>),
    /// A place in an array.
    Index(u64),
    /// A child element, with its place among those of its name if there are others.
    Element { name: &'t str, index: Option<u64> },
    /// An XML attribute.
    XmlAttribute(&'t str),
}
