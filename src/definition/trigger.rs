//! The "Webhook is Called" trigger, as its owner gives it.

use crate::string_enum::string_enum;

string_enum! {
    /// How a trigger compares the webhook.
    pub enum WebhookOperator {
        /// It is one of those given.
        Is = "is",
        /// It is any.
        IsAny = "is-any",
    }
}

string_enum! {
    /// How a trigger compares a text.
    pub enum TextOperator {
        /// It is one of the values.
        Is = "is",
        /// It is none of them.
        IsNot = "is-not",
        /// It starts with one of them.
        StartsWith = "starts-with",
        /// It starts with none of them.
        NotStartsWith = "not-starts-with",
        /// It contains one of them.
        Contains = "contains",
        /// It contains none of them.
        NotContains = "not-contains",
        /// It is empty.
        IsEmpty = "is-empty",
        /// It is not empty.
        IsNotEmpty = "is-not-empty",
    }
}

impl TextOperator {
    /// Whether it compares with values.
    #[must_use]
    pub const fn takes_values(self) -> bool {
        match self {
            Self::IsEmpty | Self::IsNotEmpty => false,
            Self::Is
            | Self::IsNot
            | Self::StartsWith
            | Self::NotStartsWith
            | Self::Contains
            | Self::NotContains => true,
        }
    }
}

/// A constraint on the webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct WebhookConstraint {
    /// How it compares.
    pub operator: WebhookOperator,
    /// With what.
    #[cfg_attr(feature = "serde", serde(default))]
    pub values: Vec<String>,
}

/// A constraint on a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TextConstraint {
    /// How it compares.
    pub operator: TextOperator,
    /// With what; any one of them may match.
    #[cfg_attr(feature = "serde", serde(default))]
    pub values: Vec<String>,
}

/// The constraints of a "Webhook is Called" trigger: all that are given have to hold.
///
/// ```
/// use marketo_webhook::{
///     CampaignType, Response, ResponseType, Status, TextConstraint, TextOperator, Webhook, WebhookDefinition,
///     WebhookIsCalledTrigger,
/// };
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let status = Status::new(404).expect("a status has three digits");
/// let outcome = webhook.evaluate(CampaignType::Trigger, &Response::new(status).with_text("gone").into());
///
/// let not_found = TextConstraint { operator: TextOperator::Is, values: vec!["not found".to_owned()] };
/// let trigger = WebhookIsCalledTrigger { error_type: Some(not_found), ..WebhookIsCalledTrigger::default() };
/// assert!(trigger.fires(&outcome).fires);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct WebhookIsCalledTrigger {
    /// On the webhook that was called.
    #[cfg_attr(feature = "serde", serde(default))]
    pub webhook: Option<WebhookConstraint>,
    /// On the literal payload of the response.
    #[cfg_attr(feature = "serde", serde(default))]
    pub response: Option<TextConstraint>,
    /// On the reason phrase.
    #[cfg_attr(feature = "serde", serde(default))]
    pub error_type: Option<TextConstraint>,
}
