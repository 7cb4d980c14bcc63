//! Outcomes as data: the shapes of the JavaScript API, where they differ from those of Rust.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Payload;
use crate::value::{Value, is_exact_double};

/// The members `value`, `text` and `relative` of an update.
pub(super) fn value_and_text<S: Serializer>(value: &Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Value", 3)?;
    let is_relative = matches!(value, Value::Change(_));
    match value {
        Value::Change(change) if is_exact_double(change.points()) => {
            members.serialize_field("value", &change.points())?;
        }
        Value::Change(change) => members.serialize_field("value", &change.points().to_string())?,
        Value::Null => members.serialize_field("value", &None::<()>)?,
        Value::Boolean(boolean) => members.serialize_field("value", boolean)?,
        Value::Integer(integer) if is_exact_double(*integer) => members.serialize_field("value", integer)?,
        Value::Integer(integer) => members.serialize_field("value", &integer.to_string())?,
        Value::Decimal(decimal) => members.serialize_field("value", &decimal.to_f64())?,
        Value::Text(text) => members.serialize_field("value", text)?,
    }
    members.serialize_field("text", &value.text())?;
    members.serialize_field("relative", &is_relative)?;
    members.end()
}

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}
