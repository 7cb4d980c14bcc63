//! The result of an evaluation: [`Outcome`] and its parts.
//!
//! An outcome borrows from the [`Webhook`](crate::Webhook) and the [`Response`](crate::Response) that it comes from.
//! [`Outcome::into_owned`] makes one that stays.
//!
//! ```
//! use marketo_webhook::outcome::SkipReason;
//! use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
//!
//! let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("lead.score", "LeadScore"));
//! let response = Response::new(Status::OK).with_text(r#"{"lead": {"Score": 72}}"#);
//! let outcome = webhook.evaluate(CampaignType::Trigger, response);
//!
//! let skipped = &outcome.skipped()[0];
//! assert_eq!(skipped.reason, SkipReason::NotFound);
//! assert_eq!(skipped.suggestion.as_ref().unwrap().value, "lead.Score");
//! ```

pub(crate) mod diagnostic;
#[cfg(all(feature = "serde", not(all(feature = "js", target_family = "wasm"))))]
pub(crate) mod explained;
#[cfg(all(feature = "js", target_family = "wasm"))]
#[path = "explained_in_module.rs"]
pub(crate) mod explained;
mod note;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
mod owned;
mod payload;
#[cfg(feature = "serde")]
mod serialize;
mod skipped;

#[cfg(not(all(feature = "js", target_family = "wasm")))]
use std::borrow::Cow;

use crate::definition::field::DataType;
use crate::response::status::Status;
use crate::rules::{Basis, RuleId, RuleSet};
use crate::string_enum::string_enum;
use crate::texts::Explanation;

pub use crate::value::{Change, Decimal, Kind, Value};
pub use diagnostic::{Diagnostic, DiagnosticCode, Span};
pub use note::{Note, NoteCode, Severity};
pub use payload::Payload;
pub use skipped::{Found, SkipReason, SkippedMapping, Suggestion, SuggestionFor, Switch};

/// What an outcome borrows from its webhook and its response, unless it owns it.
#[cfg(not(all(feature = "js", target_family = "wasm")))]
type Borrowed<'a, T> = Cow<'a, T>;
/// In the module of the npm package no outcome owns anything, and the code to free what it owned would make it larger.
#[cfg(all(feature = "js", target_family = "wasm"))]
type Borrowed<'a, T> = &'a T;

#[cfg(not(all(feature = "js", target_family = "wasm")))]
pub(crate) const fn borrowed<T: ToOwned + ?Sized>(value: &T) -> Borrowed<'_, T> {
    Cow::Borrowed(value)
}

#[cfg(all(feature = "js", target_family = "wasm"))]
pub(crate) const fn borrowed<T: ?Sized>(value: &T) -> Borrowed<'_, T> {
    value
}

