//! A listing of a sample body, for `js/listing.js`: one list, in which each value has a row of the same length.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::text::quote::cut;
use crate::tools::entries::{Entries, Entry};

/// The values of a listing, each by what it adds to its parent.
pub(super) struct Listing<'a>(pub(super) Entries<'a>);

/// One more than the place of the parent, or 0; what kind of value it is, why no attribute reaches it and which data types take it;
/// the excerpt; the key or 0; the index or null. A list of lists would be read half as fast.
impl Serialize for Listing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        for entry in self.0.iter() {
            rows.serialize_element(&entry.parent.map_or(0, |parent| parent.saturating_add(1)))?;
            rows.serialize_element(&nature(&entry))?;
            rows.serialize_element(&cut(entry.raw.text()))?;
            match &entry.key {
                Some(key) => rows.serialize_element(key)?,
                None => rows.serialize_element(&0)?,
            }
            rows.serialize_element(&entry.index)?;
        }
        rows.end()
    }
}

/// The kind in 4 bits, one more than the place of the reason in 4 bits, the data types in the others.
fn nature(entry: &Entry<'_>) -> u32 {
    let why = entry.unreachable.map_or(0, |why| (why as u32).saturating_add(1));
    entry.raw.kind() as u32 | why << 4 | entry.fits.0 << 8
}
