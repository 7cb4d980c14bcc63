//! The escapes of a JSON string, decoded.

use std::borrow::Cow;

use crate::extract::cursor::RawString;

/// The text of a string. A lone surrogate becomes U+FFFD.
#[inline]
pub(super) fn decode(string: RawString<'_>) -> Cow<'_, str> {
    if string.escaped { Cow::Owned(decode_escapes(string.source)) } else { Cow::Borrowed(string.source) }
}

#[inline(never)]
fn decode_escapes(source: &str) -> String {
    let mut text = String::with_capacity(most_bytes(source));
    let mut rest = source;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        rest = push_escape(&mut text, escape);
    }
    text.push_str(rest);
    text
}

/// From this many bytes on it pays to know how much room a text needs.
const LONG: usize = 64 * 1024;

/// How many bytes a text has at most once it is decoded: an escape is at least a byte longer than what it stands for.
fn most_bytes(source: &str) -> usize {
    if source.len() < LONG {
        return source.len();
    }
    let mut escapes: usize = 0;
    let mut bytes = source.bytes();
    while bytes.any(|byte| byte == b'\\') {
        escapes = escapes.saturating_add(1);
        bytes.next(); // which may be a backslash too
    }
    source.len().saturating_sub(escapes)
}

/// Decodes what follows a backslash; returns what follows the escape.
fn push_escape<'t>(text: &mut String, escape: &'t str) -> &'t str {
    // INVARIANT: the cursor has accepted the string, so every escape in it is whole.
    let mut characters = escape.chars();
    text.push(match characters.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return push_unicode(text, characters.as_str()),
        Some(itself) => itself,
        None => return "",
    });
    characters.as_str()
}

/// Decodes what follows `\u`: four digits, or twelve for a surrogate pair.
fn push_unicode<'t>(text: &mut String, digits: &'t str) -> &'t str {
    let Some((high, rest)) = unit(digits) else { return "" };
    if let Some((low, after)) = rest.strip_prefix("\\u").and_then(unit)
        && let Some(Ok(pair)) = char::decode_utf16([high, low]).next()
        && pair.len_utf16() == 2
    {
        text.push(pair);
        return after;
    }
    text.push(char::from_u32(u32::from(high)).unwrap_or(char::REPLACEMENT_CHARACTER));
    rest
}

fn unit(digits: &str) -> Option<(u16, &str)> {
    let (unit, rest) = digits.split_at_checked(4)?;
    Some((u16::from_str_radix(unit, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded() {
        for (source, text) in [
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"a\u00e9z", "aéz"),
            (r"\uD83D\uDE00!", "😀!"),
            (r"\uD83D", "\u{fffd}"),
            (r"\uDE00\uD83D", "\u{fffd}\u{fffd}"),
            (r"\uD83D\uD83D\uDE00", "\u{fffd}😀"),
            (r"\uD83D\n", "\u{fffd}\n"),
            (r"\uD83Dx", "\u{fffd}x"),
            (r"\u0041\u0042", "AB"),
            (r"\u0000", "\0"),
        ] {
            assert_eq!(decode(RawString { source, escaped: true }), text, "{source}");
        }
    }
}
