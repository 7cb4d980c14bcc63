//! The catalogue: every [`Rule`] with its basis, its sources and the assumption that switches it, in the order in which they
//! apply. What a rule says is a text: `rule.<id>` in `languages`, and `rule.<id>.here` what the library chose where the rule
//! leaves room.

use super::{Basis, Citation, Rule, Says, Source};
use crate::assumptions::Assumption;
use crate::string_enum::string_enum;

// Of the sources, those after `;` say the contrary.
macro_rules! catalogue {
    ($($Variant:ident = $id:literal, $Basis:ident, [$($Supports:ident),* $(; $($Contradicts:ident),+)?] $(, $Assumption:ident)?;)+) => {
        string_enum! {
            /// The id of a [`Rule`], which outcomes cite.
            #[non_exhaustive]
            pub enum RuleId { $(#[doc = concat!("`", $id, "`")] $Variant = $id,)+ }
        }

        impl RuleId {
            /// How sure the rule is.
            #[must_use]
            pub const fn basis(self) -> Basis {
                match self { $(Self::$Variant => Basis::$Basis,)+ }
            }

            /// The sources that say the same, then those that say the opposite ([`Says`]); empty if nobody says anything.
            #[must_use]
            pub const fn sources(self) -> &'static [Citation] {
                match self {
                    $(Self::$Variant => &[
                        $(Citation { source: Source::$Supports, says: Says::Supports },)*
                        $($(Citation { source: Source::$Contradicts, says: Says::Contradicts },)+)?
                    ],)+
                }
            }

            /// The [`Assumption`] that switches it, if one does.
            #[must_use]
            pub const fn assumption(self) -> Option<Assumption> {
                match self {
                    $(Self::$Variant => {
                        let switched_by: &[Assumption] = &[$(Assumption::$Assumption)?];
                        switched_by.first().copied()
                    })+
                }
            }

            /// The [`Rule`] that has this id.
            #[must_use]
            pub const fn rule(self) -> Rule {
                Rule {
                    id: self,
                    basis: self.basis(),
                    sources: self.sources(),
                    assumption: self.assumption(),
                }
            }
        }
    };
}

catalogue! {
    DecideBatchCampaign = "decide.batch-campaign", Documented, [WebhookErrors, Webhooks];
    DecideExecutableCampaign = "decide.executable-campaign", Documented, [ExecuteCampaign];
    DecideNoRequest = "decide.no-request", Assumed, [];
    DecideTimeout = "decide.timeout", Documented, [Webhooks];
    DecideNoResponse = "decide.no-response", Assumed, [];
    DecideNon2xx = "decide.non-2xx", Documented, [WebhookErrors, Webhooks];
    DecideRedirect = "decide.redirect", Assumed, [];
    DecideReasonPhrase = "decide.reason-phrase", Documented, [WebhookErrors];
    DecideReasonPhraseRegistered = "decide.reason-phrase-registered", Assumed, [HttpStandards];
    DecideErrorCode = "decide.error-code", Sibling, [Xdm, WarehouseModels; WebhookErrors];
    DecideEmptyBody = "decide.empty-body", Documented, [WebhookErrors];
    DecideNoContent = "decide.no-content", Assumed, [];
    DecideEmptyBodyNon2xx = "decide.empty-body-non-2xx", Assumed, [], EmptyBodyNon2xx;
    DecideWhitespaceBody = "decide.whitespace-body", Assumed, [], WhitespaceBody;
    DecideResponseTypeNone = "decide.response-type-none", Assumed, [DeveloperBlog];
    DecideContentEncoding = "decide.content-encoding", Assumed, [HttpStandards];
    DecideCharset = "decide.charset", Assumed, [HttpStandards];
    DecideUnreadableBody = "decide.unreadable-body", Assumed, [TriggerPost];
    DecideBodyLimit = "decide.body-limit", Advice, [];
    DecideRecovery = "decide.recovery", Advice, [];
    DecideEmptyBodyPhrase = "decide.empty-body-phrase", Assumed, [];
    DecideIsolatedMappings = "decide.isolated-mappings", Assumed, [];
    DecideAsynchronous = "decide.asynchronous", Observed, [TriggerPost];

    PathDotNotation = "path.dot-notation", Documented, [ResponseMappings];
    PathArrayIndex = "path.array-index", Documented, [ResponseMappings];
    PathIndexForm = "path.index-form", Assumed, [];
    PathKeyCharacters = "path.key-characters", Documented, [ResponseMappings];
    PathLetters = "path.letters", Assumed, [], KeyCharacters;
    PathCaseSensitive = "path.case-sensitive", Assumed, [];
    PathNestedIndex = "path.nested-index", Assumed, [];
    PathRootArray = "path.root-array", Assumed, [];
    PathSurroundingWhitespace = "path.surrounding-whitespace", Assumed, [];

    JsonScalar = "json.scalar", Documented, [ResponseMappings];
    JsonNumberText = "json.number-text", Assumed, [];
    JsonNull = "json.null", Assumed, [SelfServiceFlowSteps; BooleanPost], JsonNull;
    JsonNotScalar = "json.not-scalar", Assumed, [], NonScalar;
    JsonMissing = "json.missing", Assumed, [];
    JsonDuplicateKey = "json.duplicate-key", Assumed, [], DuplicateKey;
    JsonStrict = "json.strict", Assumed, [];

    XmlRootFirst = "xml.root-first", Documented, [ResponseMappings];
    XmlRepeatedIndex = "xml.repeated-index", Documented, [ResponseMappings];
    XmlMixedChildren = "xml.mixed-children", Documented, [ResponseMappings];
    XmlMissing = "xml.missing", Assumed, [];
    XmlRepeatedWithoutIndex = "xml.repeated-without-index", Assumed, [];
    XmlSingleIndex = "xml.single-index", Assumed, [], XmlSingleElementIndex;
    XmlText = "xml.text", Documented, [ResponseMappings];
    XmlTextParts = "xml.text-parts", Assumed, [];
    XmlNotScalar = "xml.not-scalar", Assumed, [], NonScalar;
    XmlPrefix = "xml.prefix", Assumed, [ResponseMappings];
    XmlAttributes = "xml.attributes", Assumed, [ResponseMappings];
    XmlWellFormed = "xml.well-formed", Assumed, [];
    XmlNoDtd = "xml.no-dtd", Assumed, [];

    FieldSoapName = "field.soap-name", Documented, [ResponseMappings];
    FieldRestName = "field.rest-name", Assumed, [];
    FieldNoSoapName = "field.no-soap-name", Sibling, [StandardFields];
    FieldUnknown = "field.unknown", Assumed, [];
    FieldReadOnly = "field.read-only", Sibling, [Leads];
    FieldTwoMappings = "field.two-mappings", Assumed, [; ResponseMappings];
    FieldTypeName = "field.type-name", Assumed, [];

    CoerceIncompatible = "coerce.incompatible", Documented, [ResponseMappings];
    CoerceSurroundingWhitespace = "coerce.surrounding-whitespace", Assumed, [];
    CoerceEmptyString = "coerce.empty-string", Assumed, [LeadDatabase; ClearingPost, ClearFieldValues], EmptyString;
    CoerceNullClears = "coerce.null-clears", Assumed, [SelfServiceFlowSteps; BooleanPost], JsonNull;
    CoerceNullText = "coerce.null-text", Sibling, [ClearFieldValues, SelfServiceFlowSteps], NullText;
    CoerceNumericText = "coerce.numeric-text", Observed, [CastingPost; ResponseMappings], NumericText;
    CoerceNumberGrammar = "coerce.number-grammar", Assumed, [];
    CoerceInteger = "coerce.integer", Documented, [FieldTypes];
    CoerceWholeNumber = "coerce.whole-number", Assumed, [];
    CoerceIntegerRange = "coerce.integer-range", Observed, [FieldLimitsPost; SelfServiceFlowSteps], IntegerRange;
    CoerceFractionalInteger = "coerce.fractional-integer", Assumed, [], FractionalInteger;
    CoerceSignedScore = "coerce.signed-score", Sibling, [SelfServiceFlowSteps], SignedScore;
    CoerceFloat = "coerce.float", Documented, [FieldTypes];
    CoerceFloatPrecision = "coerce.float-precision", Observed, [CurrencyPost];
    CoerceBoolean = "coerce.boolean", Documented, [FieldTypes];
    CoerceBooleanText = "coerce.boolean-text", Assumed, [], BooleanText;
    CoerceDate = "coerce.date", Documented, [FieldTypes];
    CoerceDateOfDatetime = "coerce.date-of-datetime", Assumed, [];
    CoerceDatetime = "coerce.datetime", Documented, [FieldTypes];
    CoerceDatetimeWithoutOffset = "coerce.datetime-without-offset", Observed, [TriggerPost];
    CoerceDatetimeForms = "coerce.datetime-forms", Assumed, [];
    CoerceDateText = "coerce.date-text", Assumed, [FieldTypes; CustomFieldTypes, SystemTokens], DateText;
    CoerceStringLength = "coerce.string-length", Documented, [FieldTypes];
    CoerceCharacter = "coerce.character", Assumed, [; CustomFieldTypes, SelfServiceFlowSteps];
    CoerceUrlLength = "coerce.url-length", Observed, [FieldLimitsPost];
    CoerceOtherLength = "coerce.other-length", Assumed, [];
    CoerceTextLength = "coerce.text-length", Documented, [FieldTypes];
    CoerceOverLength = "coerce.over-length", Sibling, [SelfServiceFlowSteps], OverLength;
    CoerceEmail = "coerce.email", Documented, [FieldTypes];
    CoerceEmailForm = "coerce.email-form", Assumed, [Leads], EmailFormat;
    CoerceUrl = "coerce.url", Documented, [FieldTypes; CustomFieldTypes], UrlFormat;
    CoercePhone = "coerce.phone", Assumed, [];
    CoerceNonText = "coerce.non-text", Assumed, [], NonText;
    CoerceUnknownType = "coerce.unknown-type", Assumed, [];

    CalledResponse = "called.response", Documented, [WebhookErrors];
    CalledErrorType = "called.error-type", Documented, [WebhookErrors];
    CalledNoCall = "called.no-call", Assumed, [WebhookErrors], NoCallTrigger;
    CalledNoResponse = "called.no-response", Assumed, [UserGroupSummary];
    CalledIs = "called.is", Sibling, [FilterOperators];
    CalledOtherOperators = "called.other-operators", Assumed, [];
    CalledErrorTypeOperators = "called.error-type-operators", Assumed, [; WebhookErrors];
    CalledAnyValue = "called.any-value", Assumed, [WebhookErrors];

    NoteNoFieldChanges = "note.no-field-changes", Advice, [];
    NoteLooksLikeError = "note.looks-like-error", Advice, [];
    NoteHtmlBody = "note.html-body", Advice, [];
    NoteWrongResponseType = "note.wrong-response-type", Advice, [];
    NoteContentTypeMismatch = "note.content-type-mismatch", Advice, [];
    NoteRedirected = "note.redirected", Advice, [];
}
