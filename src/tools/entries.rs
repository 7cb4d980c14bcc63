//! [`Entries`]: the values of a sample body, each by what it adds to its parent. Their attributes would be far larger.

use std::borrow::Cow;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
use std::fmt;

use crate::assumptions::Assumptions;
use crate::coerce::coerce;
use crate::definition::Format;
use crate::definition::attribute::is_key_character;
use crate::definition::field::DataType;
use crate::evaluate::unreadable::UnreadableBody;
use crate::extract::{self, Listed, ListedStep};
use crate::outcome::Position;
use crate::response::charset::without_byte_order_mark;
use crate::string_enum::string_enum;
use crate::texts::Explanation;
use crate::value::Raw;

string_enum! {
    /// Why no attribute reaches the value of a [`SampleAttribute`](super::SampleAttribute).
    #[non_exhaustive]
    pub enum Unreachable {
        /// A key on the way has a character that no key of an attribute has.
        KeyCharacters = "key-characters",
        /// An element on the way holds both repeated and unique child names.
        UndefinedXml = "undefined-xml",
        /// It is an XML attribute.
        XmlAttribute = "xml-attribute",
    }
}

/// Why [`list_attributes`](super::list_attributes) cannot list the values of a body.
///
/// ```
/// use marketo_webhook::definition::Format;
/// use marketo_webhook::tools::list_attributes;
///
/// let error = list_attributes(Format::Json, "{'a': 1}").unwrap_err();
/// assert_eq!(error.position.unwrap().offset, 1);
/// assert!(error.to_string().starts_with("the body has single quotes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ListAttributesError {
    /// The reason, for people.
    pub explanation: Box<Explanation<'static>>,
    /// Where the body stops being readable.
    pub position: Option<Position>,
}

#[cfg(not(all(feature = "js", target_family = "wasm")))]
impl fmt::Display for ListAttributesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.explanation.fmt(f)
    }
}

#[cfg(not(all(feature = "js", target_family = "wasm")))]
impl std::error::Error for ListAttributesError {}

impl From<UnreadableBody> for ListAttributesError {
    fn from(unreadable: UnreadableBody) -> Self {
        Self { explanation: unreadable.explanation, position: unreadable.position }
    }
}

/// The most characters that the attributes of all values may have together: each repeats those of its parents, so that
/// a deep body would give a list far larger than itself.
const MAX: usize = 2_000_000;

/// The values of a body that count, in document order.
pub(crate) struct Entries<'t> {
    listed: Vec<Listed<'t>>,
    kept: Vec<Kept>,
}

/// A value that counts.
struct Kept {
    /// Its place among all that are listed.
    listed: usize,
    /// The place of its parent among those that count.
    parent: Option<usize>,
    unreachable: Option<Unreachable>,
    /// How many characters its attribute has.
    characters: usize,
    fits: Fits,
}

/// A value, and what leads to it from its parent.
pub(crate) struct Entry<'e> {
    /// The place of its parent, which comes before it.
    pub(crate) parent: Option<usize>,
    pub(crate) key: Option<Cow<'e, str>>,
    pub(crate) index: Option<u64>,
    pub(crate) raw: &'e Raw<'e>,
    pub(crate) unreachable: Option<Unreachable>,
    pub(crate) fits: Fits,
}

impl<'t> Entries<'t> {
    pub(crate) fn read(format: Format, text: &'t str) -> Result<Self, ListAttributesError> {
        let text = without_byte_order_mark(text);
        let listed =
            extract::list(format, text).map_err(|error| UnreadableBody::syntax(format, text, &error))?;
        let groups = Groups::new();
        let mut kept: Vec<Kept> = Vec::with_capacity(listed.len());
        // Where each is among those that count.
        let mut places = Vec::with_capacity(listed.len());
        let mut total: usize = 0;
        for (place, value) in listed.iter().enumerate() {
            let parent = value.parent.map(|parent| places.get(parent).copied().flatten());
            if value.is_repeated || parent == Some(None) {
                places.push(None);
                continue;
            }
            let parent = parent.flatten();
            let above: Option<&Kept> = parent.and_then(|parent| kept.get(parent));
            let characters =
                above.map_or(0, |above| above.characters).saturating_add(own_characters(&value.step));
            total = total.saturating_add(characters);
            if total > MAX {
                return Err(ListAttributesError {
                    explanation: Box::new(Explanation::TooManyAttributes { count: MAX as u64 }),
                    position: None,
                });
            }
            let unreachable = unreachable(value, above.and_then(|above| above.unreachable));
            places.push(Some(kept.len()));
            kept.push(Kept {
                listed: place,
                parent,
                unreachable,
                characters,
                fits: groups.that_take(&value.raw),
            });
        }
        Ok(Self { listed, kept })
    }

    pub(crate) fn len(&self) -> usize {
        self.kept.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        self.kept.iter().filter_map(|kept| {
            let Listed { step, raw, .. } = self.listed.get(kept.listed)?;
            let (key, index) = parts(step);
            let Kept { parent, unreachable, fits, .. } = *kept;
            Some(Entry { parent, key, index, raw, unreachable, fits })
        })
    }
}

