//! A reply of the describe call is read like `serde_json` reads it, and imported fields can be mapped to.

#![no_main]

#[path = "shared/json.rs"]
mod json;

use std::num::NonZero;

use json::Json;
use libfuzzer_sys::fuzz_target;
use marketo_webhook::definition::{DataType, LeadField};
use marketo_webhook::outcome::{DiagnosticCode, Severity};
use marketo_webhook::tools::{UnmappableField, import_lead_fields};
use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
use serde_json::value::RawValue;

fuzz_target!(|reply: &str| {
    let imported = import_lead_fields(reply);
    let refusal = imported.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    match expected(reply) {
        Err(code) => {
            assert_eq!(refusal.map(|refusal| refusal.code), Some(code), "{reply:?}");
            assert_eq!((imported.lead_fields.len(), imported.unmappable.len()), (0, 0), "{reply:?}");
        }
        Ok((lead_fields, unmappable)) => {
            assert_eq!(refusal, None, "{reply:?}");
            assert_eq!(known(&imported.lead_fields), known(&lead_fields), "{reply:?}");
            let names = |field: &UnmappableField| (field.rest_name.clone(), field.display_name.clone());
            assert_eq!(imported.unmappable.iter().map(names).collect::<Vec<_>>(), unmappable, "{reply:?}");
        }
    }
    check_written_and_read(&imported.lead_fields);
    check_mapped(imported.lead_fields);
});

/// The fields, and the names of those that no mapping reaches; or the error.
type Expected = Result<(Vec<LeadField>, Vec<(String, String)>), DiagnosticCode>;

fn expected(reply: &str) -> Expected {
    let text = reply.strip_prefix('\u{feff}').unwrap_or(reply);
    let top = json::document(text).ok_or(DiagnosticCode::InvalidDescribe)?;
    let Json::Object(top) = json::read(top) else { return Err(DiagnosticCode::InvalidDescribe) };
    if json::member(&top, "success").is_some_and(|success| success.get() == "false") {
        return Err(DiagnosticCode::DescribeFailed);
    }
    let result = json::member(&top, "result").ok_or(DiagnosticCode::InvalidDescribe)?;
    let Json::Array(result) = json::read(result) else { return Ok(Default::default()) };
    let described: Vec<_> = result.into_iter().map(members).collect();
    let is_describe = |field: &[(String, &RawValue)]| has(field, "soap") || has(field, "rest");
    // Fields of other calls have only REST API names.
    let is_other = |field: &Vec<(String, &RawValue)>| {
        !is_describe(field) && (has(field, "fields") || has(field, "name"))
    };
    if described.iter().any(is_other) {
        return Err(DiagnosticCode::RestNamesOnly);
    }
    let (mut lead_fields, mut unmappable) = (Vec::new(), Vec::new());
    for field in &described {
        let within = |key| json::member(field, key).map(members).unwrap_or_default();
        let (soap, rest) = (within("soap"), within("rest"));
        let (rest_name, display_name) = (text_of(&rest, "name"), text_of(field, "displayName"));
        let soap_name = text_of(&soap, "name");
        if soap_name.is_none() && rest_name.is_none() && display_name.is_none() {
            continue;
        }
        let Some(name) = soap_name.filter(|name| !name.is_empty()) else {
            unmappable.push((rest_name.unwrap_or_default(), display_name.unwrap_or_default()));
            continue;
        };
        let data_type = text_of(field, "dataType").map_or(DataType::String, |name| DataType::from(&*name));
        let mut lead_field = LeadField::new(name, data_type);
        lead_field.length = json::member(field, "length").and_then(length);
        lead_field.read_only =
            json::member(&soap, "readOnly").is_some_and(|read_only| read_only.get() == "true");
        lead_field.rest_name = rest_name;
        lead_field.display_name = display_name;
        lead_fields.push(lead_field);
    }
    Ok((lead_fields, unmappable))
}

fn members(value: &RawValue) -> Vec<(String, &RawValue)> {
    if let Json::Object(members) = json::read(value) { members } else { Vec::new() }
}

fn has(members: &[(String, &RawValue)], key: &str) -> bool {
    json::member(members, key).is_some()
}

fn text_of(members: &[(String, &RawValue)], key: &str) -> Option<String> {
    let value = json::member(members, key)?;
    if let Json::String(text) = json::read(value) { Some(text) } else { None }
}

/// A whole number of characters, as a number or as text.
fn length(value: &RawValue) -> Option<NonZero<u32>> {
    let text = if let Json::String(text) = json::read(value) { text } else { value.get().to_owned() };
    text.parse().ok()
}

/// Fields as JSON, which does not say how a reply spelled a data type.
fn known(lead_fields: &[LeadField]) -> serde_json::Value {
    serde_json::to_value(lead_fields).expect("fields can be written")
}

/// Fields are read back as they were written.
fn check_written_and_read(lead_fields: &[LeadField]) {
    let written = serde_json::to_string(lead_fields).expect("fields can be written");
    let read: Vec<LeadField> = serde_json::from_str(&written).expect("fields can be read");
    assert_eq!(known(&read), known(lead_fields));
}

/// A mapping to each field names one.
fn check_mapped(lead_fields: Vec<LeadField>) {
    let names: Vec<_> = lead_fields.iter().map(|field| field.name.clone()).collect();
    let definition = WebhookDefinition::new(ResponseType::Json).with_lead_fields(lead_fields);
    let definition = names.iter().fold(definition, |definition, name| definition.with_mapping("a", name));
    for diagnostic in Webhook::new(definition).diagnostics() {
        let unknown = [DiagnosticCode::UnknownField, DiagnosticCode::RestName, DiagnosticCode::NoSoapName];
        assert!(!unknown.contains(&diagnostic.code), "{names:?}: {diagnostic:?}");
    }
}
