//! The `WebhookDefinition` of the public types, from JavaScript.

use wasm_bindgen::JsValue;

use super::argument::Argument;
use crate::assumptions::{Assumption, Assumptions};
use crate::definition::field::LeadField;
use crate::definition::{ResponseMapping, WebhookDefinition};

pub(super) fn definition(argument: &Argument) -> Result<WebhookDefinition, JsValue> {
    let members =
        argument.members(&["name", "responseType", "responseMappings", "leadFields", "assumptions"])?;
    let mut definition = WebhookDefinition::new(members.required("responseType")?.name(str::parse)?);
    definition.name = members.optional("name")?.map(|name| name.text()).transpose()?;
    if let Some(mappings) = members.optional("responseMappings")? {
        definition.response_mappings = mappings.list(response_mapping)?;
    }
    definition.lead_fields =
        members.optional("leadFields")?.map(|fields| fields.list(lead_field)).transpose()?;
    if let Some(given) = members.optional("assumptions")? {
        definition.assumptions = assumptions(&given)?;
    }
    Ok(definition)
}

fn response_mapping(argument: &Argument) -> Result<ResponseMapping, JsValue> {
    let members = argument.members(&["responseAttribute", "marketoField"])?;
    Ok(ResponseMapping {
        response_attribute: members.required("responseAttribute")?.text()?,
        marketo_field: members.required("marketoField")?.text()?,
    })
}

fn lead_field(argument: &Argument) -> Result<LeadField, JsValue> {
    let members = argument.members(&["name", "dataType", "length", "readOnly", "restName", "displayName"])?;
    let name = members.required("name")?.text()?;
    let mut field = LeadField::of_type(name, &members.required("dataType")?.text()?);
    field.length = members.optional("length")?.map(|length| length.count()).transpose()?;
    if let Some(read_only) = members.optional("readOnly")? {
        field.read_only = read_only.flag()?;
    }
    field.rest_name = members.optional("restName")?.map(|name| name.text()).transpose()?;
    field.display_name = members.optional("displayName")?.map(|name| name.text()).transpose()?;
    Ok(field)
}

fn assumptions(argument: &Argument) -> Result<Assumptions, JsValue> {
    let members = argument.members(Assumption::NAMES)?;
    let mut assumptions = Assumptions::default();
    for assumption in Assumption::ALL {
        if let Some(value) = members.optional(assumption.name())? {
            value.name(|name| assumptions.switch(*assumption, name))?;
        }
    }
    Ok(assumptions)
}
