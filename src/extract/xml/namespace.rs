//! Namespaces in XML 1.0: which prefixes are declared, and that no element has an attribute twice.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

use std::borrow::Cow;

use super::text::attribute_value;
use super::token::Name;
use crate::extract::SyntaxErrorKind;
use crate::name_map::NameMap;
use crate::texts::TextId;

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
pub(super) type Wrong = (usize, SyntaxErrorKind);

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A declaration of a prefix.
struct Scope<'t> {
    /// How many elements are open around the one that declares it.
    depth: usize,
    prefix: &'t str,
    /// The namespace of the prefix outside the element.
    outer: usize,
}

/// The prefixes that are declared.
#[derive(Default)]
pub(super) struct Namespaces<'t> {
    scopes: Vec<Scope<'t>>,
    /// The number of the namespace that each prefix is bound to; 0 for a prefix that is no longer bound.
    bound: NameMap<'t>,
    /// The numbers of namespaces, from 1: names are long, and compared often.
    numbers: NameMap<'t>,
}

impl<'t> Namespaces<'t> {
    /// Declares what a start tag declares, and checks its names.
    pub(super) fn enter(
        &mut self,
        depth: usize,
        element: Name<'t>,
        attributes: &[XmlAttribute<'t>],
    ) -> Result<(), Wrong> {
        if let Some(attribute) = repeated(attributes, &|attribute| Some((0, attribute.name.text))) {
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

    /// Drops the declarations of elements that are closed.
    #[inline(always)]
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some(scope) = self.scopes.pop_if(|scope| scope.depth >= depth) {
            self.bound.insert(Cow::Borrowed(scope.prefix), scope.outer);
        }
    }

    fn declare(&mut self, depth: usize, attribute: &XmlAttribute<'t>) -> Result<(), Wrong> {
        let uri = attribute_value(attribute.value);
        let reserved = |what| Err((attribute.name.offset, SyntaxErrorKind::Reserved(what)));
        let prefix = if attribute.name.prefix == 0 { "" } else { attribute.name.local() };
        match (prefix, &*uri) {
            ("xml", XML) => return Ok(()),
            ("xml", _) => return reserved(TextId::ReservedXmlPrefix),
            ("xmlns", _) => return reserved(TextId::ReservedXmlnsPrefix),
            (_, XML) => return reserved(TextId::ReservedXmlNamespace),
            (_, XMLNS) => return reserved(TextId::ReservedXmlnsNamespace),
            ("", _) => return Ok(()), // attributes without a prefix have no namespace, and elements may have any
            (_, "") => return reserved(TextId::ReservedEmptyNamespace),
            _ => {}
        }
        let next = self.numbers.len().saturating_add(1);
        let number = self.numbers.get_or_insert(uri, next);
        let outer = self.bound.insert(Cow::Borrowed(prefix), number).unwrap_or(0);
        self.scopes.push(Scope { depth, prefix, outer });
        Ok(())
    }

    fn is_bound(&self, prefix: &str) -> bool {
        self.bound.get(prefix).is_some_and(|number| number != 0)
    }

    /// Checks that the prefix of an element is declared.
    pub(super) fn check_element(&self, element: Name<'t>) -> Result<(), Wrong> {
        match element.qualifier() {
            "" | "xml" => Ok(()),
            "xmlns" => Err((element.offset, SyntaxErrorKind::Reserved(TextId::ReservedXmlnsElement))),
            prefix if self.is_bound(prefix) => Ok(()),
            prefix => Err((element.offset, SyntaxErrorKind::UnboundPrefix(prefix.into()))),
        }
    }

    /// Checks that the prefixes of attributes are declared, and that no two have one namespace and one name.
    fn check_attributes(&self, attributes: &[XmlAttribute<'t>]) -> Result<(), Wrong> {
        for XmlAttribute { name, .. } in attributes {
            let prefix = name.qualifier();
            if !matches!(prefix, "" | "xml" | "xmlns") && !self.is_bound(prefix) {
                return Err((name.offset, SyntaxErrorKind::UnboundPrefix(prefix.into())));
            }
        }
        let expanded = |attribute: &XmlAttribute<'t>| {
            let namespace = self.bound.get(attribute.name.qualifier())?;
            Some((namespace, attribute.name.local()))
        };
        repeated(attributes, &expanded).map_or(Ok(()), |attribute| Err(twice(attribute)))
    }
}

fn twice(attribute: &XmlAttribute<'_>) -> Wrong {
    (attribute.name.offset, SyntaxErrorKind::DuplicateAttribute(attribute.name.text.into()))
}

/// A namespace and a name in it.
type Key<'t> = (usize, &'t str);

/// The first attribute whose key an earlier one has; those without a key do not count.
fn repeated<'a, 't>(
    attributes: &'a [XmlAttribute<'t>],
    key: &dyn Fn(&XmlAttribute<'t>) -> Option<Key<'t>>,
) -> Option<&'a XmlAttribute<'t>> {
    /// Up to this many, comparing all pairs costs less than a set.
    const FEW: usize = 8;
    if attributes.len() <= FEW {
        let earlier = |i: usize, key_of: &Key<'t>| {
            attributes.iter().take(i).any(|attribute| key(attribute).as_ref() == Some(key_of))
        };
        let mut all = attributes.iter().enumerate();
        let found = all.find(|(i, attribute)| key(attribute).is_some_and(|key_of| earlier(*i, &key_of)));
        return found.map(|(_, attribute)| attribute);
    }
    let mut seen = NameMap::default();
    let mut is_seen = |(namespace, name): Key<'t>| {
        // A name has no white space, so this is one key alone.
        let key = if namespace == 0 { name.into() } else { format!("{name} {namespace}").into() };
        seen.insert(key, 0).is_some()
    };
    attributes.iter().find(|attribute| key(attribute).is_some_and(&mut is_seen))
}
