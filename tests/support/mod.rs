//! Shared by the integration tests: files of the repository, and webhooks made for a body.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]
#![allow(dead_code, clippy::allow_attributes, reason = "no test uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};

use marketo_webhook::definition::{DataType, Format};
use marketo_webhook::tools::{SampleAttribute, list_attributes};
use marketo_webhook::{CampaignType, Outcome, Response, Status, Webhook};

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

/// A webhook that writes the value at each attribute to a text field that holds it whole, including JSON sources.
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

/// The values of a body. Evaluating the attribute of each yields that value, and fields of fitting types accept it.
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
        let response = Response::new(Status::OK).with_text(body);
        let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
            panic!("the body is unreadable: {body:?}");
        };
        for update in &outcome.updates {
            let value = reachable[update.mapping];
            assert!(
                value.fits.contains(data_type),
                "{value:?} does not fit {data_type}, and is written: {body:?}"
            );
            if *data_type == DataType::Text {
                match update.value.text() {
                    Some(text) => assert_eq!(excerpt(&text), value.excerpt, "{value:?}"),
                    // `coerce.empty-string`, `coerce.null-text`
                    None => assert!(matches!(&*value.excerpt, "" | "NULL" | "null"), "{value:?}"),
                }
            }
        }
        for skipped in &outcome.skipped {
            let value = reachable[skipped.mapping];
            assert!(!value.fits.contains(data_type), "{value:?} fits {data_type}, and is skipped: {body:?}");
            if let Some(found) = &skipped.found {
                assert_eq!((found.kind, &found.excerpt), (value.kind, &value.excerpt), "{value:?}");
            } else {
                // A read-only field is skipped before the response is read.
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
