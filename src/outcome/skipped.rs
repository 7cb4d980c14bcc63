//! [`SkippedMapping`]: why a mapping does nothing.

use super::Borrowed;
#[cfg(feature = "serde")]
use super::explained;
use crate::assumptions::Assumption;
use crate::rules::{Basis, RuleId, RuleSet};
use crate::string_enum::string_enum;
use crate::texts::Explanation;
use crate::value::Kind;

string_enum! {
    /// Why a [`SkippedMapping`] does nothing.
    #[non_exhaustive]
    pub enum SkipReason {
        /// The Response Attribute is not a valid path.
        InvalidAttribute = "invalid-attribute",
        /// No lead field has the name.
        UnknownField = "unknown-field",
        /// The field is read-only.
        ReadOnlyField = "read-only-field",
        /// The attribute reaches nothing.
        NotFound = "not-found",
        /// The attribute reaches an object, an array or an element with children.
        NotScalar = "not-scalar",
        /// The attribute reaches null.
        NullValue = "null-value",
        /// The attribute reaches an empty string.
        EmptyValue = "empty-value",
        /// The field's type cannot take the value.
        IncompatibleType = "incompatible-type",
        /// The number is too large for the type.
        OutOfRange = "out-of-range",
        /// The text is too long for the field.
        TooLong = "too-long",
        /// The attribute names a repeated element without an index.
        AmbiguousElement = "ambiguous-element",
        /// Adobe calls the result undefined.
        UndefinedXml = "undefined-xml",
    }
}

/// A mapping that does nothing, and why.
///
/// ```
/// use marketo_webhook::outcome::{SkipReason, SuggestionFor};
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("lead.City", "City"));
/// let response = Response::new(Status::OK).with_text(r#"{"lead": {"city": "Gent"}}"#);
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the response is used");
/// };
/// let skipped = &outcome.skipped[0];
/// assert_eq!((skipped.reason, &*skipped.resolved), (SkipReason::NotFound, "lead"));
/// let suggestion = skipped.suggestion.as_ref().unwrap();
/// assert_eq!((suggestion.place, &*suggestion.value), (SuggestionFor::ResponseAttribute, "lead.city"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct SkippedMapping<'a> {
    /// The place of the mapping in the definition, from 0.
    pub mapping: usize,
    /// The field's name.
    pub marketo_field: Borrowed<'a, str>,
    /// The attribute, as the definition gives it.
    pub response_attribute: Borrowed<'a, str>,
    /// The reason, for code.
    pub reason: SkipReason,
    /// The reason and what to do, for people.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "explained::explained"))]
    pub explanation: Explanation<'a>,
    /// The rule that decides.
    pub rule: RuleId,
    /// How sure that rule is: its [`RuleId::basis`].
    pub basis: Basis,
    /// The assumption that decides, and a value of it under which the mapping would be written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub switch: Option<Switch>,
    /// The longest leading part of the attribute that reaches something; empty if no part does.
    pub resolved: String,
    /// What the attribute reaches, if anything.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub found: Option<Found>,
    /// What to write instead, for the attribute or for the field.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<Suggestion>,
    /// The rules that it rests on.
    pub rules: RuleSet,
}

/// An [`Assumption`] and the first of its values under which a mapping would be written.
/// [`Assumptions::switch`](crate::assumptions::Assumptions::switch) takes both.
///
/// ```
/// use marketo_webhook::assumptions::{Assumption, Assumptions};
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("city", "City"));
/// let response = Response::new(Status::OK).with_text(r#"{"city": null}"#);
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the response is used");
/// };
/// let switch = outcome.skipped[0].switch.unwrap();
/// assert_eq!((switch.assumption, switch.value), (Assumption::JsonNull, "clear"));
///
/// let mut assumptions = Assumptions::default();
/// assumptions.switch(switch.assumption, switch.value)?;
/// # Ok::<(), marketo_webhook::ParseNameError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Switch {
    /// The assumption.
    pub assumption: Assumption,
    /// Its value.
    pub value: &'static str,
}

string_enum! {
    /// The half of a mapping that a [`Suggestion`] is for.
    pub enum SuggestionFor {
        /// The Response Attribute.
        ResponseAttribute = "responseAttribute",
        /// The Marketo Field.
        MarketoField = "marketoField",
    }
}

/// What to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Suggestion {
    /// The half of the mapping.
    #[cfg_attr(feature = "serde", serde(rename = "for"))]
    pub place: SuggestionFor,
    /// What to write there.
    pub value: String,
}

impl Suggestion {
    pub(crate) const fn attribute(value: String) -> Self {
        Self { place: SuggestionFor::ResponseAttribute, value }
    }

    pub(crate) const fn field(value: String) -> Self {
        Self { place: SuggestionFor::MarketoField, value }
    }
}

/// What an attribute reaches.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Found {
    /// Its kind.
    pub kind: Kind,
    /// Its first characters.
    pub excerpt: String,
}
