//! Texts of mappings that do nothing.

use std::borrow::Cow;
use std::fmt;

use super::a_kind;
use crate::definition::attribute::{Attribute, InvalidAttribute, Step};
use crate::definition::field::{DataType, Family, FieldProblem, Limit, Target, TextForm, Unit};
use crate::extract::{Absent, FirstKeys, Reached};
use crate::outcome::SkipReason;
use crate::rules::RuleId;
use crate::text::quote::Quoted;
use crate::value::{Kind, Raw};

/// A mapping whose attribute is none.
#[cold]
pub(crate) fn invalid_attribute(text: &str, error: &InvalidAttribute) -> String {
    if text.is_empty() {
        return "the Response Attribute is empty; give it a path such as `orders[0].orderDate`".to_owned();
    }
    format!("{} is no response attribute: {error}", Quoted(text))
}

/// A mapping whose field is not written.
#[cold]
pub(crate) fn field(name: &str, problem: FieldProblem, suggestion: Option<&str>) -> String {
    let name = Quoted(name);
    match (problem, suggestion) {
        (FieldProblem::RestName, Some(soap)) => {
            format!("{name} is a REST API name; a mapping takes the SOAP API name {}", Quoted(soap))
        }
        (FieldProblem::Unknown, _) if name.0.is_empty() => {
            "the Marketo Field is empty; name a lead field by its SOAP API name".to_owned()
        }
        (FieldProblem::Unknown, Some(near)) => {
            format!("no lead field has the SOAP API name {name}; did you mean {}?", Quoted(near))
        }
        (FieldProblem::Unknown | FieldProblem::RestName, None) => {
            format!(
                "no lead field has the SOAP API name {name}; Export Field Names in Marketo's Field Management lists these names"
            )
        }
        (FieldProblem::NoSoapName, _) => {
            format!(
                "the standard field {name} has no SOAP API name, so no mapping reaches it; map the value to another field"
            )
        }
        (FieldProblem::ReadOnly, _) => {
            format!("the field {name} is read-only; map the value to another field")
        }
    }
}

/// A mapping of a webhook with Response Type None.
#[cold]
pub(crate) fn response_type_none(attribute: &str) -> String {
    format!(
        "nothing stands at {}: the webhook's Response Type is None, so the body is not parsed; choose JSON or XML",
        Quoted(attribute)
    )
}

/// A mapping whose attribute leads nowhere.
#[cold]
pub(crate) fn not_found(
    text: &str,
    attribute: &Attribute,
    absent: &Absent<'_>,
    suggestion: Option<&str>,
) -> String {
    let place = match attribute.leading(absent.depth) {
        top if top.is_empty() => Cow::Borrowed("the top of the body"),
        place => Cow::Owned(Quoted(&place).to_string()),
    };
    let why = match attribute.steps().get(absent.depth) {
        Some(Step::Key(key)) => without_key(&place, absent.reached, key, &absent.keys),
        Some(Step::Index(index)) => without_index(&place, absent.reached, *index),
        None => format!("{place} is no value"),
    };
    let hint =
        suggestion.map(|suggestion| format!("; did you mean {}?", Quoted(suggestion))).unwrap_or_default();
    format!("nothing stands at {}: {why}{hint}", Quoted(text))
}

/// The keys that stand there instead.
#[cold]
fn instead(keys: &FirstKeys<'_>) -> String {
    let list = keys.keys.iter().map(|key| Quoted(key).to_string()).collect::<Vec<_>>().join(", ");
    match (keys.keys.len(), keys.more) {
        (0, _) => String::new(),
        (_, false) => format!("; it has {list}"),
        (_, true) => format!("; it has {list} and others"),
    }
}

#[cold]
fn without_key(place: &str, reached: Reached<'_>, key: &str, keys: &FirstKeys<'_>) -> String {
    let key = Quoted(key);
    match reached {
        Reached::Value(Kind::Object) if keys.keys.is_empty() => format!("{place} is an object without keys"),
        Reached::Value(Kind::Object) => {
            format!("{place} is an object without a key {key}{}", instead(keys))
        }
        Reached::Value(kind) => format!("{place} is {}, which has no key {key}", a_kind(kind)),
        Reached::Array { length: 0 } => format!("{place} is an empty array, which has no key {key}"),
        Reached::Array { .. } => format!("{place} is an array, which has no key {key}"),
        Reached::Document { element } => {
            format!("an attribute begins with the document element, which is {}, not {key}", Quoted(element))
        }
        Reached::Element { has_attribute: true, .. } => {
            format!("{place} has {key} as an XML attribute, which no Response Attribute reaches")
        }
        Reached::Element { has_children: true, .. } => {
            format!("{place} is an element without a child element {key}{}", instead(keys))
        }
        Reached::Element { has_children: false, .. } => {
            format!("{place} is an element without child elements, so none is {key}")
        }
        Reached::Elements { count } => format!("{place} are {count} elements"),
    }
}

