//! The "Webhook is Called" trigger, as its owner gives it.

use std::fmt;

use crate::string_enum::string_enum;

string_enum! {
    /// How a [`WebhookConstraint`] compares.
    pub enum WebhookOperator {
        /// The webhook has one of the given names.
        Is = "is",
        /// Any webhook.
        IsAny = "is-any",
    }
}

string_enum! {
    /// How a [`TextConstraint`] compares, without regard to case.
    pub enum TextOperator {
        /// The text is one of the values.
        Is = "is",
        /// The text is not one of the values.
        IsNot = "is-not",
        /// The text starts with one of the values.
        StartsWith = "starts-with",
        /// The text does not start with any of the values.
        NotStartsWith = "not-starts-with",
        /// The text contains one of the values.
        Contains = "contains",
        /// The text does not contain any of the values.
        NotContains = "not-contains",
        /// The text is empty.
        IsEmpty = "is-empty",
        /// The text is not empty.
        IsNotEmpty = "is-not-empty",
    }
}

impl TextOperator {
    /// Whether a [`TextConstraint`] with this operator has values.
    ///
    /// ```
    /// use marketo_webhook::definition::TextOperator;
    ///
    /// assert!(TextOperator::Contains.takes_values());
    /// assert!(!TextOperator::IsEmpty.takes_values());
    /// ```
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
///
/// ```
/// use marketo_webhook::definition::{WebhookConstraint, WebhookOperator};
///
/// let constraint = WebhookConstraint::is(["Scoring", "Enrichment"])?;
/// assert_eq!(constraint.values(), ["Scoring", "Enrichment"]);
/// assert_eq!(WebhookConstraint::any().operator(), WebhookOperator::IsAny);
/// # Ok::<(), marketo_webhook::definition::ConstraintValuesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "given::Webhook"))]
pub struct WebhookConstraint {
    operator: WebhookOperator,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    values: Vec<String>,
}

impl WebhookConstraint {
    /// Any webhook.
    #[must_use]
    pub const fn any() -> Self {
        Self { operator: WebhookOperator::IsAny, values: Vec::new() }
    }

    /// A webhook that has one of these names.
    ///
    /// # Errors
    ///
    /// Where there are no names.
    pub fn is(names: impl IntoIterator<Item = impl Into<String>>) -> Result<Self, ConstraintValuesError> {
        Self::of(WebhookOperator::Is, names.into_iter().map(Into::into).collect())
    }

    pub(crate) fn of(operator: WebhookOperator, values: Vec<String>) -> Result<Self, ConstraintValuesError> {
        let takes_values = match operator {
            WebhookOperator::Is => true,
            WebhookOperator::IsAny => false,
        };
        ConstraintValuesError::check(takes_values, &values)?;
        Ok(Self { operator, values })
    }

    /// How it compares.
    #[must_use]
    pub const fn operator(&self) -> WebhookOperator {
        self.operator
    }

