//! Responses of the `http` crate.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, RETRY_AFTER};

use super::{Reply, Response, Status};

impl From<http::StatusCode> for Status {
    fn from(code: http::StatusCode) -> Self {
        // Both take 100 to 999.
        Self(code.as_u16())
    }
}

/// The status, the headers that matter and the body. Whether redirects were followed is not known of such a response, nor
/// is its reason phrase: [`with_redirected`](Response::with_redirected) and
/// [`with_reason_phrase`](Response::with_reason_phrase) add them.
///
/// ```
/// use marketo_webhook::{CampaignType, Outcome, ResponseType, Webhook, WebhookDefinition};
///
/// let received = http::Response::builder()
///     .header("Content-Type", "application/json")
///     .body(r#"{"score": 12}"#)?;
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
/// let outcome = webhook.evaluate(CampaignType::Trigger, &received);
/// # assert!(matches!(outcome, Outcome::FieldUpdates(_)));
/// # Ok::<(), http::Error>(())
/// ```
impl<'b, B: AsRef<[u8]>> From<&'b http::Response<B>> for Response<'b> {
    fn from(response: &'b http::Response<B>) -> Self {
        let header = |name: HeaderName| {
            // Bytes beyond ASCII are read as Latin-1, as JavaScript's `Headers` reads them.
            let text = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
            let values = response.headers().get_all(name).iter().map(|value| text(value.as_bytes()));
            let values: Vec<_> = values.collect();
            (!values.is_empty()).then(|| values.join(", ").into())
        };
        Self {
            content_type: header(CONTENT_TYPE),
            content_encoding: header(CONTENT_ENCODING),
            retry_after: header(RETRY_AFTER),
            ..Self::new(response.status().into()).with_bytes(response.body().as_ref())
        }
    }
}

/// The same as of the [`Response`] that is made of it.
impl<'b, B: AsRef<[u8]>> From<&'b http::Response<B>> for Reply<'b> {
    fn from(response: &'b http::Response<B>) -> Self {
        Self::Response(response.into())
    }
}
