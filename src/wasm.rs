//! The binding: JavaScript values in, words and a text for `js/outcome.js` out.

#![expect(unreachable_pub, reason = "wasm-bindgen exports what is pub, whoever reaches it")]

mod argument;
mod definition;
mod trigger;
mod wire;

use std::borrow::Cow;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{TextDecoder, TextDecoderOptions};

use crate::called::Call;
use crate::charset::{CharsetDecoder, Undecodable};
use crate::describe::import_lead_fields;
use crate::evaluate::{list_attributes, list_attributes_with};
use crate::format::Format;
use crate::response::{CampaignType, Failure, Reply, Response};
use crate::rules::rules;
use crate::status::Status;
use crate::webhook::Webhook;
use argument::Argument;
use wire::{Vocabulary, Wire};

/// A compiled webhook and the buffer in which its outcomes leave.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled {
    webhook: Webhook,
    wire: Wire,
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
        Ok(Self { webhook: Webhook::new(definition), wire: Wire::default() })
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
    ///
    /// # Errors
    ///
    /// None that is known.
    pub fn mappings(&self) -> Result<JsValue, JsValue> {
        to_js(&self.webhook.mappings().collect::<Vec<_>>())
    }

    /// Evaluates a response. `campaign` is a place in the vocabulary; an empty header is one that is not there.
    /// Returns the address of the outcome's words, which the next call overwrites.
    #[expect(clippy::too_many_arguments, reason = "an object would cost more than the evaluation")]
    pub fn evaluate(
        &mut self,
        campaign: usize,
        status: u16,
        reason_phrase: &str,
        content_type: &str,
        retry_after: &str,
        redirected: bool,
        body: &[u8],
        is_text: bool,
    ) -> usize {
        let Some(status) = Status::new(status) else { return 0 };
        let mut response =
            Response::new(status).with_reason_phrase(reason_phrase).with_redirected(redirected);
        if !content_type.is_empty() {
            response = response.with_header("content-type", content_type);
        }
        if !retry_after.is_empty() {
            response = response.with_header("retry-after", retry_after);
        }
        let response = match std::str::from_utf8(body) {
            Ok(text) if is_text => response.with_text(text),
            Ok(_) | Err(_) => response.with_bytes(body),
        };
        self.write(campaign, &Reply::Response(response))
    }

    /// Evaluates a call that got no response. `campaign` and `failure` are places in the vocabulary; an empty detail is
    /// none.
    pub fn fail(&mut self, campaign: usize, failure: usize, detail: &str) -> usize {
        let Some(failure) = Failure::ALL.get(failure) else { return 0 };
        let detail = (!detail.is_empty()).then_some(detail);
        self.write(campaign, &Reply::TransportFailure { failure: *failure, detail })
    }

    fn write(&mut self, campaign: usize, reply: &Reply<'_>) -> usize {
        let Some(campaign) = CampaignType::ALL.get(campaign) else { return 0 };
        let outcome = self.webhook.evaluate_with(*campaign, reply, &HostDecoder);
        self.wire.write(&outcome)
    }
}

/// The names that the words of an outcome stand for.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen]
pub fn vocabulary() -> Result<JsValue, JsValue> {
    to_js(&Vocabulary::default())
}

/// Every value of a sample body: `SampleAttribute[]`. `format` is a place in the vocabulary.
///
/// # Errors
///
/// An `ArgumentError` for a body that is not readable.
#[wasm_bindgen(js_name = listAttributes)]
pub fn list_attributes_as_js(format: usize, body: &[u8], is_text: bool) -> Result<JsValue, JsValue> {
    let format = Format::ALL.get(format).copied().unwrap_or(Format::Json);
    let listed = match std::str::from_utf8(body) {
        Ok(text) if is_text => list_attributes(format, text),
        Ok(_) | Err(_) => list_attributes_with(format, body, &HostDecoder),
    };
    to_js(&listed.map_err(|error| argument::error("body", &error.to_string()))?)
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

/// Whether a trigger fires on a call, or on none: `{ fires, because }`.
///
/// # Errors
///
/// An `ArgumentError` for a value that is no trigger.
#[wasm_bindgen(js_name = triggerFires)]
pub fn trigger_fires_as_js(
    trigger: &JsValue,
    is_called: bool,
    webhook: Option<String>,
    response: &[u8],
    error_type: Option<String>,
) -> Result<JsValue, JsValue> {
    let trigger = trigger::trigger(&Argument::new(trigger, "trigger"))?;
    let call = Call {
        webhook: webhook.map(Cow::Owned),
        response: String::from_utf8_lossy(response),
        error_type: error_type.map(Cow::Owned),
    };
    to_js(&trigger.fires_on(is_called.then_some(&call)))
}

/// Every rule: `Rule[]`.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen(js_name = rules)]
pub fn rules_as_js() -> Result<JsValue, JsValue> {
    to_js(&rules())
}

/// Plain objects, and null for none.
const SERIALIZER: serde_wasm_bindgen::Serializer = serde_wasm_bindgen::Serializer::json_compatible();

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&SERIALIZER)?)
}

/// Node 20 takes windows-1252 for ISO 8859-1, and leaves these as control characters (`js/body.js` mends the same).
fn windows_1252(text: &str) -> String {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let mend = |c: char| match c {
        '\u{80}'..='\u{9f}' => FROM_80.chars().nth((u32::from(c) & 0x1f) as usize).unwrap_or(c),
        other => other,
    };
    text.chars().map(mend).collect()
}

/// The charsets that the host's `TextDecoder` knows.
struct HostDecoder;

impl CharsetDecoder for HostDecoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, Undecodable> {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = TextDecoder::new_with_label_and_options(label, &options)
            .map_err(|_| Undecodable::UnknownCharset)?;
        let text =
            decoder.decode_with_u8_array(bytes).map_err(|_| Undecodable::Malformed { before: None })?;
        Ok(if decoder.encoding() == "windows-1252" { windows_1252(&text) } else { text })
    }
}
