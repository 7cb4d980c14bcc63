//! As two words, eight bytes in each.

use super::{WIDTH, words};

/// Which of the bytes are one of these or a control character.
#[inline(always)]
pub(super) fn stops<const N: usize>(chunk: &[u8; WIDTH], to: [u8; N]) -> u16 {
    high_bits(chunk, |word| {
        // A control character has none of these bits.
        let controls = zeros(word & repeated(0xe0));
        to.iter().fold(controls, |found, byte| found | zeros(word ^ repeated(*byte)))
    })
}

/// Which of the bytes are not from `0` to `9`.
#[inline(always)]
pub(super) fn others_than_digits(chunk: &[u8; WIDTH]) -> u16 {
    high_bits(chunk, |word| {
        // From 10 on the sum has the high bit.
        let from_zero = word ^ repeated(b'0');
        (from_zero & repeated(0x7f)).wrapping_add(repeated(0x76)) | from_zero
    })
}

/// The byte, eight times.
#[inline(always)]
const fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Sets the high bit of every byte that is zero, and perhaps of others.
#[inline(always)]
fn zeros(word: u64) -> u64 {
    !((word & repeated(0x7f)).wrapping_add(repeated(0x7f)) | word)
}

/// The high bits of the bytes of both words, combined.
#[inline(always)]
fn high_bits(chunk: &[u8; WIDTH], of: impl Fn(u64) -> u64) -> u16 {
    // Puts the bits next to each other, in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (low, high) = words(chunk);
    let [low, high] = [low, high].map(|word| {
        let [.., bits] = (of(word) >> 7 & repeated(1)).wrapping_mul(GATHER).to_le_bytes();
        bits
    });
    u16::from_le_bytes([low, high])
}
