//! What objects and arrays are made of (RFC 8259).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::escape::decode;
use crate::extract::SyntaxError;
use crate::extract::cursor::{Cursor, RawString, Token};
use crate::value::Raw;

/// Whether a list goes on; takes the comma, or its end.
#[inline(always)]
pub(super) fn another(
    cursor: &mut Cursor<'_>,
    end: u8,
    first: bool,
    expected: &'static str,
) -> Result<bool, Box<SyntaxError>> {
    cursor.white_space();
    if cursor.take(end) {
        return Ok(false);
    }
    if !first {
        if !cursor.take(b',') {
            return Err(cursor.unexpected(expected));
        }
        cursor.white_space();
    }
    Ok(true)
}

/// The key of the next member and its colon, for those who need not be fast; none at the end of the object.
#[inline(never)]
pub(super) fn next_key<'t>(
    cursor: &mut Cursor<'t>,
    first: bool,
) -> Result<Option<RawString<'t>>, Box<SyntaxError>> {
    if !another(cursor, b'}', first, "`,` or `}`")? {
        return Ok(None);
    }
    let key = cursor.written(a_key(first))?;
    colon(cursor)?;
    Ok(Some(key))
}

/// The same of a string, a number or a literal.
#[inline(never)]
pub(super) fn scalar_here<'t>(cursor: &mut Cursor<'t>) -> Result<Raw<'t>, Box<SyntaxError>> {
    let start = cursor.offset();
    match cursor.peek() {
        b'"' => Ok(Raw::Text(decode(cursor.written("a value")?))),
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

/// What is expected where a member begins.
pub(super) const fn a_key(first: bool) -> &'static str {
    if first { "a key in double quotes or `}`" } else { "a key in double quotes" }
}

/// The colon behind a key.
#[inline(always)]
pub(super) fn colon(cursor: &mut Cursor<'_>) -> Token {
    cursor.white_space();
    if !cursor.take(b':') {
        return Err(cursor.unexpected("`:`"));
    }
    cursor.white_space();
    Ok(())
}
