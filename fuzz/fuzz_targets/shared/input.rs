//! How inputs are written: lines that people can read and of which a mutation still means something.

#![allow(dead_code, clippy::allow_attributes, reason = "no target uses all of it")]

use marketo_webhook::{Assumption, Assumptions};

/// The attributes of the first line, separated by `|`, and the body behind it.
pub(crate) fn attributes_and_body(input: &str) -> (Vec<&str>, &str) {
    let (head, body) = input.split_once('\n').unwrap_or(("", input));
    (head.split('|').filter(|attribute| !attribute.is_empty()).take(64).collect(), body)
}

/// Switches the assumptions that words such as `jsonNull=clear` name; others mean nothing.
pub(crate) fn assumptions<'w>(words: impl Iterator<Item = &'w str>) -> Assumptions {
    let mut assumptions = Assumptions::default();
    for (name, value) in words.filter_map(|word| word.split_once('=')) {
        if let Ok(assumption) = name.parse::<Assumption>() {
            // An unknown value leaves the default.
            let _ = assumptions.switch(assumption, value);
        }
    }
    assumptions
}
