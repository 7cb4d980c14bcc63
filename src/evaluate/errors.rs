//! [`ErrorOutcome`]s: nothing of the response is used.

use super::notes::Notes;
use super::unreadable::UnreadableBody;
use super::webhook::Webhook;
use crate::assumptions::NoCallTrigger;
use crate::decide::{self, CallError};
use crate::explain::{self, unreadable::Is};
use crate::outcome::{
    ErrorOutcome, Payload, Recovery, WebhookError, WebhookErrorKind, WebhookIsCalled, borrowed,
};
use crate::response::charset::Charset;
use crate::response::{Body, Reply, Response};
use crate::rules::{RuleId, RuleSet};
use crate::texts::Explanation;

impl Webhook {
    /// What the trigger sees of a response, and the rules that this rests on. The error may have a code of its own.
    #[inline]
    pub(super) fn called<'a>(
        &'a self,
        response: &Response<'a>,
        code: Option<u16>,
    ) -> (WebhookIsCalled<'a>, RuleSet) {
        let (error_type, rule) = decide::error_type(response);
        let charset = match response.body {
            Body::Text(_) => Charset::Utf8,
            Body::Bytes(bytes) => decide::charset(bytes, response.content_type.as_deref()),
        };
        let called = WebhookIsCalled {
            webhook: self.name.as_deref().map(borrowed),
            response: Payload::new(response.body, charset),
            error_type: Some(borrowed(error_type)),
            error_code: Some(code.unwrap_or(response.status.code())),
        };
        let mut rules = RuleSet::of(rule)
            .with(RuleId::DecideErrorCode)
            .with(RuleId::CalledResponse)
            .with(RuleId::CalledErrorType);
        if matches!(response.body, Body::Bytes(bytes) if !bytes.is_empty()) {
            rules = rules.with(RuleId::DecideCharset);
        }
        if response.is_decompressed {
            rules = rules.with(RuleId::DecideContentEncoding);
        }
        (called, rules)
    }

    /// What the trigger sees without a response: an empty Response, no Error Type, and perhaps a code.
    fn called_without_response(&self, code: Option<u16>) -> WebhookIsCalled<'_> {
        WebhookIsCalled {
            webhook: self.name.as_deref().map(borrowed),
            response: Payload::new(Body::Text(""), Charset::Utf8),
            error_type: None,
            error_code: code,
        }
    }

    #[cold]
    pub(super) fn unreadable<'a>(
        &'a self,
        response: &Response<'a>,
        decided_by: RuleSet,
        unreadable: UnreadableBody,
    ) -> ErrorOutcome<'a> {
        let error = decide::unreadable_body(unreadable.verdict, unreadable.recovery);
        let explanation = if unreadable.says_what_to_do {
            *unreadable.explanation
        } else {
            Explanation::UnreadableBody { why: unreadable.explanation }
        };
        let outcome = self.answered(response, error, explanation);
        let error = WebhookError { position: unreadable.position, ..outcome.error };
        let mut notes = Notes::default();
        if let Some(expected) = self.response_type.format() {
            match unreadable.is {
                Is::WebPage => notes.note_html(),
                Is::Document(found) => notes.note_response_type(found, expected),
                Is::PlainText => notes.note_plain_text(expected),
                Is::Broken => {}
            }
        }
        notes.note_redirect(response);
        let rules = outcome.rules.and(decided_by).and(notes.rules);
        ErrorOutcome { error, rules, notes: notes.notes, ..outcome }
    }

    #[cold]
    pub(super) fn call_error<'a>(&'a self, reply: &Reply<'a>, error: CallError) -> ErrorOutcome<'a> {
        match (error.kind, reply) {
            (WebhookErrorKind::BatchCampaign, _) => self.no_call(error, Explanation::BatchCampaign),
            (WebhookErrorKind::ExecutableCampaign, _) => self.no_call(error, Explanation::ExecutableCampaign),
            (_, Reply::TransportFailure { failure, detail }) => {
                let outcome = error.outcome(explain::no_response(*failure, *detail));
                let called = Some(self.called_without_response(None));
                let rules = outcome.rules.with(RuleId::CalledNoResponse);
                ErrorOutcome { webhook_is_called: called, rules, ..outcome }
            }
            (kind, Reply::Response(response)) => {
                let explanation = match (kind, response.over_limit) {
                    (WebhookErrorKind::UnreadableBody, Some(limit)) => {
                        Explanation::BodyOverLimit { limit: u64::from(limit) }
                    }
                    (WebhookErrorKind::EmptyBody, _) => {
                        explain::empty_body(response, self.response_type.format())
                    }
                    _ => explain::http_status(response, decide::error_type(response).0, error.recovery),
                };
                let outcome = self.answered(response, error, explanation);
                let mut notes = Notes::default();
                notes.note_redirect(response);
                ErrorOutcome { rules: outcome.rules.and(notes.rules), notes: notes.notes, ..outcome }
            }
        }
    }

    /// The outcome of a campaign that makes no call.
    fn no_call<'a>(&'a self, error: CallError, explanation: Explanation<'a>) -> ErrorOutcome<'a> {
        let code = error.code;
        let outcome = error.outcome(explanation);
        let mut rules = outcome.rules.with(RuleId::CalledNoCall);
        let webhook_is_called = match self.assumptions.no_call_trigger {
            NoCallTrigger::Silent => None,
            NoCallTrigger::Fires => {
                rules = code.map_or(rules, |_| rules.with(RuleId::DecideErrorCode));
                Some(self.called_without_response(code))
            }
        };
        ErrorOutcome { webhook_is_called, rules, ..outcome }
    }

    /// The outcome of an error after a response.
    fn answered<'a>(
        &'a self,
        response: &Response<'a>,
        error: CallError,
        explanation: Explanation<'a>,
    ) -> ErrorOutcome<'a> {
        let (called, rules) = self.called(response, error.code);
        let retry_after_seconds = match error.recovery {
            Recovery::Retry => response.retry_after_seconds(),
            Recovery::Configuration | Recovery::Service => None,
        };
        let outcome = error.outcome(explanation);
        let error_type = Some(borrowed(decide::error_type(response).0));
        let error = WebhookError { error_type, retry_after_seconds, ..outcome.error };
        ErrorOutcome {
            status: Some(response.status),
            error,
            webhook_is_called: Some(called),
            rules: outcome.rules.and(rules),
            notes: outcome.notes,
        }
    }
}

impl CallError {
    /// The outcome, without what a response adds.
    fn outcome(self, explanation: Explanation<'_>) -> ErrorOutcome<'_> {
        let error = WebhookError {
            kind: self.kind,
            code: self.code,
            error_type: None,
            explanation,
            rule: self.verdict.decided_by,
            recovery: self.recovery,
            retry_after_seconds: None,
            position: None,
        };
        let rules = self.verdict.rests_on;
        ErrorOutcome { status: None, error, webhook_is_called: None, rules, notes: Vec::new() }
    }
}
