//! Each rule has one id, code that cites it, a section of the page in each language, and cases (`tests/cases` counts
//! them).

#[path = "../../xtask/src/generate/behaviour.rs"]
mod behaviour;
#[path = "../../xtask/src/generate/evidence.rs"]
mod evidence;

use crate::languages::texts;
use crate::support::{files, path, read};
use marketo_webhook::assumptions::Assumption;
use marketo_webhook::rules::rules;
use texts::LANGUAGES;

/// The code of the library without the catalogue, comments and tests.
fn code() -> String {
    let mut code = String::new();
    for file in files(&path("src")).iter().filter(|file| !file.ends_with("src/rules/catalogue.rs")) {
        let source = read(file);
        let (source, _tests) = source.split_once("#[cfg(test)]\nmod tests").unwrap_or((&source, ""));
        code.extend(source.lines().filter(|line| !line.trim_start().starts_with("//")));
    }
    code
}

#[test]
fn every_rule_is_cited_by_code() {
    let code = code();
    let cited: Vec<_> = code
        .split("RuleId::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
        .collect();
    for rule in rules() {
        let variant = format!("{:?}", rule.id);
        assert!(cited.contains(&&*variant), "no code below src/ cites `RuleId::{variant}` ({})", rule.id);
    }
}

#[test]
fn every_assumption_switches_a_rule() {
    for assumption in Assumption::ALL {
        assert!(assumption.rules().next().is_some(), "no rule of the catalogue names `{assumption}`");
    }
}

#[test]
fn the_pages_of_evidence_are_those_of_the_catalogue() {
    for language in LANGUAGES {
        let path = language.evidence;
        assert!(read(path) == evidence::page(language), "{path} differs: run `cargo xtask generate`");
    }
}

#[test]
fn the_pages_of_evidence_have_every_rule_once() {
    for language in LANGUAGES {
        let page = evidence::page(language);
        for rule in rules() {
            let count = page.matches(&format!("\n### [{}](", rule.id)).count();
            assert_eq!(count, 1, "{}: {}", language.evidence, rule.id);
        }
    }
}

#[test]
fn the_pages_of_the_rules_are_those_of_the_catalogue() {
    for language in LANGUAGES {
        let (page, generated) = (read(language.page), behaviour::page(language));
        let sections = |page: &str| page.split("\n### ").map(str::to_owned).collect::<Vec<_>>();
        let heading = |section: &str| section.lines().next().unwrap_or_default().to_owned();
        for section in sections(&generated) {
            let is_there = sections(&page).contains(&section);
            let heading = heading(&section);
            assert!(is_there, "{} differs at `{heading}`: run `cargo xtask generate`", language.page);
        }
        assert!(page == generated, "{} has more than the rules: run `cargo xtask generate`", language.page);
    }
}
