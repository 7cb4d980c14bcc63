//! What the crate depends on: licences, sources and versions, as `deny.toml` has them; and what `SECURITY.md` promises.

mod support;

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use support::{path, read};

fn cargo(arguments: &[&str]) -> String {
    let cargo = Command::new(env!("CARGO")).args(arguments).current_dir(path("")).output().unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    String::from_utf8(cargo.stdout).unwrap()
}

/// Every package of the lock file, those of tests and tools too.
fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked"]);
    let mut metadata: Value = serde_json::from_str(&metadata).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

/// The licences that `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let deny = read("deny.toml");
    let (_, list) = deny.split_once("\nallow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether one of the licences is allowed that an expression leaves to choose, of each part that it joins with AND.
fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let any = |part: &str| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')');
        part.replace('/', " OR ").split(" OR ").any(|licence| allowed.contains(licence.trim()))
    };
    licence.split(" AND ").all(any)
}

#[test]
fn licences_are_told_apart() {
    let allowed = allowed();
    for licence in ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "(MIT OR GPL-3.0-only) AND Unicode-3.0"] {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "", "MIT-0"] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

#[test]
fn every_package_has_an_allowed_licence_and_comes_from_crates_io() {
    let allowed = allowed();
    let packages = packages();
    assert!(packages.len() > 30, "{} packages only", packages.len());
    for package in packages {
        let (name, source) = (package["name"].as_str().unwrap(), package["source"].as_str());
        if name == "xtask" {
            continue;
        }
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence, &allowed), "{name}: the licence `{licence}` is not allowed in deny.toml");
        let expected =
            (name != "marketo-webhook").then_some("registry+https://github.com/rust-lang/crates.io-index");
        assert_eq!(source, expected, "{name}: the source");
    }
}

#[test]
fn the_wasm_tree_has_each_package_in_one_version() {
    let tree = ["tree", "--locked", "--package", "marketo-webhook", "--features", "js"];
    let tree = [
        &tree[..],
        &[
            "--edges",
            "normal,build",
            "--target",
            "wasm32-unknown-unknown",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ],
    ]
    .concat();
    let tree = cargo(&tree);
    let of_tree: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    let names: Vec<_> = of_tree.iter().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"wasm-bindgen"), "no tree: {tree}");
    let unique: BTreeSet<_> = names.iter().collect();
    assert_eq!(names.len(), unique.len(), "some package is there in two versions: {of_tree:?}");
}

/// Each promise stands in a row of three: the promise, a file, and in backticks what of the file holds it.
#[test]
fn every_promise_of_the_security_page_names_what_holds_it() {
    let page = read("SECURITY.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect()))
        .skip(1)
        .filter(|row: &Vec<&str>| !row[0].starts_with("---"))
        .collect();
    assert!(rows.len() > 10, "the table of promises is missing");
    for row in rows {
        let [promise, file, holds] = row[..] else { panic!("not three columns: {row:?}") };
        let source = read(file.trim_matches('`'));
        for part in holds.split("`, `") {
            let part = part.trim_matches('`');
            assert!(source.contains(part), "{promise}: {file} has no {part}");
        }
    }
}
