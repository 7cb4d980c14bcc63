//! Recognises bodies that are still compressed.

/// The coding whose magic numbers bytes begin with: `gzip`, `deflate` (which is zlib) or `zstd`.
pub(crate) fn coding_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1F, 0x8B, ..] => Some("gzip"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("zstd"),
        // The method and the size of its window, then a check that makes both a multiple of 31. `x^` is such a mark too, and
        // may begin a text.
        [method @ 0x78, check, ..] => {
            let sum = u32::from(*method).wrapping_mul(256).wrapping_add(u32::from(*check));
            (sum % 31 == 0 && !is_plain_text(bytes)).then_some("deflate")
        }
        _ => None,
    }
}

fn is_plain_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b'\t' | b'\r' | b'\n' | b' '..=b'~'))
}

/// The coding whose magic numbers a text begins with, if bytes were taken for text.
pub(crate) fn coding_of_text(text: &str) -> Option<&'static str> {
    let mut marks = text.chars();
    let is_gzip = marks.next() == Some('\x1F') && matches!(marks.next(), Some('\u{8B}' | '\u{FFFD}'));
    is_gzip.then_some("gzip")
}

/// The coding that a Content-Encoding names, unless its bytes would begin with magic numbers.
pub(crate) fn named_coding(content_encoding: &str) -> Option<&str> {
    let mut codings = content_encoding.split(',').map(str::trim).filter(|coding| !coding.is_empty());
    let has_marks = |coding: &str| {
        ["identity", "gzip", "x-gzip", "deflate", "zstd"]
            .iter()
            .any(|known| coding.eq_ignore_ascii_case(known))
    };
    codings.next_back().filter(|coding| !has_marks(coding))
}

/// Whether unreadable bytes look compressed: they hold bytes that no text does.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err()
        || bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_bytes_have_marks() {
        for (bytes, coding) in [
            (&b"\x1f\x8b\x08\0"[..], Some("gzip")),
            (b"x\x9c\xab\x56", Some("deflate")),
            (b"x\xda\xab\x56", Some("deflate")),
            (b"x\x01\0", Some("deflate")),
            (b"x^\xab", Some("deflate")),
            (b"x^2 + 1", None),
            (b"x = 1", None),
            (b"(\xb5/\xfd", Some("zstd")),
            (b"{}", None),
            (b"\x1f", None),
            (b"", None),
        ] {
            assert_eq!(coding_of(bytes), coding, "{bytes:?}");
        }
    }

    #[test]
    fn a_header_names_codings_without_marks() {
        for (header, coding) in [
            ("br", Some("br")),
            ("gzip, br", Some("br")),
            ("br, gzip", None),
            ("compress,", Some("compress")),
            ("identity", None),
            ("ZSTD", None),
            ("", None),
        ] {
            assert_eq!(named_coding(header), coding, "{header}");
        }
    }
}
