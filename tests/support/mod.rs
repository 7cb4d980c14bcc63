//! What the integration tests share: case files, and replies made from them.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]
#![allow(dead_code, clippy::allow_attributes, reason = "no test uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};

use marketo_webhook::{
    CampaignType, DataType, Failure, Format, Outcome, Reply, Response, SampleAttribute, Status, Webhook,
    WebhookDefinition, WebhookIsCalledTrigger, import_lead_fields, list_attributes,
};
use serde_json::{Map, Value};

/// A file of the repository.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the repository.
#[track_caller]
pub(crate) fn read(name: impl AsRef<Path>) -> String {
    let path = path("").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// The files below a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// A case: what goes in, and the outcome that is expected.
pub(crate) struct Case {
    pub(crate) file: String,
    pub(crate) rule: String,
    pub(crate) input: Map<String, Value>,
    pub(crate) expected: Value,
}

/// Every case of `tests/cases`.
pub(crate) fn cases() -> Vec<Case> {
    let folder = path("tests/cases");
    let json = files(&folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "json"));
    json.map(|file| {
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        let case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let Value::Object(case) = expand(case) else { panic!("{name}: no object") };
        let member = |key: &str| case.get(key).unwrap_or_else(|| panic!("{name}: no `{key}`")).clone();
        Case {
            rule: member("rule").as_str().unwrap().to_owned(),
            input: member("input").as_object().unwrap().clone(),
            expected: member("expected"),
            file: name.clone(),
        }
    })
    .collect()
}

/// Writes out what the case files shorten: `{"$repeat": text, "$times": n}` and `{"$join": [texts]}`.
fn expand(value: Value) -> Value {
    match value {
        Value::Array(values) => values.into_iter().map(expand).collect(),
        Value::Object(object) => {
            if let (Some(text), Some(times)) = (object.get("$repeat"), object.get("$times")) {
                let times = usize::try_from(times.as_u64().unwrap()).unwrap();
                return text.as_str().unwrap().repeat(times).into();
            }
            if let Some(parts) = object.get("$join") {
                let parts = parts.as_array().unwrap().iter().cloned().map(expand);
                return parts.map(|part| part.as_str().unwrap().to_owned()).collect::<String>().into();
            }
            Value::Object(object.into_iter().map(|(key, value)| (key, expand(value))).collect())
        }
        other => other,
    }
}

/// What a case's input gives, as JSON: what a describe reply says, the diagnostics of a definition, whether a trigger
/// fires, or an outcome.
pub(crate) fn evaluate(input: &Map<String, Value>) -> Value {
    if let Some(describe) = input.get("describe") {
        return serde_json::to_value(import_lead_fields(describe.as_str().unwrap())).unwrap();
    }
    let definition: WebhookDefinition = serde_json::from_value(input["definition"].clone()).unwrap();
    let webhook = Webhook::new(definition);
    if !input.contains_key("reply") {
        return serde_json::json!({ "diagnostics": webhook.diagnostics() });
    }
    let campaign_type: CampaignType = serde_json::from_value(input["campaignType"].clone()).unwrap();
    let reply = input["reply"].as_object().unwrap();
    let bytes = reply.get("bodyHex").map(|hex| bytes(hex.as_str().unwrap()));
    let outcome = webhook.evaluate(campaign_type, &make_reply(reply, bytes.as_deref()));
    if let Some(trigger) = input.get("trigger") {
        let trigger: WebhookIsCalledTrigger = serde_json::from_value(trigger.clone()).unwrap();
        return serde_json::to_value(trigger.fires(&outcome)).unwrap();
    }
    serde_json::to_value(outcome).unwrap()
}

