//! The binding: JavaScript values in, words and a text for `js/outcome.js` out.

#![expect(unreachable_pub, reason = "wasm-bindgen exports what is pub, whoever reaches it")]

mod definition;
mod encode;
mod given;
mod listing;
mod trigger;
mod vocabulary;

use std::borrow::Cow;
use std::cell::RefCell;
use std::panic;

use serde::Serialize;
use simdutf8::compat::from_utf8;
use wasm_bindgen::prelude::*;

use crate::definition::Format;
use crate::evaluate::webhook::{CompiledMapping, Webhook};
use crate::response::charset::{CharsetDecoder, DecodeError};
use crate::response::status::Status;
use crate::response::{CampaignType, Failure, Reply, Response};
use crate::tools::describe::import_lead_fields;
use crate::tools::entries::Entries;
use crate::tools::sample::decoded;
use crate::tools::trigger::Call;
use encode::Encoder;
use given::Given;
use listing::{listing, unlistable};

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
    /// Compiles a definition, as `js/definition.js` writes it.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(words: &[u32], texts: &[u8]) -> Self {
        let definition = definition::definition(&mut Given::new(words, texts));
        Self { webhook: Webhook::new(definition), head: Head::default(), encoder: Encoder::default() }
    }

    /// What is wrong with the definition, as JSON: `Diagnostic[]`.
    #[must_use]
    pub fn diagnostics(&self) -> String {
        json(&self.webhook.diagnostics())
    }

    /// The mappings, each as its attribute, its field, and that field's data type and REST API name, as JSON:
    /// `[string, string, string, string | null][]`.
    #[must_use]
    pub fn mappings(&self) -> String {
        let mappings = self.webhook.mappings().map(|mapping| {
            let CompiledMapping { response_attribute, marketo_field, data_type, rest_name } = mapping;
            (response_attribute, marketo_field, data_type.name(), rest_name)
        });
        json(&mappings.collect::<Vec<_>>())
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
        let (Ok(status), Some(campaign)) = (Status::new(status), CampaignType::ALL.get(campaign)) else {
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
        let text = if flags & TEXT != 0 { from_utf8(body).ok() } else { None };
        let response = match text {
            Some(text) => response.with_text(text),
            None => response.with_bytes(body),
        };
        let reply = Reply::Response(response);
        self.encoder.encode(&self.webhook.outcome(*campaign, &reply, &HostDecoder), reason_phrase)
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
        self.encoder.encode(&self.webhook.outcome(*campaign, &reply, &HostDecoder), "")
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
    vocabulary::VOCABULARY.to_owned()
}

/// Every value of a sample body, as `listing` writes them, or as JSON the `Explanation` of why it is not readable. `format` is a
/// place in the vocabulary.
#[must_use]
#[wasm_bindgen(js_name = listAttributes)]
pub fn list_attributes_as_js(format: usize, body: &[u8], is_text: bool) -> Vec<u32> {
    let format = Format::ALL.get(format).copied().unwrap_or(Format::Json);
    let text = if is_text { from_utf8(body).ok() } else { None };
    let text = text.map_or_else(|| decoded(body, &HostDecoder), |text| Ok(Cow::Borrowed(text)));
    match text.and_then(|text| Ok(listing(&Entries::read(format, &text)?))) {
        Ok(words) => words,
        // JavaScript has the texts, and throws.
        Err(error) => unlistable(&json(&error.explanation)),
    }
}

/// Lead fields out of a describe reply, as JSON: `{ leadFields, unmappable, diagnostics }`.
#[must_use]
#[wasm_bindgen(js_name = importLeadFields)]
pub fn import_lead_fields_as_js(describe: &[u8]) -> String {
    json(&import_lead_fields(&String::from_utf8_lossy(describe)))
}

/// Whether a trigger, as `js/trigger.js` writes it, fires on what it sees of a call, or on nothing where there is no response, as
/// JSON: `{ fires, because }`. `is_called` is false where the campaign makes no call.
#[must_use]
#[wasm_bindgen(js_name = triggerFires)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes no reference to what may be absent")]
pub fn trigger_fires_as_js(
    words: &[u32],
    texts: &[u8],
    webhook: Option<String>,
    response: Option<Vec<u8>>,
    error_type: Option<String>,
    is_called: bool,
) -> String {
    let trigger = trigger::trigger(&mut Given::new(words, texts));
    let call = response.as_deref().map(|response| Call {
        webhook: webhook.map(Cow::Owned),
        response: String::from_utf8_lossy(response),
        error_type: error_type.map(Cow::Owned),
        is_called,
    });
    json(&trigger.fires_on(call.as_ref()))
}

/// A value as JSON, which engines read faster than they take calls that build it.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // INVARIANT: no value has keys that are not texts, so that each can be written.
    serde_json::to_string(value).unwrap_or_default()
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
