//! Texts for the "Webhook is Called" trigger.

use std::borrow::Cow;

use crate::definition::trigger::TextOperator;
use crate::text::quote::excerpt;
use crate::texts::{Explanation, TextId};

/// A constraint that any webhook meets.
#[cold]
pub(crate) fn any_webhook(webhook: Option<&str>) -> Explanation<'static> {
    match webhook {
        Some(webhook) => Explanation::AnyWebhook { webhook: Cow::Owned(webhook.to_owned()) },
        None => Explanation::AnyUnnamedWebhook,
    }
}

/// What a constraint asks of a text.
fn condition(subject: TextId, operator: TextOperator, values: &[String]) -> Explanation<'static> {
    let values: Vec<_> = values.iter().map(|value| Cow::Owned(value.clone())).collect();
    let count = values.len() as u64;
    match operator {
        TextOperator::Is => Explanation::Is { subject, values, count },
        TextOperator::IsNot => Explanation::IsNot { subject, values, count },
        TextOperator::StartsWith => Explanation::StartsWith { subject, values, count },
        TextOperator::NotStartsWith => Explanation::NotStartsWith { subject, values, count },
        TextOperator::Contains => Explanation::Contains { subject, values, count },
        TextOperator::NotContains => Explanation::NotContains { subject, values, count },
        TextOperator::IsEmpty => Explanation::IsEmpty { subject },
        TextOperator::IsNotEmpty => Explanation::IsNotEmpty { subject },
    }
}

/// A constraint that the text of a call meets.
#[cold]
pub(crate) fn holds(
    subject: TextId,
    operator: TextOperator,
    values: &[String],
    found: &str,
) -> Explanation<'static> {
    let (condition, found) = (Box::new(condition(subject, operator, values)), Box::new(found_text(found)));
    Explanation::ConstraintHolds { condition, found }
}

/// A constraint that the text of a call does not meet.
#[cold]
pub(crate) fn fails(
    subject: TextId,
    operator: TextOperator,
    values: &[String],
    found: &str,
) -> Explanation<'static> {
    let (condition, found) = (Box::new(condition(subject, operator, values)), Box::new(found_text(found)));
    Explanation::ConstraintFails { condition, found }
}

fn found_text(found: &str) -> Explanation<'static> {
    match found {
        "" => Explanation::TriggerFoundEmpty,
        found => Explanation::TriggerFound { value: Cow::Owned(excerpt(found)) },
    }
}
