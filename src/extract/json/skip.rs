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
    let mut levels = Levels::default();
    let mut strings = QuoteScan::new();
    loop {
        match here.peek() {
            b'"' => strings.string(&mut here, TextId::ExpectedValue)?,
            b'{' => {
                here.next();
                here.white_space();
                levels.push_object();
                if here.peek() != b'}' {
                    strings.key(&mut here, Place::First)?;
                    continue;
                }
            }
            b'[' => {
                here.next();
                here.white_space();
                levels.push_array();
                if here.peek() != b']' {
                    continue;
                }
            }
            b'-' | b'0'..=b'9' => here.number()?,
            _ => here.literal()?,
        }
        loop {
            let Some(object) = levels.is_object() else { return Ok(here) };
            here.white_space();
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
            levels.pop();
        }
    }
}

/// Which of the open levels are objects.
#[derive(Default)]
struct Levels {
    /// The 64 innermost, the innermost lowest.
    bits: u64,
    depth: usize,
    /// Those further out, 64 a word.
    outer: Vec<u64>,
}

impl Levels {
    #[inline(always)]
    fn push_object(&mut self) {
        self.push_array();
        self.bits |= 1;
    }

    #[inline(always)]
    fn push_array(&mut self) {
        if self.depth.is_multiple_of(64) && self.depth != 0 {
            self.outer.push(self.bits);
        }
        self.bits <<= 1;
        self.depth = self.depth.saturating_add(1);
    }

    #[inline(always)]
    fn pop(&mut self) {
        self.bits >>= 1;
        self.depth = self.depth.saturating_sub(1);
        if self.depth.is_multiple_of(64)
            && let Some(outer) = self.outer.pop()
        {
            self.bits = outer;
        }
    }

    /// Whether the innermost level is an object.
    #[inline(always)]
    fn is_object(&self) -> Option<bool> {
        (self.depth != 0).then_some(self.bits & 1 == 1)
    }
}
