//! What came back from the web service.

pub(crate) mod charset;
pub(crate) mod compression;
pub(crate) mod status;

use std::borrow::Cow;

use crate::string_enum::string_enum;
use status::Status;

string_enum! {
    /// The kind of Smart Campaign that holds the Call Webhook flow step.
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
    /// Why a call got no response.
    pub enum Failure {
        /// It took longer than Marketo waits.
        Timeout = "timeout",
        /// The name was not resolved, the connection not made, or lost.
        Network = "network",
    }
}

/// What came back from a call: a response, or none.
#[derive(Clone, Debug)]
pub enum Reply<'b> {
    /// A response.
    Response(Response<'b>),
    /// No response.
    TransportFailure {
        /// Why there is none.
        failure: Failure,
        /// What the caller knows of it, for the message.
        detail: Option<&'b str>,
    },
}

impl<'b> From<Response<'b>> for Reply<'b> {
    fn from(response: Response<'b>) -> Self {
        Self::Response(response)
    }
}

/// The body of a response.
#[derive(Clone, Copy, Debug)]
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

/// An HTTP response.
///
/// ```
/// use marketo_webhook::{Response, Status};
///
/// let status = Status::new(200).expect("a status has three digits");
/// let response = Response::new(status)
///     .with_reason_phrase("OK")
///     .with_header("Content-Type", "application/json")
///     .with_text(r#"{"score": 12}"#);
/// ```
#[derive(Clone, Debug)]
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

    /// The reason phrase of the status line; empty for HTTP/2 and HTTP/3, which have none.
    #[must_use]
    pub const fn with_reason_phrase(mut self, phrase: &'b str) -> Self {
        self.reason_phrase = phrase;
        self
    }

    /// A header. Content-Type, Content-Encoding and Retry-After are read, others are not. The values of one that is sent twice are joined by
    /// a comma, as JavaScript's `Headers` does it.
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

    /// Whether redirects were followed to it.
    #[must_use]
    pub const fn with_redirected(mut self, redirected: bool) -> Self {
        self.redirected = redirected;
        self
    }

    /// Whether the body came compressed, and was decompressed since.
    #[must_use]
    pub const fn with_decompressed(mut self, decompressed: bool) -> Self {
        self.is_decompressed = decompressed;
        self
    }

    /// A body that is longer than a limit, in bytes, of which the rest was not read (`decide.body-limit`).
    #[must_use]
    pub const fn with_body_over(mut self, limit: u32) -> Self {
        self.over_limit = Some(limit);
        self
    }

    /// The body as received.
    #[must_use]
    pub const fn with_bytes(mut self, body: &'b [u8]) -> Self {
        self.body = Body::Bytes(body);
        self
    }

    /// The body as text.
    #[must_use]
    pub const fn with_text(mut self, body: &'b str) -> Self {
        self.body = Body::Text(body);
        self
    }

    /// The delay of a Retry-After in whole seconds; none for a date or more than 32 bits.
    pub(crate) fn retry_after_seconds(&self) -> Option<u32> {
        let digits = self.retry_after.as_deref()?.trim();
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    }
}
