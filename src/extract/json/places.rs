//! The places of a JSON document that was read.

use super::escape::decode;
use super::grammar::{Place, another, next_key};
use super::skip::skip;
use crate::extract::cursor::{Cursor, Token};
use crate::extract::places::{ELEMENTS, PlaceStep, Places};
use crate::rules::RuleId;

/// The places of a text, which was read before.
pub(super) fn places(text: &str) -> Places<'_> {
    let cursor = Cursor::new(text, RuleId::JsonStrict);
    let mut lister = Lister { cursor, places: Places::new(), open: Vec::new(), indexes: Vec::new() };
    // INVARIANT: the text was read as a document, so nothing in it is wrong.
    let _ = lister.read();
    lister.places
}

struct Lister<'t> {
    cursor: Cursor<'t>,
    places: Places<'t>,
    open: Vec<Open>,
    /// The indexes of the elements on the way.
    indexes: Vec<u64>,
}

/// An object or array that is being read.
struct Open {
    place: usize,
    /// The member before.
    before: Option<usize>,
    /// The index of the next element of an array.
    index: Option<u64>,
    next: Place,
}

impl Lister<'_> {
    fn read(&mut self) -> Token {
        self.cursor.white_space();
        self.value(0)?;
        while let Some(open) = self.open.pop() {
            match open.index {
                Some(index) => self.elements(open, index)?,
                None => self.members(open)?,
            }
        }
        Ok(())
    }

    /// The members of an object, up to its end or to one that is entered.
    fn members(&mut self, mut open: Open) -> Token {
        while let Some(key) = next_key(&mut self.cursor, open.next)? {
            open.next = Place::Later;
            let Some(child) = self.places.child(open.place, PlaceStep::Key(decode(key)), open.before) else {
                skip(&mut self.cursor)?;
                continue;
            };
            open.before = Some(child);
            if matches!(self.cursor.peek(), b'{' | b'[') {
                self.open.push(open);
                return self.value(child);
            }
            self.value(child)?;
        }
        Ok(())
    }

    /// The elements of an array, up to its end or to one that is entered.
    fn elements(&mut self, mut open: Open, mut index: u64) -> Token {
        if index > 0 {
            self.indexes.pop();
        }
        while another(&mut self.cursor, b']', open.next)? {
            open.next = Place::Later;
            let child =
                if index < ELEMENTS { self.places.child(open.place, PlaceStep::Each, None) } else { None };
            let Some(child) = child else {
                skip(&mut self.cursor)?;
                continue;
            };
            self.indexes.push(index);
            index = index.saturating_add(1);
            if matches!(self.cursor.peek(), b'{' | b'[') {
                self.open.push(Open { index: Some(index), ..open });
                return self.value(child);
            }
            self.value(child)?;
            self.indexes.pop();
        }
        Ok(())
    }

    /// Reads a value. An object or array is only entered.
    fn value(&mut self, place: usize) -> Token {
        let index = match self.cursor.peek() {
            b'{' => None,
            b'[' => Some(0),
            _ => {
                self.places.value(place, &self.indexes);
                return skip(&mut self.cursor);
            }
        };
        self.cursor.advance(1);
        self.open.push(Open { place, before: None, index, next: Place::First });
        Ok(())
    }
}
