//! One rule: one id, one function named after it, one heading in `docs/behaviour.md`, some cases (`tests/cases.rs`).

use std::collections::BTreeSet;

use crate::support::{files, path, read};
use marketo_webhook::{Rule, rules};

/// Where the functions of an area's rules live.
fn sources(area: &str) -> &'static [&'static str] {
    match area {
        "decide" => &["src/decide.rs"],
        "path" => &["src/attribute.rs"],
        "json" => &["src/extract/json.rs"],
        "xml" => &["src/extract/xml.rs", "src/extract/xml/"],
        "called" => &["src/called.rs"],
        "note" => &["src/note.rs"],
        "field" => &["src/field.rs"],
        "coerce" => &["src/coerce.rs", "src/coerce/"],
        other => panic!("no sources are named for the area {other}"),
    }
}

/// The text of the sources, tests left out.
fn source(area: &str) -> String {
    let all = files(&path("src"));
    let of_area = all.iter().filter(|file| {
        let name = file.strip_prefix(path("")).unwrap().display().to_string();
        sources(area)
            .iter()
            .any(|source| name == *source || source.ends_with('/') && name.starts_with(source))
    });
    of_area.map(|file| read(file).split("#[cfg(test)]\nmod tests").next().unwrap().to_owned()).collect()
}

fn parts(rule: &Rule) -> (&'static str, String) {
    let (area, name) = rule.id.name().split_once('.').unwrap();
    (area, name.replace('-', "_"))
}

#[test]
fn every_rule_has_one_function_of_its_name_that_is_called() {
    let everything: String = files(&path("src")).iter().map(read).collect();
    for rule in rules() {
        let (area, name) = parts(&rule);
        let source = source(area);
        let definition = format!("fn {name}");
        let named =
            |line: &&str| line.split_once(&definition).is_some_and(|(_, rest)| rest.starts_with(['(', '<']));
        assert_eq!(source.lines().filter(named).count(), 1, "functions for {}", rule.id);
        assert!(source.contains(&format!("/// `{}`: ", rule.id)), "no doc comment names {}", rule.id);
        let uses = everything.match_indices(&name).filter(|(at, _)| {
            let after = &everything[at + name.len()..];
            !everything[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                && after.starts_with(['(', '<'])
        });
        assert!(uses.count() > 1, "{} is not called", rule.id);
    }
}

#[test]
fn every_rule_has_its_section_in_the_behaviour_page() {
    let page = read("docs/behaviour.md");
    let mut sections: Vec<&str> = page.split("\n### ").skip(1).collect();
    sections.sort_unstable();
    let headings: BTreeSet<_> = sections.iter().map(|section| section.lines().next().unwrap()).collect();
    assert_eq!(headings.len(), sections.len(), "a heading stands twice");
    let ids: BTreeSet<_> = rules().iter().map(|rule| rule.id.name()).collect();
    assert_eq!(headings, ids, "headings and rules");
    for rule in rules() {
        let section = sections.iter().find(|section| section.starts_with(&format!("{}\n", rule.id))).unwrap();
        assert!(section.contains(rule.statement), "{}: the statement differs", rule.id);
        assert!(section.contains(&format!("Basis: {}", rule.basis)), "{}: the basis differs", rule.id);
        for source in rule.sources {
            assert!(section.contains(source), "{}: the source {source} is missing", rule.id);
        }
        if let Some(assumption) = rule.assumption {
            assert!(section.contains(&format!("`{assumption}`")), "{}: `{assumption}` is missing", rule.id);
            for value in assumption.values() {
                assert!(section.contains(&format!("`{value}`")), "{}: `{value}` is missing", rule.id);
            }
        }
    }
}
