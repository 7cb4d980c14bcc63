//! Decimal numbers, taken apart.

/// A decimal number, taken apart.
pub(super) struct Parts<'n> {
    pub(super) sign: Option<Sign>,
    pub(super) integer: &'n str,
    pub(super) fraction: &'n str,
    pub(super) has_exponent: bool,
    /// The number of digits before the point once the exponent has moved it; negative for zeros after it.
    pub(super) point: i64,
}

/// A sign that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

/// A whole number, and the rest of the number it came from.
pub(super) struct Whole {
    /// [`None`] beyond 64 bits.
    pub(super) integer: Option<i64>,
    /// The same, rounded half away from zero.
    pub(super) rounded: Option<i64>,
    /// Whether there was anything but zeros after the point.
    pub(super) has_fraction: bool,
}

impl<'n> Parts<'n> {
    /// Digits, at most one point with digits on both sides, perhaps a sign before and an exponent after.
    pub(super) fn of(text: &'n str) -> Option<Self> {
        let (sign, unsigned) = match text.as_bytes().first() {
            Some(b'-') => (Some(Sign::Minus), text.get(1..)?),
            Some(b'+') => (Some(Sign::Plus), text.get(1..)?),
            Some(_) | None => (None, text),
        };
        let (mantissa, exponent) = split_at_first(unsigned, *b"eE");
        let has_exponent = exponent.is_some();
        let exponent = exponent.map_or(Some(0), read_exponent)?;
        let (integer, fraction) = match split_at_first(mantissa, *b"..") {
            (integer, Some(fraction)) if is_digits(fraction) => (integer, fraction),
            (_, Some(_)) => return None,
            (integer, None) => (integer, ""),
        };
        let point = i64::try_from(integer.len()).unwrap_or(i64::MAX).saturating_add(exponent);
        is_digits(integer).then_some(Self { sign, integer, fraction, has_exponent, point })
    }

    /// The number at the start of a text: digits, perhaps a sign before them, perhaps a point and digits after.
    pub(super) fn at_start(text: &str) -> Option<&str> {
        let digits = |at: usize| {
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            at.saturating_add(count)
        };
        let start = usize::from(text.starts_with(['+', '-']));
        let point = digits(start);
        if point == start {
            return None;
        }
        let behind_point = point.saturating_add(1);
        let end = if text.as_bytes().get(point) == Some(&b'.') { digits(behind_point) } else { point };
        text.get(..if end > behind_point { end } else { point })
    }

    pub(super) fn is_negative(&self) -> bool {
        self.sign == Some(Sign::Minus)
    }

    pub(super) fn digits(&self) -> impl Iterator<Item = u8> {
        self.integer.bytes().chain(self.fraction.bytes()).map(|digit| digit.wrapping_sub(b'0'))
    }

    pub(super) fn whole(&self) -> Whole {
        let mut magnitude = Some(0_u64);
        let (mut has_fraction, mut rounds_up) = (false, false);
        let mut places = self.point;
        for digit in self.digits() {
            if places > 0 {
                magnitude = append(magnitude, digit);
            } else {
                has_fraction |= digit != 0;
                rounds_up |= places == 0 && digit >= 5;
            }
            places = places.saturating_sub(1);
        }
        while places > 0 && magnitude.is_some_and(|magnitude| magnitude != 0) {
            magnitude = append(magnitude, 0);
            places = places.saturating_sub(1);
        }
        let signed = |magnitude: Option<u64>| {
            let magnitude = magnitude?;
            if self.is_negative() {
                0_i64.checked_sub_unsigned(magnitude)
            } else {
                i64::try_from(magnitude).ok()
            }
        };
        let rounded = magnitude.and_then(|magnitude| magnitude.checked_add(u64::from(rounds_up)));
        Whole { integer: signed(magnitude), rounded: signed(rounded), has_fraction }
    }
}

/// Splits a text at the first of two ASCII characters. Numbers are too short for a searcher.
#[inline]
fn split_at_first(text: &str, [one, other]: [u8; 2]) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == one || byte == other) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at.saturating_add(1)..)),
        None => (text, None),
    }
}

/// A checked product of 64 bits would be one of 128 bits in WebAssembly.
fn append(magnitude: Option<u64>, digit: u8) -> Option<u64> {
    /// With a further digit, more is beyond every field.
    const MOST: u64 = u64::MAX / 10 - 1;
    let tens = magnitude.filter(|magnitude| *magnitude <= MOST)?.wrapping_mul(10);
    Some(tens.wrapping_add(u64::from(digit)))
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
    use super::*;

    #[track_caller]
    fn whole(text: &str) -> (Option<i64>, bool) {
        let whole = Parts::of(text).unwrap().whole();
        (whole.integer, whole.has_fraction)
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

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, rounded) in [
            ("10.5", Some(11)),
            ("10.49", Some(10)),
            ("-10.5", Some(-11)),
            ("0.05", Some(0)),
            ("5e-2", Some(0)),
            ("5e-1", Some(1)),
            ("-0.4", Some(0)),
            ("9223372036854775807.5", None),
            ("-9223372036854775808.4", Some(i64::MIN)),
        ] {
            assert_eq!(Parts::of(text).unwrap().whole().rounded, rounded, "{text}");
        }
    }

    #[test]
    fn a_number_may_stand_at_the_start_of_a_text() {
        for (text, number) in [
            ("999 x", Some("999")),
            ("9.99 x", Some("9.99")),
            ("85%", Some("85")),
            ("1,200", Some("1")),
            ("+5 points", Some("+5")),
            ("-0.5x", Some("-0.5")),
            ("1e3x", Some("1")),
            ("5.", Some("5")),
            ("1.2.3", Some("1.2")),
            ("0x10", Some("0")),
            (".5", None),
            ("-", None),
            ("- 5", None),
            ("x1", None),
            ("", None),
            ("١", None),
            ("5é", Some("5")),
        ] {
            assert_eq!(Parts::at_start(text), number, "{text}");
        }
    }
}
