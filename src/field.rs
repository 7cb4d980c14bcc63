//! Lead fields: which names a mapping may give, and what stands behind them.

mod data_type;
mod standard;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::near::{self, Near};
use crate::rules::{RuleId, RuleSet};
use standard::STANDARD_FIELDS;

pub use data_type::DataType;

/// What is known of a lead field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LeadField {
    /// The SOAP API name.
    pub name: String,
    /// The data type.
    pub data_type: DataType,
    /// The longest value: characters, or bytes of UTF-8 for text and textarea. The type's own limit where absent.
    #[serde(default)]
    pub length: Option<u32>,
    /// Whether the SOAP API may only read it.
    #[serde(default)]
    pub read_only: bool,
    /// The REST API name.
    #[serde(default)]
    pub rest_name: Option<String>,
    /// The name that Marketo's own pages show.
    #[serde(default)]
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
pub(crate) struct Fields {
    soap: BTreeMap<String, Known>,
    /// SOAP API name by REST API name; none where there is no SOAP API name.
    rest: BTreeMap<String, Option<String>>,
    /// Whether the caller has given fields, so that another name is no field.
    complete: bool,
}

struct Known {
    data_type: Option<DataType>,
    length: Option<u32>,
    read_only: bool,
}

impl Fields {
    /// `given` over the standard fields.
    pub(crate) fn new(given: Option<&[LeadField]>) -> Self {
        let mut fields = Self { soap: BTreeMap::new(), rest: BTreeMap::new(), complete: given.is_some() };
        for field in STANDARD_FIELDS {
            fields.rest.insert(field.rest_name.to_owned(), field.soap_name.map(str::to_owned));
            if let Some(name) = field.soap_name {
                let data_type = field.data_type.clone();
                fields.soap.insert(name.to_owned(), Known { data_type, length: None, read_only: false });
            }
        }
        for field in given.unwrap_or_default() {
            if let Some(rest_name) = &field.rest_name {
                fields.rest.insert(rest_name.clone(), Some(field.name.clone()));
            }
            let data_type = Some(field.data_type.clone());
            let known = Known { data_type, length: field.length, read_only: field.read_only };
            fields.soap.insert(field.name.clone(), known);
        }
        fields
    }

    /// What the name of a mapping's Marketo Field stands for.
    pub(crate) fn resolve(&self, name: &str) -> Target {
        soap_name(self, name).or_else(|| no_soap_name(self, name)).unwrap_or_else(|| unknown(self, name))
    }

    /// The SOAP API name that the given one comes near to, in case or by one edit.
    fn near(&self, name: &str) -> Option<String> {
        let nearest = |wanted: Near| {
            self.soap.keys().find(|candidate| near::near(name, candidate) == Some(wanted)).cloned()
        };
        nearest(Near::Case).or_else(|| nearest(Near::Edit))
    }
}

/// `field.soap-name`: the name is the SOAP API name; a REST API name is none.
fn soap_name(fields: &Fields, name: &str) -> Option<Target> {
    let rules = RuleSet::of(RuleId::FieldSoapName);
    if let Some(known) = fields.soap.get(name) {
        let data_type = known.data_type.clone().unwrap_or(DataType::String);
        let rules = if known.data_type.is_none() { rules.with(RuleId::CoerceUnknownType) } else { rules };
        let target = Target { data_type, length: known.length, refusal: None, suggestion: None, rules };
        return Some(read_only(known, target));
    }
    let soap_name = fields.rest.get(name)?.as_ref()?;
    Some(refused(Refusal::RestName, Some(soap_name.clone()), rules))
}

/// `field.no-soap-name`: a field without a SOAP API name cannot be mapped.
fn no_soap_name(fields: &Fields, name: &str) -> Option<Target> {
    let soap_name = fields.rest.get(name)?;
    soap_name.is_none().then(|| refused(Refusal::NoSoapName, None, RuleSet::of(RuleId::FieldNoSoapName)))
}

/// `field.unknown`: with the lead fields known, another name is no field; without, it is a custom field of type string.
fn unknown(fields: &Fields, name: &str) -> Target {
    let rules = RuleSet::of(RuleId::FieldUnknown);
    let suggestion = fields.near(name);
    if fields.complete {
        return refused(Refusal::Unknown, suggestion, rules);
    }
    Target { data_type: DataType::String, length: None, refusal: None, suggestion, rules }
}

/// `field.read-only`: neither a field that is read-only for SOAP nor a formula nor a reference is written.
fn read_only(known: &Known, target: Target) -> Target {
    let computed = matches!(target.data_type, DataType::Formula | DataType::Reference);
    if !known.read_only && !computed {
        return target;
    }
    Target { refusal: Some(Refusal::ReadOnly), rules: target.rules.with(RuleId::FieldReadOnly), ..target }
}

/// `field.two-mappings`: whether a field that was written is written again; the last wins.
pub(crate) fn two_mappings<'a>(written: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = std::collections::BTreeSet::new();
    let mut written = written;
    written.find(|name| !seen.insert(*name))
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
