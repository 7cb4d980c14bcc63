//! The `WebhookIsCalledTrigger` of the public types, from JavaScript.

use wasm_bindgen::JsValue;

use super::argument::{Argument, Members};
use crate::definition::trigger::{
    ConstraintValuesError, TextConstraint, WebhookConstraint, WebhookIsCalledTrigger,
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
    let (given, values) = values(&members)?;
    WebhookConstraint::of(operator, values).map_err(|error| refused(&given, error))
}

#[inline(never)]
fn text_constraint(argument: &Argument) -> Result<TextConstraint, JsValue> {
    let members = argument.members(&["operator", "values"])?;
    let operator = members.required("operator")?.name(str::parse)?;
    let (given, values) = values(&members)?;
    TextConstraint::of(operator, values).map_err(|error| refused(&given, error))
}

/// The values of a constraint, as they are given and as texts.
fn values(members: &Members<'_>) -> Result<(Argument, Vec<String>), JsValue> {
    let given = members.required("values")?;
    let values = if given.is_undefined() { Vec::new() } else { given.list(Argument::text)? };
    Ok((given, values))
}

fn refused(given: &Argument, error: ConstraintValuesError) -> JsValue {
    given.unexpected(if error.takes_values {
        "at least one value"
    } else {
        "no values, which this operator does not take"
    })
}
