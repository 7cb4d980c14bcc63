//! [`Encoder`]: outcomes as they leave for JavaScript, a list of words and one text.
//!
//! `js/outcome.js` reads them back in the same order. A name is its place in the vocabulary, a text its length in
//! UTF-16 code units (the texts follow one another) or its place in the payload, a set of rules four words of bits, and
//! what may be absent begins with 0 or 1.

use crate::outcome::{
    ErrorOutcome, FieldUpdate, FieldUpdates, Found, Note, Outcome, Payload, Position, SkippedMapping,
    Suggestion, Switch, WebhookError, WebhookIsCalled,
};
use crate::rules::RuleSet;
use crate::text::chars::is_ascii;
use crate::text::quote::is_plain;
use crate::texts::{Explanation, TextValue};
use crate::value::{Value, is_exact_double};

/// ASCII below this length is decoded at once, which takes hardly more time than to keep it; up to here into memory that engines
/// have at hand.
const ASCII_DECODED_LATE: usize = 128 * 1024;

/// Texts are cut from payloads below this length. A text that is cut keeps its payload in memory, so not from long ones.
const CUT_UP_TO: usize = 8 * 1024;

/// Marks the word of a text that is a part of the payload: then come its place, and its length in the lowest bits.
const CUT: u32 = 1 << 31;
/// How many bits a place and a length in such a payload take: it is shorter than [`CUT_UP_TO`].
const CUT_BITS: u32 = CUT_UP_TO.trailing_zeros();

/// The largest whole number up to which doubles hold all.
const EXACT: u64 = 1 << 53;
/// The largest power of ten up to which doubles hold all.
const EXACT_POWER: u32 = 22;

/// The buffer of one outcome.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    /// First the address and the length in bytes of the text.
    words: Vec<u32>,
    text: String,
    /// The address and the length of a payload that texts are cut from, once it is written: JavaScript has decoded it then.
    payload: (usize, usize),
}

/// The names of a mapping, which JavaScript has.
#[derive(Clone, Copy)]
struct Names<'a> {
    attribute: &'a str,
    field: &'a str,
}

impl Encoder {
    /// Writes the outcome of a response with this reason phrase; returns the address of its words.
    pub(super) fn encode(&mut self, outcome: &Outcome<'_>, phrase: &str) -> usize {
        self.words.clear();
        self.text.clear();
        self.payload = (0, 0);
        self.push([0, 0]);
        match outcome {
            Outcome::FieldUpdates(outcome) => self.field_updates(outcome, phrase),
            Outcome::Error(outcome) => self.error(outcome, phrase),
        }
        let text = [self.text.as_ptr() as usize, self.text.len()].map(word);
        if let Some(head) = self.words.first_chunk_mut::<2>() {
            *head = text;
        }
        self.words.as_ptr() as usize
    }

    // Each struct is taken apart without `..`, so that a new member has to be encoded or left out here.

    fn field_updates(&mut self, outcome: &FieldUpdates<'_>, phrase: &str) {
        let FieldUpdates { status, updates, skipped, webhook_is_called, rules, notes } = outcome;
        self.push([0, u32::from(status.code())]);
        self.called(webhook_is_called, phrase);
        self.rules(*rules);
        self.notes(notes);
        self.count(updates.len());
        for update in updates {
            self.update(update);
        }
        self.count(skipped.len());
        for skipped in skipped {
            self.skipped(skipped);
        }
    }

    fn error(&mut self, outcome: &ErrorOutcome<'_>, phrase: &str) {
        let ErrorOutcome { status, error, webhook_is_called, rules, notes } = outcome;
        let WebhookError {
            kind,
            code,
            error_type,
            explanation,
            rule,
            recovery,
            retry_after_seconds,
            position,
        } = error;
        self.push([1, status.map_or(0, |status| u32::from(status.code())), *kind as u32]);
        self.words.push(u32::from(code.unwrap_or_default()));
        self.error_type(error_type.as_deref(), phrase);
        self.explanation(explanation, None);
        self.push([*rule as u32, *recovery as u32]);
        self.optional(*retry_after_seconds, |encoder, seconds| encoder.words.push(seconds));
        self.optional(*position, |encoder, Position { offset, line, column }| {
            encoder.push([word(offset), word(line), word(column)]);
        });
        self.optional(webhook_is_called.as_ref(), |encoder, called| encoder.called(called, phrase));
        self.rules(*rules);
        self.notes(notes);
    }

