//! A look into a document that was read, for what an attribute may have meant.

use super::escape::decode;
use super::grammar::{Place, next_key};
use super::skip::skip;
use crate::extract::SyntaxError;
use crate::extract::cursor::Cursor;
use crate::rules::RuleId;

/// How far a look goes, in bytes: each attribute that leads nowhere may take one.
const LOOK: usize = 4_096;

/// Whether the first element of an array is an object with this key.
#[cold]
pub(super) fn first_has_key(array: &str, key: &str) -> bool {
    let near = array.get(..array.floor_char_boundary(LOOK)).unwrap_or_default();
    let mut cursor = Cursor::new(near, RuleId::JsonStrict);
    // What is cut off has none.
    cursor.take(b'[') && reach_key(&mut cursor, key).unwrap_or(false)
}

fn reach_key(cursor: &mut Cursor<'_>, key: &str) -> Result<bool, Box<SyntaxError>> {
    cursor.white_space();
    if !cursor.take(b'{') {
        return Ok(false);
    }
    let mut place = Place::First;
    while let Some(name) = next_key(cursor, place)? {
        if decode(name) == key {
            return Ok(true);
        }
        skip(cursor)?;
        place = Place::Later;
    }
    Ok(false)
}
