//! What JavaScript hands over (`js/given.js`): words, and the texts whose lengths are among them. JavaScript has checked it.

use std::slice;

use simdutf8::compat::from_utf8;

/// Words and texts, read in the order in which JavaScript writes them.
pub(super) struct Given<'a> {
    words: slice::Iter<'a, u32>,
    texts: &'a [u8],
}

impl<'a> Given<'a> {
    pub(super) fn new(words: &'a [u32], texts: &'a [u8]) -> Self {
        Self { words: words.iter(), texts }
    }

    /// INVARIANT: JavaScript writes as many words as are read, so that there is always one.
    pub(super) fn word(&mut self) -> u32 {
        self.words.next().copied().unwrap_or(0)
    }

    pub(super) fn flag(&mut self) -> bool {
        self.word() != 0
    }

    /// One of these, or nothing. The word is one more than its place.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let place = self.word().checked_sub(1)?;
        all.get(usize::try_from(place).ok()?).copied()
    }

    /// A text. The word is one more than its length in bytes, or 0 if there is none.
    pub(super) fn optional_text(&mut self) -> Option<String> {
        let length = usize::try_from(self.word().checked_sub(1)?).ok()?;
        let (text, rest) = self.texts.split_at_checked(length)?;
        self.texts = rest;
        // INVARIANT: JavaScript has encoded it.
        Some(from_utf8(text).unwrap_or_default().to_owned())
    }

    pub(super) fn text(&mut self) -> String {
        self.optional_text().unwrap_or_default()
    }

    /// As many as a word says.
    pub(super) fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let count = self.word();
        (0..count).map(|_| read(self)).collect()
    }
}
