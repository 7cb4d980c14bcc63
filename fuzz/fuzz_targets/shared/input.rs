//! The form of inputs: a first line that people can read, then the text under test, unchanged.

#![allow(dead_code, clippy::allow_attributes, reason = "no target uses all of it")]

use libfuzzer_sys::fuzzer_mutate;
use serde::de::DeserializeOwned;

/// The attributes of the first line, separated by `|`, and the body after it.
pub(crate) fn attributes_and_body(input: &str) -> (Vec<&str>, &str) {
    let (head, body) = input.split_once('\n').unwrap_or(("", input));
    (head.split('|').filter(|attribute| !attribute.is_empty()).take(64).collect(), body)
}

/// The JSON of the first line, and the bytes after it.
pub(crate) fn json_and_rest<T: DeserializeOwned>(input: &[u8]) -> Option<(T, &[u8])> {
    let (line, rest) = input.split_at(line_end(input)?);
    Some((serde_json::from_slice(line).ok()?, &rest[1..]))
}

/// A mutator for such inputs. Most changes break JSON, so every other mutation keeps the first line.
pub(crate) fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let kept = line_end(&data[..size]).filter(|_| seed.is_multiple_of(2)).map_or(0, |end| end + 1);
    kept + fuzzer_mutate(&mut data[kept..], size - kept, max_size - kept)
}

fn line_end(input: &[u8]) -> Option<usize> {
    input.iter().position(|byte| *byte == b'\n')
}
