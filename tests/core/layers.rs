//! Data flows one way: each top-level module of `src` uses only modules of lower layers, and files do not depend on each
//! other in a cycle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{files, path, read};

/// The layers of top-level modules, from the bottom up. Modules of one layer do not use each other.
const LAYERS: &[&[&str]] = &[
    &["name_map", "string_enum", "text"],
    &["assumptions"],
    &["rules", "texts", "value"],
    &["definition", "response"],
    &["outcome"],
    &["decide", "extract", "coerce"],
    &["explain"],
    &["evaluate"],
    &["tools"],
    &["js"],
];

/// A file of `src` as the path of its module, such as `extract::json`.
fn module(file: &Path) -> String {
    let name = file.strip_prefix(path("src")).unwrap().with_extension("").display().to_string();
    name.strip_suffix("/mod").unwrap_or(&name).replace('/', "::")
}

/// The top-level module of a module.
fn top_level(module: &str) -> &str {
    module.split("::").next().unwrap()
}

/// The modules that each module uses, without `lib`; a path is cut to the part that names a file.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let sources: BTreeMap<_, _> = files(&path("src"))
        .iter()
        .map(|file| (module(file), read(file)))
        .filter(|(name, _)| name != "lib")
        .collect();
    let named = |path: &str| {
        let mut name = path;
        while !sources.contains_key(name) {
            name = name.rsplit_once("::")?.0;
        }
        Some(name.to_owned())
    };
    let used = |(module, source): (&String, &String)| {
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        // `super` is the parent of a file, and in the tests at its end the file itself.
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        // Comments may name modules of higher layers: that is a link, not a use.
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let source = code.collect::<Vec<_>>().join("\n");
        let source = source.replace("super::", &format!("crate::{parent}::"));
        let paths = source.split("crate::").skip(1).map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap().to_owned()
        });
        let used = paths.filter_map(|path| named(path.trim_end_matches(':'))).filter(|used| used != module);
        (module.clone(), used.collect())
    };
    sources.iter().map(used).collect()
}

#[test]
fn every_module_uses_only_lower_layers() {
    let layer = |name: &str| {
        let layer = LAYERS.iter().position(|layer| layer.contains(&name));
        layer.unwrap_or_else(|| panic!("LAYERS has no module {name}: add it to its layer"))
    };
    let uses = uses();
    for (module, used) in &uses {
        for used in used.iter().filter(|used| top_level(used) != top_level(module)) {
            let is_lower = layer(top_level(used)) < layer(top_level(module));
            assert!(is_lower, "{module} uses {used}, which is not in a lower layer");
        }
    }
    let found: BTreeSet<_> = uses.keys().map(|module| top_level(module)).collect();
    let listed: BTreeSet<_> = LAYERS.iter().copied().flatten().copied().collect();
    assert_eq!(found, listed, "the modules of src, and those of LAYERS");
}

#[test]
fn the_table_of_layers_is_up_to_date() {
    let page = read("docs/architecture.md");
    let rows = page.lines().filter_map(|line| {
        let [number, modules, _] = line.strip_prefix("| ")?.split(" | ").collect::<Vec<_>>()[..] else {
            return None;
        };
        let layer = number.parse::<usize>().ok()?.checked_sub(1)?;
        let names = modules.split('`').skip(1).step_by(2);
        let known = LAYERS.iter().copied().flatten().copied().collect::<BTreeSet<_>>();
        // The feature of a module is in backticks too.
        Some((layer, names.filter(|name| known.contains(name)).collect::<BTreeSet<_>>()))
    });
    let listed: BTreeMap<_, _> = rows.collect();
    let expected = LAYERS.iter().map(|layer| layer.iter().copied().collect()).enumerate().collect();
    assert_eq!(listed, expected, "the table in docs/architecture.md, from layer 0 on");
}

#[test]
fn only_evaluate_combines_decide_extract_and_coerce() {
    let steps = ["decide", "extract", "coerce"];
    for (module, used) in uses().iter().filter(|(module, _)| top_level(module) != "evaluate") {
        let joined: BTreeSet<_> =
            used.iter().map(|used| top_level(used)).filter(|used| steps.contains(used)).collect();
        // A listing reads a sample with `extract`, and tries which data types take a value with `coerce`.
        let is_listing = module == "tools::entries";
        assert!(joined.len() < 2 || is_listing, "{module} uses {joined:?}, which only evaluate may combine");
    }
}

#[test]
fn no_files_use_each_other_in_a_cycle() {
    let is_inside = |inner: &str, outer: &str| inner.starts_with(&format!("{outer}::"));
    let mut left = uses();
    for (module, used) in &mut left {
        // A module re-exports its files, and they use its types: that is not a cycle.
        used.retain(|used| !is_inside(module, used) && !is_inside(used, module));
    }
    // Removes each file that uses none of the remaining ones.
    while let Some(free) = left.iter().find(|(_, used)| !used.iter().any(|used| left.contains_key(used))) {
        let free = free.0.clone();
        left.remove(&free);
    }
    let in_cycles: Vec<_> = left.keys().collect();
    assert!(in_cycles.is_empty(), "in a cycle, or using a file of one: {in_cycles:?}");
}

#[test]
fn only_the_binding_uses_javascript() {
    for file in files(&path("src")).into_iter().filter(|file| top_level(&module(file)) != "js") {
        let source = read(&file);
        for name in ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"] {
            assert!(!source.contains(name), "{} uses {name}, which only src/js may", file.display());
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
