//! Values on their way from a response ([`Raw`]) to a lead field ([`Value`]).

use std::borrow::Cow;
use std::fmt;

use crate::string_enum::string_enum;

string_enum! {
    /// What a Response Attribute reaches.
    #[non_exhaustive]
    pub enum Kind {
        /// A JSON string, or the text of an XML element.
        String = "string",
        /// A JSON number.
        Number = "number",
        /// A JSON boolean.
        Boolean = "boolean",
        /// JSON null.
        Null = "null",
        /// A JSON object.
        Object = "object",
        /// A JSON array.
        Array = "array",
        /// An XML element with child elements.
        Element = "element",
    }
}

/// A value as the response holds it, before its field's type is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Raw<'t> {
    /// A JSON string, decoded.
    Text(Cow<'t, str>),
    /// A JSON number, as written.
    Number(&'t str),
    Boolean(bool),
    /// JSON null.
    Null,
    /// An object, array or element with children: its source text.
    Container(Kind, &'t str),
}

impl Raw<'_> {
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::String,
            Self::Number(_) => Kind::Number,
            Self::Boolean(_) => Kind::Boolean,
            Self::Null => Kind::Null,
            Self::Container(kind, _) => *kind,
        }
    }

    /// Its text: of a string the decoded one, of anything else the source.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(source) | Self::Container(_, source) => source,
            Self::Boolean(true) => "true",
            Self::Boolean(false) => "false",
            Self::Null => "null",
        }
    }
}

/// A decimal number as text: digits, at most one point, perhaps a sign and an exponent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal<'t>(pub(crate) Cow<'t, str>);

impl Decimal<'_> {
    /// The number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest double.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        // INVARIANT: the text was read as a decimal number, which `f64` reads too.
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Decimal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A change of a score: points with a sign, which a change of 0 has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    pub(crate) by: i64,
    pub(crate) is_negative: bool,
}

impl Change {
    /// The points; below zero where they are taken from the score.
    #[must_use]
    pub const fn points(self) -> i64 {
        self.by
    }
}

/// The points with their sign, as in `+5`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.is_negative { '-' } else { '+' }, self.by.unsigned_abs())
    }
}

/// The typed value that a lead field gets: [`FieldUpdate::value`](crate::outcome::FieldUpdate::value).
///
/// ```
/// use marketo_webhook::definition::{DataType, LeadField};
/// use marketo_webhook::outcome::Value;
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let definition = WebhookDefinition::new(ResponseType::Json)
///     .with_lead_fields([LeadField::new("BehaviorScore", DataType::Score)])
///     .with_mapping("revenue", "AnnualRevenue")
///     .with_mapping("score", "BehaviorScore")
///     .with_mapping("city", "City");
/// let webhook = Webhook::new(definition);
/// let response = Response::new(Status::OK).with_text(r#"{"revenue": 1.50, "score": "+5", "city": ""}"#);
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the response is used");
/// };
/// let [revenue, score, city] = &outcome.updates[..] else { panic!("all are written") };
/// assert!(matches!(&revenue.value, Value::Decimal(decimal) if decimal.as_str() == "1.50" && decimal.to_f64() == 1.5));
/// assert!(matches!(score.value, Value::Change(change) if change.points() == 5));
/// assert_eq!((city.value.clone(), city.value.text()), (Value::Null, None));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value<'t> {
    /// The field is cleared.
    Null,
    /// Of a boolean field.
    Boolean(bool),
    /// Of an integer, percent or score field.
    Integer(i64),
    /// Points that are added to a score.
    Change(Change),
    /// Of a float or currency field.
    Decimal(Decimal<'t>),
    /// Of any other field.
    Text(Cow<'t, str>),
}

/// The text that is written; nothing if the field is cleared.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text().as_deref().unwrap_or_default())
    }
}

/// Whether a double holds the whole number exactly, so that JavaScript can have it as a number.
#[cfg(feature = "serde")]
pub(crate) const fn is_exact_double(integer: i64) -> bool {
    integer.unsigned_abs() <= 1 << 53
}

impl Value<'_> {
    /// The text that is written; [`None`] if the field is cleared.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Null => None,
            Self::Boolean(true) => Some(Cow::Borrowed("true")),
            Self::Boolean(false) => Some(Cow::Borrowed("false")),
            Self::Integer(integer) => Some(Cow::Owned(integer.to_string())),
            Self::Change(change) => Some(Cow::Owned(change.to_string())),
            Self::Decimal(decimal) => Some(Cow::Borrowed(decimal.as_str())),
            Self::Text(text) => Some(Cow::Borrowed(text)),
        }
    }

    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(boolean) => Value::Boolean(boolean),
            Self::Integer(integer) => Value::Integer(integer),
            Self::Change(change) => Value::Change(change),
            Self::Decimal(Decimal(text)) => Value::Decimal(Decimal(Cow::Owned(text.into_owned()))),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
        }
    }
}
