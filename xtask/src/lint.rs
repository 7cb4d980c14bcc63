//! Formatting and lints.

use anyhow::Result;

use crate::command::{cargo, quietly};
use crate::{build, fuzz, setup};

/// Formatting, then clippy for the host and for wasm.
pub fn lint() -> Result<()> {
    setup::toolchain()?;
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
