//! Every text that people read: lower case where it continues a sentence, input in backticks, no line breaks.

use std::borrow::Cow;
use std::fmt;

use crate::attribute::{Attribute, InvalidAttribute, Step};
use crate::extract::{Flaw, Reached, Syntax};
use crate::field::{self, DataType, Limit, Target, Unit};
use crate::format::Format;
use crate::outcome::{Position, SkipReason};
use crate::response::{Failure, Response};
use crate::value::{Kind, Raw};

/// The longest piece of input that a text quotes, in characters.
const EXCERPT: usize = 80;

/// The beginning of a value, as a caller may show it.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        None => text.to_owned(),
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
    }
}

/// Input in backticks, cut to an excerpt, what cannot be seen as its code.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        for c in excerpt(self.0).chars() {
            if c != ' ' && is_unseen(c) { write!(f, "U+{:04X}", u32::from(c))? } else { write!(f, "{c}")? }
        }
        f.write_str("`")
    }
}

/// One character: in backticks, or its code where it cannot be seen.
pub(crate) fn character(c: char) -> String {
    if is_unseen(c) { format!("U+{:04X}", u32::from(c)) } else { format!("`{c}`") }
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The error of a batch campaign.
pub(crate) fn batch_campaign() -> String {
    "error 1000: batch campaigns do not call webhooks, so no request is made; use Call Webhook in a trigger campaign".to_owned()
}

/// The error of an executable campaign.
pub(crate) fn executable_campaign() -> String {
    "executable campaigns do not call webhooks, so no request is made; use Request Campaign to run a trigger campaign that does".to_owned()
}

/// The error of a call without a response.
pub(crate) fn no_response(failure: Failure, detail: Option<&str>) -> String {
    let what = match failure {
        Failure::Timeout => {
            "the service did not answer in time (Marketo ends a call after 30 seconds); it may have done its work all the same"
        }
        Failure::Network => {
            "no complete response was received: the name, the TLS handshake or the connection failed"
        }
    };
    detail.map_or_else(|| what.to_owned(), |detail| format!("{what}: {}", Quoted(detail)))
}

/// The error of a status outside 200-299.
pub(crate) fn http_status(response: &Response<'_>, phrase: &str) -> String {
    let space = if phrase.is_empty() { "" } else { " " };
    format!(
        "the service answered {}{space}{phrase}; Marketo uses only responses with a status of 200 to 299",
        response.status
    )
}

/// The error of an empty body.
pub(crate) fn empty_body(response: &Response<'_>) -> String {
    format!(
        "error 1001: the service answered {} with an empty body; it has to send one, if only `{{}}`",
        response.status
    )
}

/// The error of a body that is not read, from the reason.
pub(crate) fn unreadable(why: &str) -> String {
    format!("{why}; no mapping is applied")
}

/// Why a body's values are not listed.
pub(crate) fn too_many_attributes(most: usize) -> String {
    format!("the steps to the body's values have more than {most} characters together")
}

/// Why a body is no document.
pub(crate) fn syntax(format: Format, text: &str, syntax: &Syntax, position: Position) -> String {
    let format = match format {
        Format::Json => "JSON",
        Format::Xml => "XML",
    };
    let next = text.get(syntax.offset..).and_then(|rest| rest.chars().next()).map(character);
    let found = match &next {
        Some(next) => Cow::Owned(format!("unexpected {next}")),
        None => Cow::Borrowed("the body ends too early"),
    };
    let place = format!("at line {}, column {}", position.line, position.column);
    let what = match &syntax.flaw {
        Flaw::Expected(expected) => format!("{found} {place}, expected {expected}"),
        Flaw::ExpectedEndTag(name) => {
            format!("{found} {place}, expected the end tag {}", Quoted(&format!("</{name}>")))
        }
        Flaw::Character => format!("XML allows no {} {place}", next.unwrap_or_default()),
        Flaw::DuplicateAttribute(name) => {
            format!("the attribute {} stands twice in one tag, {place}", Quoted(name))
        }
        Flaw::UnboundPrefix(prefix) => {
            format!("no namespace is declared for the prefix {}, {place}", Quoted(prefix))
        }
        Flaw::Reserved(why) => format!("{why}, {place}"),
        Flaw::DocumentType => {
            return format!(
                "the body has a document type declaration (`<!DOCTYPE`) {place}, which is not read, since it could declare entities and name files; leave it out"
            );
        }
    };
    format!("the body is not valid {format}: {what}")
}

/// Why a body in a charset that is not known is not read.
pub(crate) fn unknown_charset(label: &str) -> String {
    format!("the body cannot be decoded: its charset {} is not known here", Quoted(label))
}

/// Why a body that is not valid in its charset is not read.
pub(crate) fn malformed_charset(label: Option<&str>, position: Option<Position>) -> String {
    let label = label.unwrap_or("utf-8");
    match position {
        Some(Position { line, column, .. }) => {
            format!("the body is not valid {label}: a bad byte at line {line}, column {column}")
        }
        None => format!("the body is not valid {label}"),
    }
}

/// A mapping whose attribute is none.
pub(crate) fn invalid_attribute(text: &str, error: &InvalidAttribute) -> String {
    if text.is_empty() {
        return "the Response Attribute is empty".to_owned();
    }
    format!("{} is no response attribute: {error}", Quoted(text))
}

/// A mapping whose field is not written.
pub(crate) fn field(name: &str, refusal: field::Refusal, suggestion: Option<&str>) -> String {
    let name = Quoted(name);
    match (refusal, suggestion) {
        (field::Refusal::RestName, Some(soap)) => {
            format!("{name} is a REST API name; a mapping takes the SOAP API name {}", Quoted(soap))
        }
        (field::Refusal::Unknown, _) if name.0.is_empty() => "the Marketo Field is empty".to_owned(),
        (field::Refusal::Unknown, Some(near)) => {
            format!("no lead field has the SOAP API name {name}; did you mean {}?", Quoted(near))
        }
        (field::Refusal::Unknown | field::Refusal::RestName, None) => {
            format!("no lead field has the SOAP API name {name}")
        }
        (field::Refusal::NoSoapName, _) => {
            format!("the standard field {name} has no SOAP API name, so no mapping reaches it")
        }
        (field::Refusal::ReadOnly, _) => format!("the field {name} is read-only"),
    }
}

/// A mapping of a webhook with Response Type None.
pub(crate) fn response_type_none(attribute: &str) -> String {
    format!(
        "the webhook's Response Type is None, so the body is not parsed and {} finds nothing",
        Quoted(attribute)
    )
}

/// A mapping whose attribute leads nowhere.
pub(crate) fn not_found(
    text: &str,
    attribute: &Attribute,
    depth: usize,
    reached: Reached<'_>,
    suggestion: Option<&str>,
) -> String {
    let place = match attribute.leading(depth) {
        top if top.is_empty() => Cow::Borrowed("the top of the body"),
        place => Cow::Owned(Quoted(&place).to_string()),
    };
    let why = match attribute.steps().get(depth) {
        Some(Step::Key(key)) => without_key(&place, reached, key),
        Some(Step::Index(index)) => without_index(&place, reached, *index),
        None => format!("{place} is no value"),
    };
    let hint =
        suggestion.map(|suggestion| format!("; did you mean {}?", Quoted(suggestion))).unwrap_or_default();
    format!("nothing stands at {}: {why}{hint}", Quoted(text))
}

fn without_key(place: &str, reached: Reached<'_>, key: &str) -> String {
    let key = Quoted(key);
    match reached {
        Reached::Value(Kind::Object) => format!("{place} is an object without a key {key}"),
        Reached::Value(Kind::Array) => {
            format!("{place} is an array, which has no key {key}; an index such as `[0]` reaches into it")
        }
        Reached::Value(kind) => format!("{place} is {}, which has no key {key}", a_kind(kind)),
        Reached::Document { element } => {
            format!("an attribute begins with the document element, which is {}, not {key}", Quoted(element))
        }
        Reached::Element { has_attribute: true, .. } => {
            format!("{place} has {key} as an XML attribute, which no Response Attribute reaches")
        }
        Reached::Element { parent: true, .. } => {
            format!("{place} is an element without a child element {key}")
        }
        Reached::Element { parent: false, .. } => {
            format!("{place} is an element without child elements, so none is {key}")
        }
        Reached::Elements { count } => format!("{place} are {count} elements"),
    }
}

fn without_index(place: &str, reached: Reached<'_>, index: u64) -> String {
    match reached {
        Reached::Value(Kind::Array) => format!("{place} is an array without an element `[{index}]`"),
        Reached::Value(kind) => format!("{place} is {}, which has no element `[{index}]`", a_kind(kind)),
        Reached::Document { element } => {
            format!("an attribute begins with the document element, which is {}", Quoted(element))
        }
        Reached::Element { .. } => format!("{place} is one element, which has no `[{index}]`"),
        Reached::Elements { count: 1 } if index == 0 => {
            format!("{place} stands alone, and an index is taken not to reach such an element")
        }
        Reached::Elements { count: 1 } => format!("{place} stands alone, so there is no `[{index}]`"),
        Reached::Elements { count } => format!("{place} is there {count} times, so there is no `[{index}]`"),
    }
}

/// A mapping that names one of several elements without saying which.
pub(crate) fn ambiguous_element(text: &str, repeated: &str, suggestion: &str) -> String {
    format!(
        "{} does not say which element is meant, since {} is there more than once; an index does, as in {}",
        Quoted(text),
        Quoted(repeated),
        Quoted(suggestion)
    )
}

/// A mapping that leads through an element whose children are repeated and unique.
pub(crate) fn undefined_xml(text: &str, mixed: &str) -> String {
    format!(
        "{} leads through {}, which holds both repeated and unique child elements; Adobe calls the result undefined",
        Quoted(text),
        Quoted(mixed)
    )
}

/// A mapping whose value is not written.
pub(crate) fn not_written(attribute: &str, reason: SkipReason, raw: &Raw<'_>, target: &Target) -> String {
    let attribute = Quoted(attribute);
    let found = a_kind(raw.kind());
    let value = Quoted(raw.text());
    let data_type = &target.data_type;
    match reason {
        SkipReason::NullValue => format!("{attribute} is null, which changes nothing"),
        SkipReason::EmptyValue => format!("{attribute} is the empty string, which changes nothing"),
        SkipReason::NotScalar => {
            format!(
                "{attribute} is {found}; only a string, a number or a boolean is written, so name one inside it"
            )
        }
        SkipReason::OutOfRange => format!("{attribute} is {value}, beyond the range of the type {data_type}"),
        SkipReason::TooLong => {
            let Limit { most, unit } = Limit::of(data_type, target.length);
            let unit = match unit {
                Unit::Characters => "characters",
                Unit::Bytes => "bytes of UTF-8",
            };
            format!("{attribute} is longer than the {most} {unit} that the field holds")
        }
        SkipReason::IncompatibleType
        | SkipReason::InvalidAttribute
        | SkipReason::UnknownField
        | SkipReason::ReadOnlyField
        | SkipReason::NotFound
        | SkipReason::AmbiguousElement
        | SkipReason::UndefinedXml => {
            format!(
                "{attribute} is the {} {value}; a field of type {data_type} takes {}",
                raw.kind(),
                takes(data_type)
            )
        }
    }
}

fn takes(data_type: &DataType) -> &'static str {
    match data_type {
        DataType::Integer | DataType::Percent | DataType::Score => "a whole number",
        DataType::Float | DataType::Currency => "a decimal number",
        DataType::Boolean => "true or false",
        DataType::Date => "a date such as `2026-01-31`",
        DataType::Datetime => "a date and time such as `2026-01-31T18:30:00Z`",
        DataType::Email => "an email address such as `jane@example.com`",
        DataType::Url => "a URL with its scheme, such as `https://example.com`",
        DataType::Formula
        | DataType::LeadFunction
        | DataType::Phone
        | DataType::Reference
        | DataType::String
        | DataType::Text
        | DataType::Textarea
        | DataType::Other(_) => "a JSON string",
    }
}

