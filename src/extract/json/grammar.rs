//! The grammar of objects and arrays (RFC 8259).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::escape::decode;
use crate::extract::SyntaxError;
use crate::extract::cursor::{Cursor, RawString, Token};
use crate::texts::TextId;
use crate::value::Raw;

/// A place in an object or array.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind the opening bracket.
    First,
    /// Behind a member or element.
    Later,
}

/// Whether an object or array that ends with this bracket goes on; takes the comma, or the bracket.
#[inline(always)]
pub(super) fn another(cursor: &mut Cursor<'_>, end: u8, place: Place) -> Result<bool, Box<SyntaxError>> {
    cursor.white_space();
    if cursor.take(end) {
        return Ok(false);
    }
    if place == Place::Later {
        if !cursor.take(b',') {
            return Err(cursor.unexpected(if end == b'}' {
                TextId::ExpectedCommaOrBrace
            } else {
                TextId::ExpectedCommaOrBracket
            }));
        }
        cursor.white_space();
    }
    Ok(true)
}

/// The key of the next member and its colon, where speed does not matter; [`None`] at the end of the object.
#[inline(never)]
pub(super) fn next_key<'t>(
    cursor: &mut Cursor<'t>,
    place: Place,
) -> Result<Option<RawString<'t>>, Box<SyntaxError>> {
    if !another(cursor, b'}', place)? {
        return Ok(None);
    }
    let key = cursor.written(a_key(place))?;
    colon(cursor)?;
    Ok(Some(key))
}

/// A string, a number or a literal, where speed does not matter.
#[inline(never)]
pub(super) fn scalar_here<'t>(cursor: &mut Cursor<'t>) -> Result<Raw<'t>, Box<SyntaxError>> {
    let start = cursor.offset();
    match cursor.peek() {
        b'"' => Ok(Raw::Text(decode(cursor.written(TextId::ExpectedValue)?))),
        b'-' | b'0'..=b'9' => {
            cursor.number()?;
            Ok(Raw::Number(cursor.since(start)))
        }
        first => {
            cursor.literal()?;
            Ok(if first == b'n' { Raw::Null } else { Raw::Boolean(first == b't') })
        }
    }
}

/// What is expected at the start of a member.
pub(super) const fn a_key(place: Place) -> TextId {
    match place {
        Place::First => TextId::ExpectedKeyOrBrace,
        Place::Later => TextId::ExpectedKey,
    }
}

/// The colon after a key.
#[inline(always)]
pub(super) fn colon(cursor: &mut Cursor<'_>) -> Token {
    cursor.white_space();
    if !cursor.take(b':') {
        return Err(cursor.unexpected(TextId::ExpectedColon));
    }
    cursor.white_space();
    Ok(())
}
