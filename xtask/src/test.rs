//! All tests.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::command::{cargo, command, quietly, run, timed};
use crate::files::root;
use crate::{bench, browser, build, consumer, frameworks, fuzz, lint, setup, vendored_suites};

/// Lints, the native core, then the package as npm packs it: its types, every runtime, and the page.
pub fn test(browsers: browser::Given) -> Result<()> {
    timed("all", || {
        println!();
        setup::toolchain()?;
        setup::npm()?;
        vendored_suites::unpack()?;
        setup::runtimes()?;
        setup::nodes()?;
        let chromium = browser::chromium(browsers.chromium)?;
        let firefox = browser::firefox(browsers.firefox)?;
        lint::lint()?;
        run("testing the core", &mut cargo(["test", "--workspace", "--locked"]))?;
        fuzz::test()?;
        package()?;
        build::panicking()?;
        build::rust_consumer()?;
        let consumer = consumer::with_tests()?;
        let tsc = root().join("node_modules/typescript/bin/tsc");
        let mut tsc = command(
            "node",
            [tsc.as_os_str(), "-p".as_ref(), consumer.join("tests/package/types").as_os_str()],
        );
        quietly("checking the types", &mut tsc)?;
        run("testing the package in node", &mut node_tests(&consumer.join("tests/package"))?)?;
        bench::check(&consumer)?;
        for (what, folder) in [
            ("the command line", "tests/cli"),
            ("the package in every other runtime", "tests/runtimes"),
            ("the page", "tests/page"),
        ] {
            let mut tests = node_tests(&root().join(folder))?;
            tests.env("CHROMIUM", &chromium).env("FIREFOX", &firefox).env("CONSUMER", &consumer);
            run(&format!("testing {what}"), &mut tests)?;
        }
        frameworks::quick(&consumer, &chromium, &firefox)
    })
}

/// Builds the package, and the crate from what would be uploaded. Nothing can be published by mistake while the owner
/// is a placeholder: `tests/core/placeholders.rs`.
fn package() -> Result<()> {
    let package = ["package", "--locked", "--allow-dirty", "--package", "marketo-webhook"];
    quietly("packing the crate", &mut cargo(package))?;
    build::build()?;
    quietly("packing the package", &mut command("npm", ["pack", "--dry-run"]))?;
    let is_private = fs::read_to_string(root().join("package.json"))?.contains("\"private\": true");
    let publish = command("npm", ["publish", "--dry-run"]).current_dir(root()).output()?;
    ensure!(publish.status.success() != is_private, "npm publishes what is private, or not what is public");
    Ok(())
}

/// Node's test runner over the test files of a folder.
fn node_tests(folder: &Path) -> Result<Command> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    ensure!(!files.is_empty(), "no tests in {}", folder.display());
    // One after another: they share the consumer project and the ports.
    let mut node = command("node", ["--test", "--test-concurrency=1"]);
    node.args(files);
    Ok(node)
}
