//! [`WebhookIsCalledTrigger::evaluate`]: whether a trigger fires on an outcome.

use std::borrow::Cow;

use crate::definition::trigger::{
    TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};
use crate::explain;
use crate::outcome::{Outcome, WebhookIsCalled};
use crate::rules::{RuleId, RuleSet};
use crate::string_enum::string_enum;
use crate::text::case::folded;
use crate::texts::{Explanation, TextId};

/// Whether a [`WebhookIsCalledTrigger`] fires, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TriggerResult {
    /// Whether it fires.
    pub fires: bool,
    /// How each constraint came out. The trigger fires if all hold.
    pub because: Vec<ConstraintResult>,
}

string_enum! {
    /// What a [`ConstraintResult`] is about.
    #[non_exhaustive]
    pub enum Constraint {
        /// The call itself: there was no call, or the trigger has no constraint.
        Call = "call",
        /// The webhook that was called.
        Webhook = "webhook",
        /// The literal payload of the response.
        Response = "response",
        /// The reason phrase.
        ErrorType = "errorType",
    }
}

/// How one constraint of a trigger came out: part of a [`TriggerResult`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConstraintResult {
    /// The constraint.
    pub constraint: Constraint,
    /// Whether it holds.
    pub holds: bool,
    /// The rules that this rests on.
    pub rules: RuleSet,
    /// Why.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "crate::outcome::explained::explained"))]
    pub explanation: Explanation<'static>,
}

/// What a trigger sees of a call.
pub(crate) struct Call<'a> {
    pub(crate) webhook: Option<Cow<'a, str>>,
    pub(crate) response: Cow<'a, str>,
    pub(crate) error_type: Option<Cow<'a, str>>,
    /// Whether the campaign makes a call; Marketo may fire the trigger all the same.
    pub(crate) is_called: bool,
}

impl Call<'_> {
    /// The rule that says what the trigger sees if there is no response.
    fn without_response(&self) -> Option<RuleId> {
        match (self.is_called, &self.error_type) {
            (false, _) => Some(RuleId::CalledNoCall),
            (true, None) => Some(RuleId::CalledNoResponse),
            (true, Some(_)) => None,
        }
    }
}

impl WebhookIsCalledTrigger {
    /// Whether the trigger fires on the call that has this outcome, and why.
    ///
    /// ```
    /// use marketo_webhook::definition::{TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger};
    /// use marketo_webhook::tools::Constraint;
    /// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_name("Scoring"));
    /// let response = Response::new(Status::OK).with_text(r#"{"score": 72}"#);
    /// let outcome = webhook.evaluate(CampaignType::Trigger, response);
    ///
    /// let trigger = WebhookIsCalledTrigger::new()
    ///     .with_webhook(WebhookConstraint::is(["scoring"])?)
    ///     .with_response(TextConstraint::new(TextOperator::Contains, ["error"])?);
    /// let firing = trigger.evaluate(&outcome);
    /// let because: Vec<_> = firing.because.iter().map(|because| (because.constraint, because.holds)).collect();
    /// assert_eq!(because, [(Constraint::Webhook, true), (Constraint::Response, false)]);
    /// assert!(!firing.fires);
    /// # Ok::<(), marketo_webhook::definition::ConstraintValuesError>(())
    /// ```
    #[must_use]
    pub fn evaluate(&self, outcome: &Outcome<'_>) -> TriggerResult {
        let called = outcome.webhook_is_called();
        let is_called = !outcome.rules().contains(RuleId::CalledNoCall);
        self.fires_on(called.map(|called| call(called, is_called)).as_ref())
    }

    /// The same for a call, or for none.
    pub(crate) fn fires_on(&self, call: Option<&Call<'_>>) -> TriggerResult {
        let Some(call) = call else {
            let rules = RuleSet::of(RuleId::CalledNoCall);
            let (constraint, explanation) = (Constraint::Call, Explanation::NoCall);
            let because = ConstraintResult { constraint, holds: false, rules, explanation };
            return TriggerResult { fires: false, because: vec![because] };
        };
        let webhook = self.webhook.as_ref().map(|constraint| webhook(constraint, call));
        let response = self.response.as_ref().map(|constraint| response(constraint, call));
        let error_type = self.error_type.as_ref().map(|constraint| error_type(constraint, call));
        let mut because: Vec<_> = [webhook, response, error_type].into_iter().flatten().collect();
        if because.is_empty() {
            let (constraint, explanation) = (Constraint::Call, Explanation::NoConstraint);
            let rules = call.without_response().map_or(RuleSet::EMPTY, RuleSet::of);
            because.push(ConstraintResult { constraint, holds: true, rules, explanation });
        }
        TriggerResult { fires: because.iter().all(|because| because.holds), because }
    }
}

