//! [`Verdict`]: what a step decides by.

use super::{RuleId, RuleSet};

/// The rule that decided, and every rule that the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) decided_by: RuleId,
    pub(crate) rests_on: RuleSet,
}

impl Verdict {
    /// A decision that rests on one rule.
    pub(crate) const fn by(rule: RuleId) -> Self {
        Self { decided_by: rule, rests_on: RuleSet::of(rule) }
    }

    /// What another rule makes of the decision.
    #[must_use]
    pub(crate) const fn overruled_by(self, rule: RuleId) -> Self {
        Self { decided_by: rule, rests_on: self.rests_on.with(rule) }
    }

    /// The same decision, which rests on another rule too.
    #[must_use]
    pub(crate) const fn with(self, rule: RuleId) -> Self {
        Self { rests_on: self.rests_on.with(rule), ..self }
    }

    /// The same decision, which rests on these rules too.
    #[must_use]
    pub(crate) const fn and(self, rules: RuleSet) -> Self {
        Self { rests_on: self.rests_on.and(rules), ..self }
    }
}
