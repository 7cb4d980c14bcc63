//! [`list_attributes`]: the values of a sample body and the attributes that reach them.

use std::borrow::Cow;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
use std::fmt;

use crate::assumptions::Assumptions;
use crate::coerce::coerce;
use crate::decide;
use crate::definition::Format;
use crate::definition::attribute::is_key_character;
use crate::definition::field::DataType;
use crate::evaluate::unreadable::UnreadableBody;
use crate::extract::{self, Listed, ListedStep};
use crate::outcome::Position;
use crate::response::charset::{CharsetDecoder, without_byte_order_mark};
use crate::string_enum::string_enum;
use crate::text::quote::excerpt;
use crate::texts::Explanation;
use crate::value::{Kind, Raw};

/// The most characters that the attributes of all values may have together: each repeats those of its parents, so that
/// a deep body would give a list far larger than itself.
const MAX: usize = 2_000_000;

/// A value of a sample body and the attribute that reaches it, from [`list_attributes`].
///
/// ```
/// use marketo_webhook::definition::{DataType, Format};
/// use marketo_webhook::outcome::Kind;
/// use marketo_webhook::tools::{Unreachable, list_attributes};
///
/// let listed = list_attributes(Format::Json, r#"{"active": true, "e-mail address!": "jane@wilder.example"}"#)?;
/// assert_eq!((listed[0].response_attribute.as_deref(), listed[0].kind), (Some("active"), Kind::Boolean));
/// assert!(listed[0].fits.contains(&DataType::Boolean));
/// assert_eq!(listed[1].unreachable, Some(Unreachable::KeyCharacters));
/// # Ok::<(), marketo_webhook::tools::ListAttributesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct SampleAttribute {
    /// The Response Attribute, if one reaches the value.
    pub response_attribute: Option<String>,
    /// Why no attribute does.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unreachable: Option<Unreachable>,
    /// The steps down to the value.
    pub steps: Vec<SampleStep>,
    /// The kind of the value.
    pub kind: Kind,
    /// Its first characters.
    pub excerpt: String,
    /// The data types whose fields take it, under the default [`Assumptions`].
    pub fits: Vec<DataType>,
}

string_enum! {
    /// Why no attribute reaches the value of a [`SampleAttribute`].
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

/// A step down to a value, for display.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SampleStep {
    /// A key, or the name of an element; of an XML attribute its name after an `@`.
    Key(String),
    /// A place in an array, or among elements of one name.
    Index(u64),
}

#[cfg(feature = "serde")]
impl serde::Serialize for SampleStep {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Key(key) => serializer.serialize_str(key),
            Self::Index(index) => serializer.serialize_u64(*index),
        }
    }
}

/// Why [`list_attributes`] cannot list the values of a body.
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

/// Every value in a sample body, in document order, with the attribute that reaches it.
///
/// - Repeated elements carry their index; single ones do not.
/// - The last of equal keys in a JSON object counts; the others are not listed.
/// - XML attributes come after their element; declarations of namespaces are not listed.
/// - The top of a JSON body has no attribute and is not listed.
///
/// ```
/// use marketo_webhook::definition::Format;
/// use marketo_webhook::tools::list_attributes;
///
/// let listed = list_attributes(Format::Xml, "<a><b>1</b><b>x</b></a>")?;
/// let attributes: Vec<_> = listed.iter().filter_map(|value| value.response_attribute.as_deref()).collect();
/// assert_eq!(attributes, ["a", "a.b[0]", "a.b[1]"]);
/// # Ok::<(), marketo_webhook::tools::ListAttributesError>(())
/// ```
///
/// # Errors
///
/// If the body is not readable as the format, or the attributes of its values have more than 2,000,000 characters
/// together.
pub fn list_attributes(format: Format, body: &str) -> Result<Vec<SampleAttribute>, ListAttributesError> {
    list_text(format, without_byte_order_mark(body))
}

fn list_text(format: Format, text: &str) -> Result<Vec<SampleAttribute>, ListAttributesError> {
    let listed = extract::list(format, text).map_err(|error| UnreadableBody::syntax(format, text, &error))?;
    let mut samples = Samples { built: Vec::with_capacity(listed.len()), characters: 0 };
    for value in &listed {
        let built = samples.build(value)?;
        samples.built.push(built);
    }
    Ok(samples.built.into_iter().flatten().map(|built| built.sample).collect())
}

