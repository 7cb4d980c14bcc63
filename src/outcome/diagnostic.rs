//! [`Diagnostic`]: a finding about a definition or a describe reply.

use std::ops::Range;

#[cfg(feature = "serde")]
use serde::ser::SerializeStruct;

use super::{Severity, Suggestion};
use crate::string_enum::string_enum;
use crate::texts::Explanation;

string_enum! {
    /// What a [`Diagnostic`] is about.
    #[non_exhaustive]
    pub enum DiagnosticCode {
        /// The Response Attribute is not a valid path.
        InvalidAttribute = "invalid-attribute",
        /// The attribute leads to what no XML document can have.
        UnreachableKey = "unreachable-key",
        /// The Response Attribute begins or ends with white space.
        SurroundingWhitespace = "surrounding-whitespace",
        /// No lead field has the name, or a field has nearly that name.
        UnknownField = "unknown-field",
        /// The name is a REST API name.
        RestName = "rest-name",
        /// The name is the one that Marketo's pages show.
        DisplayName = "display-name",
        /// The field has no SOAP API name.
        NoSoapName = "no-soap-name",
        /// The field is read-only.
        ReadOnlyField = "read-only-field",
        /// The field's data type is not known.
        UnknownType = "unknown-type",
        /// Two mappings name one field.
        DuplicateField = "duplicate-field",
        /// Two mappings are the same.
        DuplicateMapping = "duplicate-mapping",
        /// There are no mappings.
        NoMappings = "no-mappings",
        /// There are mappings, and the Response Type is None.
        MappingsWithoutResponseType = "mappings-without-response-type",
        /// The describe reply cannot be read as one.
        InvalidDescribe = "invalid-describe",
        /// A describe reply says that the call failed.
        DescribeFailed = "describe-failed",
        /// A reply of another call, which gives REST API names only.
        RestNamesOnly = "rest-names-only",
    }
}

/// A finding about a definition or a describe reply, before any call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Diagnostic<'a> {
    /// [`Severity::Error`] if the mapping does nothing, else [`Severity::Warning`].
    pub severity: Severity,
    /// What it is about.
    pub code: DiagnosticCode,
    /// What it says.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "super::explained::explained"))]
    pub explanation: Explanation<'a>,
    /// The mapping that it is about, from 0, if it is about one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mapping: Option<usize>,
    /// The piece of the attribute that it is about.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub span: Option<Span>,
    /// What to write instead.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<Suggestion>,
}

/// A piece of an attribute, in bytes.
///
/// ```
/// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
///
/// let attribute = "orders[first]";
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping(attribute, "City"));
/// let span = webhook.diagnostics()[0].span.unwrap();
/// assert_eq!(&attribute[span.range()], "f");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The same in UTF-16 code units, for JavaScript.
    utf_16: (usize, usize),
}

impl Span {
    /// The piece of a text between two places in bytes.
    pub(crate) fn of(text: &str, start: usize, end: usize) -> Self {
        let units = |end| text.get(..end).unwrap_or_default().encode_utf16().count();
        Self { start, end, utf_16: (units(start), units(end)) }
    }

    /// The bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// In UTF-16 code units, as JavaScript counts.
#[cfg(feature = "serde")]
impl serde::Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (start, end) = self.utf_16;
        let mut members = serializer.serialize_struct("Span", 2)?;
        members.serialize_field("start", &start)?;
        members.serialize_field("end", &end)?;
        members.end()
    }
}

impl<'a> Diagnostic<'a> {
    pub(crate) fn warning(code: DiagnosticCode, explanation: Explanation<'a>) -> Self {
        Self { severity: Severity::Warning, code, explanation, mapping: None, span: None, suggestion: None }
    }

    pub(crate) fn error(code: DiagnosticCode, explanation: Explanation<'a>) -> Self {
        Self { severity: Severity::Error, ..Self::warning(code, explanation) }
    }
}
