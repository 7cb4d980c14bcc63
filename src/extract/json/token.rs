//! The tokens of a JSON text (RFC 8259).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use crate::extract::Syntax;
use crate::extract::cursor::{Cursor, Token, Written, is, is_control};

impl<'t> Cursor<'t> {
    /// White space, then nothing.
    pub(super) fn end(&mut self) -> Token {
        self.white_space();
        if self.rest.is_empty() { Ok(()) } else { Err(self.unexpected("the end of the body")) }
    }

    /// A string, from its opening quote.
    #[inline(always)]
    pub(super) fn string(&mut self, expected: &'static str) -> Token {
        if !self.take(b'"') {
            return Err(self.unexpected(expected));
        }
        self.plain();
        self.escaped = false;
        if self.take(b'"') { Ok(()) } else { self.rest_of_string() }
    }

    /// What stands between the quotes of the string that ends here and began at an offset.
    #[inline(always)]
    pub(super) fn string_since(&self, start: usize) -> Written<'t> {
        let token = self.since(start);
        let source = token.strip_prefix('"').and_then(|token| token.strip_suffix('"')).unwrap_or_default();
        Written { source, escaped: self.escaped }
    }

    /// A string from its first character that is not plain.
    #[inline(never)]
    fn rest_of_string(&mut self) -> Token {
        self.escaped = true;
        while self.peek() == b'\\' {
            self.escape()?;
            self.plain();
        }
        if self.take(b'"') {
            return Ok(());
        }
        Err(self.unexpected("`\"` or another character of the string (control characters must be escaped)"))
    }

    /// The characters of a string up to a quote, a backslash or a control character.
    #[inline(always)]
    fn plain(&mut self) {
        let stops = |chunk| is(chunk, b'"') | is(chunk, b'\\') | is_control(chunk);
        self.run(stops, |byte| matches!(byte, b'"' | b'\\' | ..0x20));
    }

    fn escape(&mut self) -> Token {
        self.advance(1);
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.advance(1),
            b'u' => {
                self.advance(1);
                for _ in 0..4 {
                    if !self.peek().is_ascii_hexdigit() {
                        return Err(self.unexpected("four hexadecimal digits after `\\u`"));
                    }
                    self.advance(1);
                }
            }
            _ => return Err(self.unexpected("an escape: `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` or `u`")),
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn number(&mut self) -> Token {
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
        Ok(())
    }

    #[inline(always)]
    fn digits(&mut self) -> Token {
        if !self.peek().is_ascii_digit() {
            return Err(self.unexpected("a digit"));
        }
        while let [b'0'..=b'9', rest @ ..] = self.rest {
            self.rest = rest;
        }
        Ok(())
    }

    /// `true`, `false` or `null`.
    #[inline(always)]
    pub(super) fn literal(&mut self) -> Token {
        let rest = match self.peek() {
            b't' => self.rest.strip_prefix(b"true"),
            b'f' => self.rest.strip_prefix(b"false"),
            _ => self.rest.strip_prefix(b"null"),
        };
        self.rest = rest.ok_or_else(|| self.no_literal())?;
        Ok(())
    }

    /// What is none of these: up to where it could have been one.
    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    fn no_literal(&mut self) -> Box<Syntax> {
        let (literal, expected): (&[u8], _) = match self.peek() {
            b't' => (b"true", "`true`"),
            b'f' => (b"false", "`false`"),
            b'n' => (b"null", "`null`"),
            _ => return self.unexpected("a value"),
        };
        let same = self.rest.iter().zip(literal).take_while(|(byte, wanted)| byte == wanted).count();
        self.advance(same);
        self.unexpected(expected)
    }
}
