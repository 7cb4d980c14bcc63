//! The npm package: wasm, glue, entries and types, in `dist/`; the page in `dist/www/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, command, quietly, timed};
use crate::files::{copy, remove, root};
use crate::{languages, loading, rules, setup};

/// The name of the generated files.
pub const NAME: &str = "marketo_webhook";

/// Builds the package and the page.
pub fn build() -> Result<()> {
    setup::toolchain()?;
    setup::npm()?;
    let dist = root().join("dist");
    remove(&dist)?;
    wasm(&dist, &root().join("target"), flags())?;
    optimize(&dist, &[])?;
    script(&dist)?;
    let vite = root().join("node_modules/vite/bin/vite.js");
    let mut vite = command("node", [vite.as_os_str()]);
    vite.args(["build", "--config", "www/vite.config.js", "--logLevel", "error"]);
    quietly("building the page", &mut vite)?;
    let sizes = "const { readFileSync } = require('node:fs'); const z = require('node:zlib'); \
        const b = readFileSync(process.argv[1]); \
        console.log(`   wasm: ${b.length} bytes, gzip -9 ${z.gzipSync(b, { level: 9 }).length}, brotli 11 ${z.brotliCompressSync(b).length}`)";
    let path = dist.join(format!("{NAME}_bg.wasm"));
    let sizes = command("node", ["-e", sizes]).arg(path).output().context("cannot run node")?;
    print!("{}", String::from_utf8_lossy(&sizes.stdout));
    Ok(())
}

/// Builds a package whose module panics on request, for the test of panics.
pub fn panicking() -> Result<()> {
    let target = root().join("target/panicking");
    let dist = target.join("dist");
    wasm(&dist, &target, format!("{}\x1f--cfg=planted_panic", flags()))?;
    script(&dist)
}

/// The JavaScript beside the module: hand-written files, and those generated from the texts and the rules.
fn script(dist: &Path) -> Result<()> {
    copy(&root().join("js"), dist)?;
    loading::write(dist)?;
    service(&dist.join("cli/service"))?;
    languages::write(dist)?;
    fs::write(dist.join("rule-list.js"), rules::module())?;
    fs::write(dist.join("standard-field-list.js"), rules::standard_fields_module())?;
    fs::write(dist.join("text-ids.js"), languages::ids()?)?;
    Ok(())
}

/// The service of `examples/probe`, which the command line starts. It imports the package by name, here by path.
fn service(folder: &Path) -> Result<()> {
    copy(&root().join("examples/probe"), folder)?;
    fs::remove_file(folder.join("worker.js"))?;
    let path = folder.join("service.js");
    let text = fs::read_to_string(&path).context("examples/probe has no service.js")?;
    fs::write(path, text.replace("\"marketo-webhook/probe\"", "\"../../entry/probe.js\""))?;
    Ok(())
}

/// Builds a Rust crate for wasm that depends on the library, for the test that it needs no JavaScript.
pub fn rust_consumer() -> Result<()> {
    let mut build = cargo(["build", "--release", "--locked", "--target", "wasm32-unknown-unknown"]);
    build.args([
        "--manifest-path",
        "tests/package/rust-consumer/Cargo.toml",
        "--target-dir",
        "target/rust-consumer",
    ]);
    quietly("building a Rust crate that depends on the library", &mut build)?;
    Ok(())
}

/// The last module built, with the names of its functions, for a table of its size by part.
pub fn with_names(folder: &Path) -> Result<()> {
    let built = root().join(format!("target/wasm32-unknown-unknown/release/{NAME}.wasm"));
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).out_name(NAME).typescript(false).reset_state_function(true);
    bindgen.web(true)?.generate(folder)?;
    optimize(folder, &["-g"])
}

/// The module and its glue.
fn wasm(dist: &Path, target_dir: &Path, flags: String) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    // A cdylib only for the package: crates that depend on this one do not need it.
    let mut build =
        cargo(["rustc", "--release", "--package", "marketo-webhook", "--lib", "--crate-type", "cdylib"]);
    build.args(["--features", "js", "--locked", "--target", target, "--target-dir"]);
    quietly("building the wasm", build.arg(target_dir).env("CARGO_ENCODED_RUSTFLAGS", flags))?;
    timed("generating the glue", || {
        Bindgen::new()
            .input_path(target_dir.join(format!("{target}/release/{NAME}.wasm")))
            .out_name(NAME)
            // The public types are hand-written: js/index.d.ts.
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .omit_default_module_path(true)
            // After a panic the module is instantiated again: js/wasm.js.
            .reset_state_function(true)
            .web(true)?
            .generate(dist)
    })
}

fn optimize(dist: &Path, flags: &[&str]) -> Result<()> {
    let wasm = dist.join(format!("{NAME}_bg.wasm"));
    let optimize = root().join("node_modules/binaryen/bin/wasm-opt");
    // No feature flags: `--all-features` writes modules that Node 20 cannot run. Large functions are not inlined:
    // engines compile a whole function when it is first called.
    let mut optimize = command("node", [optimize.as_os_str(), wasm.as_os_str()]);
    optimize
        .args(["-O3", "--one-caller-inline-max-function-size=50", "--low-memory-unused", "--converge", "-o"])
        .arg(&wasm)
        .args(flags);
    quietly("optimizing the wasm", &mut optimize)?;
    Ok(())
}

/// The features that the module may use: 128-bit SIMD, which every runtime has.
pub const FEATURES: &str = "-Ctarget-feature=+simd128";

/// A stack of 256 KB instead of 1 MB, which counts as memory: no input makes the core recurse.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// Functions without a hint are inlined only if that costs little; LLVM's own limit is 225. What is hot has a hint.
const INLINING: &str = "-Cllvm-args=--inline-threshold=60";

/// [`FEATURES`], and no paths of this machine in the module, nor the name of the registry that the crates came from.
fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.as_ref().and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = sources.into_iter().flatten().flatten().map(|folder| (folder.path(), "crates"));
    // Of those that fit, the last counts.
    let folders = [(root().to_owned(), ".")].into_iter().chain(home.map(|home| (home, "cargo")));
    let remapped = folders
        .chain(registries)
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    [FEATURES, STACK, INLINING]
        .map(str::to_owned)
        .into_iter()
        .chain(remapped)
        .collect::<Vec<_>>()
        .join("\x1f")
}
