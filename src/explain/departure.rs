//! Texts for updates that differ from the body, or that assume something about their field.

use std::borrow::Cow;

use crate::coerce::Departure;
use crate::definition::field::{AssumedField, DataType, Target, Unit};
use crate::rules::RuleId;
use crate::text::quote::excerpt;
use crate::texts::Explanation;
use crate::value::Value;

/// An update that differs from the body.
#[cold]
pub(crate) fn departure<'a>(
    attribute: &'a str,
    field: &'a str,
    written: &Value<'_>,
    departure: &Departure,
) -> Explanation<'a> {
    let (attribute, field) = (Cow::Borrowed(attribute), Cow::Borrowed(field));
    let value = || Cow::Owned(excerpt(&written.text().unwrap_or_default()));
    match departure {
        Departure::Truncated { length, limit } => {
            let (length, max) = (*length as u64, limit.max as u64);
            match limit.unit {
                Unit::Characters if max == 1 => Explanation::TruncatedToOne { attribute, field, length },
                Unit::Characters => Explanation::Truncated { attribute, field, length, limit: max },
                Unit::Bytes => Explanation::TruncatedBytes { attribute, field, length, limit: max },
            }
        }
        Departure::Cleared(RuleId::CoerceNullClears) => Explanation::ClearedByNull { attribute, field },
        Departure::Cleared(RuleId::CoerceNullText) => Explanation::ClearedByNullText { attribute, field },
        Departure::Cleared(_) => Explanation::ClearedByEmptyText { attribute, field },
        Departure::PartialNumber { taken, dropped } => {
            let (value, dropped) = (Cow::Owned(excerpt(taken)), Cow::Owned(excerpt(dropped)));
            Explanation::PartialNumber { attribute, dropped, field, value }
        }
        Departure::Imprecise { held } => {
            Explanation::FloatPrecision { attribute, field, held: Cow::Owned(excerpt(held)), value: value() }
        }
        Departure::Large => Explanation::LargeFloat { attribute, field, value: value() },
        Departure::SignedScore if matches!(written, Value::Change(_)) => {
            Explanation::SignedScore { attribute, field, value: value() }
        }
        Departure::SignedScore => Explanation::SignedScoreAbsolute { attribute, field, value: value() },
    }
}

/// What is assumed about a field that is written.
#[cold]
pub(crate) fn assumed_field<'a>(field: &'a str, target: &'a Target) -> Explanation<'a> {
    let name = Cow::Borrowed(field);
    match (&target.data_type, target.assumed) {
        (DataType::Other(other), _) => {
            Explanation::UnknownTypeOfField { datatype: Cow::Borrowed(other.name()), field: name }
        }
        (_, Some(AssumedField::String)) => Explanation::NoTypeOfField { field: name },
        (_, Some(AssumedField::Custom) | None) => Explanation::AssumedField { field: name },
    }
}
