//! What is said, as data: the members `message` and `explanation`.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::texts::{Explanation, TextId, TextValue};

/// The members `message` and `explanation` of what is said.
pub(crate) fn explained<S: Serializer>(
    explanation: &Explanation<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Explained", 2)?;
    members.serialize_field("message", &explanation.to_string())?;
    members.serialize_field("explanation", explanation)?;
    members.end()
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        written(self.id(), &self.values(), serializer)
    }
}

fn written<S: Serializer>(id: TextId, values: &[TextValue<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Explanation", 2)?;
    members.serialize_field("id", &id)?;
    members.serialize_field("values", &Values { id, values })?;
    members.end()
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
            Self::Id(id) => written(*id, &[], serializer),
        }
    }
}
