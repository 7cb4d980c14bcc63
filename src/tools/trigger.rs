//! The "Webhook is Called" trigger over an outcome.

use std::borrow::Cow;

use unicase::UniCase;

use crate::definition::trigger::{
    TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};
use crate::explain::{self, CheckedConstraint};
use crate::outcome::{Outcome, WebhookIsCalled};
use crate::rules::RuleId;

/// Whether a trigger fires, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Firing {
    /// Whether it fires.
    pub fires: bool,
    /// How each constraint came out.
    pub because: Vec<String>,
}

/// What a trigger sees of a call.
pub(crate) struct Call<'a> {
    pub(crate) webhook: Option<Cow<'a, str>>,
    pub(crate) response: Cow<'a, str>,
    pub(crate) error_type: Option<Cow<'a, str>>,
}

impl WebhookIsCalledTrigger {
    /// Whether the trigger fires on the call of this outcome.
    #[must_use]
    pub fn fires(&self, outcome: &Outcome<'_>) -> Firing {
        let called = match outcome {
            Outcome::FieldUpdates(outcome) => Some(&outcome.webhook_is_called),
            Outcome::Error(outcome) => outcome.webhook_is_called.as_ref(),
        };
        self.fires_on(called.map(call).as_ref())
    }

    /// The same for a call, or for none.
    pub(crate) fn fires_on(&self, call: Option<&Call<'_>>) -> Firing {
        let Some(call) = call else {
            let because = explain::by_rule(explain::no_call(), RuleId::CalledNoCall, None);
            return Firing { fires: false, because: vec![because] };
        };
        let webhook = self.webhook.as_ref().map(|constraint| webhook(constraint, call));
        let response = self.response.as_ref().map(|constraint| response(constraint, call));
        let error_type = self.error_type.as_ref().map(|constraint| error_type(constraint, call));
        let mut firing = Firing { fires: true, because: Vec::new() };
        for (holds, because) in [webhook, response, error_type].into_iter().flatten() {
            firing.fires &= holds;
            firing.because.push(because);
        }
        if firing.because.is_empty() {
            firing.because.push(explain::no_constraint());
        }
        firing
    }
}

fn call<'a>(called: &WebhookIsCalled<'a>) -> Call<'a> {
    Call {
        webhook: called.webhook.map(Cow::Borrowed),
        response: called.response.text(),
        error_type: called.error_type.map(Cow::Borrowed),
    }
}

/// Whether a constraint holds, and a text that says so.
type Check = (bool, String);

fn webhook(constraint: &WebhookConstraint, call: &Call<'_>) -> Check {
    match constraint.operator {
        WebhookOperator::IsAny => (true, explain::any_webhook(call.webhook.as_deref())),
        WebhookOperator::Is => {
            let constraint = TextConstraint { operator: TextOperator::Is, values: constraint.values.clone() };
            let found = call.webhook.as_deref();
            let mut checked = compare("the webhook", found.unwrap_or_default(), &constraint);
            checked.holds &= found.is_some();
            (checked.holds, explain::constraint(&checked))
        }
    }
}

/// Response is the literal payload, whatever the status.
fn response(constraint: &TextConstraint, call: &Call<'_>) -> Check {
    let checked = compare("Response", &call.response, constraint);
    explained(checked, call, RuleId::CalledResponse)
}

/// Error Type is the reason phrase. A call without a response has none, which triggers see as empty.
fn error_type(constraint: &TextConstraint, call: &Call<'_>) -> Check {
    let checked = compare("Error Type", call.error_type.as_deref().unwrap_or_default(), constraint);
    explained(checked, call, RuleId::CalledErrorType)
}

/// The check of a text of which `rule` says what it is, where there is a response.
fn explained(mut checked: CheckedConstraint<'_>, call: &Call<'_>, rule: RuleId) -> Check {
    let rule = if call.error_type.is_none() { RuleId::CalledNoResponse } else { rule };
    checked.rests_on.insert(0, rule);
    (checked.holds, explain::constraint(&checked))
}

/// Whether the text is as the constraint wants it. Texts are compared without regard to case. Any one of several values
/// may match; of a negated operator none may.
fn compare<'a>(
    subject: &'static str,
    found: &'a str,
    constraint: &'a TextConstraint,
) -> CheckedConstraint<'a> {
    let text = fold(found);
    let any =
        |matches: fn(&str, &str) -> bool| constraint.values.iter().any(|value| matches(&text, &fold(value)));
    let holds = match constraint.operator {
        TextOperator::Is => any(|text, value| text == value),
        TextOperator::IsNot => !any(|text, value| text == value),
        TextOperator::StartsWith => any(|text, value| text.starts_with(value)),
        TextOperator::NotStartsWith => !any(|text, value| text.starts_with(value)),
        TextOperator::Contains => any(|text, value| text.contains(value)),
        TextOperator::NotContains => !any(|text, value| text.contains(value)),
        TextOperator::IsEmpty => text.is_empty(),
        TextOperator::IsNotEmpty => !text.is_empty(),
    };
    let rule = match constraint.operator {
        TextOperator::Is => RuleId::CalledIs,
        TextOperator::IsNot
        | TextOperator::StartsWith
        | TextOperator::NotStartsWith
        | TextOperator::Contains
        | TextOperator::NotContains
        | TextOperator::IsEmpty
        | TextOperator::IsNotEmpty => RuleId::CalledOtherOperators,
    };
    let mut rests_on = vec![rule];
    if constraint.values.len() > 1 {
        rests_on.push(RuleId::CalledAnyValue);
    }
    CheckedConstraint { subject, constraint, found, holds, rests_on }
}

/// The text without its case, by Unicode's full case folding.
fn fold(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}
