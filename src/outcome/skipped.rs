//! Mappings that do nothing.

use std::borrow::Cow;

#[cfg(feature = "serde")]
use super::explained;
use crate::assumptions::Assumption;
use crate::rules::{Basis, RuleId, RuleSet};
use crate::string_enum::string_enum;
use crate::texts::Explanation;
use crate::value::Kind;

string_enum! {
    /// Why a mapping does nothing.
    #[non_exhaustive]
    pub enum SkipReason {
        /// The Response Attribute is none.
        InvalidAttribute = "invalid-attribute",
        /// The Marketo Field is none.
        UnknownField = "unknown-field",
        /// The field may only be read.
        ReadOnlyField = "read-only-field",
        /// Nothing stands at the attribute.
        NotFound = "not-found",
        /// An object or array stands there.
        NotScalar = "not-scalar",
        /// null stands there.
        NullValue = "null-value",
        /// The empty string stands there.
        EmptyValue = "empty-value",
        /// The field's type cannot take the value.
        IncompatibleType = "incompatible-type",
        /// The number is too large for the type.
        OutOfRange = "out-of-range",
        /// The text is too long for the field.
        TooLong = "too-long",
        /// An element that is repeated is named without an index.
        AmbiguousElement = "ambiguous-element",
        /// Adobe calls the result undefined.
        UndefinedXml = "undefined-xml",
    }
}

/// A mapping that does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct SkippedMapping<'a> {
    /// Which mapping: its place in the definition, from 0.
    pub mapping: usize,
    /// The field's name.
    pub marketo_field: Cow<'a, str>,
    /// The attribute, as the definition gives it.
    pub response_attribute: Cow<'a, str>,
    /// Why.
    pub reason: SkipReason,
    /// Why, and what to do.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "explained::explained"))]
    pub explanation: Explanation<'a>,
    /// The rule that decides.
    pub rule: RuleId,
    /// How sure that rule is.
    pub basis: Basis,
    /// What would have it written, where an assumption decides.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub switch: Option<Switch>,
    /// The longest leading part of the attribute that is there; empty where none is.
    pub resolved: String,
    /// What stands at the attribute, where something does.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub found: Option<Found>,
    /// What to write instead, for the attribute or for the field.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<Suggestion>,
    /// The rules that it rests on.
    pub rules: RuleSet,
}

/// An assumption and the first of its values under which a mapping would be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Switch {
    /// Which.
    pub assumption: Assumption,
    /// Its value.
    pub value: &'static str,
}

string_enum! {
    /// Which half of a mapping a suggestion is for.
    pub enum SuggestionFor {
        /// The Response Attribute.
        ResponseAttribute = "responseAttribute",
        /// The Marketo Field.
        MarketoField = "marketoField",
    }
}

/// What to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Suggestion {
    /// Which half of the mapping.
    #[cfg_attr(feature = "serde", serde(rename = "for"))]
    pub place: SuggestionFor,
    /// What to write there.
    pub value: String,
}

impl Suggestion {
    pub(crate) const fn attribute(value: String) -> Self {
        Self { place: SuggestionFor::ResponseAttribute, value }
    }

    pub(crate) const fn field(value: String) -> Self {
        Self { place: SuggestionFor::MarketoField, value }
    }
}

/// What stands at an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Its beginning.
    pub excerpt: String,
}