/// The key of a step, that of an XML attribute after an `@`, and its index.
fn parts<'s>(step: &'s ListedStep<'_>) -> (Option<Cow<'s, str>>, Option<u64>) {
    match step {
        ListedStep::Key(key) => (Some(Cow::Borrowed(key)), None),
        ListedStep::Index(index) => (None, Some(*index)),
        ListedStep::Element { name, index } => (Some(Cow::Borrowed(name)), *index),
        ListedStep::XmlAttribute(name) => (Some(Cow::Owned(format!("@{name}"))), None),
    }
}

/// How many characters a step takes, with its dot and brackets.
fn own_characters(step: &ListedStep<'_>) -> usize {
    let (key, index) = match step {
        ListedStep::Key(key) => (key.len().saturating_add(1), None),
        ListedStep::Index(index) => (0, Some(*index)),
        ListedStep::Element { name, index } => (name.len().saturating_add(1), *index),
        ListedStep::XmlAttribute(name) => (name.len().saturating_add(2), None),
    };
    key.saturating_add(index.map_or(0, brackets))
}

/// How many characters an index takes.
fn brackets(index: u64) -> usize {
    usize::try_from(index.checked_ilog10().unwrap_or(0)).unwrap_or(0).saturating_add(3)
}

fn unreachable(value: &Listed<'_>, above: Option<Unreachable>) -> Option<Unreachable> {
    let key = match &value.step {
        ListedStep::Key(key) => key,
        ListedStep::Element { name, .. } => *name,
        ListedStep::Index(_) => return above,
        ListedStep::XmlAttribute(_) => return Some(Unreachable::XmlAttribute),
    };
    let by_key =
        above == Some(Unreachable::KeyCharacters) || key.is_empty() || !key.chars().all(is_key_character);
    let undefined = value.is_undefined || above.is_some();
    if by_key { Some(Unreachable::KeyCharacters) } else { undefined.then_some(Unreachable::UndefinedXml) }
}

/// The data types whose fields take a value, under the default [`Assumptions`]: a bit for each of [`DataType::KNOWN`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fits(pub(crate) u32);

impl Fits {
    pub(crate) fn types(self) -> impl Iterator<Item = &'static DataType> {
        let known = DataType::KNOWN.iter().enumerate();
        known.filter(move |(place, _)| self.0 >> place & 1 == 1).map(|(_, data_type)| data_type)
    }
}

/// Types that take the same values, each group as one of them and all of them. A listing asks once for a group.
struct Groups(Vec<(&'static DataType, Fits)>);

impl Groups {
    fn new() -> Self {
        let mut groups: Vec<(&DataType, Fits)> = Vec::new();
        for (place, data_type) in DataType::KNOWN.iter().enumerate() {
            if data_type.is_read_only() {
                continue;
            }
            let same = groups.iter_mut().find(|(other, _)| other.family() == data_type.family());
            match same {
                Some((_, all)) => all.0 |= 1 << place,
                None => groups.push((data_type, Fits(1 << place))),
            }
        }
        Self(groups)
    }

    fn that_take(&self, raw: &Raw<'_>) -> Fits {
        match raw {
            // Both are skipped before a type is looked at.
            Raw::Null | Raw::Container(..) => Fits(0),
            Raw::Text(_) | Raw::Number(_) | Raw::Boolean(_) => {
                let takes = |data_type| coerce(raw, data_type, None, &Assumptions::default()).is_ok();
                let taking = self.0.iter().filter(|(data_type, _)| takes(data_type));
                Fits(taking.fold(0, |all, (_, group)| all | group.0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lengths and signs do not decide whether a value is taken, so a group may be asked by any of its types.
    #[test]
    fn a_group_takes_what_each_of_its_types_takes() {
        let long = "x".repeat(40_000);
        let texts = [
            "",
            " ",
            "x",
            "NULL",
            "null",
            "85",
            "-85",
            "+1",
            "1.5",
            "1e3",
            "99999999999999999999",
            "1e39",
            "true",
            "yes",
            "2026-01-31",
            "2026-01-31T10:00:00Z",
            "31.12.2026",
            "jane@wilder.example",
            "https://wilder.example/",
            "+31 20 123",
            &long,
        ];
        let raws = texts.iter().flat_map(|text| [Raw::Text(Cow::Borrowed(text)), Raw::Number(text)]);
        for raw in raws.chain([Raw::Boolean(true), Raw::Boolean(false)]) {
            let found: Vec<_> = Groups::new().that_take(&raw).types().collect();
            let written = DataType::KNOWN.iter().filter(|data_type| !data_type.is_read_only());
            let expected: Vec<_> = written
                .filter(|data_type| coerce(&raw, data_type, None, &Assumptions::default()).is_ok())
                .collect();
            assert_eq!(found, expected, "{raw:?}");
        }
    }
}
