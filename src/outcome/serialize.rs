//! Outcomes as data: the shapes of the JavaScript API.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{
    ErrorOutcome, FieldUpdate, FieldUpdates, Outcome, SkippedMapping, WebhookError, WebhookIsCalled,
};
use crate::value::Value;

impl Serialize for Outcome<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::FieldUpdates(outcome) => outcome.serialize(serializer),
            Self::Error(outcome) => outcome.serialize(serializer),
        }
    }
}

impl Serialize for FieldUpdates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut outcome = serializer.serialize_struct("FieldUpdatesOutcome", 7)?;
        outcome.serialize_field("kind", "field-updates")?;
        outcome.serialize_field("status", &self.status)?;
        outcome.serialize_field("updates", &self.updates)?;
        outcome.serialize_field("skipped", &self.skipped)?;
        outcome.serialize_field("webhookIsCalled", &self.webhook_is_called)?;
        outcome.serialize_field("rules", &self.rules)?;
        outcome.serialize_field("notes", &self.notes)?;
        outcome.end()
    }
}

impl Serialize for ErrorOutcome<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut outcome = serializer.serialize_struct("ErrorOutcome", 5)?;
        outcome.serialize_field("kind", "error")?;
        outcome.serialize_field("error", &self.error)?;
        outcome.serialize_field("webhookIsCalled", &self.webhook_is_called)?;
        outcome.serialize_field("rules", &self.rules)?;
        outcome.serialize_field("notes", &self.notes)?;
        outcome.end()
    }
}

impl Serialize for WebhookError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("WebhookError", 7)?;
        error.serialize_field("type", &self.kind)?;
        error.serialize_field("code", &self.code)?;
        error.serialize_field("errorType", &self.error_type)?;
        error.serialize_field("message", &self.message)?;
        error.serialize_field("recovery", &self.recovery)?;
        optional(&mut error, "retryAfterSeconds", self.retry_after_seconds.as_ref())?;
        optional(&mut error, "position", self.position.as_ref())?;
        error.end()
    }
}

impl Serialize for FieldUpdate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut update = serializer.serialize_struct("FieldUpdate", 7)?;
        update.serialize_field("marketoField", self.marketo_field)?;
        update.serialize_field("responseAttribute", self.response_attribute)?;
        update.serialize_field("dataType", self.data_type)?;
        match &self.value {
            Value::Null => update.serialize_field("value", &None::<()>)?,
            Value::Boolean(boolean) => update.serialize_field("value", boolean)?,
            // A double holds a whole number up to 2^53 exactly; past that the text does.
            Value::Integer(integer) if integer.unsigned_abs() <= 1 << 53 => {
                update.serialize_field("value", integer)?;
            }
            Value::Integer(integer) => update.serialize_field("value", &integer.to_string())?,
            Value::Decimal(decimal) => update.serialize_field("value", &decimal.to_f64())?,
            Value::Text(text) => update.serialize_field("value", text)?,
        }
        update.serialize_field("text", &self.value.text())?;
        update.serialize_field("truncated", &self.truncated)?;
        update.serialize_field("rules", &self.rules)?;
        update.end()
    }
}

impl Serialize for SkippedMapping<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut skipped = serializer.serialize_struct("SkippedMapping", 8)?;
        skipped.serialize_field("marketoField", self.marketo_field)?;
        skipped.serialize_field("responseAttribute", self.response_attribute)?;
        skipped.serialize_field("reason", &self.reason)?;
        skipped.serialize_field("message", &self.message)?;
        skipped.serialize_field("resolved", &self.resolved)?;
        optional(&mut skipped, "found", self.found.as_ref())?;
        optional(&mut skipped, "suggestion", self.suggestion.as_ref())?;
        skipped.serialize_field("rules", &self.rules)?;
        skipped.end()
    }
}

impl Serialize for WebhookIsCalled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut called = serializer.serialize_struct("WebhookIsCalled", 4)?;
        called.serialize_field("webhook", &self.webhook)?;
        called.serialize_field("response", &self.response.text())?;
        called.serialize_field("errorType", &self.error_type)?;
        called.serialize_field("errorCode", &self.error_code)?;
        called.end()
    }
}

/// A member that is absent where there is no value.
fn optional<S: SerializeStruct, T: Serialize>(
    object: &mut S,
    name: &'static str,
    value: Option<&T>,
) -> Result<(), S::Error> {
    match value {
        Some(value) => object.serialize_field(name, value),
        None => object.skip_field(name),
    }
}
