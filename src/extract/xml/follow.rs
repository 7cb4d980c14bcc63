//! Follows the mapped attributes through a document.

use std::borrow::Cow;

use super::document::{Follower, Tag};
use super::token::local;
use crate::extract::keys::Keys;
use crate::extract::tops::{Tops, is_such_a_name};
use crate::extract::trie::{NodeId, Trie};
use crate::index::Index;
use crate::value::Kind;

/// An element that was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// [`Kind::String`] or [`Kind::Element`].
    pub(super) kind: Kind,
    /// In bytes of the text: of a string what is between the tags, else the whole element.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it holds both repeated and unique child names.
    pub(super) mixed: bool,
}

/// What was seen at a node: of one that ends with a key elements of one name, else an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) seen: Option<Seen>,
    /// How many elements of the name there are.
    pub(super) count: u64,
    /// The next of them that an attribute wants.
    wanted: Option<(u64, NodeId)>,
    /// Whether the parent has an XML attribute of the name.
    pub(super) has_attribute: bool,
    /// Whether an element of the name stands below the document element, although the attribute begins with it.
    pub(super) is_below_top: bool,
}

/// What was seen of a document.
pub(super) struct Places<'t> {
    nodes: Vec<Place>,
    pub(super) keys: Keys<&'t str>,
    pub(super) tops: Tops<XmlTop<'t>>,
    pub(super) document_element: &'t str,
}

impl Places<'_> {
    pub(super) fn get(&self, node: NodeId) -> Place {
        self.nodes.get(node.index()).copied().unwrap_or_default()
    }

    fn change(&mut self, node: NodeId, change: impl FnOnce(&mut Place)) {
        if let Some(place) = self.nodes.get_mut(node.index()) {
            change(place);
        }
    }
}

/// An element near the top that may say that the service failed.
#[derive(Clone, Copy, Debug)]
pub(super) struct XmlTop<'t> {
    pub(super) name: &'t str,
    /// Where its content begins; an empty-element tag has none.
    pub(super) content: Option<usize>,
}

/// Follows the attributes of a trie.
pub(super) struct Attributes<'t, 'a> {
    trie: &'a Trie,
    pub(super) places: Places<'t>,
    /// The followed elements that are open.
    frames: Vec<Frame<'t>>,
    /// Whether the last child of the document element is the body of a SOAP message.
    is_soap_body: bool,
}

struct Frame<'t> {
    /// None for a document element that no attribute names.
    node: Option<NodeId>,
    /// Where it begins, and where its content does.
    start: usize,
    content: usize,
    is_parent: bool,
    /// Of its child elements, where attributes lead to some.
    names: Names<'t>,
}

impl<'t, 'a> Attributes<'t, 'a> {
    pub(super) fn new(trie: &'a Trie) -> Self {
        let nodes = vec![Place::default(); trie.parents().len()];
        let places = Places { nodes, keys: Keys::default(), tops: Tops::default(), document_element: "" };
        Self { trie, places, frames: Vec::new(), is_soap_body: false }
    }

    /// Keeps what may say that the service failed; returns whether it is the body of a SOAP message, where a fault stands.
    fn look_at_top(&mut self, depth: usize, tag: &Tag<'t, '_>) -> bool {
        let name = local(tag.name);
        let in_soap = local(self.places.document_element) == "Envelope";
        let may_fail = match depth {
            0 => matches!(name.len(), 5 | 6) && is_such_a_name(name),
            1 => true,
            2 => in_soap && name == "Fault" && self.is_soap_body,
            _ => false,
        };
        if may_fail {
            let content = (!tag.is_empty).then_some(tag.end);
            self.places.tops.push(name, XmlTop { name: tag.name, content });
        }
        if depth == 1 {
            self.is_soap_body = in_soap && name == "Body";
        }
        depth == 1 && self.is_soap_body
    }

