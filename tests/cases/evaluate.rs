//! The library's result for the input of a case.

#![allow(dead_code, clippy::allow_attributes, reason = "not all who use it look at the same")]

use marketo_webhook::definition::WebhookIsCalledTrigger;
use marketo_webhook::messages::Explanation;
use marketo_webhook::outcome::{Diagnostic, Note, SkippedMapping};
use marketo_webhook::response::{CharsetDecoder, DecodeError, Failure};
use marketo_webhook::tools::{ConstraintResult, ImportedLeadFields, TriggerResult, import_lead_fields};
use marketo_webhook::{CampaignType, Outcome, Reply, Response, Status, Webhook, WebhookDefinition};
use serde_json::Value;

/// The result.
pub(crate) enum Made<'m, 'a> {
    LeadFields(&'m ImportedLeadFields),
    Diagnostics(&'m [Diagnostic<'a>]),
    TriggerResult(&'m TriggerResult),
    Outcome(&'m Outcome<'a>),
}

/// The result as JSON.
pub(crate) fn evaluate(input: &Value) -> Value {
    evaluate_with(input, |made| match made {
        Made::LeadFields(imported) => serde_json::to_value(imported).unwrap(),
        Made::Diagnostics(diagnostics) => serde_json::json!({ "diagnostics": diagnostics }),
        Made::TriggerResult(firing) => serde_json::to_value(firing).unwrap(),
        Made::Outcome(outcome) => serde_json::to_value(outcome).unwrap(),
    })
}

/// A describe reply's fields, the diagnostics of a definition, whether a trigger fires, or an outcome.
pub(crate) fn evaluate_with<T>(input: &Value, look: impl FnOnce(Made<'_, '_>) -> T) -> T {
    if let Some(describe) = input.get("describe") {
        return look(Made::LeadFields(&import_lead_fields(describe.as_str().unwrap())));
    }
    let definition: WebhookDefinition = serde_json::from_value(input["definition"].clone()).unwrap();
    let webhook = Webhook::new(definition);
    let Some(reply) = input.get("reply") else {
        return look(Made::Diagnostics(&webhook.diagnostics()));
    };
    let campaign_type: CampaignType = serde_json::from_value(input["campaignType"].clone()).unwrap();
    let bytes = reply.get("bodyHex").map(|hex| bytes(hex.as_str().unwrap()));
    let reply = make_reply(reply, bytes.as_deref());
    let outcome = webhook.evaluate_with(campaign_type, &reply, &Latin1);
    if let Some(trigger) = input.get("trigger") {
        let trigger: WebhookIsCalledTrigger = serde_json::from_value(trigger.clone()).unwrap();
        return look(Made::TriggerResult(&trigger.evaluate(&outcome)));
    }
    look(Made::Outcome(&outcome))
}

impl<'m, 'a> Made<'m, 'a> {
    /// Its explanations, in the order of the JSON, each with its code.
    pub(crate) fn said(&self) -> Vec<(&'static str, &'m Explanation<'a>)> {
        let of_notes = |notes: &'m [Note<'a>]| notes.iter().map(|note| (note.code.name(), &note.explanation));
        let of_skipped = |skipped: &'m SkippedMapping<'a>| (skipped.reason.name(), &skipped.explanation);
        let of_diagnostic =
            |diagnostic: &'m Diagnostic<'a>| (diagnostic.code.name(), &diagnostic.explanation);
        let of_because = |because: &'m ConstraintResult| ("because", &because.explanation);
        match *self {
            Made::LeadFields(imported) => imported.diagnostics.iter().map(of_diagnostic).collect(),
            Made::Diagnostics(diagnostics) => diagnostics.iter().map(of_diagnostic).collect(),
            Made::TriggerResult(firing) => firing.because.iter().map(of_because).collect(),
            Made::Outcome(Outcome::FieldUpdates(outcome)) => {
                outcome.skipped.iter().map(of_skipped).chain(of_notes(&outcome.notes)).collect()
            }
            Made::Outcome(Outcome::Error(outcome)) => {
                let error = (outcome.error.kind.name(), &outcome.error.explanation);
                [error].into_iter().chain(of_notes(&outcome.notes)).collect()
            }
        }
    }
}

fn make_reply<'a>(reply: &'a Value, bytes: Option<&'a [u8]>) -> Reply<'a> {
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
                // Several with one name, as Node clients pass them.
                let several = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for value in several {
                    response = response.with_header(name, value.as_str().unwrap());
                }
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
        (None, Some(text)) => match reply.get("overLimit").and_then(Value::as_u64) {
            // Readers of the body stop there.
            Some(limit) => {
                let (limit, read) =
                    (u32::try_from(limit).unwrap(), &text.as_bytes()[..usize::try_from(limit).unwrap()]);
                response.with_bytes(read).with_body_over(limit).into()
            }
            None => response.with_text(text).into(),
        },
        (None, None) => response.into(),
    }
}

/// Decodes one of the charsets that JavaScript hosts decode.
struct Latin1;

impl CharsetDecoder for Latin1 {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        if label.eq_ignore_ascii_case("iso-8859-1") {
            Ok(bytes.iter().copied().map(char::from).collect())
        } else {
            Err(DecodeError::UnknownCharset)
        }
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
