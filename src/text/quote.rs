//! Input, quoted for people.

use std::borrow::Cow;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
use std::fmt::{self, Write};

/// The longest piece of input that a text quotes, in characters.
const EXCERPT: usize = 80;

/// The beginning of a value, as a caller may show it.
pub(crate) fn excerpt(text: &str) -> String {
    cut(text).into_owned()
}

/// The same, without a copy of a short text.
pub(crate) fn cut(text: &str) -> Cow<'_, str> {
    // A character has at least one byte.
    if text.len() <= EXCERPT {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(EXCERPT) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned([text.get(..end).unwrap_or_default(), "…"].concat()),
    }
}

/// Whether input is shown as it is: short, and of printable ASCII without a backtick.
#[cfg(any(all(feature = "js", target_family = "wasm"), test))]
pub(crate) fn is_plain(text: &str) -> bool {
    text.len() <= EXCERPT && text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'`')
}

/// Input cut to an excerpt, with invisible characters as their codes.
#[cfg(not(all(feature = "js", target_family = "wasm")))]
pub(crate) struct Shown<'a>(pub(crate) &'a str);

#[cfg(not(all(feature = "js", target_family = "wasm")))]
impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in excerpt(self.0).chars() {
            if c != ' ' && is_unseen(c) {
                write!(f, "<U+{:04X}>", u32::from(c))?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(not(all(feature = "js", target_family = "wasm")))]
fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_input_is_short_and_visible() {
        assert_eq!(Shown("a b\n\u{200b}`").to_string(), "a b<U+000A><U+200B><U+0060>");
        assert_eq!(Shown(&"é".repeat(81)).to_string(), format!("{}…", "é".repeat(80)));
        assert_eq!(excerpt(&"é".repeat(80)), "é".repeat(80));
    }

    #[test]
    fn plain_input_is_shown_as_it_is() {
        let at_most = "x".repeat(EXCERPT);
        for plain in ["", "a b~!", &at_most] {
            assert!(is_plain(plain));
            assert_eq!(Shown(plain).to_string(), plain);
        }
        for other in ["`", "\u{7f}", "\n", "é", &"x".repeat(EXCERPT + 1)] {
            assert!(!is_plain(other), "{other}");
        }
    }
}
