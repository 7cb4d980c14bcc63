//! Formatting and lints.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{cargo, command, quietly};
use crate::files::root;
use crate::{build, fuzz, public_api, setup};

/// JavaScript, then Rust: formatting, clippy for the host and for wasm, the documentation, the oldest compiler and the list of the
/// public API.
pub fn lint() -> Result<()> {
    javascript()?;
    setup::toolchain()?;
    quietly("checking the formatting", &mut cargo(["fmt", "--all", "--check"]))?;
    let consumer = ["fmt", "--check", "--manifest-path", "tests/package/rust-consumer/Cargo.toml"];
    quietly("checking the formatting of the Rust crate that depends on it", &mut cargo(consumer))?;
    let host = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
    quietly("linting for the host", &mut cargo(host))?;
    // As dependent crates build it; the tests enable serde.
    let without = ["clippy", "--lib", "--locked", "--", "--deny", "warnings"];
    quietly("linting without features", &mut cargo(without))?;
    let target = "--target=wasm32-unknown-unknown";
    for features in ["", "js"] {
        let wasm =
            ["clippy", "--lib", "--locked", target, "--features", features, "--", "--deny", "warnings"];
        let what = format!("linting for wasm with the features `{features}`");
        quietly(&what, cargo(wasm).env("CARGO_ENCODED_RUSTFLAGS", build::FEATURES))?;
    }
    documentation()?;
    msrv()?;
    public_api::check()?;
    fuzz::lint()
}

/// The format and the lints of JavaScript and TypeScript, by `biome.jsonc`. `npx biome check --write` fixes what it can.
fn javascript() -> Result<()> {
    setup::npm()?;
    let biome = root().join("node_modules/@biomejs/biome/bin/biome");
    let mut biome = command("node", [biome.as_os_str()]);
    biome.args(["ci", "--error-on-warnings", "--colors=off"]);
    quietly("checking the JavaScript", &mut biome).map(drop)
}

/// The documentation as docs.rs shows it, and that of private items, whose links must work too.
fn documentation() -> Result<()> {
    let doc = ["doc", "--no-deps", "--locked", "--package", "marketo-webhook", "--lib"];
    for (what, arguments) in [
        ("documenting the crate", &[][..]),
        ("documenting the crate with its features", &["--features", "http,serde"]),
        (
            "documenting what is private",
            &["--features", "http,serde", "--document-private-items", "--target-dir", "target/private-doc"],
        ),
    ] {
        quietly(what, cargo(doc).args(arguments).env("RUSTDOCFLAGS", "--deny warnings"))?;
    }
    Ok(())
}

/// The crate with the oldest supported compiler. Clippy already notices newer functions, but not newer syntax.
fn msrv() -> Result<()> {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
    let version = version.context("no rust-version in Cargo.toml")?;
    setup::old_toolchain(version)?;
    let check = ["check", "--lib", "--locked", "--features", "http,serde", "--target-dir", "target/msrv"];
    let mut rustup = command("rustup", ["run", version, "cargo"]);
    // Cargo would tell its children which compiler to use.
    rustup.args(check).env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO").env_remove("RUSTC");
    quietly(&format!("checking with Rust {version}"), &mut rustup).map(drop)
}
