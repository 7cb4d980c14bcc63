//! Brackets and strings of a text that is JSON in some part.

/// The innermost bracket that is open where the text ends, outside of a string. It is read from its end, so that what
/// comes before that bracket does not matter.
pub(super) fn innermost_open(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut closed, mut in_string) = (0_usize, false);
    for (at, byte) in bytes.iter().enumerate().rev() {
        match byte {
            b'"' if !is_escaped(bytes, at) => in_string = !in_string,
            b'}' | b']' if !in_string => closed = closed.saturating_add(1),
            b'{' | b'[' if !in_string && closed == 0 => return Some(at),
            b'{' | b'[' if !in_string => closed = closed.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Whether an odd number of backslashes comes before.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let backslashes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
    !backslashes.is_multiple_of(2)
}

/// The string that is open where a text of JSON ends.
pub(super) fn open_string(text: &str) -> Option<usize> {
    let (mut open, mut escaped) = (None, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = open.is_some(),
            b'"' => open = if open.is_some() { None } else { Some(at) },
            _ => {}
        }
    }
    open
}

/// Whether each bracket of a text that is not JSON is closed, told by their numbers.
pub(super) fn is_balanced(text: &str) -> bool {
    let count = |bracket: u8| text.bytes().filter(|byte| *byte == bracket).count();
    count(b'[') == count(b']') && count(b'{') == count(b'}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_open_bracket_is_found_from_the_end() {
        for (text, open) in [
            ("", None),
            ("{", Some(0)),
            ("{\"a\":[1,2", Some(5)),
            ("{\"a\":[1,2]", Some(0)),
            ("{\"a\":[1,2]}", None),
            (r#"{"[":"{","\\":"[\"{""#, Some(0)),
            (r#"x] "y {"a\"[": [{}, "\\"], "b":"#, Some(6)),
        ] {
            assert_eq!(innermost_open(text), open, "{text}");
        }
    }

    #[test]
    fn the_open_string_is_found() {
        for (text, open) in
            [("", None), ("{\"a\": \"b\"", None), ("{\"a\": \"b", Some(6)), (r#"["\"", "\\\""#, Some(7))]
        {
            assert_eq!(open_string(text), open, "{text}");
        }
    }
}
