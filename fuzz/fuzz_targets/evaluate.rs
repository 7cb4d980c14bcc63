//! Every definition and reply has an outcome, and the outcome is consistent.
//!
//! Input: a line of JSON, the input of a case without its body (`"body": ""` says that it is text); then the body's bytes.

#![no_main]

#[path = "../../tests/cases/citations.rs"]
mod citations;
#[path = "shared/input.rs"]
mod input;

use std::collections::BTreeSet;

use citations::cited;
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target};
use marketo_webhook::definition::{Format, TextConstraint, TextOperator, WebhookIsCalledTrigger};
use marketo_webhook::outcome::{FieldUpdates, WebhookErrorKind};
use marketo_webhook::response::{CharsetDecoder, DecodeError, Failure};
use marketo_webhook::rules::RuleId;
use marketo_webhook::tools::{list_attributes, list_attributes_with};
use marketo_webhook::{CampaignType, Outcome, Reply, Response, Status, Webhook, WebhookDefinition};
use serde::Deserialize;
use serde_json::Value;

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    input::mutate(data, size, max_size, seed)
});

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((input, body)) = input::json_and_rest::<Input>(data) else { return Corpus::Reject };
    let Some(reply) = input.reply.make(body) else { return Corpus::Reject };
    let webhook = Webhook::new(input.definition.clone());
    check_diagnostics(&webhook);
    let outcome = webhook.evaluate_with(input.campaign_type, &reply, &Decoder);
    let written = serde_json::to_value(&outcome).expect("an outcome can be written");
    check_rules(&written);
    match &outcome {
        Outcome::FieldUpdates(outcome) => check_updates(outcome, &input),
        Outcome::Error(outcome) => {
            let position = outcome.error.position;
            assert!(
                position.is_none_or(|at| at.line > 0 && at.column > 0 && at.column <= at.offset + 1),
                "{written}"
            );
            assert!(!outcome.error.explanation.to_string().is_empty());
        }
    }
    // The same input has the same outcome, whoever evaluates it.
    let again = Webhook::new(input.definition.clone());
    let again = again.evaluate_with(input.campaign_type, &reply, &Decoder);
    assert_eq!(serde_json::to_value(&again).expect("an outcome can be written"), written);
    check_trigger(&input, &outcome);
    check_list(&input, body, &outcome);
    Corpus::Keep
});

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    #[serde(default = "trigger_campaign")]
    campaign_type: CampaignType,
    definition: WebhookDefinition,
    #[serde(default)]
    reply: Given,
    #[serde(default)]
    trigger: WebhookIsCalledTrigger,
}

fn trigger_campaign() -> CampaignType {
    CampaignType::Trigger
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Given {
    failure: Option<Failure>,
    detail: Option<String>,
    status: Option<u16>,
    status_text: String,
    headers: Vec<(String, String)>,
    redirected: bool,
    body: Option<String>,
}

impl Given {
    fn make<'a>(&'a self, body: &'a [u8]) -> Option<Reply<'a>> {
        if let Some(failure) = self.failure {
            return Some(Reply::TransportFailure { failure, detail: self.detail.as_deref() });
        }
        let mut response = Response::new(Status::new(self.status.unwrap_or(200)).ok()?)
            .with_reason_phrase(&self.status_text)
            .with_redirected(self.redirected);
        for (name, value) in &self.headers {
            response = response.with_header(name, value);
        }
        Some(match self.text(body) {
            Some(text) => response.with_text(text).into(),
            None => response.with_bytes(body).into(),
        })
    }

    /// The body as text, if it is text.
    fn text<'a>(&self, body: &'a [u8]) -> Option<&'a str> {
        self.body.as_ref().and(std::str::from_utf8(body).ok())
    }
}

/// Knows two charsets: one that takes any byte, and one that takes only ASCII.
struct Decoder;

impl CharsetDecoder for Decoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        match label.to_ascii_lowercase().as_str() {
            "iso-8859-1" | "latin1" => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
            "us-ascii" | "ascii" => {
                let valid = bytes.iter().take_while(|byte| byte.is_ascii()).count();
                let before: String = bytes[..valid].iter().map(|byte| char::from(*byte)).collect();
                let malformed = DecodeError::Malformed { before: Some(before.clone()) };
                if valid == bytes.len() { Ok(before) } else { Err(malformed) }
            }
            _ => Err(DecodeError::UnknownCharset),
        }
    }
}

fn check_diagnostics(webhook: &Webhook) {
    let attributes: Vec<_> = webhook.mappings().map(|mapping| mapping.response_attribute).collect();
    for diagnostic in webhook.diagnostics() {
        serde_json::to_value(&diagnostic).expect("a diagnostic can be written");
        let attribute = diagnostic.mapping.map(|mapping| attributes[mapping]);
        if let Some(span) = diagnostic.span {
            let piece = attribute.and_then(|attribute| attribute.get(span.range()));
            assert!(piece.is_some(), "{diagnostic:?} of {attribute:?}");
        }
    }
}

