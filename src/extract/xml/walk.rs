//! Follows one attribute through what was seen of a document.

use super::matcher::{Places, Seen};
use crate::assumptions::XmlSingleElementIndex;
use crate::definition::attribute::{Attribute, Step};
use crate::extract::trie::NodeId;
use crate::rules::{RuleId, RuleSet};

/// How far an attribute was followed.
pub(super) struct Walk<'p, 't> {
    places: &'p Places<'t>,
    single: XmlSingleElementIndex,
    /// The steps taken.
    pub(super) depth: usize,
    /// The element that they lead to, unless it is the top of the document.
    pub(super) element: Option<Seen>,
    /// The steps that lead to the first element on the way that holds both repeated and unique child names.
    pub(super) mixed: Option<usize>,
    pub(super) rests_on: RuleSet,
}

/// Why an attribute is followed no further.
pub(super) enum Stop {
    Missing(Missing),
    Ambiguous,
}

/// A step that leads to nothing.
pub(super) struct Missing {
    /// The steps before it.
    pub(super) depth: usize,
    /// The node and the element that these lead to.
    pub(super) reached: NodeId,
    pub(super) element: Option<Seen>,
    /// The node of the step, and how many elements of its name there are.
    pub(super) wanted: NodeId,
    pub(super) count: u64,
}

impl<'p, 't> Walk<'p, 't> {
    pub(super) fn new(places: &'p Places<'t>, single: XmlSingleElementIndex, rests_on: RuleSet) -> Self {
        Self { places, single, depth: 0, element: None, mixed: None, rests_on }
    }

    /// Follows the attribute along the nodes on its way.
    pub(super) fn follow(&mut self, way: &[NodeId], attribute: &Attribute) -> Result<(), Stop> {
        let mut parent = NodeId::ROOT;
        let mut nodes = way.iter().copied();
        let mut steps = attribute.steps();
        while let [step, rest @ ..] = steps {
            let elements = nodes.next().unwrap_or(NodeId::ROOT);
            let count = self.places.get(elements).count;
            if step.index().is_some() || count == 0 {
                return Err(self.missing(parent, elements, 0));
            }
            steps = rest;
            if self.element.is_some_and(|element| element.mixed) {
                self.mixed.get_or_insert(self.depth);
            }
            let node = nodes.next().unwrap_or(NodeId::ROOT);
            let seen = self.places.get(node).seen;
            match rest {
                [Step::Index(_) | Step::HugeIndex(_), rest @ ..] => {
                    steps = rest;
                    self.depth = self.depth.saturating_add(1);
                    if !self.index_reaches(seen, count) {
                        return Err(self.missing(elements, node, count));
                    }
                }
                _ if count > 1 => return Err(Stop::Ambiguous),
                _ => {}
            }
            self.depth = self.depth.saturating_add(1);
            self.element = seen;
            parent = node;
        }
        Ok(())
    }

    /// Whether an index reaches an element: what was seen at it, of so many elements of the name.
    fn index_reaches(&mut self, seen: Option<Seen>, count: u64) -> bool {
        if count > 1 {
            self.rests_on = self.rests_on.with(RuleId::XmlRepeatedIndex);
            return seen.is_some();
        }
        // Any but the first is not there in any case.
        if seen.is_none() {
            return false;
        }
        self.rests_on = self.rests_on.with(RuleId::XmlSingleIndex);
        match self.single {
            XmlSingleElementIndex::Resolve => true,
            XmlSingleElementIndex::Skip => false,
        }
    }

    fn missing(&self, reached: NodeId, wanted: NodeId, count: u64) -> Stop {
        Stop::Missing(Missing { depth: self.depth, reached, element: self.element, wanted, count })
    }
}
