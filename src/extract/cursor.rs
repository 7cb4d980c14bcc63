//! The tokens of a JSON text (RFC 8259).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::Syntax;

/// What stands at the end of the text: no token begins with it, and no string holds it.
const END: u8 = 0;

/// A place in the text: what is left of it, and never an index.
pub(super) struct Cursor<'t> {
    text: &'t str,
    rest: &'t [u8],
    /// Whether the last string that was read has escapes.
    escaped: bool,
}

/// Whether a token was read. The error is boxed, so that the result fits a register.
pub(super) type Token = Result<(), Box<Syntax>>;

/// A string token between its quotes, as written.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'t> {
    pub(super) source: &'t str,
    pub(super) escaped: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, rest: text.as_bytes(), escaped: false }
    }

    pub(super) fn offset(&self) -> usize {
        self.text.len().saturating_sub(self.rest.len())
    }

    /// The text from an offset to here.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.offset()).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(END)
    }

    #[inline(always)]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Takes the byte, if it is next.
    #[inline(always)]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let there = self.rest.first() == Some(&byte);
        if there {
            self.advance(1);
        }
        there
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    pub(super) fn unexpected(&self, expected: &'static str) -> Box<Syntax> {
        Box::new(Syntax { offset: self.offset(), expected })
    }

    #[inline(always)]
    pub(super) fn white_space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

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
    pub(super) fn quoted_since(&self, start: usize) -> Quoted<'t> {
        let token = self.since(start);
        let source = token.strip_prefix('"').and_then(|token| token.strip_suffix('"')).unwrap_or_default();
        Quoted { source, escaped: self.escaped }
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
        while let Some(chunk) = self.rest.first_chunk::<8>() {
            let stops = stops(u64::from_le_bytes(*chunk));
            if stops != 0 {
                self.advance((stops.trailing_zeros() >> 3) as usize);
                return;
            }
            self.advance(8);
        }
        while let [first, rest @ ..] = self.rest
            && !matches!(first, b'"' | b'\\' | ..0x20)
        {
            self.rest = rest;
        }
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
        self.rest = rest.ok_or_else(|| self.unexpected("a value"))?;
        Ok(())
    }
}

/// The high bit of each byte that ends a plain run; exact up to the first, which is all that counts.
#[inline(always)]
fn stops(chunk: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const QUOTES: u64 = 0x2222_2222_2222_2222;
    const BACKSLASHES: u64 = 0x5c5c_5c5c_5c5c_5c5c;
    const SPACES: u64 = 0x2020_2020_2020_2020;
    let quote = chunk ^ QUOTES;
    let backslash = chunk ^ BACKSLASHES;
    ((quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash)
        | (chunk.wrapping_sub(SPACES) & !chunk))
        & HIGH
}
