//! From what stands in the response to what a lead field of some type stores.

mod boolean;
mod date;
mod number;
mod text;

use std::borrow::Cow;

use crate::definition::field::DataType;
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, EmptyString};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Kind, Raw, Value};

/// What a field gets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Coerced<'t> {
    pub(crate) value: Value<'t>,
    pub(crate) truncated: bool,
    pub(crate) rules: RuleSet,
}

impl<'t> Coerced<'t> {
    fn new(value: Value<'t>, rule: RuleId) -> Self {
        Self { value, truncated: false, rules: RuleSet::of(rule) }
    }

    fn also(mut self, rules: RuleSet) -> Self {
        self.rules = self.rules.and(rules);
        self
    }
}

/// Why a field gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) reason: SkipReason,
    /// The rule that refuses.
    pub(crate) rule: RuleId,
    pub(crate) rules: RuleSet,
}

impl Refused {
    fn also(mut self, rules: RuleSet) -> Self {
        self.rules = self.rules.and(rules);
        self
    }
}

type Coercion<'t> = Result<Coerced<'t>, Refused>;

/// The value as a field of this type and length stores it.
pub(crate) fn coerce<'t>(
    raw: &Raw<'t>,
    data_type: &DataType,
    length: Option<u32>,
    assumptions: &Assumptions,
) -> Coercion<'t> {
    match raw {
        Raw::Null => return Ok(null_clears(data_type)),
        Raw::Text(text) if text.is_empty() => return empty_string(data_type, assumptions.empty_string),
        Raw::Source(kind, _) if !text::is_string_like(data_type) => return Err(not_scalar(*kind)),
        Raw::Text(_) | Raw::Number(_) | Raw::Boolean(_) | Raw::Source(..) => {}
    }
    match data_type {
        DataType::Integer | DataType::Percent | DataType::Score => number::integer(raw, assumptions),
        DataType::Float | DataType::Currency => number::float(raw, assumptions),
        DataType::Boolean => boolean::boolean(raw, assumptions.boolean_text),
        DataType::Date => date::date(raw),
        DataType::Datetime => date::datetime(raw),
        DataType::Text
        | DataType::Textarea
        | DataType::String
        | DataType::Email
        | DataType::Phone
        | DataType::Url
        | DataType::LeadFunction
        | DataType::Formula
        | DataType::Reference
        | DataType::Other(_) => text::text(raw, data_type, length, assumptions),
    }
}

/// `coerce.incompatible`: a value that the type cannot take is not written.
fn incompatible(rule: RuleId) -> Refused {
    let rules = RuleSet::of(RuleId::CoerceIncompatible).with(rule);
    Refused { reason: SkipReason::IncompatibleType, rule, rules }
}

/// What holds values is written to text fields alone.
fn not_scalar(kind: Kind) -> Refused {
    let rule = if kind == Kind::Element { RuleId::XmlNotScalar } else { RuleId::JsonNotScalar };
    Refused { reason: SkipReason::NotScalar, rule, rules: RuleSet::of(rule) }
}

/// `coerce.empty-string`: the empty string clears a field, but for a boolean.
fn empty_string<'t>(data_type: &DataType, empty_string: EmptyString) -> Coercion<'t> {
    if *data_type == DataType::Boolean {
        return Err(incompatible(RuleId::CoerceEmptyString));
    }
    match empty_string {
        EmptyString::Clear => Ok(Coerced::new(Value::Null, RuleId::CoerceEmptyString)),
        EmptyString::Skip => {
            let rule = RuleId::CoerceEmptyString;
            Err(Refused { reason: SkipReason::EmptyValue, rule, rules: RuleSet::of(rule) })
        }
    }
}

/// `coerce.null-clears`: null, where it clears, makes a boolean false.
fn null_clears<'t>(data_type: &DataType) -> Coerced<'t> {
    let value = if *data_type == DataType::Boolean { Value::Boolean(false) } else { Value::Null };
    Coerced::new(value, RuleId::CoerceNullClears)
}

/// The text without the white space around it, which these types do not count.
fn trimmed<'t>(text: &Cow<'t, str>) -> Cow<'t, str> {
    const WHITE_SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(WHITE_SPACE)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(WHITE_SPACE).to_owned()),
    }
}
