//! What is wrong with a definition, before any call.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::definition::ResponseType;
use crate::field::{self, DataType};
use crate::message;
use crate::named::named;
use crate::outcome::Severity;
use crate::rules::RuleId;
use crate::webhook::Mapping;

named! {
    /// What a diagnostic is about.
    #[non_exhaustive]
    pub enum DiagnosticCode {
        /// The Response Attribute is none.
        InvalidAttribute = "invalid-attribute",
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
    }
}

/// A finding about a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// [`Severity::Error`] where the mapping does nothing, else [`Severity::Warning`].
    pub severity: Severity,
    /// What it is about.
    pub code: DiagnosticCode,
    /// What it says.
    pub message: String,
    /// Which mapping, from 0, where one is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<usize>,
    /// Where in the attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// A likely correction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// A piece of an attribute, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

pub(crate) fn diagnose(response_type: ResponseType, mappings: &[Mapping]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if mappings.is_empty() {
        found.push(warning(DiagnosticCode::NoMappings, message::no_mappings()));
    } else if response_type == ResponseType::None {
        let message = message::mappings_without_response_type();
        found.push(warning(DiagnosticCode::MappingsWithoutResponseType, message));
    }
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for (i, mapping) in mappings.iter().enumerate() {
        let row = format!("{}\0{}", mapping.first, mapping.response_attribute);
        let same = *rows.entry(row).or_insert(i);
        let of_mapping =
            [attribute(mapping), target(mapping), data_type(mapping), duplicate(i, same, mapping)];
        for diagnostic in of_mapping.into_iter().flatten() {
            found.push(Diagnostic { mapping: Some(i), ..diagnostic });
        }
    }
    found
}

fn attribute(mapping: &Mapping) -> Option<Diagnostic> {
    let text = &mapping.response_attribute;
    match &mapping.path {
        Ok(path) if path.rules.contains(RuleId::PathSurroundingWhitespace) => {
            let message = message::surrounding_whitespace(text);
            let suggestion = Some(text.trim().to_owned()).filter(|trimmed| !trimmed.is_empty());
            Some(Diagnostic { suggestion, ..warning(DiagnosticCode::SurroundingWhitespace, message) })
        }
        Ok(_) => None,
        Err(invalid) => {
            let message = message::invalid_attribute(text, invalid);
            let start = text.get(..invalid.offset).unwrap_or_default().encode_utf16().count();
            let end = start.saturating_add(invalid.found.map_or(0, char::len_utf16));
            let span = Some(Span { start, end });
            Some(Diagnostic { span, ..error(DiagnosticCode::InvalidAttribute, message) })
        }
    }
}

fn target(mapping: &Mapping) -> Option<Diagnostic> {
    let name = &mapping.marketo_field;
    let suggestion = mapping.target.suggestion.clone();
    let Some(refusal) = mapping.target.refusal else {
        let message = message::custom_field(name, suggestion.as_deref()?);
        return Some(Diagnostic { suggestion, ..warning(DiagnosticCode::UnknownField, message) });
    };
    let code = match refusal {
        field::Refusal::Unknown => DiagnosticCode::UnknownField,
        field::Refusal::RestName => DiagnosticCode::RestName,
        field::Refusal::NoSoapName => DiagnosticCode::NoSoapName,
        field::Refusal::ReadOnly => DiagnosticCode::ReadOnlyField,
    };
    let message = message::field(name, refusal, suggestion.as_deref());
    Some(Diagnostic { suggestion, ..error(code, message) })
}

fn data_type(mapping: &Mapping) -> Option<Diagnostic> {
    let name = if let DataType::Other(name) = &mapping.target.data_type { Some(&**name) } else { None };
    if name.is_none() && !mapping.target.rules.contains(RuleId::CoerceUnknownType) {
        return None;
    }
    let message = message::unknown_type(&mapping.marketo_field, name);
    Some(warning(DiagnosticCode::UnknownType, message))
}

fn duplicate(i: usize, same: usize, mapping: &Mapping) -> Option<Diagnostic> {
    if same < i {
        return Some(warning(DiagnosticCode::DuplicateMapping, message::duplicate_mapping(same)));
    }
    let message = || message::field_named_twice(&mapping.marketo_field, mapping.first);
    (mapping.first < i).then(|| warning(DiagnosticCode::DuplicateField, message()))
}

fn warning(code: DiagnosticCode, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, code, message, mapping: None, span: None, suggestion: None }
}

fn error(code: DiagnosticCode, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Error, ..warning(code, message) }
}
