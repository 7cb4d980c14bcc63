//! Keys that stand where attributes lead to: an attribute that leads nowhere may have meant one.

use std::borrow::Cow;

use super::trie::NodeId;
use crate::definition::attribute::is_key_character;
use crate::text::similarity::Near;

/// Keys kept for one document, and looked at in all: past these none is noticed, so that work stays linear.
const KEPT: usize = 4_096;
const LOOKS: usize = 1_000_000;

/// For how many there is room at first.
const FIRST: usize = 16;

struct Kept<K> {
    node: NodeId,
    visit: usize,
    key: K,
}

/// The keys of a document, as it writes them.
pub(super) struct Keys<K> {
    kept: Vec<Kept<K>>,
    looks: usize,
}

impl<K> Default for Keys<K> {
    fn default() -> Self {
        Self { kept: Vec::new(), looks: 0 }
    }
}

impl<K: Copy> Keys<K> {
    /// Keeps a key that stands at a node, seen during a visit of it.
    #[inline]
    pub(super) fn push(&mut self, node: NodeId, visit: usize, key: K) {
        if self.kept.is_empty() {
            self.kept.reserve(FIRST);
        }
        if self.kept.len() < KEPT {
            self.kept.push(Kept { node, visit, key });
        }
    }

    /// The keys of the node and visit, in their order.
    fn at(&mut self, node: NodeId, visit: usize) -> impl Iterator<Item = K> {
        let left = LOOKS.saturating_sub(self.looks);
        self.looks = self.looks.saturating_add(self.kept.len());
        let looked_at = self.kept.iter().take(left);
        looked_at.filter(move |kept| kept.node == node && kept.visit == visit).map(|kept| kept.key)
    }

    /// The key of the node and visit that comes nearest, the first of several, if an attribute can name it.
    pub(super) fn nearest<'t>(
        &mut self,
        node: NodeId,
        visit: usize,
        compare: impl Fn(K) -> Option<(Near, Cow<'t, str>)>,
    ) -> Option<(Near, Cow<'t, str>)> {
        let mut nearest: Option<(Near, Cow<'t, str>)> = None;
        for (near, key) in self.at(node, visit).filter_map(compare) {
            let nearer = nearest.as_ref().is_none_or(|(best, _)| near < *best);
            if nearer && key.chars().all(is_key_character) {
                nearest = Some((near, key));
            }
        }
        nearest
    }

    /// The first few keys of the node and visit, and whether there are more.
    pub(super) fn first<'t>(
        &mut self,
        node: NodeId,
        visit: usize,
        decode: impl Fn(K) -> Cow<'t, str>,
    ) -> FirstKeys<'t> {
        let mut first = FirstKeys::default();
        for key in self.at(node, visit) {
            let key = decode(key);
            if first.keys.contains(&key) {
                continue;
            }
            if first.keys.len() == FirstKeys::MOST {
                first.more = true;
                break;
            }
            first.keys.push(key);
        }
        first
    }
}

/// The first few keys that stand somewhere.
#[derive(Debug, Default)]
pub(crate) struct FirstKeys<'t> {
    pub(crate) keys: Vec<Cow<'t, str>>,
    pub(crate) more: bool,
}

impl FirstKeys<'_> {
    /// The most that are given.
    const MOST: usize = 5;
}
