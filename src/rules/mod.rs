//! The rules: their ids, how sure each is, and the assumptions that switch some of them.

pub(crate) mod assumptions;
mod catalogue;
mod rule_set;
mod verdict;

use crate::string_enum::string_enum;
use assumptions::Assumption;

pub use catalogue::RuleId;
pub use rule_set::RuleSet;
pub(crate) use verdict::Verdict;

string_enum! {
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
impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

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

impl Assumption {
    /// The rules that it switches, in catalogue order.
    ///
    /// ```
    /// use marketo_webhook::{Assumption, RuleId};
    ///
    /// let rules: Vec<_> = Assumption::JsonNull.rules().collect();
    /// assert_eq!(rules, [RuleId::JsonNull, RuleId::CoerceNullClears]);
    /// ```
    pub fn rules(self) -> impl Iterator<Item = RuleId> {
        RuleId::ALL.iter().copied().filter(move |id| id.rule().assumption == Some(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_assumption_has_no_source_and_a_full_stop_ends_no_statement() {
        for rule in rules() {
            assert_eq!(rule.sources.is_empty(), rule.basis == Basis::Assumed, "{}", rule.id);
            assert!(!rule.statement.ends_with('.'), "{}", rule.id);
        }
    }
}
