//! The catalogue: every rule with its basis, its sources and its statement, in the order in which they apply.

use super::{Basis, Rule};
use crate::rules::assumptions::Assumption;
use crate::string_enum::string_enum;

const WEBHOOK_ERRORS: &str = "Marketo developer documentation, webhooks/errors";
const WEBHOOKS: &str = "Marketo developer documentation, webhooks/webhooks";
const RESPONSE_MAPPINGS: &str = "Marketo developer documentation, webhooks/response-mappings";
const FIELD_TYPES: &str = "Marketo developer documentation, rest-api/field-types";
const LEADS: &str = "Marketo developer documentation, rest-api/leads (describe)";
const STANDARD_FIELDS: &str =
    "Marketo developer documentation, rest-api/list-of-standard-fields as of July 2026";
const EXECUTE_CAMPAIGN: &str = "Marketo product documentation, Execute Campaign";
const SSFS: &str = "Adobe, self-service flow steps: service provider interface";
const XDM: &str = "Adobe XDM, call webhook event";
const TRIGGER_POST: &str = "blog.teknkl.com, fun with the webhook is called trigger";
const INTEGER_POST: &str = "blog.teknkl.com, real-world field limits 1 (integers)";
const OPERATORS: &str = "Marketo product documentation, smart list filter operators glossary";
const PRACTITIONERS: &str = "practitioners' reports";

macro_rules! catalogue {
    ($($Variant:ident = $id:literal, $Basis:ident, [$($source:expr),*], $assumption:expr, $statement:literal
        $(, here $here:literal)?;)+) => {
        string_enum! {
            /// The id of a rule: what outcomes cite.
            #[non_exhaustive]
            pub enum RuleId { $(#[doc = $statement] $Variant = $id,)+ }
        }

        impl RuleId {
            /// The rule of this id.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$Variant => Rule {
                        id: self,
                        basis: Basis::$Basis,
                        statement: $statement,
                        sources: &[$($source),*],
                        assumption: $assumption,
                    },)+
                }
            }

            /// What the library chose where the rule leaves room.
            ///
            /// ```
            /// use marketo_webhook::RuleId;
            ///
            /// let choice = RuleId::CoercePhone.choice();
            /// assert_eq!(choice, None);
            /// ```
            #[must_use]
            pub fn choice(self) -> Option<&'static str> {
                let choice = match self { $(Self::$Variant => concat!($($here)?),)+ };
                Some(choice).filter(|choice| !choice.is_empty())
            }
        }
    };
}

