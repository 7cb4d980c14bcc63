//! What is wrong with a definition, before any call.

use std::borrow::Cow;

use crate::definition::ResponseType;
use crate::definition::attribute::{Attribute, InvalidAttribute, correction, never_in_xml};
use crate::definition::field::{self, DataType};
use crate::evaluate::webhook::Mapping;
use crate::explain as message;
use crate::name_map::Index;
use crate::outcome::Severity;
use crate::rules::RuleId;
use crate::string_enum::named;

named! {
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
pub struct Diagnostic {
    /// [`Severity::Error`] where the mapping does nothing, else [`Severity::Warning`].
    pub severity: Severity,
    /// What it is about.
    pub code: DiagnosticCode,
    /// What it says.
    pub message: String,
    /// Which mapping, from 0, where one is meant.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mapping: Option<usize>,
    /// Where in the attribute.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub span: Option<Span>,
    /// A likely correction.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<String>,
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

pub(crate) fn diagnose(response_type: ResponseType, mappings: &[Mapping]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if mappings.is_empty() {
        found.push(Diagnostic::warning(DiagnosticCode::NoMappings, message::no_mappings()));
    } else if response_type == ResponseType::None {
        let message = message::mappings_without_response_type();
        found.push(Diagnostic::warning(DiagnosticCode::MappingsWithoutResponseType, message));
    }
    // Two mappings that are the same name one field.
    let names_field_twice = mappings.iter().enumerate().any(|(i, mapping)| mapping.first != i);
    let mut rows = Index::default();
    for (i, mapping) in mappings.iter().enumerate() {
        let same = if names_field_twice { rows.get_or_insert(row(mapping), i) } else { i };
        let of_mapping = [
            attribute(response_type, mapping),
            target(mapping),
            data_type(mapping),
            duplicate(i, same, mapping, mappings),
        ];
        for diagnostic in of_mapping.into_iter().flatten() {
            found.push(Diagnostic { mapping: Some(i), ..diagnostic });
        }
    }
    found
}

/// What two mappings have in common that are the same.
fn row(mapping: &Mapping) -> Cow<'static, str> {
    Cow::Owned(format!("{}\0{}", mapping.first, mapping.response_attribute))
}

fn attribute(response_type: ResponseType, mapping: &Mapping) -> Option<Diagnostic> {
    let text = &mapping.response_attribute;
    match &mapping.path {
        Ok(path) => {
            // What is around the attribute goes first: without it the attribute may be possible.
            if path.rules.contains(RuleId::PathSurroundingWhitespace) {
                return Some(surrounding_whitespace(text));
            }
            let is_xml = response_type == ResponseType::Xml;
            let (start, end) = if is_xml { never_in_xml(&path.attribute, text) } else { None }?;
            Some(unreachable_key(text, start, end))
        }
        Err(invalid) => Some(invalid_attribute(text, invalid)),
    }
}

#[cold]
fn unreachable_key(text: &str, start: usize, end: usize) -> Diagnostic {
    let message = message::never_in_xml(text, text.get(start..end).unwrap_or_default());
    Diagnostic {
        span: Some(Span { start, end }),
        ..Diagnostic::error(DiagnosticCode::UnreachableKey, message)
    }
}

#[cold]
fn invalid_attribute(text: &str, invalid: &InvalidAttribute) -> Diagnostic {
    let message = message::invalid_attribute(text, invalid);
    let start = text.get(..invalid.offset).unwrap_or_default().encode_utf16().count();
    let end = start.saturating_add(invalid.found.map_or(0, char::len_utf16));
    let (span, suggestion) = (Some(Span { start, end }), correction(text));
    Diagnostic { span, suggestion, ..Diagnostic::error(DiagnosticCode::InvalidAttribute, message) }
}

#[cold]
fn surrounding_whitespace(text: &str) -> Diagnostic {
    let message = message::surrounding_whitespace(text);
    let trimmed = text.trim();
    // INVARIANT: a valid attribute is ASCII, so that bytes are UTF-16 code units.
    let before = text.len().saturating_sub(text.trim_start().len());
    let span = if before > 0 {
        Span { start: 0, end: before }
    } else {
        Span { start: trimmed.len(), end: text.len() }
    };
    // A key of white space alone leaves none.
    let suggestion = trimmed.parse::<Attribute>().is_ok().then(|| trimmed.to_owned());
    let diagnostic = Diagnostic::warning(DiagnosticCode::SurroundingWhitespace, message);
    Diagnostic { span: Some(span), suggestion, ..diagnostic }
}

fn target(mapping: &Mapping) -> Option<Diagnostic> {
    match mapping.target.refusal {
        Some(refusal) => Some(refused(mapping, refusal)),
        None => mapping.target.suggestion.as_ref().map(|suggestion| custom_field(mapping, suggestion)),
    }
}

#[cold]
fn refused(mapping: &Mapping, refusal: field::Refusal) -> Diagnostic {
    let code = match refusal {
        field::Refusal::Unknown => DiagnosticCode::UnknownField,
        field::Refusal::RestName => DiagnosticCode::RestName,
        field::Refusal::NoSoapName => DiagnosticCode::NoSoapName,
        field::Refusal::ReadOnly => DiagnosticCode::ReadOnlyField,
    };
    let suggestion = mapping.target.suggestion.clone();
    let message = message::field(&mapping.marketo_field, refusal, suggestion.as_deref());
    Diagnostic { suggestion, ..Diagnostic::error(code, message) }
}

#[cold]
fn custom_field(mapping: &Mapping, suggestion: &str) -> Diagnostic {
    let message = message::custom_field(&mapping.marketo_field, suggestion);
    let diagnostic = Diagnostic::warning(DiagnosticCode::UnknownField, message);
    Diagnostic { suggestion: Some(suggestion.to_owned()), ..diagnostic }
}

fn data_type(mapping: &Mapping) -> Option<Diagnostic> {
    let name = if let DataType::Other(name) = &mapping.target.data_type { Some(&**name) } else { None };
    let is_unknown = name.is_some() || mapping.target.rules.contains(RuleId::CoerceUnknownType);
    is_unknown.then(|| unknown_type(&mapping.marketo_field, name))
}

#[cold]
fn unknown_type(field: &str, name: Option<&str>) -> Diagnostic {
    Diagnostic::warning(DiagnosticCode::UnknownType, message::unknown_type(field, name))
}

fn duplicate(i: usize, same: usize, mapping: &Mapping, mappings: &[Mapping]) -> Option<Diagnostic> {
    if mapping.first == i {
        return None;
    }
    let first = mappings.get(mapping.first)?;
    Some(if same < i { duplicate_mapping(mapping) } else { duplicate_field(mapping, first) })
}

#[cold]
fn duplicate_mapping(mapping: &Mapping) -> Diagnostic {
    let message = message::duplicate_mapping(&mapping.response_attribute, &mapping.marketo_field);
    Diagnostic::warning(DiagnosticCode::DuplicateMapping, message)
}

#[cold]
fn duplicate_field(mapping: &Mapping, first: &Mapping) -> Diagnostic {
    let message = message::field_named_twice(&mapping.marketo_field, &first.response_attribute);
    Diagnostic::warning(DiagnosticCode::DuplicateField, message)
}

impl Diagnostic {
    pub(crate) fn warning(code: DiagnosticCode, message: String) -> Self {
        Self { severity: Severity::Warning, code, message, mapping: None, span: None, suggestion: None }
    }

    pub(crate) fn error(code: DiagnosticCode, message: String) -> Self {
        Self { severity: Severity::Error, ..Self::warning(code, message) }
    }
}
