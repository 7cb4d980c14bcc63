//! The number that a 32-bit float holds in place of a decimal number.
//!
//! Parsing and printing an `f32` would say so too, with tables of 20 KB in the module; the tests compare with them.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::parts::Parts;

/// The number that a field of 32 bits holds in place of a number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Single {
    /// The same, printed with as many digits as were written.
    Same,
    /// The same, from 100,000 on.
    Large,
    /// Another number.
    Other { held: String },
    /// Nothing: the number is beyond the range.
    Overflow,
}

/// The number of digits that are looked at: more than any 32-bit float has.
const MOST: usize = 160;

/// A number with this many digits is held as printed if it is in [`SURE_POINTS`] or below [`SURE_UNITS`].
const SURE: usize = 7;

/// More digits before the point than these make a number large.
const LARGE: i64 = 5;

/// Between these powers of ten floats of 32 bits are closer to each other than numbers of seven digits. Not so from 10^-4 to
/// 10^-3: the floats from 2^-10 on are further apart than the digits.
const SURE_POINTS: RangeInclusive<i64> = -2..=5;

/// Below this a float of 32 bits is nearer to a number of whole units of its last digit than half a unit.
const SURE_UNITS: u32 = 1 << 23;

impl Single {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let zeros = parts.digits().take_while(|digit| *digit == 0).count();
        let count = parts.integer.len().saturating_add(parts.fraction.len()).saturating_sub(zeros);
        // The number of significant digits before the point.
        let point = parts.point.saturating_sub(i64::try_from(zeros).unwrap_or(i64::MAX));
        let is_sure = || {
            let digits = parts.digits().skip(zeros);
            let units =
                digits.fold(0_u32, |units, digit| units.wrapping_mul(10).wrapping_add(u32::from(digit)));
            (-30..=30).contains(&point) && units < SURE_UNITS
        };
        if count == 0 || count <= SURE && (SURE_POINTS.contains(&point) || is_sure()) {
            return if count > 0 && point > LARGE { Self::Large } else { Self::Same };
        }
        Self::of_digits(parts, zeros, point)
    }

    #[cold]
    fn of_digits(parts: &Parts<'_>, zeros: usize, point: i64) -> Self {
        let mut digits: Vec<u8> = parts.digits().skip(zeros).collect();
        if is_beyond(&digits, point) {
            return Self::Overflow;
        }
        if digits.len() > MOST {
            let has_more = digits.iter().skip(MOST).any(|digit| *digit != 0);
            digits.truncate(MOST);
            // Any further digit tells a number from one that is halfway.
            digits.extend(has_more.then_some(1));
        }
        let last = point.saturating_sub(i64::try_from(digits.len()).unwrap_or(i64::MAX));
        let held = if point < -46 { None } else { nearest(&digits, last) };
        let held = held.map(|float| printed(float, digits.len(), last)).unwrap_or_default();
        let is_same = held.iter().rev().copied().chain(std::iter::repeat(0)).zip(digits.iter().rev());
        // What is printed has at most one digit more.
        if held.len() <= digits.len() && is_same.clone().all(|(held, digit)| held == *digit) {
            return if point > LARGE { Self::Large } else { Self::Same };
        }
        let sign = if parts.is_negative() { "-" } else { "" };
        Self::Other { held: [sign, &plain(&held, last)].concat() }
    }
}

/// Whether the nearest float is infinite: from halfway between the largest and 2^128 on.
fn is_beyond(digits: &[u8], point: i64) -> bool {
    const LIMIT: &str = "340282356779733661637539395458142568448";
    match point.cmp(&39) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => {
            let limit = LIMIT.bytes().map(|digit| digit.wrapping_sub(b'0'));
            let digits = digits.iter().copied().chain(std::iter::repeat(0));
            digits.zip(limit).find(|(digit, limit)| digit != limit).is_none_or(|(digit, limit)| digit > limit)
        }
    }
}

/// A float: `mantissa` times 2 to the `exponent`.
#[derive(Clone, Copy)]
struct Float {
    mantissa: u32,
    exponent: i64,
}

/// The float nearest to the digits, of which the last one counts 10 to the `last`; [`None`] for zero.
fn nearest(digits: &[u8], last: i64) -> Option<Float> {
    let (mut number, mut unit) = (Big::of_digits(digits), Big::of_digits(&[1]));
    if last >= 0 { &mut number } else { &mut unit }.times_ten(last.unsigned_abs());
    // So that the quotient has 24 or 25 bits; the smallest floats have fewer.
    let mut exponent = number.bits().saturating_sub(unit.bits()).saturating_sub(24).max(-149);
    if exponent < 0 { &mut number } else { &mut unit }.double(exponent.unsigned_abs());
    let mut mantissa = number.divide(&unit);
    if mantissa >= 1 << 24 {
        let odd = mantissa & 1 == 1;
        mantissa >>= 1;
        exponent = exponent.saturating_add(1);
        if odd {
            number.add(&unit);
        }
        unit.double(1);
    }
    number.double(1);
    // Halfway goes to the even one.
    let goes_up = match number.order(&unit) {
        Ordering::Less => false,
        Ordering::Equal => mantissa & 1 == 1,
        Ordering::Greater => true,
    };
    mantissa = mantissa.saturating_add(u32::from(goes_up));
    (mantissa > 0).then_some(Float { mantissa, exponent })
}

