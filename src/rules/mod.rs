//! The rules: their ids, how sure each is, and sets of them.

pub(crate) mod assumptions;
mod catalogue;

use std::fmt;

#[cfg(feature = "serde")]
use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::rules::assumptions::Assumption;
use crate::string_enum::named;

pub use catalogue::RuleId;

named! {
    /// How sure a rule is.
    pub enum Basis {
        /// Adobe's developer pages say it about webhooks.
        Documented = "documented",
        /// Adobe says it about a neighbouring feature.
        Sibling = "sibling",
        /// Practitioners report it.
        Observed = "observed",
        /// Nobody says; the library's own choice.
        Assumed = "assumed",
    }
}

/// A rule of behaviour: what Marketo does, and how we know.
///
/// ```
/// use marketo_webhook::{Basis, RuleId};
///
/// let rule = RuleId::DecideEmptyBody.rule();
/// assert_eq!(rule.id.name(), "decide.empty-body");
/// assert_eq!(rule.basis, Basis::Documented);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The id that outcomes cite.
    pub id: RuleId,
    /// How sure it is.
    pub basis: Basis,
    /// What it says.
    pub statement: &'static str,
    /// The pages it comes from; empty for an assumption.
    pub sources: &'static [&'static str],
    /// The assumption that switches it, if one does.
    pub assumption: Option<Assumption>,
}

#[cfg(feature = "serde")]
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let source = (!self.sources.is_empty()).then(|| self.sources.join("; "));
        let mut rule = serializer.serialize_struct("Rule", 5)?;
        rule.serialize_field("id", &self.id)?;
        rule.serialize_field("basis", &self.basis)?;
        rule.serialize_field("statement", self.statement)?;
        rule.serialize_field("source", &source)?;
        rule.serialize_field("assumption", &self.assumption)?;
        rule.end()
    }
}

/// Every rule that the library knows, in the order in which they apply.
#[must_use]
pub fn rules() -> Vec<Rule> {
    RuleId::ALL.iter().map(|id| id.rule()).collect()
}

/// A set of rules, in catalogue order.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct RuleSet(u128);

const _: () = assert!(RuleId::ALL.len() <= 128, "a rule set holds 128 rules");

impl RuleSet {
    pub(crate) const EMPTY: Self = Self(0);

    /// Whether the rule is in the set.
    #[must_use]
    pub const fn contains(self, id: RuleId) -> bool {
        self.0 & Self::bit(id) != 0
    }

    /// The rules of the set.
    pub fn iter(self) -> impl Iterator<Item = RuleId> {
        RuleId::ALL.iter().copied().filter(move |id| self.contains(*id))
    }

    pub(crate) const fn of(id: RuleId) -> Self {
        Self(Self::bit(id))
    }

    #[must_use]
    pub(crate) const fn with(self, id: RuleId) -> Self {
        Self(self.0 | Self::bit(id))
    }

    #[must_use]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as bits, the first rule of the catalogue lowest.
    #[cfg(all(feature = "js", target_family = "wasm"))]
    pub(crate) const fn bits(self) -> u128 {
        self.0
    }

    const fn bit(id: RuleId) -> u128 {
        1_u128.wrapping_shl(id as u32)
    }
}

impl fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(RuleId::name)).finish()
    }
}

#[cfg(feature = "serde")]
impl Serialize for RuleSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rules = serializer.serialize_seq(None)?;
        for id in self.iter() {
            rules.serialize_element(&id)?;
        }
        rules.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_lists_its_rules_in_catalogue_order() {
        let set = RuleSet::of(RuleId::CoerceUnknownType).with(RuleId::DecideBatchCampaign);
        let names: Vec<_> = set.iter().map(RuleId::name).collect();
        assert_eq!(names, ["decide.batch-campaign", "coerce.unknown-type"]);
    }

    #[test]
    fn only_an_assumption_has_no_source_and_a_full_stop_ends_no_statement() {
        for rule in rules() {
            assert_eq!(rule.sources.is_empty(), rule.basis == Basis::Assumed, "{}", rule.id);
            assert!(!rule.statement.ends_with('.'), "{}", rule.id);
        }
    }
}
