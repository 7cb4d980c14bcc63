//! What the crate has for those who write Rust, beyond evaluation itself.

use std::collections::BTreeMap;
use std::error::Error;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use marketo_webhook::assumptions::{Assumption, Assumptions, JsonNull};
use marketo_webhook::definition::{DataType, LeadField, WebhookIsCalledTrigger};
use marketo_webhook::outcome::Value;
use marketo_webhook::response::Failure;
use marketo_webhook::rules::{RuleId, RuleSet};
use marketo_webhook::{
    CampaignType, Outcome, Reply, Response, ResponseType, Status, Webhook, WebhookDefinition,
};
use serde_json::json;

fn scoring() -> Webhook {
    Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"))
}

#[test]
fn whatever_came_back_can_be_evaluated_as_it_is() {
    let webhook = scoring();
    let body = r#"{"score": 12}"#;
    let response = Response::new(Status::OK).with_bytes(body.as_bytes());
    let reply = Reply::from(&response);
    let received = http::Response::new(body.to_owned());
    let outcomes = [
        webhook.evaluate(CampaignType::Trigger, &response),
        webhook.evaluate(CampaignType::Trigger, &reply),
        webhook.evaluate(CampaignType::Trigger, &received),
        webhook.evaluate(CampaignType::Trigger, reply.clone()),
        webhook.evaluate(CampaignType::Trigger, response.clone()),
    ];
    for outcome in outcomes {
        assert_eq!(outcome.updates()[0].value, Value::Integer(12));
    }
    let failed = webhook.evaluate(CampaignType::Trigger, Failure::Timeout);
    assert_eq!(failed.error().unwrap().rule, RuleId::DecideTimeout);
}

