//! Dictionaries of the targets: the names of the core, and the hand-written ones in `fuzz/dictionaries`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use marketo_webhook::assumptions::Assumption;
use marketo_webhook::definition::{DataType, TextOperator};
use marketo_webhook::response::Failure;
use marketo_webhook::{CampaignType, ResponseType};

use super::folder;
use crate::files::root;

/// Writes the dictionary of a target; returns its path.
pub fn make(target: &str) -> Result<PathBuf> {
    let by_hand = root().join(format!("fuzz/dictionaries/{target}.dict"));
    let mut dictionary =
        fs::read_to_string(&by_hand).with_context(|| format!("cannot read {}", by_hand.display()))?;
    dictionary.extend(names(target).iter().map(|name| format!("\"{name}\"\n")));
    let path = folder("dictionaries", target).with_extension("dict");
    fs::create_dir_all(folder("dictionaries", ""))?;
    fs::write(&path, dictionary)?;
    Ok(path)
}

/// The names in the inputs of a target: the JSON of definitions and replies, and quoted words.
fn names(target: &str) -> Vec<String> {
    let types = || DataType::KNOWN.iter().map(|data_type| member("dataType", data_type.name()));
    match target {
        "coerce" => types().chain(assumptions()).collect(),
        "evaluate" => {
            let words =
                [ResponseType::NAMES, CampaignType::NAMES, Failure::NAMES, TextOperator::NAMES].concat();
            words.into_iter().map(quoted).chain(types()).chain(assumptions()).collect()
        }
        _ => Vec::new(),
    }
}

/// Every value of every assumption.
fn assumptions() -> impl Iterator<Item = String> {
    let values = |assumption: &'static Assumption| {
        assumption.values().iter().map(move |value| member(assumption.name(), value))
    };
    Assumption::ALL.iter().flat_map(values)
}

/// A string of JSON, as a dictionary writes it.
fn quoted(text: &str) -> String {
    format!("\\\"{text}\\\"")
}

fn member(name: &str, value: &str) -> String {
    format!("{}:{}", quoted(name), quoted(value))
}
