//! [`Outcome::into_owned`] and the same for its parts.

use std::borrow::Cow;

use super::{
    Diagnostic, ErrorOutcome, FieldUpdate, FieldUpdates, Note, Outcome, SkippedMapping, WebhookError,
    WebhookIsCalled,
};

fn owned<T: ToOwned + ?Sized>(borrowed: Cow<'_, T>) -> Cow<'static, T> {
    Cow::Owned(borrowed.into_owned())
}

impl Outcome<'_> {
    /// Converts to an outcome that borrows nothing, to be kept or sent to another thread.
    ///
    /// ```
    /// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// fn evaluated(body: &str) -> Outcome<'static> {
    ///     let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
    ///     let response = Response::new(Status::OK).with_text(body);
    ///     webhook.evaluate(CampaignType::Trigger, response).into_owned()
    /// }
    ///
    /// assert!(matches!(evaluated(r#"{"score": 12}"#), Outcome::FieldUpdates(_)));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Outcome<'static> {
        match self {
            Self::FieldUpdates(outcome) => Outcome::FieldUpdates(outcome.into_owned()),
            Self::Error(outcome) => Outcome::Error(outcome.into_owned()),
        }
    }
}

impl FieldUpdates<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> FieldUpdates<'static> {
        FieldUpdates {
            status: self.status,
            updates: self.updates.into_iter().map(FieldUpdate::into_owned).collect(),
            skipped: self.skipped.into_iter().map(SkippedMapping::into_owned).collect(),
            webhook_is_called: self.webhook_is_called.into_owned(),
            rules: self.rules,
            notes: self.notes.into_iter().map(Note::into_owned).collect(),
        }
    }
}

impl ErrorOutcome<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> ErrorOutcome<'static> {
        ErrorOutcome {
            status: self.status,
            error: self.error.into_owned(),
            webhook_is_called: self.webhook_is_called.map(WebhookIsCalled::into_owned),
            rules: self.rules,
            notes: self.notes.into_iter().map(Note::into_owned).collect(),
        }
    }
}

impl WebhookError<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> WebhookError<'static> {
        WebhookError {
            kind: self.kind,
            code: self.code,
            error_type: self.error_type.map(owned),
            explanation: self.explanation.into_owned(),
            rule: self.rule,
            recovery: self.recovery,
            retry_after_seconds: self.retry_after_seconds,
            position: self.position,
        }
    }
}

impl FieldUpdate<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> FieldUpdate<'static> {
        FieldUpdate {
            mapping: self.mapping,
            marketo_field: owned(self.marketo_field),
            rest_name: self.rest_name.map(owned),
            response_attribute: owned(self.response_attribute),
            data_type: owned(self.data_type),
            value: self.value.into_owned(),
            truncated: self.truncated,
            basis: self.basis,
            rules: self.rules,
        }
    }
}

impl SkippedMapping<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> SkippedMapping<'static> {
        SkippedMapping {
            mapping: self.mapping,
            marketo_field: owned(self.marketo_field),
            response_attribute: owned(self.response_attribute),
            reason: self.reason,
            explanation: self.explanation.into_owned(),
            rule: self.rule,
            basis: self.basis,
            switch: self.switch,
            resolved: self.resolved,
            found: self.found,
            suggestion: self.suggestion,
            rules: self.rules,
        }
    }
}

impl WebhookIsCalled<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> WebhookIsCalled<'static> {
        WebhookIsCalled {
            webhook: self.webhook.map(owned),
            response: self.response.into_owned(),
            error_type: self.error_type.map(owned),
            error_code: self.error_code,
        }
    }
}

impl Note<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Note<'static> {
        Note {
            code: self.code,
            severity: self.severity,
            explanation: self.explanation.into_owned(),
            rule: self.rule,
            mapping: self.mapping,
        }
    }
}

impl Diagnostic<'_> {
    /// Converts to a value that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Diagnostic<'static> {
        Diagnostic {
            severity: self.severity,
            code: self.code,
            explanation: self.explanation.into_owned(),
            mapping: self.mapping,
            span: self.span,
            suggestion: self.suggestion,
        }
    }
}
