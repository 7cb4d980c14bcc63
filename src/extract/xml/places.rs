//! The places of an XML document that was read.

use std::borrow::Cow;

use super::document::{Follower, Tag, document};
use crate::extract::places::{ELEMENTS, PlaceStep, Places};

/// The places of a text, which was read before.
pub(super) fn places(text: &str) -> Places<'_> {
    let mut lister = Lister { places: Places::new(), open: Vec::new(), indexes: Vec::new() };
    // INVARIANT: the text was read as a document, so nothing in it is wrong.
    let _ = document(text, &mut lister);
    lister.places
}

struct Lister<'t> {
    places: Places<'t>,
    open: Vec<Open>,
    /// The indexes of the elements on the way, each among those of its name.
    indexes: Vec<u64>,
}

/// An element that is open.
struct Open {
    place: usize,
    /// The child element before.
    before: Option<usize>,
    /// The number of child elements with each name.
    counts: Vec<(usize, u64)>,
    is_parent: bool,
}

impl Open {
    fn new(place: usize) -> Self {
        Self { place, before: None, counts: Vec::new(), is_parent: false }
    }

    /// The number of child elements at a place before this one.
    fn count(&mut self, child: usize) -> u64 {
        if let Some((_, count)) = self.counts.iter_mut().find(|(known, _)| *known == child) {
            let before = *count;
            *count = count.saturating_add(1);
            before
        } else {
            self.counts.push((child, 1));
            0
        }
    }
}

impl<'t> Follower<'t> for Lister<'t> {
    fn start(&mut self, tag: &Tag<'t, '_>) -> bool {
        let mut top = Open::new(0);
        let parent = self.open.last_mut().unwrap_or(&mut top);
        parent.is_parent = true;
        let step = PlaceStep::Key(Cow::Borrowed(tag.name.text));
        let Some(place) = self.places.child(parent.place, step, parent.before) else { return false };
        parent.before = Some(place);
        let index = parent.count(place);
        if index > 0 {
            self.places.repeated(place);
        }
        if index >= ELEMENTS {
            return false;
        }
        for attribute in tag.attributes.iter().filter(|attribute| !attribute.is_declaration()) {
            self.places.child(place, PlaceStep::XmlAttribute(attribute.name.text), None);
        }
        self.indexes.push(index);
        self.open.push(Open::new(place));
        true
    }

    fn end(&mut self, _: usize, _: usize) {
        let Some(open) = self.open.pop() else { return };
        if !open.is_parent {
            self.places.value(open.place, &self.indexes);
        }
        self.indexes.pop();
    }
}
