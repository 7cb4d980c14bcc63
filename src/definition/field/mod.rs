//! Lead fields: which names a mapping may give, and what stands behind them.

mod data_type;
mod limit;
mod standard;

use std::borrow::Cow;
use std::cell::Cell;

use crate::name_map::Index;
use crate::rules::{RuleId, RuleSet};
use crate::text::similarity::{Near, near_name};
use standard::STANDARD_FIELDS;

pub use data_type::DataType;
pub(crate) use limit::{Limit, Unit};

/// What is known of a lead field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct LeadField {
    /// The SOAP API name.
    pub name: String,
    /// The data type.
    pub data_type: DataType,
    /// The longest value: characters, or bytes of UTF-8 for text and textarea. The type's own limit where absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub length: Option<u32>,
    /// Whether the SOAP API may only read it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub read_only: bool,
    /// The REST API name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub rest_name: Option<String>,
    /// The name that Marketo's own pages show.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
}

impl LeadField {
    /// A field of this SOAP API name and type that may be written.
    #[must_use]
    pub fn new(name: impl Into<String>, data_type: DataType) -> Self {
        Self {
            name: name.into(),
            data_type,
            length: None,
            read_only: false,
            rest_name: None,
            display_name: None,
        }
    }
}

/// What a mapping's Marketo Field turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) data_type: DataType,
    pub(crate) length: Option<u32>,
    /// Why nothing is written to it, if nothing is.
    pub(crate) refusal: Option<Refusal>,
    /// The name that the mapping may have meant.
    pub(crate) suggestion: Option<String>,
    pub(crate) rules: RuleSet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No field has the name, and the lead fields are known.
    Unknown,
    /// It is a REST API name.
    RestName,
    /// The field has no SOAP API name.
    NoSoapName,
    /// The field may only be read.
    ReadOnly,
}

/// The lead fields by name: the given ones over Marketo's own.
pub(crate) struct Fields<'a> {
    given: &'a [LeadField],
    /// Where a SOAP API name and a REST API name stand among those given.
    soap: Index<'a>,
    rest: Index<'a>,
    /// Whether the caller has given fields, so that another name is no field.
    complete: bool,
    /// Comparisons for suggestions that are left: past these none is made, so that the work stays linear.
    looks: Cell<usize>,
}

/// What is known of a field that has a SOAP API name.
struct Known {
    data_type: Option<DataType>,
    length: Option<u32>,
    read_only: bool,
}

/// A field found by its REST API name; it may have no SOAP API name.
struct ByRestName<'f> {
    soap_name: Option<&'f str>,
}

impl<'a> Fields<'a> {
    /// `given` over the standard fields.
    pub(crate) fn new(given: Option<&'a [LeadField]>) -> Self {
        let complete = given.is_some();
        let given = given.unwrap_or_default();
        let (mut soap, mut rest) = (Index::default(), Index::default());
        for (i, field) in given.iter().enumerate() {
            soap.insert(Cow::Borrowed(&field.name), i);
            if let Some(rest_name) = &field.rest_name {
                rest.insert(Cow::Borrowed(rest_name), i);
            }
        }
        Self { given, soap, rest, complete, looks: Cell::new(300_000) }
    }

    fn known(&self, soap_name: &str) -> Option<Known> {
        if let Some(field) = self.soap.get(soap_name).and_then(|i| self.given.get(i)) {
            let data_type = Some(field.data_type.clone());
            return Some(Known { data_type, length: field.length, read_only: field.read_only });
        }
        let field = STANDARD_FIELDS.iter().find(|field| field.soap_name == Some(soap_name))?;
        Some(Known { data_type: field.data_type.clone(), length: None, read_only: false })
    }

    /// The field with a REST API name.
    fn by_rest_name(&self, rest_name: &str) -> Option<ByRestName<'_>> {
        if let Some(field) = self.rest.get(rest_name).and_then(|i| self.given.get(i)) {
            return Some(ByRestName { soap_name: Some(&field.name) });
        }
        let field = STANDARD_FIELDS.iter().find(|field| field.rest_name == rest_name)?;
        Some(ByRestName { soap_name: field.soap_name })
    }

    /// What the name of a mapping's Marketo Field stands for.
    pub(crate) fn resolve(&self, name: &str) -> Target {
        soap_name(self, name).or_else(|| no_soap_name(self, name)).unwrap_or_else(|| unknown(self, name))
    }

    /// The SOAP API name of the field whose name the given one comes near to, in case or by one or two edits.
    #[cold]
    fn near(&self, name: &str) -> Option<String> {
        let looks = self.given.len().saturating_add(STANDARD_FIELDS.len());
        if name.is_empty() || self.looks.get() < looks {
            return None;
        }
        self.looks.set(self.looks.get().saturating_sub(looks));
        let given = self.given.iter().map(|field| (field.name.as_str(), field.rest_name.as_deref()));
        let standard =
            STANDARD_FIELDS.iter().filter_map(|field| Some((field.soap_name?, Some(field.rest_name))));
        let mut nearest: Option<(Near, &str)> = None;
        for (soap_name, rest_name) in given.chain(standard) {
            let candidates = [Some(soap_name), rest_name];
            let near =
                candidates.into_iter().flatten().filter_map(|candidate| near_name(name, candidate)).min();
            if let Some(near) = near
                && nearest.is_none_or(|(best, _)| near < best)
            {
                nearest = Some((near, soap_name));
            }
        }
        nearest.map(|(_, soap_name)| soap_name.to_owned())
    }
}

