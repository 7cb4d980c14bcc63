//! [`import_lead_fields`]: lead fields from a reply of Marketo's describe call.

use std::borrow::Cow;
use std::num::NonZero;

use crate::definition::Format;
use crate::definition::field::LeadField;
use crate::explain::UnreadableText;
use crate::extract::{Listed, ListedStep, list};
use crate::outcome::diagnostic::{Diagnostic, DiagnosticCode};
use crate::response::charset::without_byte_order_mark;
use crate::texts::{Explanation, TextId};
use crate::value::Raw;

/// The lead fields of a describe reply, from [`import_lead_fields`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct ImportedLeadFields {
    /// The fields that mappings can write, in the order of the reply: for
    /// [`with_lead_fields`](crate::WebhookDefinition::with_lead_fields).
    pub lead_fields: Vec<LeadField>,
    /// Fields that have no SOAP API name, so that no mapping can write them.
    pub unmappable: Vec<UnmappableField>,
    /// What is wrong with the reply.
    pub diagnostics: Vec<Diagnostic<'static>>,
}

/// A field that no mapping can write.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct UnmappableField {
    /// The REST API name.
    pub rest_name: String,
    /// The name that Marketo's own pages show.
    pub display_name: String,
}

/// What the reply says of one field.
#[derive(Debug, Default)]
struct Described {
    /// Its place in the reply.
    index: u64,
    display_name: Option<String>,
    data_type: Option<String>,
    length: Option<NonZero<u32>>,
    soap_name: Option<String>,
    soap_read_only: bool,
    rest_name: Option<String>,
    shape: Shape,
}

/// Which call describes a field so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Unknown,
    /// It has its names for REST and SOAP.
    Describe,
    /// It is not a field but a list of fields.
    Describe2,
    /// It has one name.
    SchemaFields,
}

/// What the reply says.
#[derive(Debug, Default)]
struct Reply {
    failed: bool,
    has_result: bool,
    /// Marketo's own errors: code and message.
    errors: Vec<(String, String)>,
    fields: Vec<Described>,
}

/// Which part of the reply a value is.
#[derive(Clone, Copy)]
enum Part {
    Result,
    Errors,
    Error,
    Field(usize),
    Soap(usize),
    Rest(usize),
    Other,
}

/// Reads lead fields from a reply of Marketo's describe call (`GET /rest/v1/leads/describe.json`). A text that is not such a
/// reply gives a [`Diagnostic`] and no fields.
///
/// - A field is read-only if the SOAP API says so.
/// - Replies of describe2 and schema/fields have REST API names only: [`DiagnosticCode::RestNamesOnly`], and no fields.
/// - A reply with `success: false` gives [`DiagnosticCode::DescribeFailed`] with Marketo's own errors.
///
/// ```
/// use marketo_webhook::tools::import_lead_fields;
///
/// let reply = r#"{"success": true, "result": [{
///     "displayName": "Company Name", "dataType": "string", "length": 255,
///     "rest": {"name": "company", "readOnly": false}, "soap": {"name": "Company", "readOnly": false}
/// }]}"#;
/// let imported = import_lead_fields(reply);
/// assert_eq!(imported.lead_fields[0].name, "Company");
/// ```
#[must_use]
pub fn import_lead_fields(describe: &str) -> ImportedLeadFields {
    let text = without_byte_order_mark(describe);
    let listed = match list(Format::Json, text) {
        Ok(listed) => listed,
        Err(error) => {
            let unreadable = UnreadableText::new(Format::Json, text, &error);
            let explanation = unreadable.explanation(TextId::DescribeReply);
            return not_imported(DiagnosticCode::InvalidDescribe, explanation);
        }
    };
    let reply = read(&listed);
    if reply.failed {
        return not_imported(DiagnosticCode::DescribeFailed, describe_failed(&reply.errors));
    }
    if !reply.has_result {
        return not_imported(DiagnosticCode::InvalidDescribe, Explanation::NoResult);
    }
    for (shape, call) in [(Shape::Describe2, "describe2"), (Shape::SchemaFields, "schema/fields")] {
        if reply.fields.iter().any(|field| field.shape == shape) {
            return not_imported(
                DiagnosticCode::RestNamesOnly,
                Explanation::RestNamesOnly { call: Cow::Borrowed(call) },
            );
        }
    }
    imported(reply.fields)
}

/// Marketo's own errors, each as its code and its message, of which either may be missing.
fn describe_failed(errors: &[(String, String)]) -> Explanation<'static> {
    let errors = errors.iter().map(|(code, message)| [code, " ", message].concat());
    let errors = errors.map(|error| error.trim().to_owned()).filter(|error| !error.is_empty());
    let errors: Vec<_> = errors.map(Cow::Owned).collect();
    if errors.is_empty() {
        Explanation::DescribeFailedSilently
    } else {
        Explanation::DescribeFailed { errors }
    }
}

