//! [`Webhook::diagnostics`]: what is wrong with a definition, before any call.

use std::borrow::Cow;

use crate::assumptions::KeyCharacters;
use crate::definition::ResponseType;
use crate::definition::attribute::{Attribute, ParseAttributeError, correction, never_in_xml};
use crate::definition::field::{DataType, FieldProblem};
use crate::evaluate::webhook::{Mapping, Webhook};
use crate::explain;
use crate::name_map::NameMap;
use crate::outcome::Suggestion;
use crate::outcome::diagnostic::{Diagnostic, DiagnosticCode, Span};
use crate::rules::RuleId;
use crate::texts::Explanation;

impl Webhook {
    /// What is wrong with the definition, before any call; empty if nothing is.
    ///
    /// ```
    /// use marketo_webhook::outcome::{DiagnosticCode, Severity};
    /// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
    ///
    /// let definition = WebhookDefinition::new(ResponseType::Json)
    ///     .with_mapping("lead score", "LeadScore")
    ///     .with_mapping("lead/city", "City");
    /// let webhook = Webhook::new(definition);
    /// let [diagnostic] = &webhook.diagnostics()[..] else { panic!("white space may be in a key, a slash may not") };
    /// assert_eq!((diagnostic.code, diagnostic.severity), (DiagnosticCode::InvalidAttribute, Severity::Error));
    /// assert_eq!(diagnostic.mapping, Some(1));
    /// ```
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic<'_>> {
        diagnose(self.response_type, &self.mappings, self.assumptions.key_characters)
    }
}

fn diagnose(
    response_type: ResponseType,
    mappings: &[Mapping],
    characters: KeyCharacters,
) -> Vec<Diagnostic<'_>> {
    let mut found = Vec::new();
    if mappings.is_empty() {
        found.push(Diagnostic::warning(DiagnosticCode::NoMappings, Explanation::NoMappings));
    } else if response_type == ResponseType::None {
        let explanation = Explanation::MappingsWithoutResponseType;
        found.push(Diagnostic::warning(DiagnosticCode::MappingsWithoutResponseType, explanation));
    }
    // Two mappings that are the same name one field.
    let names_field_twice = mappings.iter().enumerate().any(|(i, mapping)| mapping.first != i);
    let mut rows = NameMap::default();
    for (i, mapping) in mappings.iter().enumerate() {
        let same = if names_field_twice { rows.get_or_insert(row(mapping), i) } else { i };
        let of_mapping = [
            attribute(response_type, mapping, characters),
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

fn attribute(
    response_type: ResponseType,
    mapping: &Mapping,
    characters: KeyCharacters,
) -> Option<Diagnostic<'_>> {
    let text = &mapping.response_attribute;
    match &mapping.attribute {
        Ok(mapped) => {
            // White space around the attribute comes first: without it the attribute may be possible.
            if mapped.rests_on.contains(RuleId::PathSurroundingWhitespace) {
                return Some(surrounding_whitespace(text));
            }
            let (start, end) = match response_type {
                ResponseType::Xml => never_in_xml(&mapped.attribute, text)?,
                ResponseType::Json | ResponseType::None => return None,
            };
            Some(unreachable_key(text, start, end))
        }
        Err(invalid) => Some(invalid_attribute(text, invalid, characters)),
    }
}

#[cold]
fn unreachable_key(text: &str, start: usize, end: usize) -> Diagnostic<'_> {
    let step = text.get(start..end).unwrap_or_default();
    let (attribute, is_index) = (Cow::Borrowed(text), step.starts_with('['));
    let step = Cow::Borrowed(step);
    let explanation = if is_index {
        Explanation::IndexNeverInXml { attribute, step }
    } else {
        Explanation::NameNeverInXml { attribute, step }
    };
    let span = Some(Span::of(text, start, end));
    Diagnostic { span, ..Diagnostic::error(DiagnosticCode::UnreachableKey, explanation) }
}

#[cold]
fn invalid_attribute<'a>(
    text: &'a str,
    invalid: &ParseAttributeError,
    characters: KeyCharacters,
) -> Diagnostic<'a> {
    let why = explain::invalid_attribute(text, invalid);
    let end = invalid.offset.saturating_add(invalid.found.map_or(0, char::len_utf8));
    let span = Some(Span::of(text, invalid.offset, end));
    let (explanation, suggestion) = match correction(text, characters) {
        Some(text) => (explain::with_suggestion(why, text.clone()), Some(Suggestion::attribute(text))),
        None => (why, None),
    };
    Diagnostic { span, suggestion, ..Diagnostic::error(DiagnosticCode::InvalidAttribute, explanation) }
}

