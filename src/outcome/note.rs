//! Notes: what is worth knowing beside an outcome.

#[cfg(feature = "serde")]
use super::explained;
use crate::rules::RuleId;
use crate::string_enum::string_enum;
use crate::texts::Explanation;

string_enum! {
    /// What a [`Note`] is about.
    #[non_exhaustive]
    pub enum NoteCode {
        /// No lead field changes.
        NoFieldChanges = "no-field-changes",
        /// The response is used although the body says that the service failed.
        LooksLikeError = "looks-like-error",
        /// The body is an HTML page.
        HtmlBody = "html-body",
        /// The body is a document of the other Response Type, or plain text.
        WrongResponseType = "wrong-response-type",
        /// The Content-Type names the other format, and the body is what the Response Type says.
        ContentTypeMismatch = "content-type-mismatch",
        /// The top of the document is an array.
        ArrayRoot = "array-root",
        /// An index reaches an element that has no sister of its name.
        SingleElementIndex = "single-element-index",
        /// Redirects were followed to the response.
        Redirected = "redirected",
        /// One field is written twice.
        DuplicateField = "duplicate-field",
        /// The changes come after the next flow step has begun.
        Asynchronous = "asynchronous",
        /// An update was cut.
        Truncated = "truncated",
        /// An update clears its field.
        Cleared = "cleared",
        /// Only the number at the start of a text was taken.
        PartialNumber = "partial-number",
        /// The field does not hold the number exactly.
        FloatPrecision = "float-precision",
        /// A score had a sign.
        SignedScore = "signed-score",
        /// An update goes to a field that is in no list of lead fields.
        AssumedField = "assumed-field",
        /// An update goes to a field of a type that is not known.
        UnknownType = "unknown-type",
    }
}

string_enum! {
    /// How much a [`Note`] or a [`Diagnostic`](super::Diagnostic) matters.
    pub enum Severity {
        /// Worth knowing.
        Info = "info",
        /// Probably not what was meant.
        Warning = "warning",
        /// It cannot work.
        Error = "error",
    }
}

/// Something worth knowing beside an outcome.
///
/// ```
/// use marketo_webhook::outcome::{NoteCode, Severity};
/// use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
/// let response = Response::new(Status::OK).with_text(r#"{"score": "72 points"}"#);
/// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
///     panic!("the response is used");
/// };
/// let mut warnings = outcome.notes.iter().filter(|note| note.severity == Severity::Warning);
/// assert_eq!(warnings.next().map(|note| (note.code, note.mapping)), Some((NoteCode::PartialNumber, Some(0))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Note<'a> {
    /// What it is about.
    pub code: NoteCode,
    /// [`Severity::Info`] or [`Severity::Warning`].
    pub severity: Severity,
    /// What it says.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "explained::explained"))]
    pub explanation: Explanation<'a>,
    /// The rule that it rests on.
    pub rule: RuleId,
    /// The mapping that it is about, from 0, if it is about one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mapping: Option<usize>,
}
