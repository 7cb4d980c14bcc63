//! A Chromium for the tests of the page.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::root;
use crate::step::{command, quietly};

const KNOWN: [&str; 7] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The browser: the given one, else one in a known place, else Debian's, else Playwright's.
pub fn chromium(given: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(given) = given {
        if given.is_file() {
            return Ok(given);
        }
        bail!("there is no browser at {}", given.display());
    }
    if let Some(known) = known() {
        return Ok(known);
    }
    if can_install_debian_packages() {
        quietly("updating Debian's package lists", &mut command("apt-get", ["update"]))?;
        let install = ["install", "--yes", "--no-install-recommends", "chromium"];
        let mut install = command("apt-get", install);
        quietly("installing Debian's chromium", install.env("DEBIAN_FRONTEND", "noninteractive"))?;
        if let Some(known) = known() {
            return Ok(known);
        }
    }
    playwright()
}

fn known() -> Option<PathBuf> {
    KNOWN.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn can_install_debian_packages() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    root && Path::new("/etc/debian_version").exists() && Path::new("/usr/bin/apt-get").exists()
}

fn playwright() -> Result<PathBuf> {
    let cli = root().join("node_modules/playwright-core/cli.js");
    let mut install = command("node", [cli.as_os_str(), "install".as_ref(), "chromium".as_ref()]);
    let missing = "no browser: give one with `--browser PATH`, or install Chromium or Chrome";
    if let Err(error) = quietly("installing Playwright's chromium", &mut install) {
        bail!("{missing} ({error})");
    }
    let path = "console.log(require('playwright-core').chromium.executablePath())";
    let path = quietly("looking for Playwright's chromium", &mut command("node", ["-e", path]))?;
    let path = PathBuf::from(path.trim());
    if path.is_file() { Ok(path) } else { bail!("{missing}") }
}
