//! Outcomes that change no lead field.

use super::notes::Notes;
use super::unreadable::UnreadableBody;
use super::webhook::Webhook;
use crate::decide::{self, CallError};
use crate::explain;
use crate::outcome::{ErrorOutcome, Payload, Recovery, WebhookError, WebhookErrorType, WebhookIsCalled};
use crate::response::charset::Charset;
use crate::response::{Body, Reply, Response};
use crate::rules::{RuleId, RuleSet};
use crate::texts::Explanation;

impl Webhook {
    /// What the trigger sees of a response, whose error may have a code of its own, and the rules that this rests on.
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
            webhook: self.name.as_deref(),
            response: Payload::new(response.body, charset),
            error_type: Some(error_type),
            error_code: Some(code.unwrap_or(response.status.code())),
        };
        (called, RuleSet::of(rule).with(RuleId::DecideErrorCode))
    }

    #[cold]
    pub(super) fn unreadable<'a>(
        &'a self,
        response: &Response<'a>,
        unreadable: UnreadableBody,
    ) -> ErrorOutcome<'a> {
        let verdict = match response.body {
            Body::Text(_) => unreadable.verdict,
            Body::Bytes(_) => unreadable.verdict.with(RuleId::DecideCharset),
        };
        let error = decide::unreadable_body(response, verdict);
        let outcome =
            self.answered(response, error, Explanation::UnreadableBody { why: unreadable.explanation });
        let error = WebhookError { position: unreadable.position, ..outcome.error };
        let mut notes = Notes::default();
        if unreadable.is_html {
            notes.note_html();
        }
        notes.note_content_type(self, response);
        notes.note_redirect(response);
        ErrorOutcome { error, rules: outcome.rules.and(notes.rules), notes: notes.notes, ..outcome }
    }

    #[cold]
    pub(super) fn call_error<'a>(&'a self, reply: &Reply<'a>, error: CallError) -> ErrorOutcome<'a> {
        let explanation = match (error.kind, reply) {
            (WebhookErrorType::BatchCampaign, _) => Explanation::BatchCampaign,
            (WebhookErrorType::ExecutableCampaign, _) => Explanation::ExecutableCampaign,
            (_, Reply::TransportFailure { failure, detail }) => {
                let called = WebhookIsCalled {
                    webhook: self.name.as_deref(),
                    response: Payload::new(Body::Text(""), Charset::Utf8),
                    error_type: None,
                    error_code: None,
                };
                return error.outcome(explain::no_response(*failure, *detail), Some(called));
            }
            (kind, Reply::Response(response)) => {
                let explanation = if kind == WebhookErrorType::EmptyBody {
                    explain::empty_body(response, self.response_type.format())
                } else {
                    explain::http_status(response, decide::error_type(response).0, error.recovery)
                };
                let outcome = self.answered(response, error, explanation);
                let mut notes = Notes::default();
                notes.note_redirect(response);
                return ErrorOutcome { rules: outcome.rules.and(notes.rules), notes: notes.notes, ..outcome };
            }
        };
        error.outcome(explanation, None)
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
        let outcome = error.outcome(explanation, None);
        let error = WebhookError { error_type: called.error_type, retry_after_seconds, ..outcome.error };
        let rules = outcome.rules.and(rules);
        ErrorOutcome { error, webhook_is_called: Some(called), rules, notes: outcome.notes }
    }
}

impl CallError {
    fn outcome<'a>(
        self,
        explanation: Explanation<'a>,
        webhook_is_called: Option<WebhookIsCalled<'a>>,
    ) -> ErrorOutcome<'a> {
        let error = WebhookError {
            kind: self.kind,
            code: self.code,
            error_type: None,
            explanation,
            recovery: self.recovery,
            retry_after_seconds: None,
            position: None,
        };
        ErrorOutcome { error, webhook_is_called, rules: self.verdict.rests_on, notes: Vec::new() }
    }
}
