//! Turns the value that an attribute reaches into the value that a lead field stores.

mod boolean;
mod date;
mod date_text;
mod number;
mod parts;
mod single;
mod text;

use std::borrow::Cow;

use crate::definition::field::{DataType, Family, Limit};
use crate::outcome::SkipReason;
use std::num::NonZero;

use crate::assumptions::{Assumptions, EmptyString, NullText};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::text::chars::is_document_space;
use crate::value::{Kind, Raw, Value};

/// What a field gets: a [`Value`], and how it differs from the [`Raw`] one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Coerced<'t> {
    pub(crate) value: Value<'t>,
    /// How it differs from the value in the response.
    pub(crate) departures: Vec<Departure>,
    pub(crate) rests_on: RuleSet,
}

/// How the value of a field differs from the value in the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Departure {
    /// The text was cut at the limit. `length` is that of the whole text, in characters or bytes.
    Truncated { length: usize, limit: Limit },
    /// The field is cleared, by this rule.
    Cleared(RuleId),
    /// Only the number at the start of a text is taken.
    PartialNumber { taken: String, dropped: String },
    /// The field holds another number.
    Imprecise { held: String },
    /// The number is so large that the field may hold another one.
    Large,
    /// The score had a sign.
    SignedScore,
}

impl<'t> Coerced<'t> {
    fn by(rule: RuleId, value: Value<'t>) -> Self {
        Self { value, departures: Vec::new(), rests_on: RuleSet::of(rule) }
    }

    /// The field is cleared.
    #[cold]
    fn cleared(rule: RuleId) -> Self {
        Self { departures: vec![Departure::Cleared(rule)], ..Self::by(rule, Value::Null) }
    }

    fn and(self, rules: RuleSet) -> Self {
        Self { rests_on: self.rests_on.and(rules), ..self }
    }
}

/// Why [`coerce`] writes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CoercionError {
    pub(crate) reason: SkipReason,
    pub(crate) verdict: Verdict,
}

impl CoercionError {
    fn by(rule: RuleId, reason: SkipReason) -> Self {
        Self { reason, verdict: Verdict::by(rule) }
    }

    /// The type cannot take the value, as this rule says of it.
    fn incompatible(rule: RuleId) -> Self {
        let verdict = Verdict::by(rule).with(RuleId::CoerceIncompatible);
        Self { reason: SkipReason::IncompatibleType, verdict }
    }

    fn and(self, rules: RuleSet) -> Self {
        Self { verdict: self.verdict.and(rules), ..self }
    }
}

type Coercion<'t> = Result<Coerced<'t>, CoercionError>;

/// The [`Raw`] value as a field of this [`DataType`] and length stores it.
pub(crate) fn coerce<'t>(
    raw: &Raw<'t>,
    data_type: &DataType,
    length: Option<NonZero<u32>>,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    let family = data_type.family();
    match raw {
        // null that clears makes a boolean false.
        Raw::Null if family == Family::Boolean => {
            return Ok(Coerced::by(RuleId::CoerceNullClears, Value::Boolean(false)));
        }
        Raw::Null => return Ok(Coerced::cleared(RuleId::CoerceNullClears)),
        Raw::Text(text) => match word(text, family) {
            Some(Word::Empty) => return empty_string(family, assumptions.empty_string),
            Some(Word::Null(rests_on)) => {
                return match assumptions.null_text {
                    NullText::Clear => Ok(Coerced::cleared(RuleId::CoerceNullText).and(rests_on)),
                    NullText::Write => {
                        let rests_on = rests_on.with(RuleId::CoerceNullText);
                        match of_family(raw, data_type, length, assumptions) {
                            Ok(coerced) => Ok(coerced.and(rests_on)),
                            Err(error) => Err(error.and(rests_on)),
                        }
                    }
                };
            }
            None => {}
        },
        Raw::Number(_) | Raw::Boolean(_) | Raw::Container(..) => {}
    }
    of_family(raw, data_type, length, assumptions)
}

/// A text that may clear the field, whatever its type.
enum Word {
    Empty,
    /// It says null; with the rule by which white space around it does not count.
    Null(RuleSet),
}

/// `NULL` is such a text for every type, `null` for those of text.
fn word(text: &str, family: Family) -> Option<Word> {
    match (text, family) {
        ("", _) => Some(Word::Empty),
        ("NULL", _) | ("null", Family::Text(_)) => Some(Word::Null(RuleSet::EMPTY)),
        (_, Family::Text(_)) => None,
        _ => {
            let is_null = text.ends_with(['L', ' ', '\t', '\r', '\n'])
                && text.trim_matches(is_document_space) == "NULL";
            is_null.then_some(Word::Null(RuleSet::of(RuleId::CoerceSurroundingWhitespace)))
        }
    }
}

/// A value that is read by the type of its field.
#[inline]
fn of_family<'t>(
    raw: &Raw<'t>,
    data_type: &DataType,
    length: Option<NonZero<u32>>,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    match (data_type.family(), raw) {
        (Family::Text(form), _) => text::text(raw, form, data_type.limit(length), assumptions),
        (_, Raw::Container(kind, _)) => Err(not_scalar(*kind)),
        (Family::WholeNumber, _) => number::whole(raw, *data_type == DataType::Score, assumptions),
        (Family::DecimalNumber, _) => number::decimal(raw, assumptions),
        (Family::Boolean, _) => boolean::boolean(raw, assumptions.boolean_text),
        (Family::Date, _) => date::date(raw, assumptions.date_text),
        (Family::Datetime, _) => date::datetime(raw, assumptions.date_text),
    }
}

/// The source of an object, array or element is written to text fields alone.
fn not_scalar(kind: Kind) -> CoercionError {
    let rule = if kind == Kind::Element { RuleId::XmlNotScalar } else { RuleId::JsonNotScalar };
    CoercionError::by(rule, SkipReason::NotScalar)
}

/// The empty string clears any field but a boolean.
fn empty_string<'t>(family: Family, empty_string: EmptyString) -> Coercion<'t> {
    let rule = RuleId::CoerceEmptyString;
    match (family, empty_string) {
        (Family::Boolean, _) => Err(CoercionError::incompatible(rule)),
        (_, EmptyString::Clear) => Ok(Coerced::cleared(rule)),
        (_, EmptyString::Skip) => Err(CoercionError::by(rule, SkipReason::EmptyValue)),
    }
}

/// The text without the white space around it, and the rule by which that does not count, if there is any.
#[inline]
fn trimmed<'t>(text: &Cow<'t, str>) -> (Cow<'t, str>, RuleSet) {
    let inside = text.trim_matches(is_document_space);
    let rests_on = if inside.len() < text.len() {
        RuleSet::of(RuleId::CoerceSurroundingWhitespace)
    } else {
        RuleSet::EMPTY
    };
    let inside = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(is_document_space)),
        Cow::Owned(_) => Cow::Owned(inside.to_owned()),
    };
    (inside, rests_on)
}