    /// The webhook's name and the payload are not sent: JavaScript has them.
    fn called(&mut self, called: &WebhookIsCalled<'_>, phrase: &str) {
        let WebhookIsCalled { webhook: _, response, error_type, error_code } = called;
        self.error_type(error_type.as_deref(), phrase);
        self.words.push(error_code.map_or(0, u32::from));
        self.payload(response);
    }

    /// An Error Type, by 2 if it is the reason phrase, which JavaScript has.
    fn error_type(&mut self, error_type: Option<&str>, phrase: &str) {
        match error_type {
            Some(error_type) if error_type == phrase => self.words.push(2),
            Some(_) | None => self.optional(error_type, Self::text),
        }
    }

    /// How JavaScript is to decode the payload: 0 as UTF-8, 1 by the label of a charset; 2 and 3 at once, since it is ASCII.
    /// After 3 texts are cut from it, which saves decoding them a second time. Not of long ones: a text keeps its payload in
    /// memory.
    fn payload(&mut self, payload: &Payload<'_>) {
        if let Some(label) = payload.charset_label() {
            self.of_kind(1, label);
            return;
        }
        // A text needs no decoding.
        let is_small = |bytes: &&[u8]| bytes.len() < ASCII_DECODED_LATE && is_ascii(bytes);
        let short = payload.given_text().map(str::as_bytes).filter(|bytes| bytes.len() < CUT_UP_TO);
        let how = match short.or(payload.utf_8()).filter(is_small) {
            Some(bytes) if bytes.len() < CUT_UP_TO => {
                self.payload = (bytes.as_ptr() as usize, bytes.len());
                3
            }
            Some(_) => 2,
            None => 0,
        };
        self.words.push(how);
    }

