//! Laws of coercion: a written value is accepted again as the same value; a text is cut between characters, at the
//! limit and nowhere else; evaluating twice has the same result; numbers are those of Rust.
//!
//! Input: a line of JSON, a definition with one lead field; then the value: for JSON its source, or any text; for XML the
//! text of an element.

#![no_main]

#[path = "shared/input.rs"]
mod input;
#[path = "shared/json.rs"]
mod json;

use std::num::NonZero;

use json::Json;
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target};
use marketo_webhook::assumptions::{
    Assumptions, BooleanText, EmptyString, IntegerRange, NullText, NumericText,
};
use marketo_webhook::definition::{DataType, Format, LeadField};
use marketo_webhook::outcome::{SkipReason, Value};
use marketo_webhook::{CampaignType, Outcome, Response, Status, Webhook, WebhookDefinition};

/// The result for a value.
#[derive(Debug, PartialEq)]
enum Written {
    /// The value that the field gets, its text, and whether it was cut.
    Value(Value<'static>, Option<String>, bool),
    Skipped(SkipReason),
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    input::mutate(data, size, max_size, seed)
});

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((format, field, value)) = read(data) else { return Corpus::Reject };
    let Some((body, source)) = body(format, value) else { return Corpus::Reject };
    let written = field.evaluate(format, &body);
    assert_eq!(written, field.evaluate(format, &body), "{body:?}");
    check_number(&field, format, &body, &source, &written);
    if let Written::Value(value, text, truncated) = written {
        check_limit(&field, &source, &value, text.as_deref(), truncated);
        check_again(&field, format, &value, text.as_deref(), truncated);
    }
    Corpus::Keep
});

fn read(data: &[u8]) -> Option<(Format, Field, &str)> {
    let (definition, value) = input::json_and_rest::<WebhookDefinition>(data)?;
    let LeadField { data_type, length, .. } = definition.lead_fields?.into_iter().next()?;
    let field = Field { data_type, length, assumptions: definition.assumptions };
    Some((definition.response_type.format()?, field, std::str::from_utf8(value).ok()?))
}

struct Field {
    data_type: DataType,
    length: Option<NonZero<u32>>,
    assumptions: Assumptions,
}

impl Field {
    fn evaluate(&self, format: Format, body: &str) -> Written {
        let mut field = LeadField::new("F", self.data_type.clone());
        field.length = self.length;
        let response_type = format.name().parse().expect("a Response Type");
        let definition = WebhookDefinition::new(response_type)
            .with_mapping("a", "F")
            .with_lead_fields(vec![field])
            .with_assumptions(self.assumptions);
        let webhook = Webhook::new(definition);
        let response = Response::new(Status::OK).with_text(body);
        let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
            panic!("the body is unreadable: {body:?}");
        };
        match (&*outcome.updates, &*outcome.skipped) {
            ([update], []) => Written::Value(
                owned(&update.value),
                update.value.text().map(|text| text.into_owned()),
                update.truncated,
            ),
            ([], [skipped]) => Written::Skipped(skipped.reason),
            _ => panic!("one mapping, more outcomes: {body:?}"),
        }
    }

    fn is_whole_number(&self) -> bool {
        matches!(self.data_type, DataType::Integer | DataType::Percent | DataType::Score)
    }

    fn is_decimal(&self) -> bool {
        matches!(self.data_type, DataType::Float | DataType::Currency)
    }

    fn is_string_like(&self) -> bool {
        let others = [DataType::Boolean, DataType::Date, DataType::Datetime];
        !self.is_whole_number() && !self.is_decimal() && !others.contains(&self.data_type)
    }
}

