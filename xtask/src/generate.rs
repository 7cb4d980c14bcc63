//! Committed files generated from the core's vocabulary; tests of the core notice if they are out of date.

mod assumptions;
mod behaviour;
mod evidence;
pub(crate) mod rules;
mod schema;
pub mod texts;

use std::fs;

use anyhow::{Context, Result};

use crate::files::root;

/// Regenerates every file.
pub fn generate() -> Result<()> {
    let types = assumptions::TYPES;
    let hand_written =
        fs::read_to_string(root().join(types)).with_context(|| format!("cannot read {types}"))?;
    let mut files = vec![
        (types, assumptions::with_members(&hand_written).context("no interface of the assumptions")?),
        (schema::PATH, schema::schema()),
    ];
    for language in texts::LANGUAGES {
        files.push((language.page, behaviour::page(language)));
        files.push((language.evidence, evidence::page(language)));
    }
    for (path, text) in files {
        fs::write(root().join(path), text).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(())
}
