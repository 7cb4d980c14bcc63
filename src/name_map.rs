//! [`NameMap`]: a number for each name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem;

/// A number for each name. The one kind of map that the module is made with, since each further kind makes it larger
/// by some kilobytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameMap<'t> {
    /// The first few names: a small map needs no tree, whose code engines compile when it is first called.
    few: Vec<(Key<'t>, usize)>,
    /// The others.
    many: Option<BTreeMap<Key<'t>, usize>>,
}

/// A name behind a hash of it, so that most comparisons are of numbers. Names that are made to share a hash cost no more than in
/// a tree of names alone.
type Key<'t> = (u32, Cow<'t, str>);

/// How many names are scanned.
const FEW: usize = 8;

impl<'t> NameMap<'t> {
    #[inline(never)]
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        let key = (hash(name), Cow::Borrowed(name));
        match self.few.iter().find(|(known, _)| *known == key) {
            Some((_, number)) => Some(*number),
            None => self.many.as_ref()?.get(&key).copied(),
        }
    }

    /// Sets the number of a name; returns the earlier one.
    #[inline(never)]
    pub(crate) fn insert(&mut self, name: Cow<'t, str>, number: usize) -> Option<usize> {
        let key = (hash(&name), name);
        if let Some((_, known)) = self.few.iter_mut().find(|(known, _)| *known == key) {
            return Some(mem::replace(known, number));
        }
        if self.few.len() < FEW {
            self.few.push((key, number));
            return None;
        }
        self.insert_in_tree(key, number)
    }

    #[inline(never)]
    fn insert_in_tree(&mut self, key: Key<'t>, number: usize) -> Option<usize> {
        self.many.get_or_insert_default().insert(key, number)
    }

    /// The number of a name, which is the given one for a new name.
    pub(crate) fn get_or_insert(&mut self, name: Cow<'t, str>, number: usize) -> usize {
        let known = self.get(&name);
        if known.is_none() {
            self.insert(name, number);
        }
        known.unwrap_or(number)
    }

    pub(crate) fn len(&self) -> usize {
        self.few.len().saturating_add(self.many.as_ref().map_or(0, BTreeMap::len))
    }

    /// The numbers, in no order that means anything.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> {
        let many = self.many.iter().flat_map(BTreeMap::values);
        self.few.iter().map(|(_, number)| number).chain(many).copied()
    }
}

/// FNV-1a.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
