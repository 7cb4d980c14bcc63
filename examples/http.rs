//! Responses of the `http` crate, and a call that got none: `cargo run --example http`.

#![expect(clippy::disallowed_macros, reason = "an example prints")]

use marketo_webhook::response::Failure;
use marketo_webhook::{CampaignType, Outcome, ResponseType, Webhook, WebhookDefinition};

fn main() -> Result<(), http::Error> {
    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));

    let scored =
        http::Response::builder().header("Content-Type", "application/json").body(r#"{"score": 72}"#)?;
    let busy = http::Response::builder().status(503).header("Retry-After", "30").body("")?;
    for response in [&scored, &busy] {
        print(&webhook.evaluate(CampaignType::Trigger, response));
    }
    print(&webhook.evaluate(CampaignType::Trigger, Failure::Timeout));
    Ok(())
}

fn print(outcome: &Outcome<'_>) {
    match outcome {
        Outcome::FieldUpdates(outcome) => {
            for update in &outcome.updates {
                println!("{} = {}", update.marketo_field, update.value);
            }
        }
        Outcome::Error(outcome) => println!("{}: {}", outcome.error.recovery, outcome.error),
    }
}
