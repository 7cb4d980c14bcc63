//! A listing of a sample body, for `js/listing.js`: rows that leave out what follows from the row before.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::definition::field::DataType;
use crate::tools::sample::{SampleAttribute, SampleStep};

/// The values of a listing.
pub(super) struct Listing<'a>(pub(super) &'a [SampleAttribute]);

/// A value, and the steps down to the one before.
struct Row<'a> {
    value: &'a SampleAttribute,
    before: &'a [SampleStep],
}

impl Serialize for Listing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut before: &[SampleStep] = &[];
        let rows = self.0.iter().map(|value| {
            let row = Row { value, before };
            before = &value.steps;
            row
        });
        serializer.collect_seq(rows)
    }
}

/// How many steps it shares with the value before, its kind, why no attribute reaches it, the data types that take it as bits, its
/// excerpt, and its other steps.
impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SampleAttribute { unreachable, steps, kind, excerpt, fits, .. } = self.value;
        let shared = steps.iter().zip(self.before).take_while(|(step, before)| step == before).count();
        let mut row = serializer.serialize_seq(None)?;
        row.serialize_element(&shared)?;
        row.serialize_element(&(*kind as u32))?;
        row.serialize_element(&unreachable.map_or(0, |why| (why as u32).saturating_add(1)))?;
        row.serialize_element(&bits(fits))?;
        row.serialize_element(excerpt)?;
        for step in steps.iter().skip(shared) {
            row.serialize_element(step)?;
        }
        row.end()
    }
}

/// A bit for each of the known types.
fn bits(fits: &[DataType]) -> u32 {
    let known = DataType::KNOWN.iter().rev();
    known.fold(0, |bits, data_type| bits << 1 | u32::from(fits.contains(data_type)))
}
