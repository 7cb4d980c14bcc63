//! Every element and attribute of an XML document.

use std::borrow::Cow;

use super::document::{Follower, Tag, document};
use super::text::{attribute_value, text};
use crate::extract::SyntaxError;
use crate::extract::listed::{Listed, ListedStep};
use crate::name_map::NameMap;
use crate::value::{Kind, Raw};

/// Every element, followed by its attributes; namespace declarations are left out.
pub(super) fn list(source: &str) -> Result<Vec<Listed<'_>>, Box<SyntaxError>> {
    let mut lister = Lister { source, listed: Vec::new(), open: Vec::new() };
    document(source, &mut lister)?;
    Ok(lister.listed)
}

struct Lister<'t> {
    source: &'t str,
    listed: Vec<Listed<'t>>,
    open: Vec<Open<'t>>,
}

/// An element that is open.
struct Open<'t> {
    /// Its place in the list.
    place: usize,
    start: usize,
    content: usize,
    /// The places of its child elements, and the number of those with each name.
    children: Vec<usize>,
    counts: NameMap<'t>,
}

impl<'t> Follower<'t> for Lister<'t> {
    fn start(&mut self, tag: &Tag<'t, '_>) -> bool {
        let place = self.listed.len();
        let name = tag.name.text;
        let (mut parent, mut index) = (None, None);
        if let Some(open) = self.open.last_mut() {
            let count = open.counts.get(name).unwrap_or(0);
            open.counts.insert(Cow::Borrowed(name), count.saturating_add(1));
            index = Some(count as u64);
            open.children.push(place);
            parent = Some(open.place);
        }
        let step = ListedStep::Element { name, index };
        self.listed.push(Listed::new(parent, step, Raw::Null));
        for attribute in tag.attributes.iter().filter(|attribute| !attribute.is_declaration()) {
            let step = ListedStep::XmlAttribute(attribute.name.text);
            let raw = Raw::Text(attribute_value(attribute.value));
            self.listed.push(Listed::new(Some(place), step, raw));
        }
        let (start, content) = (tag.start, tag.end);
        self.open.push(Open { place, start, content, children: Vec::new(), counts: NameMap::default() });
        true
    }

    fn end(&mut self, content_end: usize, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let raw = if open.children.is_empty() {
            Raw::Text(text(self.source.get(open.content..content_end).unwrap_or_default()))
        } else {
            Raw::Container(Kind::Element, self.source.get(open.start..end).unwrap_or_default())
        };
        let unique = open.counts.numbers().filter(|count| *count == 1).count();
        let is_mixed = unique > 0 && unique < open.counts.len();
        for child in &open.children {
            let Some(listed) = self.listed.get_mut(*child) else { continue };
            listed.is_undefined = is_mixed;
            if let ListedStep::Element { name, index } = &mut listed.step
                && open.counts.get(name) == Some(1)
            {
                *index = None;
            }
        }
        if let Some(listed) = self.listed.get_mut(open.place) {
            listed.raw = raw;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_that_stands_alone_has_no_index() {
        let listed = list("<r><a/><b/><b/></r>").unwrap();
        let steps: Vec<_> = listed.into_iter().map(|listed| listed.step).collect();
        let expected = [("r", None), ("a", None), ("b", Some(0)), ("b", Some(1))];
        for (step, (expected, place)) in steps.iter().zip(expected) {
            assert!(
                matches!(step, ListedStep::Element { name, index } if (*name, *index) == (expected, place))
            );
        }
        assert_eq!(steps.len(), expected.len());
    }
}
