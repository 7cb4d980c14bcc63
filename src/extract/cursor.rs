//! A place in a text that is being read.

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::{Flaw, Syntax};
use crate::rules::RuleId;

/// What stands at the end of the text: no token begins with it, and no string holds it.
pub(super) const END: u8 = 0;

/// A place in the text: what is left of it, and never an index.
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) rest: &'t [u8],
    /// The rule that the text has to follow.
    rule: RuleId,
    /// Whether the last string that was read has escapes.
    pub(super) escaped: bool,
}

/// Whether a token was read. The error is boxed, so that the result fits a register.
pub(super) type Token = Result<(), Box<Syntax>>;

/// A text as the document writes it.
#[derive(Clone, Copy)]
pub(super) struct Written<'t> {
    pub(super) source: &'t str,
    /// Whether it has escapes.
    pub(super) escaped: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, rule: RuleId) -> Self {
        Self { text, rest: text.as_bytes(), rule, escaped: false }
    }

    pub(super) fn offset(&self) -> usize {
        self.text.len().saturating_sub(self.rest.len())
    }

    /// The text from an offset to here.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.offset()).unwrap_or_default()
    }

    /// The character here.
    pub(super) fn character(&self) -> Option<char> {
        self.text.get(self.offset()..)?.chars().next()
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

    #[inline(always)]
    pub(super) fn white_space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// Takes the bytes up to one that stops. `stops` marks the high bit of each such byte of eight, and may mark others
    /// behind the first; `stop` says the same of one.
    #[inline(always)]
    pub(super) fn run(&mut self, stops: impl Fn(u64) -> u64, stop: impl Fn(u8) -> bool) {
        while let Some(chunk) = self.rest.first_chunk::<8>() {
            let found = stops(u64::from_le_bytes(*chunk)) & HIGH;
            if found != 0 {
                self.advance((found.trailing_zeros() >> 3) as usize);
                return;
            }
            self.advance(8);
        }
        while let [first, rest @ ..] = self.rest
            && !stop(*first)
        {
            self.rest = rest;
        }
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    pub(super) fn unexpected(&self, expected: &'static str) -> Box<Syntax> {
        self.flaw(self.offset(), Flaw::Expected(expected))
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    pub(super) fn flaw(&self, offset: usize, flaw: Flaw) -> Box<Syntax> {
        Box::new(Syntax { offset, flaw, rule: self.rule })
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The high bit of each byte that is `byte`, exact up to the first.
#[inline(always)]
pub(super) fn is(chunk: u64, byte: u8) -> u64 {
    let difference = chunk ^ ONES.wrapping_mul(u64::from(byte));
    difference.wrapping_sub(ONES) & !difference
}

/// The high bit of each byte that is a control character, exact up to the first.
#[inline(always)]
pub(super) fn is_control(chunk: u64) -> u64 {
    chunk.wrapping_sub(ONES.wrapping_mul(0x20)) & !chunk
}
