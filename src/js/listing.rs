//! A listing of a sample body, for `js/listing.js`: words, and behind them the texts whose lengths are among them.

use super::encode::{units, word};
use crate::name_map::NameMap;
use crate::text::quote::cut;
use crate::tools::entries::{Entries, Entry};

/// How many words there are up to the texts, then four or five for each value, by what it adds to its parent.
pub(super) fn listing(entries: &Entries<'_>) -> Vec<u32> {
    let (mut words, mut texts, mut keys) = (vec![0], String::new(), NameMap::default());
    for entry in entries.iter() {
        let excerpt = cut(entry.raw.text());
        texts.push_str(&excerpt);
        words.push(entry.parent.map_or(0, one_more));
        words.push(nature(&entry));
        words.push(entry.index.map_or(0, |index| one_more(usize::try_from(index).unwrap_or(usize::MAX))));
        words.push(word(units(&excerpt)));
        let Some(key) = entry.key else {
            words.push(0);
            continue;
        };
        // Most keys recur: only a new one is among the texts.
        let place = keys.get(&key);
        words.push(one_more(place.unwrap_or(keys.len())));
        if place.is_none() {
            words.push(word(units(&key)));
            texts.push_str(&key);
            keys.insert(key, keys.len());
        }
    }
    let count = words.len();
    if let Some(first) = words.first_mut() {
        *first = word(count);
    }
    with_text(words, &texts)
}

/// Why a body cannot be listed: a text behind no words.
pub(super) fn unlistable(why: &str) -> Vec<u32> {
    with_text(vec![0], why)
}

/// Adds a text, with white space up to the end of the last word.
fn with_text(mut words: Vec<u32>, text: &str) -> Vec<u32> {
    let (whole, rest) = text.as_bytes().as_chunks::<4>();
    words.extend(whole.iter().map(|bytes| u32::from_le_bytes(*bytes)));
    let mut last = [b' '; 4];
    for (byte, of_text) in last.iter_mut().zip(rest) {
        *byte = *of_text;
    }
    words.push(u32::from_le_bytes(last));
    words
}

/// For what may be absent, which is 0.
fn one_more(place: usize) -> u32 {
    word(place.saturating_add(1))
}

/// The kind in 4 bits, one more than the place of the reason in 4 bits, the data types in the others.
fn nature(entry: &Entry<'_>) -> u32 {
    let why = entry.unreachable.map_or(0, |why| (why as u32).saturating_add(1));
    entry.raw.kind() as u32 | why << 4 | entry.fits.0 << 8
}
