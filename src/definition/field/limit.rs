//! [`Limit`]: how long a value may be.

use std::num::NonZero;

use super::DataType;
use crate::rules::RuleId;

/// The longest text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) max: usize,
    pub(crate) unit: Unit,
    /// The rule that says so.
    pub(crate) rule: RuleId,
}

/// The unit of a [`Limit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Unicode scalar values: each is a [`char`].
    Characters,
    /// Of UTF-8.
    Bytes,
}

impl DataType {
    /// The limit of a field of this type: its own length, or that of the type.
    pub(crate) fn limit(&self, length: Option<NonZero<u32>>) -> Limit {
        let (max, unit, rule) = match self {
            Self::Text | Self::Textarea => (30_000, Unit::Bytes, RuleId::CoerceTextLength),
            Self::String | Self::Other(_) => (255, Unit::Characters, RuleId::CoerceStringLength),
            Self::Url => (255, Unit::Characters, RuleId::CoerceUrlLength),
            Self::Boolean
            | Self::Currency
            | Self::Date
            | Self::Datetime
            | Self::Email
            | Self::Float
            | Self::Formula
            | Self::Integer
            | Self::LeadFunction
            | Self::Percent
            | Self::Phone
            | Self::Reference
            | Self::Score => (255, Unit::Characters, RuleId::CoerceOtherLength),
        };
        let max = length.map_or(max, |length| usize::try_from(length.get()).unwrap_or(usize::MAX));
        Limit { max, unit, rule }
    }
}
