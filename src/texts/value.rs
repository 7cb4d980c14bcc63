//! [`TextValue`]: the values that fill texts.

use std::borrow::Cow;

use super::{Explanation, TextId};

/// A value that fills the text of an [`Explanation`].
///
/// ```
/// use marketo_webhook::messages::{TextId, TextValue};
/// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("city", "City"));
/// let response = Response::new(Status::OK).with_text(r#"{"city": null}"#);
/// let outcome = webhook.evaluate(CampaignType::Trigger, response);
/// let explanation = &outcome.skipped()[0].explanation;
/// assert_eq!(explanation.id(), TextId::NullValue);
/// assert_eq!(TextId::NullValue.values(), ["attribute", "field"]);
/// assert_eq!(explanation.values(), [TextValue::Text("city"), TextValue::Text("City")]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TextValue<'v> {
    /// A name or a value, as it is.
    Text(&'v str),
    /// A number.
    Number(u64),
    /// Several names or values. One that was cut ends with `…`.
    List(&'v [Cow<'v, str>]),
    /// Another text.
    Explanation(&'v Explanation<'v>),
    /// Another text, which has no values.
    Id(TextId),
}

/// A value of an explanation, as it is handed on.
pub(super) trait AsValue {
    fn as_value(&self) -> TextValue<'_>;
}

impl AsValue for Cow<'_, str> {
    fn as_value(&self) -> TextValue<'_> {
        TextValue::Text(self)
    }
}

impl AsValue for u64 {
    fn as_value(&self) -> TextValue<'_> {
        TextValue::Number(*self)
    }
}

impl AsValue for Vec<Cow<'_, str>> {
    fn as_value(&self) -> TextValue<'_> {
        TextValue::List(self)
    }
}

impl AsValue for TextId {
    fn as_value(&self) -> TextValue<'_> {
        TextValue::Id(*self)
    }
}

impl AsValue for Box<Explanation<'_>> {
    fn as_value(&self) -> TextValue<'_> {
        TextValue::Explanation(self)
    }
}

/// A value of an explanation, without what it borrows.
pub(super) trait IntoOwned {
    type Static;

    fn into_static(self) -> Self::Static;
}

impl IntoOwned for Cow<'_, str> {
    type Static = Cow<'static, str>;

    fn into_static(self) -> Self::Static {
        Cow::Owned(self.into_owned())
    }
}

impl IntoOwned for Vec<Cow<'_, str>> {
    type Static = Vec<Cow<'static, str>>;

    fn into_static(self) -> Self::Static {
        self.into_iter().map(IntoOwned::into_static).collect()
    }
}

impl IntoOwned for Box<Explanation<'_>> {
    type Static = Box<Explanation<'static>>;

    fn into_static(self) -> Self::Static {
        Box::new((*self).into_owned())
    }
}

impl IntoOwned for u64 {
    type Static = Self;

    fn into_static(self) -> Self {
        self
    }
}

impl IntoOwned for TextId {
    type Static = Self;

    fn into_static(self) -> Self {
        self
    }
}
