//! Sets of rules.

use std::fmt;

use super::{Basis, RuleId};

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

    /// How sure the least sure of the rules is; what is the library's own advice does not count.
    #[must_use]
    pub const fn basis(self) -> Basis {
        const ASSUMED: u128 = RuleSet::of_basis(Basis::Assumed);
        const SIBLING: u128 = RuleSet::of_basis(Basis::Sibling);
        const OBSERVED: u128 = RuleSet::of_basis(Basis::Observed);
        if self.0 & ASSUMED != 0 {
            Basis::Assumed
        } else if self.0 & SIBLING != 0 {
            Basis::Sibling
        } else if self.0 & OBSERVED != 0 {
            Basis::Observed
        } else {
            Basis::Documented
        }
    }

    /// The bits of the rules of a basis.
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
    const fn of_basis(basis: Basis) -> u128 {
        let (mut bits, mut i) = (0, 0);
        while i < RuleId::ALL.len() {
            if RuleId::ALL[i].basis() as u32 == basis as u32 {
                bits |= Self::bit(RuleId::ALL[i]);
            }
            i += 1;
        }
        bits
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

    #[test]
    fn a_set_is_as_sure_as_its_least_sure_rule() {
        let known = RuleSet::of(RuleId::JsonScalar).with(RuleId::DecideRecovery);
        assert_eq!(known.basis(), Basis::Documented);
        let observed = known.with(RuleId::CoerceNumericText);
        assert_eq!(observed.basis(), Basis::Observed);
        let sibling = observed.with(RuleId::CoerceOverLength);
        assert_eq!(sibling.basis(), Basis::Sibling);
        assert_eq!(sibling.with(RuleId::JsonNull).basis(), Basis::Assumed);
    }
}
