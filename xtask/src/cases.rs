//! The cases of `tests/cases`, for whatever reads no case files itself.

#[path = "../../tests/cases/reader/mod.rs"]
mod reader;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use serde_json::json;

use crate::files::root;
pub(crate) use reader::Case;

pub fn all() -> Result<Vec<Case>> {
    reader::read_folder(&root().join("tests/cases")).map_err(|error| anyhow!(error))
}

/// Writes every case into one file, nothing left out.
pub fn write(file: &Path) -> Result<()> {
    let cases = all()?.into_iter().map(|case| {
        let (title, Case { rule, name, input, expected, .. }) = (case.title(), case);
        json!({ "title": title, "rule": rule, "name": name, "input": input, "expected": expected })
    });
    let cases: Vec<_> = cases.collect();
    fs::write(file, serde_json::to_vec(&cases)?).with_context(|| format!("cannot write {}", file.display()))
}
