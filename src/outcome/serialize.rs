//! Outcomes as data: the shapes of the JavaScript API, where they differ from those of Rust.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Payload;
use crate::texts::{Explanation, TextId, TextValue};
use crate::value::{Value, is_exact_double};

/// The members `value` and `text` of an update.
pub(super) fn value_and_text<S: Serializer>(value: &Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Value", 2)?;
    match value {
        Value::Null => members.serialize_field("value", &None::<()>)?,
        Value::Boolean(boolean) => members.serialize_field("value", boolean)?,
        Value::Integer(integer) if is_exact_double(*integer) => members.serialize_field("value", integer)?,
        Value::Integer(integer) => members.serialize_field("value", &integer.to_string())?,
        Value::Decimal(decimal) => members.serialize_field("value", &decimal.to_f64())?,
        Value::Text(text) => members.serialize_field("value", text)?,
    }
    members.serialize_field("text", &value.text())?;
    members.end()
}

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// The members `message` and `explanation` of what is said; in the module of the package, JavaScript adds the message.
pub(crate) fn explained<S: Serializer>(
    explanation: &Explanation<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Explained", 2)?;
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    members.serialize_field("message", &explanation.to_string())?;
    members.serialize_field("explanation", explanation)?;
    members.end()
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (id, values) = (self.id(), self.values());
        let mut members = serializer.serialize_struct("Explanation", 2)?;
        members.serialize_field("id", &id)?;
        members.serialize_field("values", &Values { id, values: &values })?;
        members.end()
    }
}

/// The values of a text by their names.
struct Values<'v> {
    id: TextId,
    values: &'v [TextValue<'v>],
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.id.values().iter().zip(self.values))
    }
}

impl Serialize for TextValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::List(items) => serializer.collect_seq(items.iter()),
            Self::Explanation(explanation) => explanation.serialize(serializer),
            Self::Id(id) => {
                let mut members = serializer.serialize_struct("Explanation", 2)?;
                members.serialize_field("id", id)?;
                members.serialize_field("values", &Values { id: *id, values: &[] })?;
                members.end()
            }
        }
    }
}
