//! A JSON body is accepted or refused like `serde_json` does, and each attribute reaches the value that `serde_json`
//! finds.
//!
//! Input: attributes separated by `|`, a line feed, the body.

#![no_main]

#[path = "shared/input.rs"]
mod input;
#[path = "shared/json.rs"]
mod json;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::num::NonZero;

use json::Json;
use libfuzzer_sys::fuzz_target;
use marketo_webhook::assumptions::{Assumptions, DuplicateKey, NonScalar, NullText};
use marketo_webhook::definition::{Attribute, DataType, Format, LeadField, Step};
use marketo_webhook::outcome::{FieldUpdates, SkipReason, WebhookErrorKind};
use marketo_webhook::rules::RuleId;
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use serde_json::value::RawValue;

/// How many values of a body are checked besides the given attributes.
const MOST_VALUES: usize = 64;
/// The longest body whose values are listed.
const LONGEST_LISTED: usize = 256;

fuzz_target!(|data: &str| {
    let (given, body) = input::attributes_and_body(data);
    let text = body.strip_prefix('\u{feff}').unwrap_or(body);
    let document = json::document(text);
    let mut attributes: Vec<String> = given.into_iter().map(str::to_owned).collect();
    attributes.extend(document.map(reachable).unwrap_or_default());
    // Without mappings the body is not parsed.
    attributes.push("a".to_owned());
    for counts in DuplicateKey::ALL {
        let webhook = webhook(&attributes, *counts);
        let response = Response::new(Status::OK).with_text(body);
        match (webhook.evaluate(CampaignType::Trigger, response), document) {
            (Outcome::FieldUpdates(outcome), Some(document)) => {
                check(&outcome, document, &attributes, *counts == DuplicateKey::Last);
            }
            (Outcome::Error(outcome), None) => {
                let empty = outcome.error.kind == WebhookErrorKind::EmptyBody;
                assert_eq!(empty, body.is_empty(), "{body:?}");
                assert_eq!(!empty, outcome.error.kind == WebhookErrorKind::UnreadableBody, "{body:?}");
                let offset = outcome.error.position.map(|position| position.offset);
                // A body that is still compressed has no error position.
                let is_compressed = outcome.error.rule == RuleId::DecideContentEncoding;
                let is_place = offset.map_or(is_compressed, |offset| text.is_char_boundary(offset));
                assert!(empty || is_place, "{body:?}");
            }
            (Outcome::FieldUpdates(_), None) => panic!("accepted, and refused by serde_json: {body:?}"),
            (Outcome::Error(_), Some(_)) => panic!("refused, and accepted by serde_json: {body:?}"),
        }
    }
    if document.is_some() && body.len() <= LONGEST_LISTED {
        support::list_and_check(Format::Json, body);
    }
});

fn webhook(attributes: &[String], duplicate_key: DuplicateKey) -> Webhook {
    let field = LeadField::new("F", DataType::Text).with_length(NonZero::<u32>::MAX);
    let mut definition = WebhookDefinition::new(ResponseType::Json).with_lead_fields([field]);
    for attribute in attributes {
        definition = definition.with_mapping(attribute, "F");
    }
    let assumptions = Assumptions::default().with(duplicate_key).with(NonScalar::WriteSource);
    Webhook::new(definition.with_assumptions(assumptions.with(NullText::Write)))
}

fn check(outcome: &FieldUpdates<'_>, document: &RawValue, attributes: &[String], last: bool) {
    let mut updates = outcome.updates.iter().peekable();
    let mut skipped = outcome.skipped.iter().peekable();
    for (i, text) in attributes.iter().enumerate() {
        let update = updates.next_if(|update| update.mapping == i);
        let skip = skipped.next_if(|skip| skip.mapping == i);
        let Ok(attribute) = text.parse::<Attribute>() else {
            assert_eq!(skip.map(|skip| skip.reason), Some(SkipReason::InvalidAttribute), "{text:?}");
            continue;
        };
        let expected = json::at(document, attribute.steps(), last);
        match (expected.map(|value| (json::read(value), value.get())), update, skip) {
            (Ok((Json::String(expected), _)), Some(update), None) => {
                assert_eq!(expected, update.value.text().unwrap_or_default(), "{text:?} in {document}");
            }
            (Ok((Json::Null, _)), None, Some(skip)) => {
                assert_eq!(skip.reason, SkipReason::NullValue, "{text:?} in {document}");
            }
            // Numbers, and the sources of objects and arrays, are unchanged.
            (Ok((_, source)), Some(update), None) => {
                assert_eq!(update.value.text().as_deref(), Some(source), "{text:?} in {document}");
            }
            (Err(depth), None, Some(skip)) => {
                assert_eq!(skip.reason, SkipReason::NotFound, "{text:?} in {document}");
                assert_eq!(skip.resolved, print(&attribute.steps()[..depth]), "{text:?} in {document}");
            }
            (expected, ..) => panic!(
                "{text:?} in {document}: expected {:?}, found {update:?} {skip:?}",
                expected.map(|(_, source)| source)
            ),
        }
    }
    assert_eq!((updates.count(), skipped.count()), (0, 0), "{document}");
}

/// The attributes of the first values of a document.
fn reachable(document: &RawValue) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((attribute, value)) = open.pop() {
        let below: Vec<_> = match json::read(value) {
            Json::Object(members) => {
                let dot = if attribute.is_empty() { "" } else { "." };
                members.into_iter().map(|(key, value)| (format!("{attribute}{dot}{key}"), value)).collect()
            }
            Json::Array(values) => {
                let step = |(i, value)| (format!("{attribute}[{i}]"), value);
                values.into_iter().enumerate().map(step).collect()
            }
            _ => Vec::new(),
        };
        for (attribute, value) in
            below.into_iter().filter(|(attribute, _)| attribute.parse::<Attribute>().is_ok())
        {
            if found.len() == MOST_VALUES {
                return found;
            }
            found.push(attribute.clone());
            open.push((attribute, value));
        }
    }
    found
}

fn print(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.extend([".", key]),
            Step::Index(index) => text.extend(["[", &index.to_string(), "]"]),
            Step::HugeIndex(digits) => text.extend(["[", digits, "]"]),
            other => panic!("no such step: {other:?}"),
        }
    }
    text
}