fn call<'c>(called: &'c WebhookIsCalled<'_>, is_called: bool) -> Call<'c> {
    Call {
        webhook: called.webhook.as_ref().map(|name| Cow::Borrowed(&**name)),
        response: called.response.text(),
        error_type: called.error_type.as_ref().map(|phrase| Cow::Borrowed(&**phrase)),
        is_called,
    }
}

fn webhook(constraint: &WebhookConstraint, call: &Call<'_>) -> ConstraintResult {
    match constraint.operator() {
        WebhookOperator::IsAny => ConstraintResult {
            constraint: Constraint::Webhook,
            holds: true,
            rules: RuleSet::EMPTY,
            explanation: explain::any_webhook(call.webhook.as_deref()),
        },
        WebhookOperator::Is => {
            let compared = Compared { operator: TextOperator::Is, values: constraint.values() };
            let found = call.webhook.as_deref();
            // A webhook without a name has none of those that are given.
            let holds = found.is_some_and(|found| compared.holds_of(found));
            because(Constraint::Webhook, compared, (found.unwrap_or_default(), holds), RuleSet::EMPTY)
        }
    }
}

/// Response is the literal payload, whatever the status.
fn response(constraint: &TextConstraint, call: &Call<'_>) -> ConstraintResult {
    let (found, compared) = (&*call.response, Compared::by(constraint));
    let rule = call.without_response().unwrap_or(RuleId::CalledResponse);
    because(Constraint::Response, compared, (found, compared.holds_of(found)), RuleSet::of(rule))
}

/// Error Type is the reason phrase. A call without a response has none, which triggers see as empty.
fn error_type(constraint: &TextConstraint, call: &Call<'_>) -> ConstraintResult {
    let found = call.error_type.as_deref().unwrap_or_default();
    let rules = RuleSet::of(call.without_response().unwrap_or(RuleId::CalledErrorType));
    // Marketo's own page lets choose from a list, which only says what the value is.
    let compared = Compared::by(constraint);
    let is_chosen = compared.operator == TextOperator::Is;
    let rules = if is_chosen { rules } else { rules.with(RuleId::CalledErrorTypeOperators) };
    because(Constraint::ErrorType, compared, (found, compared.holds_of(found)), rules)
}

/// How a constraint on a text came out: what was found, and whether it holds; `rules` say what the text is.
fn because(
    of: Constraint,
    compared: Compared<'_>,
    (found, holds): (&str, bool),
    rules: RuleSet,
) -> ConstraintResult {
    let subject = match of {
        Constraint::Webhook | Constraint::Call => TextId::SubjectWebhook,
        Constraint::Response => TextId::SubjectResponse,
        Constraint::ErrorType => TextId::SubjectErrorType,
    };
    let explanation = if holds {
        explain::holds(subject, compared.operator, compared.values, found)
    } else {
        explain::fails(subject, compared.operator, compared.values, found)
    };
    let operator = match compared.operator {
        TextOperator::Is => RuleId::CalledIs,
        TextOperator::IsNot
        | TextOperator::StartsWith
        | TextOperator::NotStartsWith
        | TextOperator::Contains
        | TextOperator::NotContains
        | TextOperator::IsEmpty
        | TextOperator::IsNotEmpty => RuleId::CalledOtherOperators,
    };
    let rules = rules.with(operator);
    let is_list = compared.values.len() > 1;
    let rules = if is_list { rules.with(RuleId::CalledAnyValue) } else { rules };
    ConstraintResult { constraint: of, holds, rules, explanation }
}

/// What a text is compared with.
#[derive(Clone, Copy)]
struct Compared<'c> {
    operator: TextOperator,
    values: &'c [String],
}

impl<'c> Compared<'c> {
    fn by(constraint: &'c TextConstraint) -> Self {
        Self { operator: constraint.operator(), values: constraint.values() }
    }

    /// Whether a text is as it has to be. Texts are compared without regard to case. Any one of several values may match;
    /// with a negated operator none may.
    fn holds_of(self, found: &str) -> bool {
        let text = folded(found);
        let any =
            |matches: fn(&str, &str) -> bool| self.values.iter().any(|value| matches(&text, &folded(value)));
        match self.operator {
            TextOperator::Is => any(|text, value| text == value),
            TextOperator::IsNot => !any(|text, value| text == value),
            TextOperator::StartsWith => any(|text, value| text.starts_with(value)),
            TextOperator::NotStartsWith => !any(|text, value| text.starts_with(value)),
            TextOperator::Contains => any(|text, value| text.contains(value)),
            TextOperator::NotContains => !any(|text, value| text.contains(value)),
            TextOperator::IsEmpty => text.is_empty(),
            TextOperator::IsNotEmpty => !text.is_empty(),
        }
    }
}
