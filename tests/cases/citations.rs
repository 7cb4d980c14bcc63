//! The rules that an outcome cites.

use serde_json::Value;

/// Every rule id that an outcome cites.
pub(crate) fn cited(outcome: &Value) -> Vec<String> {
    match outcome {
        Value::Array(values) => values.iter().flat_map(cited).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("because", Value::Array(because)) => because.iter().flat_map(named).collect(),
                ("rules", Value::Array(ids)) => {
                    ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
                }
                _ => cited(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The rule ids that a text names, at its end: before that it may quote anything.
pub(crate) fn named(text: &Value) -> Vec<String> {
    let text = text.as_str().unwrap();
    let end = text.rfind("(rule `").unwrap_or(text.len());
    text[end..].split("rule `").skip(1).map(|rest| rest.split('`').next().unwrap().to_owned()).collect()
}
