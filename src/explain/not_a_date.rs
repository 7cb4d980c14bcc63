//! Names a value that a date or datetime field refuses: a date in another form, or one that does not exist.

use std::borrow::Cow;

use crate::text::calendar;
use crate::text::chars::is_document_space;
use crate::texts::Explanation;
use crate::value::Raw;

/// Names a value that is a date or a time in some form; `value` is how it is quoted.
#[cold]
pub(super) fn found(raw: &Raw<'_>, value: Cow<'static, str>) -> Option<Explanation<'static>> {
    let text = match raw {
        Raw::Text(text) => text.trim_matches(is_document_space),
        Raw::Number(number) => number,
        Raw::Boolean(_) | Raw::Null | Raw::Container(..) => return None,
    };
    Some(match Form::of(text)? {
        Form::NoSuchDay => Explanation::FoundNoSuchDay { value },
        Form::NoSuchTime => Explanation::FoundNoSuchTime { value },
        Form::Seconds => Explanation::FoundSeconds { value },
        Form::Milliseconds => Explanation::FoundMilliseconds { value },
        Form::Mail => Explanation::FoundMailDate { value },
        Form::Other => Explanation::FoundOtherDate { value },
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// In the form of the W3C, with a day that is not in the calendar.
    NoSuchDay,
    /// In the form of the W3C, with a time of day that does not exist.
    NoSuchTime,
    /// Since 1970.
    Seconds,
    Milliseconds,
    /// In the form of emails: RFC 2822.
    Mail,
    /// In another order, or between other signs.
    Other,
}

impl Form {
    fn of(text: &str) -> Option<Self> {
        let first = text.split(|c: char| c.is_whitespace() || c == 'T').next()?;
        if let Some((year, month, day)) = year_first(first) {
            if !calendar::is_day(year, month, day) {
                return Some(Self::NoSuchDay);
            }
            return behind_day(text.get(first.len()..)?);
        }
        since_1970(text).or_else(|| with_a_month(text)).or_else(|| in_numbers(first))
    }
}

/// `YYYY-MM-DD`.
fn year_first(date: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = date.split('-').map(|part| (part.len(), part.parse().ok()));
    match (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()) {
        ((4, Some(year)), (2, Some(month)), (2, Some(day)), None) => Some((year, month, day)),
        _ => None,
    }
}

/// Names the time after a day, if it is one.
fn behind_day(rest: &str) -> Option<Form> {
    let time = rest.get(1..).filter(|time| !time.is_empty())?;
    let clock =
        time.find(|c: char| !c.is_ascii_digit() && c != ':').map_or(Some(time), |end| time.get(..end))?;
    let mut parts =
        clock.split(':').map(|part| if part.len() == 2 { part.parse::<u32>().ok() } else { None });
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    let is_there = hour < 24 && minute < 60 && second < 60;
    Some(if is_there { Form::Other } else { Form::NoSuchTime })
}

/// Seconds or milliseconds since 1970, as .NET writes them too; or a day in eight digits.
fn since_1970(text: &str) -> Option<Form> {
    let inside = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/"));
    if let Some(inside) = inside {
        let digits = inside.trim_start_matches('-');
        return digits.starts_with(|c: char| c.is_ascii_digit()).then_some(Form::Milliseconds);
    }
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| whole.get(from..to)?.parse().ok();
    match whole.len() {
        8 if whole.len() == text.len() => {
            let is_day = calendar::is_day(number(0, 4)?, number(4, 6)?, number(6, 8)?);
            is_day.then_some(Form::Other)
        }
        9 | 10 => Some(Form::Seconds),
        12 | 13 => Some(Form::Milliseconds),
        _ => None,
    }
}

/// A date with the name of a month: `Wed, 20 May 2026 09:15:42 +0000`, `May 20, 2026`.
fn with_a_month(text: &str) -> Option<Form> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    // JavaScript names the time zone after it: `(Coordinated Universal Time)`.
    let text = text.split_once('(').map_or(text, |(before, _)| before);
    let words =
        || text.split(|c: char| c.is_whitespace() || c == ',' || c == '-').filter(|word| !word.is_empty());
    let is_month = |word: &str| {
        let word = word.to_ascii_lowercase();
        MONTHS.iter().any(|month| *month == word || month.get(..3) == Some(&*word))
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let month = words().position(is_month).filter(|at| *at <= 2)?;
    let has_year = words().any(|word| word.len() == 4 && is_number(word));
    if !has_year || words().count() > 7 {
        return None;
    }
    let day_first = words().nth(month.checked_sub(1).unwrap_or(usize::MAX)).is_some_and(is_number);
    let has_time = words().nth(month.saturating_add(2)).is_some_and(|word| word.contains(':'));
    Some(if day_first && has_time { Form::Mail } else { Form::Other })
}

/// Three numbers between the same signs: `31.01.2026`, `1/31/26`, `2026/01/31`.
fn in_numbers(date: &str) -> Option<Form> {
    let mut separators = ['/', '.', '-'].into_iter().filter(|separator| date.contains(*separator));
    let (separator, None) = (separators.next()?, separators.next()) else { return None };
    let parts: Vec<_> = date.split(separator).collect();
    let is_number =
        |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number)).then_some(Form::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_in_their_forms() {
        for (text, form) in [
            ("2023-02-29", Some(Form::NoSuchDay)),
            ("2026-13-01T10:00:00Z", Some(Form::NoSuchDay)),
            ("2026-01-31T24:00:01Z", Some(Form::NoSuchTime)),
            ("2026-01-31 10:60", Some(Form::NoSuchTime)),
            ("2026-01-31 10:00:00", Some(Form::Other)),
            ("2026-10-06 09:12:44.000", Some(Form::Other)),
            ("2026-01-31", None),
            ("2026-01-31T", None),
            ("1716196542", Some(Form::Seconds)),
            ("1716196542.5", Some(Form::Seconds)),
            ("1716196542000", Some(Form::Milliseconds)),
            ("/Date(1716196542000+0200)/", Some(Form::Milliseconds)),
            ("20260131", Some(Form::Other)),
            ("20261331", None),
            ("12345", None),
            ("Wed, 20 May 2026 09:15:42 +0000", Some(Form::Mail)),
            ("20 May 2026 09:15:42 GMT", Some(Form::Mail)),
            ("May 20, 2026", Some(Form::Other)),
            ("20-May-2026", Some(Form::Other)),
            ("Wed May 20 2026 09:15:42 GMT-0700 (Pacific Daylight Time)", Some(Form::Other)),
            ("Wed, 20 May 2026 09:15:42 +0000 (UTC)", Some(Form::Mail)),
            ("(Wed, 20 May 2026)", None),
            ("maybe in 2026", None),
            ("31.01.2026", Some(Form::Other)),
            ("1/31/26", Some(Form::Other)),
            ("2026/01/31", Some(Form::Other)),
            ("1/2", None),
            ("1.2.3.4", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(Form::of(text), form, "{text}");
        }
    }
}
