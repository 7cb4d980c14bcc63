//! Values of text fields.

use std::borrow::Cow;

use super::{Coerced, Coercion, CoercionError, Departure};
use crate::assumptions::{Assumptions, EmailFormat, NonText, OverLength, UrlFormat};
use crate::definition::field::{Limit, TextForm, Unit};
use crate::outcome::SkipReason;
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

/// The last place up to `end` that is between characters; `str` has this from Rust 1.91 on.
fn floor_char_boundary(text: &str, end: usize) -> Option<usize> {
    (0..=end).rev().find(|place| text.is_char_boundary(*place))
}

/// Text beyond the limit is cut between characters, or not written.
fn within(limit: Limit, text: Cow<'_, str>, over: OverLength) -> Coercion<'_> {
    // A text has at least as many bytes as characters.
    let written =
        |text| Coerced { value: Value::Text(text), departures: Vec::new(), rests_on: RuleSet::EMPTY };
    if text.len() <= limit.max {
        return Ok(written(text));
    }
    let (cut, counted_by) = match limit.unit {
        Unit::Characters => {
            let cut = text.char_indices().nth(limit.max).map(|(cut, _)| cut);
            // If they are not bytes, it matters what counts as a character.
            let counted_by =
                if text.is_ascii() { RuleSet::EMPTY } else { RuleSet::of(RuleId::CoerceCharacter) };
            (cut, counted_by.with(limit.rule))
        }
        Unit::Bytes => (floor_char_boundary(&text, limit.max), RuleSet::of(limit.rule)),
    };
    let Some(cut) = cut else { return Ok(written(text).and(counted_by)) };
    let verdict = Verdict::by(RuleId::CoerceOverLength).and(counted_by);
    match over {
        OverLength::Skip => Err(CoercionError { reason: SkipReason::TooLong, verdict }),
        OverLength::Truncate => {
            let length = match limit.unit {
                Unit::Characters => text.chars().count(),
                Unit::Bytes => text.len(),
            };
            let text = match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(..cut).unwrap_or(text)),
                Cow::Owned(mut text) => {
                    text.truncate(cut);
                    Cow::Owned(text)
                }
            };
            let departures = vec![Departure::Truncated { length, limit }];
            Ok(Coerced { value: Value::Text(text), departures, rests_on: verdict.rests_on })
        }
    }
}

/// One `@` with something on both sides, no white space, ASCII only.
#[inline(never)]
fn email(text: &str, format: EmailFormat) -> Result<RuleSet, CoercionError> {
    let one_at = text
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let rests_on = RuleSet::of(RuleId::CoerceEmail);
    if one_at && text.is_ascii() && !text.contains(is_ascii_space) {
        return Ok(rests_on);
    }
    match format {
        EmailFormat::Any => Ok(rests_on.with(RuleId::CoerceEmailForm)),
        EmailFormat::Address => Err(CoercionError::incompatible(RuleId::CoerceEmailForm).and(rests_on)),
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
    let (text, rests_on) = match raw {
        Raw::Text(text) => return Ok((text.clone(), RuleSet::EMPTY)),
        Raw::Container(_, source) => return Ok((Cow::Borrowed(source), RuleSet::EMPTY)),
        Raw::Number(source) => (*source, RuleSet::of(RuleId::JsonNumberText)),
        Raw::Boolean(true) => ("true", RuleSet::EMPTY),
        Raw::Boolean(false) => ("false", RuleSet::EMPTY),
        Raw::Null => ("null", RuleSet::EMPTY),
    };
    match non_text {
        NonText::Write => Ok((Cow::Borrowed(text), rests_on.with(RuleId::CoerceNonText))),
        NonText::Skip => Err(CoercionError::incompatible(RuleId::CoerceNonText)),
    }
}
