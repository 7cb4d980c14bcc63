//! Values of number fields.

use std::borrow::Cow;

use super::{Coerced, Coercion, CoercionError, trimmed};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, FractionalInteger, IntegerRange, NumericText};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Decimal, Raw, Value};

/// A whole number in range, stored as a plain decimal.
#[inline(never)]
pub(super) fn whole<'t>(raw: &Raw<'t>, assumptions: &Assumptions) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceInteger;
    let (text, mut rests_on) = number(raw, RULE, assumptions.numeric_text)?;
    let Some(parts) = Parts::of(&text) else { return Err(CoercionError::incompatible(RULE).and(rests_on)) };
    let whole = parts.whole();
    if whole.fraction {
        match assumptions.fractional_integer {
            FractionalInteger::Truncate => rests_on = rests_on.with(RuleId::CoerceFractionalInteger),
            FractionalInteger::Skip => {
                let error = CoercionError::incompatible(RuleId::CoerceFractionalInteger);
                return Err(error.and(rests_on.with(RULE)));
            }
        }
    }
    let (smallest, largest) = match assumptions.integer_range {
        IntegerRange::Bits64 => (i64::MIN, i64::MAX),
        IntegerRange::Bits32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
    };
    match whole.integer.filter(|integer| (smallest..=largest).contains(integer)) {
        Some(integer) => Ok(Coerced::by(RULE, Value::Integer(integer)).and(rests_on)),
        None => Err(CoercionError::by(RULE, SkipReason::OutOfRange).and(rests_on)),
    }
}

/// A decimal number within a double's range, its text as written.
#[inline(never)]
pub(super) fn decimal<'t>(raw: &Raw<'t>, assumptions: &Assumptions) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceFloat;
    let (text, rests_on) = number(raw, RULE, assumptions.numeric_text)?;
    match Parts::of(&text) {
        None => Err(CoercionError::incompatible(RULE).and(rests_on)),
        Some(parts) if parts.overflows() => {
            Err(CoercionError::by(RULE, SkipReason::OutOfRange).and(rests_on))
        }
        Some(_) => Ok(Coerced::by(RULE, Value::Decimal(Decimal(text))).and(rests_on)),
    }
}

/// The text of what may be a number, as `rule` says.
fn number<'t>(
    raw: &Raw<'t>,
    rule: RuleId,
    numeric: NumericText,
) -> Result<(Cow<'t, str>, RuleSet), CoercionError> {
    match (raw, numeric) {
        (Raw::Number(source), _) => Ok((Cow::Borrowed(source), RuleSet::EMPTY)),
        (Raw::Text(text), NumericText::Accept) => Ok((trimmed(text), RuleSet::of(RuleId::CoerceNumericText))),
        (Raw::Text(_), NumericText::Skip) => {
            Err(CoercionError::incompatible(RuleId::CoerceNumericText).and(RuleSet::of(rule)))
        }
        (Raw::Boolean(_) | Raw::Null | Raw::Container(..), _) => Err(CoercionError::incompatible(rule)),
    }
}

/// A decimal number, taken apart.
struct Parts<'n> {
    negative: bool,
    integer: &'n str,
    fraction: &'n str,
    /// How many digits stand before the point once the exponent has moved it; negative for zeros behind it.
    point: i64,
}

/// A whole number, and what is left of the number it came from.
struct Whole {
    /// None beyond 64 bits.
    integer: Option<i64>,
    /// Whether anything but zeros stood behind the point.
    fraction: bool,
}

