//! The catalogue: every rule with its basis, its sources and the assumption that switches it, in the order in which they
//! apply. What a rule says is a text: `rule.<id>` in `languages`, and `rule.<id>.here` what the library chose where the rule
//! leaves room.

use super::{Basis, Rule, Source};
use crate::rules::assumptions::Assumption;
use crate::string_enum::string_enum;

macro_rules! catalogue {
    ($($Variant:ident = $id:literal, $Basis:ident, [$($Source:ident),*] $(, $Assumption:ident)?;)+) => {
        string_enum! {
            /// The id of a rule: what outcomes cite.
            #[non_exhaustive]
            pub enum RuleId { $(#[doc = concat!("`", $id, "`")] $Variant = $id,)+ }
        }

        impl RuleId {
            /// How sure the rule is.
            #[must_use]
            pub const fn basis(self) -> Basis {
                match self { $(Self::$Variant => Basis::$Basis,)+ }
            }

            /// The pages it comes from; empty for one that is assumed.
            #[must_use]
            pub const fn sources(self) -> &'static [Source] {
                match self { $(Self::$Variant => &[$(Source::$Source),*],)+ }
            }

            /// The assumption that switches it, if one does.
            #[must_use]
            pub const fn assumption(self) -> Option<Assumption> {
                match self {
                    $(Self::$Variant => {
                        let switched_by: &[Assumption] = &[$(Assumption::$Assumption)?];
                        switched_by.first().copied()
                    })+
                }
            }

            /// The rule of this id.
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
    DecideTimeout = "decide.timeout", Documented, [Webhooks];
    DecideNoResponse = "decide.no-response", Assumed, [];
    DecideNon2xx = "decide.non-2xx", Documented, [WebhookErrors, Webhooks];
    DecideReasonPhrase = "decide.reason-phrase", Documented, [WebhookErrors];
    DecideReasonPhraseRegistered = "decide.reason-phrase-registered", Assumed, [];
    DecideErrorCode = "decide.error-code", Documented, [Xdm];
    DecideEmptyBody = "decide.empty-body", Documented, [WebhookErrors];
    DecideEmptyBodyNon2xx = "decide.empty-body-non-2xx", Assumed, [], EmptyBodyNon2xx;
    DecideWhitespaceBody = "decide.whitespace-body", Assumed, [], WhitespaceBody;
    DecideResponseTypeNone = "decide.response-type-none", Observed, [Practitioners];
    DecideCharset = "decide.charset", Assumed, [];
    DecideUnreadableBody = "decide.unreadable-body", Assumed, [];
    DecideEmptyBodyPhrase = "decide.empty-body-phrase", Assumed, [];
    DecideIsolatedMappings = "decide.isolated-mappings", Assumed, [];
    DecideAsynchronous = "decide.asynchronous", Observed, [TriggerPost];

    PathDotNotation = "path.dot-notation", Documented, [ResponseMappings];
    PathArrayIndex = "path.array-index", Documented, [ResponseMappings];
    PathKeyCharacters = "path.key-characters", Documented, [ResponseMappings];
    PathCaseSensitive = "path.case-sensitive", Assumed, [];
    PathNestedIndex = "path.nested-index", Assumed, [];
    PathRootArray = "path.root-array", Assumed, [];
    PathSurroundingWhitespace = "path.surrounding-whitespace", Assumed, [];

    JsonScalar = "json.scalar", Documented, [ResponseMappings];
    JsonNull = "json.null", Assumed, [], JsonNull;
    JsonNotScalar = "json.not-scalar", Assumed, [], NonScalar;
    JsonMissing = "json.missing", Assumed, [];
    JsonDuplicateKey = "json.duplicate-key", Assumed, [], DuplicateKey;
    JsonStrict = "json.strict", Assumed, [];

    XmlRootFirst = "xml.root-first", Documented, [ResponseMappings];
    XmlRepeatedIndex = "xml.repeated-index", Documented, [ResponseMappings];
    XmlMixedChildren = "xml.mixed-children", Documented, [ResponseMappings];
    XmlRepeatedWithoutIndex = "xml.repeated-without-index", Assumed, [];
    XmlSingleIndex = "xml.single-index", Assumed, [], XmlSingleElementIndex;
    XmlText = "xml.text", Assumed, [];
    XmlNotScalar = "xml.not-scalar", Assumed, [], NonScalar;
    XmlMissing = "xml.missing", Assumed, [];
    XmlPrefix = "xml.prefix", Documented, [ResponseMappings];
    XmlAttributes = "xml.attributes", Documented, [ResponseMappings];
    XmlWellFormed = "xml.well-formed", Assumed, [];
    XmlNoDtd = "xml.no-dtd", Assumed, [];

    FieldSoapName = "field.soap-name", Documented, [ResponseMappings];
    FieldNoSoapName = "field.no-soap-name", Sibling, [StandardFields];
    FieldUnknown = "field.unknown", Assumed, [];
    FieldReadOnly = "field.read-only", Sibling, [Leads];
    FieldTwoMappings = "field.two-mappings", Assumed, [];

    CoerceIncompatible = "coerce.incompatible", Documented, [ResponseMappings];
    CoerceEmptyString = "coerce.empty-string", Assumed, [], EmptyString;
    CoerceNullClears = "coerce.null-clears", Assumed, [], JsonNull;
    CoerceNumericText = "coerce.numeric-text", Assumed, [], NumericText;
    CoerceInteger = "coerce.integer", Documented, [FieldTypes, IntegerPost], IntegerRange;
    CoerceFractionalInteger = "coerce.fractional-integer", Assumed, [], FractionalInteger;
    CoerceFloat = "coerce.float", Documented, [FieldTypes];
    CoerceBoolean = "coerce.boolean", Documented, [FieldTypes], BooleanText;
    CoerceDate = "coerce.date", Documented, [FieldTypes];
    CoerceDatetime = "coerce.datetime", Documented, [FieldTypes, TriggerPost, SelfServiceFlowSteps];
    CoerceStringLength = "coerce.string-length", Documented, [FieldTypes];
    CoerceTextLength = "coerce.text-length", Documented, [FieldTypes];
    CoerceOverLength = "coerce.over-length", Assumed, [], OverLength;
    CoerceEmail = "coerce.email", Documented, [FieldTypes], EmailFormat;
    CoerceUrl = "coerce.url", Documented, [FieldTypes], UrlFormat;
    CoercePhone = "coerce.phone", Documented, [FieldTypes];
    CoerceNonText = "coerce.non-text", Assumed, [], NonText;
    CoerceUnknownType = "coerce.unknown-type", Assumed, [];

    CalledResponse = "called.response", Documented, [WebhookErrors];
    CalledErrorType = "called.error-type", Documented, [WebhookErrors];
    CalledIs = "called.is", Sibling, [Operators];
    CalledOtherOperators = "called.other-operators", Assumed, [];
    CalledAnyValue = "called.any-value", Observed, [Practitioners];
    CalledNoCall = "called.no-call", Assumed, [];
    CalledNoResponse = "called.no-response", Assumed, [];

    NoteNoFieldChanges = "note.no-field-changes", Assumed, [];
    NoteLooksLikeError = "note.looks-like-error", Assumed, [];
    NoteHtmlBody = "note.html-body", Assumed, [];
    NoteContentTypeMismatch = "note.content-type-mismatch", Assumed, [];
    NoteRedirected = "note.redirected", Assumed, [];
}
