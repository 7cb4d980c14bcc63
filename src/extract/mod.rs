//! From the text of a response to what stands at each mapped attribute.

mod cursor;
mod failure_markers;
mod json;
mod listed;
mod scan;
mod sibling_keys;
mod trie;
mod xml;

use std::borrow::Cow;

use crate::definition::attribute::Attribute;
use crate::definition::format::Format;
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, NonScalar};
use crate::rules::{RuleId, RuleSet};
use crate::text::similarity::Near;
use crate::value::{Kind, Raw};

pub(crate) use failure_markers::{Top, TopValue};
pub(crate) use listed::{Listed, ListedStep, list};
pub(crate) use sibling_keys::FirstKeys;
pub(crate) use trie::{NodeId, Trie};

/// Where a text stops being a document, why, and which rule says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// In bytes.
    pub(crate) offset: usize,
    pub(crate) flaw: Flaw,
    pub(crate) rule: RuleId,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Something else could have stood there.
    Expected(&'static str),
    /// Only the end tag of this element could have stood there.
    ExpectedEndTag(Box<str>),
    /// A character that XML does not allow.
    Character,
    /// An attribute that stands there twice.
    DuplicateAttribute(Box<str>),
    /// A prefix that no namespace is declared for.
    UnboundPrefix(Box<str>),
    /// A declaration or a name that Namespaces in XML reserves.
    Reserved(&'static str),
    /// A document type declaration.
    DocumentType,
}

/// A value found at an attribute, and the rules it rests on.
#[derive(Debug)]
pub(crate) struct Extracted<'t> {
    pub(crate) raw: Raw<'t>,
    pub(crate) rules: RuleSet,
}

impl<'t> Extracted<'t> {
    /// What holds values, unless it is not one itself.
    fn source(
        kind: Kind,
        source: &'t str,
        rule: RuleId,
        rules: RuleSet,
        non_scalar: NonScalar,
    ) -> Result<Self, Miss<'t>> {
        let raw = Raw::Source(kind, source);
        let rules = rules.with(rule);
        match non_scalar {
            NonScalar::WriteSource => Ok(Self { raw, rules }),
            NonScalar::Skip => Err(Miss::Stands { reason: SkipReason::NotScalar, rule, raw, rules }),
        }
    }
}

/// Why an attribute gives no value, and the rules that say so.
#[derive(Debug)]
pub(crate) enum Miss<'t> {
    /// Something stands there that is no value.
    Stands { reason: SkipReason, rule: RuleId, raw: Raw<'t>, rules: RuleSet },
    /// Which element is meant is not clear.
    Unclear(Unclear<'t>),
    /// Nothing stands there.
    Missing(Missing<'t>),
}

/// Why it is not clear which element is meant.
#[derive(Debug)]
pub(crate) struct Unclear<'t> {
    pub(crate) reason: SkipReason,
    pub(crate) rule: RuleId,
    /// How many steps of the attribute are clear.
    pub(crate) depth: usize,
    /// The element that the attribute would lead to, if the first one is meant.
    pub(crate) raw: Option<Raw<'t>>,
    pub(crate) rules: RuleSet,
}

/// Why nothing stands at an attribute.
#[derive(Debug)]
pub(crate) struct Missing<'t> {
    /// How many steps of the attribute are there.
    pub(crate) depth: usize,
    /// What stands where these lead.
    pub(crate) reached: Reached<'t>,
    /// What the attribute may have meant.
    pub(crate) hint: Option<Hint<'t>>,
    /// The keys that stand there.
    pub(crate) keys: FirstKeys<'t>,
    /// The rule that says so.
    pub(crate) rule: RuleId,
    pub(crate) rules: RuleSet,
}

/// What stands where the steps of an attribute lead that are there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reached<'t> {
    /// A JSON value, other than an array.
    Value(Kind),
    /// A JSON array.
    Array { length: u64 },
    /// The top of an XML document.
    Document { element: &'t str },
    /// An element.
    Element {
        /// Whether it has child elements.
        parent: bool,
        /// Whether it has an XML attribute of the name that the next step wants.
        has_attribute: bool,
    },
    /// Elements of one name.
    Elements { count: u64 },
}

/// What an attribute that leads nowhere may have meant.
#[derive(Debug)]
pub(crate) enum Hint<'t> {
    /// This key in place of the step that is not there.
    Key(Cow<'t, str>),
    /// This key before all others.
    Under(&'t str),
    /// An index into the array that stands there.
    Into,
    /// No index, since the element stands alone.
    Out,
}

impl<'t> Hint<'t> {
    /// The nearest key, and the rule that keeps it apart from the wanted one.
    fn nearest(near: Option<(Near, Cow<'t, str>)>) -> (Option<Self>, RuleSet) {
        let Some((near, key)) = near else { return (None, RuleSet::EMPTY) };
        let rules = match near {
            Near::Case => RuleSet::of(RuleId::PathCaseSensitive),
            Near::Prefix => RuleSet::of(RuleId::XmlPrefix),
            Near::Edit | Near::TwoEdits => RuleSet::EMPTY,
        };
        (Some(Self::Key(key)), rules)
    }
}

/// A document that was read.
pub(crate) enum Reading<'t> {
    Json(json::Reading<'t>),
    Xml(xml::Reading<'t>),
}

impl<'t> Reading<'t> {
    /// Reads the whole document and follows the attributes of the trie, which was made for the format.
    pub(crate) fn new(
        format: Format,
        text: &'t str,
        trie: &Trie,
        assumptions: &Assumptions,
    ) -> Result<Self, Box<Syntax>> {
        match format {
            Format::Json => json::strict(text, trie, assumptions).map(Self::Json),
            Format::Xml => xml::well_formed(text, trie).map(Self::Xml),
        }
    }

    /// One of the members of the top that services use to say that they failed, counted from 0.
    #[inline(never)]
    pub(crate) fn top(&self, i: usize) -> Option<Top<'t>> {
        match self {
            Self::Json(reading) => reading.top(i),
            Self::Xml(reading) => reading.top(i),
        }
    }

    /// Whether the top of the document is a JSON array.
    pub(crate) fn array_at_top(&self) -> bool {
        match self {
            Self::Json(reading) => reading.array_at_top(),
            Self::Xml(_) => false,
        }
    }

    /// What stands at the attribute that ends at `node`.
    pub(crate) fn at(
        &mut self,
        trie: &Trie,
        node: NodeId,
        attribute: &Attribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        match self {
            Self::Json(reading) => reading.at(trie, node, attribute, assumptions),
            Self::Xml(reading) => reading.at(trie, node, attribute, assumptions),
        }
    }
}
