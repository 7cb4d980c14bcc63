//! Attributes in the spelling of other path languages, and attributes that no XML document can have.

use super::{Attribute, Step};
use crate::assumptions::KeyCharacters;

/// What other path languages put between keys.
const SEPARATORS: [char; 3] = ['.', '/', '\\'];

/// The path that a text means, in Marketo's own language, `JSONPath`, JSON Pointer or `XPath`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Keys may be of any characters.
    pub(crate) steps: Vec<Step>,
    /// Whether it begins at the top: `//a` and `$..a` may begin anywhere.
    pub(crate) is_from_top: bool,
}

impl Wanted {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        let is_pointer = trimmed.starts_with('/');
        // XPath counts from 1.
        let first_index = u64::from(is_pointer);
        let mut rest = trimmed.strip_prefix('$').unwrap_or(trimmed);
        let is_from_top = !rest.starts_with("//") && !rest.starts_with("..");
        if !is_from_top {
            rest = rest.get(1..)?;
        }
        rest = rest.strip_prefix(SEPARATORS).unwrap_or(rest);
        rest = rest.strip_suffix("/text()").unwrap_or(rest);
        rest = rest.strip_suffix(SEPARATORS).unwrap_or(rest);
        let mut steps = Vec::new();
        loop {
            let (step, behind) = if let Some(inside) = rest.strip_prefix('[') {
                bracket(inside, first_index)?
            } else {
                let end = rest.find(|c| c == '[' || SEPARATORS.contains(&c)).unwrap_or(rest.len());
                let (name, behind) = rest.split_at_checked(end)?;
                // JSON Pointer writes indexes as keys.
                let index = if is_pointer { name.parse().ok() } else { None };
                (index.map(Step::Index).or_else(|| key(name))?, behind)
            };
            steps.push(step);
            rest = match behind.strip_prefix(SEPARATORS) {
                Some(behind) => behind,
                None if behind.starts_with('[') => behind,
                None if behind.is_empty() => break,
                None => return None,
            };
        }
        Some(Self { steps, is_from_top })
    }
}

/// The attribute that a text in another path language means.
pub(crate) fn correction(text: &str, characters: KeyCharacters) -> Option<String> {
    let wanted = Wanted::read(text).filter(|wanted| wanted.is_from_top)?;
    let wanted = Attribute { steps: wanted.steps };
    let corrected = wanted.to_string();
    // A key may have what no attribute can write.
    let is_valid = Attribute::parse(&corrected, characters).is_ok_and(|attribute| attribute == wanted);
    (is_valid && corrected != text).then_some(corrected)
}

/// An index, counted from `first_index`, or a key in quotes, and what follows its bracket.
fn bracket(inside: &str, first_index: u64) -> Option<(Step, &str)> {
    for quote in ['\'', '"'] {
        if let Some(quoted) = inside.strip_prefix(quote) {
            let (name, behind) = quoted.split_once(quote)?;
            return Some((key(name)?, behind.strip_prefix(']')?));
        }
    }
    let (digits, behind) = inside.split_once(']')?;
    if digits == "*" {
        return Some((Step::Index(0), behind));
    }
    let index: u64 = digits.trim().parse().ok()?;
    Some((Step::Index(index.checked_sub(first_index)?), behind))
}

fn key(name: &str) -> Option<Step> {
    (!name.is_empty()).then(|| Step::Key(name.into()))
}

/// The first step of an attribute that no XML document has, as a piece of its text: an index where no element is named, or
/// a key that is not a name.
pub(crate) fn never_in_xml(attribute: &Attribute, text: &str) -> Option<(usize, usize)> {
    let mut at = 0_usize;
    let mut after_key = false;
    for step in attribute.steps() {
        let (start, length, is_possible) = match step {
            Step::Key(key) => (at.saturating_add(usize::from(at > 0)), key.len(), is_xml_name(key)),
            Step::Index(_) | Step::HugeIndex(_) => {
                let rest = text.get(at..).unwrap_or_default();
                (at, rest.find(']').map_or(rest.len(), |end| end.saturating_add(1)), after_key)
            }
        };
        let end = start.saturating_add(length);
        if !is_possible {
            return Some((start, end));
        }
        after_key = matches!(step, Step::Key(_));
        at = end;
    }
    None
}

/// Whether a key is the name of an element, with a prefix or without.
fn is_xml_name(key: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let (prefix, local) = key.split_once(':').map_or((None, key), |(prefix, local)| (Some(prefix), local));
    prefix.is_none_or(is_part) && is_part(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_are_corrected() {
        for (text, expected) in [
            ("$.a.b", Some("a.b")),
            ("$[0].a", Some("[0].a")),
            ("/a/b", Some("a.b")),
            ("a['b'][\"c d\"]", Some("a.b.c d")),
            ("$['a'][0]['b']", Some("a[0].b")),
            ("a.[0].b", Some("a[0].b")),
            ("a\\b", Some("a.b")),
            // JSON Pointer has indexes without brackets; XPath counts from 1.
            ("/a/b/0/c", Some("a.b[0].c")),
            ("/0/a", Some("[0].a")),
            ("/a/b[1]", Some("a.b[0]")),
            ("/a/b[0]", None),
            // No attribute has such keys, nor leads anywhere below.
            ("a['b.c']", None),
            ("a['']", None),
            ("a['b'", None),
            ("a['b]", None),
            ("a[0]b", None),
            ("$..c", None),
            ("//c", None),
            ("$", None),
            (".a.", Some("a")),
            ("a[", None),
            ("naïve", None),
            ("$.naïve", None),
            ("", None),
            ("a..b", None),
        ] {
            assert_eq!(correction(text, KeyCharacters::Ascii).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn some_attributes_are_never_in_xml() {
        for (text, expected) in [
            ("a.b[1].c:d", None),
            ("_a-1", None),
            ("[0].a", Some((0, 3))),
            ("a[0][12].b", Some((4, 8))),
            ("a[00][0]", Some((5, 8))),
            ("a.1b", Some((2, 4))),
            ("a.b c.d", Some((2, 5))),
            ("a:b:c", Some((0, 5))),
            ("a.-b[0]", Some((2, 4))),
            ("a[0].:b", Some((5, 7))),
        ] {
            assert_eq!(never_in_xml(&text.parse().unwrap(), text), expected, "{text}");
        }
    }
}
