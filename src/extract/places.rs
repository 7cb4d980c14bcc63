//! The places of a document that was read: each path of keys once, whatever the indexes on the way.

use std::borrow::Cow;

/// Limits that keep the list linear, and short: of an array or of elements of one name, so many are looked at, since
/// those that follow are mostly alike; and so many places are kept, of one object or element and in all.
pub(super) const ELEMENTS: u64 = 16;
const CHILDREN: usize = 500;
const ALL: usize = 5_000;

/// The places of a document; the first is its top.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    places: Vec<Place<'t>>,
}

/// A place.
#[derive(Debug)]
pub(crate) struct Place<'t> {
    /// The place above; of the top the top itself.
    pub(crate) parent: usize,
    pub(crate) step: PlaceStep<'t>,
    first_child: Option<usize>,
    last_child: Option<usize>,
    next_sibling: Option<usize>,
    children: usize,
    /// The indexes that lead to the first value there that is not an object, array or element with children, if there is one.
    pub(crate) first: Option<Box<[u64]>>,
    /// Whether one element holds several children of this name.
    pub(crate) is_repeated: bool,
}

/// What leads from a place to one below.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PlaceStep<'t> {
    Top,
    /// A key of an object, or the name of an element.
    Key(Cow<'t, str>),
    /// The elements of an array.
    Each,
    /// An XML attribute, which no Response Attribute reaches.
    XmlAttribute(&'t str),
}

impl<'t> Places<'t> {
    pub(super) fn new() -> Self {
        Self { places: vec![Place::new(0, PlaceStep::Top)] }
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Place<'t>> {
        self.places.get(place)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Place<'t>> {
        self.places.iter()
    }

    /// The places right below one.
    pub(crate) fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let mut next = self.get(place).and_then(|place| place.first_child);
        std::iter::from_fn(move || {
            let child = next?;
            next = self.get(child).and_then(|child| child.next_sibling);
            Some(child)
        })
    }

    /// The place of a step below another, which may be new; [`None`] beyond the limits. `after` is the one that was met before
    /// it: objects that are alike have their keys in one order.
    pub(super) fn child(
        &mut self,
        parent: usize,
        step: PlaceStep<'t>,
        after: Option<usize>,
    ) -> Option<usize> {
        let expected = match after {
            Some(after) => self.get(after)?.next_sibling,
            None => self.get(parent)?.first_child,
        };
        if let Some(expected) = expected.filter(|expected| self.is(*expected, &step)) {
            return Some(expected);
        }
        let known = self.children(parent).find(|child| self.is(*child, &step));
        known.or_else(|| self.add(parent, step))
    }

    fn is(&self, place: usize, step: &PlaceStep<'_>) -> bool {
        self.get(place).is_some_and(|place| place.step == *step)
    }

    fn add(&mut self, parent: usize, step: PlaceStep<'t>) -> Option<usize> {
        let new = self.places.len();
        let above = self.places.get_mut(parent)?;
        if above.children >= CHILDREN || new >= ALL {
            return None;
        }
        above.children = above.children.saturating_add(1);
        above.first_child.get_or_insert(new);
        if let Some(before) = above.last_child.replace(new)
            && let Some(before) = self.places.get_mut(before)
        {
            before.next_sibling = Some(new);
        }
        self.places.push(Place::new(parent, step));
        Some(new)
    }

    /// Keeps the indexes that lead to a value, if it is the first one there.
    pub(super) fn value(&mut self, place: usize, indexes: &[u64]) {
        if let Some(place) = self.places.get_mut(place) {
            place.first.get_or_insert_with(|| indexes.into());
        }
    }

    pub(super) fn repeated(&mut self, place: usize) {
        if let Some(place) = self.places.get_mut(place) {
            place.is_repeated = true;
        }
    }
}

impl<'t> Place<'t> {
    const fn new(parent: usize, step: PlaceStep<'t>) -> Self {
        Self {
            parent,
            step,
            first_child: None,
            last_child: None,
            next_sibling: None,
            children: 0,
            first: None,
            is_repeated: false,
        }
    }
}
