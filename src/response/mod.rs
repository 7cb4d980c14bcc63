//! The service's response, or the failure to get one.
//!
//! ```
//! use marketo_webhook::response::Failure;
//! use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
//!
//! let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
//! for outcome in [
//!     webhook.evaluate(CampaignType::Trigger, Response::new(Status::SERVICE_UNAVAILABLE).with_header("Retry-After", "5")),
//!     webhook.evaluate(CampaignType::Trigger, Failure::Timeout),
//! ] {
//!     assert!(outcome.error().is_some());
//! }
//! ```

pub(crate) mod charset;
pub(crate) mod compression;
#[cfg(feature = "http")]
mod http;
pub(crate) mod status;

use std::borrow::Cow;

use crate::string_enum::string_enum;

pub use charset::{CharsetDecoder, DecodeError};
pub use status::{InvalidStatusError, Status};

string_enum! {
    /// The kind of Smart Campaign that holds the Call Webhook flow step.
    ///
    /// ```
    /// use marketo_webhook::outcome::WebhookErrorKind;
    /// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::None));
    /// let response = Response::new(Status::OK).with_text("ok");
    /// assert!(matches!(webhook.evaluate(CampaignType::Trigger, &response), Outcome::FieldUpdates(_)));
    /// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Batch, &response) else { panic!("it calls no webhook") };
    /// assert_eq!((outcome.error.kind, outcome.error.code), (WebhookErrorKind::BatchCampaign, Some(1000)));
    /// ```
    pub enum CampaignType {
        /// A trigger campaign, the only kind that calls webhooks.
        Trigger = "trigger",
        /// A batch campaign.
        Batch = "batch",
        /// An executable campaign.
        Executable = "executable",
    }
}

string_enum! {
    /// Why a call got no response: part of [`Reply::TransportFailure`].
    #[non_exhaustive]
    pub enum Failure {
        /// It took longer than Marketo waits.
        Timeout = "timeout",
        /// The name was not resolved, the connection not made, or lost.
        Network = "network",
    }
}

/// What came back from a call: a response, or none.
///
/// ```
/// use marketo_webhook::outcome::WebhookErrorKind;
/// use marketo_webhook::response::Failure;
/// use marketo_webhook::{CampaignType, Outcome, Reply, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let answered: Reply<'_> = Response::new(Status::OK).with_text("{}").into();
/// assert!(matches!(webhook.evaluate(CampaignType::Trigger, &answered), Outcome::FieldUpdates(_)));
///
/// let refused = Reply::TransportFailure { failure: Failure::Network, detail: Some("connection refused") };
/// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Trigger, &refused) else { panic!("nothing answered") };
/// assert_eq!(outcome.error.kind, WebhookErrorKind::Network);
/// ```
// Exhaustive: there is a response, or there is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reply<'b> {
    /// A response.
    Response(Response<'b>),
    /// No response.
    TransportFailure {
        /// Why there is no response.
        failure: Failure,
        /// What the caller knows of it, for the message.
        detail: Option<&'b str>,
    },
}

impl From<Failure> for Reply<'_> {
    fn from(failure: Failure) -> Self {
        Self::TransportFailure { failure, detail: None }
    }
}

impl<'b> From<Response<'b>> for Reply<'b> {
    fn from(response: Response<'b>) -> Self {
        Self::Response(response)
    }
}

impl<'b> From<&Reply<'b>> for Reply<'b> {
    fn from(reply: &Reply<'b>) -> Self {
        reply.clone()
    }
}

impl<'b> From<&Response<'b>> for Reply<'b> {
    fn from(response: &Response<'b>) -> Self {
        Self::Response(response.clone())
    }
}

/// The body of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Body<'b> {
    /// Decoded already, perhaps with a byte order mark, which is not part of the text.
    Text(&'b str),
    /// As received; its charset follows from the bytes and the Content-Type.
    Bytes(&'b [u8]),
}

impl Body<'_> {
    /// Whether there are no bytes.
    pub(crate) const fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
        }
    }
}

/// An HTTP response. It borrows its body and its headers.
///
/// ```
/// use marketo_webhook::outcome::NoteCode;
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
/// let response = Response::new(Status::OK)
///     .with_reason_phrase("OK")
///     .with_header("Content-Type", "application/json")
///     .with_redirected(true)
///     .with_text(r#"{"score": 12}"#);
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &response) else {
///     panic!("the response is used");
/// };
/// assert!(outcome.notes.iter().any(|note| note.code == NoteCode::Redirected));
/// assert_eq!((response.status(), response.reason_phrase()), (Status::OK, "OK"));
/// assert_eq!(response.header("content-type"), Some("application/json"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Response<'b> {
    pub(crate) status: Status,
    pub(crate) reason_phrase: &'b str,
    pub(crate) content_type: Option<Cow<'b, str>>,
    pub(crate) content_encoding: Option<Cow<'b, str>>,
    pub(crate) retry_after: Option<Cow<'b, str>>,
    pub(crate) is_decompressed: bool,
    /// The limit beyond which nothing was read, where the body is longer than that.
    pub(crate) over_limit: Option<u32>,
    pub(crate) redirected: bool,
    pub(crate) body: Body<'b>,
}

