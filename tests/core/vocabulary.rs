//! Every hand-written list of names matches the core's names, such as the types and the page: each test says what is
//! missing or left over, and in which file.

#[path = "../../xtask/src/generate/assumptions.rs"]
mod assumptions;
#[path = "../../xtask/src/generate/schema.rs"]
mod schema;

use std::collections::BTreeSet;

use crate::languages::texts;
use crate::support::{files, path, read};
use assumptions::TYPES;
use marketo_webhook::definition::{DataType, Format, TextOperator, WebhookOperator};
use marketo_webhook::outcome::{
    DiagnosticCode, Kind, NoteCode, Recovery, Severity, SkipReason, WebhookErrorKind,
};
use marketo_webhook::response::Failure;
use marketo_webhook::rules::Basis;
use marketo_webhook::tools::{Constraint, Unreachable};
use marketo_webhook::{CampaignType, ResponseType};

/// The text from the first occurrence of each mark in turn up to `end`.
#[track_caller]
fn piece<'t>(file: &str, text: &'t str, marks: &[&str], end: char) -> &'t str {
    let rest = marks.iter().fold(text, |rest, mark| {
        rest.split_once(mark).unwrap_or_else(|| panic!("{file} has no `{}`", marks.join("` … `"))).1
    });
    rest.split(end).next().unwrap_or_default()
}

/// The strings in double quotes.
fn literals(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// Fails with the names that a list lacks, or that the core does not have.
#[track_caller]
fn same(place: &str, found: &[&str], expected: &[&str]) {
    let [found, expected] = [found, expected].map(|names| names.iter().copied().collect::<BTreeSet<_>>());
    let missing: Vec<_> = expected.difference(&found).collect();
    let left_over: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && left_over.is_empty(),
        "{place}: missing {missing:?}, left over {left_over:?}"
    );
}

#[test]
fn the_unions_of_the_types_are_the_enums_of_the_core() {
    let types = read(TYPES);
    let data_types: Vec<_> = DataType::KNOWN.iter().map(DataType::name).collect();
    let unions: &[(&[&str], &[&str])] = &[
        (&["type CampaignType ="], CampaignType::NAMES),
        (&["type ResponseType ="], ResponseType::NAMES),
        (&["type DataType ="], &data_types),
        (&["interface TransportFailure {", "failure:"], Failure::NAMES),
        (&["type Basis ="], Basis::NAMES),
        (&["interface WebhookError extends Explained {", "type:"], WebhookErrorKind::NAMES),
        (&["interface WebhookError extends Explained {", "recovery:"], Recovery::NAMES),
        (&["interface SkippedMapping extends Explained {", "reason:"], SkipReason::NAMES),
        (&["interface SkippedMapping extends Explained {", "found?: { kind:"], Kind::NAMES),
        (&["interface Note extends Explained {", "code:"], NoteCode::NAMES),
        (&["interface Diagnostic extends Explained {", "code:"], DiagnosticCode::NAMES),
        (&["function listAttributes(responseType:"], Format::NAMES),
        (&["interface SampleAttribute {", "unreachable?:"], Unreachable::NAMES),
        (&["interface SampleAttribute {", "kind:"], Kind::NAMES),
        (&["interface Because extends Explained {", "constraint:"], Constraint::NAMES),
        (&["interface WebhookIsCalledTrigger {", "operator:"], WebhookOperator::NAMES),
        (&["interface TextConstraint {", "operator:"], TextOperator::NAMES),
    ];
    for (marks, names) in unions {
        let end = if marks[0].starts_with("function") { ',' } else { ';' };
        same(&format!("{TYPES}, {}", marks.join(" ")), &literals(piece(TYPES, &types, marks, end)), names);
    }
    let severities = |of| piece(TYPES, &types, &[of, "severity:"], ';');
    let both = [
        severities("interface Note extends Explained {"),
        severities("interface Diagnostic extends Explained {"),
    ]
    .map(literals)
    .concat();
    same(&format!("{TYPES}, severity of notes and diagnostics"), &both, Severity::NAMES);
}

