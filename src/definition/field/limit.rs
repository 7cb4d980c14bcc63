//! How long a value may be.

use super::DataType;

/// The longest text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) most: usize,
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

impl Limit {
    /// The field's own limit, or that of its type.
    pub(crate) fn of(data_type: &DataType, length: Option<u32>) -> Self {
        let (most, unit) = if matches!(data_type, DataType::Text | DataType::Textarea) {
            (30_000, Unit::Bytes)
        } else {
            (255, Unit::Characters)
        };
        let most = length.map_or(most, |length| usize::try_from(length).unwrap_or(usize::MAX));
        Self { most, unit }
    }
}
