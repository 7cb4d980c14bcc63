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
use crate::evaluate::webhook::{CompiledMapping, Webhook};
use crate::response::charset::{CharsetDecoder, DecodeError};
use crate::response::status::Status;
use crate::response::{CampaignType, Failure, Reply, Response};
use crate::tools::describe::import_lead_fields;
use crate::tools::sample::{list_attributes, list_attributes_with};
use crate::tools::trigger::Call;
use argument::Argument;
use encode::Encoder;

thread_local! {
    /// The message of the last panic. No panic is known in the core; JavaScript throws one as an error (`js/wasm.js`).
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the message of a panic.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| PANIC.set(Some(panic.to_string()))));
}

/// The message of the panic that ended the last call.
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

/// The head of a response. It is kept until it is set anew, since most responses of a service have the same.
#[derive(Debug, Default)]
struct Head {
    reason_phrase: String,
    /// Empty for a header that is not there.
    content_type: String,
    content_encoding: String,
    retry_after: String,
}

#[wasm_bindgen]
impl Compiled {
    /// Checks and compiles a definition.
    ///
    /// # Errors
    ///
    /// An `ArgumentError` for a value that is not a definition.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &JsValue) -> Result<Self, JsValue> {
        let definition = definition::definition(&Argument::new(definition, "definition"))?;
        Ok(Self { webhook: Webhook::new(definition), head: Head::default(), encoder: Encoder::default() })
    }

    /// What is wrong with the definition: `Diagnostic[]`.
    ///
    /// # Errors
    ///
    /// No error is known to occur.
    pub fn diagnostics(&self) -> Result<JsValue, JsValue> {
        to_js(&self.webhook.diagnostics())
    }

    /// The mappings, each as its attribute, its field, and that field's data type and REST API name:
    /// `[string, string, string, string | null][]`.
    #[must_use]
    pub fn mappings(&self) -> Array {
        let mapping = |mapping: CompiledMapping<'_>| {
            let CompiledMapping { response_attribute, marketo_field, data_type, rest_name } = mapping;
            let rest_name = rest_name.map_or(JsValue::NULL, JsValue::from_str);
            let data_type = JsValue::from_str(data_type.name());
            Array::of4(&response_attribute.into(), &marketo_field.into(), &data_type, &rest_name)
        };
        self.webhook.mappings().map(mapping).collect()
    }

    /// The head of the responses that are evaluated from here on; an empty header is one that is not there.
    pub fn head(
        &mut self,
        reason_phrase: String,
        content_type: String,
        content_encoding: String,
        retry_after: String,
    ) {
        self.head = Head { reason_phrase, content_type, content_encoding, retry_after };
    }

    /// Evaluates a response. `campaign` is a place in the vocabulary; `flags` say what the body is ([`REDIRECTED`] and those
    /// beside it); `over_limit` is one more than the limit after which the body was
    /// not read, 0 if all of it was. Returns the address of
    /// the outcome's words, which the next call overwrites.
    pub fn evaluate(
        &mut self,
        campaign: usize,
        status: u16,
        flags: u32,
        over_limit: u32,
        body: &[u8],
    ) -> usize {
        let (Ok(status), Some(campaign)) = (Status::try_from(status), CampaignType::ALL.get(campaign)) else {
            return 0;
        };
        #[cfg(planted_panic)]
        assert_ne!(body, b"planted panic", "a test has asked for it");
        let Head { reason_phrase, content_type, content_encoding, retry_after } = &self.head;
        let response = Response {
            content_type: header(content_type),
            content_encoding: header(content_encoding),
            retry_after: header(retry_after),
            redirected: flags & REDIRECTED != 0,
            is_decompressed: flags & DECOMPRESSED != 0,
            over_limit: over_limit.checked_sub(1),
            ..Response::new(status).with_reason_phrase(reason_phrase)
        };
        let text = if flags & TEXT != 0 { std::str::from_utf8(body).ok() } else { None };
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

/// Redirects were followed to the response.
const REDIRECTED: u32 = 1;
/// The body was text when it was given.
const TEXT: u32 = 2;
/// The body came compressed.
const DECOMPRESSED: u32 = 4;

fn header(value: &str) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(value)).filter(|value| !value.is_empty())
}

/// The names that the words of an outcome refer to: a line for each list of them (`js/wasm.js`).
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
/// No error is known to occur.
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
/// No error is known to occur.
#[wasm_bindgen(js_name = importLeadFields)]
pub fn import_lead_fields_as_js(describe: &[u8]) -> Result<JsValue, JsValue> {
    to_js(&import_lead_fields(&String::from_utf8_lossy(describe)))
}

/// Whether a trigger fires on what it sees of a call, or on nothing where there is no response: `{ fires, because }`.
/// `is_called` is false where the campaign makes no call.
///
/// # Errors
///
/// An `ArgumentError` for a value that is not a trigger.
#[wasm_bindgen(js_name = triggerFires)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes no reference to what may be absent")]
pub fn trigger_fires_as_js(
    trigger: &JsValue,
    webhook: Option<String>,
    response: Option<Vec<u8>>,
    error_type: Option<String>,
    is_called: bool,
) -> Result<JsValue, JsValue> {
    let trigger = trigger::trigger(&Argument::new(trigger, "trigger"))?;
    let call = response.as_deref().map(|response| Call {
        webhook: webhook.map(Cow::Owned),
        response: String::from_utf8_lossy(response),
        error_type: error_type.map(Cow::Owned),
        is_called,
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
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        let text = decode(label, bytes);
        text.as_string().ok_or(if text.is_null() {
            DecodeError::UnknownCharset
        } else {
            DecodeError::Malformed { before: None }
        })
    }
}
