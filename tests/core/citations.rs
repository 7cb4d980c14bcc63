//! An outcome cites what it rests on: if switching an assumption changes an outcome, the outcome has cited its rule.

use std::num::NonZero;

use marketo_webhook::assumptions::{Assumption, Assumptions};
use marketo_webhook::definition::{DataType, LeadField};
use marketo_webhook::outcome::{ErrorOutcome, FieldUpdates};
use marketo_webhook::rules::RuleSet;
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use proptest::prelude::*;

/// Values that an assumption affects, and others.
const VALUES: &[&str] = &[
    "null",
    "\"\"",
    "\" \"",
    "\"NULL\"",
    "\"null\"",
    "\" NULL\"",
    "\"12\"",
    "\"999 x\"",
    "\"9.99 x\"",
    "\"1e3\"",
    "12",
    "10.5",
    "-10.5",
    "\"10.5\"",
    "-5",
    "-0",
    "\"+5\"",
    "\"-5.5\"",
    "2147483648",
    "\"2147483647.5\"",
    "1e19",
    "16777217",
    "1e39",
    "true",
    "\"true\"",
    "\"yes\"",
    "\"y\"",
    "1",
    "0",
    "[1]",
    "{\"b\": \"x\"}",
    "\"8/19/14\"",
    "\"8/19/14 2:00\"",
    "\"2013-08-08 16:36:13\"",
    "\"2016-08-28\"",
    "\"2016-08-28T10:00Z\"",
    "\"longer\"",
    "\"äöü😀\"",
    "\"a@b\"",
    "\"jan é\"",
    "\"www.example.com\"",
    "\"https://example.com\"",
];

/// The same in XML, as the content of an element.
const CONTENTS: &[&str] = &[
    "",
    " ",
    "NULL",
    "null",
    "12",
    "999 x",
    "10.5",
    "+5",
    "-5",
    "2147483648",
    "true",
    "y",
    "1",
    "8/19/14",
    "longer",
    "äöü",
    "a@b",
    "www.x",
    "<b>x</b>",
    "<b>1</b><b>2</b>",
    "<![CDATA[x]]>",
];

const ATTRIBUTES: &[&str] = &["a", "a.b", "a[0]", "a[00]", "a.ä", "ä", "a.b[0]", "x.y"];

fn assumptions() -> impl Strategy<Value = Assumptions> {
    proptest::collection::vec(any::<prop::sample::Index>(), Assumption::ALL.len()).prop_map(|picks| {
        let mut assumptions = Assumptions::default();
        for (assumption, pick) in Assumption::ALL.iter().zip(picks) {
            let value: &&str = pick.get(assumption.values());
            assumptions.switch(*assumption, value).unwrap();
        }
        assumptions
    })
}

/// A field of each type, all mapped from one attribute; text fields hold five characters.
fn definition(response_type: ResponseType, attribute: &str) -> WebhookDefinition {
    let mut fields: Vec<_> =
        DataType::KNOWN.iter().map(|known| LeadField::new(known.name(), known.clone())).collect();
    for field in &mut fields {
        field.length = NonZero::new(5);
    }
    let names: Vec<_> = fields.iter().map(|field| field.name.clone()).collect();
    let definition = WebhookDefinition::new(response_type).with_lead_fields(fields);
    names.into_iter().fold(definition, |definition, name| definition.with_mapping(attribute, name))
}

/// What the citations must explain: kind, updates, reasons, codes and what the trigger sees.
fn essence(outcome: &Outcome<'_>) -> String {
    match outcome {
        Outcome::FieldUpdates(FieldUpdates { updates, skipped, webhook_is_called, .. }) => {
            let updates: Vec<_> = updates.iter().map(|update| (update.mapping, &update.value)).collect();
            let skipped: Vec<_> = skipped.iter().map(|skip| (skip.mapping, skip.reason.name())).collect();
            format!("{updates:?} {skipped:?} {:?}", seen(Some(webhook_is_called)))
        }
        Outcome::Error(ErrorOutcome { error, webhook_is_called, .. }) => {
            format!(
                "{} {:?} {:?} {:?}",
                error.kind,
                error.code,
                error.error_type,
                seen(webhook_is_called.as_ref())
            )
        }
    }
}

fn seen(
    called: Option<&marketo_webhook::outcome::WebhookIsCalled<'_>>,
) -> Option<(String, String, Option<u16>)> {
    called.map(|called| {
        (called.response.text().into_owned(), format!("{:?}", called.error_type), called.error_code)
    })
}

fn cites(outcome: &Outcome<'_>, assumption: Assumption) -> bool {
    let of_assumption = |rules: RuleSet| assumption.rules().any(|rule| rules.contains(rule));
    match outcome {
        Outcome::FieldUpdates(FieldUpdates { updates, skipped, rules, .. }) => {
            of_assumption(*rules)
                || updates.iter().any(|update| of_assumption(update.rules))
                || skipped.iter().any(|skip| of_assumption(skip.rules))
        }
        Outcome::Error(ErrorOutcome { rules, .. }) => of_assumption(*rules),
    }
}

