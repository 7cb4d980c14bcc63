//! From what an attribute reaches to what a lead field of some type stores.

mod boolean;
mod date;
mod number;
mod text;

use std::borrow::Cow;

use crate::definition::field::{DataType, Family};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, EmptyString};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::text::chars::is_document_space;
use crate::value::{Kind, Raw, Value};

/// What a field gets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Coerced<'t> {
    pub(crate) value: Value<'t>,
    pub(crate) truncated: bool,
    pub(crate) rests_on: RuleSet,
}

impl<'t> Coerced<'t> {
    fn by(rule: RuleId, value: Value<'t>) -> Self {
        Self { value, truncated: false, rests_on: RuleSet::of(rule) }
    }

    fn and(self, rules: RuleSet) -> Self {
        Self { rests_on: self.rests_on.and(rules), ..self }
    }
}

/// Why a field gets nothing.
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

/// The value as a field of this type and length stores it.
pub(crate) fn coerce<'t>(
    raw: &Raw<'t>,
    data_type: &DataType,
    length: Option<u32>,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    let family = data_type.family();
    match (raw, family) {
        // null that clears makes a boolean false.
        (Raw::Null, Family::Boolean) => {
            return Ok(Coerced::by(RuleId::CoerceNullClears, Value::Boolean(false)));
        }
        (Raw::Null, _) => return Ok(Coerced::by(RuleId::CoerceNullClears, Value::Null)),
        (Raw::Text(text), _) if text.is_empty() => return empty_string(family, assumptions.empty_string),
        _ => {}
    }
    match family {
        Family::Text(form) => text::text(raw, form, data_type.limit(length), assumptions),
        _ if let Raw::Container(kind, _) = raw => Err(not_scalar(*kind)),
        Family::WholeNumber => number::whole(raw, assumptions),
        Family::DecimalNumber => number::decimal(raw, assumptions),
        Family::Boolean => boolean::boolean(raw, assumptions.boolean_text),
        Family::Date => date::date(raw),
        Family::Datetime => date::datetime(raw),
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
        (_, EmptyString::Clear) => Ok(Coerced::by(rule, Value::Null)),
        (_, EmptyString::Skip) => Err(CoercionError::by(rule, SkipReason::EmptyValue)),
    }
}

/// The text without the white space around it, which these types do not count.
fn trimmed<'t>(text: &Cow<'t, str>) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(is_document_space)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(is_document_space).to_owned()),
    }
}
