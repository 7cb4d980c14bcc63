//! Figures of the built page; they depend on the machine, so no test uses them.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{command, run};
use crate::{browser, build, setup};

/// Measures the page in Chromium.
pub fn lighthouse(chromium: Option<PathBuf>) -> Result<()> {
    build::build()?;
    setup::runtimes()?;
    setup::lighthouse()?;
    let chromium = browser::chromium(chromium)?;
    run("measuring the page", command("node", ["tests/page/lighthouse/measure.js"]).env("CHROMIUM", chromium))
}