/// Switches each assumption to each of its values, and checks that every change was cited.
fn check(
    campaign: CampaignType,
    response: &Response<'_>,
    definition: &WebhookDefinition,
    assumptions: Assumptions,
) {
    let before = Webhook::new(definition.clone().with_assumptions(assumptions));
    let outcome = before.evaluate(campaign, response);
    for assumption in Assumption::ALL {
        for value in assumption.values() {
            let mut other = assumptions;
            other.switch(*assumption, value).unwrap();
            let after = Webhook::new(definition.clone().with_assumptions(other));
            let changed = after.evaluate(campaign, response);
            if essence(&changed) != essence(&outcome) {
                let told = cites(&outcome, *assumption) || cites(&changed, *assumption);
                assert!(told, "{assumption} = {value} changes {outcome:#?}\nto {changed:#?}");
            }
            // A citation of a mapping explains that mapping.
            if let (Outcome::FieldUpdates(outcome), Outcome::FieldUpdates(changed)) = (&outcome, &changed) {
                for i in 0..definition.response_mappings.len() {
                    let (was, is) = (of_mapping(outcome, i), of_mapping(changed, i));
                    let told = |rules: RuleSet| assumption.rules().any(|rule| rules.contains(rule));
                    assert!(
                        was.0 == is.0 || told(was.1) || told(is.1),
                        "{assumption} = {value}: {was:?}, {is:?}"
                    );
                }
            }
        }
    }
}

/// The result of a mapping, and the rules that it rests on.
fn of_mapping(outcome: &FieldUpdates<'_>, i: usize) -> (String, RuleSet) {
    let update = outcome.updates.iter().find(|update| update.mapping == i);
    let skipped = outcome.skipped.iter().find(|skipped| skipped.mapping == i);
    match (update, skipped) {
        (Some(update), _) => (format!("{:?}", update.value), update.rules),
        (None, Some(skipped)) => (skipped.reason.name().to_owned(), skipped.rules),
        (None, None) => panic!("nothing comes of mapping {i}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_a_switch_changes_in_json_was_cited(
        values in proptest::collection::vec(prop::sample::select(VALUES), 3),
        attribute in prop::sample::select(ATTRIBUTES),
        assumptions in assumptions(),
    ) {
        let [a, b, c] = &values[..] else { unreachable!() };
        let body = format!("{{\"a\": {a}, \"ä\": {b}, \"a\": {c}, \"x\": {{\"y\": {b}, \"y\": {a}}}}}");
        let response = Response::new(Status::OK).with_text(&body);
        check(CampaignType::Trigger, &response, &definition(ResponseType::Json, attribute), assumptions);
    }

    #[test]
    fn what_a_switch_changes_in_xml_was_cited(
        content in prop::sample::select(CONTENTS),
        name in prop::sample::select(&["a", "ä"][..]),
        attribute in prop::sample::select(ATTRIBUTES),
        assumptions in assumptions(),
    ) {
        let body = format!("<{name}>{content}</{name}>");
        let response = Response::new(Status::OK).with_text(&body);
        check(CampaignType::Trigger, &response, &definition(ResponseType::Xml, attribute), assumptions);
    }

    #[test]
    fn what_a_switch_changes_in_a_call_was_cited(
        campaign in prop::sample::select(CampaignType::ALL),
        status in prop::sample::select(&[200, 204, 299, 302, 404, 500][..]),
        body in prop::sample::select(&["", " ", "\n\t", "\u{feff}", "{", "{\"a\": 1}", "<a>1</a>"][..]),
        response_type in prop::sample::select(ResponseType::ALL),
        has_mappings in any::<bool>(),
        assumptions in assumptions(),
    ) {
        let response = Response::new(Status::new(status).unwrap()).with_bytes(body.as_bytes());
        let mut definition = definition(response_type, "a");
        if !has_mappings {
            definition.response_mappings.clear();
        }
        check(campaign, &response, &definition, assumptions);
    }
}

#[test]
fn a_skipped_mapping_names_what_would_have_it_written() {
    for value in VALUES {
        let body = format!("{{\"a\": {value}}}");
        let response = Response::new(Status::OK).with_text(&body);
        let definition = definition(ResponseType::Json, "a");
        let webhook = Webhook::new(definition.clone());
        let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &response) else {
            panic!("{body} is used")
        };
        for skipped in &outcome.skipped {
            let written = |value: &str| {
                let assumption = skipped.rule.assumption().unwrap();
                let mut assumptions = Assumptions::default();
                assumptions.switch(assumption, value).unwrap();
                let webhook = Webhook::new(definition.clone().with_assumptions(assumptions));
                let outcome = webhook.evaluate(CampaignType::Trigger, &response);
                let Outcome::FieldUpdates(outcome) = outcome else { panic!("{body} is used") };
                outcome.updates.iter().any(|update| update.mapping == skipped.mapping)
            };
            let values = skipped.rule.assumption().map_or(&[][..], Assumption::values);
            let first = values.iter().find(|value| written(value));
            assert_eq!(skipped.switch.map(|switch| switch.value), first.copied(), "{body}: {skipped:#?}");
            assert!(skipped.rules.contains(skipped.rule), "{skipped:#?}");
        }
    }
}
