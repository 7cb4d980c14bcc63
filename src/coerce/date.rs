//! Values of date and datetime fields.

use std::borrow::Cow;

use super::{Coerced, Coercion, CoercionError, date_text, trimmed};
use crate::assumptions::DateText;
use crate::rules::{RuleId, RuleSet};
use crate::text::calendar::is_day;
use crate::value::{Raw, Value};

/// A calendar day, or the date part of a datetime as written.
#[inline(never)]
pub(super) fn date<'t>(raw: &Raw<'t>, date_text: DateText) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceDate;
    let Raw::Text(text) = raw else { return Err(CoercionError::incompatible(RULE)) };
    let (text, space) = trimmed(text);
    let rests_on = if calendar_day(&text) == Some("") {
        space
    } else if let Some(datetime) = Datetime::read(&text) {
        space.and(datetime.form).with(RuleId::CoerceDateOfDatetime)
    } else {
        return in_another_form(RULE, date_text, date_text::date(&text), space, text.is_empty());
    };
    let day = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..DAY).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.truncate(DAY);
            Cow::Owned(text)
        }
    };
    Ok(Coerced::by(RULE, Value::Text(day)).and(rests_on))
}

/// A day and a time of day, without fractions of a second.
#[inline(never)]
pub(super) fn datetime<'t>(raw: &Raw<'t>, date_text: DateText) -> Coercion<'t> {
    const RULE: RuleId = RuleId::CoerceDatetime;
    let Raw::Text(text) = raw else { return Err(CoercionError::incompatible(RULE)) };
    let (text, space) = trimmed(text);
    let (stored, form) = match Datetime::read(&text) {
        Some(Datetime { fraction: "", form, .. }) => (text, form),
        Some(Datetime { time, zone, form, .. }) => (Cow::Owned(format!("{time}{zone}")), form),
        None if calendar_day(&text) == Some("") => {
            let error = CoercionError::incompatible(RuleId::CoerceDatetimeForms);
            return Err(error.and(space.with(RULE)));
        }
        None => return in_another_form(RULE, date_text, date_text::datetime(&text), space, text.is_empty()),
    };
    Ok(Coerced::by(RULE, Value::Text(stored)).and(space).and(form))
}

/// A text that is not in the form of the W3C. `read` gives its meaning if it has one of the forms on Marketo's pages.
#[cold]
fn in_another_form<'t>(
    rule: RuleId,
    date_text: DateText,
    read: Option<String>,
    space: RuleSet,
    is_blank: bool,
) -> Coercion<'t> {
    match (read, date_text) {
        (Some(read), DateText::Marketo) => {
            let rests_on = space.with(RuleId::CoerceDateText);
            Ok(Coerced::by(rule, Value::Text(Cow::Owned(read))).and(rests_on))
        }
        (Some(_), DateText::Iso) => {
            Err(CoercionError::incompatible(RuleId::CoerceDateText).and(RuleSet::of(rule)))
        }
        (None, _) => {
            let error = CoercionError::incompatible(rule);
            // White space alone is not the empty text.
            Err(if is_blank { error.and(space) } else { error })
        }
    }
}

/// The length of `YYYY-MM-DD`.
const DAY: usize = 10;

/// `YYYY-MM-DDThh:mm[:ss[.fraction]]`, then `Z`, `+hh:mm`, `+hhmm` or no offset.
struct Datetime<'a> {
    /// Up to the minute or second.
    time: &'a str,
    fraction: &'a str,
    zone: &'a str,
    /// The rules that accept its form, if it is not the full one.
    form: RuleSet,
}

impl<'a> Datetime<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let rest = calendar_day(text)?.strip_prefix('T')?;
        let (hour, rest) = digits(rest, 2)?;
        let (minute, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
        let (mut second, mut fraction) = (0, "");
        let mut time = text.strip_suffix(rest)?;
        let mut is_whole = false;
        if let Some(seconds) = rest.strip_prefix(':') {
            (second, rest) = digits(seconds, 2)?;
            time = text.strip_suffix(rest)?;
            is_whole = true;
            if let Some(decimals) = rest.strip_prefix('.') {
                let zone = decimals.trim_start_matches(|c: char| c.is_ascii_digit());
                fraction = decimals.strip_suffix(zone).filter(|fraction| !fraction.is_empty())?;
                rest = zone;
                is_whole = false;
            }
        }
        // `+hhmm`
        is_whole &= rest.len() != 5;
        let mut form = if is_whole { RuleSet::EMPTY } else { RuleSet::of(RuleId::CoerceDatetimeForms) };
        if rest.is_empty() {
            form = form.with(RuleId::CoerceDatetimeWithoutOffset);
        }
        let is_time = hour < 24 && minute < 60 && second < 60 && is_zone(rest);
        is_time.then_some(Self { time, fraction, zone: rest, form })
    }
}

