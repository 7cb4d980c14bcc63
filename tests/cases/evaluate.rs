//! What the library makes of the input of a case, as JSON.

use marketo_webhook::{
    CampaignType, Failure, Reply, Response, Status, Webhook, WebhookDefinition, WebhookIsCalledTrigger,
    import_lead_fields,
};
use serde_json::Value;

/// What a describe reply says, the diagnostics of a definition, whether a trigger fires, or an outcome.
pub(crate) fn evaluate(input: &Value) -> Value {
    if let Some(describe) = input.get("describe") {
        return serde_json::to_value(import_lead_fields(describe.as_str().unwrap())).unwrap();
    }
    let definition: WebhookDefinition = serde_json::from_value(input["definition"].clone()).unwrap();
    let webhook = Webhook::new(definition);
    let Some(reply) = input.get("reply") else {
        return serde_json::json!({ "diagnostics": webhook.diagnostics() });
    };
    let campaign_type: CampaignType = serde_json::from_value(input["campaignType"].clone()).unwrap();
    let bytes = reply.get("bodyHex").map(|hex| bytes(hex.as_str().unwrap()));
    let outcome = webhook.evaluate(campaign_type, &make_reply(reply, bytes.as_deref()));
    if let Some(trigger) = input.get("trigger") {
        let trigger: WebhookIsCalledTrigger = serde_json::from_value(trigger.clone()).unwrap();
        return serde_json::to_value(trigger.fires(&outcome)).unwrap();
    }
    serde_json::to_value(outcome).unwrap()
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
                response = response.with_header(name, value.as_str().unwrap());
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
        (None, Some(text)) => response.with_text(text).into(),
        (None, None) => response.into(),
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
