//! The other forms in which Marketo's pages show dates: `8/19/14`, `8/19/2014 2:00`, `2013-08-08 16:36:13`.

use super::date::{calendar_day, digits};
use crate::text::calendar::is_day;

/// A day, month first, in the form of the W3C.
pub(super) fn date(text: &str) -> Option<String> {
    let (day, rest) = month_first(text)?;
    rest.is_empty().then_some(day)
}

/// The same with a time of day; or a day as the W3C writes it, with a time after a space.
pub(super) fn datetime(text: &str) -> Option<String> {
    if let Some(time) = calendar_day(text).and_then(|rest| rest.strip_prefix(' ')) {
        return is_time(time).then(|| text.replacen(' ', "T", 1));
    }
    let (day, rest) = month_first(text)?;
    let time = rest.strip_prefix(' ')?;
    let (hour, rest) = one_or_two_digits(time)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    (rest.is_empty() && hour < 24 && minute < 60).then(|| format!("{day}T{hour:02}:{minute:02}"))
}

/// `hh:mm` or `hh:mm:ss`.
fn is_time(time: &str) -> bool {
    let read = || {
        let (hour, rest) = digits(time, 2)?;
        let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
        let (second, rest) = match rest.strip_prefix(':') {
            Some(seconds) => digits(seconds, 2)?,
            None => (0, rest),
        };
        Some(hour < 24 && minute < 60 && second < 60 && rest.is_empty())
    };
    read().unwrap_or_default()
}

/// `M/D/YYYY` or `M/D/YY` in the form of the W3C, and what follows it.
fn month_first(text: &str) -> Option<(String, &str)> {
    let (month, rest) = one_or_two_digits(text)?;
    let (day, rest) = one_or_two_digits(rest.strip_prefix('/')?)?;
    let rest = rest.strip_prefix('/')?;
    let (year, rest) = if let Some(year) = digits(rest, 4) {
        year
    } else {
        let (year, rest) = digits(rest, 2)?;
        // `8/19/14` is of this century, `8/19/70` of the last.
        let century = if year < 70 { 2000 } else { 1900 };
        (year.saturating_add(century), rest)
    };
    is_day(year, month, day).then(|| (format!("{year:04}-{month:02}-{day:02}"), rest))
}

fn one_or_two_digits(text: &str) -> Option<(u32, &str)> {
    digits(text, 2).or_else(|| digits(text, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_month_first() {
        for (text, expected) in [
            ("8/19/14", Some("2014-08-19")),
            ("08/09/2014", Some("2014-08-09")),
            ("1/1/69", Some("2069-01-01")),
            ("1/1/70", Some("1970-01-01")),
            ("1/1/00", Some("2000-01-01")),
            ("19/8/14", None),
            ("2/29/2023", None),
            ("2/29/24", Some("2024-02-29")),
            ("8/19/14 2:00", None),
            ("8/19/014", None),
            ("8-19-14", None),
            ("8/19", None),
            ("123/1/14", None),
        ] {
            assert_eq!(date(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn datetimes_have_a_time_behind_a_space() {
        for (text, expected) in [
            ("8/19/14 2:00", Some("2014-08-19T02:00")),
            ("8/19/2014 23:59", Some("2014-08-19T23:59")),
            ("2013-08-08 16:36:13", Some("2013-08-08T16:36:13")),
            ("2013-08-08 16:36", Some("2013-08-08T16:36")),
            ("2013-08-08 6:36", None),
            ("2013-08-08  16:36", None),
            ("2013-08-08 24:00", None),
            ("2013-08-08 16:36:60", None),
            ("2013-08-08 16:36Z", None),
            ("8/19/14 2:60", None),
            ("8/19/14 24:00", None),
            ("8/19/14 2:00 PM", None),
            ("8/19/14", None),
        ] {
            assert_eq!(datetime(text).as_deref(), expected, "{text}");
        }
    }
}
