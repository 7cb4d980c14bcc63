//! The rules that an outcome cites.

use serde_json::Value;

/// Every rule id that an outcome cites.
pub(crate) fn cited(outcome: &Value) -> Vec<String> {
    match outcome {
        Value::Array(values) => values.iter().flat_map(cited).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("rules", Value::Array(ids)) => {
                    ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
                }
                // Its values have whatever names the texts have.
                ("explanation", _) => Vec::new(),
                _ => cited(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}
