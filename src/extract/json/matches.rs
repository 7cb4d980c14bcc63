//! What a pass over a document saw at each node of the trie.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

use super::escape::decode;
use crate::extract::cursor::RawString;
use crate::extract::sibling_keys::{FirstKeys, SiblingKeys};
use crate::extract::trie::{NodeId, Trie};
use crate::value::Kind;

/// A value that was seen at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) kind: Kind,
    /// The value's source in bytes of the text; of a string, what is between the quotes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a string has escapes.
    pub(super) escaped: bool,
}

#[derive(Clone, Copy, Debug)]
struct Match {
    seen: Option<Seen>,
    /// Whether its key is in the object more than once.
    is_duplicate: bool,
    /// Numbers the values as they are seen, so that children of a replaced value can be told from those of its
    /// replacement.
    visit: usize,
    /// How many elements an array has.
    length: u64,
    /// The visit of the parent during which this was seen.
    parent_visit: usize,
}

impl Match {
    const UNSEEN: Self = Self { seen: None, is_duplicate: false, visit: 0, length: 0, parent_visit: 0 };
}

/// What was seen at every node.
pub(super) struct Matches<'t> {
    nodes: Vec<Match>,
    keys: SiblingKeys<RawString<'t>>,
    visits: usize,
}

impl<'t> Matches<'t> {
    pub(super) fn new(trie: &Trie) -> Self {
        let nodes = vec![Match::UNSEEN; trie.parents().len()];
        Self { nodes, keys: SiblingKeys::default(), visits: 0 }
    }

    /// What was seen at the node: the last or the first value, as the pass was told.
    pub(super) fn get(&self, node: NodeId) -> Option<&Seen> {
        self.at(node).seen.as_ref()
    }

    /// Whether the node's key, or one on the way to it, is in its object more than once.
    pub(super) fn is_duplicate(&self, node: NodeId) -> bool {
        self.at(node).is_duplicate
    }

    /// Whether the child was seen during this visit of its parent.
    #[inline(always)]
    pub(super) fn is_seen(&self, child: NodeId, parent_visit: usize) -> bool {
        let at = self.at(child);
        at.seen.is_some() && at.parent_visit == parent_visit
    }

    /// Records a value; returns its visit.
    #[inline(always)]
    pub(super) fn record(&mut self, node: NodeId, parent_visit: usize, seen: Seen) -> usize {
        let is_duplicate = self.is_seen(node, parent_visit);
        self.visits = self.visits.saturating_add(1);
        if let Some(at) = self.nodes.get_mut(node.index()) {
            *at = Match { seen: Some(seen), is_duplicate, visit: self.visits, length: 0, parent_visit };
        }
        self.visits
    }

    /// Records that the key of a value came again.
    pub(super) fn mark_duplicate(&mut self, node: NodeId) {
        if let Some(at) = self.nodes.get_mut(node.index()) {
            at.is_duplicate = true;
        }
    }

    /// Records where the value of a visit ends, and how many elements it has.
    pub(super) fn close(&mut self, node: NodeId, end: usize, length: u64) {
        if let Some(at) = self.nodes.get_mut(node.index()) {
            at.length = length;
            at.seen = at.seen.map(|seen| Seen { end, ..seen });
        }
    }

    /// Keeps a key of the object at the node: an attribute that reaches nothing may have meant it.
    #[inline(always)]
    pub(super) fn keep_key(&mut self, node: NodeId, visit: usize, key: RawString<'t>) {
        self.keys.push(node, visit, key);
    }

    /// The first few keys of the object at the node.
    pub(super) fn keys(&mut self, node: NodeId) -> FirstKeys<'t> {
        let visit = self.at(node).visit;
        self.keys.first(node, visit, decode)
    }

    /// How many elements the array at the node has.
    pub(super) fn length(&self, node: NodeId) -> u64 {
        self.at(node).length
    }

    /// Discards the children of values that a duplicate has replaced; those of the duplicate are duplicates too.
    pub(super) fn discard_superseded(&mut self, trie: &Trie) {
        for (i, parent) in trie.parents().enumerate().skip(1) {
            let parent = self.at(parent);
            let (seen, visit, is_duplicate) = (parent.seen.is_some(), parent.visit, parent.is_duplicate);
            let Some(child) = self.nodes.get_mut(i) else { return };
            if !seen || child.parent_visit != visit {
                *child = Match::UNSEEN;
            }
            child.is_duplicate |= is_duplicate;
        }
    }

    #[inline(always)]
    fn at(&self, node: NodeId) -> &Match {
        self.nodes.get(node.index()).unwrap_or(&Match::UNSEEN)
    }
}
