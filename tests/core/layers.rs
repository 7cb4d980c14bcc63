//! Data flows one way: who may use whom.

use std::collections::BTreeSet;

use crate::support::{files, path, read};

/// What each module may use. Those that hold types alone come first.
const MAY_USE: &[(&str, &[&str])] = &[
    ("named", &[]),
    ("near", &[]),
    ("format", &["named"]),
    ("index", &[]),
    ("status", &[]),
    ("charset", &[]),
    ("assumptions", &["named"]),
    ("rules", &["named", "assumptions"]),
    ("value", &["named"]),
    ("response", &["named", "status"]),
    ("attribute", &["rules", "message"]),
    ("field", &["rules", "index", "near"]),
    ("definition", &["named", "assumptions", "field", "format"]),
    ("outcome", &["named", "rules", "value", "field", "response", "charset"]),
    ("decide", &["rules", "assumptions", "status", "response", "charset", "outcome"]),
    (
        "extract",
        &["named", "rules", "assumptions", "attribute", "format", "index", "near", "value", "outcome"],
    ),
    ("coerce", &["rules", "assumptions", "field", "value", "outcome"]),
    ("called", &["named", "rules", "message", "outcome"]),
    ("describe", &["charset", "diagnose", "extract", "field", "format", "message", "outcome", "value"]),
    ("note", &["named", "extract", "format", "response"]),
    (
        "message",
        &["rules", "attribute", "called", "extract", "field", "format", "outcome", "response", "value"],
    ),
    (
        "diagnose",
        &["named", "rules", "attribute", "definition", "field", "index", "message", "outcome", "webhook"],
    ),
    (
        "webhook",
        &[
            "rules",
            "assumptions",
            "attribute",
            "definition",
            "diagnose",
            "extract",
            "field",
            "format",
            "index",
        ],
    ),
    (
        "evaluate",
        &[
            "named",
            "rules",
            "assumptions",
            "attribute",
            "charset",
            "coerce",
            "decide",
            "extract",
            "field",
            "format",
            "message",
            "note",
            "outcome",
            "response",
            "value",
            "webhook",
        ],
    ),
    (
        "wasm",
        &[
            "named",
            "rules",
            "assumptions",
            "called",
            "charset",
            "decide",
            "definition",
            "describe",
            "evaluate",
            "field",
            "format",
            "message",
            "outcome",
            "response",
            "status",
            "value",
            "webhook",
        ],
    ),
];

fn module(file: &std::path::Path) -> String {
    let name = file.strip_prefix(path("src")).unwrap().display().to_string();
    name.split(['/', '.']).next().unwrap().to_owned()
}

#[test]
fn modules_use_only_what_they_may() {
    let mut seen = BTreeSet::new();
    for file in files(&path("src")) {
        let module = module(&file);
        if module == "lib" {
            continue;
        }
        let (_, may_use) = MAY_USE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("say what the module {module} may use"));
        let source = read(&file);
        let uses = source
            .split("crate::")
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap());
        for used in uses {
            assert!(used == module || may_use.contains(&used), "{} uses {used}", file.display());
        }
        seen.insert(module);
    }
    assert_eq!(seen.len(), MAY_USE.len(), "modules that are gone");
}

#[test]
fn only_evaluate_joins_decide_extract_and_coerce() {
    let joins = |may_use: &[&str]| {
        ["decide", "extract", "coerce"].iter().filter(|name| may_use.contains(name)).count()
    };
    for (module, may_use) in MAY_USE {
        assert!(joins(may_use) < 2 || *module == "evaluate", "{module} joins them");
    }
    for (module, may_use) in MAY_USE.iter().filter(|(name, _)| ["decide", "extract", "coerce"].contains(name))
    {
        assert_eq!(joins(may_use), 0, "{module} knows another");
    }
}

#[test]
fn only_the_binding_knows_javascript() {
    for file in files(&path("src")).into_iter().filter(|file| module(file) != "wasm") {
        let source = read(&file);
        for name in ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"] {
            assert!(!source.contains(name), "{} knows {name}", file.display());
        }
    }
}

#[test]
fn files_stay_short() {
    for file in files(&path("src")).into_iter().chain(files(&path("js"))) {
        let lines = read(&file).lines().count();
        assert!(lines <= 400, "{} has {lines} lines: split it by concept", file.display());
    }
}
