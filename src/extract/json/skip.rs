//! Values that no attribute leads to: checked, and passed over.

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::grammar::Place;
use super::quote_scan::QuoteScan;
use crate::extract::SyntaxError;
use crate::extract::cursor::{Cursor, Token};
use crate::texts::TextId;

/// Reads a value that no attribute leads to.
#[inline(always)]
pub(super) fn skip(cursor: &mut Cursor<'_>) -> Token {
    match cursor.peek() {
        b'"' => cursor.string(TextId::ExpectedValue).map(drop),
        b'{' | b'[' => {
            *cursor = behind(*cursor)?;
            Ok(())
        }
        b'-' | b'0'..=b'9' => cursor.number(),
        _ => cursor.literal(),
    }
}

/// Skips an object or array. Nothing is kept of it but a bit for each level.
fn behind(mut here: Cursor<'_>) -> Result<Cursor<'_>, Box<SyntaxError>> {
    let mut levels = Levels::new();
    let mut strings = QuoteScan::new();
    loop {
        match here.peek() {
            b'"' => strings.string(&mut here, TextId::ExpectedValue)?,
            b'{' => {
                here.next();
                here.white_space();
                levels.push(true);
                if here.peek() != b'}' {
                    strings.key(&mut here, Place::First)?;
                    continue;
                }
            }
            b'[' => {
                here.next();
                here.white_space();
                levels.push(false);
                if here.peek() != b']' {
                    continue;
                }
            }
            b'-' | b'0'..=b'9' => here.number()?,
            _ => here.literal()?,
        }
        loop {
            here.white_space();
            let object = levels.is_object();
            match here.peek() {
                b',' => {
                    here.next();
                    here.white_space();
                    if object {
                        strings.key(&mut here, Place::Later)?;
                    }
                    break;
                }
                b'}' if object => {}
                b']' if !object => {}
                _ => {
                    return Err(here.unexpected(if object {
                        TextId::ExpectedCommaOrBrace
                    } else {
                        TextId::ExpectedCommaOrBracket
                    }));
                }
            }
            here.next();
            if levels.pop_is_last() {
                return Ok(here);
            }
        }
    }
}

/// Which of the open levels are objects.
struct Levels {
    /// A bit for each of the innermost, 1 for an object, the innermost lowest; above them a 1.
    bits: u64,
    /// Those further out, 63 a word.
    outer: Vec<u64>,
}

impl Levels {
    const fn new() -> Self {
        Self { bits: 1, outer: Vec::new() }
    }

    #[inline(always)]
    fn push(&mut self, is_object: bool) {
        if self.bits > u64::MAX >> 1 {
            self.outer.push(self.bits);
            self.bits = 1;
        }
        self.bits = self.bits << 1 | u64::from(is_object);
    }

    /// Closes the innermost level; whether it was the last.
    #[inline(always)]
    fn pop_is_last(&mut self) -> bool {
        self.bits >>= 1;
        self.bits == 1 && self.pop_outer()
    }

    fn pop_outer(&mut self) -> bool {
        let outer = self.outer.pop();
        self.bits = outer.unwrap_or(1);
        outer.is_none()
    }

    /// Whether the innermost level is an object.
    #[inline(always)]
    const fn is_object(&self) -> bool {
        self.bits & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleId;

    /// Whether all of the text is one value.
    fn is_read(text: &str) -> bool {
        let mut cursor = Cursor::new(text, RuleId::JsonStrict);
        skip(&mut cursor).is_ok() && cursor.is_at_end()
    }

    /// Objects and arrays in turns that no word of levels repeats, and one bracket that does not fit.
    #[test]
    fn levels_are_told_apart_at_any_depth() {
        for depth in [1, 2, 62, 63, 64, 65, 126, 127, 128, 200] {
            let is_object = |level: usize| level % 3 == 1 || level % 7 == 2;
            let open: String =
                (0..depth).map(|level| if is_object(level) { "{\"a\":" } else { "[" }).collect();
            let closed = |wrong: Option<usize>| -> String {
                let ends = (0..depth).rev().map(|level| match (is_object(level), wrong == Some(level)) {
                    (true, false) => ",\"b\":[0]}",
                    (true, true) => ",\"b\":[0]]",
                    (false, false) => ",{}]",
                    (false, true) => ",{}}",
                });
                ends.collect()
            };
            assert!(is_read(&format!("{open}null{}", closed(None))), "{depth}");
            for level in 0..depth {
                assert!(!is_read(&format!("{open}null{}", closed(Some(level)))), "{level} of {depth}");
            }
        }
    }
}
