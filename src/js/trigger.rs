//! The `WebhookIsCalledTrigger` of the public types, from JavaScript.

use wasm_bindgen::JsValue;

use super::argument::{Argument, Members};
use crate::definition::trigger::{
    TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};

pub(super) fn trigger(argument: &Argument) -> Result<WebhookIsCalledTrigger, JsValue> {
    let members = argument.members(&["webhook", "response", "errorType"])?;
    Ok(WebhookIsCalledTrigger {
        webhook: members.optional("webhook")?.map(|webhook| webhook_constraint(&webhook)).transpose()?,
        response: members.optional("response")?.map(|text| text_constraint(&text)).transpose()?,
        error_type: members.optional("errorType")?.map(|text| text_constraint(&text)).transpose()?,
    })
}

fn webhook_constraint(argument: &Argument) -> Result<WebhookConstraint, JsValue> {
    let members = argument.members(&["operator", "values"])?;
    let operator = members.required("operator")?.name(str::parse)?;
    let values = values(&members, operator == WebhookOperator::Is)?;
    Ok(WebhookConstraint { operator, values })
}

#[inline(never)]
fn text_constraint(argument: &Argument) -> Result<TextConstraint, JsValue> {
    let members = argument.members(&["operator", "values"])?;
    let operator: TextOperator = members.required("operator")?.name(str::parse)?;
    let values = values(&members, operator.takes_values())?;
    Ok(TextConstraint { operator, values })
}

/// The values of an operator: some if it takes some, none if not.
fn values(members: &Members<'_>, takes_values: bool) -> Result<Vec<String>, JsValue> {
    let given = members.required("values")?;
    let values = if given.is_undefined() { Vec::new() } else { given.list(Argument::text)? };
    match (takes_values, values.is_empty()) {
        (true, true) => Err(given.unexpected("at least one value")),
        (false, false) => Err(given.unexpected("no values, which this operator does not take")),
        (true, false) | (false, true) => Ok(values),
    }
}
