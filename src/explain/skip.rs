//! Texts for mappings that do nothing.

use std::borrow::Cow;

use super::{format_name, not_a_date};
use crate::definition::Format;
use crate::definition::attribute::{Attribute, ParseAttributeError, Step, is_key_but_for_letters};
use crate::definition::field::{Family, FieldProblem, Target, TextForm, Unit};
use crate::extract::{Absent, FirstKeys, Reached};
use crate::outcome::SkipReason;
use crate::rules::RuleId;
use crate::text::chars::is_document_space;
use crate::text::quote::excerpt;
use crate::texts::{Explanation, TextId};
use crate::value::{Kind, Raw};

/// A mapping whose attribute is not valid.
#[cold]
pub(crate) fn invalid_attribute<'a>(text: &'a str, invalid: &ParseAttributeError) -> Explanation<'a> {
    if text.is_empty() {
        return Explanation::AttributeEmpty;
    }
    let (attribute, column, expected) = (Cow::Borrowed(text), invalid.column as u64, invalid.expected);
    match invalid.found {
        Some(found) => {
            let found = Cow::Owned(found.to_string());
            if invalid.rule == RuleId::PathLetters {
                Explanation::AttributeLetter { attribute, found, column }
            } else {
                Explanation::AttributeUnexpected { attribute, found, column, expected }
            }
        }
        None => Explanation::AttributeUnexpectedEnd { attribute, column, expected },
    }
}

/// An attribute that was meant for a key that no attribute can name.
#[cold]
pub(crate) fn unspellable(text: &str, key: String) -> Explanation<'_> {
    let is_for_letters = is_key_but_for_letters(&key);
    let (attribute, key) = (Cow::Borrowed(text), Cow::Owned(key));
    if is_for_letters {
        Explanation::UnspellableLetters { attribute, key }
    } else {
        Explanation::Unspellable { attribute, key }
    }
}

/// A mapping whose field is not written.
#[cold]
pub(crate) fn field<'a>(name: &'a str, problem: FieldProblem, target: &'a Target) -> Explanation<'a> {
    let field = Cow::Borrowed(name);
    match (problem, target.suggestion.as_deref().map(Cow::Borrowed)) {
        (FieldProblem::RestName, Some(suggestion)) => Explanation::FieldRestName { field, suggestion },
        (FieldProblem::RestName, None) => Explanation::FieldRestNameReadOnly { field },
        (FieldProblem::DisplayName, Some(suggestion)) => Explanation::FieldDisplayName { field, suggestion },
        (FieldProblem::DisplayName, None) => Explanation::FieldDisplayNameReadOnly { field },
        (FieldProblem::Unknown, _) if name.is_empty() => Explanation::FieldEmpty,
        (FieldProblem::Unknown, Some(suggestion)) if target.is_translation => {
            Explanation::FieldTranslated { field, suggestion }
        }
        (FieldProblem::Unknown, Some(suggestion)) => Explanation::FieldSimilar { field, suggestion },
        (FieldProblem::Unknown, None) => Explanation::FieldUnknown { field },
        (FieldProblem::NoSoapName, _) => Explanation::FieldNoSoapName { field },
        (FieldProblem::ReadOnly, _) => Explanation::FieldReadOnly { field },
    }
}

/// An attribute that leads into a text that is itself a document.
#[cold]
pub(crate) fn inside_text<'a>(
    text: &'a str,
    attribute: &Attribute,
    absent: &Absent<'_>,
    format: Format,
) -> Explanation<'a> {
    Explanation::InsideText {
        attribute: Cow::Borrowed(text),
        format: Cow::Borrowed(format_name(format)),
        place: Box::new(place(attribute, absent)),
    }
}

