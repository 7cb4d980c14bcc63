//! What an attribute reaches in a document: [`Extracted`], or a [`Miss`].

use std::borrow::Cow;

use super::FirstKeys;
use crate::assumptions::NonScalar;
use crate::outcome::SkipReason;
use crate::rules::{RuleSet, Verdict};
use crate::value::{Kind, Raw};

/// A value that an attribute reaches.
#[derive(Debug)]
pub(crate) struct Extracted<'t> {
    pub(crate) raw: Raw<'t>,
    pub(crate) rests_on: RuleSet,
}

impl<'t> Extracted<'t> {
    /// An object, array or element: its source text, where that is written.
    pub(super) fn container(raw: Raw<'t>, verdict: Verdict, non_scalar: NonScalar) -> Result<Self, Miss<'t>> {
        match non_scalar {
            NonScalar::WriteSource => Ok(Self { raw, rests_on: verdict.rests_on }),
            NonScalar::Skip => Err(Miss::Unusable { reason: SkipReason::NotScalar, raw, verdict }),
        }
    }
}

/// Why an attribute gives no value.
#[derive(Debug)]
pub(crate) enum Miss<'t> {
    /// It reaches something that is not written.
    Unusable { reason: SkipReason, raw: Raw<'t>, verdict: Verdict },
    /// It does not say which element it means.
    Ambiguous(Ambiguous<'t>),
    /// It reaches nothing.
    Absent(Box<Absent<'t>>),
}

/// An attribute that does not say which element it means.
#[derive(Debug)]
pub(crate) struct Ambiguous<'t> {
    pub(crate) reason: SkipReason,
    /// The number of leading steps of the attribute that are clear.
    pub(crate) depth: usize,
    /// The element that it reaches if the first of each name is meant.
    pub(crate) raw: Option<Raw<'t>>,
    pub(crate) verdict: Verdict,
}

/// An attribute that reaches nothing.
#[derive(Debug)]
pub(crate) struct Absent<'t> {
    /// The number of leading steps of the attribute that exist in the document.
    pub(crate) depth: usize,
    /// What these steps reach.
    pub(crate) reached: Reached<'t>,
    /// The text there, if the value is a text.
    pub(crate) text: Option<Cow<'t, str>>,
    /// The keys that are there instead.
    pub(crate) keys: FirstKeys<'t>,
    pub(crate) verdict: Verdict,
}

/// What the leading steps of an attribute reach.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reached<'t> {
    /// A JSON value other than an array.
    Value(Kind),
    /// A JSON array.
    Array { length: u64 },
    /// The top of an XML document.
    Document { element: &'t str },
    /// An element.
    Element {
        has_children: bool,
        /// Whether it has an XML attribute of the name that the next step wants.
        has_attribute: bool,
    },
    /// Elements of one name.
    Elements { count: u64 },
}
