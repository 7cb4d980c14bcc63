//! Keys seen beside a missing one.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

use std::borrow::Cow;

use super::trie::NodeId;

/// Limits that keep suggestions linear: how many keys of a document are kept, and how many are looked at in all.
const KEPT: usize = 4_096;
const LOOKS: usize = 1_000_000;

/// Room for the keys of most documents, so that keeping them allocates once.
const FIRST: usize = 16;

struct Kept<K> {
    node: NodeId,
    visit: usize,
    key: K,
}

/// The keys of a document, as it writes them.
pub(super) struct SiblingKeys<K> {
    kept: Vec<Kept<K>>,
    looks: usize,
}

impl<K> Default for SiblingKeys<K> {
    fn default() -> Self {
        Self { kept: Vec::new(), looks: 0 }
    }
}

impl<K: Copy> SiblingKeys<K> {
    /// Keeps a key of a node, seen during a visit of it.
    #[inline(always)]
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
            if first.keys.len() == FirstKeys::MAX {
                first.more = true;
                break;
            }
            first.keys.push(key);
        }
        first
    }
}

/// The first few keys of an object or element.
#[derive(Debug, Default)]
pub(crate) struct FirstKeys<'t> {
    pub(crate) keys: Vec<Cow<'t, str>>,
    pub(crate) more: bool,
}

impl FirstKeys<'_> {
    const MAX: usize = 5;
}