const fn a_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Boolean => "a boolean",
        Kind::Null => "null",
        Kind::Object => "an object",
        Kind::Array => "an array",
        Kind::Element => "an element with child elements",
    }
}

/// The note of an outcome that changes nothing.
pub(crate) fn no_field_changes(mappings: usize) -> String {
    match mappings {
        0 => "no lead field changes: the webhook has no response mappings".to_owned(),
        1 => "no lead field changes: the only response mapping does nothing".to_owned(),
        mappings => format!("no lead field changes: none of the {mappings} response mappings does anything"),
    }
}

/// The note of a document whose top is an array.
pub(crate) fn array_root() -> String {
    "the top of the body is an array; Adobe documents no attribute that begins with an index, so `[0]` there is an assumption".to_owned()
}

/// The note of an index on an element that stands alone.
pub(crate) fn single_element_index(attribute: &str) -> String {
    format!(
        "{} gives an index to an element that stands alone, which Adobe does not document; and a service that returns one element today and two tomorrow changes the attribute",
        Quoted(attribute)
    )
}

/// The note of a field that is written twice.
pub(crate) fn duplicate_field(field: &str) -> String {
    format!("more than one mapping writes {}; the last one wins", Quoted(field))
}

/// The note of an outcome that changes something.
pub(crate) fn asynchronous() -> String {
    "the next flow step does not see these changes yet; use the trigger Webhook is Called or Data Value Changes to act on them".to_owned()
}

