//! From the text of a response to what stands at each mapped attribute.

mod cursor;
mod escape;
mod json;
mod marks;
mod trie;

use std::borrow::Cow;

use crate::outcome::SkipReason;
use crate::rules::RuleSet;
use crate::value::{Kind, Raw};

pub(crate) use json::{Reading, strict};
pub(crate) use trie::{NodeId, Trie};

/// Where a text stops being a document, and what could have stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// In bytes.
    pub(crate) offset: usize,
    pub(crate) expected: &'static str,
}

/// A value found at an attribute, and the rules it rests on.
#[derive(Debug)]
pub(crate) struct Extracted<'t> {
    pub(crate) raw: Raw<'t>,
    pub(crate) rules: RuleSet,
}

/// Why an attribute gives no value, and the rules that say so.
#[derive(Debug)]
pub(crate) enum Miss<'t> {
    /// Something stands there that is no value.
    Stands { reason: SkipReason, raw: Raw<'t>, rules: RuleSet },
    /// Nothing stands there.
    Missing {
        /// How many steps of the attribute are there.
        depth: usize,
        /// What stands where these lead.
        reached: Option<Kind>,
        /// The key that stands there in place of the next step.
        near: Option<Cow<'t, str>>,
        rules: RuleSet,
    },
}
