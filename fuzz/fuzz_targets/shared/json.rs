//! JSON as `serde_json` reads it: level by level, with the source text of each value.
//!
//! Keys and strings are read as bytes, since only bytes can hold lone surrogates.

#![allow(dead_code, clippy::allow_attributes, reason = "no target uses all of it")]

use std::fmt;

use marketo_webhook::definition::Step;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value, one level deep.
pub(crate) enum Json<'t> {
    Null,
    Boolean,
    Number,
    String(String),
    Array(Vec<&'t RawValue>),
    Object(Vec<(String, &'t RawValue)>),
}

/// The document's source without the white space around it, if it is valid.
pub(crate) fn document(text: &str) -> Option<&RawValue> {
    serde_json::from_str(text).ok()
}

pub(crate) fn read(value: &RawValue) -> Json<'_> {
    let source = value.get();
    match source.as_bytes()[0] {
        b'n' => Json::Null,
        b't' | b'f' => Json::Boolean,
        b'"' => Json::String(serde_json::from_str::<Text>(source).expect("a string").0),
        b'[' => Json::Array(serde_json::from_str(source).expect("an array")),
        b'{' => Json::Object(serde_json::from_str::<Members<'_>>(source).expect("an object").0),
        _ => Json::Number,
    }
}

/// The last value among equal keys.
pub(crate) fn member<'t>(members: &[(String, &'t RawValue)], key: &str) -> Option<&'t RawValue> {
    members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| *value)
}

/// The value at an attribute; else how many of its steps exist. Of equal keys the last counts, or the first.
pub(crate) fn at<'t>(mut value: &'t RawValue, steps: &[Step], last: bool) -> Result<&'t RawValue, usize> {
    for (depth, step) in steps.iter().enumerate() {
        let next = match (step, read(value)) {
            (Step::Key(key), Json::Object(members)) if last => member(&members, key),
            (Step::Key(key), Json::Object(members)) => {
                members.iter().find(|(name, _)| **name == **key).map(|(_, value)| *value)
            }
            (Step::Index(index), Json::Array(values)) => {
                usize::try_from(*index).ok().and_then(|index| values.get(index)).copied()
            }
            _ => None,
        };
        value = next.ok_or(depth)?;
    }
    Ok(value)
}

struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(replace_surrogates(bytes)))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// UTF-8 with lone surrogates, each of which becomes U+FFFD.
fn replace_surrogates(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        // A surrogate is `ED A0..BF 80..BF`: three invalid pieces; only the first is replaced.
        if chunk.invalid() == [0xED] {
            text.push('\u{fffd}');
        }
    }
    text
}

struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(key), value)) = map.next_entry::<Text, &'de RawValue>()? {
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
