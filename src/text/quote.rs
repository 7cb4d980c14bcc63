//! Input as a text quotes it.

use std::fmt::{self, Write};

/// The longest piece of input that a text quotes, in characters.
const EXCERPT: usize = 80;

/// The beginning of a value, as a caller may show it.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        None => text.to_owned(),
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
    }
}

/// Input in backticks, cut to an excerpt, what cannot be seen as its code.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        // Most input is short and can be seen.
        if self.0.len() <= EXCERPT && self.0.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'`') {
            f.write_str(self.0)?;
        } else {
            for c in excerpt(self.0).chars() {
                if c != ' ' && is_unseen(c) {
                    write!(f, "<U+{:04X}>", u32::from(c))?;
                } else {
                    f.write_char(c)?;
                }
            }
        }
        f.write_str("`")
    }
}

/// One character: in backticks, or its code where it cannot be seen.
#[cold]
pub(crate) fn character(c: char) -> String {
    match c {
        ' ' => "space".to_owned(),
        unseen if is_unseen(unseen) => format!("U+{:04X}", u32::from(unseen)),
        seen => format!("`{seen}`"),
    }
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_input_is_short_and_visible() {
        assert_eq!(Quoted("a b\n\u{200b}`").to_string(), "`a b<U+000A><U+200B><U+0060>`");
        assert_eq!(Quoted(&"é".repeat(81)).to_string(), format!("`{}…`", "é".repeat(80)));
        assert_eq!(excerpt(&"é".repeat(80)), "é".repeat(80));
    }
}
