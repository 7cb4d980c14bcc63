//! Strings of what is skipped: where they may end is found for 64 bytes at once, so that one need not wait for the other.
//! Without this a body of 64 KB takes 12 % longer, one of 4 KB 5 %.

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::grammar::{Place, a_key, colon};
use crate::extract::cursor::{Cursor, Token};
use crate::extract::scan;
use crate::texts::TextId;

/// The last 64 bytes that were scanned.
pub(super) struct QuoteScan {
    start: usize,
    /// A bit for each byte that is not a plain character of a string; the lowest bit is the first byte.
    stops: u64,
}

impl QuoteScan {
    /// Nothing has been scanned yet.
    pub(super) const fn new() -> Self {
        Self { start: 0, stops: 0 }
    }

    /// A string, from its opening quote.
    #[inline(always)]
    pub(super) fn string(&mut self, cursor: &mut Cursor<'_>, expected: TextId) -> Token {
        cursor.opening_quote(expected)?;
        self.plain(cursor);
        cursor.string_end().map(drop)
    }

    /// A key and its colon.
    #[inline(always)]
    pub(super) fn key(&mut self, cursor: &mut Cursor<'_>, place: Place) -> Token {
        self.string(cursor, a_key(place))?;
        colon(cursor)
    }

    /// The plain characters of a string.
    #[inline(always)]
    fn plain(&mut self, cursor: &mut Cursor<'_>) {
        let into = cursor.offset().wrapping_sub(self.start);
        let left = if into < scan::WINDOW { self.stops >> into } else { 0 };
        if left == 0 {
            self.slide(cursor);
        } else {
            cursor.over(left.trailing_zeros() as usize);
        }
    }

    /// The same, where the window does not reach.
    #[inline(always)]
    fn slide(&mut self, cursor: &mut Cursor<'_>) {
        while let Some(bytes) = cursor.rest().first_chunk() {
            self.start = cursor.offset();
            self.stops = scan::window(bytes, *b"\"\\");
            if self.stops != 0 {
                cursor.over(self.stops.trailing_zeros() as usize);
                return;
            }
            cursor.over(scan::WINDOW);
        }
        cursor.plain();
    }
}