catalogue! {
    DecideBatchCampaign = "decide.batch-campaign", Documented, [WEBHOOK_ERRORS, WEBHOOKS], None,
        "Call Webhook in a batch campaign is error 1000 (`batch-campaign`). No request is made, so whatever response is given is not read and `webhookIsCalled` is null. Recovery: configuration";
    DecideExecutableCampaign = "decide.executable-campaign", Documented, [EXECUTE_CAMPAIGN], None,
        "Webhooks never work in executable campaigns; Request Campaign is the way round. Error `executable-campaign`, code null (Adobe gives no number), `webhookIsCalled` null. Recovery: configuration";
    DecideTimeout = "decide.timeout", Documented, [WEBHOOKS], None,
        "Marketo ends a call after 30 s. Error `timeout`, code null (no number documented). Recovery: retry. The message says that a timeout does not prove that the service did nothing";
    DecideNoResponse = "decide.no-response", Assumed, [], None,
        "DNS, TLS or connection failure: error `network`, code null. Recovery: retry",
        here "A body that breaks off counts as no response; one that breaks off since the caller's own time ran out, as a time-out.";
    DecideNon2xx = "decide.non-2xx", Documented, [WEBHOOK_ERRORS, WEBHOOKS], None,
        "Any status outside 200-299 makes Marketo ignore the response for field updates: error `http-status`, code = the status. Redirects that reach the library (3xx) count as such",
        here "Recovery: 408, 425, 429, 500, 502, 503 and 504 are `retry`, with the delay of a Retry-After in seconds; 401, 403, 404, 405, 407, 410, 414, 415 and every 3xx are `configuration`; the rest are `service`. A Retry-After that is a date, or more than 32 bits of seconds, is left out.";
    DecideReasonPhrase = "decide.reason-phrase", Documented, [WEBHOOK_ERRORS], None,
        "Error Type is the reason phrase of the status line: `statusText` when it is not empty";
    DecideReasonPhraseRegistered = "decide.reason-phrase-registered", Assumed, [], None,
        "With an empty `statusText` (HTTP/2, HTTP/3) it is the registered phrase of RFC 9110 / IANA (203 Non-Authoritative Information, 413 Content Too Large, 422 Unprocessable Content); an unregistered status gives an empty phrase";
    DecideErrorCode = "decide.error-code", Documented, [XDM], None,
        "The activity log keeps the number: `errorCode` is the status, 1000 or 1001",
        here "It is the status of a response that is used, too, and of an unreadable body.";
    DecideEmptyBody = "decide.empty-body", Documented, [WEBHOOK_ERRORS], None,
        "A 2xx with a body of zero bytes (204 and 205 among them) is error 1001 (`empty-body`). Recovery: service",
        here "A body of white space, of a byte order mark or of `{}` has bytes, so it is not empty.";
    DecideEmptyBodyNon2xx = "decide.empty-body-non-2xx", Assumed, [], Some(Assumption::EmptyBodyNon2xx),
        "An empty body on another status: the status is the error";
    DecideWhitespaceBody = "decide.whitespace-body", Assumed, [], Some(Assumption::WhitespaceBody),
        "A body of white space alone is not empty: it is then unreadable as JSON or XML",
        here "White space is space, tab, carriage return and line feed.";
    DecideResponseTypeNone = "decide.response-type-none", Observed, [PRACTITIONERS], None,
        "Response Type None: the body is not parsed; every mapping is skipped as `not-found`, with the note `no-field-changes`; a definition with mappings gets the diagnostic `mappings-without-response-type`";
    DecideCharset = "decide.charset", Assumed, [], None,
        "The text of a body given as bytes: byte order mark, else `charset` of Content-Type, else the XML declaration, else UTF-8. Bytes that are not valid in it make the body unreadable",
        here "UTF-8 and UTF-16 are read by the library; any other label is handed to the host's TextDecoder, and to Rust callers as `CharsetDecoder`. The XML declaration counts whatever the Response Type; so do the first bytes of one in UTF-16 without a byte order mark. A declaration that names UTF-16 and is not written in it makes the body unreadable; the Response of the trigger is then UTF-8. `utf-16` without a byte order mark is little-endian, as hosts have it. An unknown label makes the body unreadable. A Content-Type that is sent twice is joined by a comma, and the first charset in it counts. A byte order mark is not part of the text, so neither the trigger's Response nor a position counts it.";
    DecideUnreadableBody = "decide.unreadable-body", Assumed, [], None,
        "A 2xx body that does not parse as the Response Type, anywhere in it, changes nothing: error `unreadable-body`, code null, with offset, line and column. With no mappings the body is not parsed";
    DecideEmptyBodyPhrase = "decide.empty-body-phrase", Assumed, [], None,
        "With 1001, Error Type is still the reason phrase of the HTTP status, and `errorCode` is 1001";
    DecideIsolatedMappings = "decide.isolated-mappings", Assumed, [], None,
        "One mapping that fails does not stop the others";
    DecideAsynchronous = "decide.asynchronous", Observed, [TRIGGER_POST], None,
        "Field changes are not visible to the next flow step: the note `asynchronous` (info) on every outcome with updates";

    PathDotNotation = "path.dot-notation", Documented, [RESPONSE_MAPPINGS], None,
        "Keys joined by dots, from the top of the document";
    PathArrayIndex = "path.array-index", Documented, [RESPONSE_MAPPINGS], None,
        "`[n]` after a key, n a decimal integer from 0 (leading zeros make no difference; one past any array is just not there). Strings in brackets are invalid",
        here "White space inside the brackets is not allowed.";
    PathKeyCharacters = "path.key-characters", Documented, [RESPONSE_MAPPINGS], None,
        "A key is one or more of ASCII letters, digits, `-`, `_`, `:` and white space. Anything else is an invalid attribute, with the position of the first bad character. Such keys in a body are unreachable",
        here "White space is that of ASCII: space, tab, line feed, vertical tab, form feed, carriage return. A no-break space is not among them.";
    PathCaseSensitive = "path.case-sensitive", Assumed, [], None,
        "Keys match exactly: case, white space and Unicode form. A miss that differs only in case, or by one edit, is offered as `suggestion`",
        here "An edit is one character inserted, removed or replaced. Of several near keys one that differs in case is offered first, then the first in the document. Only a key that an attribute can reach is offered, only among the first 4,096 keys that stand where attributes lead, and only while fewer than a million comparisons have been made.";
    PathNestedIndex = "path.nested-index", Assumed, [], None,
        "`a[0][1]` reaches into nested arrays";
    PathRootArray = "path.root-array", Assumed, [], None,
        "`[0].a` reaches into a JSON document whose top is an array; the note `array-root` warns that Adobe documents no such attribute",
        here "The note fires on every document whose top is an array, since an attribute that begins with a key finds nothing there.";
    PathSurroundingWhitespace = "path.surrounding-whitespace", Assumed, [], None,
        "White space at either end of the attribute belongs to the key; diagnostic `surrounding-whitespace`";

    JsonScalar = "json.scalar", Documented, [RESPONSE_MAPPINGS], None,
        "A string, number or boolean at the attribute is the value. A number keeps its text as written (`1.10`, `1e3`)";
    JsonNull = "json.null", Assumed, [], Some(Assumption::JsonNull),
        "null: the mapping is skipped as `null-value`";
    JsonNotScalar = "json.not-scalar", Assumed, [], Some(Assumption::NonScalar),
        "An object or array at the attribute: skipped as `not-scalar`; `write-source` writes its JSON text, as it stands in the body, to a string-like field",
        here "With `write-source`, a field that holds no text still skips it as `not-scalar`.";
    JsonMissing = "json.missing", Assumed, [], None,
        "A key or index that is not there: skipped as `not-found`; `resolved` says how far the attribute got",
        here "Where an array stands on the way, an index is suggested if its first element has the key within 4 KB.";
    JsonDuplicateKey = "json.duplicate-key", Assumed, [], Some(Assumption::DuplicateKey),
        "The last of two equal keys counts",
        here "Keys are compared after their escapes are decoded. What stood below the earlier value is gone with it. The rule is cited where a key on the way of the attribute stands twice in one object.";
    JsonStrict = "json.strict", Assumed, [], None,
        "RFC 8259 and nothing looser: no comments, trailing commas, NaN, JSONP, or text after the document. A leading BOM is dropped. Any depth is read without failing. A lone surrogate escape becomes U+FFFD",
        here "The position is the first byte that cannot continue the document. Lines end with LF, CR LF or CR.";

    XmlRootFirst = "xml.root-first", Documented, [RESPONSE_MAPPINGS], None,
        "The first key is the document element",
        here "An attribute that leaves the document element out gets one with it as its suggestion, where its first key stands below it.";
    XmlRepeatedIndex = "xml.repeated-index", Documented, [RESPONSE_MAPPINGS], None,
        "`element[i]` is the i-th child of that name, from 0",
        here "An index on an index finds nothing: an element is no list.";
    XmlMixedChildren = "xml.mixed-children", Documented, [RESPONSE_MAPPINGS], None,
        "Reaching through an element that holds both repeated and unique child names is undefined: skipped as `undefined-xml`, `found` shows what stands there. A name that is not among the children is `not-found` first; a mixed parent comes before `ambiguous-element`",
        here "Nothing has to stand there for `not-found`, and that comes first: a name or an index that is not there anywhere on the way. `resolved` is what leads to the mixed element. Behind an element that is named without an index although it is repeated, nothing is looked for; `found` is then what the first one gives.";
    XmlRepeatedWithoutIndex = "xml.repeated-without-index", Assumed, [], None,
        "A repeated element named without an index: skipped as `ambiguous-element`",
        here "The suggestion has `[0]`. `found` is what the first element gives, if it gives something.";
    XmlSingleIndex = "xml.single-index", Assumed, [], Some(Assumption::XmlSingleElementIndex),
        "`[0]` on an element that stands alone (the document element too) reaches it, and a warning note says that a service that returns one element today and two tomorrow changes the attribute",
        here "The note is `single-element-index`, and names the first such attribute. With `skip` the mapping is skipped as `not-found`, with the attribute without the index as suggestion.";
    XmlText = "xml.text", Assumed, [], None,
        "The value is the text and CDATA of an element without child elements, in order, verbatim; comments and processing instructions drop out; the five predefined and character references are decoded. An empty element is the empty string",
        here "Line ends are normalised as XML says: CR LF and CR become LF. `xsi:nil` and `xml:space` change nothing.";
    XmlNotScalar = "xml.not-scalar", Assumed, [], Some(Assumption::NonScalar),
        "An element with child elements: as json.not-scalar",
        here "Text beside child elements is not a value. The source that `write-source` writes is the whole element, tags included, as it stands in the body.";
    XmlMissing = "xml.missing", Assumed, [], None,
        "An element that is not there below one that is: skipped as `not-found`, as json.missing";
    XmlPrefix = "xml.prefix", Documented, [RESPONSE_MAPPINGS], None,
        "A prefixed name is matched as written: `soap:Envelope.soap:Body`",
        here "Whatever namespace the prefix stands for. A name that differs in its prefix alone is offered as a suggestion.";
    XmlAttributes = "xml.attributes", Documented, [RESPONSE_MAPPINGS], None,
        "Attributes are unreachable",
        here "The rule is cited where the key that is not there names an XML attribute of the element.";
    XmlWellFormed = "xml.well-formed", Assumed, [], None,
        "XML 1.0 fifth edition well-formedness and namespace well-formedness; anything else is unreadable",
        here "The position is where what cannot stand there begins: a character, or the markup, name or reference that it is part of; in a body that is cut off it is the end. Versions 1.1 and later are read as 1.0, as the fifth edition says. What the XML declaration says about the charset of a text that is decoded already does not matter.";
    XmlNoDtd = "xml.no-dtd", Assumed, [], None,
        "A document type declaration makes the body unreadable, with its own message. Nothing external is ever fetched, no entity of the document's own is ever expanded",
        here "Also one without entities. What stands before it has to be well-formed.";
    FieldSoapName = "field.soap-name", Documented, [RESPONSE_MAPPINGS], None,
        "The name is the SOAP API name. A REST name is reported (`rest-name`) with the SOAP name as suggestion",
        here "A REST name is no name: the mapping is skipped as `unknown-field`, with lead fields or without.";
    FieldNoSoapName = "field.no-soap-name", Sibling, [STANDARD_FIELDS], None,
        "A standard field without a SOAP name cannot be mapped: `no-soap-name`, mapping skipped as `unknown-field`";
    FieldUnknown = "field.unknown", Assumed, [], None,
        "With `leadFields` given, a name that is neither there nor standard is skipped as `unknown-field`, with a suggestion. Without `leadFields`, an unknown name is taken as a custom field of type string",
        here "Without lead fields, a name that is near a standard one is still taken, and reported by the diagnostic `unknown-field`. The empty name is never a field. The suggestion is the SOAP name of the field whose SOAP or REST name differs in case, or else by one edit, or by two (a swap of neighbours counts as one; names of fewer than five characters are not compared so). Suggestions are made while fewer than 300,000 names have been compared.";
    FieldReadOnly = "field.read-only", Sibling, [LEADS], None,
        "A field that the describe call marks read-only for SOAP, a formula or a reference: skipped as `read-only-field`";
    FieldTwoMappings = "field.two-mappings", Assumed, [], None,
        "Two mappings to one field: both are applied in order, the last wins, note `duplicate-field`",
        here "The note counts mappings that were applied; the diagnostic counts mappings.";

    CoerceIncompatible = "coerce.incompatible", Documented, [RESPONSE_MAPPINGS], None,
        "A value that the type cannot take is not written, reason `incompatible-type`. For number, boolean, date and datetime types, white space (space, tab, CR, LF) around a text is ignored",
        here "White space alone is not the empty string: a number, boolean, date or datetime type refuses it.";
    CoerceEmptyString = "coerce.empty-string", Assumed, [], Some(Assumption::EmptyString),
        "The empty string clears the field (`value` and `text` null); `skip` skips as `empty-value`. Every type but boolean: a boolean skips it as `incompatible-type`";
    CoerceNullClears = "coerce.null-clears", Assumed, [], Some(Assumption::JsonNull),
        "With `clear`, JSON null clears the field; a boolean becomes false (S)";
    CoerceNumericText = "coerce.numeric-text", Assumed, [], Some(Assumption::NumericText),
        "Text that is a number, white space around it aside, is accepted by a number type; `skip` refuses it, for JSON strings and XML text alike",
        here "Text is a number if it has digits, at most one point with digits on both sides, perhaps a sign before and an exponent behind. Leading zeros are allowed; `.5`, `5.`, `NaN`, hexadecimal digits and thousands separators are not.";
    CoerceInteger = "coerce.integer", Documented, [FIELD_TYPES, INTEGER_POST], Some(Assumption::IntegerRange),
        "integer, percent, score: whole numbers from -2^63 to 2^63-1 (-2^31 to 2^31-1 with `32-bit`), else `out-of-range`. `10.0` and `1e3` are whole. `+5` in text is 5. No thousands separators. The stored text is the plain decimal: `1e3` is stored as `1000`",
        here "A number past 2^53 comes to JavaScript as its text, since a double cannot hold it.";
    CoerceFractionalInteger = "coerce.fractional-integer", Assumed, [], Some(Assumption::FractionalInteger),
        "10.5 into a whole-number type: skipped as `incompatible-type`; `truncate` drops the fraction towards zero";
    CoerceFloat = "coerce.float", Documented, [FIELD_TYPES], None,
        "float, currency: a decimal number, text kept as written less surrounding white space; beyond the range of a double: `out-of-range`",
        here "A number too small for a double is not refused.";
    CoerceBoolean = "coerce.boolean", Documented, [FIELD_TYPES], Some(Assumption::BooleanText),
        "true and false, as JSON booleans or as text in any case; `yes-no-1-0` adds yes, no, 1, 0. The stored text is `true` or `false`",
        here "With `yes-no-1-0` the JSON numbers 1 and 0 count as well, written so.";
    CoerceDate = "coerce.date", Documented, [FIELD_TYPES], None,
        "`YYYY-MM-DD`, a real calendar day; a W3C datetime is accepted for its date part as written. Stored text is the date",
        here "Years run from 0001 to 9999. The datetime has to be valid as a whole.";
    CoerceDatetime = "coerce.datetime", Documented, [FIELD_TYPES, TRIGGER_POST, SSFS], None,
        "`YYYY-MM-DDThh:mm:ss` with `Z`, `+hh:mm`, `+hhmm` or no offset; seconds optional; fractions of a second are dropped; a plain date is refused",
        here "Seconds run to 59. An offset may be negative. The stored text is as written but for the fraction.";
    CoerceStringLength = "coerce.string-length", Documented, [FIELD_TYPES], None,
        "string, email, phone, url, reference-like: 255 characters (Unicode scalar values), or the field's `length`",
        here "`lead_function` counts as reference-like.";
    CoerceTextLength = "coerce.text-length", Documented, [FIELD_TYPES], None,
        "text, textarea: 30,000 bytes of UTF-8, or the field's `length`";
    CoerceOverLength = "coerce.over-length", Assumed, [], Some(Assumption::OverLength),
        "Longer text is cut at the limit, never inside a character: `truncated` is true; `skip` skips as `too-long`";
    CoerceEmail = "coerce.email", Documented, [FIELD_TYPES], Some(Assumption::EmailFormat),
        "text with one `@` that has something on both sides and no white space, ASCII only; else `incompatible-type`; `any` takes any text",
        here "White space counts: none is cut off.";
    CoerceUrl = "coerce.url", Documented, [FIELD_TYPES], Some(Assumption::UrlFormat),
        "text that starts with a scheme and `:`; else `incompatible-type`; `any` takes any text",
        here "The scheme is that of RFC 3986: a letter, then letters, digits, `+`, `-` and `.`.";
    CoercePhone = "coerce.phone", Documented, [FIELD_TYPES], None,
        "any text";
    CoerceNonText = "coerce.non-text", Assumed, [], Some(Assumption::NonText),
        "A JSON number or boolean into a string-like type is written as its text";
    CoerceUnknownType = "coerce.unknown-type", Assumed, [], None,
        "A data type that the library does not know is treated as string, and says so",
        here "The diagnostic `unknown-type` says so. Two standard fields have no known type either.";
    CalledResponse = "called.response", Documented, [WEBHOOK_ERRORS], None,
        "Response is the literal payload, whatever the status",
        here "Decoded as rule decide.charset says.";
    CalledErrorType = "called.error-type", Documented, [WEBHOOK_ERRORS], None,
        "Error Type is the reason phrase";
    CalledIs = "called.is", Sibling, [OPERATORS], None,
        "`is` compares whole values without regard to case",
        here "Case is that of Unicode's full case folding: `ß` and `ss` are the same, a dotless `ı` and `i` are not. White space counts. A webhook without a name is none of those that `is` gives.";
    CalledOtherOperators = "called.other-operators", Assumed, [], None,
        "the other operators compare without regard to case too",
        here "`is-empty` and `is-not-empty` take no values.";
    CalledAnyValue = "called.any-value", Observed, [PRACTITIONERS], None,
        "several values in one constraint: any one suffices (for the negated operators: none may match)";
    CalledNoCall = "called.no-call", Assumed, [], None,
        "Where no call is made (batch, executable) the trigger does not fire. Adobe does not say whether error 1000 fires it";
    CalledNoResponse = "called.no-response", Assumed, [], None,
        "A time-out or network failure fires it with an empty Response and no Error Type";
    NoteNoFieldChanges = "note.no-field-changes", Assumed, [], None,
        "The note `no-field-changes` (warning): the response is used and changes no lead field",
        here "With mappings or without.";
    NoteLooksLikeError = "note.looks-like-error", Assumed, [], None,
        "The note `looks-like-error` (warning): the response is used, since its status is 2xx, although the top of its body says that the service failed: `success` or `ok` is false; `status` or `state` is a word for failure or an HTTP status outside 200-299; `error`, `errors` or `fault` holds something; or it is a SOAP fault",
        here "Names count in any case, in XML without their prefix. Words for failure are error, errors, err, fail, failed, failure, fault, invalid, denied, forbidden, unauthorized, exception and exceeded, alone or as in `REQUEST_DENIED`; statuses of HTTP are whole numbers from 100 to 599. `success` is false as a boolean or as text. `error`, `errors` and `fault` hold something unless they are null, false, 0, empty, or one of the texts no, none, null, nil and ok. Of two equal keys the one counts that rule `json.duplicate-key` says. In XML the top is the document element and its child elements, whose texts are those of rule `xml.text`. A body that is not parsed gives no such note.";
    NoteHtmlBody = "note.html-body", Assumed, [], None,
        "The note `html-body` (warning): a 2xx body that should be JSON or XML is an HTML page, such as a login or an error page",
        here "A body that begins with `<!DOCTYPE html` or `<html`, comments and processing instructions aside. Of a body that cannot be decoded nothing is said.";
    NoteContentTypeMismatch = "note.content-type-mismatch", Assumed, [], None,
        "The note `content-type-mismatch` (warning): the Content-Type of a 2xx response names another format than the Response Type. The Response Type decides",
        here "`json` and types that end in `+json` name JSON, `xml` and `+xml` XML. Nothing is said without a Content-Type, nor with Response Type None.";
    NoteRedirected = "note.redirected", Assumed, [], None,
        "The note `redirected` (warning): redirects were followed to the response. Nobody says whether Marketo follows any",
        here "Only a `Response` tells: `evaluateParts` cannot know.";
}
