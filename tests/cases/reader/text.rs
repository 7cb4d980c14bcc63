//! From the text of a file to values: JSON5 in which no object has a key twice, and short forms for long texts.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

pub(super) fn parse(text: &str) -> Result<Value, String> {
    let Strict(value) = json5::from_str(text).map_err(|error| error.to_string())?;
    join(value)
}

/// A value whose objects have each key once; `serde_json` alone would silently take the last one.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Strict, E> {
        Ok(Strict(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Strict, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = items.next_element()? {
            values.push(value);
        }
        Ok(Strict(values.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Strict, A::Error> {
        let mut object = Map::new();
        while let Some((key, Strict(value))) = members.next_entry::<String, _>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("`{key}` is given twice")));
            }
            object.insert(key, value);
        }
        Ok(Strict(object.into()))
    }
}

/// Expands `{ $repeat: text, $times: n }` and `{ $join: [texts] }` into texts.
fn join(value: Value) -> Result<Value, String> {
    match value {
        Value::Array(values) => values.into_iter().map(join).collect(),
        Value::Object(object) => {
            if let (Some(text), Some(times)) = (object.get("$repeat"), object.get("$times")) {
                let times = times.as_u64().and_then(|times| usize::try_from(times).ok());
                let (Some(text), Some(times)) = (text.as_str(), times) else {
                    return Err("`$repeat` takes a text, `$times` a number".to_owned());
                };
                return Ok(text.repeat(times).into());
            }
            if let Some(parts) = object.get("$join") {
                let Value::Array(parts) = join(parts.clone())? else {
                    return Err("`$join` takes a list".to_owned());
                };
                let texts = parts.iter().map(|part| part.as_str().ok_or("`$join` takes texts".to_owned()));
                return Ok(texts.collect::<Result<String, _>>()?.into());
            }
            let members = object.into_iter().map(|(key, value)| Ok((key, join(value)?)));
            Ok(Value::Object(members.collect::<Result<_, String>>()?))
        }
        other => Ok(other),
    }
}
