//! Whatever the definition and the reply are, there is an outcome, and it holds together.
//!
//! Input, line by line: words (Response Type, campaign type, status or failure, `text`, `fields`, `redirected`, a
//! trigger's operator, assumptions); the reason phrase; Content-Type; Retry-After; mappings
//! (`attribute|field|data type|length|ro`) up to an empty line; the rest is the body.

#![no_main]

#[path = "../../tests/cases/citations.rs"]
mod citations;
#[path = "shared/input.rs"]
mod input;

use std::collections::BTreeSet;

use citations::cited;
use libfuzzer_sys::fuzz_target;
use marketo_webhook::{
    CampaignType, CharsetDecoder, DataType, Failure, FieldUpdates, Format, LeadField, Outcome, Reply,
    Response, ResponseType, RuleId, Status, TextConstraint, TextOperator, Undecodable, Webhook,
    WebhookDefinition, WebhookErrorType, WebhookIsCalledTrigger, list_attributes, list_attributes_with,
};
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let (head, body) = head_and_body(data);
    let input = Input::read(&head, body);
    let webhook = Webhook::new(input.definition.clone());
    check_diagnostics(&webhook);
    let reply = input.reply();
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
            assert!(!outcome.error.message.is_empty());
        }
    }
    // The same comes out of the same, whoever evaluates it.
    let again = Webhook::new(input.definition.clone());
    let again = again.evaluate_with(input.campaign_type, &reply, &Decoder);
    assert_eq!(serde_json::to_value(&again).expect("an outcome can be written"), written);
    check_trigger(&input, &outcome);
    check_list(&input, &outcome);
});

/// The lines up to an empty one, and what comes behind it.
fn head_and_body(data: &[u8]) -> (String, &[u8]) {
    // The first four lines may be empty.
    let mut rest = data;
    let mut lines = 0;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let is_end = end == 0 && lines >= 4;
        rest = &rest[end + 1..];
        lines += 1;
        if is_end {
            break;
        }
    }
    let head = &data[..data.len() - rest.len()];
    (String::from_utf8_lossy(head).into_owned(), rest)
}

struct Input<'a> {
    campaign_type: CampaignType,
    definition: WebhookDefinition,
    failure: Option<Failure>,
    status: Status,
    phrase: &'a str,
    content_type: &'a str,
    retry_after: &'a str,
    redirected: bool,
    operator: TextOperator,
    body: &'a [u8],
    /// The body as text, if it is given as such.
    text: Option<&'a str>,
}

impl<'a> Input<'a> {
    fn read(head: &'a str, body: &'a [u8]) -> Self {
        let mut lines = head.split('\n');
        let words: Vec<_> = lines.next().unwrap_or_default().split(' ').collect();
        let mut next = || lines.next().unwrap_or_default();
        let (phrase, content_type, retry_after) = (next(), next(), next());
        let status = words.iter().find_map(|word| Status::new(word.parse().ok()?));
        let mut definition =
            WebhookDefinition::new(named(&words).unwrap_or(ResponseType::Json)).with_name(phrase);
        let mut fields = words.contains(&"fields").then(Vec::new);
        for mapping in lines.filter(|line| !line.is_empty()) {
            let mut parts = mapping.split('|');
            let attribute = parts.next().unwrap_or_default();
            let name = parts.next().unwrap_or("F");
            definition = definition.with_mapping(attribute, name);
            let Some(data_type) = parts.next() else { continue };
            let mut field = LeadField::new(name, DataType::from(data_type));
            field.length = parts.next().and_then(|length| length.parse().ok());
            field.read_only = parts.next() == Some("ro");
            field.rest_name = parts.next().map(str::to_owned);
            fields.get_or_insert_default().push(field);
        }
        definition.lead_fields = fields;
        definition.assumptions = input::assumptions(words.iter().copied());
        Self {
            campaign_type: named(&words).unwrap_or(CampaignType::Trigger),
            definition,
            failure: named(&words),
            status: status.unwrap_or(Status::new(200).expect("a status")),
            phrase,
            content_type,
            retry_after,
            redirected: words.contains(&"redirected"),
            operator: named(&words).unwrap_or(TextOperator::Contains),
            body,
            text: if words.contains(&"text") { std::str::from_utf8(body).ok() } else { None },
        }
    }

    fn reply(&self) -> Reply<'a> {
        if let Some(failure) = self.failure {
            return Reply::TransportFailure { failure, detail: Some(self.phrase) };
        }
        let mut response =
            Response::new(self.status).with_reason_phrase(self.phrase).with_redirected(self.redirected);
        for (name, value) in [("content-type", self.content_type), ("Retry-After", self.retry_after)] {
            if !value.is_empty() {
                response = response.with_header(name, value);
            }
        }
        match self.text {
            Some(text) => response.with_text(text).into(),
            None => response.with_bytes(self.body).into(),
        }
    }
}

/// The first word that is a name.
fn named<T: std::str::FromStr>(words: &[&str]) -> Option<T> {
    words.iter().find_map(|word| word.parse().ok())
}

