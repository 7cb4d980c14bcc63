//! XML: one pass that reads the whole document and follows the mapped attributes.

mod document;
mod list;
mod matcher;
mod name;
mod namespace;
mod text;
mod token;

use std::borrow::Cow;

use super::failure_markers::{Top, TopValue};
use super::trie::{NodeId, Trie};
use super::{Extracted, Hint, Miss, Missing, Reached, Syntax, Unclear};
use crate::definition::attribute::{Attribute, Step, is_key_character};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, NonScalar, XmlSingleElementIndex};
use crate::rules::{RuleId, RuleSet};
use crate::text::similarity::{Near, near};
use crate::value::{Kind, Raw};
use document::document;
pub(super) use list::list;
use matcher::{Attributes, Places, Seen};
use text::text;
use token::local;

/// A document that was read.
pub(crate) struct Reading<'t> {
    text: &'t str,
    places: Places<'t>,
    /// The nodes that the attribute leads through which is followed; kept for the next.
    path: Vec<NodeId>,
}

/// `xml.well-formed`: the text is a document of XML 1.0 fifth edition and of Namespaces in XML, of any depth.
#[inline(never)]
pub(crate) fn well_formed<'t>(text: &'t str, trie: &Trie) -> Result<Reading<'t>, Box<Syntax>> {
    let mut attributes = Attributes::new(trie);
    document(text, &mut attributes)?;
    Ok(Reading { text, places: attributes.places, path: Vec::new() })
}

/// How far an attribute was followed.
struct Walk {
    /// The steps taken.
    depth: usize,
    /// The element that they lead to; none for the top of the document.
    element: Option<Seen>,
    /// The steps that lead to the first element on the way that holds both repeated and unique child names.
    mixed: Option<usize>,
    rules: RuleSet,
}

/// Why an attribute is followed no further.
enum Stop {
    Missing { reached: NodeId, wanted: NodeId, count: u64 },
    Ambiguous,
}