/// Every citation is a rule.
fn check_rules(outcome: &Value) {
    for id in cited(outcome) {
        assert!(RuleId::NAMES.contains(&id.as_str()), "no rule `{id}`: {outcome}");
    }
    assert!(!cited(outcome).is_empty(), "{outcome}");
}

/// Each mapping is applied or skipped, once, in order.
fn check_updates(outcome: &FieldUpdates<'_>, input: &Input) {
    let mappings = &input.definition.response_mappings;
    let updates = outcome.updates.iter().map(|update| {
        assert!(update.rules.iter().next().is_some(), "{update:?}");
        (update.mapping, &*update.response_attribute, &*update.marketo_field)
    });
    let skipped = outcome.skipped.iter().map(|skipped| {
        assert!(
            skipped.rules.iter().next().is_some() && !skipped.explanation.to_string().is_empty(),
            "{skipped:?}"
        );
        assert!(
            skipped.found.as_ref().is_none_or(|found| found.excerpt.chars().count() <= 81),
            "{skipped:?}"
        );
        (skipped.mapping, &*skipped.response_attribute, &*skipped.marketo_field)
    });
    let (updates, skipped): (Vec<_>, Vec<_>) = (updates.collect(), skipped.collect());
    assert!(updates.is_sorted() && skipped.is_sorted());
    let all: BTreeSet<_> = updates.iter().chain(&skipped).copied().collect();
    assert_eq!((all.len(), updates.len() + skipped.len()), (mappings.len(), mappings.len()));
    for ((mapping, attribute, field), (i, expected)) in all.into_iter().zip(mappings.iter().enumerate()) {
        assert_eq!((mapping, attribute, field), (i, &*expected.response_attribute, &*expected.marketo_field));
    }
}

/// A trigger says why it fires; with the negated operator it fires exactly if the plain one does not.
fn check_trigger(input: &Input, outcome: &Outcome<'_>) {
    let firing = input.trigger.evaluate(outcome);
    assert!(!firing.because.is_empty());
    for id in cited(&serde_json::to_value(&firing).expect("it can be written")) {
        assert!(RuleId::NAMES.contains(&id.as_str()), "no rule `{id}`: {firing:?}");
    }
    let given = input.trigger.response.as_ref().map(|constraint| constraint.values().to_vec());
    let given = given.filter(|values| !values.is_empty());
    let values = given.unwrap_or_else(|| vec![input.reply.status_text.clone()]);
    let fires = |operator| {
        let constraint = match operator {
            TextOperator::IsEmpty => TextConstraint::empty(),
            TextOperator::IsNotEmpty => TextConstraint::not_empty(),
            other => TextConstraint::new(other, values.clone()).expect("there are values"),
        };
        WebhookIsCalledTrigger::new().with_response(constraint).evaluate(outcome)
    };
    let is_called = match outcome {
        Outcome::FieldUpdates(_) => true,
        Outcome::Error(outcome) => outcome.webhook_is_called.is_some(),
    };
    for (operator, negated) in [
        (TextOperator::Is, TextOperator::IsNot),
        (TextOperator::StartsWith, TextOperator::NotStartsWith),
        (TextOperator::Contains, TextOperator::NotContains),
        (TextOperator::IsEmpty, TextOperator::IsNotEmpty),
    ] {
        assert_eq!(is_called, fires(operator).fires != fires(negated).fires, "{operator}");
    }
}

/// A body can be listed if it is readable.
fn check_list(input: &Input, body: &[u8], outcome: &Outcome<'_>) {
    for format in [Format::Json, Format::Xml] {
        // It must not panic, and no more: the charset may come from the Content-Type, which this does not see.
        let _ = list_attributes_with(format, body, &Decoder);
    }
    let Some(format) = input.definition.response_type.format() else { return };
    // Without mappings the body is not parsed.
    let has_mappings = !input.definition.response_mappings.is_empty();
    let Some(text) = input.reply.text(body).filter(|_| has_mappings) else { return };
    let is_read = match outcome {
        Outcome::FieldUpdates(_) => true,
        Outcome::Error(outcome) if outcome.error.kind == WebhookErrorKind::UnreadableBody => false,
        Outcome::Error(_) => return,
    };
    match list_attributes(format, text) {
        Ok(_) => assert!(is_read, "listed, and not read: {text:?}"),
        // An error without a position means too many values.
        Err(error) => assert!(!is_read || error.position.is_none(), "read, and not listed: {text:?}"),
    }
}
