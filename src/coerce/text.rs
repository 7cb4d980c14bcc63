//! Values of text fields.

use std::borrow::Cow;

use super::{Coerced, Coercion, Refused, incompatible};
use crate::definition::field::{DataType, Limit, Unit};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, EmailFormat, NonText, OverLength, UrlFormat};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Raw, Value};

/// Whether fields of the type hold text.
pub(super) const fn is_string_like(data_type: &DataType) -> bool {
    match data_type {
        DataType::Boolean
        | DataType::Currency
        | DataType::Date
        | DataType::Datetime
        | DataType::Float
        | DataType::Integer
        | DataType::Percent
        | DataType::Score => false,
        DataType::Email
        | DataType::Formula
        | DataType::LeadFunction
        | DataType::Phone
        | DataType::Reference
        | DataType::String
        | DataType::Text
        | DataType::Textarea
        | DataType::Url
        | DataType::Other(_) => true,
    }
}

/// Text for a field that holds text: its form, then its length.
#[inline(never)]
pub(super) fn text<'t>(
    raw: &Raw<'t>,
    data_type: &DataType,
    length: Option<u32>,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    let (text, rules) = non_text(raw, assumptions.non_text)?;
    let form = match data_type {
        DataType::Email => email(&text, assumptions.email_format)?,
        DataType::Url => url(&text, assumptions.url_format)?,
        DataType::Phone => phone(),
        DataType::Other(_) => unknown_type(),
        DataType::Boolean
        | DataType::Currency
        | DataType::Date
        | DataType::Datetime
        | DataType::Float
        | DataType::Formula
        | DataType::Integer
        | DataType::LeadFunction
        | DataType::Percent
        | DataType::Reference
        | DataType::Score
        | DataType::String
        | DataType::Text
        | DataType::Textarea => RuleSet::default(),
    };
    let limit = Limit::of(data_type, length);
    let coerced = match limit.unit {
        Unit::Characters => string_length(text, limit, assumptions.over_length),
        Unit::Bytes => text_length(text, limit, assumptions.over_length),
    }?;
    Ok(coerced.also(rules.and(form)))
}

/// `coerce.string-length`: at most 255 characters, or the field's length.
fn string_length(text: Cow<'_, str>, limit: Limit, over: OverLength) -> Coercion<'_> {
    // A text has at least as many bytes as characters.
    let cut = if text.len() <= limit.most { None } else { text.char_indices().nth(limit.most) };
    over_length(text, cut.map(|(cut, _)| cut), RuleId::CoerceStringLength, over)
}

/// `coerce.text-length`: at most 30,000 bytes of UTF-8, or the field's length.
fn text_length(text: Cow<'_, str>, limit: Limit, over: OverLength) -> Coercion<'_> {
    let cut = (text.len() > limit.most).then(|| text.floor_char_boundary(limit.most));
    over_length(text, cut, RuleId::CoerceTextLength, over)
}

/// `coerce.over-length`: longer text is cut between characters, or not written.
fn over_length(text: Cow<'_, str>, cut: Option<usize>, rule: RuleId, over: OverLength) -> Coercion<'_> {
    let Some(cut) = cut else { return Ok(Coerced::new(Value::Text(text), rule)) };
    let rules = RuleSet::of(rule).with(RuleId::CoerceOverLength);
    match over {
        OverLength::Skip => {
            let rule = RuleId::CoerceOverLength;
            Err(Refused { reason: SkipReason::TooLong, rule, rules })
        }
        OverLength::Truncate => {
            let text = match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(..cut).unwrap_or(text)),
                Cow::Owned(mut text) => {
                    text.truncate(cut);
                    Cow::Owned(text)
                }
            };
            Ok(Coerced { value: Value::Text(text), truncated: true, rules })
        }
    }
}

/// `coerce.email`: one `@` with something on both sides, no white space, ASCII only.
#[inline(never)]
fn email(text: &str, format: EmailFormat) -> Result<RuleSet, Refused> {
    let address = match format {
        EmailFormat::Any => true,
        EmailFormat::Address => {
            let one_at = text
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
            one_at && text.is_ascii() && !text.contains(|c: char| c.is_ascii_whitespace() || c == '\x0b')
        }
    };
    if address { Ok(RuleSet::of(RuleId::CoerceEmail)) } else { Err(incompatible(RuleId::CoerceEmail)) }
}

/// `coerce.url`: a scheme, then `:`.
#[inline(never)]
fn url(text: &str, format: UrlFormat) -> Result<RuleSet, Refused> {
    let is_url = match format {
        UrlFormat::Any => true,
        UrlFormat::WithScheme => text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)),
    };
    if is_url { Ok(RuleSet::of(RuleId::CoerceUrl)) } else { Err(incompatible(RuleId::CoerceUrl)) }
}

/// The scheme of RFC 3986.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// `coerce.phone`: any text.
const fn phone() -> RuleSet {
    RuleSet::of(RuleId::CoercePhone)
}

/// `coerce.unknown-type`: a type that the library does not know is treated as string.
const fn unknown_type() -> RuleSet {
    RuleSet::of(RuleId::CoerceUnknownType)
}

/// `coerce.non-text`: a number or boolean is written as its text.
fn non_text<'t>(raw: &Raw<'t>, non_text: NonText) -> Result<(Cow<'t, str>, RuleSet), Refused> {
    let text = match raw {
        Raw::Text(text) => return Ok((text.clone(), RuleSet::default())),
        Raw::Source(_, source) => return Ok((Cow::Borrowed(source), RuleSet::default())),
        Raw::Number(source) => source,
        Raw::Boolean(true) => "true",
        Raw::Boolean(false) => "false",
        Raw::Null => "null",
    };
    match non_text {
        NonText::Write => Ok((Cow::Borrowed(text), RuleSet::of(RuleId::CoerceNonText))),
        NonText::Skip => Err(incompatible(RuleId::CoerceNonText)),
    }
}
