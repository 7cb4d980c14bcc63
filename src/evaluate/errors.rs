//! Outcomes that change no lead field.

use super::{Notes, note_redirect};
use crate::decide::{self, Refusal};
use crate::definition::format::Format;
use crate::evaluate::webhook::Webhook;
use crate::explain as message;
use crate::extract::Syntax;
use crate::outcome::{ErrorOutcome, Payload, Position, WebhookError, WebhookErrorType, WebhookIsCalled};
use crate::response::charset::{Charset, Undecodable};
use crate::response::{Body, Reply, Response};
use crate::rules::{RuleId, RuleSet};

/// Why a body cannot be read.
pub(crate) struct Unreadable {
    pub(crate) message: String,
    pub(crate) position: Option<Position>,
    pub(crate) is_html: bool,
    /// The rule that refuses the body.
    pub(crate) rule: RuleId,
    pub(crate) rules: RuleSet,
}

impl Unreadable {
    #[cold]
    pub(crate) fn syntax(format: Format, text: &str, syntax: &Syntax) -> Self {
        let position = Position::at(text, syntax.offset);
        let message = message::syntax("the body", format, text, syntax, position);
        let (rule, rules) = (syntax.rule, RuleSet::of(syntax.rule));
        Self { message, position: Some(position), is_html: false, rule, rules }
    }

    #[cold]
    pub(crate) fn undecodable(charset: &Charset<'_>, undecodable: &Undecodable) -> Self {
        let label = charset.label();
        let position = match undecodable {
            Undecodable::Malformed { before } => {
                before.as_ref().map(|before| Position::at(before, before.len()))
            }
            Undecodable::UnknownCharset => None,
        };
        let message = match undecodable {
            Undecodable::Malformed { .. } if matches!(charset, Charset::NotUtf16(_)) => message::not_utf_16(),
            Undecodable::Malformed { .. } => message::malformed_charset(label, position),
            Undecodable::UnknownCharset => message::unknown_charset(label.unwrap_or_default()),
        };
        let rule = RuleId::DecideCharset;
        Self { message, position, is_html: false, rule, rules: RuleSet::of(rule) }
    }
}

impl Webhook {
    /// What the trigger sees of a response, and the rules that this rests on.
    pub(crate) fn called<'a>(
        &'a self,
        response: &Response<'a>,
        refusal: Option<&Refusal>,
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
            error_code: Some(decide::error_code(response, refusal)),
        };
        (called, RuleSet::of(rule).with(RuleId::DecideErrorCode))
    }

    #[cold]
    pub(crate) fn unreadable<'a>(
        &'a self,
        response: &Response<'a>,
        unreadable: &Unreadable,
    ) -> ErrorOutcome<'a> {
        let mut refusal = decide::unreadable_body(response);
        refusal.rule = unreadable.rule;
        refusal.rules = refusal.rules.and(unreadable.rules);
        if let Body::Bytes(_) = response.body {
            refusal.rules = refusal.rules.with(RuleId::DecideCharset);
        }
        let outcome = self.answered(response, &refusal, message::unreadable(&unreadable.message));
        let error = WebhookError { position: unreadable.position, ..outcome.error };
        let mut notes = Notes::default();
        self.note_body(response, unreadable.is_html, &mut notes);
        note_redirect(response, &mut notes);
        ErrorOutcome { error, rules: outcome.rules.and(notes.rules), notes: notes.notes, ..outcome }
    }

    #[cold]
    pub(crate) fn refused<'a>(&'a self, reply: &Reply<'a>, refusal: &Refusal) -> ErrorOutcome<'a> {
        let no_call = match refusal.kind {
            WebhookErrorType::BatchCampaign => Some(message::batch_campaign()),
            WebhookErrorType::ExecutableCampaign => Some(message::executable_campaign()),
            WebhookErrorType::EmptyBody
            | WebhookErrorType::HttpStatus
            | WebhookErrorType::Timeout
            | WebhookErrorType::Network
            | WebhookErrorType::UnreadableBody => None,
        };
        match (no_call, reply) {
            (Some(message), _) => of_refusal(refusal, message, None),
            (None, Reply::Response(response)) => {
                let message = match refusal.kind {
                    WebhookErrorType::EmptyBody => message::empty_body(response, self.response_type.format()),
                    WebhookErrorType::BatchCampaign
                    | WebhookErrorType::ExecutableCampaign
                    | WebhookErrorType::HttpStatus
                    | WebhookErrorType::Timeout
                    | WebhookErrorType::Network
                    | WebhookErrorType::UnreadableBody => {
                        message::http_status(response, decide::error_type(response).0, refusal.recovery)
                    }
                };
                let outcome = self.answered(response, refusal, message);
                let mut notes = Notes::default();
                note_redirect(response, &mut notes);
                ErrorOutcome { rules: outcome.rules.and(notes.rules), notes: notes.notes, ..outcome }
            }
            (None, Reply::TransportFailure { failure, detail }) => {
                let called = WebhookIsCalled {
                    webhook: self.name.as_deref(),
                    response: Payload::new(Body::Text(""), Charset::Utf8),
                    error_type: None,
                    error_code: None,
                };
                of_refusal(refusal, message::no_response(*failure, *detail), Some(called))
            }
        }
    }

    fn answered<'a>(
        &'a self,
        response: &Response<'a>,
        refusal: &Refusal,
        message: String,
    ) -> ErrorOutcome<'a> {
        let (called, rules) = self.called(response, Some(refusal));
        let outcome = of_refusal(refusal, message, None);
        let error = WebhookError {
            error_type: called.error_type,
            retry_after_seconds: decide::retry_after_seconds(response, refusal.recovery),
            ..outcome.error
        };
        ErrorOutcome {
            error,
            webhook_is_called: Some(called),
            rules: outcome.rules.and(rules),
            notes: outcome.notes,
        }
    }
}

/// The outcome of a refusal, whether there was a response or none.
fn of_refusal<'a>(
    refusal: &Refusal,
    message: String,
    webhook_is_called: Option<WebhookIsCalled<'a>>,
) -> ErrorOutcome<'a> {
    let error = WebhookError {
        kind: refusal.kind,
        code: refusal.code,
        error_type: None,
        message: message::by_rule(message, refusal.rule, true),
        recovery: refusal.recovery,
        retry_after_seconds: None,
        position: None,
    };
    ErrorOutcome { error, webhook_is_called, rules: refusal.rules, notes: Vec::new() }
}
