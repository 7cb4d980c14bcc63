//! JSON extraction against `serde_json` over generated documents; `tests/suites` has the `JSONTestSuite`.

use crate::support::{list_and_check, webhook};
use marketo_webhook::definition::Format;
use marketo_webhook::outcome::Kind;
use marketo_webhook::tools::list_attributes;
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use proptest::prelude::*;
use serde_json::Value;

/// The text that each attribute writes, none if it is skipped; or that the body is unreadable.
fn texts(webhook: &Webhook, body: &str) -> Option<Vec<Option<String>>> {
    let response = Response::new(Status::OK).with_text(body);
    match webhook.evaluate(CampaignType::Trigger, response) {
        Outcome::FieldUpdates(outcome) => {
            let mut texts = vec![None; webhook.mappings().len()];
            for update in &outcome.updates {
                texts[update.mapping] = Some(update.value.text().unwrap_or_default().into_owned());
            }
            Some(texts)
        }
        Outcome::Error(_) => None,
    }
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_map(|number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)),
    ];
    let text = prop_oneof!["[a-c]{0,3}", "\\PC{0,6}", "[\"\\\\/\u{0}-\u{1f}é😀]{0,6}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        text.prop_map(Value::from)
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-d]{1,2}|[a-cé\"\\\\]{1,2}", inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// The value at an attribute made of keys `a`, `b` ... and indexes.
fn at<'v>(value: &'v Value, steps: &[(Option<String>, usize)]) -> Option<&'v Value> {
    steps.iter().try_fold(value, |value, (key, index)| match key {
        Some(key) => value.as_object()?.get(key),
        None => value.as_array()?.get(*index),
    })
}

fn print(steps: &[(Option<String>, usize)]) -> String {
    let mut text = String::new();
    for (key, index) in steps {
        match key {
            Some(key) if text.is_empty() => text.push_str(key),
            Some(key) => text.extend([".", key]),
            None => text.extend(["[", &index.to_string(), "]"]),
        }
    }
    text
}

fn steps() -> impl Strategy<Value = Vec<(Option<String>, usize)>> {
    let step = prop_oneof![
        2 => "[a-d]{1,2}".prop_map(|key| (Some(key), 0)),
        1 => (0..6_usize).prop_map(|index| (None, index)),
    ];
    prop::collection::vec(step, 1..5)
}

/// Every value below another: its attribute, if one can reach it, and its kind.
fn values(value: &Value, attribute: Option<&str>, found: &mut Vec<(Option<String>, Kind)>) {
    let kind = |value: &Value| match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::String,
        Value::Array(_) => Kind::Array,
        Value::Object(_) => Kind::Object,
    };
    let mut below = |value: &Value, attribute: Option<String>| {
        found.push((attribute.clone(), kind(value)));
        values(value, attribute.as_deref(), found);
    };
    if let Some(object) = value.as_object() {
        for (key, value) in object {
            let dot = attribute.is_some_and(|attribute| !attribute.is_empty());
            let dot = if dot { "." } else { "" };
            let is_key = !key.is_empty()
                && key.chars().all(|c| c.is_ascii_alphanumeric() || " \t\n\x0b\x0c\r-_:".contains(c));
            below(value, attribute.filter(|_| is_key).map(|attribute| format!("{attribute}{dot}{key}")));
        }
    }
    for (i, value) in value.as_array().into_iter().flatten().enumerate() {
        below(value, attribute.map(|attribute| format!("{attribute}[{i}]")));
    }
}

