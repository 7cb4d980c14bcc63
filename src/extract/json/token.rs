//! The tokens of a JSON text (RFC 8259).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use crate::extract::cursor::{Cursor, RawString, Token};
use crate::extract::{SyntaxError, scan};
use crate::texts::TextId;

impl<'t> Cursor<'t> {
    /// White space, then nothing.
    #[inline]
    pub(super) fn end(&mut self) -> Token {
        self.white_space();
        if self.is_at_end() { Ok(()) } else { Err(self.unexpected(TextId::ExpectedBodyEnd)) }
    }

    /// A string, from its opening quote; whether it has escapes.
    #[inline(always)]
    pub(super) fn string(&mut self, expected: TextId) -> Result<bool, Box<SyntaxError>> {
        self.opening_quote(expected)?;
        self.plain();
        self.string_end()
    }

    #[inline(always)]
    pub(super) fn opening_quote(&mut self, expected: TextId) -> Token {
        if self.take(b'"') { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// What is left of a string from its first character that is not plain; whether it has escapes.
    #[inline(always)]
    pub(super) fn string_end(&mut self) -> Result<bool, Box<SyntaxError>> {
        if self.take(b'"') {
            return Ok(false);
        }
        *self = self.behind_string()?;
        Ok(true)
    }

    /// The same, with the source between its quotes.
    #[inline(always)]
    pub(super) fn written(&mut self, expected: TextId) -> Result<RawString<'t>, Box<SyntaxError>> {
        let start = self.offset().saturating_add(1);
        let escaped = self.string(expected)?;
        // Without its closing quote.
        Ok(RawString { source: self.between(start, self.offset().saturating_sub(1)), escaped })
    }

    /// The place after a string, from its first character that is not plain.
    #[inline(never)]
    fn behind_string(mut self) -> Result<Self, Box<SyntaxError>> {
        while self.peek() == b'\\' {
            self.escape()?;
            self.plain();
        }
        if self.take(b'"') {
            return Ok(self);
        }
        Err(self.unexpected(TextId::ExpectedStringCharacter))
    }

    /// The characters of a string up to a quote, a backslash or a control character.
    #[inline(always)]
    pub(super) fn plain(&mut self) {
        self.run(*b"\"\\");
    }

    fn escape(&mut self) -> Token {
        self.advance(1);
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.next(),
            b'u' => {
                self.advance(1);
                for _ in 0..4 {
                    if !self.peek().is_ascii_hexdigit() {
                        return Err(self.unexpected(TextId::ExpectedHexDigits));
                    }
                    self.advance(1);
                }
            }
            _ => return Err(self.unexpected(TextId::ExpectedEscape)),
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn number(&mut self) -> Token {
        if let Some(chunk) = self.rest().first_chunk()
            && let Some(length) = short_number(chunk)
        {
            self.over(length);
        } else {
            *self = self.any_number()?;
        }
        Ok(())
    }

    /// The place after a number.
    #[inline(never)]
    fn any_number(mut self) -> Result<Self, Box<SyntaxError>> {
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        Ok(self)
    }

    #[inline(always)]
    fn digits(&mut self) -> Token {
        if !self.peek().is_ascii_digit() {
            return Err(self.unexpected(TextId::ExpectedDigit));
        }
        while self.peek().is_ascii_digit() {
            self.next();
        }
        Ok(())
    }

    /// `true`, `false` or `null`.
    #[inline(always)]
    pub(super) fn literal(&mut self) -> Token {
        let there = match self.peek() {
            b't' => self.take_all(b"true"),
            b'f' => self.take_all(b"false"),
            _ => self.take_all(b"null"),
        };
        if there { Ok(()) } else { Err(self.no_literal()) }
    }

    /// Something else: up to where it stopped looking like one of these.
    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    fn no_literal(mut self) -> Box<SyntaxError> {
        let (literal, expected): (&[u8], TextId) = match self.peek() {
            b't' => (b"true", TextId::ExpectedTrue),
            b'f' => (b"false", TextId::ExpectedFalse),
            b'n' => (b"null", TextId::ExpectedNull),
            _ => return self.unexpected(TextId::ExpectedValue),
        };
        let same = self.rest().iter().zip(literal).take_while(|(byte, wanted)| byte == wanted).count();
        self.advance(same);
        self.unexpected(expected)
    }
}

/// The length of a number that has neither sign nor exponent and ends within these bytes. With [`Cursor::any_number`]
/// alone a body of 64 KB takes 36 % longer, one of 4 KB 11 %.
#[inline(always)]
fn short_number(chunk: &[u8; scan::WIDTH]) -> Option<usize> {
    let others = scan::others_than_digits(chunk);
    let whole = others.trailing_zeros() as usize;
    let length = match chunk.get(whole)? {
        b'.' => {
            let end = (others & others.wrapping_sub(1)).trailing_zeros() as usize;
            if end == whole.wrapping_add(1) || matches!(chunk.get(end)?, b'e' | b'E') {
                return None;
            }
            end
        }
        b'e' | b'E' => return None,
        _ => whole,
    };
    let leads_with_zero = chunk.first() == Some(&b'0') && whole > 1;
    (whole > 0 && !leads_with_zero).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleId;

    #[test]
    fn a_short_number_is_one_as_any_other() {
        let short = ["0", "7", "12", "100", "0.5", "12.25", "123456789012345", "1.2345678901234"];
        let others = ["", "-", "-1", "01", "00", ".5", "1.", "1.e5", "1e5", "1E5", "1.5e5", "1.5E-5", "0e0"];
        for number in short.into_iter().chain(others) {
            let text = format!("{number},\"and more\":true");
            let length = text.as_bytes().first_chunk().and_then(short_number);
            assert_eq!(length, short.contains(&number).then_some(number.len()), "{number}");
            let any = Cursor::new(&text, RuleId::JsonStrict).any_number();
            assert!(length.is_none() || any.is_ok_and(|behind| Some(behind.offset()) == length), "{number}");
        }
        // More digits than are looked at.
        assert_eq!(short_number(b"1234567890123456"), None);
        assert_eq!(short_number(b"1.34567890123456"), None);
    }
}
