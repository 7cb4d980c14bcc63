//! Installs what a fresh machine with rustup and Node does not have.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{command, quietly};
use crate::files::root;

/// The wasm target, clippy and rustfmt.
pub fn toolchain() -> Result<()> {
    let installed = |what: &str| -> Result<String> {
        let output = command("rustup", [what, "list", "--installed"]).current_dir(root()).output();
        let output = output.context("rustup is missing: install it from its own site, then try again")?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if !installed("target")?.contains("wasm32-unknown-unknown") {
        quietly(
            "adding the wasm target",
            &mut command("rustup", ["target", "add", "wasm32-unknown-unknown"]),
        )?;
    }
    let components = installed("component")?;
    for component in ["clippy", "rustfmt"] {
        if !components.contains(component) {
            quietly(&format!("adding {component}"), &mut command("rustup", ["component", "add", component]))?;
        }
    }
    Ok(())
}

/// A toolchain with only the compiler and cargo.
pub fn old_toolchain(version: &str) -> Result<()> {
    let listed = command("rustup", ["toolchain", "list"]).output().context("cannot run rustup")?;
    if String::from_utf8_lossy(&listed.stdout).lines().any(|line| line.starts_with(&format!("{version}-"))) {
        return Ok(());
    }
    let install = ["toolchain", "install", version, "--profile", "minimal", "--no-self-update"];
    quietly(&format!("installing Rust {version}"), &mut command("rustup", install)).map(drop)
}

/// A Debian package, if apt-get exists and may be used.
pub fn debian(package: &str) -> Result<()> {
    let is_root = command("id", ["-u"]).output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !is_root || !Path::new("/etc/debian_version").exists() || !Path::new("/usr/bin/apt-get").exists() {
        return Ok(());
    }
    quietly("updating Debian's package lists", &mut command("apt-get", ["update"]))?;
    let mut install = command("apt-get", ["install", "--yes", "--no-install-recommends", package]);
    let what = format!("installing Debian's {package}");
    quietly(&what, install.env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

/// The npm packages of the lock file.
pub fn npm() -> Result<()> {
    let node =
        command("node", ["--version"]).output().context("node is missing: install Node 20.3 or later")?;
    let version = String::from_utf8_lossy(&node.stdout).into_owned();
    let numbers = version.trim().trim_start_matches('v').split('.').map(|number| number.parse().unwrap_or(0));
    if numbers.collect::<Vec<u32>>() < vec![20, 3] {
        bail!("node is too old: found {}, Node 20.3 or later is needed", version.trim());
    }
    install("installing the npm packages", root())
}

/// The runtimes and tools that only tests need.
pub fn runtimes() -> Result<()> {
    install("installing the runtimes of the tests", &root().join("tests"))
}

/// The versions of Node that the command line is tested with.
pub fn nodes() -> Result<()> {
    install("installing the Nodes of the command line's tests", &root().join("tests/cli"))
}

/// The packages that the benchmarks compare the library with.
pub fn baselines() -> Result<()> {
    install("installing the packages of the benchmarks", &root().join("benches"))
}

/// Lighthouse, which only its own command needs.
pub fn lighthouse() -> Result<()> {
    install("installing Lighthouse", &root().join("tests/page/lighthouse"))
}

fn install(what: &str, folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    // Written after npm is done, so that an interrupted install is not mistaken for a complete one.
    let mark = folder.join("node_modules/.installed-lock.json");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    quietly(what, command("npm", ["ci", "--prefix"]).arg(folder))?;
    Ok(fs::write(mark, lock)?)
}