/// Why an attribute gives nothing, followed by what it may have meant.
#[cold]
pub(crate) fn with_suggestion(why: Explanation<'_>, suggestion: String) -> Explanation<'_> {
    let why = if let Explanation::KeyOfArray { attribute, place, key } = why {
        // The suggestion has the index.
        Explanation::KeyOfValue { attribute, place, key, kind: TextId::KindArray }
    } else {
        why
    };
    Explanation::WithSuggestion { why: Box::new(why), suggestion: Cow::Owned(suggestion) }
}

/// An attribute that reaches nothing.
#[cold]
pub(crate) fn not_found<'a>(text: &'a str, attribute: &Attribute, absent: &Absent<'_>) -> Explanation<'a> {
    let missing = Missing { attribute: Cow::Borrowed(text), place: Box::new(place(attribute, absent)) };
    match attribute.steps().get(absent.depth) {
        Some(Step::Key(key)) => missing.key(absent, Cow::Owned(key.to_string())),
        Some(step @ (Step::Index(_) | Step::HugeIndex(_))) => {
            missing.index(absent, step.index().unwrap_or(u64::MAX))
        }
        // INVARIANT: an attribute whose steps are all there reaches something.
        None => missing.key(absent, Cow::Borrowed("")),
    }
}

/// Where the next step of an attribute is missing.
#[cold]
fn place<'a>(attribute: &Attribute, absent: &Absent<'_>) -> Explanation<'a> {
    match attribute.leading(absent.depth) {
        top if top.is_empty() => Explanation::Top,
        place => Explanation::Place { attribute: Cow::Owned(place) },
    }
}

/// An attribute that reaches nothing, and the place where its next step is missing.
struct Missing<'a> {
    attribute: Cow<'a, str>,
    place: Box<Explanation<'a>>,
}

impl<'a> Missing<'a> {
    #[cold]
    fn key(self, absent: &Absent<'_>, key: Cow<'a, str>) -> Explanation<'a> {
        let Self { attribute, place } = self;
        let keys = listed(&absent.keys);
        match absent.reached {
            Reached::Value(Kind::Object) if keys.is_empty() => Explanation::NoKeys { attribute, place, key },
            Reached::Value(Kind::Object) => Explanation::NoKey { attribute, place, key, keys },
            Reached::Value(kind) => Explanation::KeyOfValue { attribute, place, key, kind: kind_text(kind) },
            Reached::Array { length: 0 } => Explanation::KeyOfEmptyArray { attribute, place, key },
            Reached::Array { .. } => Explanation::KeyOfArray { attribute, place, key },
            Reached::Document { element } => {
                let element = Cow::Owned(element.to_owned());
                Explanation::OtherDocumentElement { attribute, element, key }
            }
            Reached::Element { has_attribute: true, .. } => {
                Explanation::XmlAttribute { attribute, place, key }
            }
            // INVARIANT: a key after repeated elements is ambiguous instead.
            Reached::Element { has_children: true, .. } | Reached::Elements { .. } => {
                Explanation::NoElement { attribute, place, key, keys }
            }
            Reached::Element { has_children: false, .. } => {
                Explanation::ElementOfText { attribute, place, key }
            }
        }
    }

    #[cold]
    fn index(self, absent: &Absent<'_>, number: u64) -> Explanation<'a> {
        let Self { attribute, place } = self;
        let index = index_text(number);
        match absent.reached {
            Reached::Value(Kind::Object) if !absent.keys.keys.is_empty() => {
                Explanation::IndexOfObject { attribute, place, index, keys: listed(&absent.keys) }
            }
            Reached::Value(kind) => {
                Explanation::IndexOfValue { attribute, place, index, kind: kind_text(kind) }
            }
            Reached::Array { length: 0 } => Explanation::IndexOfEmptyArray { attribute, place },
            Reached::Array { length } => Explanation::NoIndex { attribute, place, index, count: length },
            Reached::Document { element } => {
                Explanation::IndexOfDocument { attribute, element: Cow::Owned(element.to_owned()) }
            }
            Reached::Element { .. } => Explanation::IndexOfElement { attribute, place, index },
            Reached::Elements { count: 1 } if number == 0 => {
                Explanation::IndexOfSingleElement { attribute, place }
            }
            Reached::Elements { count } => Explanation::NoElementAtIndex { attribute, place, index, count },
        }
    }
}

/// The keys that are there instead.
fn listed(keys: &FirstKeys<'_>) -> Vec<Cow<'static, str>> {
    let mut listed: Vec<_> = keys.keys.iter().map(|key| Cow::Owned(excerpt(key))).collect();
    if keys.more {
        listed.push(Cow::Borrowed("…"));
    }
    listed
}

/// An index in brackets; one past 64 bits as such, since its digits are not kept.
fn index_text(index: u64) -> Cow<'static, str> {
    if index == u64::MAX { "[2^64-1 or more]".into() } else { format!("[{index}]").into() }
}

pub(crate) const fn kind_text(kind: Kind) -> TextId {
    match kind {
        Kind::String => TextId::KindString,
        Kind::Number => TextId::KindNumber,
        Kind::Boolean => TextId::KindBoolean,
        Kind::Null => TextId::KindNull,
        // INVARIANT: elements have texts of their own.
        Kind::Object | Kind::Element => TextId::KindObject,
        Kind::Array => TextId::KindArray,
    }
}

