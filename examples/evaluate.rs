//! What Marketo would do with a response: `cargo run --example evaluate`.

#![expect(clippy::disallowed_macros, reason = "an example prints")]

use marketo_webhook::assumptions::JsonNull;
use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};

fn main() {
    let definition = WebhookDefinition::new(ResponseType::Json)
        .with_name("Scoring")
        .with_mapping("lead.score", "LeadScore")
        .with_mapping("lead.City", "City")
        .with_mapping("lead.title", "Title")
        .with_assumption(JsonNull::Clear);
    let webhook = Webhook::new(definition);
    for diagnostic in webhook.diagnostics() {
        println!("{}: {}", diagnostic.severity, diagnostic.explanation);
    }

    let body = r#"{"lead": {"score": "72 points", "city": "Utrecht", "title": null}}"#;
    let response = Response::new(Status::OK).with_text(body);
    let outcome = webhook.evaluate(CampaignType::Trigger, response);
    for update in outcome.updates() {
        println!("{} = {:?} ({})", update.marketo_field, update.value.text(), update.basis);
    }
    for skipped in outcome.skipped() {
        println!("{} is kept: {} ({})", skipped.marketo_field, skipped.explanation, skipped.basis);
    }
    for note in outcome.notes() {
        println!("{}: {}", note.severity, note.explanation);
    }
    if let Some(error) = outcome.error() {
        println!("{}: {error}", error.kind);
    }
}
