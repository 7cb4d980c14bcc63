//! [`Explanation`]: what is said to people, apart from its language.
//!
//! The texts are in `languages/`, one file a language, under the ids listed here.

mod value;

use std::borrow::Cow;

use crate::string_enum::string_enum;
pub use value::TextValue;
use value::{AsValue, IntoOwned};

type Text<'a> = Cow<'a, str>;
type List<'a> = Vec<Cow<'a, str>>;
type Nested<'a> = Box<Explanation<'a>>;

macro_rules! texts {
    ($($Variant:ident $({ $($name:ident: $Type:ty),+ })? = $id:literal,)+) => {
        string_enum! {
            /// The id of a text: a key of a [`Catalogue`](crate::messages::Catalogue).
            #[non_exhaustive]
            pub enum TextId { $(#[doc = concat!("`", $id, "`")] $Variant = $id,)+ }
        }

        /// What is said to people, apart from its language: the id of a text and the values that fill it.
        ///
        /// Outcomes make them; the texts and their values may change with any version, as the texts of errors do.
        ///
        /// `Display` writes the English text; [`Catalogue::translate`](crate::messages::Catalogue::translate) writes it in another
        /// language.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the texts say what their values are")]
        pub enum Explanation<'a> {
            $(#[doc = concat!("`", $id, "`")] #[non_exhaustive] $Variant $({ $($name: $Type),+ })?,)+
        }

        impl TextId {
            /// The names of the values that fill the text, in the order of [`Explanation::values`].
            #[must_use]
            pub const fn values(self) -> &'static [&'static str] {
                match self { $(Self::$Variant => &[$($(stringify!($name)),+)?],)+ }
            }
        }

        impl Explanation<'_> {
            /// The id of the text.
            #[must_use]
            pub const fn id(&self) -> TextId {
                match self { $(Self::$Variant $({ $($name: _),+ })? => TextId::$Variant,)+ }
            }

            /// The values that fill the text, in the order of [`TextId::values`].
            #[must_use]
            pub fn values(&self) -> Vec<TextValue<'_>> {
                let mut values = Vec::new();
                self.for_each_value(&mut |value| values.push(value));
                values
            }

            /// Converts to an explanation that borrows nothing.
            #[must_use]
            pub fn into_owned(self) -> Explanation<'static> {
                match self {
                    $(Self::$Variant $({ $($name),+ })? => {
                        Explanation::$Variant $({ $($name: $name.into_static()),+ })?
                    })+
                }
            }

            /// Whether any values fill the text: known without [`Self::for_each_value`], which is large.
            #[cfg(all(feature = "js", target_family = "wasm"))]
            pub(crate) const fn has_values(&self) -> bool {
                match self {
                    $(Self::$Variant $({ $($name: _),+ })? => {
                        const NAMES: &[&str] = &[$($(stringify!($name)),+)?];
                        !NAMES.is_empty()
                    })+
                }
            }

            /// Hands on the values that fill the text, in the order of their names.
            pub(crate) fn for_each_value<'v>(&'v self, take: &mut dyn FnMut(TextValue<'v>)) {
                match self {
                    $(Self::$Variant $({ $($name),+ })? => { $($(take($name.as_value());)+)? })+
                }
            }
        }
    };
}

