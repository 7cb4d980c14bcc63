//! Keys that stand where attributes lead to and that none of them names: one may have meant such a key.

use std::borrow::Cow;

use super::trie::NodeId;
use crate::attribute::is_key_character;
use crate::near::Near;

/// Keys kept for one document, and looked at in all: past these a near miss is not noticed, so that work stays linear.
const KEPT: usize = 4_096;
const LOOKS: usize = 1_000_000;

struct Stray<K> {
    node: NodeId,
    visit: usize,
    key: K,
}

/// The stray keys of a document.
pub(super) struct Strays<K> {
    kept: Vec<Stray<K>>,
    looks: usize,
}

impl<K> Default for Strays<K> {
    fn default() -> Self {
        Self { kept: Vec::with_capacity(16), looks: 0 }
    }
}

impl<K: Copy> Strays<K> {
    /// Keeps a key that stands at a node, seen during a visit of it.
    #[inline]
    pub(super) fn push(&mut self, node: NodeId, visit: usize, key: K) {
        if self.kept.len() < KEPT {
            self.kept.push(Stray { node, visit, key });
        }
    }

    /// The key of the node and visit that comes nearest, the first of several, if an attribute can name it.
    pub(super) fn nearest<'t>(
        &mut self,
        node: NodeId,
        visit: usize,
        compare: impl Fn(K) -> Option<(Near, Cow<'t, str>)>,
    ) -> Option<(Near, Cow<'t, str>)> {
        let mut nearest: Option<(Near, Cow<'t, str>)> = None;
        for stray in &self.kept {
            self.looks = self.looks.saturating_add(1);
            if self.looks > LOOKS {
                break;
            }
            if stray.node != node || stray.visit != visit {
                continue;
            }
            let Some((near, key)) = compare(stray.key) else { continue };
            let nearer = nearest.as_ref().is_none_or(|(best, _)| near < *best);
            if nearer && key.chars().all(is_key_character) {
                nearest = Some((near, key));
            }
        }
        nearest
    }
}
