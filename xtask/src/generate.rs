//! What is generated from the vocabulary of the core and committed.

mod behaviour;

use std::fs;

use anyhow::{Context, Result};

use crate::root;

/// Writes `docs/behaviour.md` anew.
pub fn generate() -> Result<()> {
    fs::write(root().join(behaviour::PATH), behaviour::page())
        .with_context(|| format!("cannot write {}", behaviour::PATH))
}
