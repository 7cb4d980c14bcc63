//! The public API of the crate as a list, so that changes show in a diff: `docs/public-api.txt`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, quietly};
use crate::files::root;

const PATH: &str = "docs/public-api.txt";

/// Rewrites the list.
pub fn write() -> Result<()> {
    fs::write(root().join(PATH), list()?).with_context(|| format!("cannot write {PATH}"))
}

/// Fails if the list does not match the crate.
pub fn check() -> Result<()> {
    let written = fs::read_to_string(root().join(PATH)).unwrap_or_default();
    let list = list()?;
    let only = |one: &str, other: &str, sign: char| -> Vec<String> {
        let other: Vec<_> = other.lines().collect();
        one.lines().filter(|line| !other.contains(line)).map(|line| format!("{sign}{line}")).collect()
    };
    let changes = [only(&written, &list, '-'), only(&list, &written, '+')].concat();
    ensure!(written == list, "{PATH} is out of date, run `cargo xtask public-api`:\n{}", changes.join("\n"));
    Ok(())
}

/// One item per line: the API without features, then what the features add.
fn list() -> Result<String> {
    let plain = items("")?;
    let mut list = plain.join("\n") + "\n";
    for feature in ["http", "serde"] {
        let added: Vec<_> = items(feature)?.into_iter().filter(|item| !plain.contains(item)).collect();
        list += &format!("\n# With the feature `{feature}`\n\n{}\n", added.join("\n"));
    }
    Ok(list)
}

fn items(features: &str) -> Result<Vec<String>> {
    let target = root().join("target/public-api");
    let mut rustdoc = cargo(["rustdoc", "--lib", "--locked", "--package", "marketo-webhook"]);
    rustdoc.args(["--features", features, "--target-dir"]).arg(&target);
    rustdoc.args(["--", "-Zunstable-options", "--output-format=json"]);
    // The format is unstable. This makes the pinned compiler write it, so that no nightly one is needed.
    rustdoc.env("RUSTC_BOOTSTRAP", "1");
    quietly(&format!("listing the public API with the features `{features}`"), &mut rustdoc)?;
    let api = public_api::Builder::from_rustdoc_json(target.join("doc/marketo_webhook.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    Ok(api.items().map(ToString::to_string).collect())
}
