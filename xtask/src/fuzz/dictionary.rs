//! Dictionaries of the targets: the names of the core, and what is written by hand in `fuzz/dictionaries`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use marketo_webhook::{Assumption, CampaignType, DataType, Failure, Format, ResponseType, TextOperator};

use super::folder;
use crate::files::root;

/// Writes the dictionary of a target; returns where it is.
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

/// The names that the inputs of a target have, as they stand there.
fn names(target: &str) -> Vec<String> {
    match target {
        "coerce" => {
            let formats = Format::NAMES.iter().map(|name| format!("{name} "));
            let types = DataType::KNOWN.iter().map(|data_type| data_type.name().to_owned());
            formats.chain(types).chain(assumptions()).collect()
        }
        "evaluate" => {
            let head = [ResponseType::NAMES, CampaignType::NAMES, Failure::NAMES].concat();
            let operators = TextOperator::NAMES.iter().map(|name| format!(" {name}"));
            let types = DataType::KNOWN.iter().map(|data_type| format!("|F|{data_type}"));
            head.into_iter().map(str::to_owned).chain(operators).chain(types).chain(assumptions()).collect()
        }
        _ => Vec::new(),
    }
}

/// Every value of every assumption.
fn assumptions() -> impl Iterator<Item = String> {
    let values = |assumption: &'static Assumption| {
        assumption.values().iter().map(move |value| format!(" {assumption}={}", value.name))
    };
    Assumption::ALL.iter().flat_map(values)
}