/// `field.soap-name`: the name is the SOAP API name; a REST API name is none.
fn soap_name(fields: &Fields<'_>, name: &str) -> Option<Target> {
    let rules = RuleSet::of(RuleId::FieldSoapName);
    if let Some(known) = fields.known(name) {
        return Some(read_only(known, rules));
    }
    let soap_name = fields.by_rest_name(name)?.soap_name?;
    Some(refused(Refusal::RestName, Some(soap_name.to_owned()), rules))
}

/// `field.no-soap-name`: a field without a SOAP API name cannot be mapped.
#[cold]
fn no_soap_name(fields: &Fields<'_>, name: &str) -> Option<Target> {
    let field = fields.by_rest_name(name)?;
    field
        .soap_name
        .is_none()
        .then(|| refused(Refusal::NoSoapName, None, RuleSet::of(RuleId::FieldNoSoapName)))
}

/// `field.unknown`: with the lead fields known, another name is no field; without, any but the empty one is a custom
/// field of type string.
#[cold]
fn unknown(fields: &Fields<'_>, name: &str) -> Target {
    let rules = RuleSet::of(RuleId::FieldUnknown);
    let suggestion = fields.near(name);
    if fields.complete || name.is_empty() {
        return refused(Refusal::Unknown, suggestion, rules);
    }
    Target { data_type: DataType::String, length: None, refusal: None, suggestion, rules }
}

/// `field.read-only`: neither a field that is read-only for SOAP nor a formula nor a reference is written.
fn read_only(known: Known, rules: RuleSet) -> Target {
    let rules = if known.data_type.is_none() { rules.with(RuleId::CoerceUnknownType) } else { rules };
    let data_type = known.data_type.unwrap_or(DataType::String);
    let target = Target { data_type, length: known.length, refusal: None, suggestion: None, rules };
    if known.read_only || target.data_type.is_read_only() {
        let rules = rules.with(RuleId::FieldReadOnly);
        return Target { refusal: Some(Refusal::ReadOnly), rules, ..target };
    }
    target
}

/// `field.two-mappings`: the fields that are written more than once; the last mapping wins.
///
/// `fields` gives of each update the first of the definition's mappings that names its field.
pub(crate) fn two_mappings(fields: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut written: Vec<usize> = Vec::new();
    let mut twice = Vec::new();
    for field in fields {
        if written.len() <= field {
            written.resize(field.saturating_add(1), 0);
        }
        let Some(times) = written.get_mut(field) else { continue };
        *times = times.saturating_add(1);
        if *times == 2 {
            twice.push(field);
        }
    }
    twice
}

fn refused(refusal: Refusal, suggestion: Option<String>, rules: RuleSet) -> Target {
    Target { data_type: DataType::String, length: None, refusal: Some(refusal), suggestion, rules }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(given: Option<&[LeadField]>, name: &str) -> (Option<Refusal>, DataType, Option<String>) {
        let target = Fields::new(given).resolve(name);
        (target.refusal, target.data_type, target.suggestion)
    }

    #[test]
    fn standard_fields_are_built_in() {
        assert_eq!(resolve(None, "LeadScore"), (None, DataType::Integer, None));
        assert_eq!(resolve(Some(&[]), "Address"), (None, DataType::Text, None));
    }

    #[test]
    fn a_given_field_overrides_a_standard_one() {
        let given = [LeadField::new("LeadScore", DataType::Score)];
        assert_eq!(resolve(Some(&given), "LeadScore"), (None, DataType::Score, None));
    }

    #[test]
    fn other_names_are_custom_fields_unless_the_fields_are_known() {
        assert_eq!(resolve(None, "Leadscore").2.as_deref(), Some("LeadScore"));
        assert_eq!(resolve(None, "Leadscore").0, None);
        assert_eq!(resolve(Some(&[]), "Leadscore").0, Some(Refusal::Unknown));
        assert_eq!(resolve(Some(&[]), "LedScore").2.as_deref(), Some("LeadScore"));
        assert_eq!(resolve(Some(&[]), "Zebra").2, None);
    }

    #[test]
    fn rest_names_are_no_names() {
        let (refusal, _, suggestion) = resolve(None, "leadScore");
        assert_eq!((refusal, suggestion.as_deref()), (Some(Refusal::RestName), Some("LeadScore")));
        assert_eq!(resolve(None, "createdAt").0, Some(Refusal::NoSoapName));
    }
}
