//! Every value of a JSON document.

use super::escape::decode;
use super::grammar::{Place, another, next_key, scalar_here};
use crate::extract::SyntaxError;
use crate::extract::cursor::Cursor;
use crate::extract::listed::{Listed, ListedStep};
use crate::name_map::NameMap;
use crate::rules::RuleId;
use crate::value::{Kind, Raw};

/// An object or array that is being read.
struct Open<'t> {
    /// Its place in the list, unless it is the top.
    place: Option<usize>,
    start: usize,
    list: List<'t>,
    next: Place,
}

enum List<'t> {
    /// The place of each key in the list.
    Object(NameMap<'t>),
    /// The index of the next element.
    Array(u64),
}

/// Every value below the top.
pub(super) fn list(text: &str) -> Result<Vec<Listed<'_>>, Box<SyntaxError>> {
    let mut lister =
        Lister { cursor: Cursor::new(text, RuleId::JsonStrict), listed: Vec::new(), open: Vec::new() };
    lister.cursor.white_space();
    lister.value(None)?;
    while let Some(open) = lister.open.pop() {
        lister.next(open)?;
    }
    lister.cursor.end()?;
    Ok(lister.listed)
}

struct Lister<'t> {
    cursor: Cursor<'t>,
    listed: Vec<Listed<'t>>,
    open: Vec<Open<'t>>,
}

impl<'t> Lister<'t> {
    /// Goes on in an object or array: enters one more value, or ends.
    fn next(&mut self, mut open: Open<'t>) -> Result<(), Box<SyntaxError>> {
        let next = std::mem::replace(&mut open.next, Place::Later);
        let place = self.listed.len();
        let step = match &mut open.list {
            List::Object(keys) => {
                let Some(key) = next_key(&mut self.cursor, next)? else {
                    self.close(&open, Kind::Object);
                    return Ok(());
                };
                let key = decode(key);
                if let Some(earlier) =
                    keys.insert(key.clone(), place).and_then(|earlier| self.listed.get_mut(earlier))
                {
                    earlier.is_repeated = true;
                }
                ListedStep::Key(key)
            }
            List::Array(index) => {
                if !another(&mut self.cursor, b']', next)? {
                    self.close(&open, Kind::Array);
                    return Ok(());
                }
                let step = ListedStep::Index(*index);
                *index = index.saturating_add(1);
                step
            }
        };
        self.listed.push(Listed::new(open.place, step, Raw::Null));
        self.open.push(open);
        self.value(Some(place))
    }

    /// Reads a value. An object or array is only entered.
    fn value(&mut self, place: Option<usize>) -> Result<(), Box<SyntaxError>> {
        let start = self.cursor.offset();
        let bracket = self.cursor.peek();
        if matches!(bracket, b'{' | b'[') {
            self.cursor.advance(1);
            let list = if bracket == b'{' { List::Object(NameMap::default()) } else { List::Array(0) };
            self.open.push(Open { place, start, list, next: Place::First });
        } else {
            let raw = scalar_here(&mut self.cursor)?;
            self.settle(place, raw);
        }
        Ok(())
    }

    fn close(&mut self, open: &Open<'t>, kind: Kind) {
        let source = self.cursor.since(open.start);
        self.settle(open.place, Raw::Container(kind, source));
    }

    fn settle(&mut self, place: Option<usize>, raw: Raw<'t>) {
        if let Some(listed) = place.and_then(|place| self.listed.get_mut(place)) {
            listed.raw = raw;
        }
    }
}
