//! [`Target`]: the field that a mapping writes to.

use std::borrow::Cow;
use std::cell::Cell;
use std::num::NonZero;

use super::similar::{Names, Similar, similar};
use super::standard::STANDARD_FIELDS;
use super::{DataType, LeadField};
use crate::name_map::NameMap;
use crate::rules::{RuleId, Verdict};

/// What the Marketo Field of a mapping turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) data_type: DataType,
    pub(crate) length: Option<NonZero<u32>>,
    pub(crate) rest_name: Option<String>,
    /// What is assumed about a field that is written.
    pub(crate) assumed: Option<AssumedField>,
    /// Why nothing is written to it, if nothing is.
    pub(crate) problem: Option<FieldProblem>,
    /// The name that the mapping may have meant.
    pub(crate) suggestion: Option<String>,
    /// Whether the name is a translation of that one.
    pub(crate) is_translation: bool,
    pub(crate) verdict: Verdict,
}

/// Why a mapping cannot write a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldProblem {
    /// No field has the name, and the lead fields are known.
    Unknown,
    /// The name is a REST API name.
    RestName,
    /// The name is the one that Marketo's pages show.
    DisplayName,
    /// The field has no SOAP API name.
    NoSoapName,
    /// The field may only be read.
    ReadOnly,
}

/// What is assumed about a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AssumedField {
    /// That it exists, as a custom field of type string.
    Custom,
    /// That it holds what a string field holds, since its type is not known.
    String,
}

/// Lead fields by name: the given ones over Marketo's own.
pub(crate) struct LeadFields<'a> {
    given: &'a [LeadField],
    /// The places of the given fields, by SOAP API name, REST API name and display name.
    soap: NameMap<'a>,
    rest: NameMap<'a>,
    display: NameMap<'a>,
    /// Whether the caller has given fields, so that any other name is unknown.
    complete: bool,
    /// Comparisons that are left for suggestions: a limit that keeps these linear.
    comparisons: Cell<usize>,
}

/// A field that has a SOAP API name, from a [`LeadField`] or the standard fields.
struct Known<'f> {
    data_type: Option<DataType>,
    is_respelled: bool,
    length: Option<NonZero<u32>>,
    read_only: bool,
    rest_name: Option<&'f str>,
}

/// A field found by its REST API name or its display name; it may have no SOAP API name.
struct ByOtherName<'f> {
    soap_name: Option<&'f str>,
}

impl<'a> LeadFields<'a> {
    /// `given` over the standard fields.
    pub(crate) fn new(given: Option<&'a [LeadField]>) -> Self {
        let complete = given.is_some();
        let given = given.unwrap_or_default();
        let (mut soap, mut rest, mut display) = (NameMap::default(), NameMap::default(), NameMap::default());
        for (i, field) in given.iter().enumerate() {
            soap.insert(Cow::Borrowed(&field.name), i);
            if let Some(rest_name) = &field.rest_name {
                rest.insert(Cow::Borrowed(rest_name), i);
            }
            if let Some(display_name) = &field.display_name {
                display.insert(Cow::Borrowed(display_name), i);
            }
        }
        Self { given, soap, rest, display, complete, comparisons: Cell::new(300_000) }
    }