/// The digits of a float down to the one that counts 10 to the `last`, rounded there; without leading zeros.
fn printed(float: Float, count: usize, last: i64) -> Vec<u8> {
    let (mut number, mut unit) = (Big(vec![float.mantissa]), Big::of_digits(&[1]));
    if float.exponent >= 0 { &mut number } else { &mut unit }.double(float.exponent.unsigned_abs());
    if last >= 0 { &mut unit } else { &mut number }.times_ten(last.unsigned_abs());
    // A float near the number has at most one digit more.
    unit.times_ten(count as u64);
    let mut digits = Vec::new();
    for _ in 0..=count {
        digits.push(u8::try_from(number.divide(&unit)).unwrap_or(9));
        number.times_ten(1);
    }
    let half = {
        let mut half = unit;
        half.multiply(5);
        half
    };
    let is_odd = digits.last().is_some_and(|digit| digit % 2 == 1);
    let goes_up = match number.order(&half) {
        Ordering::Less => false,
        Ordering::Equal => is_odd,
        Ordering::Greater => true,
    };
    if goes_up {
        for digit in digits.iter_mut().rev() {
            *digit = if *digit == 9 { 0 } else { digit.saturating_add(1) };
            if *digit != 0 {
                break;
            }
        }
    }
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    digits.split_off(zeros)
}

/// Digits, of which the last one counts 10 to the `last`, as a plain decimal.
fn plain(digits: &[u8], last: i64) -> String {
    if digits.is_empty() {
        return "0".to_owned();
    }
    let mut text: String = digits.iter().map(|digit| char::from(digit.wrapping_add(b'0'))).collect();
    let places = usize::try_from(last.unsigned_abs()).unwrap_or_default();
    if last >= 0 {
        text.extend(std::iter::repeat_n('0', places));
    } else {
        let missing = places.saturating_add(1).saturating_sub(text.len());
        text.insert_str(0, &"0".repeat(missing));
        text.insert(text.len().saturating_sub(places), '.');
    }
    text
}

/// A whole number of any size, its lowest 32 bits first.
struct Big(Vec<u32>);

impl Big {
    fn of_digits(digits: &[u8]) -> Self {
        let mut big = Self(Vec::new());
        for digit in digits {
            big.multiply_add(10, u32::from(*digit));
        }
        big
    }

    fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for word in &mut self.0 {
            let product = u64::from(*word).wrapping_mul(u64::from(factor)).wrapping_add(carry);
            (*word, carry) = (low(product), product >> 32);
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    fn multiply(&mut self, factor: u32) {
        self.multiply_add(factor, 0);
    }

    fn times_ten(&mut self, times: u64) {
        self.times(10, 9, times);
    }

    fn double(&mut self, times: u64) {
        self.times(2, 31, times);
    }

    /// Multiplies by a factor several times: `most` times at once, which is as often as 32 bits hold.
    fn times(&mut self, factor: u32, most: u32, times: u64) {
        let mut left = times;
        while left > 0 {
            let now = u32::try_from(left).unwrap_or(most).min(most);
            self.multiply(factor.saturating_pow(now));
            left = left.saturating_sub(u64::from(now));
        }
    }

    fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for i in 0..self.0.len().max(other.0.len()) {
            let sum = u64::from(self.word(i)).wrapping_add(u64::from(other.word(i))).wrapping_add(carry);
            carry = sum >> 32;
            match self.0.get_mut(i) {
                Some(word) => *word = low(sum),
                None => self.0.push(low(sum)),
            }
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Subtracts a number that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (i, word) in self.0.iter_mut().enumerate() {
            let (difference, one) = word.overflowing_sub(other.word(i));
            let (difference, two) = difference.overflowing_sub(u32::from(borrow));
            (*word, borrow) = (difference, one || two);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Divides, and leaves the remainder. The quotient has to fit 31 bits.
    fn divide(&mut self, by: &Self) -> u32 {
        let more = u32::try_from(self.bits().saturating_sub(by.bits()).clamp(0, 30)).unwrap_or_default();
        let mut quotient = 0;
        for bit in (0..=more).rev() {
            let mut part = Self(by.0.clone());
            part.double(u64::from(bit));
            if self.order(&part).is_ge() {
                self.subtract(&part);
                quotient |= 1_u32.wrapping_shl(bit);
            }
        }
        quotient
    }

    fn word(&self, i: usize) -> u32 {
        self.0.get(i).copied().unwrap_or_default()
    }

    fn bits(&self) -> i64 {
        let top = self.0.last().map_or(0, |word| 32_u32.saturating_sub(word.leading_zeros()));
        let below = self.0.len().saturating_sub(1).saturating_mul(32);
        i64::try_from(below).unwrap_or(i64::MAX).saturating_add(i64::from(top))
    }

    fn order(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// The lowest 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "it is what is asked for")]
const fn low(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> Single {
        Single::of(&Parts::of(text).unwrap())
    }

    fn other(held: &str) -> Single {
        Single::Other { held: held.to_owned() }
    }

    #[test]
    fn a_float_holds_some_numbers_and_not_others() {
        for (text, single) in [
            ("0", Single::Same),
            ("-0.000", Single::Same),
            ("10.40", Single::Same),
            ("99999.9", Single::Same),
            ("83886.07", Single::Same),
            ("83886.08", Single::Same),
            ("99999.99", Single::Same),
            ("100000", Single::Large),
            ("123456.78", Single::Large),
            ("1234567.89", other("1234567.88")),
            ("16777216", Single::Large),
            ("16777217", other("16777216")),
            ("-16777217", other("-16777216")),
            ("1e11", Single::Large),
            ("100000000000", other("99999997952")),
            ("0.1234567891", other("0.1234567910")),
            ("1e-50", other("0")),
            ("7e-46", other("0")),
            ("3.4028235677973367e38", Single::Overflow),
            ("3.4028235677973366e38", other("340282346638528860000000000000000000000")),
            ("340282356779733661637539395458142568447.9", other("340282346638528859811704183484516925440.0")),
            ("1e39", Single::Overflow),
            ("0e99", Single::Same),
        ] {
            assert_eq!(of(text), single, "{text}");
        }
    }

    #[test]
    fn seven_digits_are_held_between_these_powers_of_ten() {
        for units in (1_000_000..10_000_000).step_by(997).chain(8_388_600..8_388_620) {
            for point in SURE_POINTS {
                let text = format!("{units}e{}", point - 7);
                let (float, places): (f32, _) = (text.parse().unwrap(), usize::try_from(7 - point).unwrap());
                let printed: String = format!("{float:.places$}").chars().filter(|c| *c != '.').collect();
                assert_eq!(printed.trim_start_matches('0'), units.to_string(), "{text}");
                assert_eq!(of(&text), Single::Same, "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_what_rust_parses_and_prints(text in "-?[0-9]{1,12}(\\.[0-9]{1,20})?(e-?[0-9]{1,2})?|-?0\\.0{0,30}[0-9]{1,12}|1677721[5-9](\\.5)?|[0-9]{1,3}\\.[05]{1,30}") {
            let parts = Parts::of(&text).unwrap();
            let float: f32 = text.parse().unwrap();
            if float.is_infinite() {
                prop_assert_eq!(of(&text), Single::Overflow);
            } else {
                // The last digit that was written is so many places after the point.
                let count = i64::try_from(parts.integer.len() + parts.fraction.len()).unwrap();
                let places = count - parts.point;
                let expected = if let Ok(places) = usize::try_from(places) {
                    format!("{float:.places$}")
                } else if parts.digits().all(|digit| digit == 0) {
                    "0".to_owned()
                } else {
                    rounded(float, places)
                };
                let written = match of(&text) {
                    Single::Other { held } => held,
                    Single::Same | Single::Large => plain_text(&parts, places),
                    Single::Overflow => panic!("{text} overflows"),
                };
                prop_assert_eq!(number(&written), number(&expected), "{}", text);
            }
        }
    }

    /// A float to the place of 10 to the `-places`, as a plain decimal.
    fn rounded(float: f32, places: i64) -> String {
        let unit = 10_u128.pow(u32::try_from(-places).unwrap());
        let whole: u128 = format!("{:.0}", float.abs()).parse().unwrap();
        let (count, rest) = (whole / unit, whole % unit);
        let up = rest * 2 > unit || rest * 2 == unit && count % 2 == 1;
        format!("{}{}", if float < 0.0 { "-" } else { "" }, (count + u128::from(up)) * unit)
    }

    fn plain_text(parts: &Parts<'_>, places: i64) -> String {
        let digits: Vec<u8> = parts.digits().skip_while(|digit| *digit == 0).collect();
        format!("{}{}", if parts.is_negative() { "-" } else { "" }, plain(&digits, -places))
    }

    /// Without what does not count.
    fn number(text: &str) -> &str {
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
        if text.trim_start_matches('-').trim_matches(['0', '.']).is_empty() { "0" } else { text }
    }
}
