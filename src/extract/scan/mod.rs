//! Scans sixteen bytes at a time. Each byte is one bit of the answer, the first byte the lowest bit.

#![expect(
    clippy::inline_always,
    reason = "measured: the build inlines little, and reading must not depend on how much"
)]

#[cfg(target_feature = "simd128")]
mod simd;
#[cfg(not(target_feature = "simd128"))]
mod swar;

#[cfg(target_feature = "simd128")]
use simd as bytes;
#[cfg(not(target_feature = "simd128"))]
use swar as bytes;

/// How many bytes are looked at at once.
pub(super) const WIDTH: usize = 16;

/// How many bytes have a bit in a word.
pub(super) const WINDOW: usize = 64;

/// How many of the bytes come before the first that is one of these or a control character.
#[inline(always)]
pub(super) fn plain<const N: usize>(chunk: &[u8; WIDTH], to: [u8; N]) -> usize {
    bytes::stops(chunk, to).trailing_zeros() as usize
}

/// Which of the bytes are one of these or a control character.
#[inline(always)]
pub(super) fn window<const N: usize>(window: &[u8; WINDOW], to: [u8; N]) -> u64 {
    let (chunks, _) = window.as_chunks();
    // No loop, so that no build has to unroll one.
    let [first, second, third, fourth] = chunks else { return 0 }; // a window is four chunks
    let stops = |chunk| u64::from(bytes::stops(chunk, to));
    stops(first) | stops(second) << 16 | stops(third) << 32 | stops(fourth) << 48
}

/// Which of the bytes are not from `0` to `9`.
#[inline(always)]
pub(super) fn others_than_digits(chunk: &[u8; WIDTH]) -> u16 {
    bytes::others_than_digits(chunk)
}

#[inline(always)]
fn words(chunk: &[u8; WIDTH]) -> (u64, u64) {
    let (words, _) = chunk.as_chunks();
    match words {
        [low, high] => (u64::from_le_bytes(*low), u64::from_le_bytes(*high)),
        _ => (0, 0), // sixteen bytes are two words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte at every place, once and up to the end, after others that are not found.
    fn check(is: impl Fn(u8) -> bool, other: u8, found: impl Fn(&[u8; WIDTH]) -> u16) {
        for place in 0..WIDTH {
            for byte in 0..=255 {
                let mut chunk = [other; WIDTH];
                chunk[place] = byte;
                let bit = u16::from(is(byte)) << place;
                assert_eq!(found(&chunk), bit, "{byte} at {place}");
                chunk[place..].fill(byte);
                assert_eq!(found(&chunk), bit.wrapping_neg(), "{byte} from {place}");
            }
        }
    }

    #[test]
    fn what_stops_a_text_is_found() {
        check(
            |byte| byte < 0x20 || matches!(byte, b'"' | b'\\'),
            b'x',
            |chunk| bytes::stops(chunk, *b"\"\\"),
        );
    }

    #[test]
    fn what_is_no_digit_is_found() {
        check(|byte| !byte.is_ascii_digit(), b'7', others_than_digits);
    }

    #[test]
    fn a_window_is_four_chunks() {
        let mut bytes = [b'x'; WINDOW];
        for place in [0, 15, 16, 40, 63] {
            bytes[place] = b'"';
        }
        assert_eq!(window(&bytes, *b"\"\\"), 1 | 1 << 15 | 1 << 16 | 1 << 40 | 1 << 63);
        assert_eq!(plain(&[b'x'; WIDTH], *b"\"\\"), WIDTH);
    }
}
