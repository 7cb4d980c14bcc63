//! How long a value may be.

use super::DataType;

/// The longest text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) max: usize,
    pub(crate) unit: Unit,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Unicode scalar values.
    Characters,
    /// Of UTF-8.
    Bytes,
}

impl DataType {
    /// The limit of a field of this type: its own length, or that of the type.
    pub(crate) fn limit(&self, length: Option<u32>) -> Limit {
        let (max, unit) = if matches!(self, Self::Text | Self::Textarea) {
            (30_000, Unit::Bytes)
        } else {
            (255, Unit::Characters)
        };
        let max = length.map_or(max, |length| usize::try_from(length).unwrap_or(usize::MAX));
        Limit { max, unit }
    }
}