#[test]
fn the_parts_of_an_outcome_are_there_whatever_it_is() {
    let webhook = Webhook::new(scoring().definition().clone().with_mapping("city", "City"));
    let response = Response::new(Status::OK).with_text(r#"{"score": 12}"#).with_redirected(true);
    let used = webhook.evaluate(CampaignType::Trigger, response);
    let Outcome::FieldUpdates(parts) = &used else { panic!("the response is used") };
    assert_eq!((used.updates(), used.skipped()), (&*parts.updates, &*parts.skipped));
    assert_eq!((used.notes(), used.rules()), (&*parts.notes, parts.rules));
    assert_eq!((used.error(), used.webhook_is_called()), (None, Some(&parts.webhook_is_called)));
    assert_eq!((used.updates().len(), used.skipped().len()), (1, 1));
    assert!(!used.notes().is_empty());

    let refused =
        webhook.evaluate(CampaignType::Trigger, Response::new(Status::NOT_FOUND).with_redirected(true));
    let Outcome::Error(parts) = &refused else { panic!("a status of 404 is an error") };
    assert!(refused.updates().is_empty() && refused.skipped().is_empty());
    assert_eq!((refused.notes(), refused.rules()), (&*parts.notes, parts.rules));
    assert!(!refused.notes().is_empty());
    assert_eq!(
        (refused.error(), refused.webhook_is_called()),
        (Some(&parts.error), parts.webhook_is_called.as_ref())
    );
    let error: Box<dyn Error> = Box::new(parts.error.clone().into_owned());
    assert_eq!(error.to_string(), parts.error.explanation.to_string());
}

#[test]
fn a_value_is_shown_as_it_is_written() {
    let body = r#"{"n": null, "score": "+5", "text": "x"}"#;
    let definition = [("n", "City"), ("score", "F"), ("text", "Title")]
        .into_iter()
        .fold(WebhookDefinition::new(ResponseType::Json), |definition, (from, to)| {
            definition.with_mapping(from, to)
        });
    let webhook = Webhook::new(
        definition.with_assumption(JsonNull::Clear).with_lead_fields([LeadField::new("F", DataType::Score)]),
    );
    let outcome = webhook.evaluate(CampaignType::Trigger, Response::new(Status::OK).with_text(body));
    let shown: Vec<_> = outcome.updates().iter().map(|update| update.value.to_string()).collect();
    assert_eq!(shown, ["", "+5", "x"]);
    assert_eq!(format!("{:>4}", outcome.updates()[1].value), "  +5");
}

#[test]
fn a_response_tells_what_it_was_made_of() {
    let response = Response::new(Status::FOUND)
        .with_reason_phrase("Found")
        .with_header("Content-Type", "text/plain")
        .with_header("Location", "/")
        .with_text("é");
    assert_eq!((response.status(), response.reason_phrase()), (Status::FOUND, "Found"));
    assert_eq!(
        (response.header("content-type"), response.header("CONTENT-ENCODING")),
        (Some("text/plain"), None)
    );
    assert_eq!(response.header("Location"), None, "it is not kept");
    assert_eq!(response.body(), "é".as_bytes());
    assert_eq!(response.with_bytes(b"\xff").body(), b"\xff");
}

const TEAPOT: Status = match Status::new(418) {
    Ok(status) => status,
    Err(_) => panic!("it has three digits"),
};

#[test]
fn the_names_of_statuses_are_their_registered_phrases() {
    for (status, code) in [
        (Status::OK, 200),
        (Status::CREATED, 201),
        (Status::ACCEPTED, 202),
        (Status::NO_CONTENT, 204),
        (Status::MOVED_PERMANENTLY, 301),
        (Status::FOUND, 302),
        (Status::TEMPORARY_REDIRECT, 307),
        (Status::PERMANENT_REDIRECT, 308),
        (Status::BAD_REQUEST, 400),
        (Status::UNAUTHORIZED, 401),
        (Status::FORBIDDEN, 403),
        (Status::NOT_FOUND, 404),
        (Status::METHOD_NOT_ALLOWED, 405),
        (Status::GONE, 410),
        (Status::TOO_MANY_REQUESTS, 429),
        (Status::INTERNAL_SERVER_ERROR, 500),
        (Status::BAD_GATEWAY, 502),
        (Status::SERVICE_UNAVAILABLE, 503),
        (Status::GATEWAY_TIMEOUT, 504),
    ] {
        assert_eq!(status.code(), code);
    }
    assert_eq!(TEAPOT.registered_phrase(), None);
    assert_eq!(Status::new(1000), Status::try_from(1000));
}

#[test]
fn assumptions_are_read_as_they_are_switched() {
    for assumption in Assumption::ALL {
        for value in assumption.values() {
            let mut assumptions = Assumptions::default();
            assumptions.switch(*assumption, value).unwrap();
            assert_eq!(assumptions.get(*assumption), *value);
        }
    }
}

#[test]
fn a_webhook_has_its_definition() {
    let definition = WebhookDefinition::new(ResponseType::Xml)
        .with_name("Scoring")
        .with_mapping("a.b", "F")
        .with_mapping("$", "City")
        .with_lead_fields([LeadField::new("F", DataType::Score)])
        .with_assumption(JsonNull::Clear);
    let webhook = Webhook::new(definition.clone());
    assert_eq!(*webhook.definition(), definition);
    assert!(webhook.mappings().rev().map(|mapping| mapping.marketo_field).eq(["City", "F"]));
}

#[test]
fn every_text_is_a_data_type() {
    for known in DataType::KNOWN {
        assert_eq!(known.name().parse(), Ok(known.clone()));
        assert_eq!(DataType::from(known.name().to_owned()), *known);
    }
    assert_eq!("hologram".parse::<DataType>().unwrap().name(), "hologram");
}

#[test]
fn sets_of_rules_are_made_and_walked_like_others() {
    let ids = [RuleId::JsonNull, RuleId::DecideTimeout];
    let mut set: RuleSet = ids.into_iter().collect();
    assert_eq!((&set).into_iter().collect::<Vec<_>>(), [RuleId::DecideTimeout, RuleId::JsonNull]);
    set.extend([RuleId::JsonNull, RuleId::CalledIs]);
    assert_eq!((set.len(), set.iter().len()), (3, 3));
}

#[test]
fn what_is_equal_has_the_same_hash() {
    fn hash(value: &impl Hash) -> u64 {
        BuildHasherDefault::<DefaultHasher>::new().hash_one(value)
    }
    let webhook = scoring();
    let response = Response::new(Status::OK).with_bytes(br#"{"score": 12}"#);
    let outcome = webhook.evaluate(CampaignType::Trigger, &response);
    assert_eq!(hash(&outcome), hash(&outcome.clone().into_owned()), "whether the payload is owned or not");
    assert_eq!(hash(webhook.definition()), hash(scoring().definition()));
    let other = webhook.evaluate(CampaignType::Trigger, Response::new(Status::OK).with_text("{}"));
    assert_ne!(hash(&outcome), hash(&other));
}

#[test]
fn what_is_given_is_written_as_it_is_read() {
    let definition = json!({
        "name": "Scoring",
        "responseType": "json",
        "responseMappings": [{ "responseAttribute": "a.b", "marketoField": "F" }],
        "leadFields": [{ "name": "F", "dataType": "score", "length": 9, "readOnly": false }],
        "assumptions": Assumption::ALL.iter().map(|assumption| (assumption.name(), assumption.values()[1])).collect::<BTreeMap<_, _>>(),
    });
    let read: WebhookDefinition = serde_json::from_value(definition.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), definition);

    let least: WebhookDefinition = serde_json::from_value(json!({ "responseType": "none" })).unwrap();
    let written = serde_json::to_value(&least).unwrap();
    assert_eq!(written.as_object().unwrap().len(), 3, "no name and no lead fields: {written}");
    assert_eq!(serde_json::from_value::<WebhookDefinition>(written).unwrap(), least);

    for trigger in [
        json!({}),
        json!({ "webhook": { "operator": "is-any" }, "errorType": { "operator": "is-empty" } }),
        json!({ "webhook": { "operator": "is", "values": ["a"] }, "response": { "operator": "contains", "values": ["b", "c"] } }),
    ] {
        let read: WebhookIsCalledTrigger = serde_json::from_value(trigger.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), trigger);
    }
}