    fn known<'f>(&'f self, soap_name: &str) -> Option<Known<'f>> {
        let standard = STANDARD_FIELDS.iter().find(|field| field.soap_name == Some(soap_name));
        if let Some(field) = self.soap.get(soap_name).and_then(|i| self.given.get(i)) {
            return Some(Known {
                data_type: Some(field.data_type.clone()),
                is_respelled: field.is_respelled,
                length: field.length,
                read_only: field.read_only,
                rest_name: field.rest_name.as_deref().or(standard.map(|field| field.rest_name)),
            });
        }
        let field = standard?;
        Some(Known {
            data_type: field.data_type.clone(),
            is_respelled: false,
            length: None,
            read_only: false,
            rest_name: Some(field.rest_name),
        })
    }

    /// The field with a REST API name.
    fn by_rest_name(&self, rest_name: &str) -> Option<ByOtherName<'_>> {
        if let Some(field) = self.rest.get(rest_name).and_then(|i| self.given.get(i)) {
            return Some(ByOtherName { soap_name: Some(&field.name) });
        }
        let field = STANDARD_FIELDS.iter().find(|field| field.rest_name == rest_name)?;
        Some(ByOtherName { soap_name: field.soap_name })
    }

    /// The same for the name that Marketo's pages show. That of a standard field counts if it holds a space, or if the lead
    /// fields are known: else it may be the SOAP API name of a custom field.
    fn by_display_name(&self, display_name: &str) -> Option<ByOtherName<'_>> {
        if let Some(field) = self.display.get(display_name).and_then(|i| self.given.get(i)) {
            return Some(ByOtherName { soap_name: Some(&field.name) });
        }
        if !self.complete && !display_name.contains(' ') {
            return None;
        }
        let field = STANDARD_FIELDS.iter().find(|field| field.display_name == display_name)?;
        Some(ByOtherName { soap_name: field.soap_name })
    }

    /// What a mapping with this Marketo Field writes to. A mapping takes the SOAP API name.
    pub(crate) fn target(&self, name: &str) -> Target {
        if let Some(known) = self.known(name) {
            return known.target();
        }
        if let Some(field) = self.by_rest_name(name) {
            return self.other_name(FieldProblem::RestName, field.soap_name);
        }
        match self.by_display_name(name) {
            Some(field) => self.other_name(FieldProblem::DisplayName, field.soap_name),
            None => self.unknown(name),
        }
    }

    /// A name that is not the SOAP API name of the field that it names.
    #[cold]
    fn other_name(&self, problem: FieldProblem, soap_name: Option<&str>) -> Target {
        match soap_name {
            Some(soap_name) => Target {
                suggestion: self.writable(soap_name),
                ..Target::refused(problem, RuleId::FieldRestName)
            },
            None => Target::refused(FieldProblem::NoSoapName, RuleId::FieldNoSoapName),
        }
    }

    /// The SOAP API name, if a mapping may write its field.
    fn writable(&self, soap_name: &str) -> Option<String> {
        let target = self.known(soap_name)?.target();
        target.problem.is_none().then(|| soap_name.to_owned())
    }

    /// With the lead fields known, another name is unknown; without, any but the empty one is a custom field of type
    /// string.
    #[cold]
    fn unknown(&self, name: &str) -> Target {
        let target = if self.complete || name.is_empty() {
            Target::refused(FieldProblem::Unknown, RuleId::FieldUnknown)
        } else {
            let assumed = Some(AssumedField::Custom);
            Target { assumed, ..Target::string(RuleId::FieldUnknown) }
        };
        let (suggestion, is_translation) = self.meant(name);
        Target { suggestion, is_translation, ..target }
    }

    /// The SOAP API name that a name may have meant, if a mapping may write its field.
    #[cold]
    fn meant(&self, name: &str) -> (Option<String>, bool) {
        let comparisons = self.given.len().saturating_add(STANDARD_FIELDS.len());
        let Some(left) = self.comparisons.get().checked_sub(comparisons) else { return (None, false) };
        self.comparisons.set(left);
        let given = self.given.iter().map(|field| Names {
            soap: &field.name,
            rest: field.rest_name.as_deref(),
            display: field.display_name.as_deref(),
        });
        let standard = STANDARD_FIELDS.iter().filter_map(|field| {
            let display = Some(field.display_name);
            Some(Names { soap: field.soap_name?, rest: Some(field.rest_name), display })
        });
        match similar(name, given.chain(standard), self.complete) {
            Some(Similar { soap_name, is_translation }) => (self.writable(soap_name), is_translation),
            None => (None, false),
        }
    }
}

