//! [`Trie`]: the mapped attributes as one tree, so that a single pass over a document follows them all.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::definition::Format;
use crate::definition::attribute::{Attribute, Step};
use crate::name_map::NameMap;
use crate::rules::RuleSet;

/// A place in the tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// The top of the document.
    pub(super) const ROOT: Self = Self(0);

    pub(super) const fn index(self) -> usize {
        self.0
    }
}

#[derive(Clone, Debug, Default)]
struct Node {
    parent: NodeId,
    depth: usize,
    /// Whether a key on the way to it has a colon.
    has_colon: bool,
    /// The keys in the order of the mappings, and the child under each.
    keys: Vec<(String, usize)>,
    /// The place of each key among them, where a scan would take longer than a search.
    places: NameMap<'static>,
    /// In their order.
    indexes: Vec<(u64, NodeId)>,
}

impl Node {
    /// The child under a key. Among many, `next` is tried before a search, and moves on.
    #[inline(always)]
    fn key(&self, name: &str, next: &mut usize) -> Option<usize> {
        if self.keys.len() > FEW {
            return self.one_of_many(name, next);
        }
        self.keys.iter().find(|(key, _)| key == name).map(|(_, child)| *child)
    }

    /// A body often has the order of the mappings: then ten thousand of them take a third less time than in another order.
    fn one_of_many(&self, name: &str, next: &mut usize) -> Option<usize> {
        let expected = self.keys.get(*next).filter(|(key, _)| key == name);
        if expected.is_none() {
            *next = self.places.get(name)?;
        }
        let (_, child) = expected.or_else(|| self.keys.get(*next))?;
        *next = next.saturating_add(1);
        Some(*child)
    }

    fn key_or_insert(&mut self, name: &str, new: usize) -> usize {
        let mut end = self.keys.len();
        if let Some(child) = self.key(name, &mut end) {
            return child;
        }
        self.keys.push((name.to_owned(), new));
        let without_place = if self.keys.len() > FEW { self.places.len() } else { self.keys.len() };
        for (place, (key, _)) in self.keys.iter().enumerate().skip(without_place) {
            self.places.insert(Cow::Owned(key.clone()), place);
        }
        new
    }
}

/// How many keys of a node are scanned.
const FEW: usize = 8;

/// The tree of attributes. A node's number is larger than its parent's.
#[derive(Clone, Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

/// An attribute and the node of the tree at which it ends.
#[derive(Clone, Debug)]
pub(crate) struct MappedAttribute {
    pub(crate) attribute: Attribute,
    pub(super) end: NodeId,
    /// The rules that reading through it rests on.
    pub(crate) rests_on: RuleSet,
}

/// The indexes of a tree in the making: node and index to child. Most definitions have none.
#[derive(Default)]
struct Indexes(Option<BTreeMap<(usize, u64), usize>>);

impl Indexes {
    #[inline(never)]
    fn child(&mut self, node: usize, index: u64, new: usize) -> usize {
        *self.0.get_or_insert_default().entry((node, index)).or_insert(new)
    }
}

impl Trie {
    /// The tree of attributes; some may be invalid. In the tree for XML an index follows every key: an element that
    /// is named without one is where the first of its name is.
    pub(crate) fn new<E>(
        format: Format,
        attributes: impl Iterator<Item = Result<Attribute, E>>,
    ) -> (Self, Vec<Result<MappedAttribute, E>>) {
        let mut trie = Self { nodes: Vec::new() };
        trie.nodes.push(Node { parent: NodeId::ROOT, ..Node::default() });
        let mut indexes = Indexes::default();
        let mut mapped = |attribute: Attribute| {
            let (end, rests_on) = (trie.insert(format, &attribute, &mut indexes), attribute.rules());
            MappedAttribute { attribute, end, rests_on }
        };
        let mapped = attributes.map(|attribute| attribute.map(&mut mapped)).collect();
        if let Some(indexes) = indexes.0 {
            trie.add_indexes(indexes);
        }
        (trie, mapped)
    }

    #[inline(never)]
    fn add_indexes(&mut self, indexes: BTreeMap<(usize, u64), usize>) {
        for ((parent, index), child) in indexes {
            if let Some(node) = self.nodes.get_mut(parent) {
                node.indexes.push((index, NodeId(child)));
            }
        }
    }

    fn insert(&mut self, format: Format, attribute: &Attribute, indexes: &mut Indexes) -> NodeId {
        let mut node = NodeId::ROOT;
        let mut steps = attribute.steps().iter().peekable();
        while let Some(step) = steps.next() {
            node = self.step(node, step, indexes);
            let names_an_element = match format {
                Format::Json => false,
                Format::Xml => matches!(step, Step::Key(_)),
            };
            if names_an_element && steps.peek().is_none_or(|next| next.index().is_none()) {
                node = self.step(node, &Step::Index(0), indexes);
            }
        }
        node
    }

    /// Every node's parent, in the order of the nodes; the root is its own.
    pub(super) fn parents(&self) -> impl ExactSizeIterator<Item = NodeId> {
        self.nodes.iter().map(|node| node.parent)
    }

    pub(super) fn parent(&self, node: NodeId) -> NodeId {
        self.nodes.get(node.0).map_or(NodeId::ROOT, |node| node.parent)
    }

    /// How many steps lead from the root to the node.
    pub(super) fn depth(&self, node: NodeId) -> usize {
        self.nodes.get(node.0).map_or(0, |node| node.depth)
    }

    /// Whether a key on the way to the node has a colon.
    pub(super) fn has_colon(&self, node: NodeId) -> bool {
        self.nodes.get(node.0).is_some_and(|node| node.has_colon)
    }

    /// The child under a key.
    #[inline(always)]
    pub(super) fn key(&self, node: NodeId, name: &str) -> Option<NodeId> {
        self.key_in_order(node, name, &mut 0)
    }

    /// The same, faster where keys come in the order of the attributes; `next` is kept from one to the next.
    #[inline(always)]
    pub(super) fn key_in_order(&self, node: NodeId, name: &str, next: &mut usize) -> Option<NodeId> {
        self.nodes.get(node.0)?.key(name, next).map(NodeId)
    }

    /// How many keys lead on from the node.
    pub(super) fn keys(&self, node: NodeId) -> usize {
        self.nodes.get(node.0).map_or(0, |node| node.keys.len())
    }

    /// The index of a rank, from 0, among those that lead on from the node, with its child.
    #[inline(always)]
    pub(super) fn index(&self, node: NodeId, rank: usize) -> Option<(u64, NodeId)> {
        self.nodes.get(node.0)?.indexes.get(rank).copied()
    }

    fn step(&mut self, parent: NodeId, step: &Step, indexes: &mut Indexes) -> NodeId {
        let new = self.nodes.len();
        let Some(node) = self.nodes.get_mut(parent.0) else { return NodeId::ROOT };
        let depth = node.depth.saturating_add(1);
        let has_colon = node.has_colon || matches!(step, Step::Key(key) if key.contains(':'));
        let child = match step {
            Step::Key(key) => node.key_or_insert(key, new),
            Step::Index(_) | Step::HugeIndex(_) => {
                indexes.child(parent.0, step.index().unwrap_or(u64::MAX), new)
            }
        };
        if child == new {
            self.nodes.push(Node { parent, depth, has_colon, ..Node::default() });
        }
        NodeId(child)
    }
}
