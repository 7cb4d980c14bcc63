//! The catalogue: every [`Rule`] with its basis, its sources and the assumption that switches it, in the order in which they
//! apply. What a rule says is a text: `rule.<id>` in `languages`, which the documentation repeats, and `rule.<id>.here` what the library chose where the rule
//! leaves room.

use super::{Basis, Citation, Rule, Says, Source};
use crate::assumptions::Assumption;
use crate::string_enum::string_enum;

// Of the sources, those after `;` say the contrary.
macro_rules! catalogue {
    ($($(#[$statement:meta])* $Variant:ident = $id:literal, $Basis:ident, [$($Supports:ident),* $(; $($Contradicts:ident),+)?] $(, $Assumption:ident)?;)+) => {
        string_enum! {
            /// The id of a [`Rule`], which outcomes cite.
            #[non_exhaustive]
            pub enum RuleId { $($(#[$statement])* #[doc = concat!("\n`", $id, "`")] $Variant = $id,)+ }
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
    /// Adobe says that webhooks are called from trigger campaigns only: the flow step “Call Webhook” in a batch campaign is error 1000 (`batch-campaign`).
    DecideBatchCampaign = "decide.batch-campaign", Documented, [WebhookErrors, Webhooks];
    /// Adobe says that webhooks are not compatible with executable campaigns: the error (`executable-campaign`) has no number, since Adobe gives none.
    DecideExecutableCampaign = "decide.executable-campaign", Documented, [ExecuteCampaign];
    /// In a batch campaign and in an executable campaign it is taken that no request is made, so whatever response is given is not read.
    DecideNoRequest = "decide.no-request", Assumed, [];
    /// Adobe says that Marketo waits up to 30 seconds for a call and then ends it: the error (`timeout`) has no number, since Adobe gives none. A time-out does not prove that the service did nothing.
    DecideTimeout = "decide.timeout", Documented, [Webhooks];
    /// A failure of DNS, of TLS or of the connection is taken as a network error (`network`) without a number.
    DecideNoResponse = "decide.no-response", Assumed, [];
    /// Adobe says that Marketo ignores a response with any status outside 200-299 for field updates: the number of the error (`http-status`) is the status.
    DecideNon2xx = "decide.non-2xx", Documented, [WebhookErrors, Webhooks];
    /// A redirect (3xx) that reaches the library is taken as a status outside 200-299 (`rule` is `decide.non-2xx`, and this rule is cited too). It is not known whether Marketo follows redirects.
    DecideRedirect = "decide.redirect", Assumed, [];
    /// Adobe says that Error Type corresponds to the reason phrase of the HTTP status line (`statusText`, when that is not empty).
    DecideReasonPhrase = "decide.reason-phrase", Documented, [WebhookErrors];
    /// Of a response without a reason phrase (`statusText` is empty), as in HTTP/2 and HTTP/3, Error Type is taken to be the phrase that is registered for the status; a status that is not registered gives an empty phrase.
    DecideReasonPhraseRegistered = "decide.reason-phrase-registered", Assumed, [HttpStandards];
    /// Adobe Experience Platform takes a number, the response code, from Marketo's Error Type, and models of data warehouses hold it as a number too; so may the trigger. That number (`errorCode`) is the status, 1000 or 1001. On its webhook page Adobe says that Error Type is the reason phrase, so the outcome gives both.
    DecideErrorCode = "decide.error-code", Sibling, [Xdm, WarehouseModels; WebhookErrors];
    /// Adobe says that error 1001 means an empty response body: a status from 200 to 299 with an empty body is error 1001 (`empty-body`).
    DecideEmptyBody = "decide.empty-body", Documented, [WebhookErrors];
    /// Error 1001 is taken to hold for 204 and 205 too, which never have a body, and for a webhook without mappings. A response given as parts that carries a body with one of these statuses is read as that of any status from 200 to 299.
    DecideNoContent = "decide.no-content", Assumed, [];
    /// With an empty body and a status outside 200-299, the status is taken to be the error.
    DecideEmptyBodyNon2xx = "decide.empty-body-non-2xx", Assumed, [], EmptyBodyNon2xx;
    /// A body with only white space is taken not to be empty: it is then unreadable as JSON or XML.
    DecideWhitespaceBody = "decide.whitespace-body", Assumed, [], WhitespaceBody;
    /// With Response Type None, a setting that Adobe's developer blog shows, it is taken that the body is not parsed: every mapping is skipped as `not-found`, with the note `no-field-changes`, and the definition gets the diagnostic `mappings-without-response-type`.
    DecideResponseTypeNone = "decide.response-type-none", Assumed, [DeveloperBlog];
    /// A content coding is taken to be undone before anybody reads the body, as HTTP clients do. A `Response`, or a middleware's reply, whose bytes begin as those of gzip or zlib is decompressed first; only the bytes decide, since a `fetch` that has decompressed keeps the header, and `maxBodyBytes` counts afterwards. A response given as parts whose bytes begin so, and codings that the host cannot undo (`br`, `zstd`, named from the header), are the error `unreadable-body` with a message of their own: decompress them first.
    DecideContentEncoding = "decide.content-encoding", Assumed, [HttpStandards];
    /// The text of a body given as bytes is taken to be in the charset of its byte order mark, else in the `charset` of `Content-Type`, else in that of the XML declaration, else in UTF-8. Bytes that are not valid in it make the body unreadable.
    DecideCharset = "decide.charset", Assumed, [HttpStandards];
    /// A body with a status from 200 to 299 that does not parse as the Response Type, anywhere in it, is taken to change nothing: the error (`unreadable-body`) has no number, and gives offset, line and column. Practitioners write that the reply has to be well-formed. With no mappings the body is not parsed.
    DecideUnreadableBody = "decide.unreadable-body", Assumed, [TriggerPost];
    /// A `Response` over `maxBodyBytes` is not read further: the error is `unreadable-body`, its recovery is `service`, and its message says that the limit is the library's. A response given as parts over it is a wrong call (`ArgumentError`).
    DecideBodyLimit = "decide.body-limit", Advice, [];
    /// `recovery` says who can fix an error. It is `configuration` for a batch or an executable campaign, `retry` for a time-out or a network failure, and `service` for 1001. Of the statuses, 408, 425, 429, 500, 502, 503, 504, 520 to 524, 529 and 530 are `retry`, with `retryAfterSeconds` from a `Retry-After` in whole seconds; every 3xx and every other 4xx is `configuration` (the webhook's URL, method, template, headers or credentials); the rest are `service`. An unreadable body is `configuration` where it is still compressed, of the other Response Type or plain text, and `service` otherwise.
    DecideRecovery = "decide.recovery", Advice, [];
    /// With error 1001, Error Type is taken to be the reason phrase of the HTTP status still.
    DecideEmptyBodyPhrase = "decide.empty-body-phrase", Assumed, [];
    /// One mapping that fails is taken not to stop the others.
    DecideIsolatedMappings = "decide.isolated-mappings", Assumed, [];
    /// Practitioners report that the next flow step does not see a webhook's field changes yet: every outcome with updates has the note `asynchronous` (`info`), which recommends the trigger “Data Value Changes”.
    DecideAsynchronous = "decide.asynchronous", Observed, [TriggerPost];

    /// Adobe says that a Response Attribute is a path in dot notation: keys joined by dots, from the top of the document.
    PathDotNotation = "path.dot-notation", Documented, [ResponseMappings];
    /// Adobe says that array notation takes integers and no strings: in `[n]` after a key, n is an integer, 0 is the first element, and strings in brackets are invalid.
    PathArrayIndex = "path.array-index", Documented, [ResponseMappings];
    /// An index is taken to be written in decimal digits, and leading zeros to make no difference; one past any array is just not there.
    PathIndexForm = "path.index-form", Assumed, [];
    /// Adobe says that a key must contain only letters, digits, `-`, `_`, `:` and white space: it has at least one of these. An attribute with another character is invalid (the first such character is shown), and a key of the response with another character cannot be mapped.
    PathKeyCharacters = "path.key-characters", Documented, [ResponseMappings];
    /// Letters and digits are taken to be those of ASCII; with `unicode` they are what is alphabetic or numeric in Unicode (`char::is_alphanumeric`). White space is space, tab, line feed, vertical tab, form feed and carriage return.
    PathLetters = "path.letters", Assumed, [], KeyCharacters;
    /// Keys are taken to match exactly: case, white space and Unicode form.
    PathCaseSensitive = "path.case-sensitive", Assumed, [];
    /// `a[0][1]` is taken to reach into nested arrays.
    PathNestedIndex = "path.nested-index", Assumed, [];
    /// `[0].a` is taken to reach into a JSON document whose top is an array, with the note `array-root`. Under XML such an attribute is valid and `not-found`.
    PathRootArray = "path.root-array", Assumed, [];
    /// White space at either end of the attribute is taken to belong to the key, with the diagnostic `surrounding-whitespace`.
    PathSurroundingWhitespace = "path.surrounding-whitespace", Assumed, [];

    /// Adobe says that Marketo writes the value at the Response Attribute to the field: if there is a string, a number or a boolean, that is the value.
    JsonScalar = "json.scalar", Documented, [ResponseMappings];
    /// A number that is stored as text is taken to keep its text as written (`1.10`, `1e3`).
    JsonNumberText = "json.number-text", Assumed, [];
    /// JSON `null` is taken to leave the field as it is: the mapping is skipped as `null-value`. What Adobe says of self-service flow steps supports that; what practitioners report of other ways to write a field contradicts it.
    JsonNull = "json.null", Assumed, [SelfServiceFlowSteps; BooleanPost], JsonNull;
    /// An object or array is taken to change nothing: the mapping is skipped as `not-scalar`; `write-source` writes its text, exactly as it is in the body, to a string-like field.
    JsonNotScalar = "json.not-scalar", Assumed, [], NonScalar;
    /// A key or index that is not there is taken to change nothing: the mapping is skipped as `not-found`, and `resolved` says how far the attribute got.
    JsonMissing = "json.missing", Assumed, [];
    /// Of two equal keys of an object, the last is taken to count.
    JsonDuplicateKey = "json.duplicate-key", Assumed, [], DuplicateKey;
    /// JSON is taken to be that of RFC 8259 and nothing looser, such as comments, trailing commas or `NaN`. A leading byte order mark is dropped. Any depth is read. A lone surrogate escape becomes U+FFFD.
    JsonStrict = "json.strict", Assumed, [];

    /// Adobe says that in XML a mapping names every element on the way: the first key is the document element.
    XmlRootFirst = "xml.root-first", Documented, [ResponseMappings];
    /// Adobe says that `element[i]` is the i-th child of that name, from 0.
    XmlRepeatedIndex = "xml.repeated-index", Documented, [ResponseMappings];
    /// Adobe says that reaching through an element that holds both repeated and unique child names is undefined: the mapping is skipped as `undefined-xml`, and `found` shows what is there. The library calls what is not there under any reading `not-found` first, and puts `undefined-xml` before `ambiguous-element`.
    XmlMixedChildren = "xml.mixed-children", Documented, [ResponseMappings];
    /// An element that is not there is taken to change nothing: the mapping is skipped as `not-found`.
    XmlMissing = "xml.missing", Assumed, [];
    /// A repeated element that is named without an index is taken to change nothing: the mapping is skipped as `ambiguous-element`.
    XmlRepeatedWithoutIndex = "xml.repeated-without-index", Assumed, [];
    /// `[0]` on an element that is there only once, the document element too, is taken to reach it, with the note `single-element-index`.
    XmlSingleIndex = "xml.single-index", Assumed, [], XmlSingleElementIndex;
    /// Adobe says by its examples that the value is the text of an element without child elements.
    XmlText = "xml.text", Documented, [ResponseMappings];
    /// Text and CDATA are taken in order, verbatim with their white space; comments and processing instructions drop out; the predefined references and character references are decoded; an empty element is the empty string.
    XmlTextParts = "xml.text-parts", Assumed, [];
    /// An element with child elements is taken to change nothing, like an object or array of JSON: the mapping is skipped as `not-scalar`; `write-source` writes the whole element, exactly as it is in the body, to a string-like field.
    XmlNotScalar = "xml.not-scalar", Assumed, [], NonScalar;
    /// A prefixed name is taken to match as written, as in `soap:Envelope.soap:Body`; Adobe allows the colon in a key.
    XmlPrefix = "xml.prefix", Assumed, [ResponseMappings];
    /// XML attributes are taken to be unreachable: among the characters that Adobe allows in a key there is none for them.
    XmlAttributes = "xml.attributes", Assumed, [ResponseMappings];
    /// XML is taken to be that of XML 1.0, fifth edition, and of Namespaces in XML; anything else is unreadable.
    XmlWellFormed = "xml.well-formed", Assumed, [];
    /// A document type declaration is taken to make the body unreadable, with a message of its own. Nothing external is fetched, and no entity that a document declares is expanded.
    XmlNoDtd = "xml.no-dtd", Assumed, [];

    /// Adobe says that the Marketo Field of a mapping is the field's SOAP API name.
    FieldSoapName = "field.soap-name", Documented, [ResponseMappings];
    /// A REST API name is taken to make the mapping do nothing: it is skipped as `unknown-field`, with the diagnostic `rest-name` and the SOAP name as suggestion. So is a display name, with the diagnostic `display-name`: that of a given field, or that of a standard one if it holds a space.
    FieldRestName = "field.rest-name", Assumed, [];
    /// Adobe's list of standard fields of the REST API gives some of them no SOAP API name, so it may be that webhooks cannot write them. A mapping to such a field is skipped as `unknown-field`, with the diagnostic `no-soap-name`.
    FieldNoSoapName = "field.no-soap-name", Sibling, [StandardFields];
    /// With `leadFields` given, a name that is neither there nor standard is taken to be no field: the mapping is skipped as `unknown-field`, with a suggestion where there is one. Without `leadFields`, it is taken for a custom field of type String (`string`), and the outcome has the note `assumed-field`.
    FieldUnknown = "field.unknown", Assumed, [];
    /// Adobe says that the describe call of the REST API marks fields that are read-only for SOAP; it may be that webhooks do not write them either. A mapping to a field that it marks so, to a formula or to a reference is skipped as `read-only-field`.
    FieldReadOnly = "field.read-only", Sibling, [Leads];
    /// Two mappings to one field are taken to be applied in the order given, so the last wins, with the note `duplicate-field`, which says that the order is not known. Pictures on Adobe's page show the mappings sorted by Response Attribute.
    FieldTwoMappings = "field.two-mappings", Assumed, [; ResponseMappings];
    /// Data types are taken in any case and with or without spaces, as Marketo's pages write them (`Integer`, `DateTime`, `Text Area`, `URL`), and an update names them as the list of data types does. Another name is kept, taken as `string` (rule `coerce.unknown-type`) and noted as `unknown-type`.
    FieldTypeName = "field.type-name", Assumed, [];

    /// Adobe says that a value has to be compatible with the type of the field: if the type does not take it, it is not written (reason: `incompatible-type`).
    CoerceIncompatible = "coerce.incompatible", Documented, [ResponseMappings];
    /// For number, boolean, date and datetime types, space, tab, CR and LF around a text are taken to be ignored; a text of these alone is `incompatible-type`, not the empty string.
    CoerceSurroundingWhitespace = "coerce.surrounding-whitespace", Assumed, [];
    /// The empty string is taken to clear the field (`value` and `text` are `null`), with the note `cleared`; with `skip` the mapping is skipped as `empty-value`. A boolean field does not take it (reason: `incompatible-type`). What Adobe says of the REST API supports that an empty string clears; what it says of the flow step “Change Data Value”, where a blank does not clear, and what practitioners report of forms contradict it.
    CoerceEmptyString = "coerce.empty-string", Assumed, [LeadDatabase; ClearingPost, ClearFieldValues], EmptyString;
    /// With `clear`, JSON `null` is taken to clear the field, with the note `cleared`; a boolean becomes `false`. For booleans, what Adobe says of self-service flow steps supports that; what practitioners report, that a boolean field can hold null, contradicts it.
    CoerceNullClears = "coerce.null-clears", Assumed, [SelfServiceFlowSteps; BooleanPost], JsonNull;
    /// Adobe says that a field is cleared by the text `NULL` in the flow step “Change Data Value”, and by the text `null` in self-service flow steps; it may hold for webhooks. The text `NULL` clears a field of any type (a boolean too: `value` and `text` are `null`), the text `null` one of a string-like type, with the note `cleared`; `write` takes them for texts.
    CoerceNullText = "coerce.null-text", Sibling, [ClearFieldValues, SelfServiceFlowSteps], NullText;
    /// Practitioners report that a number field accepts text with a number at its start; Adobe writes that a text is not written to a number field. `leading-number`, the default, takes the longest number at the start (`999 x` is 999, `9.99 x` is 9.99, `85%` is 85, `1,200` is 1), with the note `partial-number`, which says what was dropped; `number` takes only texts that are numbers as a whole; `skip` refuses all text, as Adobe writes.
    CoerceNumericText = "coerce.numeric-text", Observed, [CastingPost; ResponseMappings], NumericText;
    /// A number at the start of a text is taken to be an optional sign, digits, and perhaps a point with digits after it. A text that is a number as a whole may have an exponent. The rule is cited where only the start of a text is taken or an exponent is read.
    CoerceNumberGrammar = "coerce.number-grammar", Assumed, [];
    /// Adobe says that `integer`, `percent` and `score` hold whole numbers.
    CoerceInteger = "coerce.integer", Documented, [FieldTypes];
    /// `10.0` and `1e3` are taken as whole numbers, and stored as plain decimals (`1000`). `+5` in text is taken as 5.
    CoerceWholeNumber = "coerce.whole-number", Assumed, [];
    /// Practitioners report that whole numbers have 64 bits: they run from -2^63 to 2^63-1, and others are `out-of-range`. Of self-service flow steps Adobe says 32 bits; with `32-bit` they run from -2^31 to 2^31-1.
    CoerceIntegerRange = "coerce.integer-range", Observed, [FieldLimitsPost; SelfServiceFlowSteps], IntegerRange;
    /// A number with a fraction, such as 10.5, is taken not to fit a whole-number type: the mapping is skipped as `incompatible-type`; `truncate` drops the fraction, `round` rounds half away from zero.
    CoerceFractionalInteger = "coerce.fractional-integer", Assumed, [], FractionalInteger;
    /// Adobe says of self-service flow steps that a score given with a sign changes the score by so much; it may hold for webhooks. A text with a sign (`+5`, `-5`), or a JSON number written with `-` (`-0` too), gives `relative` as `true`, `text` with its sign and the note `signed-score`; with `absolute` it is the new score, and noted too. Its sign is read by this rule alone: `coerce.number-grammar` and `coerce.whole-number` are not cited for it.
    CoerceSignedScore = "coerce.signed-score", Sibling, [SelfServiceFlowSteps], SignedScore;
    /// Adobe says that `float` and `currency` hold decimal numbers; `text` is the number as written (`10.40`, `+5`, `1e3`), without what was ignored or dropped.
    CoerceFloat = "coerce.float", Documented, [FieldTypes];
    /// Practitioners report that `float` and `currency` fields are 32-bit floats: a number beyond their range is `out-of-range`. Where the nearest 32-bit float, printed with as many digits as were written, is another number, the note `float-precision` (`warning`) says what the field holds; from 100000 on, where they report unreliable values already, there is the same note as `info`.
    CoerceFloatPrecision = "coerce.float-precision", Observed, [CurrencyPost];
    /// Adobe says that a boolean field holds true or false; it takes `true` and `false` as JSON booleans.
    CoerceBoolean = "coerce.boolean", Documented, [FieldTypes];
    /// The texts `true` and `false`, in upper or lower case, are taken as booleans; `yes-no-1-0` adds `yes`, `no`, `y`, `n`, `1` and `0` as text, and 1 and 0 as JSON numbers. What is stored is `true` or `false`.
    CoerceBooleanText = "coerce.boolean-text", Assumed, [], BooleanText;
    /// Adobe says that a date follows the W3C format, `YYYY-MM-DD`; it has to be a real calendar day in the years 0001 to 9999.
    CoerceDate = "coerce.date", Documented, [FieldTypes];
    /// A W3C datetime, with or without offset, is taken to be accepted by a date field for its date as written.
    CoerceDateOfDatetime = "coerce.date-of-datetime", Assumed, [];
    /// Adobe says that a datetime follows the W3C format: `YYYY-MM-DDThh:mm:ss` with `Z`, `+hh:mm` or `-hh:mm`. The offset goes up to 14:00.
    CoerceDatetime = "coerce.datetime", Documented, [FieldTypes];
    /// Practitioners report that a webhook writes a datetime without an offset too: `YYYY-MM-DDThh:mm:ss` is accepted.
    CoerceDatetimeWithoutOffset = "coerce.datetime-without-offset", Observed, [TriggerPost];
    /// Of a datetime, these forms are taken to be accepted too: without seconds, with an offset such as `+hhmm`, and with fractions of a second, which are dropped; all else is kept as written (no seconds are added, `+1400` stays). A plain date is refused.
    CoerceDatetimeForms = "coerce.datetime-forms", Assumed, [];
    /// Other forms of a date or datetime are taken to be refused, since Adobe's page on field types names the W3C format; other pages of Adobe's show others. `marketo` takes those: month-first `M/D/YY` and `M/D/YYYY` for a date (years 00-69 are 20xx), and for a datetime these followed by `h:mm`, and `YYYY-MM-DD hh:mm[:ss]`. They are written in the W3C form, with seconds only where they were given (`2014-08-19T02:00`).
    CoerceDateText = "coerce.date-text", Assumed, [FieldTypes; CustomFieldTypes, SystemTokens], DateText;
    /// Adobe says that a string holds up to 255 characters: `string` has that limit, or the field's `length`.
    CoerceStringLength = "coerce.string-length", Documented, [FieldTypes];
    /// A character is taken to be a Unicode scalar value. Elsewhere Adobe speaks of bytes.
    CoerceCharacter = "coerce.character", Assumed, [; CustomFieldTypes, SelfServiceFlowSteps];
    /// Practitioners report that a URL field holds up to 255 characters: `url` has that limit, or the field's `length`.
    CoerceUrlLength = "coerce.url-length", Observed, [FieldLimitsPost];
    /// `email`, `phone` and reference-like types are taken to hold up to 255 characters too, or the field's `length`.
    CoerceOtherLength = "coerce.other-length", Assumed, [];
    /// Adobe says that a text area holds up to 30000 bytes: `text` and `textarea` have that limit, in bytes of UTF-8, or the field's `length`.
    CoerceTextLength = "coerce.text-length", Documented, [FieldTypes];
    /// Adobe says of self-service flow steps that text longer than the field is truncated; it may hold for webhooks. Longer text is cut at the limit, never inside a character: `truncated` is `true`, and the note `truncated` gives both lengths. With `skip` the mapping is skipped as `too-long`.
    CoerceOverLength = "coerce.over-length", Sibling, [SelfServiceFlowSteps], OverLength;
    /// Adobe says that an email field accepts email addresses.
    CoerceEmail = "coerce.email", Documented, [FieldTypes];
    /// An email address is taken to have one `@` with something on both sides, no white space, and ASCII only, which Adobe says of addresses in the REST API; `any` takes any text.
    CoerceEmailForm = "coerce.email-form", Assumed, [Leads], EmailFormat;
    /// Adobe says that a URL field takes only URLs with their protocol; the library takes text that starts with a protocol and `:`. An example on another page of Adobe's, `www.myblog.com`, has none. `any` takes any text.
    CoerceUrl = "coerce.url", Documented, [FieldTypes; CustomFieldTypes], UrlFormat;
    /// A phone field is taken to accept any text.
    CoercePhone = "coerce.phone", Assumed, [];
    /// A JSON number or boolean for a string-like type is taken to be written as text.
    CoerceNonText = "coerce.non-text", Assumed, [], NonText;
    /// A data type that the library does not know is taken as `string`.
    CoerceUnknownType = "coerce.unknown-type", Assumed, [];

    /// Adobe says that Response is the literal payload of the response; it is so whatever the status.
    CalledResponse = "called.response", Documented, [WebhookErrors];
    /// Adobe says that Error Type corresponds to the reason phrase of the HTTP status.
    CalledErrorType = "called.error-type", Documented, [WebhookErrors];
    /// Adobe lists 1000 among the webhook errors that the trigger “Webhook is Called” catches, so where no call is made the trigger is taken to fire, with an empty Response, no Error Type, and code 1000 (`null` for executable campaigns). With `silent`, `webhookIsCalled` is `null` and the trigger does not fire.
    CalledNoCall = "called.no-call", Assumed, [WebhookErrors], NoCallTrigger;
    /// A time-out or network failure is taken to fire the trigger “Webhook is Called” with an empty Response and no Error Type. A summary of a user group reports that a time-out error is logged, but not which one.
    CalledNoResponse = "called.no-response", Assumed, [UserGroupSummary];
    /// Adobe says of smart lists that `is` is an exact match that is not case-sensitive; it may hold for the trigger “Webhook is Called”. `is` compares whole values without regard to case.
    CalledIs = "called.is", Sibling, [FilterOperators];
    /// The other operators of the trigger “Webhook is Called” are taken to compare without regard to case too.
    CalledOtherOperators = "called.other-operators", Assumed, [];
    /// In the trigger “Webhook is Called”, Error Type is taken to have the operators of Response. A picture on Adobe's page shows a list to choose from.
    CalledErrorTypeOperators = "called.error-type-operators", Assumed, [; WebhookErrors];
    /// Of several values in one constraint of the trigger “Webhook is Called”, any one is taken to suffice (for the negated operators, none may match). A picture on Adobe's page shows that several can be given.
    CalledAnyValue = "called.any-value", Assumed, [WebhookErrors];

    /// The note `no-field-changes` (`warning`): the response is used and nothing is written. Where there are no mappings it is `info`.
    NoteNoFieldChanges = "note.no-field-changes", Advice, [];
    /// The note `looks-like-error` (`warning`): the response is used, although its body seems to say that the service failed. What is looked at are the members of the top object of JSON, the children of the document element of XML, and a SOAP Fault; nothing nested. If any mapping reads one of the members that say so, or something below it, there is no note: the field gets it on purpose.
    NoteLooksLikeError = "note.looks-like-error", Advice, [];
    /// The note `html-body` (`warning`): the body is an HTML page.
    NoteHtmlBody = "note.html-body", Advice, [];
    /// The note `wrong-response-type` (`warning`): the body is a document of the other Response Type, or plain text.
    NoteWrongResponseType = "note.wrong-response-type", Advice, [];
    /// The note `content-type-mismatch` (`warning`): the header `Content-Type` names the other format, and the body is what the Response Type says.
    NoteContentTypeMismatch = "note.content-type-mismatch", Advice, [];
    /// The note `redirected` (`warning`): redirects were followed to the response.
    NoteRedirected = "note.redirected", Advice, [];
}