#[test]
fn of_equal_keys_the_last_is_listed() {
    let listed =
        list_and_check(Format::Json, r#"{"a": {"b": 1}, "c": 2, "a": "x", "a b": {"\u0063": null}, "": 3}"#);
    let listed: Vec<_> =
        listed.iter().map(|value| (value.response_attribute.as_deref(), value.excerpt.as_str())).collect();
    assert_eq!(
        listed,
        [
            (Some("c"), "2"),
            (Some("a"), "x"),
            (Some("a b"), r#"{"\u0063": null}"#),
            (Some("a b.c"), "null"),
            (None, "3")
        ]
    );
}

/// A document with every kind of token.
const EVERY_TOKEN: &str =
    " {\"a\\u00e9\\n\" : [ true,false , null,-0.5e+10,12 ,0,{}, [], [1.25]] ,\"b é\": {\"c\":\"日\"}} ";

#[test]
fn a_document_that_is_cut_off_is_wrong_at_its_end() {
    for (end, _) in EVERY_TOKEN.char_indices() {
        let cut = &EVERY_TOKEN[..end];
        let is_whole = end + 1 == EVERY_TOKEN.len();
        for attribute in ["a", "b é", "[0]"] {
            let webhook = webhook(Format::Json, &[attribute.to_owned()]);
            let response = Response::new(Status::OK).with_text(cut);
            let outcome = webhook.evaluate(CampaignType::Trigger, response);
            let Outcome::Error(error) = outcome else {
                assert!(is_whole, "{cut}");
                continue;
            };
            let position = error.error.position.map(|position| position.offset);
            assert_eq!(position, (end > 0).then_some(end), "{cut}");
        }
        let position = list_attributes(Format::Json, cut).err().map(|error| error.position.unwrap().offset);
        assert_eq!(position, (!is_whole).then_some(end), "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every attribute reaches what serde_json finds there, in either layout.
    #[test]
    fn values_are_those_of_serde_json(document in json(), paths in prop::collection::vec(steps(), 1..6), pretty: bool) {
        let body = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        let attributes: Vec<_> = paths.iter().map(|steps| print(steps)).collect();
        let texts = texts(&webhook(Format::Json, &attributes), &body).expect("serde_json writes JSON");
        for (steps, text) in paths.iter().zip(texts) {
            match (at(&document, steps), text) {
                (None | Some(Value::Null), None) => {}
                (Some(Value::String(expected)), Some(text)) => prop_assert_eq!(expected, &text),
                (Some(expected), Some(text)) => {
                    let found: Value = serde_json::from_str(&text).unwrap();
                    prop_assert_eq!(expected, &found);
                }
                (expected, text) => prop_assert!(false, "{}: expected {:?}, found {:?}", print(steps), expected, text),
            }
        }
    }

    /// The list has every value but the top, with its attribute unless an invalid key is on the way.
    #[test]
    fn every_value_is_listed(document in json(), pretty: bool) {
        let body = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        let mut expected = Vec::new();
        values(&document, Some(""), &mut expected);
        let listed = list_and_check(Format::Json, &body);
        let listed: Vec<_> = listed.into_iter().map(|value| (value.response_attribute, value.kind)).collect();
        prop_assert_eq!(listed, expected, "{}", body);
    }

    /// A document cut or changed anywhere is accepted or refused like serde_json does.
    #[test]
    fn broken_documents_are_those_of_serde_json(document in json(), at in any::<prop::sample::Index>(), with in "[\\[\\]{}:,\"\\\\0-9eE+.trufalsn \\x00-\\x1f-]{0,2}", cut: bool) {
        let body = serde_json::to_string(&document).unwrap();
        let at = body.floor_char_boundary(at.index(body.len() + 1));
        let body = if cut { body[..at].to_owned() } else { format!("{}{with}{}", &body[..at], &body[at..]) };
        prop_assume!(!body.is_empty());
        let accepts = texts(&webhook(Format::Json, &["a".to_owned(), "b.a".to_owned(), "[1].a".to_owned()]), &body).is_some();
        // Beyond RFC 8259, serde_json refuses numbers beyond a double and lone surrogates; skipped values have no such limit.
        let expected = serde_json::from_str::<serde::de::IgnoredAny>(&body).is_ok();
        prop_assert_eq!(accepts, expected, "{:?}", body);
    }
}

#[test]
fn nothing_is_too_deep() {
    let webhook = Webhook::new(
        WebhookDefinition::new(ResponseType::Json).with_mapping("a".to_owned() + &".a".repeat(99_999), "F"),
    );
    let nested = format!("{}\"x\"{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    assert_eq!(texts(&webhook, &nested), Some(vec![Some("x".to_owned())]));
    let open = "[{\"b\":".repeat(1_000_000);
    assert_eq!(texts(&webhook, &open), None);
}
