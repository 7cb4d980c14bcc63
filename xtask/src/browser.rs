//! The browsers of the tests.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::command::{command, quietly};
use crate::files::root;
use crate::setup;

/// The given browsers; others are searched for.
#[derive(Default)]
pub struct Given {
    pub chromium: Option<PathBuf>,
    pub firefox: Option<PathBuf>,
}

/// A browser: its usual paths, its Debian package, and the arguments that make its own tools fetch it.
struct Browser {
    name: &'static str,
    known: &'static [&'static str],
    package: &'static str,
    fetch: fn() -> Result<PathBuf>,
}

const CHROMIUM: Browser = Browser {
    name: "Chromium",
    known: &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    package: "chromium",
    fetch: playwright,
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    known: &[
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/snap/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    package: "firefox-esr",
    fetch: puppeteer,
};

/// Chromium: the given one, else one at a known path, else Debian's, else Playwright's.
pub fn chromium(given: Option<PathBuf>) -> Result<PathBuf> {
    CHROMIUM.find(given)
}

/// Firefox, in the same way; Puppeteer's if there is no other.
pub fn firefox(given: Option<PathBuf>) -> Result<PathBuf> {
    FIREFOX.find(given)
}

impl Browser {
    fn find(&self, given: Option<PathBuf>) -> Result<PathBuf> {
        if let Some(given) = given {
            if given.is_file() {
                return Ok(given);
            }
            bail!("there is no browser at {}", given.display());
        }
        if let Some(known) = self.known() {
            return Ok(known);
        }
        setup::debian(self.package)?;
        if let Some(known) = self.known() {
            return Ok(known);
        }
        match (self.fetch)() {
            Ok(path) if path.is_file() => Ok(path),
            Ok(path) => bail!("{} was not found at {}", self.name, path.display()),
            Err(error) => {
                bail!("no {}: install it, or give one (see `cargo xtask help`) ({error})", self.name)
            }
        }
    }

    fn known(&self) -> Option<PathBuf> {
        self.known.iter().map(PathBuf::from).find(|path| path.is_file())
    }
}

fn playwright() -> Result<PathBuf> {
    let cli = root().join("tests/node_modules/playwright-core/cli.js");
    let mut install = command("node", [cli.as_os_str(), "install".as_ref(), "chromium".as_ref()]);
    quietly("installing Playwright's chromium", &mut install)?;
    let path = "console.log(require('./tests/node_modules/playwright-core').chromium.executablePath())";
    let path = quietly("looking for Playwright's chromium", &mut command("node", ["-e", path]))?;
    Ok(PathBuf::from(path.trim()))
}

fn puppeteer() -> Result<PathBuf> {
    let cli = root().join("tests/node_modules/@puppeteer/browsers/lib/cjs/main-cli.js");
    let mut install = command("node", [cli.as_os_str()]);
    install.args(["install", "firefox@stable", "--path", "target/browsers", "--format", "{{path}}"]);
    let path = quietly("installing Puppeteer's firefox", &mut install)?;
    Ok(root().join(path.trim()))
}
