//! A suggestion is a promise: with it, the attribute reaches a value in this very body.

use marketo_webhook::outcome::{SkipReason, SkippedMapping, SuggestionFor};
use marketo_webhook::{
    CampaignType, Outcome, Reply, Response, ResponseType, Status, Webhook, WebhookDefinition,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::evaluate::evaluate;
use crate::reader::read_folder;
use crate::support::path;

/// Results that an attribute must not have once its suggestion is applied.
const BROKEN: [SkipReason; 5] = [
    SkipReason::NotFound,
    SkipReason::InvalidAttribute,
    SkipReason::AmbiguousElement,
    SkipReason::UndefinedXml,
    SkipReason::NotScalar,
];

fn reply(body: &str) -> Reply<'_> {
    Response::new(Status::OK).with_text(body).into()
}

fn definition(response_type: ResponseType, attributes: &[String]) -> WebhookDefinition {
    let empty = WebhookDefinition::new(response_type);
    attributes.iter().fold(empty, |definition, attribute| definition.with_mapping(attribute, "FirstName"))
}

/// Takes the outcome of some attributes, and applies each suggestion; returns how many there were.
fn check(response_type: ResponseType, body: &str, attributes: &[String]) -> usize {
    let webhook = Webhook::new(definition(response_type, attributes));
    let reply = reply(body);
    let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &reply) else { return 0 };
    let promise = |skipped: &SkippedMapping<'_>| {
        let suggestion = skipped.suggestion.as_ref()?;
        assert_eq!(suggestion.place, SuggestionFor::ResponseAttribute);
        Some((skipped.response_attribute.to_string(), suggestion.value.clone()))
    };
    let promises: Vec<_> = outcome.skipped.iter().filter_map(promise).collect();
    let suggested: Vec<_> = promises.iter().map(|(_, suggested)| suggested.clone()).collect();
    let webhook = Webhook::new(definition(response_type, &suggested));
    let Outcome::FieldUpdates(kept) = webhook.evaluate(CampaignType::Trigger, &reply) else {
        panic!("{body}")
    };
    for skipped in &kept.skipped {
        let (written, suggested) = &promises[skipped.mapping];
        assert!(
            !BROKEN.contains(&skipped.reason),
            "`{suggested}` for `{written}` is {}: {body}",
            skipped.reason
        );
    }
    promises.len()
}

const KEYS: [&str; 12] = [
    "id",
    "name",
    "firstName",
    "first_name",
    "City",
    "status",
    "soap:Body",
    "a.b",
    "größe",
    "line 2",
    "items",
    "validation",
];