/// A value that is not written.
pub(crate) struct Unwritten<'a, 'r> {
    pub(crate) attribute: &'a str,
    pub(crate) field: &'a str,
    pub(crate) target: &'a Target,
    pub(crate) raw: &'r Raw<'r>,
    pub(crate) reason: SkipReason,
    /// The rule that decides.
    pub(crate) rule: RuleId,
}

impl<'a> Unwritten<'a, '_> {
    /// Why it is not written.
    #[cold]
    pub(crate) fn explanation(&self) -> Explanation<'a> {
        let (attribute, field) = (Cow::Borrowed(self.attribute), Cow::Borrowed(self.field));
        match self.reason {
            SkipReason::NullValue => Explanation::NullValue { attribute, field },
            SkipReason::EmptyValue => Explanation::EmptyValue { attribute, field },
            SkipReason::NotScalar if self.raw.kind() == Kind::Element => {
                Explanation::NotScalarElement { attribute }
            }
            SkipReason::NotScalar => Explanation::NotScalar { attribute, kind: kind_text(self.raw.kind()) },
            SkipReason::OutOfRange => {
                let (value, datatype) = (self.value(), Cow::Borrowed(self.target.data_type.name()));
                Explanation::OutOfRange { attribute, field, value, datatype }
            }
            SkipReason::TooLong => {
                let limit = self.target.data_type.limit(self.target.length);
                let count = limit.max as u64;
                match limit.unit {
                    Unit::Characters => Explanation::TooManyCharacters { attribute, field, count },
                    Unit::Bytes => Explanation::TooManyBytes { attribute, field, count },
                }
            }
            SkipReason::IncompatibleType
            | SkipReason::InvalidAttribute
            | SkipReason::UnknownField
            | SkipReason::ReadOnlyField
            | SkipReason::NotFound
            | SkipReason::AmbiguousElement
            | SkipReason::UndefinedXml => self.incompatible(),
        }
    }

    fn value(&self) -> Cow<'static, str> {
        Cow::Owned(excerpt(self.raw.text()))
    }

    fn found(&self) -> Explanation<'static> {
        let value = self.value();
        match self.raw {
            Raw::Text(text) if text.is_empty() => Explanation::FoundEmpty,
            Raw::Text(_) => Explanation::FoundString { value },
            Raw::Number(_) => Explanation::FoundNumber { value },
            Raw::Boolean(_) => Explanation::FoundBoolean { value },
            Raw::Null | Raw::Container(..) => Explanation::FoundOther { value },
        }
    }

    /// Names the value, if it is a date in another form.
    fn date(&self) -> Option<Box<Explanation<'static>>> {
        not_a_date::found(self.raw, self.value()).map(Box::new)
    }

    fn incompatible(&self) -> Explanation<'a> {
        let (attribute, field) = (Cow::Borrowed(self.attribute), Cow::Borrowed(self.field));
        let found = Box::new(self.found());
        if self.rule == RuleId::CoerceNumericText {
            let is_number = matches!(self.raw, Raw::Text(text) if begins_with_number(text));
            return if is_number {
                Explanation::NumericText { attribute, field, found }
            } else {
                Explanation::NotNumber { attribute, field, found }
            };
        }
        match self.target.data_type.family() {
            Family::WholeNumber => Explanation::NotWholeNumber { attribute, field, found },
            Family::DecimalNumber => Explanation::NotDecimalNumber { attribute, field, found },
            Family::Boolean => Explanation::NotBoolean { attribute, field, found },
            Family::Date => Explanation::NotDate { attribute, field, found: self.date().unwrap_or(found) },
            Family::Datetime => {
                Explanation::NotDatetime { attribute, field, found: self.date().unwrap_or(found) }
            }
            Family::Text(TextForm::Email) => Explanation::NotEmail { attribute, field, found },
            Family::Text(TextForm::Url) => Explanation::NotUrl { attribute, field, found },
            Family::Text(TextForm::Any | TextForm::Phone | TextForm::Unknown) => {
                Explanation::NotText { attribute, field, found }
            }
        }
    }
}

/// Whether a text begins with a number, so that only an assumption refuses it.
fn begins_with_number(text: &str) -> bool {
    let text = text.trim_start_matches(is_document_space);
    text.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
}
