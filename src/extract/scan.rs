//! Sixteen bytes at a time: with the SIMD of WebAssembly where it is, else as two words.

/// How many bytes are looked at at once.
pub(super) const WIDTH: usize = 16;

/// How many of the bytes come before the first that is one of these or a control character.
#[cfg(target_feature = "simd128")]
#[inline]
pub(super) fn plain<const N: usize>(chunk: &[u8; WIDTH], to: [u8; N]) -> usize {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u64x2, v128_or};
    let (low, high) = words(chunk);
    let chunk = u64x2(low, high);
    let mut found = u8x16_lt(chunk, u8x16_splat(0x20));
    for byte in to {
        found = v128_or(found, u8x16_eq(chunk, u8x16_splat(byte)));
    }
    u8x16_bitmask(found).trailing_zeros() as usize
}

/// How many of the bytes come before the first that is one of these or a control character.
#[cfg(not(target_feature = "simd128"))]
#[inline]
pub(super) fn plain<const N: usize>(chunk: &[u8; WIDTH], to: [u8; N]) -> usize {
    let (low, high) = words(chunk);
    match plain_of_word(low, to) {
        8 => plain_of_word(high, to).wrapping_add(8),
        plain => plain,
    }
}

fn words(chunk: &[u8; WIDTH]) -> (u64, u64) {
    let (words, _) = chunk.as_chunks();
    match words {
        [low, high] => (u64::from_le_bytes(*low), u64::from_le_bytes(*high)),
        _ => (0, 0), // sixteen bytes are two words
    }
}

/// The same of eight bytes: marks the high bit of each that is found, exact up to the first.
#[cfg(not(target_feature = "simd128"))]
#[inline]
fn plain_of_word<const N: usize>(word: u64, to: [u8; N]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut found = word.wrapping_sub(ONES.wrapping_mul(0x20)) & !word;
    for byte in to {
        let difference = word ^ ONES.wrapping_mul(u64::from(byte));
        found |= difference.wrapping_sub(ONES) & !difference;
    }
    ((found & HIGH).trailing_zeros() >> 3) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_stops_is_found() {
        for place in 0..WIDTH {
            for byte in 0..=255 {
                let mut chunk = [b'x'; WIDTH];
                chunk[place] = byte;
                let stops = byte < 0x20 || matches!(byte, b'"' | b'\\');
                assert_eq!(plain(&chunk, *b"\"\\"), if stops { place } else { WIDTH }, "{byte} at {place}");
                chunk[place..].fill(byte);
                assert_eq!(plain(&chunk, *b"\"\\"), if stops { place } else { WIDTH }, "{byte} from {place}");
            }
        }
    }
}
