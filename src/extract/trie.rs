//! The mapped attributes as one tree, so that a single pass over a document follows them all.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::attribute::{Attribute, Step, case_sensitive};
use crate::format::Format;
use crate::index::Index;

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(usize);

impl NodeId {
    /// The top of the document.
    pub(crate) const ROOT: Self = Self(0);

    pub(crate) const fn index(self) -> usize {
        self.0
    }
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    depth: usize,
    /// The first few, which a scan finds faster than a search.
    few: Vec<(String, usize)>,
    /// The others.
    many: Index<'static>,
    indexes: BTreeMap<u64, usize>,
}

impl Node {
    #[inline]
    fn key(&self, name: &str) -> Option<usize> {
        let few = self.few.iter().find(|(key, _)| case_sensitive(key, name)).map(|(_, child)| *child);
        few.or_else(|| if self.many.is_empty() { None } else { self.many.get(name) })
    }

    fn key_or_insert(&mut self, name: &str, new: usize) -> usize {
        if let Some(child) = self.key(name) {
            return child;
        }
        if self.few.len() < FEW {
            self.few.push((name.to_owned(), new));
        } else {
            self.many.insert(Cow::Owned(name.to_owned()), new);
        }
        new
    }
}

/// How many keys of a node are scanned.
const FEW: usize = 8;

/// The tree of attributes. A node's number is larger than its parent's.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

impl Trie {
    /// The tree, and the node at which each attribute ends. In that of XML an index follows every key: an element that
    /// is named without one stands where the first of its name does.
    pub(crate) fn new<'a>(
        format: Format,
        attributes: impl Iterator<Item = &'a Attribute>,
    ) -> (Self, Vec<NodeId>) {
        let mut trie = Self { nodes: Vec::new() };
        trie.push(NodeId::ROOT, 0);
        let ends = attributes.map(|attribute| trie.insert(format, attribute)).collect();
        (trie, ends)
    }

    fn insert(&mut self, format: Format, attribute: &Attribute) -> NodeId {
        let mut node = NodeId::ROOT;
        let mut steps = attribute.steps().iter().peekable();
        while let Some(step) = steps.next() {
            node = self.step(node, step);
            let names_an_element = format == Format::Xml && matches!(step, Step::Key(_));
            if names_an_element && !matches!(steps.peek(), Some(Step::Index(_))) {
                node = self.step(node, &Step::Index(0));
            }
        }
        node
    }

    /// Every node's parent, in the order of the nodes; the root is its own.
    pub(crate) fn parents(&self) -> impl ExactSizeIterator<Item = NodeId> {
        self.nodes.iter().map(|node| node.parent)
    }

    pub(crate) fn parent(&self, node: NodeId) -> NodeId {
        self.nodes.get(node.0).map_or(NodeId::ROOT, |node| node.parent)
    }

    /// How many steps lead from the root to the node.
    pub(crate) fn depth(&self, node: NodeId) -> usize {
        self.nodes.get(node.0).map_or(0, |node| node.depth)
    }

    /// The child under a key.
    #[inline]
    pub(crate) fn key(&self, node: NodeId, name: &str) -> Option<NodeId> {
        self.nodes.get(node.0)?.key(name).map(NodeId)
    }

    /// How many keys lead on from the node.
    pub(crate) fn keys(&self, node: NodeId) -> usize {
        self.nodes.get(node.0).map_or(0, |node| node.few.len().saturating_add(node.many.len()))
    }

    /// The first child under an index, from the given one on.
    #[inline]
    pub(crate) fn index_from(&self, node: NodeId, index: u64) -> Option<(u64, NodeId)> {
        let indexes = &self.nodes.get(node.0)?.indexes;
        indexes.range(index..).next().map(|(index, child)| (*index, NodeId(*child)))
    }

    fn step(&mut self, parent: NodeId, step: &Step) -> NodeId {
        let new = self.nodes.len();
        let Some(node) = self.nodes.get_mut(parent.0) else { return NodeId::ROOT };
        let depth = node.depth.saturating_add(1);
        let child = match step {
            Step::Key(key) => node.key_or_insert(key, new),
            Step::Index(index) => *node.indexes.entry(*index).or_insert(new),
        };
        if child == new {
            self.push(parent, depth);
        }
        NodeId(child)
    }

    fn push(&mut self, parent: NodeId, depth: usize) {
        self.nodes.push(Node {
            parent,
            depth,
            few: Vec::new(),
            many: Index::default(),
            indexes: BTreeMap::new(),
        });
    }
}