impl Known<'_> {
    /// Nothing is written to a field that is read-only for SOAP, nor to a formula or a reference.
    fn target(self) -> Target {
        let mut target = Target::string(RuleId::FieldSoapName);
        let is_unknown = matches!(self.data_type, None | Some(DataType::Other(_)));
        if self.is_respelled || matches!(self.data_type, Some(DataType::Other(_))) {
            target.verdict = target.verdict.with(RuleId::FieldTypeName);
        }
        if is_unknown {
            target.verdict = target.verdict.with(RuleId::CoerceUnknownType);
            target.assumed = Some(AssumedField::String);
        }
        target.data_type = self.data_type.unwrap_or(DataType::String);
        target.length = self.length;
        target.rest_name = self.rest_name.map(str::to_owned);
        if self.read_only || target.data_type.is_read_only() {
            target.problem = Some(FieldProblem::ReadOnly);
            target.verdict = target.verdict.overruled_by(RuleId::FieldReadOnly);
        }
        target
    }
}

impl Target {
    /// A field of type string that may be written.
    fn string(rule: RuleId) -> Self {
        let verdict = Verdict::by(rule);
        Self {
            data_type: DataType::String,
            length: None,
            rest_name: None,
            assumed: None,
            problem: None,
            suggestion: None,
            is_translation: false,
            verdict,
        }
    }

    fn refused(problem: FieldProblem, rule: RuleId) -> Self {
        Self { problem: Some(problem), ..Self::string(rule) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(given: Option<&[LeadField]>, name: &str) -> (Option<FieldProblem>, DataType, Option<String>) {
        let target = LeadFields::new(given).target(name);
        (target.problem, target.data_type, target.suggestion)
    }

    #[test]
    fn standard_fields_are_built_in() {
        assert_eq!(target(None, "LeadScore"), (None, DataType::Integer, None));
        assert_eq!(target(Some(&[]), "Address"), (None, DataType::Text, None));
    }

    #[test]
    fn a_given_field_overrides_a_standard_one() {
        let given = [LeadField::new("LeadScore", DataType::Score)];
        assert_eq!(target(Some(&given), "LeadScore"), (None, DataType::Score, None));
    }

    #[test]
    fn other_names_are_custom_fields_unless_the_fields_are_known() {
        assert_eq!(target(None, "Leadscore").2.as_deref(), Some("LeadScore"));
        assert_eq!(target(None, "Leadscore").0, None);
        assert_eq!(target(Some(&[]), "Leadscore").0, Some(FieldProblem::Unknown));
        assert_eq!(target(Some(&[]), "LedScore").2.as_deref(), Some("LeadScore"));
        assert_eq!(target(Some(&[]), "Zebra").2, None);
    }

    #[test]
    fn rest_names_are_no_names() {
        let (problem, _, suggestion) = target(None, "leadScore");
        assert_eq!((problem, suggestion.as_deref()), (Some(FieldProblem::RestName), Some("LeadScore")));
        assert_eq!(target(None, "createdAt").0, Some(FieldProblem::NoSoapName));
    }

    #[test]
    fn display_names_are_no_names() {
        let (problem, _, suggestion) = target(None, "Email Address");
        assert_eq!((problem, suggestion.as_deref()), (Some(FieldProblem::DisplayName), Some("Email")));
        assert_eq!(target(None, "Created At").0, Some(FieldProblem::NoSoapName));
        // Without a space it may be a custom field.
        assert_eq!(target(None, "Role"), (None, DataType::String, None));
        assert_eq!(target(Some(&[]), "Role").2.as_deref(), Some("LeadRole"));
    }

    #[test]
    fn only_a_field_that_may_be_written_is_suggested() {
        let mut given = [LeadField::new("Total", DataType::Formula)];
        given[0].rest_name = Some("total".to_owned());
        assert_eq!(target(Some(&given), "total"), (Some(FieldProblem::RestName), DataType::String, None));
        assert_eq!(target(Some(&given), "Totals"), (Some(FieldProblem::Unknown), DataType::String, None));
    }
}