impl<'b> Response<'b> {
    /// A response with an empty body, no reason phrase and no headers.
    #[must_use]
    pub const fn new(status: Status) -> Self {
        Self {
            status,
            reason_phrase: "",
            content_type: None,
            content_encoding: None,
            retry_after: None,
            is_decompressed: false,
            over_limit: None,
            redirected: false,
            body: Body::Bytes(&[]),
        }
    }

    /// Sets the reason phrase of the status line. HTTP/2 and HTTP/3 have none: then
    /// [`registered_phrase`](Status::registered_phrase) counts.
    #[must_use]
    pub const fn with_reason_phrase(mut self, phrase: &'b str) -> Self {
        self.reason_phrase = phrase;
        self
    }

    /// Adds a header. `Content-Type`, `Content-Encoding` and `Retry-After` are read, others are ignored. The values of a
    /// header that is added twice are joined by a comma, as JavaScript's `Headers` joins them.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &'b str) -> Self {
        let header = if name.eq_ignore_ascii_case("content-type") {
            &mut self.content_type
        } else if name.eq_ignore_ascii_case("content-encoding") {
            &mut self.content_encoding
        } else if name.eq_ignore_ascii_case("retry-after") {
            &mut self.retry_after
        } else {
            return self;
        };
        *header = Some(match header.take() {
            Some(before) => Cow::Owned(format!("{before}, {value}")),
            None => Cow::Borrowed(value),
        });
        self
    }

    /// Sets whether redirects were followed to this response.
    #[must_use]
    pub const fn with_redirected(mut self, redirected: bool) -> Self {
        self.redirected = redirected;
        self
    }

    /// Sets whether the body came compressed and has been decompressed since.
    ///
    /// ```
    /// use marketo_webhook::rules::RuleId;
    /// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
    /// let received = Response::new(Status::OK).with_header("Content-Encoding", "br").with_bytes(b"{\"score\": 12}");
    /// let decompressed = received.with_decompressed(true);
    /// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, decompressed) else {
    ///     panic!("the response is used");
    /// };
    /// assert!(outcome.rules.contains(RuleId::DecideContentEncoding));
    /// ```
    #[must_use]
    pub const fn with_decompressed(mut self, decompressed: bool) -> Self {
        self.is_decompressed = decompressed;
        self
    }

    /// Says that the body is longer than a limit in bytes, so that the rest was not read
    /// ([`DecideBodyLimit`](crate::rules::RuleId::DecideBodyLimit)).
    ///
    /// ```
    /// use marketo_webhook::rules::RuleId;
    /// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
    /// let response = Response::new(Status::OK).with_text("{\"score\": 1").with_body_over(11);
    /// let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
    ///     panic!("the end of the body is missing");
    /// };
    /// assert_eq!(outcome.error.rule, RuleId::DecideBodyLimit);
    /// ```
    #[must_use]
    pub const fn with_body_over(mut self, limit: u32) -> Self {
        self.over_limit = Some(limit);
        self
    }

    /// Sets the body as received: its charset follows from `Content-Type`, a byte order mark or an XML declaration.
    #[must_use]
    pub const fn with_bytes(mut self, body: &'b [u8]) -> Self {
        self.body = Body::Bytes(body);
        self
    }

    /// Sets the body as text that is decoded already.
    #[must_use]
    pub const fn with_text(mut self, body: &'b str) -> Self {
        self.body = Body::Text(body);
        self
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// The reason phrase of the status line; empty if there is none.
    #[must_use]
    pub const fn reason_phrase(&self) -> &'b str {
        self.reason_phrase
    }

    /// The value of a header, in any case of its name: of `Content-Type`, `Content-Encoding` or `Retry-After`, since others
    /// are not kept.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let known = [
            ("content-type", &self.content_type),
            ("content-encoding", &self.content_encoding),
            ("retry-after", &self.retry_after),
        ];
        known.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known))?.1.as_deref()
    }

    /// The bytes of the body; those of UTF-8 if it was given as text.
    #[must_use]
    pub const fn body(&self) -> &'b [u8] {
        match self.body {
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
        }
    }

    /// The delay of a `Retry-After` in whole seconds; [`None`] for a date, or a number beyond 32 bits.
    pub(crate) fn retry_after_seconds(&self) -> Option<u32> {
        let digits = self.retry_after.as_deref()?.trim();
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    }
}
