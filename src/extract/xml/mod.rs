//! XML: what each mapped attribute reaches in a document that one pass has read.

mod document;
mod list;
mod matcher;
mod name;
mod namespace;
mod places;
mod text;
mod token;
mod walk;

use std::borrow::Cow;

use super::failure_markers::{FailureMarker, MarkerValue};
use super::listed::Listed;
use super::places::Places as PlacesOf;
use super::trie::{MappedAttribute, NodeId, Trie};
use super::{Absent, Ambiguous, BodyFormat, Extracted, Miss, Reached, SyntaxError};
use crate::assumptions::Assumptions;
use crate::definition::attribute::Step;
use crate::outcome::SkipReason;
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::value::{Kind, Raw};
use document::document;
use matcher::{AttributeMatcher, Places, Seen};
use text::text;
use walk::{Missing, Stop, Walk};

/// An XML document that was read.
pub(crate) struct Document<'t> {
    text: &'t str,
    places: Places<'t>,
    /// The nodes on the way of the attribute that is followed; kept for the next one.
    way: Vec<NodeId>,
}

impl<'t> BodyFormat<'t> for Document<'t> {
    /// Reads a document of XML 1.0 fifth edition and of Namespaces in XML ([`RuleId::XmlWellFormed`]), of any depth.
    #[inline(never)]
    fn read(text: &'t str, trie: &Trie, _: &Assumptions) -> Result<Self, Box<SyntaxError>> {
        let mut matcher = AttributeMatcher::new(trie);
        document(text, &mut matcher)?;
        Ok(Self { text, places: matcher.places, way: Vec::new() })
    }

    // Engines compile a function when it is first called, and a JSON body needs no part of this one.
    #[inline(never)]
    fn at(
        &mut self,
        trie: &Trie,
        mapped: &MappedAttribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        let MappedAttribute { attribute, end, .. } = mapped;
        let mut rests_on = RuleSet::of(RuleId::XmlRootFirst);
        if trie.has_colon(*end) {
            rests_on = rests_on.with(RuleId::XmlPrefix);
        }
        let has_index = attribute.steps().len().saturating_mul(2) > trie.depth(*end);
        if !has_index && let Some(raw) = self.unrepeated(trie, *end) {
            return Ok(self.text_value(*end, raw, rests_on));
        }
        self.lead_to(trie, *end);
        let mut walk = Walk::new(&self.places, assumptions.xml_single_element_index, rests_on);
        let stop = walk.follow(&self.way, attribute).err();
        let Walk { depth, element, mixed, rests_on, .. } = walk;
        if let Some(Stop::Missing(missing)) = stop {
            return Err(Miss::Absent(Box::new(self.absent(mapped, &missing, rests_on))));
        }
        let unclear = |reason, rule, depth| {
            let (raw, verdict) = (self.raw(self.places.get(*end).seen), Verdict::by(rule).and(rests_on));
            Miss::Ambiguous(Ambiguous { reason, depth, raw, verdict })
        };
        if let Some(depth) = mixed {
            return Err(unclear(SkipReason::UndefinedXml, RuleId::XmlMixedChildren, depth));
        }
        if let Some(Stop::Ambiguous) = stop {
            return Err(unclear(SkipReason::AmbiguousElement, RuleId::XmlRepeatedWithoutIndex, depth));
        }
        // INVARIANT: an attribute has a step, and the walk took it, so there is an element.
        match self.raw(element).unwrap_or(Raw::Null) {
            raw @ Raw::Container(..) => {
                let verdict = Verdict::by(RuleId::XmlNotScalar).and(rests_on);
                Extracted::container(raw, verdict, assumptions.non_scalar)
            }
            raw @ (Raw::Text(_) | Raw::Number(_) | Raw::Boolean(_) | Raw::Null) => {
                Ok(self.text_value(*end, raw, rests_on))
            }
        }
    }

    fn failure_marker(&self, i: usize) -> Option<FailureMarker<'t>> {
        let marker = self.places.markers.get(i)?;
        Some(FailureMarker { name: Cow::Borrowed(marker.name), value: self.marker_value(marker.content) })
    }

    fn places(text: &'t str) -> PlacesOf<'t> {
        places::places(text)
    }

    fn list(text: &'t str) -> Result<Vec<Listed<'t>>, Box<SyntaxError>> {
        list::list(text)
    }
}

impl<'t> Document<'t> {
    /// The value of the element whose content begins at an offset; an empty-element tag has no content.
    fn marker_value(&self, content: Option<usize>) -> MarkerValue<'t> {
        let content = content.and_then(|start| self.text.get(start..)).unwrap_or_default();
        let (value, tag) = content.split_at_checked(before_tag(content)).unwrap_or_default();
        // An empty-element tag has no content, so that no tag is found.
        if !tag.is_empty() && !tag.starts_with("</") {
            return MarkerValue::Something;
        }
        let value = text(value);
        if value.trim().is_empty() { MarkerValue::Nothing } else { MarkerValue::Text(value) }
    }

    /// The text at a node, where no element on the way to it is repeated: the usual case, which then needs no walk. Without
    /// this a body of 300 bytes takes 5 % longer.
    fn unrepeated(&self, trie: &Trie, node: NodeId) -> Option<Raw<'t>> {
        let seen = self.places.get(node).seen.filter(|seen| seen.kind == Kind::String)?;
        let mut element = node;
        while element != NodeId::ROOT {
            let elements = trie.parent(element);
            element = trie.parent(elements);
            let mixed = self.places.get(element).seen.is_some_and(|seen| seen.mixed);
            if mixed || self.places.get(elements).count > 1 {
                return None;
            }
        }
        self.raw(Some(seen))
    }

    /// The text of the element at a node, and the rules by which it is its value.
    fn text_value(&self, end: NodeId, raw: Raw<'t>, rests_on: RuleSet) -> Extracted<'t> {
        let source = self.places.get(end).seen.and_then(|seen| self.text.get(seen.start..seen.end));
        let rests_on = rests_on.with(RuleId::XmlText);
        let is_plain = source.is_some_and(is_plain_text);
        Extracted { raw, rests_on: if is_plain { rests_on } else { rests_on.with(RuleId::XmlTextParts) } }
    }

    /// Sets the way to the nodes from the root to one, the root left out.
    fn lead_to(&mut self, trie: &Trie, node: NodeId) {
        self.way.clear();
        self.way.reserve(trie.depth(node));
        let mut node = node;
        while node != NodeId::ROOT {
            self.way.push(node);
            node = trie.parent(node);
        }
        self.way.reverse();
    }

    /// An element as a value.
    fn raw(&self, seen: Option<Seen>) -> Option<Raw<'t>> {
        let seen = seen?;
        let source = self.text.get(seen.start..seen.end).unwrap_or_default();
        Some(if seen.kind == Kind::String {
            Raw::Text(text(source))
        } else {
            Raw::Container(seen.kind, source)
        })
    }

    /// How far an attribute got before it reached nothing.
    fn absent(&mut self, mapped: &MappedAttribute, missing: &Missing, rests_on: RuleSet) -> Absent<'t> {
        let Missing { depth, reached, element, wanted, count } = *missing;
        let keys = self.places.keys.first(reached, 0, Cow::Borrowed);
        let is_first = matches!(mapped.attribute.steps().get(depth), Some(Step::Index(0)));
        let (rule, reached) = match element {
            // Only the assumption says that it is missing.
            _ if count == 1 && is_first => (RuleId::XmlSingleIndex, Reached::Elements { count }),
            _ if count > 0 => (RuleId::XmlMissing, Reached::Elements { count }),
            None => (RuleId::XmlMissing, Reached::Document { element: self.places.document_element }),
            Some(element) => {
                let has_attribute = self.places.get(wanted).has_attribute;
                let rule = if has_attribute { RuleId::XmlAttributes } else { RuleId::XmlMissing };
                (rule, Reached::Element { has_children: element.kind == Kind::Element, has_attribute })
            }
        };
        let text = match self.raw(element) {
            Some(Raw::Text(text)) => Some(text),
            Some(Raw::Number(_) | Raw::Boolean(_) | Raw::Null | Raw::Container(..)) | None => None,
        };
        Absent { depth, reached, text, keys, verdict: Verdict::by(rule).and(rests_on) }
    }
}

/// Whether the content of an element is its text as it is: without markup, references and white space at its ends.
fn is_plain_text(content: &str) -> bool {
    let has_space = |c: char| c.is_ascii_whitespace();
    !content.is_empty()
        && !content.starts_with(has_space)
        && !content.ends_with(has_space)
        && !content.bytes().any(|byte| matches!(byte, b'<' | b'&' | b'\r'))
}

/// The length of what comes before the first tag: text, CDATA sections, comments and processing instructions.
fn before_tag(content: &str) -> usize {
    const OTHERS: [(&str, &str); 3] = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")];
    let mut rest = content;
    while let Some((_, markup)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        let other = OTHERS.iter().find(|(start, _)| markup.starts_with(start));
        let Some((_, behind)) = other.and_then(|(_, end)| markup.split_once(end)) else {
            return content.len().saturating_sub(markup.len());
        };
        rest = behind;
    }
    content.len()
}
