//! [`RuleSet`]: a set of rules as bits.

use std::fmt;
use std::iter::FusedIterator;

use super::{Basis, RuleId};

/// A set of rules by [`RuleId`], in the order of [`rules`](super::rules).
///
/// ```
/// use marketo_webhook::rules::{Basis, RuleId};
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Batch, Response::new(Status::OK)) else {
///     panic!("a batch campaign calls no webhook");
/// };
/// assert!(outcome.rules.contains(RuleId::DecideBatchCampaign));
/// assert_eq!(outcome.rules.basis(), Basis::Assumed);
/// assert!(!outcome.rules.is_empty());
/// assert_eq!(outcome.rules.into_iter().next(), Some(RuleId::DecideBatchCampaign));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct RuleSet(u128);

const _: () = assert!(RuleId::ALL.len() <= 128, "a rule set holds 128 rules");

impl RuleSet {
    pub(crate) const EMPTY: Self = Self(0);

    /// Whether the rule is in the set.
    #[must_use]
    pub const fn contains(self, id: RuleId) -> bool {
        self.0 & Self::bit(id) != 0
    }

    /// Whether no rule is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many rules are in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The rules of the set.
    #[must_use]
    pub const fn iter(self) -> RuleSetIter {
        RuleSetIter { set: self }
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

    /// How sure the least sure of the rules is; [`Basis::Advice`] does not count.
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

impl IntoIterator for RuleSet {
    type Item = RuleId;
    type IntoIter = RuleSetIter;

    fn into_iter(self) -> RuleSetIter {
        self.iter()
    }
}

impl IntoIterator for &RuleSet {
    type Item = RuleId;
    type IntoIter = RuleSetIter;

    fn into_iter(self) -> RuleSetIter {
        self.iter()
    }
}

impl Extend<RuleId> for RuleSet {
    fn extend<I: IntoIterator<Item = RuleId>>(&mut self, ids: I) {
        *self = ids.into_iter().fold(*self, Self::with);
    }
}

impl FromIterator<RuleId> for RuleSet {
    fn from_iter<I: IntoIterator<Item = RuleId>>(ids: I) -> Self {
        ids.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// The rules of a [`RuleSet`], in catalogue order.
#[derive(Clone, Debug)]
pub struct RuleSetIter {
    /// Those that are left.
    set: RuleSet,
}

impl RuleSetIter {
    /// Takes the rule at a place of the catalogue, if there is one.
    fn take_at(&mut self, place: u32) -> Option<RuleId> {
        let id = *RuleId::ALL.get(usize::try_from(place).ok()?)?;
        self.set.0 &= !RuleSet::bit(id);
        Some(id)
    }
}

impl Iterator for RuleSetIter {
    type Item = RuleId;

    fn next(&mut self) -> Option<RuleId> {
        self.take_at(self.set.0.trailing_zeros())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.set.len(), Some(self.set.len()))
    }
}

impl DoubleEndedIterator for RuleSetIter {
    fn next_back(&mut self) -> Option<RuleId> {
        self.take_at(127_u32.checked_sub(self.set.0.leading_zeros())?)
    }
}

impl ExactSizeIterator for RuleSetIter {}

impl FusedIterator for RuleSetIter {}

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
        let mut rules = set.iter();
        assert_eq!((rules.len(), rules.next_back()), (2, Some(RuleId::CoerceUnknownType)));
        assert_eq!((rules.len(), rules.next_back()), (1, Some(RuleId::DecideBatchCampaign)));
        assert_eq!((rules.next(), rules.next_back(), rules.len()), (None, None, 0));
    }

    #[test]
    fn a_set_of_every_rule_has_them_all_from_both_ends() {
        let all: RuleSet = RuleId::ALL.iter().copied().collect();
        assert!(all.iter().eq(RuleId::ALL.iter().copied()));
        assert!(all.iter().rev().eq(RuleId::ALL.iter().rev().copied()));
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