fn not_imported(code: DiagnosticCode, explanation: Explanation<'static>) -> ImportedLeadFields {
    ImportedLeadFields {
        diagnostics: vec![Diagnostic::error(code, explanation)],
        ..ImportedLeadFields::default()
    }
}

fn imported(fields: Vec<Described>) -> ImportedLeadFields {
    let mut imported = ImportedLeadFields::default();
    if fields.is_empty() {
        let finding = Diagnostic::warning(DiagnosticCode::InvalidDescribe, Explanation::NoFields);
        imported.diagnostics.push(finding);
    }
    for field in fields {
        if field.soap_name.is_none() && field.rest_name.is_none() && field.display_name.is_none() {
            let explanation = Explanation::NoField { index: field.index };
            imported.diagnostics.push(Diagnostic::warning(DiagnosticCode::InvalidDescribe, explanation));
            continue;
        }
        let Some(name) = field.soap_name.filter(|name| !name.is_empty()) else {
            imported.unmappable.push(UnmappableField {
                rest_name: field.rest_name.unwrap_or_default(),
                display_name: field.display_name.unwrap_or_default(),
            });
            continue;
        };
        if field.data_type.is_none() {
            let explanation = Explanation::NoType { index: field.index, field: Cow::Owned(name.clone()) };
            imported.diagnostics.push(Diagnostic::warning(DiagnosticCode::UnknownType, explanation));
        }
        let mut lead_field = LeadField::of_type(name, field.data_type.as_deref().unwrap_or("string"));
        lead_field.length = field.length;
        lead_field.read_only = field.soap_read_only;
        lead_field.rest_name = field.rest_name;
        lead_field.display_name = field.display_name;
        imported.lead_fields.push(lead_field);
    }
    imported
}

fn read(listed: &[Listed<'_>]) -> Reply {
    let mut reply = Reply::default();
    let mut parts: Vec<Part> = Vec::with_capacity(listed.len());
    for value in listed {
        let above = value.parent.map(|parent| parts.get(parent).copied().unwrap_or(Part::Other));
        parts.push(match (&value.step, above) {
            _ if value.is_repeated => Part::Other,
            (ListedStep::Key(key), None) => reply.member(key, &value.raw),
            (ListedStep::Index(_), Some(Part::Errors)) => {
                reply.errors.push((String::new(), String::new()));
                Part::Error
            }
            (ListedStep::Key(key), Some(Part::Error)) => reply.error(key, &value.raw),
            (ListedStep::Index(index), Some(Part::Result)) => {
                reply.fields.push(Described { index: *index, ..Described::default() });
                Part::Field(reply.fields.len().saturating_sub(1))
            }
            (ListedStep::Key(key), Some(Part::Field(i) | Part::Soap(i) | Part::Rest(i))) => {
                let within = above.unwrap_or(Part::Other);
                reply.fields.get_mut(i).map_or(Part::Other, |field| field.member(within, key, &value.raw))
            }
            _ => Part::Other,
        });
    }
    reply
}

impl Reply {
    fn member(&mut self, key: &str, raw: &Raw<'_>) -> Part {
        match key {
            "success" => {
                self.failed = matches!(raw, Raw::Boolean(false));
                Part::Other
            }
            "errors" => Part::Errors,
            "result" => {
                self.has_result = true;
                Part::Result
            }
            _ => Part::Other,
        }
    }

    fn error(&mut self, key: &str, raw: &Raw<'_>) -> Part {
        if let Some((code, message)) = self.errors.last_mut() {
            match key {
                "code" => raw.text().clone_into(code),
                "message" => raw.text().clone_into(message),
                _ => {}
            }
        }
        Part::Other
    }
}

impl Described {
    fn member(&mut self, within: Part, key: &str, raw: &Raw<'_>) -> Part {
        let text = || if let Raw::Text(text) = raw { Some(text.clone().into_owned()) } else { None };
        match (within, key) {
            (Part::Field(i), "soap") => {
                self.shape = Shape::Describe;
                return Part::Soap(i);
            }
            (Part::Field(i), "rest") => {
                self.shape = Shape::Describe;
                return Part::Rest(i);
            }
            (Part::Field(_), "displayName") => self.display_name = text(),
            (Part::Field(_), "dataType") => self.data_type = text(),
            (Part::Field(_), "length") => {
                self.length = raw.text().parse().ok();
            }
            (Part::Field(_), "fields") if self.shape != Shape::Describe => self.shape = Shape::Describe2,
            (Part::Field(_), "name") if self.shape == Shape::Unknown => self.shape = Shape::SchemaFields,
            (Part::Soap(_), "name") => self.soap_name = text(),
            (Part::Soap(_), "readOnly") => self.soap_read_only = matches!(raw, Raw::Boolean(true)),
            (Part::Rest(_), "name") => self.rest_name = text(),
            _ => {}
        }
        Part::Other
    }
}
