//! What a crate that depends on this one gets with it.

use std::process::Command;

/// The names of the packages that the library depends on.
fn tree(arguments: &[&str]) -> Vec<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", "marketo-webhook", "--edges", "normal", "--prefix", "none", "--locked"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn is_of_javascript(name: &String) -> bool {
    name.contains("wasm") || name == "js-sys" || name == "web-sys"
}

#[test]
fn native_builds_depend_on_no_javascript_crate_whatever_the_features() {
    let names = tree(&["--all-features"]);
    assert!(names.iter().any(|name| name == "serde"), "{names:?}");
    assert!(!names.iter().any(is_of_javascript), "{names:?}");
}

#[test]
fn wasm_builds_depend_on_javascript_crates_with_the_feature_js_alone() {
    let target = "--target=wasm32-unknown-unknown";
    assert!(tree(&[target, "--features=js"]).iter().any(is_of_javascript));
    let names = tree(&[target]);
    assert!(!names.iter().any(|name| is_of_javascript(name) || name == "serde"), "{names:?}");
}
