//! A project that uses the package as npm packs it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{command, quietly};
use crate::files::{copy, remove, root};

/// An empty project with the packed package and these folders.
pub fn install(consumer: &Path, folders: &[&str]) -> Result<()> {
    remove(consumer)?;
    fs::create_dir_all(consumer)?;
    let pack = ["pack", "--silent", "--pack-destination"];
    let tarball = quietly("packing the package", command("npm", pack).arg(consumer))?;
    let tarball = tarball.lines().last().context("npm pack names no tarball")?;
    fs::write(consumer.join("package.json"), r#"{ "private": true, "type": "module" }"#)?;
    let install = ["install", "--offline", "--no-save", "--ignore-scripts"];
    let mut install = command("npm", install);
    install.arg(consumer.join(tarball)).arg("--prefix").arg(consumer);
    quietly("installing the package into an empty project", &mut install)?;
    for folder in folders {
        copy(&root().join(folder), &consumer.join(folder))?;
    }
    Ok(())
}