#[test]
fn the_assumptions_of_the_types_have_their_values_the_default_first() {
    let types = read(TYPES);
    let is_new = Some(&types) == assumptions::with_members(&types).as_ref();
    assert!(is_new, "{TYPES} lacks or has too many assumptions: run `cargo xtask generate`");
}

#[test]
fn the_schema_of_definitions_is_made_of_the_vocabulary() {
    // Compared as values: the order in a file depends on other users of the library that writes it.
    let [written, generated] = [read(schema::PATH), schema::schema()]
        .map(|text| serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON"));
    assert!(written == generated, "{} is out of date: run `cargo xtask generate`", schema::PATH);
}

/// Lists of strings in JavaScript that repeat an enum, by file.
#[test]
fn lists_in_javascript_are_the_enums_of_the_core() {
    let answers = [&["response"], Failure::NAMES].concat();
    let lists: &[(&str, &[&str])] = &[
        ("js/middleware-options.js", CampaignType::NAMES),
        ("www/src/state.js", CampaignType::NAMES),
        ("www/src/state.js", ResponseType::NAMES),
        ("www/src/state.js", &answers),
        ("www/src/evidence.js", Basis::NAMES),
        ("www/src/state.js", TextOperator::NAMES),
    ];
    for (file, names) in lists {
        // The one of these names that begins like the enum; a long one has a line for each.
        let text = read(file).replace("[\n  ", "[");
        let list = piece(file, &text, &[&format!("[\"{}\"", names[0])], ']');
        same(
            &format!("{file}, the list from {:?}", names[0]),
            &[&names[..1], &literals(list)].concat(),
            names,
        );
    }
    let file = "www/src/rows.js";
    let text = read(file);
    for code in literals(piece(file, &text, &["ABOUT_ATTRIBUTE = new Set(["], ']')) {
        assert!(DiagnosticCode::NAMES.contains(&code), "{file}: ABOUT_ATTRIBUTE has {code}");
    }
}

/// The keys of a catalogue of texts.
fn keys(catalogue: &str) -> Vec<&str> {
    let key =
        |line: &'_ str| line.trim_start().strip_prefix('"')?.split_once("\": ").map(|(key, _)| key.len());
    catalogue.lines().filter_map(|line| key(line).map(|length| &line.trim_start()[1..=length])).collect()
}

#[test]
fn the_page_has_a_text_for_every_name() {
    let means = Basis::NAMES.iter().flat_map(|basis| [(*basis).to_owned(), format!("{basis}.means")]);
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    // None is selected at first.
    let operators = [TextOperator::NAMES, WebhookOperator::NAMES, &[""]].concat();
    let texts = [
        ("error", owned(WebhookErrorKind::NAMES)),
        ("recovery", owned(Recovery::NAMES)),
        ("basis", means.collect()),
        ("unreachable", owned(Unreachable::NAMES)),
        ("campaign", owned(CampaignType::NAMES)),
        ("type", owned(ResponseType::NAMES)),
        ("operator", owned(&operators)),
    ];
    let sources =
        files(&path("www/src")).into_iter().filter(|file| !file.starts_with(path("www/src/languages")));
    let sources: String = sources.map(read).collect();
    for language in files(&path("www/src/languages")) {
        let catalogue = read(&language);
        for (prefix, names) in &texts {
            let names: Vec<_> = names.iter().map(|name| format!("{prefix}.{name}")).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let mut found = keys(&catalogue);
            found.retain(|key| {
                // The page itself names the others.
                key.split('.').next() == Some(prefix)
                    && (names.contains(key) || !sources.contains(&format!("\"{key}\"")))
            });
            same(&language.display().to_string(), &found, &names);
        }
    }
}
