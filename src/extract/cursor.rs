//! A place in a text that is being read.

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::{SyntaxError, SyntaxErrorKind, scan};
use crate::rules::RuleId;
use crate::texts::TextId;

/// The byte after the end of the text: no token begins with it, and no string holds it.
pub(super) const END: u8 = 0;

/// A place in the text. It is copied for a loop that is to keep it in registers.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// The rule that the text has to follow.
    rule: RuleId,
}

/// Whether a token was read. The error is boxed, so that the result fits a register.
pub(super) type Token = Result<(), Box<SyntaxError>>;

/// A text as the document writes it.
#[derive(Clone, Copy)]
pub(super) struct RawString<'t> {
    pub(super) source: &'t str,
    /// Whether it has escapes.
    pub(super) escaped: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, rule: RuleId) -> Self {
        Self { text, at: 0, rule }
    }

    #[inline(always)]
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// What is left of the text.
    #[inline(always)]
    pub(super) fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The text from an offset to here.
    #[inline(always)]
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The text from one offset to another.
    #[inline(always)]
    pub(super) fn between(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The character here.
    pub(super) fn character(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    #[inline(always)]
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// Goes on, at most to the end.
    #[inline(always)]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.text.len());
    }

    /// Goes on by a byte that [`peek`](Self::peek) has seen.
    #[inline(always)]
    pub(super) fn next(&mut self) {
        self.over(1);
    }

    /// Goes on by bytes that were looked at.
    #[inline(always)]
    pub(super) fn over(&mut self, bytes: usize) {
        self.at = self.at.wrapping_add(bytes);
    }

    /// Goes back to an earlier offset.
    pub(super) fn back_to(&mut self, offset: usize) {
        self.at = offset.min(self.at);
    }

    /// Goes to the end of a text that is cut off here, so that nothing in it is called wrong.
    pub(super) fn cut_off(&mut self) {
        self.at = self.text.len();
    }

    /// Takes the byte, if it is next.
    #[inline(always)]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let there = self.text.as_bytes().get(self.at) == Some(&byte);
        if there {
            self.next();
        }
        there
    }

    /// Takes the bytes, if they are next.
    #[inline(always)]
    pub(super) fn take_all(&mut self, bytes: &[u8]) -> bool {
        let there = self.rest().starts_with(bytes);
        if there {
            self.over(bytes.len());
        }
        there
    }

    #[inline(always)]
    pub(super) fn white_space(&mut self) {
        // Without one, a single comparison is enough.
        while self.peek() <= b' ' && matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.next();
        }
    }

    /// Goes on to the first of these bytes or the first control character.
    #[inline(always)]
    pub(super) fn run<const N: usize>(&mut self, to: [u8; N]) {
        while let Some(chunk) = self.rest().first_chunk() {
            let plain = scan::plain(chunk, to);
            self.over(plain);
            if plain < scan::WIDTH {
                return;
            }
        }
        while let Some(byte) = self.text.as_bytes().get(self.at).filter(|byte| **byte >= 0x20) {
            if to.iter().any(|end| end == byte) {
                return;
            }
            self.next();
        }
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    pub(super) fn unexpected(self, expected: TextId) -> Box<SyntaxError> {
        self.error(self.at, SyntaxErrorKind::Expected(expected))
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    pub(super) fn error(self, offset: usize, kind: SyntaxErrorKind) -> Box<SyntaxError> {
        Box::new(SyntaxError { offset, kind, rule: self.rule })
    }
}
