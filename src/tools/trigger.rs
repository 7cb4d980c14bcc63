//! The "Webhook is Called" trigger over an outcome.

use std::borrow::Cow;

use unicase::UniCase;

use crate::explain as message;
use crate::outcome::{Outcome, WebhookIsCalled};
use crate::rules::RuleId;
use crate::string_enum::named;

named! {
    /// How a trigger compares the webhook.
    pub enum WebhookOperator {
        /// It is one of those given.
        Is = "is",
        /// It is any.
        IsAny = "is-any",
    }
}

named! {
    /// How a trigger compares a text.
    pub enum TextOperator {
        /// It is one of the values.
        Is = "is",
        /// It is none of them.
        IsNot = "is-not",
        /// It starts with one of them.
        StartsWith = "starts-with",
        /// It starts with none of them.
        NotStartsWith = "not-starts-with",
        /// It contains one of them.
        Contains = "contains",
        /// It contains none of them.
        NotContains = "not-contains",
        /// It is empty.
        IsEmpty = "is-empty",
        /// It is not empty.
        IsNotEmpty = "is-not-empty",
    }
}

impl TextOperator {
    /// Whether it compares with values.
    #[must_use]
    pub const fn takes_values(self) -> bool {
        match self {
            Self::IsEmpty | Self::IsNotEmpty => false,
            Self::Is
            | Self::IsNot
            | Self::StartsWith
            | Self::NotStartsWith
            | Self::Contains
            | Self::NotContains => true,
        }
    }
}

/// A constraint on the webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct WebhookConstraint {
    /// How it compares.
    pub operator: WebhookOperator,
    /// With what.
    #[cfg_attr(feature = "serde", serde(default))]
    pub values: Vec<String>,
}

/// A constraint on a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TextConstraint {
    /// How it compares.
    pub operator: TextOperator,
    /// With what; any one of them may match.
    #[cfg_attr(feature = "serde", serde(default))]
    pub values: Vec<String>,
}

/// The constraints of a "Webhook is Called" trigger: all that are given have to hold.
///
/// ```
/// use marketo_webhook::{
///     CampaignType, Response, ResponseType, Status, TextConstraint, TextOperator, Webhook, WebhookDefinition,
///     WebhookIsCalledTrigger,
/// };
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let status = Status::new(404).expect("a status has three digits");
/// let outcome = webhook.evaluate(CampaignType::Trigger, &Response::new(status).with_text("gone").into());
///
/// let not_found = TextConstraint { operator: TextOperator::Is, values: vec!["not found".to_owned()] };
/// let trigger = WebhookIsCalledTrigger { error_type: Some(not_found), ..WebhookIsCalledTrigger::default() };
/// assert!(trigger.fires(&outcome).fires);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct WebhookIsCalledTrigger {
    /// On the webhook that was called.
    #[cfg_attr(feature = "serde", serde(default))]
    pub webhook: Option<WebhookConstraint>,
    /// On the literal payload of the response.
    #[cfg_attr(feature = "serde", serde(default))]
    pub response: Option<TextConstraint>,
    /// On the reason phrase.
    #[cfg_attr(feature = "serde", serde(default))]
    pub error_type: Option<TextConstraint>,
}

/// Whether a trigger fires, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Firing {
    /// Whether it fires.
    pub fires: bool,
    /// Of each constraint how it came out.
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
        let Some(call) = call else { return no_call() };
        let webhook = self.webhook.as_ref().map(|constraint| webhook(constraint, call));
        let response = self.response.as_ref().map(|constraint| response(constraint, call));
        let error_type = self.error_type.as_ref().map(|constraint| error_type(constraint, call));
        let mut firing = Firing { fires: true, because: Vec::new() };
        for (holds, because) in [webhook, response, error_type].into_iter().flatten() {
            firing.fires &= holds;
            firing.because.push(because);
        }
        if firing.because.is_empty() {
            firing.because.push(message::no_constraint());
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
    let found = call.webhook.as_deref();
    match constraint.operator {
        WebhookOperator::IsAny => (true, message::any_webhook(found)),
        WebhookOperator::Is => {
            let constraint = TextConstraint { operator: TextOperator::Is, values: constraint.values.clone() };
            let found = found.unwrap_or_default();
            let (holds, rules) = compare(found, &constraint);
            let holds = holds && call.webhook.is_some();
            (holds, message::constraint("the webhook", &constraint, found, holds, &rules))
        }
    }
}

/// `called.response`: Response is the literal payload, whatever the status.
fn response(constraint: &TextConstraint, call: &Call<'_>) -> Check {
    check("Response", &call.response, constraint, call, RuleId::CalledResponse)
}

/// `called.error-type`: Error Type is the reason phrase.
fn error_type(constraint: &TextConstraint, call: &Call<'_>) -> Check {
    let phrase = call.error_type.as_deref().unwrap_or_else(|| no_response());
    check("Error Type", phrase, constraint, call, RuleId::CalledErrorType)
}

/// Whether a text of the call is as the constraint wants it; `own` is the rule that says what the text is.
fn check(what: &str, text: &str, constraint: &TextConstraint, call: &Call<'_>, own: RuleId) -> Check {
    let (holds, rules) = compare(text, constraint);
    let own = if call.error_type.is_none() { RuleId::CalledNoResponse } else { own };
    (holds, message::constraint(what, constraint, text, holds, &[&[own], &*rules].concat()))
}

/// `called.no-call`: where no call is made the trigger does not fire.
fn no_call() -> Firing {
    let because = message::by_rule(message::no_call(), RuleId::CalledNoCall, false);
    Firing { fires: false, because: vec![because] }
}

/// `called.no-response`: a call without a response has no Error Type, and triggers see that as empty.
const fn no_response() -> &'static str {
    ""
}

/// Whether the text is as the constraint wants it, and the rules that decide.
fn compare(text: &str, constraint: &TextConstraint) -> (bool, Vec<RuleId>) {
    let folded = fold(text);
    let values: Vec<_> = constraint.values.iter().map(|value| fold(value)).collect();
    let is = constraint.operator == TextOperator::Is;
    let rule = if is { RuleId::CalledIs } else { RuleId::CalledOtherOperators };
    let holds = other_operators(constraint.operator, &folded, &values);
    let several = (values.len() > 1).then_some(RuleId::CalledAnyValue);
    (holds, [rule].into_iter().chain(several).collect())
}

/// `called.is`: whole values are equal without regard to case.
fn is(text: &str, value: &str) -> bool {
    text == value
}

/// `called.other-operators`: they compare without regard to case too.
fn other_operators(operator: TextOperator, text: &str, values: &[String]) -> bool {
    let starts_with = |text: &str, value: &str| text.starts_with(value);
    let contains = |text: &str, value: &str| text.contains(value);
    match operator {
        TextOperator::Is => any_value(text, values, is),
        TextOperator::IsNot => !any_value(text, values, is),
        TextOperator::StartsWith => any_value(text, values, starts_with),
        TextOperator::NotStartsWith => !any_value(text, values, starts_with),
        TextOperator::Contains => any_value(text, values, contains),
        TextOperator::NotContains => !any_value(text, values, contains),
        TextOperator::IsEmpty => text.is_empty(),
        TextOperator::IsNotEmpty => !text.is_empty(),
    }
}

/// `called.any-value`: of several values one suffices; of a negated operator none may match.
fn any_value(text: &str, values: &[String], matches: fn(&str, &str) -> bool) -> bool {
    values.iter().any(|value| matches(text, value))
}

/// The text without its case, by Unicode's full case folding.
fn fold(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}