    fn notes(&mut self, notes: &[Note<'_>]) {
        self.count(notes.len());
        for Note { code, severity, explanation, rule, mapping } in notes {
            self.push([*code as u32, *severity as u32, *rule as u32]);
            self.optional(*mapping, Self::count);
            self.explanation(explanation, None);
        }
    }

    /// The place of a text among all ids, then its values in the order of their names, each after a word that says what
    /// it is. The ids and names are in JavaScript (`dist/text-ids.js`). Plain input has words of its own: looking for it
    /// here costs a fifth of what it costs there. So do the names of the mapping that the text is about.
    #[inline]
    fn explanation(&mut self, explanation: &Explanation<'_>, of: Option<Names<'_>>) {
        self.words.push(explanation.id() as u32);
        // The note of most outcomes has none, and engines compile a function when it is first called.
        if !explanation.has_values() {
            return;
        }
        explanation.for_each_value(&mut |value| match value {
            TextValue::Text(text) if of.is_some_and(|of| of.attribute == text) => self.words.push(6),
            TextValue::Text(text) if of.is_some_and(|of| of.field == text) => self.words.push(7),
            TextValue::Text(text) => self.of_kind(if is_plain(text) { 0 } else { 4 }, text),
            TextValue::Number(number) => {
                self.push([1, u32::try_from(number).unwrap_or(u32::MAX)]);
            }
            TextValue::List(items) => {
                self.words.push(if items.iter().all(|item| is_plain(item)) { 2 } else { 5 });
                self.count(items.len());
                for item in items {
                    self.text(item);
                }
            }
            TextValue::Explanation(explanation) => {
                self.words.push(3);
                self.explanation(explanation, of);
            }
            TextValue::Id(id) => self.push([3, id as u32]),
        });
    }

    fn update(&mut self, update: &FieldUpdate<'_>) {
        // The names and the type of the field are known to JavaScript by the mapping.
        let FieldUpdate {
            mapping,
            marketo_field: _,
            rest_name: _,
            response_attribute: _,
            data_type: _,
            value,
            truncated,
            basis,
            rules,
        } = update;
        self.push([word(*mapping), u32::from(*truncated), *basis as u32]);
        match value {
            Value::Null => self.words.push(0),
            Value::Boolean(boolean) => self.words.push(if *boolean { 2 } else { 1 }),
            // A double holds a whole number up to 2^53 exactly, and JavaScript writes it; past that the text does.
            Value::Integer(integer) if is_exact_double(*integer) => {
                self.words.push(3);
                self.words(&integer.to_le_bytes());
            }
            // The text has the sign, which 0 has too.
            Value::Change(change) => {
                self.words.push(if is_exact_double(change.points()) { 6 } else { 7 });
                self.text(&change.to_string());
            }
            Value::Decimal(decimal) => self.decimal(decimal.as_str()),
            Value::Integer(integer) => self.of_kind(5, &integer.to_string()),
            Value::Text(text) => self.of_kind(5, text),
        }
        self.rules(*rules);
    }

    /// A decimal number: as a rule the whole number of its digits and how many of them are behind the point, since dividing the
    /// one by the power of ten of the other is faster than reading the text, and as exact up to these limits.
    fn decimal(&mut self, text: &str) {
        match digits(text) {
            Some((number, places)) => {
                self.push([8, places]);
                self.words(&number.to_le_bytes());
                self.text(text);
            }
            None => self.of_kind(4, text),
        }
    }

    #[inline]
    fn of_kind(&mut self, kind: u32, text: &str) {
        self.words.push(kind);
        self.text(text);
    }

    fn skipped(&mut self, skipped: &SkippedMapping<'_>) {
        let SkippedMapping {
            mapping,
            marketo_field,
            response_attribute,
            reason,
            explanation,
            rule,
            basis,
            switch,
            resolved,
            found,
            suggestion,
            rules,
        } = skipped;
        self.push([word(*mapping), *reason as u32, *rule as u32, *basis as u32]);
        self.explanation(explanation, Some(Names { attribute: response_attribute, field: marketo_field }));
        self.optional(switch.as_ref(), |encoder, Switch { assumption, value }| {
            encoder.words.push(*assumption as u32);
            encoder.text(value);
        });
        // As a rule it is the whole attribute.
        self.optional(
            Some(resolved).filter(|resolved| *resolved != *response_attribute),
            |encoder, resolved| encoder.text(resolved),
        );
        self.optional(found.as_ref(), |encoder, Found { kind, excerpt }| {
            encoder.words.push(*kind as u32);
            encoder.text(excerpt);
        });
        self.optional(suggestion.as_ref(), |encoder, Suggestion { place, value }| {
            encoder.words.push(*place as u32);
            encoder.text(value);
        });
        self.rules(*rules);
    }

    fn text(&mut self, text: &str) {
        let (payload, length) = self.payload;
        let place = (text.as_ptr() as usize).wrapping_sub(payload);
        if place < length && text.len() <= length.saturating_sub(place) {
            self.words.push(CUT | word(place).wrapping_shl(CUT_BITS) | word(text.len()));
            return;
        }
        self.count(units(text));
        self.text.push_str(text);
    }

    #[inline]
    fn rules(&mut self, rules: RuleSet) {
        self.words(&rules.bits().to_le_bytes());
    }

    /// One by one: copying so few at once takes longer.
    #[inline]
    fn push<const N: usize>(&mut self, words: [u32; N]) {
        for word in &words {
            self.words.push(*word);
        }
    }

    #[inline]
    fn words(&mut self, bytes: &[u8]) {
        let (words, _) = bytes.as_chunks::<4>();
        for word in words {
            self.words.push(u32::from_le_bytes(*word));
        }
    }

    #[inline]
    fn count(&mut self, count: usize) {
        self.words.push(word(count));
    }

    #[inline]
    fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.words.push(u32::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }
}

/// How many code units a text has in JavaScript.
pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// Addresses and lengths have 32 bits in WebAssembly.
pub(super) fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The digits of a decimal number as a whole number, and how many are behind the point; unless it has a sign, an exponent, or
/// so many digits that a double could not hold them.
fn digits(text: &str) -> Option<(u64, u32)> {
    let (mut number, mut places) = (0_u64, None);
    for byte in text.bytes() {
        match byte {
            // So that the next is of 64 bits.
            b'0'..=b'9' if number <= EXACT => {
                number = number.wrapping_mul(10).wrapping_add(u64::from(byte.wrapping_sub(b'0')));
                places = places.map(|places: u32| places.saturating_add(1));
            }
            b'.' => places = Some(0),
            _ => return None,
        }
    }
    let places = places.unwrap_or(0);
    (number <= EXACT && places <= EXACT_POWER).then_some((number, places))
}
