//! A project that uses the package as npm packs it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{command, quietly};
use crate::files::{copy, remove, root};
use crate::{build, cases, setup};

/// Builds the package and installs it in `target/consumer`, with the tests that run there.
pub fn consumer() -> Result<()> {
    setup::npm()?;
    build::build()?;
    with_tests().map(drop)
}

/// The project that the tests of the package run in.
pub fn with_tests() -> Result<PathBuf> {
    let consumer = root().join("target/consumer");
    install(&consumer, &["tests/package"])?;
    cases::write(&consumer.join("tests/cases.json"))?;
    Ok(consumer)
}

/// An empty project with the packed package and these folders.
pub fn install(consumer: &Path, folders: &[&str]) -> Result<()> {
    remove(consumer)?;
    fs::create_dir_all(consumer)?;
    let pack = ["pack", "--silent", "--pack-destination"];
    let tarball = quietly("packing the package", command("npm", pack).arg(consumer))?;
    let tarball = tarball.lines().last().context("npm pack names no tarball")?;
    fs::write(consumer.join("package.json"), r#"{ "private": true, "type": "module" }"#)?;
    add(consumer, &consumer.join(tarball).to_string_lossy())?;
    for folder in folders {
        copy(&root().join(folder), &consumer.join(folder))?;
    }
    Ok(())
}

/// Installs a package into a project. It is saved there, since npm removes what is not when it installs the next.
pub fn add(project: &Path, package: &str) -> Result<()> {
    let install = ["install", "--offline", "--ignore-scripts", package];
    let mut install = command("npm", install);
    install.arg("--prefix").arg(project);
    quietly(&format!("installing into a project: {package}"), &mut install).map(drop)
}
