//! The owner and the addresses are placeholders, and nothing with a placeholder may be published.

use serde_json::Value;

use crate::support::read;

/// Both manifests refuse publication as long as a placeholder is left, and no longer.
#[test]
fn placeholders_are_not_published() {
    let package: Value = serde_json::from_str(&read("package.json")).expect("package.json is JSON");
    let cargo = read("Cargo.toml");
    let files = ["SECURITY.md", "CODE_OF_CONDUCT.md", "README.md", "package.json", "Cargo.toml"];
    let has_placeholder = files.iter().any(|file| {
        let text = read(file);
        text.contains("github.com/marketo-webhook/") || text.contains("@marketo-webhook.example")
    });
    assert_eq!(package["private"] == true, has_placeholder, "`private` of package.json");
    assert_eq!(
        cargo.lines().any(|line| line == "publish = false"),
        has_placeholder,
        "`publish` of Cargo.toml"
    );
}

/// A visitor of either registry finds the same repository.
#[test]
fn both_manifests_name_one_repository() {
    let package: Value = serde_json::from_str(&read("package.json")).expect("package.json is JSON");
    let cargo = read("Cargo.toml");
    let member = |name: &str| {
        let line = cargo.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = ")).expect(name);
        line.trim_matches('"').to_owned()
    };
    let repository = member("repository");
    assert_eq!(package["repository"]["url"], format!("git+{repository}.git"));
    assert_eq!(package["bugs"], format!("{repository}/issues"));
    assert_eq!(package["homepage"], member("homepage"));
}