/// A document as a tree: a text, or named children, some of them several.
#[derive(Clone, Debug)]
enum Tree {
    Text(&'static str),
    Children(Vec<(&'static str, Tree)>),
    Several(Vec<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let text = prop::sample::select(&["x", "", "12", "null", "{\"id\": 1}"][..]).prop_map(Tree::Text);
    text.prop_recursive(4, 24, 4, |inner| {
        let child = (prop::sample::select(&KEYS[..]), inner.clone());
        prop_oneof![
            proptest::collection::vec(child, 0..4).prop_map(Tree::Children),
            proptest::collection::vec(inner, 0..3).prop_map(Tree::Several),
        ]
    })
}

fn json(tree: &Tree) -> serde_json::Value {
    match tree {
        Tree::Text("null") => serde_json::Value::Null,
        Tree::Text(text) => (*text).into(),
        Tree::Children(children) => {
            children.iter().map(|(key, child)| ((*key).to_owned(), json(child))).collect()
        }
        Tree::Several(elements) => elements.iter().map(json).collect(),
    }
}

/// The same as an element; invalid element names are left out, and several values become elements of one name.
fn xml(name: &str, tree: &Tree, to: &mut String) {
    let name = name.replace("soap:", "").replace(' ', "_");
    match tree {
        Tree::Text(text) => to.extend(["<", &name, ">", &text.replace('<', "&lt;"), "</", &name, ">"]),
        Tree::Children(children) => {
            to.extend(["<", &name, ">"]);
            for (key, child) in children {
                xml(key, child, to);
            }
            to.extend(["</", &name, ">"]);
        }
        Tree::Several(elements) => elements.iter().for_each(|element| xml(&name, element, to)),
    }
}

/// Every path of keys and indexes of a tree, as people write it.
fn paths(tree: &Tree, before: &str, to: &mut Vec<String>) {
    match tree {
        Tree::Text(_) => to.push(before.to_owned()),
        Tree::Children(children) => {
            to.push(before.to_owned());
            for (key, child) in children {
                paths(child, &format!("{before}.{key}"), to);
            }
        }
        Tree::Several(elements) => {
            to.push(before.to_owned());
            for (i, element) in elements.iter().enumerate() {
                paths(element, &format!("{before}[{i}]"), to);
            }
        }
    }
}

/// A path with typical mistakes.
fn mistaken(path: &str, how: usize) -> String {
    let path = path.trim_start_matches('.');
    let without_index =
        || path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    match how {
        0 => path.to_uppercase(),
        1 => path.replace('_', "").replace(' ', "_"),
        2 => without_index(),
        3 => path.split_once('.').map_or(path, |(_, rest)| rest).to_owned(),
        4 => path.rsplit('.').next().unwrap_or_default().to_owned(),
        5 => format!("$.{path}"),
        6 => format!("/{}", path.replace(['.', '['], "/").replace(']', "")),
        7 => path.replace('[', ".").replace(']', ""),
        8 => format!("{path}[0]"),
        9 => format!("{path}x"),
        10 => format!("['{}']", path.split('.').collect::<Vec<_>>().join("']['")),
        11 => format!("//{}", path.rsplit('.').next().unwrap_or_default()),
        12 => path.replace("soap:", ""),
        13 => format!("response.{path}"),
        _ => path.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_suggestion_gives_a_value(tree in tree(), hows in proptest::collection::vec(0_usize..15, 4)) {
        let mut all = Vec::new();
        paths(&tree, "", &mut all);
        let attributes = |top: &str| {
            let written = |(path, how): (&String, &usize)| mistaken(&format!("{top}{path}"), *how);
            all.iter().zip(hows.iter().cycle()).map(written).collect::<Vec<_>>()
        };
        check(ResponseType::Json, &json(&tree).to_string(), &attributes(""));
        let mut body = String::new();
        xml("r", &Tree::Children(vec![("items", tree.clone())]), &mut body);
        check(ResponseType::Xml, &body, &attributes("r.items"));
    }
}

/// The skipped mappings of an outcome, and the written ones.
fn mappings(input: &Value) -> Option<(Vec<Value>, Vec<Value>)> {
    let outcome = evaluate(input);
    let list = |name: &str| outcome.get(name)?.as_array().cloned();
    Some((list("skipped")?, list("updates")?))
}

/// Applies each suggestion of an outcome; returns how many there were.
fn check_input(input: &Value, name: &str) -> usize {
    let Some((skipped, _)) = mappings(input) else { return 0 };
    let (mut kept, mut count) = (input.clone(), 0);
    for skipped in &skipped {
        let Some(suggestion) = skipped.get("suggestion") else { continue };
        let mapping = usize::try_from(skipped["mapping"].as_u64().unwrap()).unwrap();
        kept["definition"]["responseMappings"][mapping][suggestion["for"].as_str().unwrap()] =
            suggestion["value"].clone();
        count += 1;
    }
    if count == 0 {
        return 0;
    }
    let (still_skipped, _) = mappings(&kept).unwrap();
    for before in skipped.iter().filter(|skipped| skipped.get("suggestion").is_some()) {
        let Some(after) = still_skipped.iter().find(|after| after["mapping"] == before["mapping"]) else {
            continue;
        };
        let reason: SkipReason = after["reason"].as_str().unwrap().parse().unwrap();
        let is_for_field = before["suggestion"]["for"] == "marketoField";
        let is_broken = match reason {
            SkipReason::UnknownField | SkipReason::ReadOnlyField => is_for_field,
            reason => !is_for_field && BROKEN.contains(&reason),
        };
        assert!(!is_broken, "{name}: {} is {reason}: {before}", before["suggestion"]);
    }
    count
}

/// Every case, and its working attributes rewritten so that they fail.
#[test]
fn every_case_keeps_its_promises() {
    let mut count = 0;
    for case in read_folder(&path("tests/cases")).unwrap() {
        if case.input.get("reply").is_none() || case.input.get("trigger").is_some() {
            continue;
        }
        count += check_input(&case.input, &case.name);
        let Some((_, updates)) = mappings(&case.input) else { continue };
        for how in 0..15 {
            let mut input = case.input.clone();
            for update in &updates {
                let written = mistaken(update["responseAttribute"].as_str().unwrap(), how);
                let mapping = usize::try_from(update["mapping"].as_u64().unwrap()).unwrap();
                input["definition"]["responseMappings"][mapping]["responseAttribute"] = written.into();
            }
            count += check_input(&input, &case.name);
        }
    }
    assert!(count > 3_000, "{count} suggestions");
}

#[test]
fn mistakes_are_understood() {
    for (body, written, suggested) in [
        (r#"{"first_name": 1}"#, "firstName", Some("first_name")),
        (r#"{"GPT Response": 1}"#, "GPT_Response", Some("GPT Response")),
        (r#"{"validation": {"status": 1}}"#, "status", Some("validation.status")),
        (r#"{"d": [{"id": 1}, {"id": 2}]}"#, "id", Some("d[0].id")),
        (r#"{"d": [{"x": 1}, {"id": 2}]}"#, "id", Some("d[1].id")),
        (r#"[{"score": 1}]"#, "score", Some("[0].score")),
        (r#"{"a": {"b": 1}}"#, "$.a.b", Some("a.b")),
        (r#"{"a": {"b": 1}}"#, "/a/b", Some("a.b")),
        (r#"{"a": {"b": 1}}"#, "$..b", Some("a.b")),
        (r#"{"a": [1, 2]}"#, "/a/1", Some("a[1]")),
        (r#"{"a": [1, 2]}"#, "a.1", Some("a[1]")),
        (r#"{"a": [1, 2]}"#, "a", Some("a[0]")),
        (r#"{"fields": {"score": {"integerValue": 1}}}"#, "fields.score", Some("fields.score.integerValue")),
        (r#"{"a": {"b": 1, "c": 2}}"#, "a", None),
        (r#"{"a": {"id": 1}, "b": {"id": 2}}"#, "id", None),
        (r#"{"ip": 1, "lang": 2}"#, "id", None),
        (r#"{"lang": 2}"#, "lng", None),
        (r#"{"street1": 1}"#, "street2", None),
        (r#"{"adress": 1}"#, "address", Some("adress")),
        (r#"{"a": [1, 2]}"#, "a[2]", None),
        (r#"{"a.b": 1}"#, "a.b", None),
        (r#"{"@id": 1}"#, "@id", None),
        (r#"{"a": null}"#, "A", Some("a")),
    ] {
        assert_suggested(ResponseType::Json, body, written, suggested);
    }
    let soap = "<soap:Envelope xmlns:soap='urn:s' xmlns:m='urn:m'><soap:Body><m:X>1</m:X></soap:Body></soap:Envelope>";
    for (body, written, suggested) in [
        (soap, "envelope.body.x", Some("soap:Envelope.soap:Body.m:X")),
        (soap, "X", Some("soap:Envelope.soap:Body.m:X")),
        ("<marks><mark>A</mark></marks>", "mark", Some("marks.mark")),
        ("<r><i><a>1</a></i><i><a>2</a></i></r>", "r.i.a", Some("r.i[0].a")),
        ("<r><i><a>1</a></i><i><a>2</a></i></r>", "r.i.1.a", Some("r.i[1].a")),
        ("<r><i><a>1</a></i><i><a>2</a></i></r>", "//a", Some("r.i[0].a")),
        ("<r><i><a>1</a></i><i><a>2</a></i></r>", "/r/i[2]/a/text()", Some("r.i[1].a")),
        ("<r><i><a>1</a></i></r>", "r.i[1].a", None),
        ("<r><a id='5'>1</a></r>", "r.a.@id", None),
        // The indexes below an element that holds both are undefined.
        ("<r><i>1</i><i>2</i><u>3</u></r>", "u", None),
    ] {
        assert_suggested(ResponseType::Xml, body, written, suggested);
    }
}

#[track_caller]
fn assert_suggested(response_type: ResponseType, body: &str, written: &str, suggested: Option<&str>) {
    let webhook = Webhook::new(WebhookDefinition::new(response_type).with_mapping(written, "FirstName"));
    let reply = reply(body);
    let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &reply) else {
        panic!("{body}")
    };
    let found = outcome.skipped[0].suggestion.as_ref().map(|suggestion| &*suggestion.value);
    assert_eq!(found, suggested, "`{written}` in {body}: {:?}", outcome.skipped[0].explanation.to_string());
}
