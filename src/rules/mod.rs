//! The rules that outcomes cite, with their certainty and sources.
//!
//! [`rules`] lists them. What a rule says is a text: `rule.<id>` of a [`Catalogue`](crate::messages::Catalogue).
//!
//! ```
//! use marketo_webhook::messages::Catalogue;
//! use marketo_webhook::rules::{Basis, RuleId};
//!
//! let rule = RuleId::JsonScalar.rule();
//! assert_eq!(rule.basis, Basis::Documented);
//! assert!(rule.sources[0].source.url().is_some());
//! assert!(Catalogue::english().text(&format!("rule.{}", rule.id)).is_some());
//! ```

mod catalogue;
mod rule_set;
mod verdict;

use std::iter::FusedIterator;

use crate::assumptions::Assumption;
use crate::string_enum::string_enum;

pub use catalogue::RuleId;
pub use rule_set::{RuleSet, RuleSetIter};
pub(crate) use verdict::Verdict;

string_enum! {
    /// How certain a [`Rule`] is, most certain first.
    pub enum Basis {
        /// Adobe says so about webhooks.
        Documented = "documented",
        /// Practitioners report it for webhooks, or for the fields that they write.
        Observed = "observed",
        /// Adobe says so about another feature.
        Sibling = "sibling",
        /// Nobody says so, or siblings disagree.
        Assumed = "assumed",
        /// No claim about Marketo: the library's own advice.
        Advice = "advice",
    }
}

string_enum! {
    /// Where a [`Rule`] comes from: a page by Adobe, or what others report.
    #[non_exhaustive]
    pub enum Source {
        /// Adobe, webhooks: errors (and its picture webhook-called.png).
        WebhookErrors = "webhook-errors",
        /// Adobe, webhooks.
        Webhooks = "webhooks",
        /// Adobe, webhooks: response mappings.
        ResponseMappings = "response-mappings",
        /// Adobe, field types (to which D3 refers).
        FieldTypes = "field-types",
        /// Adobe, REST API: leads (describe; addresses are ASCII).
        Leads = "leads",
        /// Adobe, REST API: list of standard fields, as of July 2026.
        StandardFields = "standard-fields",
        /// Adobe, REST API: lead database (an empty string is null).
        LeadDatabase = "lead-database",
        /// Adobe, developer blog copies (Response type: None).
        DeveloperBlog = "developer-blog",
        /// Adobe, product documentation: execute campaign.
        ExecuteCampaign = "execute-campaign",
        /// Adobe, product documentation: smart list filter operators.
        FilterOperators = "filter-operators",
        /// Adobe, product documentation: custom field types (8/19/14; www.myblog.com).
        CustomFieldTypes = "custom-field-types",
        /// Adobe, product documentation: system tokens (2013-08-08 16:36:13).
        SystemTokens = "system-tokens",
        /// Adobe, product documentation: clear field values (NULL clears, a blank does not).
        ClearFieldValues = "clear-field-values",
        /// Adobe, self-service flow steps: service provider interface.
        SelfServiceFlowSteps = "self-service-flow-steps",
        /// Adobe, XDM call webhook event, and its mapping from Marketo's Error Type.
        Xdm = "xdm",
        /// Teknkl, fun with the webhook is called trigger.
        TriggerPost = "trigger-post",
        /// Teknkl, real-world field limits 1 (integers) and 2 (URLs).
        FieldLimitsPost = "field-limits-post",
        /// Teknkl, webhooks, casting and "numeroalphabetic" strings.
        CastingPost = "casting-post",
        /// Teknkl, currency fields are horribly broken (32-bit floats).
        CurrencyPost = "currency-post",
        /// Teknkl, clearing fields when no value is submitted (forms: no-op).
        ClearingPost = "clearing-post",
        /// Teknkl, nullability of boolean fields.
        BooleanPost = "boolean-post",
        /// Marketo Ops Radar, a summary of a user group, building smarter flows with webhooks ("logs a timeout error").
        UserGroupSummary = "user-group-summary",
        /// Warehouse models of activity 110: `error_type` is a number, `response` text.
        WarehouseModels = "warehouse-models",
        /// RFC 9110, RFC 9112, IANA status registry, WHATWG Encoding.
        HttpStandards = "http-standards",
    }
}

