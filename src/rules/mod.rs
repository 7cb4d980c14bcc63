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

string_enum! {
    /// Where a rule comes from: a page or a book of Adobe's, or what others report.
    #[non_exhaustive]
    pub enum Source {
        /// Adobe's developer documentation, `webhooks/errors`.
        WebhookErrors = "webhook-errors",
        /// Adobe's developer documentation, `webhooks/webhooks`.
        Webhooks = "webhooks",
        /// Adobe's developer documentation, `webhooks/response-mappings`.
        ResponseMappings = "response-mappings",
        /// Adobe's developer documentation, `rest-api/field-types`.
        FieldTypes = "field-types",
        /// Adobe's developer documentation, `rest-api/leads`.
        Leads = "leads",
        /// Adobe's developer documentation, `rest-api/list-of-standard-fields`.
        StandardFields = "standard-fields",
        /// Adobe's product documentation of Execute Campaign.
        ExecuteCampaign = "execute-campaign",
        /// Adobe's service provider interface of self-service flow steps.
        SelfServiceFlowSteps = "self-service-flow-steps",
        /// Adobe's XDM event of a webhook call.
        Xdm = "xdm",
        /// A post of blog.teknkl.com about the trigger.
        TriggerPost = "trigger-post",
        /// A post of blog.teknkl.com about integers.
        IntegerPost = "integer-post",
        /// Adobe's glossary of the operators of smart lists.
        Operators = "operators",
        /// What practitioners report.
        Practitioners = "practitioners",
    }
}

/// A rule of behaviour: how we know what Marketo does. What it does is said by the text `rule.<id>`.
///
/// ```
/// use marketo_webhook::{Basis, RuleId};
///
/// let rule = RuleId::DecideEmptyBody.rule();
/// assert_eq!(rule.id.name(), "decide.empty-body");
/// assert_eq!(rule.basis, Basis::Documented);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Rule {
    /// The id that outcomes cite.
    pub id: RuleId,
    /// How sure it is.
    pub basis: Basis,
    /// Where it comes from; empty for one that is assumed.
    pub sources: &'static [Source],
    /// The assumption that switches it, if one does.
    pub assumption: Option<Assumption>,
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
        RuleId::ALL.iter().copied().filter(move |id| id.assumption() == Some(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_assumed_has_no_source() {
        for rule in rules() {
            assert_eq!(rule.sources.is_empty(), rule.basis == Basis::Assumed, "{}", rule.id);
        }
    }
}
