//! [`NameMap`]: a number for each name.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// A number for each name. The one kind of map that the module is made with, since each further kind makes it larger
/// by some kilobytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameMap<'t>(BTreeMap<Cow<'t, str>, usize>);

impl<'t> NameMap<'t> {
    #[inline(never)]
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Sets the number of a name; returns the earlier one.
    #[inline(never)]
    pub(crate) fn insert(&mut self, name: Cow<'t, str>, number: usize) -> Option<usize> {
        self.0.insert(name, number)
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
        self.0.len()
    }

    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.0.values().copied()
    }
}