impl<'t> Reading<'t> {
    /// What stands at the top that may say that the service failed.
    pub(crate) fn top(&self, i: usize) -> Option<Top<'t>> {
        let top = self.places.tops.get(i)?;
        Some(Top { name: Cow::Borrowed(top.name), value: self.top_value(top.content) })
    }

    /// What an element holds whose content begins at an offset; an empty-element tag has none.
    fn top_value(&self, content: Option<usize>) -> TopValue<'t> {
        let content = content.and_then(|start| self.text.get(start..)).unwrap_or_default();
        let (value, tag) = content.split_at_checked(before_tag(content)).unwrap_or_default();
        // An empty-element tag has no content, so that no tag is found.
        if !tag.is_empty() && !tag.starts_with("</") {
            return TopValue::Something;
        }
        let value = text(value);
        if value.trim().is_empty() { TopValue::Nothing } else { TopValue::Text(value) }
    }

    /// What stands at the attribute that ends at `node`.
    pub(crate) fn at(
        &mut self,
        trie: &Trie,
        node: NodeId,
        attribute: &Attribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        let rules = prefix(root_first(), trie.has_colon(node));
        let has_index = attribute.steps().len().saturating_mul(2) > trie.depth(node);
        if !has_index && let Some(raw) = self.alone(trie, node) {
            return Ok(Extracted { raw, rules: rules.with(RuleId::XmlText) });
        }
        let mut walk = Walk { depth: 0, element: None, mixed: None, rules };
        self.lead_to(trie, node);
        let stopped = self.walk(&mut walk, attribute, assumptions).err();
        if let Some(Stop::Missing { reached, wanted, count }) = stopped {
            return Err(self.missing(&walk, reached, wanted, count, attribute));
        }
        if let Some(mixed) = walk.mixed {
            return Err(mixed_children(mixed, self.raw(self.places.get(node).seen), walk.rules));
        }
        if let Some(Stop::Ambiguous) = stopped {
            let raw = self.raw(self.places.get(node).seen);
            return Err(repeated_without_index(walk.depth, raw, walk.rules));
        }
        match self.raw(walk.element) {
            Some(Raw::Source(kind, source)) => not_scalar(kind, source, walk.rules, assumptions.non_scalar),
            Some(raw) => Ok(Extracted { raw, rules: walk.rules.with(RuleId::XmlText) }),
            // INVARIANT: an attribute has a step, and the walk took it.
            None => Err(self.missing(&walk, NodeId::ROOT, node, 0, attribute)),
        }
    }

    /// The text at a node, where nothing on the way to it is repeated. The usual case, and the fastest to settle.
    fn alone(&self, trie: &Trie, node: NodeId) -> Option<Raw<'t>> {
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

    /// Sets the path to the nodes from the root to one, the root left out.
    fn lead_to(&mut self, trie: &Trie, node: NodeId) {
        self.path.clear();
        self.path.reserve(trie.depth(node));
        let mut node = node;
        while node != NodeId::ROOT {
            self.path.push(node);
            node = trie.parent(node);
        }
        self.path.reverse();
    }

    /// Follows the attribute along the path.
    fn walk(&self, walk: &mut Walk, attribute: &Attribute, assumptions: &Assumptions) -> Result<(), Stop> {
        let mut parent = NodeId::ROOT;
        let mut nodes = self.path.iter().copied();
        let mut steps = attribute.steps();
        while let [step, rest @ ..] = steps {
            let wanted = nodes.next().unwrap_or(NodeId::ROOT);
            let count = self.places.get(wanted).count;
            if matches!(step, Step::Index(_)) || count == 0 {
                return Err(Stop::Missing { reached: parent, wanted, count: 0 });
            }
            steps = rest;
            if walk.element.is_some_and(|element| element.mixed) {
                walk.mixed.get_or_insert(walk.depth);
            }
            let node = nodes.next().unwrap_or(NodeId::ROOT);
            let seen = self.places.get(node).seen;
            match rest {
                [Step::Index(_), rest @ ..] => {
                    steps = rest;
                    let (rules, reaches) = if count > 1 {
                        (repeated_index(), seen.is_some())
                    } else {
                        single_index(seen.is_some(), assumptions.xml_single_element_index)
                    };
                    walk.rules = walk.rules.and(rules);
                    walk.depth = walk.depth.saturating_add(1);
                    if !reaches {
                        return Err(Stop::Missing { reached: wanted, wanted: node, count });
                    }
                }
                _ if count > 1 => return Err(Stop::Ambiguous),
                _ => {}
            }
            walk.depth = walk.depth.saturating_add(1);
            walk.element = seen;
            parent = node;
        }
        Ok(())
    }

    /// An element as a value.
    fn raw(&self, seen: Option<Seen>) -> Option<Raw<'t>> {
        let seen = seen?;
        let source = self.text.get(seen.start..seen.end).unwrap_or_default();
        Some(if seen.kind == Kind::String { Raw::Text(text(source)) } else { Raw::Source(seen.kind, source) })
    }

    /// `xml.missing`: an element that is not there; how far the attribute got, and what it may have meant.
    fn missing(
        &mut self,
        walk: &Walk,
        reached: NodeId,
        wanted: NodeId,
        count: u64,
        attribute: &Attribute,
    ) -> Miss<'t> {
        let mut rules = walk.rules;
        let mut hint = None;
        match attribute.steps().get(walk.depth) {
            Some(Step::Key(key)) => {
                hint = self.under(wanted);
                if hint.is_none() {
                    let (nearest, kept_apart) = Hint::nearest(self.near(reached, key));
                    rules = rules.and(kept_apart);
                    hint = nearest;
                }
            }
            // Missing by the assumption alone.
            Some(Step::Index(0)) if count == 1 => hint = Some(Hint::Out),
            Some(Step::Index(_)) | None => {}
        }
        let keys = self.places.keys.first(reached, 0, Cow::Borrowed);
        let (rule, reached) = match walk.element {
            _ if count > 0 => {
                let rule = if count > 1 { RuleId::XmlRepeatedIndex } else { RuleId::XmlSingleIndex };
                (rule, Reached::Elements { count })
            }
            None => (RuleId::XmlRootFirst, Reached::Document { element: self.places.document_element }),
            Some(element) => {
                let has_attribute = self.places.get(wanted).has_attribute;
                let rule = attributes(has_attribute).unwrap_or(RuleId::XmlMissing);
                rules = rules.with(rule);
                (rule, Reached::Element { parent: element.kind == Kind::Element, has_attribute })
            }
        };
        Miss::Missing(Missing { depth: walk.depth, reached, hint, keys, rule, rules })
    }

    /// The name that stands at a node and comes nearest to the wanted one.
    fn near(&mut self, node: NodeId, wanted: &str) -> Option<(Near, Cow<'t, str>)> {
        let near = |name: &'t str| {
            let near = near(wanted, name).or_else(|| (local(wanted) == local(name)).then_some(Near::Prefix));
            Some((near?, Cow::Borrowed(name)))
        };
        if node == NodeId::ROOT {
            near(self.places.document_element).filter(|(_, name)| name.chars().all(is_key_character))
        } else {
            self.places.keys.nearest(node, 0, near)
        }
    }

    /// The document element, where the attribute has left it out.
    fn under(&self, wanted: NodeId) -> Option<Hint<'t>> {
        let name = self.places.document_element;
        let left_out = self.places.get(wanted).is_below_top && name.chars().all(is_key_character);
        left_out.then_some(Hint::Under(name))
    }
}

