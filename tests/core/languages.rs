//! The texts of every language: each has a text for whatever has one, in the same order, and no other.

#[path = "../../xtask/src/generate/texts.rs"]
pub(crate) mod texts;

use std::collections::BTreeSet;

use crate::support::{files, path};
use marketo_webhook::{Assumption, Basis, RuleId, Source};
use texts::{LANGUAGES, Texts};

/// What the statements of rules and assumptions, and the pages of the rules, are called by.
const STATEMENTS: [&str; 3] = ["rule", "assumption", "docs"];

fn area(id: &str) -> &str {
    id.split('.').next().unwrap_or_default()
}

fn is_statement(id: &str) -> bool {
    STATEMENTS.contains(&area(id))
}

fn ids(texts: &Texts) -> Vec<&str> {
    texts.entries.iter().map(|(id, _)| id.as_str()).collect()
}

#[test]
fn every_file_of_texts_is_a_language() {
    let found: BTreeSet<_> = files(&path("languages")).into_iter().collect();
    let listed: BTreeSet<_> = LANGUAGES.iter().map(|language| path(language.path)).collect();
    assert_eq!(found, listed, "`LANGUAGES` in xtask/src/generate/texts.rs lists them");
}

#[test]
fn every_language_has_the_same_ids_in_the_same_order() {
    let (english, others) = LANGUAGES.split_first().unwrap();
    let english = english.texts();
    for language in others {
        let texts = language.texts();
        for (i, (id, expected)) in ids(&texts).into_iter().zip(ids(&english)).enumerate() {
            assert_eq!(id, expected, "{}, text {i}", language.path);
        }
        assert_eq!(texts.entries.len(), english.entries.len(), "{}", language.path);
    }
}

/// Every rule, with what the library chose behind it where it says so, and every assumption with its values.
#[test]
fn every_rule_and_every_value_of_an_assumption_has_its_text() {
    for language in LANGUAGES {
        let texts = language.texts();
        let rules = RuleId::ALL.iter().flat_map(|id| {
            let here = format!("rule.{id}.here");
            [format!("rule.{id}")].into_iter().chain(texts.find(&here).map(|_| here.clone()))
        });
        let assumptions = Assumption::ALL.iter().flat_map(|assumption| {
            let values =
                assumption.values().iter().map(move |value| format!("assumption.{assumption}.{value}"));
            [format!("assumption.{assumption}")].into_iter().chain(values)
        });
        let expected: Vec<_> = rules.chain(assumptions).collect();
        let found: Vec<_> =
            ids(&texts).into_iter().filter(|id| ["rule", "assumption"].contains(&area(id))).collect();
        for (i, (id, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(id, expected, "{}, statement {i}", language.path);
        }
        assert_eq!(found.len(), expected.len(), "{}", language.path);
    }
}

#[test]
fn the_pages_of_the_rules_use_every_text_that_is_theirs() {
    let mut expected: BTreeSet<_> = [
        "title",
        "introduction",
        "basis",
        "here.meaning",
        "label.basis",
        "label.assumption",
        "label.default",
        "label.here",
    ]
    .map(|id| format!("docs.{id}"))
    .into();
    expected.extend(RuleId::NAMES.iter().map(|id| format!("docs.area.{}", area(id))));
    expected.extend(Source::NAMES.iter().map(|source| format!("docs.source.{source}")));
    for basis in Basis::NAMES {
        expected.extend([format!("docs.basis.{basis}"), format!("docs.basis.{basis}.meaning")]);
    }
    for language in LANGUAGES {
        let texts = language.texts();
        let found: BTreeSet<_> =
            ids(&texts).into_iter().filter(|id| area(id) == "docs").map(str::to_owned).collect();
        assert_eq!(found, expected, "{}", language.path);
    }
    for source in Source::ALL {
        let cites = |id: &RuleId| id.sources().contains(source);
        assert!(RuleId::ALL.iter().any(cites), "no rule comes from `{source}`");
    }
}

#[test]
fn statements_are_sentences() {
    for language in LANGUAGES {
        for (id, text) in &language.texts().entries {
            if !is_statement(id) {
                continue;
            }
            assert!(
                !text.is_empty() && text.trim() == text && !text.contains("  "),
                "{id}: gaps in {text:?}"
            );
            assert_eq!(text.matches('`').count() % 2, 0, "{id}: a backtick is open in {text:?}");
            if area(id) != "docs" {
                let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '`');
                assert!(starts && text.ends_with('.'), "{}: {id} is no sentence: {text:?}", language.path);
            }
        }
    }
}

/// What a text says in code is said in every language: settings, codes, values.
#[test]
fn the_code_in_english_statements_is_in_every_language() {
    let (english, others) = LANGUAGES.split_first().unwrap();
    let code = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    for language in others {
        let texts = language.texts();
        for (id, text) in english.texts().entries {
            if is_statement(&id) {
                let missing: Vec<_> = code(&text).difference(&code(texts.text(&id))).cloned().collect();
                assert!(missing.is_empty(), "{}: {id} lacks {missing:?}", language.path);
            }
        }
    }
}

/// Usual English words that are no Spanish ones.
const ENGLISH: &[&str] = &[
    "added",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "array",
    "as",
    "at",
    "attribute",
    "batch",
    "be",
    "because",
    "body",
    "but",
    "by",
    "call",
    "called",
    "campaign",
    "cannot",
    "case",
    "change",
    "changes",
    "charset",
    "child",
    "clear",
    "code",
    "content",
    "date",
    "default",
    "does",
    "element",
    "else",
    "empty",
    "field",
    "fields",
    "first",
    "for",
    "found",
    "from",
    "has",
    "header",
    "here",
    "if",
    "in",
    "index",
    "into",
    "is",
    "it",
    "its",
    "key",
    "keys",
    "last",
    "lead",
    "length",
    "list",
    "mapping",
    "mappings",
    "name",
    "none",
    "not",
    "number",
    "object",
    "of",
    "on",
    "one",
    "only",
    "or",
    "out",
    "path",
    "phrase",
    "read-only",
    "reason",
    "request",
    "response",
    "retry",
    "rule",
    "service",
    "skip",
    "skipped",
    "status",
    "step",
    "string",
    "such",
    "text",
    "than",
    "that",
    "the",
    "then",
    "there",
    "this",
    "timeout",
    "to",
    "trigger",
    "type",
    "update",
    "value",
    "values",
    "warning",
    "what",
    "when",
    "where",
    "which",
    "white",
    "with",
    "without",
    "write",
    "written",
    "you",
    "your",
];

#[test]
fn spanish_statements_have_no_english_word() {
    let spanish = LANGUAGES.iter().find(|language| language.path == "languages/es.json").unwrap();
    for (id, text) in spanish.texts().entries {
        if !is_statement(&id) {
            continue;
        }
        let words = text
            .split('`')
            .step_by(2)
            .flat_map(|prose| prose.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase));
        let found: Vec<_> = words.filter(|word| ENGLISH.contains(&word.as_str())).collect();
        assert!(found.is_empty(), "{}: {id} has {found:?}: {text}", spanish.path);
    }
}
