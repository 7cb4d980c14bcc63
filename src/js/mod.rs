//! The binding: JavaScript values in, words and a text for `js/outcome.js` out.

#![expect(unreachable_pub, reason = "wasm-bindgen exports what is pub, whoever reaches it")]

mod argument;
mod definition;
mod encode;
mod trigger;

use std::borrow::Cow;
use std::cell::RefCell;
use std::panic;

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::definition::Format;
use crate::definition::field::DataType;
use crate::evaluate::webhook::Webhook;
use crate::response::charset::{CharsetDecoder, Undecodable};
use crate::response::status::Status;
use crate::response::{CampaignType, Failure, Reply, Response};
use crate::tools::describe::import_lead_fields;
use crate::tools::sample::{list_attributes, list_attributes_with};
use crate::tools::trigger::Call;
use argument::Argument;
use encode::Encoder;

thread_local! {
    /// What the last panic said. The core has none that is known; JavaScript makes an error of one (`js/wasm.js`).
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what a panic says.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| PANIC.set(Some(panic.to_string()))));
}

/// What the panic said that has ended the last call.
#[wasm_bindgen(js_name = panicText)]
pub fn panic_text() -> Option<String> {
    PANIC.take()
}

/// A compiled webhook and the buffer in which its outcomes leave.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled {
    webhook: Webhook,
    head: Head,
    encoder: Encoder,
}

/// What stands above a body. It stays until it is set anew, since most responses of a service have the same.
#[derive(Debug, Default)]
struct Head {
    reason_phrase: String,
    /// Empty for a header that is not there.
    content_type: String,
    retry_after: String,
}

#[wasm_bindgen]
impl Compiled {
    /// Checks and compiles a definition.
    ///
    /// # Errors
    ///
    /// An `ArgumentError` for a value that is no definition.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &JsValue) -> Result<Self, JsValue> {
        let definition = definition::definition(&Argument::new(definition, "definition"))?;
        Ok(Self { webhook: Webhook::new(definition), head: Head::default(), encoder: Encoder::default() })
    }

    /// What is wrong with the definition: `Diagnostic[]`.
    ///
    /// # Errors
    ///
    /// None that is known.
    pub fn diagnostics(&self) -> Result<JsValue, JsValue> {
        to_js(&self.webhook.diagnostics())
    }

    /// Of each mapping its attribute, its field and that field's data type: `[string, string, string][]`.
    #[must_use]
    pub fn mappings(&self) -> Array {
        let mapping = |(attribute, field, data_type): (&str, &str, &DataType)| {
            Array::of3(&attribute.into(), &field.into(), &data_type.name().into())
        };
        self.webhook.mappings().map(mapping).collect()
    }

    /// The head of the responses that are evaluated from here on; an empty header is one that is not there.
    pub fn head(&mut self, reason_phrase: String, content_type: String, retry_after: String) {
        self.head = Head { reason_phrase, content_type, retry_after };
    }

    /// Evaluates a response. `campaign` is a place in the vocabulary. Returns the address of the outcome's words, which
    /// the next call overwrites.
    pub fn evaluate(
        &mut self,
        campaign: usize,
        status: u16,
        redirected: bool,
        body: &[u8],
        is_text: bool,
    ) -> usize {
        let (Some(status), Some(campaign)) = (Status::new(status), CampaignType::ALL.get(campaign)) else {
            return 0;
        };
        #[cfg(planted_panic)]
        assert_ne!(body, b"planted panic", "a test has asked for it");
        let Head { reason_phrase, content_type, retry_after } = &self.head;
        let response = Response {
            content_type: header(content_type),
            retry_after: header(retry_after),
            ..Response::new(status).with_reason_phrase(reason_phrase).with_redirected(redirected)
        };
        let text = if is_text { std::str::from_utf8(body).ok() } else { None };
        let response = match text {
            Some(text) => response.with_text(text),
            None => response.with_bytes(body),
        };
        let reply = Reply::Response(response);
        self.encoder.encode(&self.webhook.evaluate_with(*campaign, &reply, &HostDecoder))
    }

    /// Evaluates a call that got no response. `campaign` and `failure` are places in the vocabulary; an empty detail is
    /// none.
    pub fn fail(&mut self, campaign: usize, failure: usize, detail: &str) -> usize {
        let (Some(failure), Some(campaign)) = (Failure::ALL.get(failure), CampaignType::ALL.get(campaign))
        else {
            return 0;
        };
        let detail = (!detail.is_empty()).then_some(detail);
        let reply = Reply::TransportFailure { failure: *failure, detail };
        self.encoder.encode(&self.webhook.evaluate_with(*campaign, &reply, &HostDecoder))
    }
}

fn header(value: &str) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(value)).filter(|value| !value.is_empty())
}

/// The names that the words of an outcome stand for: a line for each list of them (`js/wasm.js`).
#[wasm_bindgen]
#[must_use]
pub fn vocabulary() -> String {
    encode::vocabulary()
}

/// Every value of a sample body, `SampleAttribute[]`, or the `Explanation` of why it is not readable. `format` is a place
/// in the vocabulary.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen(js_name = listAttributes)]
pub fn list_attributes_as_js(format: usize, body: &[u8], is_text: bool) -> Result<JsValue, JsValue> {
    let format = Format::ALL.get(format).copied().unwrap_or(Format::Json);
    let text = if is_text { std::str::from_utf8(body).ok() } else { None };
    let listed = match text {
        Some(text) => list_attributes(format, text),
        None => list_attributes_with(format, body, &HostDecoder),
    };
    match listed {
        Ok(listed) => to_js(&listed),
        // JavaScript has the texts, and throws.
        Err(unlistable) => to_js(&unlistable.explanation),
    }
}

/// Lead fields out of a describe reply: `{ leadFields, unmappable, diagnostics }`.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen(js_name = importLeadFields)]
pub fn import_lead_fields_as_js(describe: &[u8]) -> Result<JsValue, JsValue> {
    to_js(&import_lead_fields(&String::from_utf8_lossy(describe)))
}

/// Whether a trigger fires on a call, or on none where there is no response: `{ fires, because }`.
///
/// # Errors
///
/// An `ArgumentError` for a value that is no trigger.
#[wasm_bindgen(js_name = triggerFires)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes no reference to what may be absent")]
pub fn trigger_fires_as_js(
    trigger: &JsValue,
    webhook: Option<String>,
    response: Option<Vec<u8>>,
    error_type: Option<String>,
) -> Result<JsValue, JsValue> {
    let trigger = trigger::trigger(&Argument::new(trigger, "trigger"))?;
    let call = response.as_deref().map(|response| Call {
        webhook: webhook.map(Cow::Owned),
        response: String::from_utf8_lossy(response),
        error_type: error_type.map(Cow::Owned),
    });
    to_js(&trigger.fires_on(call.as_ref()))
}

/// Plain objects, and null for none.
const SERIALIZER: serde_wasm_bindgen::Serializer = serde_wasm_bindgen::Serializer::json_compatible();

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&SERIALIZER)?)
}

#[wasm_bindgen(raw_module = "./bytes.js")]
extern "C" {
    /// The text of bytes in the charset of a label: undefined where they are malformed, null for a label that is not known.
    fn decode(label: &str, bytes: &[u8]) -> JsValue;
}

/// The charsets that the host's `TextDecoder` knows.
struct HostDecoder;

impl CharsetDecoder for HostDecoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, Undecodable> {
        let text = decode(label, bytes);
        text.as_string().ok_or(if text.is_null() {
            Undecodable::UnknownCharset
        } else {
            Undecodable::Malformed { before: None }
        })
    }
}
