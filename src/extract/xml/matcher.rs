//! Follows the mapped attributes through a document.

use std::borrow::Cow;

use super::document::{Follower, Tag};
use crate::extract::failure_markers::FailureMarkers;
use crate::extract::sibling_keys::SiblingKeys;
use crate::extract::trie::{NodeId, Trie};
use crate::name_map::NameMap;
use crate::value::Kind;

/// An element that was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// [`Kind::String`] or [`Kind::Element`].
    pub(super) kind: Kind,
    /// In bytes of the text: what is between the tags of a string, else the whole element.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it holds both repeated and unique child names.
    pub(super) mixed: bool,
}

/// What was seen at a node: elements of one name if the node is a key, else one element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) seen: Option<Seen>,
    /// The number of elements with the name.
    pub(super) count: u64,
    /// The rank of the index that attributes want next.
    rank: usize,
    /// Whether the parent has an XML attribute of the name.
    pub(super) has_attribute: bool,
}

const UNSEEN: Place = Place { seen: None, count: 0, rank: 0, has_attribute: false };

/// What was seen of a document.
pub(super) struct Places<'t> {
    nodes: Vec<Place>,
    pub(super) keys: SiblingKeys<&'t str>,
    pub(super) markers: FailureMarkers<XmlMarker<'t>>,
    pub(super) document_element: &'t str,
}

impl Places<'_> {
    pub(super) fn get(&self, node: NodeId) -> &Place {
        self.nodes.get(node.index()).unwrap_or(&UNSEEN)
    }

    fn change(&mut self, node: NodeId, change: impl FnOnce(&mut Place)) {
        if let Some(place) = self.nodes.get_mut(node.index()) {
            change(place);
        }
    }
}

/// An element near the top that may say that the service failed.
#[derive(Clone, Copy, Debug)]
pub(super) struct XmlMarker<'t> {
    /// Without its prefix.
    pub(super) name: &'t str,
    /// Where its content begins; an empty-element tag has none.
    pub(super) content: Option<usize>,
}

/// Follows the attributes of a trie.
pub(super) struct AttributeMatcher<'t, 'a> {
    trie: &'a Trie,
    pub(super) places: Places<'t>,
    /// The followed elements that are open.
    frames: Vec<Frame<'t>>,
    /// The first few names of child elements of every open element, each with a count of at most two.
    names: Vec<(&'t str, usize)>,
    /// Whether the document is a SOAP message, and the last child of the document element its body.
    is_soap: bool,
    is_soap_body: bool,
}

struct Frame<'t> {
    /// [`None`] for a document element that no attribute names.
    node: Option<NodeId>,
    /// Where it begins, and where its content does.
    start: usize,
    content: usize,
    is_parent: bool,
    /// The names of its child elements, if attributes lead to some.
    names: Names<'t>,
}

impl<'t, 'a> AttributeMatcher<'t, 'a> {
    pub(super) fn new(trie: &'a Trie) -> Self {
        let nodes = vec![Place::default(); trie.parents().len()];
        let places = Places {
            nodes,
            keys: SiblingKeys::default(),
            markers: FailureMarkers::default(),
            document_element: "",
        };
        Self { trie, places, frames: Vec::new(), names: Vec::new(), is_soap: false, is_soap_body: false }
    }

    /// Keeps an element that may say that the service failed; returns whether it is the body of a SOAP message, which may
    /// hold a fault.
    fn keep_failure_marker(&mut self, depth: usize, tag: &Tag<'t, '_>) -> bool {
        let name = tag.name.local();
        let may_fail = match depth {
            0 => {
                self.is_soap = name == "Envelope";
                false
            }
            1 => {
                self.is_soap_body = self.is_soap && name == "Body";
                true
            }
            2 => self.is_soap_body && name == "Fault",
            _ => return false,
        };
        if may_fail {
            let content = (!tag.is_empty).then_some(tag.end);
            self.places.markers.push(name, XmlMarker { name, content });
        }
        depth == 1 && self.is_soap_body
    }

    /// The node of an element below a node, if attributes lead there.
    fn child(&mut self, parent: NodeId, name: &'t str) -> Option<NodeId> {
        let elements = self.trie.key(parent, name)?;
        let trie = self.trie;
        let mut child = None;
        self.places.change(elements, |place| {
            let index = place.count;
            place.count = index.saturating_add(1);
            if let Some((wanted, node)) = trie.index(elements, place.rank)
                && wanted == index
            {
                child = Some(node);
                place.rank = place.rank.saturating_add(1);
            }
        });
        child
    }
}

impl<'t> Follower<'t> for AttributeMatcher<'t, '_> {
    fn start(&mut self, tag: &Tag<'t, '_>) -> bool {
        let top = self.frames.len();
        let name = tag.name.text;
        let (parent, is_new) = match self.frames.last_mut() {
            None => {
                self.places.document_element = name;
                (Some(NodeId::ROOT), false)
            }
            Some(frame) => {
                frame.is_parent = true;
                let leads_on = frame.node.is_some_and(|node| self.trie.keys(node) > 0);
                (frame.node, leads_on && frame.names.add(name, &mut self.names))
            }
        };
        if let Some(parent) = parent.filter(|_| is_new) {
            self.places.keys.push(parent, 0, name);
        }
        let node = parent.and_then(|parent| self.child(parent, name));
        let is_soap_body = self.keep_failure_marker(top, tag);
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
        let names = Names { from: self.names.len(), ..Names::default() };
        self.frames.push(Frame { node, start: tag.start, content: tag.end, is_parent: false, names });
        true
    }

    fn end(&mut self, content_end: usize, end: usize) {
        let Some(frame) = self.frames.pop() else { return };
        self.names.truncate(frame.names.from);
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
struct Names<'t> {
    /// Where the first few begin in a list that they share with those of the elements around.
    from: usize,
    /// The others.
    many: Option<Box<NameMap<'t>>>,
    unique: usize,
    repeated: usize,
}

impl<'t> Names<'t> {
    /// Adds the name of one more; returns whether it is new.
    fn add(&mut self, name: &'t str, few: &mut Vec<(&'t str, usize)>) -> bool {
        /// How many names are scanned, which is faster than a search.
        const FEW: usize = 8;
        let is_full = few.len().saturating_sub(self.from) >= FEW;
        let one_of_few = few.iter_mut().skip(self.from).find(|(known, _)| *known == name);
        let count = match &one_of_few {
            Some((_, count)) => *count,
            None => self.many.as_ref().and_then(|many| many.get(name)).unwrap_or(0),
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
        match one_of_few {
            Some((_, count)) => *count = now,
            None if is_full => {
                self.many.get_or_insert_default().insert(Cow::Borrowed(name), now);
            }
            None => few.push((name, now)),
        }
        count == 0
    }

    /// Whether some names are repeated and others unique.
    fn mixed(&self) -> bool {
        self.unique > 0 && self.repeated > 0
    }
}
