//! Values of text fields.

use std::borrow::Cow;

use super::{Coerced, Coercion, CoercionError};
use crate::definition::field::{Limit, TextForm, Unit};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, EmailFormat, NonText, OverLength, UrlFormat};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::text::chars::is_ascii_space;
use crate::value::{Raw, Value};

/// Text for a field that holds text: its form, then its length.
#[inline(never)]
pub(super) fn text<'t>(
    raw: &Raw<'t>,
    form: TextForm,
    limit: Limit,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    let (text, rests_on) = non_text(raw, assumptions.non_text)?;
    let form = match form {
        TextForm::Any => RuleSet::EMPTY,
        TextForm::Email => email(&text, assumptions.email_format)?,
        TextForm::Url => url(&text, assumptions.url_format)?,
        TextForm::Phone => RuleSet::of(RuleId::CoercePhone),
        TextForm::Unknown => RuleSet::of(RuleId::CoerceUnknownType),
    };
    Ok(within(limit, text, assumptions.over_length)?.and(rests_on.and(form)))
}

/// Text beyond the limit is cut between characters, or not written.
fn within(limit: Limit, text: Cow<'_, str>, over: OverLength) -> Coercion<'_> {
    let (rule, cut) = match limit.unit {
        // A text has at least as many bytes as characters.
        Unit::Characters if text.len() <= limit.max => (RuleId::CoerceStringLength, None),
        Unit::Characters => {
            let cut = text.char_indices().nth(limit.max);
            (RuleId::CoerceStringLength, cut.map(|(cut, _)| cut))
        }
        Unit::Bytes => {
            let cut = (text.len() > limit.max).then(|| text.floor_char_boundary(limit.max));
            (RuleId::CoerceTextLength, cut)
        }
    };
    let Some(cut) = cut else { return Ok(Coerced::by(rule, Value::Text(text))) };
    let verdict = Verdict::by(RuleId::CoerceOverLength).with(rule);
    match over {
        OverLength::Skip => Err(CoercionError { reason: SkipReason::TooLong, verdict }),
        OverLength::Truncate => {
            let text = match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(..cut).unwrap_or(text)),
                Cow::Owned(mut text) => {
                    text.truncate(cut);
                    Cow::Owned(text)
                }
            };
            Ok(Coerced { value: Value::Text(text), truncated: true, rests_on: verdict.rests_on })
        }
    }
}

/// One `@` with something on both sides, no white space, ASCII only.
#[inline(never)]
fn email(text: &str, format: EmailFormat) -> Result<RuleSet, CoercionError> {
    let address = match format {
        EmailFormat::Any => true,
        EmailFormat::Address => {
            let one_at = text
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
            one_at && text.is_ascii() && !text.contains(is_ascii_space)
        }
    };
    if address {
        Ok(RuleSet::of(RuleId::CoerceEmail))
    } else {
        Err(CoercionError::incompatible(RuleId::CoerceEmail))
    }
}

/// A scheme, then `:`.
#[inline(never)]
fn url(text: &str, format: UrlFormat) -> Result<RuleSet, CoercionError> {
    let is_url = match format {
        UrlFormat::Any => true,
        UrlFormat::WithScheme => text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)),
    };
    if is_url {
        Ok(RuleSet::of(RuleId::CoerceUrl))
    } else {
        Err(CoercionError::incompatible(RuleId::CoerceUrl))
    }
}

/// The scheme of RFC 3986.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A number or boolean is written as its text.
fn non_text<'t>(raw: &Raw<'t>, non_text: NonText) -> Result<(Cow<'t, str>, RuleSet), CoercionError> {
    let text = match raw {
        Raw::Text(text) => return Ok((text.clone(), RuleSet::default())),
        Raw::Container(_, source) => return Ok((Cow::Borrowed(source), RuleSet::default())),
        Raw::Number(source) => source,
        Raw::Boolean(true) => "true",
        Raw::Boolean(false) => "false",
        Raw::Null => "null",
    };
    match non_text {
        NonText::Write => Ok((Cow::Borrowed(text), RuleSet::of(RuleId::CoerceNonText))),
        NonText::Skip => Err(CoercionError::incompatible(RuleId::CoerceNonText)),
    }
}