#[cold]
fn without_index(place: &str, reached: Reached<'_>, index: u64) -> String {
    let index = Index(index);
    match reached {
        Reached::Value(kind) => format!("{place} is {}, which has no element `{index}`", a_kind(kind)),
        Reached::Array { length: 0 } => format!("{place} is an empty array"),
        Reached::Array { length: 1 } => {
            format!("{place} is an array of one element, `[0]`, so there is no `{index}`")
        }
        Reached::Array { length } => {
            format!("{place} is an array of {length} elements, counted from 0, so there is no `{index}`")
        }
        Reached::Document { element } => {
            format!("an attribute begins with the document element, which is {}", Quoted(element))
        }
        Reached::Element { .. } => format!("{place} is one element, which has no `{index}`"),
        Reached::Elements { count: 1 } if index.0 == 0 => {
            format!("{place} stands alone, and an index is taken not to reach such an element")
        }
        Reached::Elements { count: 1 } => format!("{place} stands alone, so there is no `{index}`"),
        Reached::Elements { count } => {
            format!("{place} is there {count} times, counted from 0, so there is no `{index}`")
        }
    }
}

/// An index in brackets; one past 64 bits as such, since its digits are not kept.
struct Index(u64);

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == u64::MAX { f.write_str("[2^64-1 or more]") } else { write!(f, "[{}]", self.0) }
    }
}

/// A mapping that names one of several elements without saying which.
#[cold]
pub(crate) fn ambiguous_element(text: &str, repeated: &str, suggestion: &str) -> String {
    format!(
        "{} does not say which element is meant, since {} is there more than once; an index does, as in {}",
        Quoted(text),
        Quoted(repeated),
        Quoted(suggestion)
    )
}

/// A mapping that leads through an element whose children are repeated and unique.
#[cold]
pub(crate) fn undefined_xml(text: &str, mixed: &str) -> String {
    format!(
        "{} leads through {}, which holds both repeated and unique child elements, where Adobe calls the result undefined; the service has to put the repeated ones into an element of their own",
        Quoted(text),
        Quoted(mixed)
    )
}

/// A value that is not written.
pub(crate) struct Unwritten<'a> {
    pub(crate) attribute: &'a str,
    pub(crate) raw: &'a Raw<'a>,
    pub(crate) target: &'a Target,
    pub(crate) reason: SkipReason,
    /// The rule that decides.
    pub(crate) rule: RuleId,
}

/// A mapping whose value is not written.
#[cold]
pub(crate) fn not_written(unwritten: &Unwritten<'_>) -> String {
    let Unwritten { attribute, raw, target, reason, rule } = unwritten;
    let attribute = Quoted(attribute);
    let found = a_kind(raw.kind());
    let value = Quoted(raw.text());
    let data_type = if let DataType::Other(name) = &target.data_type {
        Cow::Owned(Quoted(name).to_string())
    } else {
        Cow::Borrowed(target.data_type.name())
    };
    match reason {
        SkipReason::NullValue => {
            format!("{attribute} is null, which leaves the field as it is; a value would change it")
        }
        SkipReason::EmptyValue => format!(
            "{attribute} is the empty string, which leaves the field as it is; a value would change it"
        ),
        SkipReason::NotScalar => {
            format!(
                "{attribute} is {found}; only {} is written, so name one inside it",
                if raw.kind() == Kind::Element {
                    "an element without any"
                } else {
                    "a string, a number or a boolean"
                }
            )
        }
        SkipReason::OutOfRange => {
            format!("{attribute} is {value}, beyond the range of the type {data_type}; a text field takes it")
        }
        SkipReason::TooLong => {
            let Limit { max, unit } = target.data_type.limit(target.length);
            let unit = match (unit, max) {
                (Unit::Characters, 1) => "character",
                (Unit::Characters, _) => "characters",
                (Unit::Bytes, 1) => "byte of UTF-8",
                (Unit::Bytes, _) => "bytes of UTF-8",
            };
            format!(
                "{attribute} is longer than the {max} {unit} that the field holds; shorten it, or map it to a longer field"
            )
        }
        SkipReason::IncompatibleType
        | SkipReason::InvalidAttribute
        | SkipReason::UnknownField
        | SkipReason::ReadOnlyField
        | SkipReason::NotFound
        | SkipReason::AmbiguousElement
        | SkipReason::UndefinedXml => {
            let value = match raw.text() {
                "" => "the empty string".to_owned(),
                text => format!("the {} {}", raw.kind(), Quoted(text)),
            };
            let takes = takes(&target.data_type);
            let advice = if *rule == RuleId::CoerceNumericText {
                ", but no text; send a JSON number, or map it to a text field"
            } else if takes == A_STRING {
                "; send it in quotes"
            } else {
                "; send one, or map it to a text field"
            };
            format!("{attribute} is {value}, and a field of type {data_type} takes {takes}{advice}")
        }
    }
}

const A_STRING: &str = "a string";

fn takes(data_type: &DataType) -> &'static str {
    match data_type.family() {
        Family::WholeNumber => "a whole number",
        Family::DecimalNumber => "a decimal number",
        Family::Boolean => "true or false",
        Family::Date => "a date such as `2026-01-31`",
        Family::Datetime => "a date and time such as `2026-01-31T18:30:00Z`",
        Family::Text(TextForm::Email) => "an email address such as `jane@example.com`",
        Family::Text(TextForm::Url) => "a URL with its scheme, such as `https://example.com`",
        Family::Text(TextForm::Any | TextForm::Phone | TextForm::Unknown) => A_STRING,
    }
}
