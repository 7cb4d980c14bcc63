//! Webhook definitions and "Webhook is Called" triggers.
//!
//! A [`WebhookDefinition`] has [`ResponseMapping`]s from a Response Attribute to a lead field. Attributes are texts there,
//! valid or not; [`Attribute`] is one that was parsed.
//!
//! ```
//! use marketo_webhook::definition::{Attribute, DataType, LeadField};
//! use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
//!
//! let definition = WebhookDefinition::new(ResponseType::Json)
//!     .with_mapping("orders[0].total", "LastOrder__c")
//!     .with_lead_fields([LeadField::new("LastOrder__c", DataType::Currency)]);
//! let attribute: Attribute = definition.response_mappings[0].response_attribute.parse()?;
//! assert_eq!(attribute.steps().len(), 3);
//! assert!(Webhook::new(definition).diagnostics().is_empty());
//! # Ok::<(), marketo_webhook::definition::ParseAttributeError>(())
//! ```

pub(crate) mod attribute;
pub(crate) mod field;
pub(crate) mod trigger;

use crate::assumptions::{AssumptionValue, Assumptions};
use crate::string_enum::string_enum;

pub use attribute::{Attribute, ParseAttributeError, Step};
pub use field::{DataType, LeadField, OtherDataType, standard_fields};
pub use trigger::{
    ConstraintValuesError, TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger,
    WebhookOperator,
};

string_enum! {
    /// A format that a body is read as.
    #[non_exhaustive]
    pub enum Format {
        /// JSON.
        Json = "json",
        /// XML.
        Xml = "xml",
    }
}

string_enum! {
    /// The Response Type setting of a webhook.
    pub enum ResponseType {
        /// The body is read as JSON.
        Json = "json",
        /// The body is read as XML.
        Xml = "xml",
        /// The body is not read.
        None = "none",
    }
}

impl ResponseType {
    /// The format that the body is read as, if it is read.
    ///
    /// ```
    /// use marketo_webhook::ResponseType;
    /// use marketo_webhook::definition::Format;
    ///
    /// assert_eq!(ResponseType::Xml.format(), Some(Format::Xml));
    /// assert_eq!(ResponseType::None.format(), None);
    /// ```
    #[must_use]
    pub const fn format(self) -> Option<Format> {
        match self {
            Self::Json => Some(Format::Json),
            Self::Xml => Some(Format::Xml),
            Self::None => None,
        }
    }
}

impl From<Format> for ResponseType {
    fn from(format: Format) -> Self {
        match format {
            Format::Json => Self::Json,
            Format::Xml => Self::Xml,
        }
    }
}

/// One row of the Response Mappings of a [`WebhookDefinition`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct ResponseMapping {
    /// The Response Attribute: a path such as `orders[0].orderDate`, as [`Attribute`] parses it.
    pub response_attribute: String,
    /// The Marketo Field: the lead field's SOAP API name, such as `LeadScore`.
    pub marketo_field: String,
}

impl ResponseMapping {
    /// A mapping from a Response Attribute to a Marketo Field. Either may be invalid: [`Webhook::diagnostics`] says so.
    ///
    /// [`Webhook::diagnostics`]: crate::Webhook::diagnostics
    #[must_use]
    pub fn new(response_attribute: impl Into<String>, marketo_field: impl Into<String>) -> Self {
        Self { response_attribute: response_attribute.into(), marketo_field: marketo_field.into() }
    }
}

/// A webhook's definition, which [`Webhook::new`](crate::Webhook::new) compiles.
///
/// ```
/// use marketo_webhook::{ResponseType, WebhookDefinition};
///
/// let definition = WebhookDefinition::new(ResponseType::Json)
///     .with_name("Scoring")
///     .with_mapping("person.score", "LeadScore");
/// assert_eq!(definition.response_mappings.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct WebhookDefinition {
    /// The name, which [`WebhookConstraint`] compares.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub name: Option<String>,
    /// The Response Type.
    pub response_type: ResponseType,
    /// The Response Mappings.
    #[cfg_attr(feature = "serde", serde(default))]
    pub response_mappings: Vec<ResponseMapping>,
    /// The instance's lead fields, if they are known. They come before Marketo's [`standard_fields`]; with them, any other
    /// name is an unknown field.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub lead_fields: Option<Vec<LeadField>>,
    /// What Marketo does where Adobe's documentation is silent, as far as [`Assumptions`] switch it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub assumptions: Assumptions,
}

impl WebhookDefinition {
    /// A definition without a name, mappings or lead fields, under the default assumptions.
    #[must_use]
    pub fn new(response_type: ResponseType) -> Self {
        Self {
            name: None,
            response_type,
            response_mappings: Vec::new(),
            lead_fields: None,
            assumptions: Assumptions::default(),
        }
    }

    /// Sets the name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds a mapping.
    #[must_use]
    pub fn with_mapping(
        mut self,
        response_attribute: impl Into<String>,
        marketo_field: impl Into<String>,
    ) -> Self {
        self.response_mappings.push(ResponseMapping::new(response_attribute, marketo_field));
        self
    }

    /// Sets the lead fields that are known.
    ///
    /// ```
    /// use marketo_webhook::definition::{DataType, LeadField};
    /// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
    ///
    /// let definition = WebhookDefinition::new(ResponseType::Json)
    ///     .with_lead_fields([LeadField::new("Region__c", DataType::String)])
    ///     .with_mapping("region", "Region");
    /// let webhook = Webhook::new(definition);
    /// assert_eq!(webhook.diagnostics()[0].suggestion.as_ref().unwrap().value, "Region__c");
    /// ```
    #[must_use]
    pub fn with_lead_fields(mut self, lead_fields: impl IntoIterator<Item = LeadField>) -> Self {
        self.lead_fields = Some(lead_fields.into_iter().collect());
        self
    }

    /// Sets one assumption.
    ///
    /// ```
    /// use marketo_webhook::assumptions::JsonNull;
    /// use marketo_webhook::{ResponseType, WebhookDefinition};
    ///
    /// let definition = WebhookDefinition::new(ResponseType::Json).with_assumption(JsonNull::Clear);
    /// assert_eq!(definition.assumptions.json_null, JsonNull::Clear);
    /// ```
    #[must_use]
    pub fn with_assumption(mut self, value: impl AssumptionValue) -> Self {
        self.assumptions = self.assumptions.with(value);
        self
    }

    /// Sets the assumptions.
    ///
    /// ```
    /// use marketo_webhook::assumptions::{Assumptions, JsonNull};
    /// use marketo_webhook::outcome::Value;
    /// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let definition = WebhookDefinition::new(ResponseType::Json)
    ///     .with_mapping("city", "City")
    ///     .with_assumptions(Assumptions::default().with(JsonNull::Clear));
    /// let webhook = Webhook::new(definition);
    /// let response = Response::new(Status::OK).with_text(r#"{"city": null}"#);
    /// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
    ///     panic!("the response is used");
    /// };
    /// assert_eq!(outcome.updates[0].value, Value::Null);
    /// ```
    #[must_use]
    pub const fn with_assumptions(mut self, assumptions: Assumptions) -> Self {
        self.assumptions = assumptions;
        self
    }
}
