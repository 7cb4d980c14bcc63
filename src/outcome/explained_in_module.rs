//! What is said, as the module of the npm package hands it on: `js/outcome.js` knows the ids and the names of the values, and
//! adds the message.

use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::texts::{Explanation, TextValue};

/// The member `explanation` of what is said.
pub(crate) fn explained<S: Serializer>(
    explanation: &Explanation<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Explained", 1)?;
    members.serialize_field("explanation", explanation)?;
    members.end()
}

/// The place of the text among all ids, then its values.
impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_seq(None)?;
        parts.serialize_element(&(self.id() as u32))?;
        let mut written = Ok(());
        self.for_each_value(&mut |value| {
            if written.is_ok() {
                written = parts.serialize_element(&value);
            }
        });
        written?;
        parts.end()
    }
}

impl Serialize for TextValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::List(items) => serializer.collect_seq(items.iter()),
            Self::Explanation(explanation) => explanation.serialize(serializer),
            Self::Id(id) => [*id as u32].serialize(serializer),
        }
    }
}
