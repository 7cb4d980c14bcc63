//! The kinds of white space that rules distinguish.

/// White space of JSON and XML documents, and around values: space, tab, CR and LF.
pub(crate) const fn is_document_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// White space of ASCII, the vertical tab included: what a key of an attribute may hold.
pub(crate) const fn is_ascii_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\x0b'
}

/// Whether all bytes are ASCII; eight at a time.
pub(crate) fn is_ascii(bytes: &[u8]) -> bool {
    let all = |block: &[u8]| {
        let (words, rest) = block.as_chunks();
        let bits = words.iter().fold(0, |bits, word| bits | u64::from_ne_bytes(*word));
        bits & u64::from_ne_bytes([0x80; 8]) == 0 && rest.is_ascii()
    };
    bytes.chunks(1024).all(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_told_from_other_text() {
        for length in [0, 1, 63, 64, 65, 200] {
            let mut text = vec![0x7f; length];
            assert!(is_ascii(&text));
            for place in 0..length {
                text[place] = 0x80;
                assert!(!is_ascii(&text), "{place} of {length}");
                text[place] = 0;
            }
        }
    }
}