texts! {
    // Why a response changes nothing.
    BatchCampaign = "error.batch-campaign",
    ExecutableCampaign = "error.executable-campaign",
    Timeout = "error.timeout",
    TimeoutDetail { detail: Text<'a> } = "error.timeout.detail",
    Network = "error.network",
    NetworkDetail { detail: Text<'a> } = "error.network.detail",
    MovedPermanently { status: u64, phrase: Text<'a> } = "error.http-status.moved",
    Redirect { status: u64, phrase: Text<'a> } = "error.http-status.redirect",
    RedirectBare { status: u64 } = "error.http-status.redirect.no-phrase",
    StatusConfiguration { status: u64, phrase: Text<'a> } = "error.http-status.configuration",
    StatusConfigurationBare { status: u64 } = "error.http-status.configuration.no-phrase",
    StatusRetry { status: u64, phrase: Text<'a> } = "error.http-status.retry",
    StatusService { status: u64, phrase: Text<'a> } = "error.http-status.service",
    StatusServiceBare { status: u64 } = "error.http-status.service.no-phrase",
    EmptyBody { status: u64, example: Text<'a> } = "error.empty-body",
    EmptyBodyOfStatus { status: u64, example: Text<'a> } = "error.empty-body.of-status",
    BlankBody { status: u64, example: Text<'a> } = "error.blank-body",
    BlankBodyOfStatus { status: u64, example: Text<'a> } = "error.blank-body.of-status",
    UnreadableBody { why: Nested<'a> } = "error.unreadable-body",
    OtherResponseType { found: Text<'a>, format: Text<'a> } = "error.unreadable-body.response-type",
    Compressed { coding: Text<'a> } = "error.unreadable-body.compressed",
    WebPage { format: Text<'a> } = "error.unreadable-body.web-page",
    Utf16WithoutMark { charset: Text<'a> } = "error.unreadable-body.utf-16",
    ByteOrderMarkTwice { format: Text<'a> } = "error.unreadable-body.byte-order-mark",
    BlankDocument { format: Text<'a>, example: Text<'a> } = "error.unreadable-body.blank",
    TextBeforeJson { line: u64, column: u64, text: Text<'a> } = "error.unreadable-body.text-before-json",
    Jsonp { function: Text<'a> } = "error.unreadable-body.jsonp",
    SeveralDocuments { line: u64, column: u64 } = "error.unreadable-body.several-documents",
    EventStream = "error.unreadable-body.event-stream",
    Comment { line: u64, column: u64 } = "error.unreadable-body.comment",
    TrailingComma { line: u64, column: u64, bracket: Text<'a> } = "error.unreadable-body.trailing-comma",
    SingleQuotes { line: u64, column: u64 } = "error.unreadable-body.single-quotes",
    NoJsonNumber { found: Text<'a>, line: u64, column: u64 } = "error.unreadable-body.number",
    PythonWord { found: Text<'a>, line: u64, column: u64, literal: Text<'a> } = "error.unreadable-body.python",
    UnescapedLineBreak { line: u64, column: u64 } = "error.unreadable-body.line-break",
    UnescapedQuote { line: u64, column: u64 } = "error.unreadable-body.quote",
    CutOffBracket { bracket: Text<'a>, line: u64, column: u64 } = "error.unreadable-body.cut-off.bracket",
    CutOffString { line: u64, column: u64 } = "error.unreadable-body.cut-off.string",
    CutOffElement { element: Text<'a>, line: u64, column: u64 } = "error.unreadable-body.cut-off.element",
    CutOffMarkup { markup: Text<'a>, line: u64, column: u64, expected: TextId } = "error.unreadable-body.cut-off.markup",
    SpaceBeforeDeclaration { line: u64, column: u64 } = "error.unreadable-body.space-before-declaration",
    TextBeforeDeclaration { line: u64, column: u64, text: Text<'a> } = "error.unreadable-body.text-before-declaration",
    BareAmpersand { line: u64, column: u64 } = "error.unreadable-body.ampersand",
    HtmlEntity { entity: Text<'a>, line: u64, column: u64, reference: Text<'a> } = "error.unreadable-body.html-entity",
    PlainText { text: Text<'a>, format: Text<'a> } = "error.unreadable-body.plain-text",
    BodyOverLimit { limit: u64 } = "error.unreadable-body.limit",

    // Why a text is not a document.
    NotJson { subject: TextId, fault: Nested<'a> } = "syntax.json",
    NotXml { subject: TextId, fault: Nested<'a> } = "syntax.xml",
    DocumentType { subject: TextId, line: u64, column: u64 } = "syntax.document-type",
    Body = "subject.body",
    DescribeReply = "subject.describe-reply",
    Unexpected { found: Text<'a>, line: u64, column: u64, expected: TextId } = "fault.unexpected",
    UnexpectedEnd { line: u64, column: u64, expected: TextId } = "fault.unexpected-end",
    MissingBracket { found: Text<'a>, line: u64, column: u64, expected: TextId, bracket: Text<'a> } = "fault.missing-bracket",
    MissingBracketAtEnd { line: u64, column: u64, expected: TextId, bracket: Text<'a> } = "fault.missing-bracket-at-end",
    EndTag { found: Text<'a>, line: u64, column: u64, tag: Text<'a> } = "fault.end-tag",
    ForbiddenCharacter { character: Text<'a>, line: u64, column: u64 } = "fault.character",
    DuplicateAttribute { name: Text<'a>, line: u64, column: u64 } = "fault.duplicate-attribute",
    UnboundPrefix { prefix: Text<'a>, line: u64, column: u64 } = "fault.unbound-prefix",
    Reserved { reason: TextId, line: u64, column: u64 } = "fault.reserved",
    ReservedXmlPrefix = "reserved.xml-prefix",
    ReservedXmlnsPrefix = "reserved.xmlns-prefix",
    ReservedXmlNamespace = "reserved.xml-namespace",
    ReservedXmlnsNamespace = "reserved.xmlns-namespace",
    ReservedEmptyNamespace = "reserved.empty-namespace",
    ReservedXmlnsElement = "reserved.xmlns-element",
    UnknownCharset { charset: Text<'a> } = "charset.unknown",
    NotUtf16 = "charset.not-utf-16",
    MalformedCharset { charset: Text<'a> } = "charset.malformed",
    MalformedCharsetAt { charset: Text<'a>, line: u64, column: u64 } = "charset.malformed-at",

    // What could have come next.
    ExpectedBodyEnd = "expected.body-end",
    ExpectedValue = "expected.value",
    ExpectedTrue = "expected.true",
    ExpectedFalse = "expected.false",
    ExpectedNull = "expected.null",
    ExpectedKey = "expected.key",
    ExpectedKeyOrBrace = "expected.key-or-brace",
    ExpectedColon = "expected.colon",
    ExpectedCommaOrBrace = "expected.comma-or-brace",
    ExpectedCommaOrBracket = "expected.comma-or-bracket",
    ExpectedStringCharacter = "expected.string-character",
    ExpectedEscape = "expected.escape",
    ExpectedHexDigits = "expected.hex-digits",
    ExpectedDigit = "expected.digit",
    ExpectedElement = "expected.element",
    ExpectedElementName = "expected.element-name",
    ExpectedAttributeName = "expected.attribute-name",
    ExpectedLocalName = "expected.local-name",
    ExpectedInstructionName = "expected.instruction-name",
    ExpectedOtherInstructionName = "expected.other-instruction-name",
    ExpectedCommentOrInstruction = "expected.comment-or-instruction",
    ExpectedOneElement = "expected.one-element",
    ExpectedTagEnd = "expected.tag-end",
    ExpectedSpaceOrTagEnd = "expected.space-or-tag-end",
    ExpectedContent = "expected.content",
    ExpectedText = "expected.text",
    ExpectedQuotedValue = "expected.quoted-value",
    ExpectedValueWithoutTag = "expected.value-without-tag",
    ExpectedQuote = "expected.quote",
    ExpectedReference = "expected.reference",
    ExpectedReferenceEnd = "expected.reference-end",
    ExpectedDigitOrSemicolon = "expected.digit-or-semicolon",
    ExpectedXmlCharacter = "expected.xml-character",
    ExpectedCommentEnd = "expected.comment-end",
    ExpectedNoDoubleHyphen = "expected.no-double-hyphen",
    ExpectedSectionEnd = "expected.section-end",
    ExpectedInstructionEnd = "expected.instruction-end",
    ExpectedSpaceOrInstructionEnd = "expected.space-or-instruction-end",
    ExpectedSpaceAndVersion = "expected.space-and-version",
    ExpectedVersion = "expected.version",
    ExpectedVersionNumber = "expected.version-number",
    ExpectedEncoding = "expected.encoding",
    ExpectedCharset = "expected.charset",
    ExpectedStandalone = "expected.standalone",
    ExpectedYesOrNo = "expected.yes-or-no",
    ExpectedEqualsSign = "expected.equals-sign",
    ExpectedAttributeKey = "expected.attribute-key",
    ExpectedKeyCharacter = "expected.key-character",
    ExpectedKeyCharacterOrStep = "expected.key-character-or-step",
    ExpectedStep = "expected.step",
    ExpectedIndex = "expected.index",
    ExpectedDigitOrBracket = "expected.digit-or-bracket",

    // What is wrong with an attribute or a field.
    AttributeEmpty = "attribute.empty",
    AttributeUnexpected { attribute: Text<'a>, found: Text<'a>, column: u64, expected: TextId } = "attribute.unexpected",
    AttributeLetter { attribute: Text<'a>, found: Text<'a>, column: u64 } = "attribute.letter",
    AttributeUnexpectedEnd { attribute: Text<'a>, column: u64, expected: TextId } = "attribute.unexpected-end",
    FieldEmpty = "field.empty",
    FieldUnknown { field: Text<'a> } = "field.unknown",
    FieldSimilar { field: Text<'a>, suggestion: Text<'a> } = "field.similar",
    FieldTranslated { field: Text<'a>, suggestion: Text<'a> } = "field.translated",
    FieldRestName { field: Text<'a>, suggestion: Text<'a> } = "field.rest-name",
    FieldRestNameReadOnly { field: Text<'a> } = "field.rest-name.read-only",
    FieldDisplayName { field: Text<'a>, suggestion: Text<'a> } = "field.display-name",
    FieldDisplayNameReadOnly { field: Text<'a> } = "field.display-name.read-only",
    FieldNoSoapName { field: Text<'a> } = "field.no-soap-name",
    FieldReadOnly { field: Text<'a> } = "field.read-only",

    // Why a mapping does nothing.
    WithSuggestion { why: Nested<'a>, suggestion: Text<'a> } = "with-suggestion",
    ResponseTypeNone { attribute: Text<'a> } = "skip.response-type-none",
    NoKeys { attribute: Text<'a>, place: Nested<'a>, key: Text<'a> } = "skip.not-found.key-of-empty-object",
    NoKey { attribute: Text<'a>, place: Nested<'a>, key: Text<'a>, keys: List<'a> } = "skip.not-found.key",
    KeyOfValue { attribute: Text<'a>, place: Nested<'a>, key: Text<'a>, kind: TextId } = "skip.not-found.key-of-value",
    KeyOfEmptyArray { attribute: Text<'a>, place: Nested<'a>, key: Text<'a> } = "skip.not-found.key-of-empty-array",
    KeyOfArray { attribute: Text<'a>, place: Nested<'a>, key: Text<'a> } = "skip.not-found.key-of-array",
    OtherDocumentElement { attribute: Text<'a>, element: Text<'a>, key: Text<'a> } = "skip.not-found.document-element",
    XmlAttribute { attribute: Text<'a>, place: Nested<'a>, key: Text<'a> } = "skip.not-found.xml-attribute",
    NoElement { attribute: Text<'a>, place: Nested<'a>, key: Text<'a>, keys: List<'a> } = "skip.not-found.element",
    ElementOfText { attribute: Text<'a>, place: Nested<'a>, key: Text<'a> } = "skip.not-found.element-of-text",
    IndexOfValue { attribute: Text<'a>, place: Nested<'a>, index: Text<'a>, kind: TextId } = "skip.not-found.index-of-value",
    IndexOfObject { attribute: Text<'a>, place: Nested<'a>, index: Text<'a>, keys: List<'a> } = "skip.not-found.index-of-object",
    IndexOfEmptyArray { attribute: Text<'a>, place: Nested<'a> } = "skip.not-found.index-of-empty-array",
    NoIndex { attribute: Text<'a>, place: Nested<'a>, index: Text<'a>, count: u64 } = "skip.not-found.index",
    IndexOfDocument { attribute: Text<'a>, element: Text<'a> } = "skip.not-found.index-of-document",
    IndexOfElement { attribute: Text<'a>, place: Nested<'a>, index: Text<'a> } = "skip.not-found.index-of-element",
    IndexOfSingleElement { attribute: Text<'a>, place: Nested<'a> } = "skip.not-found.index-of-single-element",
    NoElementAtIndex { attribute: Text<'a>, place: Nested<'a>, index: Text<'a>, count: u64 } = "skip.not-found.element-at-index",
    InsideText { attribute: Text<'a>, format: Text<'a>, place: Nested<'a> } = "skip.not-found.inside-text",
    Unspellable { attribute: Text<'a>, key: Text<'a> } = "skip.unspellable",
    UnspellableXmlAttribute { attribute: Text<'a>, key: Text<'a> } = "skip.unspellable.xml-attribute",
    UnspellableLetters { attribute: Text<'a>, key: Text<'a> } = "skip.unspellable.letters",
    Top = "place.top",
    Place { attribute: Text<'a> } = "place.attribute",
    AmbiguousElement { attribute: Text<'a>, element: Text<'a> } = "skip.ambiguous-element",
    UndefinedXml { attribute: Text<'a>, element: Text<'a> } = "skip.undefined-xml",
    NullValue { attribute: Text<'a>, field: Text<'a> } = "skip.null-value",
    EmptyValue { attribute: Text<'a>, field: Text<'a> } = "skip.empty-value",
    NotScalar { attribute: Text<'a>, kind: TextId } = "skip.not-scalar",
    NotScalarElement { attribute: Text<'a> } = "skip.not-scalar.element",
    OutOfRange { attribute: Text<'a>, field: Text<'a>, value: Text<'a>, datatype: Text<'a> } = "skip.out-of-range",
    TooManyCharacters { attribute: Text<'a>, field: Text<'a>, count: u64 } = "skip.too-long.characters",
    TooManyBytes { attribute: Text<'a>, field: Text<'a>, count: u64 } = "skip.too-long.bytes",
    NotWholeNumber { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.integer",
    NotDecimalNumber { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.float",
    NumericText { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.numeric-text",
    NotNumber { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.number",
    NotBoolean { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.boolean",
    NotDate { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.date",
    NotDatetime { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.datetime",
    NotEmail { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.email",
    NotUrl { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.url",
    NotText { attribute: Text<'a>, field: Text<'a>, found: Nested<'a> } = "skip.incompatible-type.text",
    FoundEmpty = "found.empty",
    FoundString { value: Text<'a> } = "found.string",
    FoundNumber { value: Text<'a> } = "found.number",
    FoundBoolean { value: Text<'a> } = "found.boolean",
    FoundOther { value: Text<'a> } = "found.other",
    FoundNoSuchDay { value: Text<'a> } = "found.no-such-day",
    FoundNoSuchTime { value: Text<'a> } = "found.no-such-time",
    FoundSeconds { value: Text<'a> } = "found.seconds",
    FoundMilliseconds { value: Text<'a> } = "found.milliseconds",
    FoundMailDate { value: Text<'a> } = "found.mail-date",
    FoundOtherDate { value: Text<'a> } = "found.other-date",
    KindString = "kind.string",
    KindNumber = "kind.number",
    KindBoolean = "kind.boolean",
    KindNull = "kind.null",
    KindObject = "kind.object",
    KindArray = "kind.array",

    // What is worth knowing beside an outcome.
    NoMappingsToApply = "note.no-field-changes.no-mappings",
    NoFieldChanges { count: u64 } = "note.no-field-changes",
    LooksLikeErrorValue { member: Text<'a>, value: Text<'a> } = "note.looks-like-error.value",
    LooksLikeError { member: Text<'a> } = "note.looks-like-error",
    HtmlBody = "note.html-body",
    WrongResponseType { found: Text<'a>, format: Text<'a> } = "note.wrong-response-type",
    WrongResponseTypeOfText { format: Text<'a> } = "note.wrong-response-type.plain-text",
    ContentTypeMismatch { media: Text<'a>, format: Text<'a> } = "note.content-type-mismatch",
    ArrayRoot = "note.array-root",
    SingleElementIndex { attribute: Text<'a> } = "note.single-element-index",
    Redirected = "note.redirected",
    DuplicateField { fields: List<'a>, count: u64 } = "note.duplicate-field",
    Asynchronous = "note.asynchronous",
    Truncated { attribute: Text<'a>, field: Text<'a>, length: u64, limit: u64 } = "note.truncated",
    TruncatedToOne { attribute: Text<'a>, field: Text<'a>, length: u64 } = "note.truncated.one",
    TruncatedBytes { attribute: Text<'a>, field: Text<'a>, length: u64, limit: u64 } = "note.truncated.bytes",
    ClearedByEmptyText { attribute: Text<'a>, field: Text<'a> } = "note.cleared.empty-text",
    ClearedByNull { attribute: Text<'a>, field: Text<'a> } = "note.cleared.null",
    ClearedByNullText { attribute: Text<'a>, field: Text<'a> } = "note.cleared.null-text",
    PartialNumber { attribute: Text<'a>, dropped: Text<'a>, field: Text<'a>, value: Text<'a> } = "note.partial-number",
    FloatPrecision { attribute: Text<'a>, field: Text<'a>, held: Text<'a>, value: Text<'a> } = "note.float-precision",
    LargeFloat { attribute: Text<'a>, field: Text<'a>, value: Text<'a> } = "note.float-precision.large",
    SignedScore { attribute: Text<'a>, field: Text<'a>, value: Text<'a> } = "note.signed-score",
    SignedScoreAbsolute { attribute: Text<'a>, field: Text<'a>, value: Text<'a> } = "note.signed-score.absolute",
    AssumedField { field: Text<'a> } = "note.assumed-field",
    UnknownTypeOfField { datatype: Text<'a>, field: Text<'a> } = "note.unknown-type",
    NoTypeOfField { field: Text<'a> } = "note.unknown-type.none",

    // What is wrong with a definition.
    SurroundingWhitespace { attribute: Text<'a> } = "diagnostic.surrounding-whitespace",
    CustomField { field: Text<'a>, suggestion: Text<'a> } = "diagnostic.custom-field",
    UnknownType { field: Text<'a>, datatype: Text<'a> } = "diagnostic.unknown-type",
    NoKnownType { field: Text<'a> } = "diagnostic.no-known-type",
    DuplicateMapping { attribute: Text<'a>, field: Text<'a> } = "diagnostic.duplicate-mapping",
    FieldNamedTwice { field: Text<'a>, attribute: Text<'a> } = "diagnostic.duplicate-field",
    NoMappings = "diagnostic.no-mappings",
    MappingsWithoutResponseType = "diagnostic.mappings-without-response-type",
    IndexNeverInXml { attribute: Text<'a>, step: Text<'a> } = "diagnostic.index-never-in-xml",
    NameNeverInXml { attribute: Text<'a>, step: Text<'a> } = "diagnostic.name-never-in-xml",

    // What is wrong with a describe reply, or a sample body.
    DescribeFailed { errors: List<'a> } = "import.failed",
    DescribeFailedSilently = "import.failed-silently",
    NoResult = "import.no-result",
    RestNamesOnly { call: Text<'a> } = "import.rest-names-only",
    NoFields = "import.no-fields",
    NoField { index: u64 } = "import.no-field",
    NoType { index: u64, field: Text<'a> } = "import.no-type",
    TooManyAttributes { count: u64 } = "list.too-many-attributes",

    // Why a trigger fires.
    NoConstraint = "trigger.no-constraint",
    NoCall = "trigger.no-call",
    AnyWebhook { webhook: Text<'a> } = "trigger.any-webhook",
    AnyUnnamedWebhook = "trigger.any-unnamed-webhook",
    ConstraintHolds { condition: Nested<'a>, found: Nested<'a> } = "trigger.holds",
    ConstraintFails { condition: Nested<'a>, found: Nested<'a> } = "trigger.fails",
    Is { subject: TextId, values: List<'a>, count: u64 } = "trigger.is",
    IsNot { subject: TextId, values: List<'a>, count: u64 } = "trigger.is-not",
    StartsWith { subject: TextId, values: List<'a>, count: u64 } = "trigger.starts-with",
    NotStartsWith { subject: TextId, values: List<'a>, count: u64 } = "trigger.not-starts-with",
    Contains { subject: TextId, values: List<'a>, count: u64 } = "trigger.contains",
    NotContains { subject: TextId, values: List<'a>, count: u64 } = "trigger.not-contains",
    IsEmpty { subject: TextId } = "trigger.is-empty",
    IsNotEmpty { subject: TextId } = "trigger.is-not-empty",
    SubjectWebhook = "subject.webhook",
    SubjectResponse = "subject.response",
    SubjectErrorType = "subject.error-type",
    TriggerFoundEmpty = "trigger.found-empty",
    TriggerFound { value: Text<'a> } = "trigger.found",
}