#[cold]
fn surrounding_whitespace(text: &str) -> Diagnostic<'_> {
    let explanation = Explanation::SurroundingWhitespace { attribute: Cow::Borrowed(text) };
    let trimmed = text.trim();
    let before = text.len().saturating_sub(text.trim_start().len());
    let (start, end) = if before > 0 { (0, before) } else { (trimmed.len(), text.len()) };
    let span = Span::of(text, start, end);
    // A key of white space alone leaves none.
    let is_attribute = Attribute::parse(trimmed, KeyCharacters::Unicode).is_ok();
    let suggestion = is_attribute.then(|| Suggestion::attribute(trimmed.to_owned()));
    let diagnostic = Diagnostic::warning(DiagnosticCode::SurroundingWhitespace, explanation);
    Diagnostic { span: Some(span), suggestion, ..diagnostic }
}

fn target(mapping: &Mapping) -> Option<Diagnostic<'_>> {
    match mapping.target.problem {
        Some(problem) => Some(field_problem(mapping, problem)),
        None => mapping.target.suggestion.as_ref().map(|suggestion| custom_field(mapping, suggestion)),
    }
}

#[cold]
fn field_problem(mapping: &Mapping, problem: FieldProblem) -> Diagnostic<'_> {
    let code = match problem {
        FieldProblem::Unknown => DiagnosticCode::UnknownField,
        FieldProblem::RestName => DiagnosticCode::RestName,
        FieldProblem::DisplayName => DiagnosticCode::DisplayName,
        FieldProblem::NoSoapName => DiagnosticCode::NoSoapName,
        FieldProblem::ReadOnly => DiagnosticCode::ReadOnlyField,
    };
    let explanation = explain::field(&mapping.marketo_field, problem, &mapping.target);
    let suggestion = mapping.target.suggestion.clone().map(Suggestion::field);
    Diagnostic { suggestion, ..Diagnostic::error(code, explanation) }
}

#[cold]
fn custom_field<'a>(mapping: &'a Mapping, suggestion: &'a str) -> Diagnostic<'a> {
    let (field, similar) = (Cow::Borrowed(&*mapping.marketo_field), Cow::Borrowed(suggestion));
    let explanation = if mapping.target.is_translation {
        Explanation::FieldTranslated { field, suggestion: similar }
    } else {
        Explanation::CustomField { field, suggestion: similar }
    };
    let diagnostic = Diagnostic::warning(DiagnosticCode::UnknownField, explanation);
    Diagnostic { suggestion: Some(Suggestion::field(suggestion.to_owned())), ..diagnostic }
}

fn data_type(mapping: &Mapping) -> Option<Diagnostic<'_>> {
    let name = if let DataType::Other(other) = &mapping.target.data_type { Some(other.name()) } else { None };
    let is_unknown = name.is_some() || mapping.target.verdict.rests_on.contains(RuleId::CoerceUnknownType);
    is_unknown.then(|| unknown_type(&mapping.marketo_field, name))
}

#[cold]
fn unknown_type<'a>(field: &'a str, name: Option<&'a str>) -> Diagnostic<'a> {
    let field = Cow::Borrowed(field);
    let explanation = match name.map(Cow::Borrowed) {
        Some(datatype) => Explanation::UnknownType { field, datatype },
        None => Explanation::NoKnownType { field },
    };
    Diagnostic::warning(DiagnosticCode::UnknownType, explanation)
}

fn duplicate<'a>(
    i: usize,
    same: usize,
    mapping: &'a Mapping,
    mappings: &'a [Mapping],
) -> Option<Diagnostic<'a>> {
    if mapping.first == i {
        return None;
    }
    let first = mappings.get(mapping.first)?;
    Some(if same < i { duplicate_mapping(mapping) } else { duplicate_field(mapping, first) })
}

#[cold]
fn duplicate_mapping(mapping: &Mapping) -> Diagnostic<'_> {
    let attribute = Cow::Borrowed(&*mapping.response_attribute);
    let explanation =
        Explanation::DuplicateMapping { attribute, field: Cow::Borrowed(&mapping.marketo_field) };
    Diagnostic::warning(DiagnosticCode::DuplicateMapping, explanation)
}

#[cold]
fn duplicate_field<'a>(mapping: &'a Mapping, first: &'a Mapping) -> Diagnostic<'a> {
    let field = Cow::Borrowed(&*mapping.marketo_field);
    let explanation =
        Explanation::FieldNamedTwice { field, attribute: Cow::Borrowed(&first.response_attribute) };
    Diagnostic::warning(DiagnosticCode::DuplicateField, explanation)
}
