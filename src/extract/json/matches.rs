//! What a pass over a document saw at each node of the trie.

use std::borrow::Cow;

use super::escape::decode;
use crate::extract::cursor::Written;
use crate::extract::sibling_keys::{FirstKeys, Keys};
use crate::extract::trie::{NodeId, Trie};
use crate::text::similarity::{Near, near};
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
struct Mark {
    seen: Option<Seen>,
    /// Whether the key stood there more than once.
    repeated: bool,
    /// A number of its own for each value seen, so that what was seen below an earlier one can be told apart.
    visit: usize,
    /// Of an array how many elements it has.
    length: u64,
    /// The visit of the parent during which this was seen.
    parent_visit: usize,
}

impl Mark {
    const UNSEEN: Self = Self { seen: None, repeated: false, visit: 0, length: 0, parent_visit: 0 };
}

/// What was seen at every node.
pub(super) struct Marks<'t> {
    nodes: Vec<Mark>,
    keys: Keys<Written<'t>>,
    visits: usize,
}

impl<'t> Marks<'t> {
    pub(super) fn new(trie: &Trie) -> Self {
        let nodes = vec![Mark::UNSEEN; trie.parents().len()];
        Self { nodes, keys: Keys::default(), visits: 0 }
    }

    /// What was seen at the node, last or first as the pass has it.
    pub(super) fn get(&self, node: NodeId) -> Option<Seen> {
        self.mark(node).seen
    }

    /// Whether the node's key, or one on the way to it, stood there more than once.
    pub(super) fn is_repeated(&self, node: NodeId) -> bool {
        self.mark(node).repeated
    }

    /// Whether the child was seen during this visit of its parent.
    #[inline]
    pub(super) fn is_seen(&self, child: NodeId, parent_visit: usize) -> bool {
        let mark = self.mark(child);
        mark.seen.is_some() && mark.parent_visit == parent_visit
    }

    /// Records a value; returns its visit.
    #[inline]
    pub(super) fn see(&mut self, node: NodeId, parent_visit: usize, seen: Seen) -> usize {
        let repeated = self.is_seen(node, parent_visit);
        self.visits = self.visits.saturating_add(1);
        if let Some(mark) = self.nodes.get_mut(node.index()) {
            *mark = Mark { seen: Some(seen), repeated, visit: self.visits, length: 0, parent_visit };
        }
        self.visits
    }

    /// Records that an earlier value counts although its key stands there again.
    pub(super) fn repeat(&mut self, node: NodeId) {
        if let Some(mark) = self.nodes.get_mut(node.index()) {
            mark.repeated = true;
        }
    }

    /// Records where the value of a visit ends, and how many elements it has.
    pub(super) fn close(&mut self, node: NodeId, end: usize, length: u64) {
        if let Some(mark) = self.nodes.get_mut(node.index()) {
            mark.length = length;
            mark.seen = mark.seen.map(|seen| Seen { end, ..seen });
        }
    }

    /// Keeps a key that stands at the node: an attribute that leads nowhere may have meant it.
    #[inline]
    pub(super) fn key(&mut self, node: NodeId, visit: usize, key: Written<'t>) {
        self.keys.push(node, visit, key);
    }

    /// The first few keys that stand at the node.
    pub(super) fn keys(&mut self, node: NodeId) -> FirstKeys<'t> {
        let visit = self.mark(node).visit;
        self.keys.first(node, visit, decode)
    }

    /// How many elements the array at the node has.
    pub(super) fn length(&self, node: NodeId) -> u64 {
        self.mark(node).length
    }

    /// Drops what was seen below values that were seen again; what is left below them rests on that too.
    pub(super) fn settle(&mut self, trie: &Trie) {
        for (i, parent) in trie.parents().enumerate().skip(1) {
            let parent = self.mark(parent);
            let (seen, visit, repeated) = (parent.seen.is_some(), parent.visit, parent.repeated);
            let Some(mark) = self.nodes.get_mut(i) else { return };
            if !seen || mark.parent_visit != visit {
                *mark = Mark::UNSEEN;
            }
            mark.repeated |= repeated;
        }
    }

    /// The key that stands at `parent` and comes nearest to the wanted one.
    pub(super) fn nearest(&mut self, parent: NodeId, wanted: &str) -> Option<(Near, Cow<'t, str>)> {
        let visit = self.mark(parent).visit;
        self.keys.nearest(parent, visit, |key| {
            let key = decode(key);
            Some((near(wanted, &key)?, key))
        })
    }

    #[inline]
    fn mark(&self, node: NodeId) -> &Mark {
        self.nodes.get(node.index()).unwrap_or(&Mark::UNSEEN)
    }
}