fn is_zone(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix(['+', '-']) else { return matches!(zone, "" | "Z") };
    let hour_minute = digits(offset, 2).and_then(|(hour, rest)| {
        let (minute, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
        Some((hour, minute, rest))
    });
    matches!(hour_minute, Some((0..=13, 0..=59, "") | (14, 0, "")))
}

/// What follows a day of the calendar, if one begins the text.
pub(super) fn calendar_day(text: &str) -> Option<&str> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    is_day(year, month, day).then_some(rest)
}

/// A number of so many digits, and what follows it.
pub(super) fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    let number = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())??;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stored(coercion: Coercion<'_>) -> Option<String> {
        coercion.ok().map(|coerced| coerced.value.text().unwrap().into_owned())
    }

    fn as_date(text: &str) -> Option<String> {
        stored(date(&Raw::Text(text.into()), DateText::Iso))
    }

    fn as_datetime(text: &str) -> Option<String> {
        stored(datetime(&Raw::Text(text.into()), DateText::Iso))
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for valid in ["2024-02-29", "2000-02-29", "2023-02-28", "2026-12-31", "0001-01-01", "9999-12-31"] {
            assert_eq!(as_date(valid).as_deref(), Some(valid));
        }
        for invalid in [
            "2023-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "0000-01-01",
            "26-01-01",
            "2026-1-1",
            "2026/01/01",
            "20260101",
            "2026-01-01 x",
            "2026-01-01x",
            "+026-01-01",
            "",
        ] {
            assert_eq!(as_date(invalid), None, "{invalid}");
        }
    }

    #[test]
    fn each_month_has_its_days() {
        let last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, last) in (1..).zip(last) {
            let day = |day: u32| format!("2026-{month:02}-{day:02}");
            assert_eq!(as_date(&day(last)), Some(day(last)));
            assert_eq!(as_date(&day(last + 1)), None, "{}", day(last + 1));
        }
    }

    #[test]
    fn white_space_around_a_date_does_not_count() {
        assert_eq!(as_date("\t2026-01-31\r\n ").as_deref(), Some("2026-01-31"));
        assert_eq!(as_date("\u{a0}2026-01-31"), None);
    }

    #[test]
    fn datetimes_keep_their_text_but_for_the_fraction() {
        for (text, stored) in [
            ("2026-01-31T23:59:59Z", Some("2026-01-31T23:59:59Z")),
            ("2026-01-31T23:59:59.123456Z", Some("2026-01-31T23:59:59Z")),
            ("2026-01-31T23:59:59.1", Some("2026-01-31T23:59:59")),
            ("2026-01-31T23:59+02:00", Some("2026-01-31T23:59+02:00")),
            ("2026-01-31T23:59:00-0530", Some("2026-01-31T23:59:00-0530")),
            ("2026-01-31T23:59", Some("2026-01-31T23:59")),
            ("2026-01-31T24:00:00Z", None),
            ("2026-01-31T23:60:00Z", None),
            ("2026-01-31T23:59:60Z", None),
            ("2026-01-31T23:59:59.Z", None),
            ("2026-01-31T23:59.5Z", None),
            ("2026-01-31T23Z", None),
            ("2026-01-31 23:59:59", None),
            ("2026-01-31t23:59:59z", None),
            ("2026-01-31T23:59:59+2", None),
            ("2026-01-31T23:59:59+14:00", Some("2026-01-31T23:59:59+14:00")),
            ("2026-01-31T23:59:59-1400", Some("2026-01-31T23:59:59-1400")),
            ("2026-01-31T23:59:59+14:01", None),
            ("2026-01-31T23:59:59-15:00", None),
            ("2026-01-31T23:59:59+02:60", None),
            ("2026-02-30T23:59:59Z", None),
            ("2026-01-31", None),
            ("2026-01-31é23:59:59", None),
        ] {
            assert_eq!(as_datetime(text).as_deref(), stored, "{text}");
            let day = stored.and_then(|stored| stored.get(..10)).or((text == "2026-01-31").then_some(text));
            assert_eq!(as_date(text).as_deref(), day, "{text} as a date");
        }
    }
}
