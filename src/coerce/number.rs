//! Values of number fields.

use std::borrow::Cow;

use super::parts::{Parts, Sign};
use super::single::Single;
use super::{Coerced, Coercion, CoercionError, Departure, trimmed};
use crate::assumptions::{Assumptions, FractionalInteger, IntegerRange, NumericText, SignedScore};
use crate::outcome::SkipReason;
use crate::rules::{RuleId, RuleSet};
use crate::value::{Change, Decimal, Raw, Value};

/// A whole number in range, stored as a plain decimal.
#[inline(never)]
pub(super) fn whole<'t>(raw: &Raw<'t>, is_score: bool, assumptions: &Assumptions) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceInteger;
    let Number { text, mut departures, mut rests_on } = number(raw, RULE, assumptions.numeric_text)?;
    // INVARIANT: the text was read as a number.
    let Some(parts) = Parts::of(&text) else { return Err(CoercionError::incompatible(RULE).and(rests_on)) };
    let whole = parts.whole();
    let mut integer = whole.integer;
    if whole.has_fraction {
        rests_on = rests_on.with(RuleId::CoerceFractionalInteger);
        match assumptions.fractional_integer {
            FractionalInteger::Truncate => {}
            FractionalInteger::Round => integer = whole.rounded,
            FractionalInteger::Skip => {
                let error = CoercionError::incompatible(RuleId::CoerceFractionalInteger);
                return Err(error.and(rests_on.with(RULE)));
            }
        }
    }
    let sign = if is_score { parts.sign } else { None };
    if !is_plain(&parts, whole.has_fraction, sign) {
        rests_on = rests_on.with(RuleId::CoerceWholeNumber);
    }
    // Where the ranges differ, the rule decides.
    let is_small = integer.is_some_and(|integer| i32::try_from(integer).is_ok());
    let in_range = match assumptions.integer_range {
        IntegerRange::Bits64 => integer,
        IntegerRange::Bits32 => integer.filter(|_| is_small),
    };
    let Some(integer) = in_range else {
        let error = CoercionError::by(RuleId::CoerceIntegerRange, SkipReason::OutOfRange);
        return Err(error.and(rests_on.with(RULE)));
    };
    if !is_small {
        rests_on = rests_on.with(RuleId::CoerceIntegerRange);
    }
    let mut value = Value::Integer(integer);
    if let Some(sign) = sign {
        rests_on = rests_on.with(RuleId::CoerceSignedScore);
        departures.push(Departure::SignedScore);
        match assumptions.signed_score {
            SignedScore::Relative => {
                value = Value::Change(Change { by: integer, is_negative: sign == Sign::Minus });
            }
            SignedScore::Absolute => {}
        }
    }
    Ok(Coerced { departures, ..Coerced::by(RULE, value).and(rests_on) })
}

/// Whether a whole number is written as it is stored, apart from a sign that has a meaning of its own.
fn is_plain(parts: &Parts<'_>, has_fraction: bool, meaningful: Option<Sign>) -> bool {
    let has_zero_fraction = !parts.fraction.is_empty() && !has_fraction;
    let has_leading_zero = parts.integer.len() > 1 && parts.integer.starts_with('0');
    let is_minus_zero = parts.is_negative() && !has_fraction && parts.digits().all(|digit| digit == 0);
    let has_odd_sign = meaningful.is_none() && (parts.sign == Some(Sign::Plus) || is_minus_zero);
    !(parts.has_exponent || has_zero_fraction || has_leading_zero || has_odd_sign)
}

/// A decimal number within the range of a 32-bit float, its text as written.
#[inline(never)]
pub(super) fn decimal<'t>(raw: &Raw<'t>, assumptions: &Assumptions) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceFloat;
    let Number { text, mut departures, mut rests_on } = number(raw, RULE, assumptions.numeric_text)?;
    // INVARIANT: the text was read as a number.
    let Some(parts) = Parts::of(&text) else { return Err(CoercionError::incompatible(RULE).and(rests_on)) };
    let departure = match Single::of(&parts) {
        Single::Same => None,
        Single::Large => Some(Departure::Large),
        Single::Other { held } => Some(Departure::Imprecise { held }),
        Single::Overflow => {
            let error = CoercionError::by(RuleId::CoerceFloatPrecision, SkipReason::OutOfRange);
            return Err(error.and(rests_on.with(RULE)));
        }
    };
    if let Some(departure) = departure {
        departures.push(departure);
        rests_on = rests_on.with(RuleId::CoerceFloatPrecision);
    }
    Ok(Coerced { departures, ..Coerced::by(RULE, Value::Decimal(Decimal(text))).and(rests_on) })
}

/// A text or number that is read as a number.
struct Number<'t> {
    text: Cow<'t, str>,
    departures: Vec<Departure>,
    rests_on: RuleSet,
}

/// The text of a number, for a type whose rule is `rule`.
fn number<'t>(raw: &Raw<'t>, rule: RuleId, numeric: NumericText) -> Result<Number<'t>, CoercionError> {
    let text = match raw {
        Raw::Number(source) => {
            let text = Cow::Borrowed(*source);
            return Ok(Number { text, departures: Vec::new(), rests_on: RuleSet::EMPTY });
        }
        Raw::Text(text) => text,
        Raw::Boolean(_) | Raw::Null | Raw::Container(..) => return Err(CoercionError::incompatible(rule)),
    };
    let (text, space) = trimmed(text);
    let rests_on = RuleSet::of(RuleId::CoerceNumericText);
    let whole = match numeric {
        NumericText::LeadingNumber | NumericText::Number => Parts::of(&text),
        NumericText::Skip => None,
    };
    if let Some(parts) = whole {
        let rests_on = rests_on.and(space);
        let has_exponent = parts.has_exponent;
        let rests_on = if has_exponent { rests_on.with(RuleId::CoerceNumberGrammar) } else { rests_on };
        return Ok(Number { text, departures: Vec::new(), rests_on });
    }
    let at_start = match numeric {
        NumericText::LeadingNumber => Parts::at_start(&text),
        NumericText::Number | NumericText::Skip => None,
    };
    if let Some(taken) = at_start {
        let dropped = text.get(taken.len()..).unwrap_or_default().to_owned();
        let partial = Departure::PartialNumber { taken: taken.to_owned(), dropped };
        let rests_on = rests_on.and(space).with(RuleId::CoerceNumberGrammar);
        return Ok(Number { text: Cow::Owned(taken.to_owned()), departures: vec![partial], rests_on });
    }
    let error = CoercionError::incompatible(RuleId::CoerceNumericText).and(rests_on.with(rule));
    // White space alone is not the empty text.
    Err(if text.is_empty() { error.and(space) } else { error })
}
