//! How well the tests hold the core: what they run, and which changes they notice. Both take too long for every test
//! run; `docs/testing.md` says how it stands.

use anyhow::Result;

use crate::root;
use crate::step::{command, quietly, run};
use crate::supply::Tool;

const LLVM_COV: Tool = Tool { name: "cargo-llvm-cov", version: "0.9.1" };
const MUTANTS: Tool = Tool { name: "cargo-mutants", version: "27.1.0" };

/// The tests that run on a bare clone, within seconds: those that install suites or measure time say little more.
const TESTS: [&str; 6] = [
    "--lib",
    "--test=core",
    "--test=cases",
    "--package=marketo-webhook",
    "--locked",
    "--ignore-filename-regex=(tests/|src/wasm)",
];

/// Which lines and regions of the core the tests run; lists the lines that they do not.
pub fn coverage() -> Result<()> {
    let tool = LLVM_COV.path()?;
    quietly("adding llvm-tools", &mut command("rustup", ["component", "add", "llvm-tools"]))?;
    let report = root().join("target/coverage.txt");
    let mut coverage = command(tool, ["llvm-cov"]);
    coverage.args(TESTS).args(["--text", "--output-path"]).arg(&report);
    quietly("measuring coverage", &mut coverage)?;
    println!("   line by line: {}", report.display());
    let mut summary = command(LLVM_COV.path()?, ["llvm-cov", "report", "--show-missing-lines"]);
    run("coverage of the core", summary.args(TESTS.last()))
}

/// What is changed unless a file is given: all that says what Marketo does with a body.
const CHANGED: [&str; 6] = [
    "src/decide.rs",
    "src/attribute.rs",
    "src/coerce.rs",
    "src/coerce/**",
    "src/extract.rs",
    "src/extract/**",
];

/// Changes the core in small ways and lists the changes that no test notices.
pub fn mutants(files: &[String]) -> Result<()> {
    let mut mutants = command(MUTANTS.path()?, ["mutants", "--no-shuffle", "--output", "target/mutants"]);
    let files = if files.is_empty() { CHANGED.to_vec() } else { files.iter().map(String::as_str).collect() };
    mutants.args(files.iter().flat_map(|file| ["--file", file]));
    // It is built hundreds of times.
    run("testing mutants", mutants.env("CARGO_PROFILE_DEV_DEBUG", "0"))
}
