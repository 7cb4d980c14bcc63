//! How the package loads its module: an entry for each loader, the module as text, and the glue without its own loaders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::build::NAME;

/// Writes the files generated from the module, its glue and `js/entry/runtime.js`.
pub fn write(dist: &Path) -> Result<()> {
    let glue = dist.join(format!("{NAME}.js"));
    fs::write(&glue, without_loading(&fs::read_to_string(&glue)?)?)?;
    inline(dist)?;
    entries(dist)
}

/// The loaders in `js/load` that the entries of the runtimes use.
const RUNTIMES: [&str; 4] = ["browser", "edge-light", "node", "workerd"];

/// The placeholder for the loader: package.json maps it by condition.
const LOAD: &str = "\"#load\"";

fn entries(dist: &Path) -> Result<()> {
    let template = dist.join("entry/runtime.js");
    let entry = fs::read_to_string(&template)?;
    ensure!(entry.matches(LOAD).count() == 1, "{} does not import {LOAD} once", template.display());
    for runtime in RUNTIMES {
        let entry = entry.replace(LOAD, &format!("\"../load/{runtime}.js\""));
        fs::write(dist.join(format!("entry/{runtime}.js")), entry)?;
    }
    Ok(fs::remove_file(template)?)
}

/// The module in base64, in two halves: `js/inlined.js` puts them together.
fn inline(dist: &Path) -> Result<()> {
    let text = BASE64_STANDARD.encode(fs::read(dist.join(format!("{NAME}_bg.wasm")))?);
    let (first, second) = text.split_at(text.len() / 2);
    let folder = dist.join("inlined");
    fs::create_dir_all(&folder)?;
    for (name, half) in [("first", first), ("second", second)] {
        fs::write(folder.join(format!("{name}.js")), format!("export default \"{half}\";\n"))?;
    }
    Ok(())
}

/// The start of the glue's own loaders, and its last line.
const LOADING: &str = "\nasync function __wbg_load(module, imports) {";
const LAST: &str = "\nexport { initSync, __wbg_init as default };\n";

/// The glue without its own loaders, which reject modules and responses of another realm, and warn on the console:
/// `js/instantiate.js` replaces them.
fn without_loading(glue: &str) -> Result<String> {
    let expected = glue.matches(LOADING).count() == 1 && glue.ends_with(LAST);
    ensure!(expected, "this wasm-bindgen writes other loaders: compare js/instantiate.js with them");
    let (rest, _) = glue.split_once(LOADING).context("the glue has no loaders")?;
    for used in ["function __wbg_finalize_init(instance, module) {", "function __wbg_get_imports() {"] {
        ensure!(rest.contains(used), "this version of wasm-bindgen writes no `{used}`");
    }
    let exports = "wasm as exports, __wbg_finalize_init as finalize, __wbg_get_imports as imports";
    Ok(format!("{rest}\nexport {{ {exports} }};\n"))
}
