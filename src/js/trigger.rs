//! The `WebhookIsCalledTrigger` of the public types, from `js/trigger.js`.

use super::given::Given;
use crate::definition::trigger::{
    TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};

/// INVARIANT: a constraint has the values that its operator takes, so that none is refused.
pub(super) fn trigger(given: &mut Given<'_>) -> WebhookIsCalledTrigger {
    WebhookIsCalledTrigger {
        webhook: webhook_constraint(given),
        response: text_constraint(given),
        error_type: text_constraint(given),
    }
}

fn webhook_constraint(given: &mut Given<'_>) -> Option<WebhookConstraint> {
    let operator = given.one_of(WebhookOperator::ALL)?;
    WebhookConstraint::of(operator, given.list(Given::text)).ok()
}

fn text_constraint(given: &mut Given<'_>) -> Option<TextConstraint> {
    let operator = given.one_of(TextOperator::ALL)?;
    TextConstraint::of(operator, given.list(Given::text)).ok()
}