/// The length of what stands before the first tag: text, CDATA sections, comments and processing instructions.
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

/// `xml.root-first`: the first key is the document element.
const fn root_first() -> RuleSet {
    RuleSet::of(RuleId::XmlRootFirst)
}

/// `xml.repeated-index`: `element[i]` is the i-th child of that name, from 0.
const fn repeated_index() -> RuleSet {
    RuleSet::of(RuleId::XmlRepeatedIndex)
}

/// `xml.single-index`: whether an index reaches an element that stands alone.
fn single_index(is_first: bool, counts: XmlSingleElementIndex) -> (RuleSet, bool) {
    let reaches = match counts {
        XmlSingleElementIndex::Resolve => is_first,
        XmlSingleElementIndex::Skip => false,
    };
    (RuleSet::of(RuleId::XmlSingleIndex), reaches)
}

/// `xml.mixed-children`: what is reached through repeated and unique child names side by side is undefined.
fn mixed_children(depth: usize, raw: Option<Raw<'_>>, rules: RuleSet) -> Miss<'_> {
    let rule = RuleId::XmlMixedChildren;
    Miss::Unclear(Unclear { reason: SkipReason::UndefinedXml, rule, depth, raw, rules: rules.with(rule) })
}

/// `xml.repeated-without-index`: which of several elements is meant is not clear.
fn repeated_without_index(depth: usize, raw: Option<Raw<'_>>, rules: RuleSet) -> Miss<'_> {
    let rule = RuleId::XmlRepeatedWithoutIndex;
    Miss::Unclear(Unclear { reason: SkipReason::AmbiguousElement, rule, depth, raw, rules: rules.with(rule) })
}

/// `xml.not-scalar`: an element with child elements is skipped, unless its source is written.
fn not_scalar(
    kind: Kind,
    source: &str,
    rules: RuleSet,
    non_scalar: NonScalar,
) -> Result<Extracted<'_>, Miss<'_>> {
    Extracted::source(kind, source, RuleId::XmlNotScalar, rules, non_scalar)
}

/// `xml.prefix`: a prefixed name is matched as written.
const fn prefix(rules: RuleSet, has_colon: bool) -> RuleSet {
    if has_colon { rules.with(RuleId::XmlPrefix) } else { rules }
}

/// `xml.attributes`: an XML attribute stands where no response attribute reaches.
fn attributes(has_attribute: bool) -> Option<RuleId> {
    has_attribute.then_some(RuleId::XmlAttributes)
}
