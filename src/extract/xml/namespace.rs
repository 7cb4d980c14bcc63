//! Namespaces in XML 1.0: which prefixes are declared, and that no attribute stands twice.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::text::attribute_value;
use super::token::Name;
use crate::extract::Flaw;

/// An attribute of a start tag.
#[derive(Clone, Copy)]
pub(super) struct XmlAttribute<'t> {
    pub(super) name: Name<'t>,
    /// As written between its quotes.
    pub(super) value: &'t str,
}

impl XmlAttribute<'_> {
    /// Whether it declares a namespace.
    pub(super) fn is_declaration(&self) -> bool {
        self.name.text == "xmlns" || self.name.qualifier() == "xmlns"
    }
}

/// What is wrong, and where.
pub(super) type Wrong = (usize, Flaw);

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A declaration of a prefix.
struct Scope<'t> {
    /// How many elements are open around the one that declares it.
    depth: usize,
    prefix: &'t str,
    /// The declaration that this one hides.
    outer: Option<usize>,
}

/// The prefixes that are declared.
#[derive(Default)]
pub(super) struct Namespaces<'t> {
    scopes: Vec<Scope<'t>>,
    /// The namespace that each prefix stands for, as its number.
    bound: BTreeMap<&'t str, usize>,
    /// The numbers of namespaces: names are long, and compared often.
    numbers: BTreeMap<Cow<'t, str>, usize>,
}

impl<'t> Namespaces<'t> {
    /// Declares what a start tag declares, and checks its names.
    pub(super) fn enter(
        &mut self,
        depth: usize,
        element: Name<'t>,
        attributes: &[XmlAttribute<'t>],
    ) -> Result<(), Wrong> {
        if let Some(attribute) = repeated(attributes, |attribute| Some(attribute.name.text)) {
            return Err(twice(attribute));
        }
        let mut prefixed = 0_usize;
        for attribute in attributes {
            if attribute.is_declaration() {
                self.declare(depth, attribute)?;
            } else if attribute.name.prefix > 0 {
                prefixed = prefixed.saturating_add(1);
            }
        }
        self.check_element(element)?;
        if prefixed > 0 {
            self.check_attributes(attributes)?;
        }
        Ok(())
    }

    /// Forgets what elements have declared that are closed.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some(scope) = self.scopes.pop_if(|scope| scope.depth >= depth) {
            match scope.outer {
                Some(outer) => self.bound.insert(scope.prefix, outer),
                None => self.bound.remove(scope.prefix),
            };
        }
    }

    fn declare(&mut self, depth: usize, attribute: &XmlAttribute<'t>) -> Result<(), Wrong> {
        let uri = attribute_value(attribute.value);
        let reserved = |what| Err((attribute.name.offset, Flaw::Reserved(what)));
        let prefix = if attribute.name.prefix == 0 { "" } else { attribute.name.local() };
        match (prefix, &*uri) {
            ("xml", XML) => return Ok(()),
            ("xml", _) => return reserved("the prefix `xml` stands for its own namespace"),
            ("xmlns", _) => return reserved("the prefix `xmlns` cannot be declared"),
            (_, XML) => return reserved("the namespace of `xml` takes no other prefix"),
            (_, XMLNS) => return reserved("the namespace of `xmlns` takes no prefix"),
            ("", _) => return Ok(()), // attributes without a prefix have no namespace, and elements may have any
            (_, "") => return reserved("a prefix cannot stand for no namespace"),
            _ => {}
        }
        let next = self.numbers.len();
        let number = *self.numbers.entry(uri).or_insert(next);
        let outer = self.bound.insert(prefix, number);
        self.scopes.push(Scope { depth, prefix, outer });
        Ok(())
    }

    /// Checks that the prefix of an element is declared.
    pub(super) fn check_element(&self, element: Name<'t>) -> Result<(), Wrong> {
        match element.qualifier() {
            "" | "xml" => Ok(()),
            "xmlns" => Err((element.offset, Flaw::Reserved("no element has the prefix `xmlns`"))),
            prefix if self.bound.contains_key(prefix) => Ok(()),
            prefix => Err((element.offset, Flaw::UnboundPrefix(prefix.into()))),
        }
    }

    /// Checks that the prefixes of attributes are declared, and that no two have one namespace and one name.
    fn check_attributes(&self, attributes: &[XmlAttribute<'t>]) -> Result<(), Wrong> {
        for XmlAttribute { name, .. } in attributes {
            let prefix = name.qualifier();
            if !matches!(prefix, "" | "xml" | "xmlns") && !self.bound.contains_key(prefix) {
                return Err((name.offset, Flaw::UnboundPrefix(prefix.into())));
            }
        }
        let expanded = |attribute: &XmlAttribute<'t>| {
            let namespace = self.bound.get(attribute.name.qualifier())?;
            Some((attribute.name.local(), *namespace))
        };
        repeated(attributes, expanded).map_or(Ok(()), |attribute| Err(twice(attribute)))
    }
}

fn twice(attribute: &XmlAttribute<'_>) -> Wrong {
    (attribute.name.offset, Flaw::DuplicateAttribute(attribute.name.text.into()))
}

/// The first attribute whose key an earlier one has; those without a key do not count.
fn repeated<'a, 't, K: Ord>(
    attributes: &'a [XmlAttribute<'t>],
    key: impl Fn(&'a XmlAttribute<'t>) -> Option<K>,
) -> Option<&'a XmlAttribute<'t>> {
    /// Up to so many, comparing each with each costs less than a set.
    const FEW: usize = 8;
    if attributes.len() <= FEW {
        let earlier = |i: usize, key_of: &K| {
            attributes.iter().take(i).any(|attribute| key(attribute).as_ref() == Some(key_of))
        };
        let mut all = attributes.iter().enumerate();
        let found = all.find(|(i, attribute)| key(attribute).is_some_and(|key_of| earlier(*i, &key_of)));
        return found.map(|(_, attribute)| attribute);
    }
    let mut seen = BTreeSet::new();
    attributes.iter().find(|attribute| key(attribute).is_some_and(|key| !seen.insert(key)))
}
