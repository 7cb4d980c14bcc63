//! Texts about the "Webhook is Called" trigger.

use crate::definition::trigger::{TextConstraint, TextOperator};
use crate::rules::RuleId;
use crate::text::quote::Quoted;

/// A trigger without constraints.
#[cold]
pub(crate) fn no_constraint() -> String {
    "the trigger has no constraints, so every call of a webhook fires it".to_owned()
}

/// A campaign that makes no call.
#[cold]
pub(crate) fn no_call() -> String {
    "no call is made in such a campaign, so the trigger does not fire".to_owned()
}

/// A constraint that any webhook meets.
#[cold]
pub(crate) fn any_webhook(found: Option<&str>) -> String {
    match found {
        Some(found) => format!("the webhook may be any, and is {}: holds", Quoted(found)),
        None => "the webhook may be any: holds".to_owned(),
    }
}

/// A constraint on a text of a call, checked.
pub(crate) struct CheckedConstraint<'a> {
    /// What was checked, as people call it.
    pub(crate) subject: &'static str,
    pub(crate) constraint: &'a TextConstraint,
    pub(crate) found: &'a str,
    pub(crate) holds: bool,
    /// The rules that it rests on.
    pub(crate) rests_on: Vec<RuleId>,
}

/// How a constraint came out.
#[cold]
pub(crate) fn constraint(checked: &CheckedConstraint<'_>) -> String {
    let CheckedConstraint { subject, constraint, found, holds, rests_on } = checked;
    let operator = match constraint.operator {
        TextOperator::Is => "is",
        TextOperator::IsNot => "is not",
        TextOperator::StartsWith => "starts with",
        TextOperator::NotStartsWith => "does not start with",
        TextOperator::Contains => "contains",
        TextOperator::NotContains => "does not contain",
        TextOperator::IsEmpty => "is empty",
        TextOperator::IsNotEmpty => "is not empty",
    };
    let values =
        constraint.values.iter().map(|value| Quoted(value).to_string()).collect::<Vec<_>>().join(" or ");
    let space = if values.is_empty() { "" } else { " " };
    let found = if found.is_empty() { "empty".to_owned() } else { Quoted(found).to_string() };
    let holds = if *holds { "holds" } else { "does not hold" };
    let rules: Vec<_> = rests_on.iter().map(|id| format!("rule `{id}`, {}", id.rule().basis)).collect();
    format!("{subject} {operator}{space}{values}: {holds}, since it is {found} ({})", rules.join("; "))
}
