//! Rust users on native targets get no JavaScript crate.

use std::process::Command;

#[test]
fn native_builds_depend_on_no_javascript_crate() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", "marketo-webhook", "--edges", "normal", "--prefix", "none", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"serde"), "{tree}");
    for name in names {
        assert!(
            !name.contains("wasm") && !name.contains("js-sys") && name != "web-sys",
            "{name} is in the tree"
        );
    }
}