    /// The names that it compares with.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }
}

/// A constraint on a text.
///
/// ```
/// use marketo_webhook::definition::{TextConstraint, TextOperator};
///
/// let constraint = TextConstraint::new(TextOperator::StartsWith, ["not found", "gone"])?;
/// assert_eq!(constraint.values().len(), 2);
/// assert_eq!(TextConstraint::empty().operator(), TextOperator::IsEmpty);
/// assert_eq!(TextConstraint::not_empty().operator(), TextOperator::IsNotEmpty);
///
/// let error = TextConstraint::new(TextOperator::IsEmpty, ["gone"]).unwrap_err();
/// assert_eq!(error.to_string(), "the operator takes no values");
/// # Ok::<(), marketo_webhook::definition::ConstraintValuesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "given::Text"))]
pub struct TextConstraint {
    operator: TextOperator,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    values: Vec<String>,
}

impl TextConstraint {
    /// A constraint with some values, any one of which may match.
    ///
    /// # Errors
    ///
    /// Where there are no values though the operator takes some, or values though it takes none
    /// ([`TextOperator::takes_values`]).
    pub fn new(
        operator: TextOperator,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, ConstraintValuesError> {
        Self::of(operator, values.into_iter().map(Into::into).collect())
    }

    pub(crate) fn of(operator: TextOperator, values: Vec<String>) -> Result<Self, ConstraintValuesError> {
        ConstraintValuesError::check(operator.takes_values(), &values)?;
        Ok(Self { operator, values })
    }

    /// The text is empty.
    #[must_use]
    pub const fn empty() -> Self {
        Self { operator: TextOperator::IsEmpty, values: Vec::new() }
    }

    /// The text is not empty.
    #[must_use]
    pub const fn not_empty() -> Self {
        Self { operator: TextOperator::IsNotEmpty, values: Vec::new() }
    }

    /// How it compares.
    #[must_use]
    pub const fn operator(&self) -> TextOperator {
        self.operator
    }

    /// What it compares with.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }
}

/// Values that do not go with the operator of a [`TextConstraint`] or a [`WebhookConstraint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ConstraintValuesError {
    /// Whether the operator takes values.
    pub takes_values: bool,
}

impl ConstraintValuesError {
    fn check(takes_values: bool, values: &[String]) -> Result<(), Self> {
        if takes_values == values.is_empty() { Err(Self { takes_values }) } else { Ok(()) }
    }
}

impl fmt::Display for ConstraintValuesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.takes_values {
            "the operator takes at least one value"
        } else {
            "the operator takes no values"
        })
    }
}

impl std::error::Error for ConstraintValuesError {}

#[cfg(feature = "serde")]
mod given {
    use super::{ConstraintValuesError, TextConstraint, TextOperator, WebhookConstraint, WebhookOperator};

    /// A constraint as it is given.
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Given<O> {
        operator: O,
        #[serde(default = "Vec::new")]
        values: Vec<String>,
    }

    pub(super) type Webhook = Given<WebhookOperator>;
    pub(super) type Text = Given<TextOperator>;

    impl TryFrom<Webhook> for WebhookConstraint {
        type Error = ConstraintValuesError;

        fn try_from(given: Webhook) -> Result<Self, ConstraintValuesError> {
            Self::of(given.operator, given.values)
        }
    }

    impl TryFrom<Text> for TextConstraint {
        type Error = ConstraintValuesError;

        fn try_from(given: Text) -> Result<Self, ConstraintValuesError> {
            Self::of(given.operator, given.values)
        }
    }
}

/// A "Webhook is Called" trigger: it fires where every constraint that is given holds.
///
/// ```
/// use marketo_webhook::definition::{TextConstraint, TextOperator, WebhookIsCalledTrigger};
/// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let response = Response::new(Status::NOT_FOUND).with_text("gone");
/// let outcome = webhook.evaluate(CampaignType::Trigger, response);
///
/// let not_found = TextConstraint::new(TextOperator::Is, ["not found"])?;
/// let trigger = WebhookIsCalledTrigger::new().with_error_type(not_found);
/// let firing = trigger.evaluate(&outcome);
/// assert!(firing.fires);
/// assert_eq!(firing.because[0].explanation.to_string(), "Error Type is `not found`: true, since it is `Not Found`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct WebhookIsCalledTrigger {
    /// The constraint on the webhook that was called.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub webhook: Option<WebhookConstraint>,
    /// The constraint on Response: the literal payload.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub response: Option<TextConstraint>,
    /// The constraint on Error Type: the reason phrase.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub error_type: Option<TextConstraint>,
}

impl WebhookIsCalledTrigger {
    /// A trigger without constraints, which fires on every call.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the constraint on the webhook.
    #[must_use]
    pub fn with_webhook(mut self, constraint: WebhookConstraint) -> Self {
        self.webhook = Some(constraint);
        self
    }

    /// Sets the constraint on Response.
    #[must_use]
    pub fn with_response(mut self, constraint: TextConstraint) -> Self {
        self.response = Some(constraint);
        self
    }

    /// Sets the constraint on Error Type.
    #[must_use]
    pub fn with_error_type(mut self, constraint: TextConstraint) -> Self {
        self.error_type = Some(constraint);
        self
    }
}