/// The same as [`list_attributes`] for a body as received, with a decoder for charsets other than UTF-8 and UTF-16.
///
/// ```
/// use marketo_webhook::definition::Format;
/// use marketo_webhook::response::{CharsetDecoder, DecodeError};
/// use marketo_webhook::tools::list_attributes_with;
///
/// struct NoOther;
///
/// impl CharsetDecoder for NoOther {
///     fn decode(&self, _: &str, _: &[u8]) -> Result<String, DecodeError> {
///         Err(DecodeError::UnknownCharset)
///     }
/// }
///
/// let utf_16 = b"\xfe\xff\0{\0\"\0a\0\"\0:\0\x31\0}";
/// let listed = list_attributes_with(Format::Json, utf_16, &NoOther)?;
/// assert_eq!(listed[0].response_attribute.as_deref(), Some("a"));
/// # Ok::<(), marketo_webhook::tools::ListAttributesError>(())
/// ```
///
/// # Errors
///
/// As for [`list_attributes`], and if the body cannot be decoded.
pub fn list_attributes_with(
    format: Format,
    body: &[u8],
    decoder: &dyn CharsetDecoder,
) -> Result<Vec<SampleAttribute>, ListAttributesError> {
    let charset = decide::charset(body, None);
    let text = charset
        .decode(body, decoder)
        .map_err(|undecodable| UnreadableBody::undecodable(&charset, &undecodable))?;
    list_text(format, &text)
}

struct Samples {
    /// What became of each value of the list; [`None`] for a value that does not count.
    built: Vec<Option<Built>>,
    /// How many characters the attributes of all have.
    characters: usize,
}

struct Built {
    sample: SampleAttribute,
    /// How many characters its attribute has.
    characters: usize,
}

impl Samples {
    fn build(&mut self, value: &Listed<'_>) -> Result<Option<Built>, ListAttributesError> {
        let parent = value.parent.map(|parent| self.built.get(parent).and_then(Option::as_ref));
        if value.is_repeated || matches!(parent, Some(None)) {
            return Ok(None);
        }
        let parent = parent.flatten();
        let (key, index) = parts(&value.step);
        let own = key.as_ref().map_or(0, |key| key.len().saturating_add(1));
        let own = own.saturating_add(index.map_or(0, brackets));
        let characters = parent.map_or(0, |parent| parent.characters).saturating_add(own);
        self.characters = self.characters.saturating_add(characters);
        if self.characters > MAX {
            return Err(ListAttributesError {
                explanation: Box::new(Explanation::TooManyAttributes { count: MAX as u64 }),
                position: None,
            });
        }
        let parent = parent.map(|parent| &parent.sample);
        let unreachable = unreachable(value, parent.and_then(|parent| parent.unreachable));
        let response_attribute = if unreachable.is_none() {
            let above = parent.and_then(|parent| parent.response_attribute.as_deref());
            Some(attribute(above.unwrap_or_default(), key.as_deref(), index))
        } else {
            None
        };
        let mut steps = parent.map(|parent| parent.steps.clone()).unwrap_or_default();
        steps.extend(key.map(|key| SampleStep::Key(key.into_owned())));
        steps.extend(index.map(SampleStep::Index));
        let sample = SampleAttribute {
            response_attribute,
            unreachable,
            steps,
            kind: value.raw.kind(),
            excerpt: excerpt(value.raw.text()),
            fits: fits(&value.raw),
        };
        Ok(Some(Built { sample, characters }))
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

/// The attribute of a value, from that of its parent.
fn attribute(parent: &str, key: Option<&str>, index: Option<u64>) -> String {
    let dot = if parent.is_empty() { "" } else { "." };
    match (key, index) {
        (Some(key), Some(index)) => format!("{parent}{dot}{key}[{index}]"),
        (Some(key), None) => format!("{parent}{dot}{key}"),
        (None, Some(index)) => format!("{parent}[{index}]"),
        (None, None) => parent.to_owned(),
    }
}

/// The data types whose fields take the value.
fn fits(raw: &Raw<'_>) -> Vec<DataType> {
    match raw {
        // Both are skipped before a type is looked at.
        Raw::Null | Raw::Container(..) => Vec::new(),
        Raw::Text(_) | Raw::Number(_) | Raw::Boolean(_) => {
            let written = DataType::KNOWN.iter().filter(|data_type| !data_type.is_read_only());
            let takes = |data_type: &&DataType| coerce(raw, data_type, None, &Assumptions::default()).is_ok();
            written.filter(takes).cloned().collect()
        }
    }
}