impl Source {
    /// Where to read it, if it has an address.
    #[must_use]
    pub const fn url(self) -> Option<&'static str> {
        match self {
            Self::WebhookErrors => {
                Some("https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/webhooks/errors.md")
            }
            Self::Webhooks => {
                Some("https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/webhooks/webhooks.md")
            }
            Self::ResponseMappings => Some(
                "https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/webhooks/response-mappings.md",
            ),
            Self::FieldTypes => Some(
                "https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/rest-api/field-types.md",
            ),
            Self::Leads => {
                Some("https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/rest-api/leads.md")
            }
            Self::StandardFields => Some(
                "https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/rest-api/list-of-standard-fields.md",
            ),
            Self::LeadDatabase => Some(
                "https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/rest-api/lead-database.md",
            ),
            Self::DeveloperBlog => {
                Some("https://github.com/AdobeDocs/marketo-developer.en/blob/main/help/blog.md")
            }
            Self::ExecuteCampaign => Some(
                "https://github.com/AdobeDocs/marketo.en/blob/main/help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md",
            ),
            Self::FilterOperators => Some(
                "https://github.com/AdobeDocs/marketo.en/blob/main/help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/smart-list-filter-operators-glossary.md",
            ),
            Self::CustomFieldTypes => Some(
                "https://github.com/AdobeDocs/marketo.en/blob/main/help/marketo/product-docs/administration/field-management/custom-field-type-glossary.md",
            ),
            Self::SystemTokens => Some(
                "https://github.com/AdobeDocs/marketo.en/blob/main/help/marketo/product-docs/email-marketing/general/using-tokens/system-tokens-glossary.md",
            ),
            Self::ClearFieldValues => Some(
                "https://github.com/AdobeDocs/marketo.en/blob/main/help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/change-data-value/clear-field-values.md",
            ),
            Self::SelfServiceFlowSteps => {
                Some("https://github.com/adobe/Marketo-SSFS-Service-Provider-Interface/blob/main/ReadMe.md")
            }
            Self::Xdm => Some(
                "https://github.com/adobe/xdm/blob/master/components/fieldgroups/experience-event/events/callwebhook.schema.json",
            ),
            Self::TriggerPost => Some("https://blog.teknkl.com/fun-with-the-webhook-is-called-trigger"),
            Self::FieldLimitsPost => {
                Some("https://blog.teknkl.com/real-world-marketo-field-limits-1-integers/")
            }
            Self::CastingPost => Some("http://blog.teknkl.com/webhooks-casting-and-numeroalphabetic/"),
            Self::CurrencyPost => {
                Some("https://blog.teknkl.com/marketo-currency-fields-are-horribly-broken/")
            }
            Self::ClearingPost => {
                Some("https://blog.teknkl.com/clearing-lead-fields-when-no-value-submitted/")
            }
            Self::BooleanPost => {
                Some("https://blog.teknkl.com/marketo-boolean-field-nullability-data-value-changes-trigger")
            }
            Self::UserGroupSummary => {
                Some("https://marketo-ops-radar.ghost.io/building-smarter-flows-with-webhooks-self-service/")
            }
            Self::WarehouseModels => None,
            Self::HttpStandards => Some("https://www.rfc-editor.org/rfc/rfc9110"),
        }
    }
}

string_enum! {
    /// What a [`Source`] says about a [`Rule`].
    pub enum Says {
        /// The same as the rule.
        Supports = "supports",
        /// The opposite.
        Contradicts = "contradicts",
    }
}

/// A [`Source`] of a [`Rule`], and which side it takes.
///
/// ```
/// use marketo_webhook::rules::{RuleId, Says};
///
/// let sources = RuleId::CoerceNumericText.rule().sources;
/// assert!(sources.iter().any(|citation| citation.says == Says::Supports));
/// let other = sources.iter().find(|citation| citation.says == Says::Contradicts).unwrap();
/// assert!(other.source.url().unwrap().starts_with("https://"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Citation {
    /// The page or report.
    pub source: Source,
    /// Whether it says the same as the rule, or the opposite.
    pub says: Says,
}

/// A rule of behaviour, and how we know that Marketo keeps to it. What it says is the text `rule.<id>` of a
/// [`Catalogue`](crate::messages::Catalogue).
///
/// ```
/// use marketo_webhook::rules::{Basis, RuleId};
///
/// let rule = RuleId::DecideEmptyBody.rule();
/// assert_eq!(rule.id.name(), "decide.empty-body");
/// assert_eq!(rule.basis, Basis::Documented);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Rule {
    /// The id that outcomes cite.
    pub id: RuleId,
    /// How sure it is.
    pub basis: Basis,
    /// Who says so, then who says the opposite; empty if nobody says anything.
    pub sources: &'static [Citation],
    /// The [`Assumption`] that switches it, if one does.
    pub assumption: Option<Assumption>,
}

/// Every rule that the library knows, in the order in which they apply.
///
/// ```
/// use marketo_webhook::rules::{Basis, rules};
///
/// let assumed = rules().into_iter().filter(|rule| rule.basis == Basis::Assumed);
/// assert!(assumed.count() > 10);
/// ```
#[must_use]
pub fn rules() -> Vec<Rule> {
    RuleId::ALL.iter().map(|id| id.rule()).collect()
}

impl Assumption {
    /// The rules that it switches, in the order of [`rules()`].
    ///
    /// ```
    /// use marketo_webhook::assumptions::Assumption;
    /// use marketo_webhook::rules::RuleId;
    ///
    /// let rules: Vec<_> = Assumption::JsonNull.rules().collect();
    /// assert_eq!(rules, [RuleId::JsonNull, RuleId::CoerceNullClears]);
    /// ```
    #[must_use]
    pub fn rules(self) -> impl DoubleEndedIterator<Item = RuleId> + FusedIterator {
        RuleId::ALL.iter().copied().filter(move |id| id.assumption() == Some(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_has_a_source_that_says_so() {
        for rule in rules() {
            let is_supported = rule.sources.iter().any(|citation| citation.says == Says::Supports);
            match rule.basis {
                Basis::Documented | Basis::Observed | Basis::Sibling => assert!(is_supported, "{}", rule.id),
                Basis::Assumed => {}
                Basis::Advice => assert!(rule.sources.is_empty(), "{}", rule.id),
            }
        }
    }
}
