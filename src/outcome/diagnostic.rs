//! Findings about a definition or a describe reply.

use super::{Severity, Suggestion};
use crate::string_enum::string_enum;
use crate::texts::Explanation;

string_enum! {
    /// What a diagnostic is about.
    #[non_exhaustive]
    pub enum DiagnosticCode {
        /// The Response Attribute is none.
        InvalidAttribute = "invalid-attribute",
        /// No XML document has what the attribute leads to.
        UnreachableKey = "unreachable-key",
        /// The Response Attribute begins or ends with white space.
        SurroundingWhitespace = "surrounding-whitespace",
        /// No lead field has the name, or one has nearly that name.
        UnknownField = "unknown-field",
        /// The name is a REST API name.
        RestName = "rest-name",
        /// The name is the one that Marketo's pages show.
        DisplayName = "display-name",
        /// The field has no SOAP API name.
        NoSoapName = "no-soap-name",
        /// The field may only be read.
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
        /// A describe reply is none.
        InvalidDescribe = "invalid-describe",
        /// A describe reply says that the call failed.
        DescribeFailed = "describe-failed",
        /// A reply of another call, which gives REST API names only.
        RestNamesOnly = "rest-names-only",
    }
}

/// A finding about a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Diagnostic<'a> {
    /// [`Severity::Error`] where the mapping does nothing, else [`Severity::Warning`].
    pub severity: Severity,
    /// What it is about.
    pub code: DiagnosticCode,
    /// What it says.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "super::explained::explained"))]
    pub explanation: Explanation<'a>,
    /// Which mapping, from 0, where one is meant.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mapping: Option<usize>,
    /// Where in the attribute.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub span: Option<Span>,
    /// What to write instead.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<Suggestion>,
}

/// A piece of an attribute, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl<'a> Diagnostic<'a> {
    pub(crate) fn warning(code: DiagnosticCode, explanation: Explanation<'a>) -> Self {
        Self { severity: Severity::Warning, code, explanation, mapping: None, span: None, suggestion: None }
    }

    pub(crate) fn error(code: DiagnosticCode, explanation: Explanation<'a>) -> Self {
        Self { severity: Severity::Error, ..Self::warning(code, explanation) }
    }
}
