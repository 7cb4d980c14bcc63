//! Data flows one way: each room of `src` uses only what is below it, and no two files use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{files, path, read};

/// The rooms, from the ground up. Those on one floor do not know each other.
const FLOORS: &[&[&str]] = &[
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

fn room(module: &str) -> &str {
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
        // `super` is the room of a file, and in the tests at its end the file itself.
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        // Comments may name rooms above: that is a link, not a use.
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
fn every_room_uses_only_what_is_below_it() {
    let floor = |room: &str| {
        let floor = FLOORS.iter().position(|floor| floor.contains(&room));
        floor.unwrap_or_else(|| panic!("say on which floor the room {room} is"))
    };
    let uses = uses();
    for (module, used) in &uses {
        for used in used.iter().filter(|used| room(used) != room(module)) {
            assert!(floor(room(used)) < floor(room(module)), "{module} uses {used}, which is not below it");
        }
    }
    let rooms: BTreeSet<_> = uses.keys().map(|module| room(module)).collect();
    assert_eq!(rooms.len(), FLOORS.iter().map(|floor| floor.len()).sum::<usize>(), "rooms that are gone");
}

#[test]
fn only_evaluate_joins_decide_extract_and_coerce() {
    let steps = ["decide", "extract", "coerce"];
    for (module, used) in uses().iter().filter(|(module, _)| room(module) != "evaluate") {
        let joined: BTreeSet<_> =
            used.iter().map(|used| room(used)).filter(|used| steps.contains(used)).collect();
        // A listing reads a sample with `extract`, and tries which data types take a value with `coerce`.
        let is_listing = module == "tools::sample";
        assert!(joined.len() < 2 || is_listing, "{module} joins {joined:?}");
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let is_inside = |inner: &str, outer: &str| inner.starts_with(&format!("{outer}::"));
    let mut left = uses();
    for (module, used) in &mut left {
        // A room re-exports its files, and they use its types: that is not a circle.
        used.retain(|used| !is_inside(module, used) && !is_inside(used, module));
    }
    // Removes whatever uses nothing that is left.
    while let Some(free) = left.iter().find(|(_, used)| !used.iter().any(|used| left.contains_key(used))) {
        let free = free.0.clone();
        left.remove(&free);
    }
    let in_circles: Vec<_> = left.keys().collect();
    assert!(in_circles.is_empty(), "in circles, or using them: {in_circles:?}");
}

#[test]
fn only_the_binding_knows_javascript() {
    for file in files(&path("src")).into_iter().filter(|file| room(&module(file)) != "js") {
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
