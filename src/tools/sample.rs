//! [`list_attributes`]: the values of a sample body and the attributes that reach them.

use std::borrow::Cow;

use super::entries::{Entries, ListAttributesError, Unreachable};
use crate::decide;
use crate::definition::Format;
use crate::definition::field::DataType;
use crate::evaluate::unreadable::UnreadableBody;
use crate::response::charset::CharsetDecoder;
use crate::text::quote::excerpt;
use crate::value::Kind;

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
    /// The data types whose fields take it, under the default [`Assumptions`](crate::assumptions::Assumptions).
    pub fits: Vec<DataType>,
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
    list_text(format, body)
}

fn list_text(format: Format, text: &str) -> Result<Vec<SampleAttribute>, ListAttributesError> {
    Ok(samples(&Entries::read(format, text)?))
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
    list_text(format, &decoded(body, decoder)?)
}

pub(crate) fn decoded<'b>(
    body: &'b [u8],
    decoder: &dyn CharsetDecoder,
) -> Result<Cow<'b, str>, ListAttributesError> {
    let charset = decide::charset(body, None);
    Ok(charset
        .decode(body, decoder)
        .map_err(|undecodable| UnreadableBody::undecodable(&charset, &undecodable))?)
}

fn samples(entries: &Entries<'_>) -> Vec<SampleAttribute> {
    let mut samples: Vec<SampleAttribute> = Vec::with_capacity(entries.len());
    for entry in entries.iter() {
        // INVARIANT: a parent comes before it.
        let parent = entry.parent.and_then(|parent| samples.get(parent));
        let response_attribute = if entry.unreachable.is_none() {
            let above = parent.and_then(|parent| parent.response_attribute.as_deref());
            Some(attribute(above.unwrap_or_default(), entry.key.as_deref(), entry.index))
        } else {
            None
        };
        let mut steps = parent.map(|parent| parent.steps.clone()).unwrap_or_default();
        steps.extend(entry.key.map(|key| SampleStep::Key(key.into_owned())));
        steps.extend(entry.index.map(SampleStep::Index));
        samples.push(SampleAttribute {
            response_attribute,
            unreachable: entry.unreachable,
            steps,
            kind: entry.raw.kind(),
            excerpt: excerpt(entry.raw.text()),
            fits: entry.fits.types().cloned().collect(),
        });
    }
    samples
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
