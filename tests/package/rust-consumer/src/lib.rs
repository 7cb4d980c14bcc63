//! A crate for wasm that depends on the library: `tests/runtimes/rust-consumer.test.js` runs it without JavaScript.

use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};

/// Evaluates a response with this status and score in its body: the score that is written, or the code of the error.
#[unsafe(no_mangle)]
pub extern "C" fn score(status: u16, score: i32) -> i32 {
    let definition = WebhookDefinition::new(ResponseType::Json).with_mapping("lead.score", "LeadScore");
    let Ok(status) = Status::new(status) else { return -1 };
    let body = format!(r#"{{ "lead": {{ "score": "{score}" }} }}"#);
    let response = Response::new(status).with_text(&body);
    match Webhook::new(definition).evaluate(CampaignType::Trigger, response) {
        Outcome::FieldUpdates(outcome) => {
            let text = outcome.updates.first().and_then(|update| update.value.text());
            text.and_then(|text| text.parse().ok()).unwrap_or(-2)
        }
        Outcome::Error(outcome) => outcome.error.code.map_or(-3, i32::from),
    }
}
