//! Every test there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::step::{cargo, command, quietly, remove, run, timed};
use crate::{bench, browser, build, cases, fuzz, root, setup, suite};

/// Browsers that are given; others are looked for.
#[derive(Default)]
pub struct Browsers {
    pub chromium: Option<PathBuf>,
    pub firefox: Option<PathBuf>,
}

/// Lints, the core natively, then the package as npm packs it: its types, every runtime, and the page.
pub fn test(browsers: Browsers) -> Result<()> {
    timed("all", || {
        println!();
        setup::toolchain()?;
        setup::npm()?;
        suite::all()?;
        setup::runtimes()?;
        let chromium = browser::chromium(browsers.chromium)?;
        let firefox = browser::firefox(browsers.firefox)?;
        lint()?;
        run("testing the core", &mut cargo(["test", "--workspace", "--locked"]))?;
        fuzz::test()?;
        publish_dry()?;
        build::panicking()?;
        build::rust_consumer()?;
        let consumer = root().join("target/consumer");
        install_package(&consumer, &["tests/package"])?;
        cases::write(&consumer.join("tests/cases.json"))?;
        let tsc = root().join("node_modules/typescript/bin/tsc");
        let mut tsc = command(
            "node",
            [tsc.as_os_str(), "-p".as_ref(), consumer.join("tests/package/types").as_os_str()],
        );
        quietly("checking the types", &mut tsc)?;
        run("testing the package in node", &mut node_tests(&consumer.join("tests/package"))?)?;
        bench::check(&consumer)?;
        for (what, folder) in
            [("the package in every other runtime", "tests/runtimes"), ("the page", "tests/page")]
        {
            let mut tests = node_tests(&root().join(folder))?;
            tests.env("CHROMIUM", &chromium).env("FIREFOX", &firefox).env("CONSUMER", &consumer);
            run(&format!("testing {what}"), &mut tests)?;
        }
        Ok(())
    })
}

/// Figures of the built page; they depend on the machine, so no test does on them.
pub fn lighthouse(browsers: Browsers) -> Result<()> {
    build::build()?;
    setup::runtimes()?;
    setup::lighthouse()?;
    let chromium = browser::chromium(browsers.chromium)?;
    run("measuring the page", command("node", ["tests/page/lighthouse/measure.js"]).env("CHROMIUM", chromium))
}

/// Formatting, then clippy for the host and for wasm.
pub fn lint() -> Result<()> {
    quietly("checking the formatting", &mut cargo(["fmt", "--all", "--check"]))?;
    let consumer = ["fmt", "--check", "--manifest-path", "tests/package/rust-consumer/Cargo.toml"];
    quietly("checking the formatting of the Rust crate that depends on it", &mut cargo(consumer))?;
    let host = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
    quietly("linting for the host", &mut cargo(host))?;
    // As crates depend on it; the tests have serde.
    let without = ["clippy", "--lib", "--locked", "--", "--deny", "warnings"];
    quietly("linting without features", &mut cargo(without))?;
    let target = "--target=wasm32-unknown-unknown";
    for features in ["", "js"] {
        let wasm =
            ["clippy", "--lib", "--locked", target, "--features", features, "--", "--deny", "warnings"];
        let what = format!("linting for wasm with the features `{features}`");
        quietly(&what, cargo(wasm).env("CARGO_ENCODED_RUSTFLAGS", build::FEATURES))?;
    }
    fuzz::lint()
}

/// Builds the package and tries whether the registries would take it and the crate.
fn publish_dry() -> Result<()> {
    let publish = ["publish", "--dry-run", "--locked", "--allow-dirty", "--package", "marketo-webhook"];
    quietly("trying to publish the crate", &mut cargo(publish))?;
    build::build()?;
    quietly("trying to publish the package", &mut command("npm", ["publish", "--dry-run"]))?;
    Ok(())
}

/// An empty project with the packed package and these folders.
pub fn install_package(consumer: &Path, folders: &[&str]) -> Result<()> {
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
        build::copy(&root().join(folder), &consumer.join(folder))?;
    }
    Ok(())
}

/// Node's test runner over the test files of a folder.
fn node_tests(folder: &Path) -> Result<Command> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    ensure!(!files.is_empty(), "no tests in {}", folder.display());
    // One after another: they share the project of the consumer, and the ports.
    let mut node = command("node", ["--test", "--test-concurrency=1"]);
    node.args(files);
    Ok(node)
}