/// What Marketo would do: write lead fields, or log an error and write nothing.
///
/// ```
/// use marketo_webhook::outcome::WebhookErrorKind;
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
/// let response = Response::new(Status::OK).with_text("{\"score\": 72");
///
/// match webhook.evaluate(CampaignType::Trigger, response) {
///     Outcome::FieldUpdates(outcome) => panic!("{} lead fields change", outcome.updates.len()),
///     Outcome::Error(outcome) => assert_eq!(outcome.error.kind, WebhookErrorKind::UnreadableBody),
/// }
/// ```
// Exhaustive: every caller has to handle both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind"))]
pub enum Outcome<'a> {
    /// The response is used: these lead fields change, those mappings do nothing.
    #[cfg_attr(feature = "serde", serde(rename = "field-updates"))]
    FieldUpdates(FieldUpdates<'a>),
    /// The response changes no lead field.
    #[cfg_attr(feature = "serde", serde(rename = "error"))]
    Error(ErrorOutcome<'a>),
}

impl<'a> Outcome<'a> {
    /// What changes, in mapping order; empty for an error.
    ///
    /// ```
    /// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
    ///
    /// let response = Response::new(Status::OK).with_text(r#"{"score": 12}"#);
    /// let outcome = webhook.evaluate(CampaignType::Trigger, response);
    /// assert_eq!(outcome.updates()[0].value.to_string(), "12");
    /// assert!(outcome.error().is_none());
    ///
    /// let outcome = webhook.evaluate(CampaignType::Trigger, Response::new(Status::NOT_FOUND));
    /// assert!(outcome.updates().is_empty());
    /// assert_eq!(outcome.error().unwrap().code, Some(404));
    /// ```
    #[must_use]
    pub fn updates(&self) -> &[FieldUpdate<'a>] {
        match self {
            Self::FieldUpdates(outcome) => &outcome.updates,
            Self::Error(_) => &[],
        }
    }

    /// The mappings that do nothing, in mapping order; empty for an error, which none of them caused.
    #[must_use]
    pub fn skipped(&self) -> &[SkippedMapping<'a>] {
        match self {
            Self::FieldUpdates(outcome) => &outcome.skipped,
            Self::Error(_) => &[],
        }
    }

    /// Why no lead field changes, unless the response is used.
    #[must_use]
    pub const fn error(&self) -> Option<&WebhookError<'a>> {
        match self {
            Self::FieldUpdates(_) => None,
            Self::Error(outcome) => Some(&outcome.error),
        }
    }

    /// What the "Webhook is Called" trigger sees, if it can fire.
    #[must_use]
    pub const fn webhook_is_called(&self) -> Option<&WebhookIsCalled<'a>> {
        match self {
            Self::FieldUpdates(outcome) => Some(&outcome.webhook_is_called),
            Self::Error(outcome) => outcome.webhook_is_called.as_ref(),
        }
    }

    /// The rules that decided the outcome as a whole.
    #[must_use]
    pub const fn rules(&self) -> RuleSet {
        match self {
            Self::FieldUpdates(outcome) => outcome.rules,
            Self::Error(outcome) => outcome.rules,
        }
    }

    /// What is worth knowing beside it.
    #[must_use]
    pub fn notes(&self) -> &[Note<'a>] {
        match self {
            Self::FieldUpdates(outcome) => &outcome.notes,
            Self::Error(outcome) => &outcome.notes,
        }
    }
}

/// The outcome of a response that is used: [`Outcome::FieldUpdates`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct FieldUpdates<'a> {
    /// The status of the response.
    pub status: Status,
    /// What changes, in mapping order.
    pub updates: Vec<FieldUpdate<'a>>,
    /// The mappings that do nothing, in mapping order.
    pub skipped: Vec<SkippedMapping<'a>>,
    /// What the "Webhook is Called" trigger sees.
    pub webhook_is_called: WebhookIsCalled<'a>,
    /// The rules that decided the outcome as a whole.
    pub rules: RuleSet,
    /// What is worth knowing beside it.
    pub notes: Vec<Note<'a>>,
}

/// The outcome of a response, or of a call without one, that changes no lead field: [`Outcome::Error`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct ErrorOutcome<'a> {
    /// The status of the response, if there was one.
    pub status: Option<Status>,
    /// Why no lead field changes.
    pub error: WebhookError<'a>,
    /// What the "Webhook is Called" trigger sees, if it can fire.
    pub webhook_is_called: Option<WebhookIsCalled<'a>>,
    /// The rules that decided the outcome.
    pub rules: RuleSet,
    /// What is worth knowing beside it.
    pub notes: Vec<Note<'a>>,
}

string_enum! {
    /// The kind of a [`WebhookError`].
    #[non_exhaustive]
    pub enum WebhookErrorKind {
        /// 1000: the campaign is a batch campaign.
        BatchCampaign = "batch-campaign",
        /// The campaign is an executable campaign.
        ExecutableCampaign = "executable-campaign",
        /// 1001: the body is empty.
        EmptyBody = "empty-body",
        /// The status is outside 200-299.
        HttpStatus = "http-status",
        /// The call took too long.
        Timeout = "timeout",
        /// There was no connection.
        Network = "network",
        /// The body does not parse as the Response Type.
        UnreadableBody = "unreadable-body",
    }
}

string_enum! {
    /// Who can fix an error.
    #[non_exhaustive]
    pub enum Recovery {
        /// The person who sets up the campaign or the webhook.
        Configuration = "configuration",
        /// Nobody has to: the same call may succeed later.
        Retry = "retry",
        /// The people who run the called service.
        Service = "service",
    }
}