/// The value, without what it borrows.
fn owned(value: &Value<'_>) -> Value<'static> {
    match value {
        // It has no public constructor; its text is compared too.
        Value::Decimal(decimal) => Value::Text(decimal.as_str().to_owned().into()),
        other => other.clone().into_owned(),
    }
}

/// A body that holds the value at `a`, and the value's text.
fn body(format: Format, value: &str) -> Option<(String, String)> {
    match format {
        Format::Json => {
            let source = json::document(value).map_or_else(|| quoted(value), |value| value.get().to_owned());
            let text = match json::read(json::document(&source)?) {
                Json::String(text) => text,
                _ => source.clone(),
            };
            Some((format!("{{\"a\":{source}}}"), text))
        }
        Format::Xml => Some((element(value)?, value.to_owned())),
        other => panic!("no body of the format {other}"),
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

/// None if the text has characters that XML does not allow.
fn element(text: &str) -> Option<String> {
    let is_character =
        |c: char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#13;");
    text.chars().all(is_character).then(|| format!("<a>{escaped}</a>"))
}

/// A text has at most as many characters or bytes as its field, begins like the original, and is as long as fits.
fn check_limit(field: &Field, source: &str, value: &Value<'_>, text: Option<&str>, truncated: bool) {
    let Some(text) = text.filter(|_| field.is_string_like()) else {
        assert!(!truncated, "{value:?}");
        return;
    };
    let in_bytes = matches!(field.data_type, DataType::Text | DataType::Textarea);
    let most = field.length.map_or(if in_bytes { 30_000 } else { 255 }, |length| length.get() as usize);
    let size = |text: &str| if in_bytes { text.len() } else { text.chars().count() };
    assert!(size(text) <= most, "{text:?} is longer than {most}");
    let rest = source.strip_prefix(text).unwrap_or_else(|| panic!("{text:?} does not begin {source:?}"));
    assert_eq!(truncated, !rest.is_empty(), "{text:?} of {source:?}");
    if let Some(next) = rest.chars().next() {
        assert!(size(&format!("{text}{next}")) > most, "{text:?} of {source:?} is cut before {most}");
    }
}

/// A written value is accepted as the same value.
fn check_again(field: &Field, format: Format, value: &Value<'static>, text: Option<&str>, truncated: bool) {
    // A cut text may no longer be an address, and cut to nothing it is the empty string.
    let is_form = matches!(field.data_type, DataType::Email | DataType::Url);
    if truncated && (is_form || text == Some("")) {
        return;
    }
    // A cleared field is cleared again, unless the empty string is skipped; for a boolean it always is.
    let is_boolean = field.data_type == DataType::Boolean;
    if text.is_none() && (is_boolean || field.assumptions.empty_string == EmptyString::Skip) {
        return;
    }
    // A cut text may read null.
    if matches!(text, Some("NULL" | "null")) && field.assumptions.null_text == NullText::Clear {
        return;
    }
    let is_number = field.is_whole_number() || field.is_decimal();
    let body = match (format, text.unwrap_or_default()) {
        (Format::Json, text)
            if is_number && field.assumptions.numeric_text == NumericText::Skip && !text.is_empty() =>
        {
            format!("{{\"a\":{text}}}")
        }
        (Format::Json, text) => format!("{{\"a\":{}}}", quoted(text)),
        (Format::Xml, text) => element(text).unwrap_or_else(|| panic!("no text of XML: {text:?}")),
        (other, _) => panic!("no body of the format {other}"),
    };
    let expected = Written::Value(value.clone(), text.map(str::to_owned), false);
    assert_eq!(field.evaluate(format, &body), expected, "{body:?} into {}", field.data_type);
}

/// Whole numbers and decimals are accepted like Rust reads them.
fn check_number(field: &Field, format: Format, body: &str, source: &str, written: &Written) {
    let is_text = format == Format::Xml || body.starts_with("{\"a\":\"");
    if is_text && field.assumptions.numeric_text == NumericText::Skip {
        return;
    }
    let source = if is_text { source.trim_matches([' ', '\t', '\r', '\n']) } else { source };
    if is_text && source == "NULL" {
        return;
    }
    // The sign of a score has its own meaning.
    let is_change = field.data_type == DataType::Score && source.starts_with(['+', '-']);
    if field.is_whole_number()
        && !is_change
        && let Ok(number) = source.parse::<i64>()
    {
        let fits = field.assumptions.integer_range == IntegerRange::Bits64 || i32::try_from(number).is_ok();
        let expected = if fits {
            Written::Value(Value::Integer(number), Some(number.to_string()), false)
        } else {
            Written::Skipped(SkipReason::OutOfRange)
        };
        assert_eq!(*written, expected, "{body:?}");
    }
    if field.is_decimal() {
        // Rust also reads names of numbers, and points without a digit before or after.
        let plain = source.parse::<f32>().ok().filter(|_| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let (before, behind) = source.split_once('.').unwrap_or((source, "0"));
            !source.contains(|c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E'))
                && digit(before.chars().next_back())
                && digit(behind.chars().next())
        });
        let expected = match plain {
            None if source.is_empty() && is_text => return,
            None if matches!(written, Written::Skipped(SkipReason::NullValue | SkipReason::NotScalar)) => {
                return;
            }
            None if source == "null" => return,
            // The number at the start of a text is taken.
            None if is_text
                && field.assumptions.numeric_text == NumericText::LeadingNumber
                && source.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                return;
            }
            None => Written::Skipped(SkipReason::IncompatibleType),
            Some(number) if number.is_infinite() => Written::Skipped(SkipReason::OutOfRange),
            Some(_) => Written::Value(Value::Text(source.to_owned().into()), Some(source.to_owned()), false),
        };
        assert_eq!(*written, expected, "{body:?}");
    }
    if field.data_type == DataType::Boolean && field.assumptions.boolean_text == BooleanText::TrueFalse {
        let expected = ["true", "false"]
            .map(|word| source.trim_matches([' ', '\t', '\r', '\n']).eq_ignore_ascii_case(word));
        let is_written = matches!(written, Written::Value(Value::Boolean(_), ..));
        assert!(is_written == expected.contains(&true) || source == "null", "{body:?}");
    }
}
