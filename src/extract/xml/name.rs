//! The characters of XML names.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

/// The name characters of ASCII, the colon aside; bit 0 matches those that may begin a name.
const ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let class = if byte.is_ascii_alphabetic() || byte == b'_' {
            3
        } else if byte.is_ascii_digit() || byte == b'-' || byte == b'.' {
            2
        } else {
            0
        };
        #[expect(clippy::indexing_slicing, reason = "a byte indexes 256 entries, at compile time")]
        {
            table[byte as usize] = class;
        }
        byte = byte.wrapping_add(1);
    }
    table
};

/// Whether an ASCII character may begin a name.
#[inline(always)]
pub(super) fn begins_name(byte: u8) -> bool {
    ASCII.get(usize::from(byte)).is_some_and(|class| class & 1 != 0)
}

/// Whether a name may contain an ASCII character.
#[inline(always)]
pub(super) fn continues_name(byte: u8) -> bool {
    ASCII.get(usize::from(byte)).is_some_and(|class| *class != 0)
}

/// `NameStartChar` of XML 1.0 fifth edition, the colon aside.
pub(super) const fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// `NameChar`, the colon aside.
pub(super) const fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// `Char`: a character that a document may contain.
pub(super) const fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_ascii() {
        for byte in 0..=255_u8 {
            let c = char::from(byte);
            assert_eq!(begins_name(byte), byte.is_ascii() && is_name_start(c), "{byte}");
            assert_eq!(continues_name(byte), byte.is_ascii() && is_name_character(c), "{byte}");
        }
    }
}