/// Knows two charsets: one that takes any byte, and one that takes none beyond ASCII.
struct Decoder;

impl CharsetDecoder for Decoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, Undecodable> {
        match label.to_ascii_lowercase().as_str() {
            "iso-8859-1" | "latin1" => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
            "us-ascii" | "ascii" => {
                let valid = bytes.iter().take_while(|byte| byte.is_ascii()).count();
                let before: String = bytes[..valid].iter().map(|byte| char::from(*byte)).collect();
                let malformed = Undecodable::Malformed { before: Some(before.clone()) };
                if valid == bytes.len() { Ok(before) } else { Err(malformed) }
            }
            _ => Err(Undecodable::UnknownCharset),
        }
    }
}

fn check_diagnostics(webhook: &Webhook) {
    let attributes: Vec<_> = webhook.mappings().map(|(attribute, ..)| attribute).collect();
    for diagnostic in webhook.diagnostics() {
        serde_json::to_value(diagnostic).expect("a diagnostic can be written");
        let attribute = diagnostic.mapping.map(|mapping| attributes[mapping]);
        if let Some(span) = diagnostic.span {
            let length = attribute.map(|attribute| attribute.encode_utf16().count());
            assert!(span.start <= span.end && Some(span.end) <= length, "{diagnostic:?} of {attribute:?}");
        }
    }
}

/// What is cited, in lists and in messages, are rules.
fn check_rules(outcome: &Value) {
    for id in cited(outcome).iter().chain(&cited_in_messages(outcome)) {
        assert!(RuleId::NAMES.contains(&id.as_str()), "no rule `{id}`: {outcome}");
    }
    assert!(!cited(outcome).is_empty(), "{outcome}");
}

/// Every rule id that a message of an outcome names as the one that decides.
fn cited_in_messages(outcome: &Value) -> Vec<String> {
    match outcome {
        Value::Array(values) => values.iter().flat_map(cited_in_messages).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("message", Value::String(_)) => citations::named(value).pop().into_iter().collect(),
                _ => cited_in_messages(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Each mapping is applied or skipped, once, in order.
fn check_updates(outcome: &FieldUpdates<'_>, input: &Input<'_>) {
    let mappings = &input.definition.response_mappings;
    let updates = outcome.updates.iter().map(|update| {
        assert!(update.rules.iter().next().is_some(), "{update:?}");
        (update.mapping, update.response_attribute, update.marketo_field)
    });
    let skipped = outcome.skipped.iter().map(|skipped| {
        assert!(skipped.rules.iter().next().is_some() && !skipped.message.is_empty(), "{skipped:?}");
        assert!(
            skipped.found.as_ref().is_none_or(|found| found.excerpt.chars().count() <= 81),
            "{skipped:?}"
        );
        (skipped.mapping, skipped.response_attribute, skipped.marketo_field)
    });
    let (updates, skipped): (Vec<_>, Vec<_>) = (updates.collect(), skipped.collect());
    assert!(updates.is_sorted() && skipped.is_sorted());
    let all: BTreeSet<_> = updates.iter().chain(&skipped).copied().collect();
    assert_eq!((all.len(), updates.len() + skipped.len()), (mappings.len(), mappings.len()));
    for ((mapping, attribute, field), (i, expected)) in all.into_iter().zip(mappings.iter().enumerate()) {
        assert_eq!((mapping, attribute, field), (i, &*expected.response_attribute, &*expected.marketo_field));
    }
}

/// A trigger says why it fires; with the negated operator it does what the other does not.
fn check_trigger(input: &Input<'_>, outcome: &Outcome<'_>) {
    let fires = |operator| {
        let values = vec![input.phrase.to_owned(), input.content_type.to_owned()];
        let response = Some(TextConstraint { operator, values });
        WebhookIsCalledTrigger { response, ..WebhookIsCalledTrigger::default() }.fires(outcome)
    };
    let firing = fires(input.operator);
    assert!(!firing.because.is_empty());
    for id in cited(&serde_json::to_value(&firing).expect("it can be written")) {
        assert!(RuleId::NAMES.contains(&id.as_str()), "no rule `{id}`: {firing:?}");
    }
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
fn check_list(input: &Input<'_>, outcome: &Outcome<'_>) {
    for format in [Format::Json, Format::Xml] {
        // That nothing panics is what counts: the charset may come from the Content-Type, which this does not see.
        let _ = list_attributes_with(format, input.body, &Decoder);
    }
    let Some(format) = input.definition.response_type.format() else { return };
    let Some(text) = input.text.filter(|_| !input.definition.response_mappings.is_empty()) else { return };
    let is_read = match outcome {
        Outcome::FieldUpdates(_) => true,
        Outcome::Error(outcome) if outcome.error.kind == WebhookErrorType::UnreadableBody => false,
        Outcome::Error(_) => return,
    };
    match list_attributes(format, text) {
        Ok(_) => assert!(is_read, "listed, and not read: {text:?}"),
        // One without a position has too many values.
        Err(error) => assert!(!is_read || error.position.is_none(), "read, and not listed: {text:?}"),
    }
}