fn make_reply<'a>(reply: &'a Map<String, Value>, bytes: Option<&'a [u8]>) -> Reply<'a> {
    let text = |key: &str| reply.get(key).and_then(Value::as_str);
    if let Some(failure) = text("failure") {
        return Reply::TransportFailure {
            failure: failure.parse::<Failure>().unwrap(),
            detail: text("detail"),
        };
    }
    let status = u16::try_from(reply["status"].as_u64().unwrap()).unwrap();
    let mut response = Response::new(Status::new(status).unwrap())
        .with_reason_phrase(text("statusText").unwrap_or_default());
    match reply.get("headers") {
        Some(Value::Object(headers)) => {
            for (name, value) in headers {
                response = response.with_header(name, value.as_str().unwrap());
            }
        }
        Some(Value::Array(headers)) => {
            for header in headers {
                response = response.with_header(header[0].as_str().unwrap(), header[1].as_str().unwrap());
            }
        }
        _ => {}
    }
    response = response.with_redirected(reply.get("redirected").and_then(Value::as_bool).unwrap_or_default());
    match (bytes, text("body")) {
        (Some(bytes), _) => response.with_bytes(bytes).into(),
        (None, Some(text)) => response.with_text(text).into(),
        (None, None) => response.into(),
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// The rule ids that a text names, at its end: before that it may quote anything.
fn named(text: &Value) -> Vec<String> {
    let text = text.as_str().unwrap();
    let end = text.rfind("(rule `").unwrap_or(text.len());
    text[end..].split("rule `").skip(1).map(|rest| rest.split('`').next().unwrap().to_owned()).collect()
}

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

/// Every rule id that a message of an outcome names as the one that decides.
pub(crate) fn cited_in_messages(outcome: &Value) -> Vec<String> {
    match outcome {
        Value::Array(values) => values.iter().flat_map(cited_in_messages).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("message", Value::String(_)) => named(value).pop().into_iter().collect(),
                _ => cited_in_messages(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A webhook that writes what stands at each attribute to a text field that holds it whole; of JSON sources too.
pub(crate) fn webhook(format: Format, attributes: &[String]) -> Webhook {
    let non_scalar = if format == Format::Json { "write-source" } else { "skip" };
    let input = serde_json::json!({
        "responseType": format,
        "responseMappings": attributes.iter().enumerate().map(|(i, attribute)| serde_json::json!({
            "responseAttribute": attribute, "marketoField": format!("F{i}"),
        })).collect::<Vec<_>>(),
        "leadFields": (0..attributes.len()).map(|i| serde_json::json!({
            "name": format!("F{i}"), "dataType": "text", "length": 4_000_000_000_u32,
        })).collect::<Vec<_>>(),
        "assumptions": { "nonScalar": non_scalar },
    });
    Webhook::new(serde_json::from_value(input).unwrap())
}

/// The values of a body. Evaluating the attribute of each gives that value, and fields take it whose types it fits.
#[track_caller]
pub(crate) fn list_and_check(format: Format, body: &str) -> Vec<SampleAttribute> {
    let listed = list_attributes(format, body).unwrap_or_else(|error| panic!("{error} in {body:?}"));
    let reachable: Vec<_> = listed.iter().filter(|value| value.response_attribute.is_some()).collect();
    for value in &listed {
        assert_eq!(value.response_attribute.is_none(), value.unreachable.is_some(), "{value:?}");
    }
    for data_type in DataType::KNOWN {
        let input = serde_json::json!({
            "responseType": format,
            "responseMappings": reachable.iter().map(|value| serde_json::json!({
                "responseAttribute": value.response_attribute, "marketoField": "F",
            })).collect::<Vec<_>>(),
            "leadFields": [{ "name": "F", "dataType": data_type }],
        });
        let webhook = Webhook::new(serde_json::from_value(input).unwrap());
        let response = Response::new(Status::new(200).unwrap()).with_text(body);
        let reply = response.into();
        let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &reply) else {
            panic!("the body is unreadable: {body:?}");
        };
        for update in &outcome.updates {
            let value = reachable[update.mapping];
            assert!(
                value.fits.contains(data_type),
                "{value:?} does not fit {data_type}, and is written: {body:?}"
            );
            if *data_type == DataType::Text {
                assert_eq!(excerpt(&update.value.text().unwrap_or_default()), value.excerpt, "{value:?}");
            }
        }
        for skipped in &outcome.skipped {
            let value = reachable[skipped.mapping];
            assert!(!value.fits.contains(data_type), "{value:?} fits {data_type}, and is skipped: {body:?}");
            if let Some(found) = &skipped.found {
                assert_eq!((found.kind, &found.excerpt), (value.kind, &value.excerpt), "{value:?}");
            } else {
                // A read-only field is skipped before the response is looked at.
                assert!(matches!(data_type, DataType::Formula | DataType::Reference), "{skipped:?} {body:?}");
            }
        }
    }
    listed
}

/// The first 80 characters.
fn excerpt(text: &str) -> String {
    let start: String = text.chars().take(80).collect();
    if start == text { start } else { format!("{start}…") }
}
