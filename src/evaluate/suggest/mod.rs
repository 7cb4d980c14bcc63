//! What an attribute without a value may have meant: one that has a value in this very body.
//!
//! A suggestion is a promise, so each is tried before it is made. The places of the body are listed once for all mappings
//! that need it (`extract::places`), candidates are sought among them (`finder`), written (`candidate`), and read in one more
//! pass over the body.

mod candidate;
mod finder;

use crate::assumptions::Assumptions;
use crate::definition::Format;
use crate::definition::attribute::{Attribute, Wanted};
use crate::extract::{self, Document, Extracted, MappedAttribute, Miss, Trie};
use crate::outcome::SkipReason;
use crate::rules::RuleSet;
use crate::value::Raw;
use finder::{Finder, Found};

/// What an attribute may have meant.
#[derive(Debug)]
pub(super) enum Meant {
    /// This attribute, which gives a value; the rules tell it from the one that was written.
    Attribute { text: String, told_apart_by: RuleSet },
    /// The value under this key, which no Response Attribute can name.
    Unspellable { key: String },
    /// The value of this XML attribute, which no Response Attribute reaches.
    XmlAttribute { name: String },
}

/// Finds what each of some attributes may have meant, in their order.
pub(super) fn meant(
    format: Format,
    text: &str,
    attributes: &[&str],
    assumptions: &Assumptions,
) -> Vec<Option<Meant>> {
    let places = extract::places(format, text);
    let mut finder = Finder::new(&places);
    let found = attributes.iter().map(|attribute| {
        let wanted = Wanted::read(attribute)?;
        let found = finder.find(&wanted)?;
        Some((wanted, found))
    });
    let found: Vec<_> = found.collect();
    let candidates = found.iter().flatten().filter_map(|(wanted, found)| match found {
        Found::Place { end, target } => Some(candidate::texts(format, &places, wanted, (*end, *target))),
        Found::Unspellable { .. } => None,
    });
    let candidates: Vec<Vec<String>> = candidates.collect();
    let mut tried = Tried::read(format, text, &candidates, assumptions);
    let mut candidates = candidates.iter();
    let meant = found.into_iter().map(|found| match found? {
        (wanted, Found::Place { end, .. }) => {
            let told_apart_by = finder.told_apart_by(&wanted, end);
            let text = tried.first_that_gives_a_value(candidates.next()?, assumptions);
            match text {
                Some(text) => Some(Meant::Attribute { text, told_apart_by }),
                None => finder.out_of_reach(end),
            }
        }
        (_, Found::Unspellable { key }) => Some(Meant::Unspellable { key }),
    });
    meant.collect()
}

/// Whether an attribute that was skipped for this reason may have meant another.
pub(super) const fn is_sought(reason: SkipReason) -> bool {
    match reason {
        SkipReason::InvalidAttribute
        | SkipReason::NotFound
        | SkipReason::NotScalar
        | SkipReason::AmbiguousElement => true,
        SkipReason::UnknownField
        | SkipReason::ReadOnlyField
        | SkipReason::NullValue
        | SkipReason::EmptyValue
        | SkipReason::IncompatibleType
        | SkipReason::OutOfRange
        | SkipReason::TooLong
        | SkipReason::UndefinedXml => false,
    }
}

/// The body, read once more for the candidates of all attributes.
struct Tried<'t> {
    document: Option<Document<'t>>,
    trie: Trie,
    /// In the order of the candidates.
    mapped: std::vec::IntoIter<Option<MappedAttribute>>,
}

impl<'t> Tried<'t> {
    fn read(format: Format, text: &'t str, candidates: &[Vec<String>], assumptions: &Assumptions) -> Self {
        let parse = |text: &String| Attribute::parse(text, assumptions.key_characters);
        let (trie, mapped) = Trie::new(format, candidates.iter().flatten().map(parse));
        let mapped: Vec<_> = mapped.into_iter().map(Result::ok).collect();
        let is_worth_it = mapped.iter().any(Option::is_some);
        let document = if is_worth_it { Document::read(format, text, &trie, assumptions).ok() } else { None };
        Self { document, trie, mapped: mapped.into_iter() }
    }

    /// The first of an attribute's candidates that gives a value or null. To be asked in the order of the candidates.
    fn first_that_gives_a_value(
        &mut self,
        candidates: &[String],
        assumptions: &Assumptions,
    ) -> Option<String> {
        let mut first = None;
        for candidate in candidates {
            let Some(mapped) = self.mapped.next().flatten().filter(|_| first.is_none()) else { continue };
            let Some(document) = &mut self.document else { continue };
            let raw = match document.at(&self.trie, &mapped, assumptions) {
                Ok(Extracted { raw, .. }) | Err(Miss::Unusable { raw, .. }) => raw,
                Err(Miss::Ambiguous(_) | Miss::Absent(_)) => continue,
            };
            match raw {
                Raw::Text(_) | Raw::Number(_) | Raw::Boolean(_) | Raw::Null => {
                    first = Some(candidate.clone());
                }
                Raw::Container(..) => {}
            }
        }
        first
    }
}