impl<'n> Parts<'n> {
    /// Digits, at most one point with digits on both sides, perhaps a sign before and an exponent behind.
    fn of(text: &'n str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match split_at_first(unsigned, *b"eE") {
            (mantissa, Some(exponent)) => (mantissa, read_exponent(exponent)?),
            (mantissa, None) => (mantissa, 0),
        };
        let (integer, fraction) = match split_at_first(mantissa, *b"..") {
            (integer, Some(fraction)) if is_digits(fraction) => (integer, fraction),
            (_, Some(_)) => return None,
            (integer, None) => (integer, ""),
        };
        let point = i64::try_from(integer.len()).unwrap_or(i64::MAX).saturating_add(exponent);
        is_digits(integer).then_some(Self { negative, integer, fraction, point })
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.integer.bytes().chain(self.fraction.bytes()).map(|digit| digit.wrapping_sub(b'0'))
    }

    fn whole(&self) -> Whole {
        let mut magnitude = Some(0_u64);
        let mut fraction = false;
        let mut places = self.point;
        for digit in self.digits() {
            if places > 0 {
                magnitude = append(magnitude, digit);
            } else {
                fraction |= digit != 0;
            }
            places = places.saturating_sub(1);
        }
        while places > 0 && magnitude.is_some_and(|magnitude| magnitude != 0) {
            magnitude = append(magnitude, 0);
            places = places.saturating_sub(1);
        }
        let integer = magnitude.and_then(|magnitude| {
            if self.negative { 0_i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
        });
        Whole { integer, fraction }
    }

    /// Whether the nearest double is infinite. Parsing an `f64` would say so too, with 13 KB of tables in the module.
    fn overflows(&self) -> bool {
        // Halfway from the largest double to 2^1024: from here on rounding goes up.
        const LIMIT: &str = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";
        if self.point < 309 {
            return false;
        }
        let zeros = self.digits().take_while(|digit| *digit == 0).count();
        let mut digits = self.digits().skip(zeros).peekable();
        if digits.peek().is_none() {
            return false; // zero, whatever the exponent
        }
        let places = self.point.saturating_sub(i64::try_from(zeros).unwrap_or(i64::MAX));
        match places.cmp(&309) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => {
                let limit = LIMIT.bytes().map(|digit| digit.wrapping_sub(b'0'));
                digits
                    .chain(std::iter::repeat(0))
                    .zip(limit)
                    .find(|(digit, limit)| digit != limit)
                    .is_none_or(|(digit, limit)| digit > limit)
            }
        }
    }
}

/// What stands before the first of two ASCII characters, and what stands behind it. Numbers are too short for a searcher.
fn split_at_first(text: &str, either: [u8; 2]) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| either.contains(&byte)) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at.saturating_add(1)..)),
        None => (text, None),
    }
}

fn append(magnitude: Option<u64>, digit: u8) -> Option<u64> {
    magnitude?.checked_mul(10)?.checked_add(u64::from(digit))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An exponent past 64 bits is as good as the largest.
fn read_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = is_digits(digits).then(|| digits.parse().unwrap_or(i64::MAX))?;
    Some(if negative { magnitude.saturating_neg() } else { magnitude })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn whole(text: &str) -> (Option<i64>, bool) {
        let whole = Parts::of(text).unwrap().whole();
        (whole.integer, whole.fraction)
    }

    #[test]
    fn whole_numbers_are_exact() {
        assert_eq!(whole("0"), (Some(0), false));
        assert_eq!(whole("-0.0e5"), (Some(0), false));
        assert_eq!(whole("+5"), (Some(5), false));
        assert_eq!(whole("007"), (Some(7), false));
        assert_eq!(whole("10.0"), (Some(10), false));
        assert_eq!(whole("1e3"), (Some(1000), false));
        assert_eq!(whole("1.5e1"), (Some(15), false));
        assert_eq!(whole("1500e-2"), (Some(15), false));
        assert_eq!(whole("-10.5"), (Some(-10), true));
        assert_eq!(whole("1e-400"), (Some(0), true));
        assert_eq!(whole("0e99999999999999999999999"), (Some(0), false));
        assert_eq!(whole("1e99999999999999999999999"), (None, false));
        assert_eq!(whole("9223372036854775807"), (Some(i64::MAX), false));
        assert_eq!(whole("9223372036854775808"), (None, false));
        assert_eq!(whole("-9223372036854775808"), (Some(i64::MIN), false));
        assert_eq!(whole("-9223372036854775809"), (None, false));
    }

    #[test]
    fn other_text_is_no_number() {
        for text in
            ["", "-", "+-1", "1.", ".5", "1e", "1e+", "1.e2", "1,000", "0x10", "NaN", "Infinity", "1 2", "١"]
        {
            assert!(Parts::of(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn overflow_is_that_of_a_double(text in "-?[0-9]{1,4}(\\.[0-9]{1,20})?(e(3[0-1][0-9]|-?[0-9]{1,3}))?|1797693134862315[78][0-9]{0,20}e(29[0-9]|27[0-9])") {
            let overflows = text.parse::<f64>().unwrap().is_infinite();
            prop_assert_eq!(Parts::of(&text).unwrap().overflows(), overflows);
        }
    }

    #[test]
    fn overflow_begins_halfway_to_the_power_of_two() {
        let halfway = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";
        let below = halfway.replace("497792", "497791.999");
        assert!(halfway.parse::<f64>().unwrap().is_infinite() && Parts::of(halfway).unwrap().overflows());
        assert!(below.parse::<f64>().unwrap().is_finite() && !Parts::of(&below).unwrap().overflows());
    }
}
