//! The usual outcome, so that a case says only what is its own: what goes with what, written once.

use serde_json::Value;

/// The areas of rules, in the order in which they are cited.
const AREAS: [&str; 8] = ["decide", "path", "json", "xml", "field", "coerce", "called", "note"];

/// Cited behind all others of their area.
const CONCLUSIONS: [&str; 5] = [
    "decide.unreadable-body",
    "decide.empty-body-phrase",
    "decide.isolated-mappings",
    "decide.asynchronous",
    "called.no-response",
];

/// The code of an error, unless it is the status, and who can help.
pub(super) fn error(kind: &str) -> (Option<Value>, &'static str) {
    match kind {
        "http-status" => (None, "configuration"),
        "empty-body" => (Some(1001.into()), "service"),
        "batch-campaign" => (Some(1000.into()), "configuration"),
        "executable-campaign" => (Some(Value::Null), "configuration"),
        "network" | "timeout" => (Some(Value::Null), "retry"),
        _ => (Some(Value::Null), "service"),
    }
}

/// The severity of a diagnostic, and whether it is about one mapping.
pub(super) fn diagnostic(code: &str) -> (&'static str, bool) {
    match code {
        "no-mappings" | "mappings-without-response-type" => ("warning", false),
        "duplicate-field" | "duplicate-mapping" | "surrounding-whitespace" | "unknown-type" => {
            ("warning", true)
        }
        _ => ("error", true),
    }
}

/// The text that is written of a value.
pub(super) fn text(value: &Value) -> Value {
    match value {
        Value::Null | Value::String(_) => value.clone(),
        other => other.to_string().into(),
    }
}

/// How far the attribute of a skipped mapping leads: to its end, unless nothing is found there.
pub(super) fn resolved(attribute: &str, reason: &str) -> String {
    match reason {
        "not-found" => attribute.rsplit_once('.').map_or("", |(start, _)| start).to_owned(),
        "invalid-attribute" => String::new(),
        _ => attribute.to_owned(),
    }
}

pub(super) fn rules_of_mapping(format: &str, skipped: Option<&str>, data_type: &str) -> Vec<String> {
    let rules: Vec<&str> = match (format, skipped) {
        ("none", _) => vec!["decide.response-type-none"],
        (_, Some("unknown-field")) => vec!["field.unknown"],
        (_, Some("read-only-field")) => vec!["field.soap-name", "field.read-only"],
        (_, Some("invalid-attribute")) => vec!["path.dot-notation"],
        _ => {
            let mut rules = vec!["path.dot-notation", "field.soap-name"];
            rules.extend(rules_of_place(format, skipped));
            rules.extend(rules_of_type(skipped, data_type));
            rules
        }
    };
    rules.into_iter().map(str::to_owned).collect()
}

/// Of what is at the end of the attribute.
fn rules_of_place(format: &str, skipped: Option<&str>) -> &'static [&'static str] {
    match (format, skipped) {
        ("xml", Some("not-found")) => &["xml.root-first", "xml.missing"],
        ("xml", Some("not-scalar")) => &["xml.root-first", "xml.not-scalar"],
        ("xml", Some("ambiguous-element")) => &["xml.root-first", "xml.repeated-without-index"],
        ("xml", Some("undefined-xml")) => &["xml.root-first"],
        ("xml", _) => &["xml.root-first", "xml.text"],
        (_, Some("not-found")) => &["json.missing"],
        (_, Some("not-scalar")) => &["json.not-scalar"],
        (_, Some("null-value")) => &["json.null"],
        _ => &["json.scalar"],
    }
}

/// Of the type of the field, where a value got as far as that.
fn rules_of_type(skipped: Option<&str>, data_type: &str) -> Vec<&'static str> {
    let rules: &[_] = match data_type {
        "string" => &["coerce.string-length"],
        "text" | "textarea" => &["coerce.text-length"],
        "email" => &["coerce.string-length", "coerce.email"],
        "phone" => &["coerce.string-length", "coerce.phone"],
        "url" => &["coerce.string-length", "coerce.url"],
        "boolean" => &["coerce.boolean"],
        "date" => &["coerce.date"],
        "datetime" => &["coerce.datetime"],
        "integer" | "percent" | "score" => &["coerce.integer"],
        "currency" | "float" => &["coerce.float"],
        _ => &["coerce.string-length", "coerce.unknown-type"],
    };
    match skipped {
        Some("incompatible-type") => vec!["coerce.incompatible", rules[rules.len() - 1]],
        Some("too-long") => [rules, &["coerce.over-length"]].concat(),
        None | Some("out-of-range" | "empty-value") => rules.to_vec(),
        Some(_) => Vec::new(),
    }
}

