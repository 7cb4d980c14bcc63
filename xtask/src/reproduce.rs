//! Whether two builds produce the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::command::{cargo, command, timed};
use crate::files::{copy, remove, root};

/// Builds two clean copies of the repository, at paths of different lengths, and compares what is published, byte for byte.
pub fn reproduce() -> Result<()> {
    let folder = root().join("target/reproduce");
    remove(&folder)?;
    let mut contents = Vec::new();
    for name in ["one", "another-one"] {
        let copy = folder.join(name);
        timed(&format!("copying the repository to {}", copy.display()), || copy_tracked(&copy))?;
        let mut build = cargo(["run", "--quiet", "--locked", "--package", "xtask", "--", "build"]);
        build.current_dir(&copy).env_remove("CARGO_TARGET_DIR").stdin(Stdio::null());
        // Without the variables that the cargo that runs this has set for the original.
        build.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
        ensure!(build.status().context("cannot run cargo")?.success(), "the build in {name} failed");
        let mut files = BTreeMap::new();
        read(&copy.join("dist"), &copy, &mut files)?;
        contents.push(files);
    }
    let [one, another] = &contents[..] else { bail!("two builds are compared") };
    ensure!(one.keys().eq(another.keys()), "the builds have different files");
    let differing: Vec<_> = one.keys().filter(|name| one.get(*name) != another.get(*name)).collect();
    ensure!(differing.is_empty(), "the builds differ in {differing:?}");
    println!("{} files, all the same", one.len());
    Ok(())
}

/// The files that git knows, with their present contents.
fn copy_tracked(to: &Path) -> Result<()> {
    let listed = command("git", ["ls-files", "-z"]).current_dir(root()).output().context("cannot run git")?;
    ensure!(listed.status.success(), "git lists no files");
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        copy(&root().join(name), &to.join(name))?;
    }
    Ok(())
}

fn read(folder: &Path, top: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, top, files)?;
        } else {
            files.insert(path.strip_prefix(top)?.to_owned(), fs::read(&path)?);
        }
    }
    Ok(())
}
