//! What the project depends on, and what it publishes: checks that take too long for every test run, or whose answer
//! changes without a commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::step::{cargo, command, quietly, remove, run, timed};
use crate::{build, root, setup};

/// A tool of Rust's, kept in `target/tools`.
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
const SEMVER_CHECKS: Tool = Tool { name: "cargo-semver-checks", version: "0.51.0" };

impl Tool {
    /// The tool, installed unless this version is there; that takes some minutes.
    pub fn path(&self) -> Result<PathBuf> {
        let tools = root().join("target/tools");
        let path = tools.join("bin").join(self.name);
        let subcommand = self.name.trim_start_matches("cargo-");
        let version = Command::new(&path).args([subcommand, "--version"]).output();
        let is_there = version
            .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim().ends_with(self.version));
        if !is_there {
            let mut install = cargo(["install", "--locked", "--root"]);
            install.arg(&tools).args(["--version", self.version, self.name]);
            quietly(&format!("installing {} {}", self.name, self.version), &mut install)?;
        }
        Ok(path)
    }
}

/// Licences, sources and bans of `deny.toml`. Advisories are left out: cargo-deny would clone their database.
pub fn deny() -> Result<()> {
    let mut deny = Command::new(DENY.path()?);
    deny.args(["--locked", "--workspace", "--all-features", "check", "licenses", "bans", "sources"]);
    run("checking licences, bans and sources", &mut deny)
}

/// Whether the crate's API breaks what a published version or a revision promised.
pub fn semver(baseline: Option<&str>) -> Result<()> {
    let Some(baseline) = baseline else {
        bail!("nothing is published yet to compare with: give a revision with `--baseline REV`");
    };
    let mut check = Command::new(SEMVER_CHECKS.path()?);
    check.args(["semver-checks", "--package", "marketo-webhook", "--baseline-rev", baseline]);
    run(&format!("comparing the crate's API with {baseline}"), &mut check)
}

/// Asks the npm registry about the packages that the project is built and tested with; it publishes none of them.
pub fn audit() -> Result<()> {
    setup::npm()?;
    let mut unanswered = Vec::new();
    for folder in [".", "tests", "tests/page/lighthouse", "benches"] {
        let mut audit = command("npm", ["audit", "--json", "--prefix"]);
        let audit = audit.arg(root().join(folder)).current_dir(root()).stdin(Stdio::null());
        let output = audit.output().context("cannot run npm")?;
        let answer = String::from_utf8_lossy(&output.stdout);
        // With a report npm fails where it finds something; without one the registry has not answered.
        if !answer.contains("\"auditReportVersion\"") {
            unanswered.push(format!("{folder}: {}", answer.trim()));
        } else if output.status.success() {
            println!("{folder}: no known weaknesses");
        } else {
            println!("{answer}");
            bail!("{folder}: npm audit has findings");
        }
    }
    ensure!(unanswered.is_empty(), "the registry gives no audit:\n{}", unanswered.join("\n"));
    Ok(())
}

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
        // Without what the cargo that runs this has set for the original.
        build.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
        ensure!(build.status().context("cannot run cargo")?.success(), "the build in {name} failed");
        let mut files = BTreeMap::new();
        read(&copy.join("dist"), &copy, &mut files)?;
        contents.push(files);
    }
    let [one, another] = &contents[..] else { bail!("two builds are compared") };
    ensure!(one.keys().eq(another.keys()), "the builds have other files");
    let differing: Vec<_> = one.keys().filter(|name| one.get(*name) != another.get(*name)).collect();
    ensure!(differing.is_empty(), "the builds differ in {differing:?}");
    println!("{} files, all the same", one.len());
    Ok(())
}

/// The files that git knows, as they are now.
fn copy_tracked(to: &Path) -> Result<()> {
    let listed = command("git", ["ls-files", "-z"]).current_dir(root()).output().context("cannot run git")?;
    ensure!(listed.status.success(), "git lists no files");
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        build::copy(&root().join(name), &to.join(name))?;
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
