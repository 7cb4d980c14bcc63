//! The crate's dependencies: licences, sources and versions as in `deny.toml`, and no crate for JavaScript.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::{path, read};
use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let cargo = Command::new(env!("CARGO")).args(arguments).current_dir(path("")).output().unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    String::from_utf8(cargo.stdout).unwrap()
}

/// Every package of the lock file, including those of tests and tools.
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

/// Whether each part of an expression that is joined with AND offers one of the allowed licences.
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
    assert_eq!(names.len(), unique.len(), "a package is there in two versions: {of_tree:?}");
}

/// The names of the packages that the library depends on.
fn names(arguments: &[&str]) -> Vec<String> {
    let tree = ["tree", "--locked", "--package", "marketo-webhook", "--edges", "normal", "--prefix", "none"];
    let tree = cargo(&[&tree, arguments].concat());
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn is_of_javascript(name: &String) -> bool {
    name.contains("wasm") || name == "js-sys" || name == "web-sys"
}

#[test]
fn native_builds_depend_on_no_javascript_crate_whatever_the_features() {
    let names = names(&["--all-features"]);
    assert!(names.iter().any(|name| name == "serde"), "{names:?}");
    assert!(!names.iter().any(is_of_javascript), "{names:?}");
}

#[test]
fn wasm_builds_depend_on_javascript_crates_with_the_feature_js_alone() {
    let target = "--target=wasm32-unknown-unknown";
    assert!(names(&[target, "--features=js"]).iter().any(is_of_javascript));
    let names = names(&[target]);
    assert!(!names.iter().any(|name| is_of_javascript(name) || name == "serde"), "{names:?}");
}
