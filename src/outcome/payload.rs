//! [`Payload`]: what a trigger sees of a body.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use crate::response::Body;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
use crate::response::CharsetDecoder;
use crate::response::charset::{Charset, without_byte_order_mark};

/// The payload of a response, decoded by [`Payload::text`].
///
/// ```
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let response = Response::new(Status::OK).with_bytes(b"{}");
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the response is used");
/// };
/// assert_eq!(outcome.webhook_is_called.response.text(), "{}");
/// assert_eq!(outcome.webhook_is_called.response.charset_label(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Payload<'a> {
    body: PayloadBody<'a>,
    charset: Charset<'a>,
}

#[derive(Clone, Debug)]
enum PayloadBody<'a> {
    Borrowed(Body<'a>),
    /// The text of a payload that owns it, or that a decoder of the caller has read.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    Owned(String),
}

impl<'a> Payload<'a> {
    pub(crate) const fn new(body: Body<'a>, charset: Charset<'a>) -> Self {
        Self { body: PayloadBody::Borrowed(body), charset }
    }

    /// The text; what cannot be decoded becomes U+FFFD. Charsets other than UTF-8 and UTF-16 are read by the decoder of
    /// [`Webhook::evaluate_with`](crate::Webhook::evaluate_with), or as UTF-8 without one that knows them.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.body {
            PayloadBody::Borrowed(Body::Text(text)) => Cow::Borrowed(without_byte_order_mark(text)),
            PayloadBody::Borrowed(Body::Bytes(bytes)) => self.charset.decode_lossy(bytes),
            #[cfg(not(all(feature = "js", target_family = "wasm")))]
            PayloadBody::Owned(text) => Cow::Borrowed(text),
        }
    }

    /// Keeps the text as the decoder reads it, if the charset is left to one.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    pub(crate) fn decode_with(&mut self, decoder: &dyn CharsetDecoder) {
        if let (PayloadBody::Borrowed(Body::Bytes(bytes)), Charset::Other(label)) =
            (&self.body, &self.charset)
            && let Some(text) = decoder.decode_lossy(label, bytes)
        {
            self.body = PayloadBody::Owned(text);
        }
    }

    pub(crate) const fn charset(&self) -> &Charset<'a> {
        &self.charset
    }

    /// The label of the charset that the body is in, unless it is UTF-8 or was given as text.
    #[must_use]
    pub fn charset_label(&self) -> Option<&str> {
        match self.body {
            PayloadBody::Borrowed(Body::Text(_)) => None,
            PayloadBody::Borrowed(Body::Bytes(_)) => self.charset.label(),
            #[cfg(not(all(feature = "js", target_family = "wasm")))]
            PayloadBody::Owned(_) => self.charset.label(),
        }
    }

    /// Converts to a payload that borrows nothing: it is decoded.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    #[must_use]
    pub fn into_owned(self) -> Payload<'static> {
        let charset = match self.charset_label() {
            Some(label) => Charset::from_label(label),
            None => Charset::Utf8,
        };
        Payload { body: PayloadBody::Owned(self.text().into_owned()), charset }
    }

    /// The bytes, where they are UTF-8; the binding alone asks.
    #[cfg(all(feature = "js", target_family = "wasm"))]
    pub(crate) fn utf_8(&self) -> Option<&'a [u8]> {
        match self.body {
            PayloadBody::Borrowed(Body::Bytes(bytes)) if self.charset == Charset::Utf8 => Some(bytes),
            PayloadBody::Borrowed(Body::Bytes(_) | Body::Text(_)) => None,
        }
    }

    /// The body, where it was given as text; for the binding too.
    #[cfg(all(feature = "js", target_family = "wasm"))]
    pub(crate) fn given_text(&self) -> Option<&'a str> {
        match self.body {
            PayloadBody::Borrowed(Body::Text(text)) => Some(text),
            PayloadBody::Borrowed(Body::Bytes(_)) => None,
        }
    }
}

/// Payloads are equal that have the same text from the same charset.
impl PartialEq for Payload<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.charset_label() == other.charset_label()
    }
}

impl Eq for Payload<'_> {}

impl Hash for Payload<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().hash(state);
        self.charset_label().hash(state);
    }
}
