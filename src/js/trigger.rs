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
    let values = match operator {
        WebhookOperator::Is => Values::read(&members)?.some()?,
        WebhookOperator::IsAny => Values::read(&members)?.none()?,
    };
    Ok(WebhookConstraint { operator, values })
}

#[inline(never)]
fn text_constraint(argument: &Argument) -> Result<TextConstraint, JsValue> {
    let members = argument.members(&["operator", "values"])?;
    let operator: TextOperator = members.required("operator")?.name(str::parse)?;
    let values = Values::read(&members)?;
    let values = if operator.takes_values() { values.some() } else { values.none() }?;
    Ok(TextConstraint { operator, values })
}

/// The values of a constraint.
struct Values {
    given: Argument,
    values: Vec<String>,
}

impl Values {
    fn read(members: &Members<'_>) -> Result<Self, JsValue> {
        let given = members.required("values")?;
        let values = if given.is_undefined() { Vec::new() } else { given.list(Argument::text)? };
        Ok(Self { given, values })
    }

    /// At least one value.
    fn some(self) -> Result<Vec<String>, JsValue> {
        if self.values.is_empty() {
            return Err(self.given.unexpected("at least one value"));
        }
        Ok(self.values)
    }

    /// No value, for an operator that takes none.
    fn none(self) -> Result<Vec<String>, JsValue> {
        if self.values.is_empty() {
            return Ok(self.values);
        }
        Err(self.given.unexpected("no values, which this operator does not take"))
    }
}
