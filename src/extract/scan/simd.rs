//! With the SIMD of WebAssembly.

use core::arch::wasm32::{
    u8x16_bitmask, u8x16_eq, u8x16_gt, u8x16_lt, u8x16_splat, u8x16_sub, u64x2, v128, v128_or,
};

use super::{WIDTH, words};

/// Which of the bytes are one of these or a control character.
#[inline(always)]
pub(super) fn stops<const N: usize>(chunk: &[u8; WIDTH], to: [u8; N]) -> u16 {
    let chunk = vector(chunk);
    // No loop, so that no build has to unroll one.
    let or = |found: v128, byte: Option<&u8>| match byte {
        Some(byte) => v128_or(found, u8x16_eq(chunk, u8x16_splat(*byte))),
        None => found,
    };
    const { assert!(N <= 3) };
    let controls = u8x16_lt(chunk, u8x16_splat(0x20));
    u8x16_bitmask(or(or(or(controls, to.first()), to.get(1)), to.get(2)))
}

/// Which of the bytes are not from `0` to `9`.
#[inline(always)]
pub(super) fn others_than_digits(chunk: &[u8; WIDTH]) -> u16 {
    let from_zero = u8x16_sub(vector(chunk), u8x16_splat(b'0'));
    u8x16_bitmask(u8x16_gt(from_zero, u8x16_splat(9)))
}

#[inline(always)]
fn vector(chunk: &[u8; WIDTH]) -> v128 {
    let (low, high) = words(chunk);
    u64x2(low, high)
}