pub(super) fn rules_of_error(kind: &str, input: &Value, notes: &[Value]) -> Vec<String> {
    let phrase = rule_of_phrase(input);
    let syntax = if input["definition"]["responseType"] == "xml" { "xml.well-formed" } else { "json.strict" };
    let rules = match kind {
        "http-status" => vec!["decide.non-2xx", phrase, "decide.error-code"],
        "empty-body" => vec![phrase, "decide.error-code", "decide.empty-body", "decide.empty-body-phrase"],
        "unreadable-body" => vec![phrase, "decide.error-code", "decide.unreadable-body", syntax],
        "batch-campaign" => vec!["decide.batch-campaign"],
        "executable-campaign" => vec!["decide.executable-campaign"],
        "network" => vec!["decide.no-response"],
        "timeout" => vec!["decide.timeout"],
        _ => Vec::new(),
    };
    rules.into_iter().map(str::to_owned).chain(rules_of_notes(notes)).collect()
}

/// `mixed`: some mappings are written, others skipped.
pub(super) fn rules_of_updates(input: &Value, mixed: bool, notes: &[Value]) -> Vec<String> {
    let mut rules = vec![rule_of_phrase(input), "decide.error-code"];
    if input["definition"]["responseType"] == "none" {
        rules.push("decide.response-type-none");
    }
    if mixed {
        rules.push("decide.isolated-mappings");
    }
    rules.into_iter().map(str::to_owned).chain(rules_of_notes(notes)).collect()
}

fn rule_of_phrase(input: &Value) -> &'static str {
    let own = input["reply"]["statusText"].as_str().is_some_and(|phrase| !phrase.is_empty());
    if own { "decide.reason-phrase" } else { "decide.reason-phrase-registered" }
}

/// A note rests on one rule.
fn rules_of_notes(notes: &[Value]) -> impl Iterator<Item = String> {
    notes.iter().map(|note| match note["code"].as_str().unwrap_or_default() {
        "asynchronous" => "decide.asynchronous".to_owned(),
        "array-root" => "path.root-array".to_owned(),
        "duplicate-field" => "field.two-mappings".to_owned(),
        "single-element-index" => "xml.single-index".to_owned(),
        other => format!("note.{other}"),
    })
}

/// What a trigger asks about, in the order in which it is answered: the call alone, if there is none or nothing is asked.
pub(super) fn constraints(input: &Value) -> Vec<&'static str> {
    let asked = ["webhook", "response", "errorType"].into_iter();
    let asked: Vec<_> = asked.filter(|name| input["trigger"].get(name).is_some()).collect();
    if asked.is_empty() || !is_called(input) { vec!["call"] } else { asked }
}

fn is_called(input: &Value) -> bool {
    input["campaignType"] == "trigger"
}

/// Whether a constraint holds: its message says so, but for that of a call.
pub(super) fn holds(message: &str, constraint: &str, input: &Value) -> bool {
    if constraint == "call" { is_called(input) } else { !message.contains(": does not hold, since ") }
}

pub(super) fn rules_of_constraint(constraint: &str, input: &Value) -> Vec<String> {
    let asked = &input["trigger"][constraint];
    let no_response = input["reply"].get("failure").is_some();
    let text = match constraint {
        "call" if !is_called(input) => Some("called.no-call"),
        "call" | "webhook" => None,
        _ if no_response => Some("called.no-response"),
        "response" => Some("called.response"),
        _ => Some("called.error-type"),
    };
    let operator = match asked["operator"].as_str().unwrap_or_default() {
        "" | "is-any" => None,
        "is" => Some("called.is"),
        _ => Some("called.other-operators"),
    };
    let several = asked["values"].as_array().is_some_and(|values| values.len() > 1);
    let rules = text.into_iter().chain(operator).chain(several.then_some("called.any-value"));
    rules.map(str::to_owned).collect()
}

/// The usual rules but for changes: `+rule` adds one behind those of its area, `-rule` leaves one out, `-area` all of an
/// area, and rules without a sign take the place of the usual ones of their area.
pub(super) fn changed(mut rules: Vec<String>, changes: &[String]) -> Vec<String> {
    let plain: Vec<_> = changes.iter().filter(|change| !change.starts_with(['+', '-'])).collect();
    rules.retain(|rule| plain.iter().all(|other| area(other) != area(rule)));
    rules.extend(plain.into_iter().cloned());
    for change in changes {
        if let Some(rule) = change.strip_prefix('+') {
            rules.push(rule.to_owned());
        } else if let Some(out) = change.strip_prefix('-') {
            rules.retain(|rule| rule != out && rule.split('.').next() != Some(out));
        }
    }
    rules.sort_by_key(|rule| (area(rule), CONCLUSIONS.contains(&rule.as_str())));
    rules
}

fn area(rule: &str) -> usize {
    let area = rule.split('.').next().unwrap_or_default();
    AREAS.iter().position(|known| *known == area).unwrap_or(AREAS.len())
}