/// The diagnostic of an attribute that begins or ends with white space.
pub(crate) fn surrounding_whitespace(attribute: &str) -> String {
    format!("white space at either end of {} is part of the key", Quoted(attribute))
}

/// The diagnostic of a name that is taken as a custom field although it comes near a known one.
pub(crate) fn custom_field(name: &str, near: &str) -> String {
    format!("{} is taken as a custom field of type string; did you mean {}?", Quoted(name), Quoted(near))
}

/// The diagnostic of a data type that is not known.
pub(crate) fn unknown_type(field: &str, data_type: Option<&str>) -> String {
    let data_type =
        data_type.map_or_else(|| "is not known".to_owned(), |name| format!("{} is not known", Quoted(name)));
    format!("the data type of {} {data_type}; it is treated as string", Quoted(field))
}

/// The diagnostic of a mapping that is there twice.
pub(crate) fn duplicate_mapping(first: usize) -> String {
    format!("the mapping repeats mapping {first}")
}

/// The diagnostic of a field that more than one mapping names.
pub(crate) fn field_named_twice(field: &str, first: usize) -> String {
    format!("mapping {first} names {} too; where both apply, the last one wins", Quoted(field))
}

/// The diagnostic of a definition without mappings.
pub(crate) fn no_mappings() -> String {
    "the webhook has no response mappings, so no response changes a lead field".to_owned()
}

/// The diagnostic of mappings that Response Type None makes useless.
pub(crate) fn mappings_without_response_type() -> String {
    "the webhook's Response Type is None, so its response mappings do nothing; choose JSON or XML".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_input_is_short_and_visible() {
        assert_eq!(Quoted("a b\n\u{200b}`").to_string(), "`a bU+000AU+200BU+0060`");
        assert_eq!(Quoted(&"é".repeat(81)).to_string(), format!("`{}…`", "é".repeat(80)));
        assert_eq!(excerpt(&"é".repeat(80)), "é".repeat(80));
    }
}
