//! Sets of rules.

use std::fmt;

use super::RuleId;

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
impl serde::Serialize for RuleSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
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
}
