//! Real-world set-ups, each with the real tool and the packed package: `tests/frameworks`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{command, run};
use crate::files::root;
use crate::{browser, consumer, setup};

/// Tries every set-up and writes the results into the README, or tries only those named.
pub fn frameworks(browsers: browser::Given, names: &[String]) -> Result<()> {
    setup::runtimes()?;
    let chromium = browser::chromium(browsers.chromium)?;
    let firefox = browser::firefox(browsers.firefox)?;
    consumer::consumer()?;
    let consumer = root().join("target/consumer");
    run("trying the set-ups", tries(&consumer, &chromium, &firefox)?.args(names))
}

/// Tries the quick ones, for the tests.
pub fn quick(consumer: &Path, chromium: &Path, firefox: &Path) -> Result<()> {
    run("trying the set-ups that are quick", tries(consumer, chromium, firefox)?.arg("--quick"))
}

fn tries(consumer: &Path, chromium: &Path, firefox: &Path) -> Result<Command> {
    let mut tries = command("node", ["tests/frameworks/run.js"]);
    tries.env("CHROMIUM", chromium).env("FIREFOX", firefox).env("CONSUMER", consumer);
    tries.env("TARBALL", tarball(consumer)?);
    Ok(tries)
}

/// The package as npm has packed it for the consumer.
fn tarball(consumer: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(consumer)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut tarballs = files.filter(|file| file.extension().is_some_and(|extension| extension == "tgz"));
    tarballs.next().with_context(|| format!("no package in {}", consumer.display()))
}