/// Why a response, or a call without one, changes no lead field: part of an [`ErrorOutcome`].
///
/// ```
/// use marketo_webhook::outcome::Recovery;
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let response = Response::new(Status::SERVICE_UNAVAILABLE).with_header("Retry-After", "120").with_text("busy");
/// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("Marketo uses responses of 200-299");
/// };
/// assert_eq!((outcome.error.code, outcome.error.error_type.as_deref()), (Some(503), Some("Service Unavailable")));
/// assert_eq!((outcome.error.recovery, outcome.error.retry_after_seconds), (Recovery::Retry, Some(120)));
/// # Ok::<(), marketo_webhook::response::InvalidStatusError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct WebhookError<'a> {
    /// The kind of error.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: WebhookErrorKind,
    /// 1000, 1001 or the status; [`None`] where Marketo documents no number.
    pub code: Option<u16>,
    /// The reason phrase, if there was a response.
    pub error_type: Option<Borrowed<'a, str>>,
    /// What happened and what to do, for people.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "explained::explained"))]
    pub explanation: Explanation<'a>,
    /// The rule that decides: [`RuleId::rule`] has its sources.
    pub rule: RuleId,
    /// Who can correct it.
    pub recovery: Recovery,
    /// The delay that `Retry-After` asks for, in seconds, if [`Recovery::Retry`] may help.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub retry_after_seconds: Option<u32>,
    /// Where the body stops being readable, for [`WebhookErrorKind::UnreadableBody`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub position: Option<Position>,
}

/// The explanation.
#[cfg(not(all(feature = "js", target_family = "wasm")))]
impl std::fmt::Display for WebhookError<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.explanation, f)
    }
}

#[cfg(not(all(feature = "js", target_family = "wasm")))]
impl std::error::Error for WebhookError<'_> {}

/// A place in a body's text, without a byte order mark.
///
/// ```
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("city", "City"));
/// let response = Response::new(Status::OK).with_text("{\n  \"city\": Gent\n}");
/// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the city has no quotation marks");
/// };
/// let position = outcome.error.position.unwrap();
/// assert_eq!((position.offset, position.line, position.column), (12, 2, 11));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Position {
    /// In bytes of UTF-8, from 0.
    pub offset: usize,
    /// From 1; lines end with LF, CR LF or CR.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl Position {
    /// The place at an offset.
    pub(crate) fn at(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let is_end = |i: usize, byte: u8| {
            byte == b'\n' || byte == b'\r' && text.as_bytes().get(i.saturating_add(1)) != Some(&b'\n')
        };
        let (mut line, mut start) = (1_usize, 0_usize);
        for (i, _) in before.bytes().enumerate().filter(|(i, byte)| is_end(*i, *byte)) {
            line = line.saturating_add(1);
            start = i.saturating_add(1);
        }
        let column = before.get(start..).unwrap_or_default().chars().count().saturating_add(1);
        Self { offset, line, column }
    }
}

/// A lead field that changes: part of [`FieldUpdates`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct FieldUpdate<'a> {
    /// The place of the mapping in the definition, from 0.
    pub mapping: usize,
    /// The field's SOAP API name.
    pub marketo_field: Borrowed<'a, str>,
    /// The field's REST API name, where it is known.
    pub rest_name: Option<Borrowed<'a, str>>,
    /// The attribute that the value comes from, as the definition gives it.
    pub response_attribute: Borrowed<'a, str>,
    /// The field's data type.
    pub data_type: Borrowed<'a, DataType>,
    /// The value that the field gets.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "serialize::value_and_text"))]
    pub value: Value<'a>,
    /// Whether the value was cut at the field's limit ([`NoteCode::Truncated`]).
    pub truncated: bool,
    /// How sure the least sure of its rules is: [`RuleSet::basis`].
    pub basis: Basis,
    /// The rules that it rests on.
    pub rules: RuleSet,
}

/// What a [`WebhookIsCalledTrigger`](crate::definition::WebhookIsCalledTrigger) tests.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct WebhookIsCalled<'a> {
    /// The webhook's name.
    pub webhook: Option<Borrowed<'a, str>>,
    /// The literal payload of the response.
    pub response: Payload<'a>,
    /// The reason phrase, if there was a response.
    pub error_type: Option<Borrowed<'a, str>>,
    /// The number beside it: the status, 1000 or 1001; [`None`] where Marketo documents no number.
    pub error_code: Option<u16>,
}
