//! Third-party test suites, natively. `README.md` has each exception and each choice.

mod json_test_suite;
mod naughty_strings;
mod xml_conformance;

#[path = "../support/mod.rs"]
mod support;

use marketo_webhook::{CampaignType, Outcome, Response, Status, Webhook};

/// The written text, none if the mapping is skipped; or that the body is unreadable.
fn evaluate(webhook: &Webhook, body: &[u8]) -> Result<Option<String>, String> {
    let response = Response::new(Status::OK).with_bytes(body);
    match webhook.evaluate(CampaignType::Trigger, response) {
        Outcome::FieldUpdates(outcome) => {
            Ok(outcome.updates.first().map(|update| update.value.text().unwrap_or_default().into_owned()))
        }
        Outcome::Error(outcome) => Err(outcome.error.explanation.to_string()),
    }
}
