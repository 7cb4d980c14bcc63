//! What is made of the vocabulary of the core and committed; tests of the core say where it is out of date.

mod assumptions;
mod behaviour;

use std::fs;

use anyhow::{Context, Result};

use crate::root;

/// Writes every generated file anew.
pub fn generate() -> Result<()> {
    let files = [(behaviour::PATH, behaviour::page()), (assumptions::PATH, assumptions::list())];
    for (path, text) in files {
        fs::write(root().join(path), text).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(())
}