    /// The node of an element below a node, if attributes lead there.
    fn child(&mut self, parent: NodeId, name: &'t str, is_new: bool) -> Option<NodeId> {
        if is_new {
            self.places.keys.push(parent, 0, name);
        }
        let elements = self.trie.key(parent, name)?;
        let trie = self.trie;
        let mut child = None;
        self.places.change(elements, |place| {
            let index = place.count;
            place.count = index.saturating_add(1);
            if index == 0 {
                place.wanted = trie.index_from(elements, 0);
            }
            if let Some((wanted, node)) = place.wanted
                && wanted == index
            {
                child = Some(node);
                place.wanted = trie.index_from(elements, place.count);
            }
        });
        child
    }
}

impl<'t> Follower<'t> for Attributes<'t, '_> {
    fn start(&mut self, tag: &Tag<'t, '_>) -> bool {
        let top = self.frames.len();
        let (parent, is_new) = match self.frames.last_mut() {
            None => {
                self.places.document_element = tag.name;
                (Some(NodeId::ROOT), false)
            }
            Some(frame) => {
                frame.is_parent = true;
                let leads_on = frame.node.is_some_and(|node| self.trie.keys(node) > 0);
                (frame.node, leads_on && frame.names.add(tag.name))
            }
        };
        if top == 1
            && let Some(elements) = self.trie.key(NodeId::ROOT, tag.name)
        {
            self.places.change(elements, |place| place.is_below_top = true);
        }
        let node = parent.and_then(|parent| self.child(parent, tag.name, is_new));
        let is_soap_body = self.look_at_top(top, tag);
        // The document element is followed in any case: an attribute may have left it out.
        if node.is_none() && top > 0 && !is_soap_body {
            return false;
        }
        if let Some(node) = node
            && self.trie.keys(node) > 0
        {
            for attribute in tag.attributes {
                if let Some(elements) = self.trie.key(node, attribute.name.text) {
                    self.places.change(elements, |place| place.has_attribute = true);
                }
            }
        }
        let names = Names::default();
        self.frames.push(Frame { node, start: tag.start, content: tag.end, is_parent: false, names });
        true
    }

    fn end(&mut self, content_end: usize, end: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let Some(node) = frame.node else { return };
        let mixed = frame.names.mixed();
        let seen = if frame.is_parent {
            Seen { kind: Kind::Element, start: frame.start, end, mixed }
        } else {
            Seen { kind: Kind::String, start: frame.content, end: content_end, mixed }
        };
        self.places.change(node, |place| place.seen = Some(seen));
    }
}

/// The names of an element's child elements.
#[derive(Default)]
pub(super) struct Names<'t> {
    /// The first few, and how many there are of each, at most two.
    few: Vec<(&'t str, usize)>,
    many: Index<'t>,
    unique: usize,
    repeated: usize,
}

impl<'t> Names<'t> {
    /// Adds the name of one more; returns whether it is new.
    pub(super) fn add(&mut self, name: &'t str) -> bool {
        /// How many names are scanned, which is faster than a search.
        const FEW: usize = 8;
        let few = self.few.iter().position(|(known, _)| *known == name);
        let count = match few.and_then(|place| self.few.get(place)) {
            Some((_, count)) => *count,
            None => self.many.get(name).unwrap_or(0),
        };
        match count {
            0 => self.unique = self.unique.saturating_add(1),
            1 => {
                self.unique = self.unique.saturating_sub(1);
                self.repeated = self.repeated.saturating_add(1);
            }
            _ => return false,
        }
        let now = count.saturating_add(1);
        if let Some((_, count)) = few.and_then(|place| self.few.get_mut(place)) {
            *count = now;
        } else if self.few.len() < FEW {
            self.few.push((name, now));
        } else {
            self.many.insert(Cow::Borrowed(name), now);
        }
        count == 0
    }

    /// Whether some names are repeated and others unique.
    pub(super) fn mixed(&self) -> bool {
        self.unique > 0 && self.repeated > 0
    }
}
