//! The usual outcome, written once, so that a case states only what is special about it.

use marketo_webhook::rules::{Basis, RuleId};
use serde_json::Value;

/// The order in which rules are cited, and how sure each is: both come from the catalogue.
fn rule(id: &str) -> Option<RuleId> {
    id.parse().ok()
}

/// How sure a rule is.
pub(super) fn basis_of(id: &str) -> &'static str {
    rule(id).map_or("", |id| id.basis().name())
}

/// How sure the least sure of some rules is, without advice.
pub(super) fn least_sure(rules: &[String]) -> &'static str {
    let bases =
        rules.iter().filter_map(|id| rule(id)).map(RuleId::basis).filter(|basis| *basis != Basis::Advice);
    bases.max().unwrap_or(Basis::Documented).name()
}

/// The code of an error, unless it is the status; where to fix it; and the deciding rule.
pub(super) fn error(kind: &str) -> (Option<Value>, &'static str, &'static str) {
    match kind {
        "http-status" => (None, "configuration", "decide.non-2xx"),
        "empty-body" => (Some(1001.into()), "service", "decide.empty-body"),
        "batch-campaign" => (Some(1000.into()), "configuration", "decide.batch-campaign"),
        "executable-campaign" => (Some(Value::Null), "configuration", "decide.executable-campaign"),
        "network" => (Some(Value::Null), "retry", "decide.no-response"),
        "timeout" => (Some(Value::Null), "retry", "decide.timeout"),
        _ => (Some(Value::Null), "service", "decide.unreadable-body"),
    }
}

/// The REST API names of standard fields that cases map to.
pub(super) fn rest_name(field: &str) -> Value {
    const NAMES: [(&str, &str); 17] = [
        ("Address", "address"),
        ("AnnualRevenue", "annualRevenue"),
        ("City", "city"),
        ("Company", "company"),
        ("Country", "country"),
        ("Email", "email"),
        ("DoNotCall", "doNotCall"),
        ("FirstName", "firstName"),
        ("Industry", "industry"),
        ("LastName", "lastName"),
        ("LeadScore", "leadScore"),
        ("Marketo Jigsaw Contact Id", "jigsawContactId"),
        ("NumberOfEmployees", "numberOfEmployees"),
        ("Phone", "phone"),
        ("State", "state"),
        ("Title", "title"),
        ("Website", "website"),
    ];
    NAMES.iter().find(|(name, _)| *name == field).map_or(Value::Null, |(_, rest_name)| (*rest_name).into())
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

/// The written text of a value.
pub(super) fn text(value: &Value) -> Value {
    match value {
        Value::Null | Value::String(_) => value.clone(),
        other => other.to_string().into(),
    }
}

/// How far the attribute of a skipped mapping resolves: to its end, unless nothing is found there.
pub(super) fn resolved(attribute: &str, reason: &str) -> String {
    match reason {
        "not-found" => attribute.rsplit_once('.').map_or("", |(start, _)| start).to_owned(),
        "invalid-attribute" => String::new(),
        _ => attribute.to_owned(),
    }
}

/// The rule that decides the skip of a mapping.
pub(super) fn rule_of_skip(format: &str, reason: &str, data_type: &str) -> &'static str {
    let is_xml = format == "xml";
    match reason {
        _ if format == "none" => "decide.response-type-none",
        "invalid-attribute" => "path.dot-notation",
        "unknown-field" => "field.unknown",
        "read-only-field" => "field.read-only",
        "not-found" => {
            if is_xml {
                "xml.missing"
            } else {
                "json.missing"
            }
        }
        "not-scalar" => {
            if is_xml {
                "xml.not-scalar"
            } else {
                "json.not-scalar"
            }
        }
        "null-value" => "json.null",
        "empty-value" => "coerce.empty-string",
        "ambiguous-element" => "xml.repeated-without-index",
        "undefined-xml" => "xml.mixed-children",
        "too-long" => "coerce.over-length",
        "out-of-range" => match data_type {
            "float" | "currency" => "coerce.float-precision",
            _ => "coerce.integer-range",
        },
        _ => match data_type {
            "email" => "coerce.email-form",
            "boolean" => "coerce.boolean-text",
            other => rules_of_type(None, other).last().copied().unwrap_or("coerce.non-text"),
        },
    }
}

/// The assumption and its value that would have a mapping written, if this rule skips it.
pub(super) fn switch(rule: &str, data_type: &str) -> Option<(&'static str, &'static str)> {
    let holds_text = ["string", "text", "textarea", "phone"].contains(&data_type);
    match rule {
        "json.not-scalar" | "xml.not-scalar" if holds_text => Some(("nonScalar", "write-source")),
        "json.null" => Some(("jsonNull", "clear")),
        "coerce.empty-string" => Some(("emptyString", "clear")),
        "coerce.over-length" => Some(("overLength", "truncate")),
        "coerce.email-form" => Some(("emailFormat", "any")),
        "coerce.url" => Some(("urlFormat", "any")),
        "coerce.non-text" => Some(("nonText", "write")),
        "coerce.date-text" => Some(("dateText", "marketo")),
        "coerce.fractional-integer" => Some(("fractionalInteger", "truncate")),
        "path.letters" => Some(("keyCharacters", "unicode")),
        _ => None,
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

/// Rules for the value at the end of the attribute.
fn rules_of_place(format: &str, skipped: Option<&str>) -> &'static [&'static str] {
    match (format, skipped) {
        ("xml", Some("not-found")) => &["xml.root-first", "xml.missing"],
        ("xml", Some("not-scalar")) => &["xml.root-first", "xml.not-scalar"],
        ("xml", Some("ambiguous-element")) => &["xml.root-first", "xml.repeated-without-index"],
        ("xml", Some("undefined-xml")) => &["xml.root-first", "xml.mixed-children"],
        ("xml", _) => &["xml.root-first", "xml.text"],
        (_, Some("not-found")) => &["json.missing"],
        (_, Some("not-scalar")) => &["json.not-scalar"],
        (_, Some("null-value")) => &["json.null"],
        _ => &["json.scalar"],
    }
}

/// Rules for the type of the field, if the value gets that far.
fn rules_of_type(skipped: Option<&str>, data_type: &str) -> Vec<&'static str> {
    let (length, rules): (_, &[_]) = match data_type {
        "string" => ("coerce.string-length", &[]),
        "text" | "textarea" => ("coerce.text-length", &[]),
        "email" => ("coerce.other-length", &["coerce.email"]),
        "phone" => ("coerce.other-length", &["coerce.phone"]),
        "lead_function" => ("coerce.other-length", &[]),
        "url" => ("coerce.url-length", &["coerce.url"]),
        "boolean" => ("", &["coerce.boolean"]),
        "date" => ("", &["coerce.date"]),
        "datetime" => ("", &["coerce.datetime"]),
        "integer" | "percent" | "score" => ("", &["coerce.integer"]),
        "currency" | "float" => ("", &["coerce.float"]),
        _ => ("coerce.string-length", &["coerce.unknown-type"]),
    };
    match skipped {
        Some("incompatible-type") => {
            let more: &[_] = match data_type {
                "email" => &["coerce.incompatible", "coerce.email-form"],
                "boolean" => &["coerce.incompatible", "coerce.boolean-text"],
                _ => &["coerce.incompatible"],
            };
            [rules, more].concat()
        }
        Some("too-long") => [rules, &[length, "coerce.over-length"]].concat(),
        Some("out-of-range") => {
            let range = if ["float", "currency"].contains(&data_type) {
                "coerce.float-precision"
            } else {
                "coerce.integer-range"
            };
            [rules, &[range]].concat()
        }
        Some("empty-value") => vec!["coerce.empty-string"],
        None => rules.to_vec(),
        Some(_) => Vec::new(),
    }
}

pub(super) fn rules_of_error(kind: &str, input: &Value, notes: &[Value]) -> Vec<String> {
    let syntax = if input["definition"]["responseType"] == "xml" { "xml.well-formed" } else { "json.strict" };
    let silent = input["definition"]["assumptions"]["noCallTrigger"] == "silent";
    let status = input["reply"]["status"].as_u64().unwrap_or_default();
    let has_mappings = input["definition"]["responseMappings"].as_array().is_some_and(|all| !all.is_empty());
    let rules = match kind {
        "http-status" if matches!(status, 300..=399) => vec!["decide.non-2xx", "decide.redirect"],
        "http-status" => vec!["decide.non-2xx"],
        "empty-body" if matches!(status, 204 | 205) || !has_mappings => {
            vec!["decide.empty-body", "decide.empty-body-phrase", "decide.no-content"]
        }
        "empty-body" => vec!["decide.empty-body", "decide.empty-body-phrase"],
        "unreadable-body" => vec!["decide.unreadable-body", syntax],
        "batch-campaign" if silent => vec!["decide.batch-campaign", "decide.no-request", "called.no-call"],
        "batch-campaign" => {
            vec!["decide.batch-campaign", "decide.no-request", "decide.error-code", "called.no-call"]
        }
        "executable-campaign" => vec!["decide.executable-campaign", "decide.no-request", "called.no-call"],
        "network" => vec!["decide.no-response", "called.no-response"],
        "timeout" => vec!["decide.timeout", "called.no-response"],
        _ => Vec::new(),
    };
    let of_response = match kind {
        "http-status" | "empty-body" | "unreadable-body" => rules_of_response(input),
        _ => Vec::new(),
    };
    let rules = rules.into_iter().chain(["decide.recovery"]).chain(of_response);
    rules.map(str::to_owned).chain(rules_of_notes(notes)).collect()
}

/// `mixed`: some mappings are written, others skipped.
pub(super) fn rules_of_updates(input: &Value, mixed: bool, notes: &[Value]) -> Vec<String> {
    let mut rules = rules_of_response(input);
    if input["definition"]["responseType"] == "none" {
        rules.push("decide.response-type-none");
    }
    if mixed {
        rules.push("decide.isolated-mappings");
    }
    rules.into_iter().map(str::to_owned).chain(rules_of_notes(notes)).collect()
}

/// Rules for what the trigger sees of a response.
fn rules_of_response(input: &Value) -> Vec<&'static str> {
    let mut rules = vec![rule_of_phrase(input), "decide.error-code", "called.response", "called.error-type"];
    if input["reply"]["bodyHex"].as_str().is_some_and(|hex| !hex.is_empty()) {
        rules.push("decide.charset");
    }
    rules
}

fn rule_of_phrase(input: &Value) -> &'static str {
    let own = input["reply"]["statusText"].as_str().is_some_and(|phrase| !phrase.is_empty());
    if own { "decide.reason-phrase" } else { "decide.reason-phrase-registered" }
}

/// A note rests on one rule.
fn rules_of_notes(notes: &[Value]) -> impl Iterator<Item = String> {
    notes.iter().filter_map(|note| note["rule"].as_str().map(str::to_owned))
}

/// The codes of notes, in order.
pub(super) const NOTES: [&str; 17] = [
    "no-field-changes",
    "looks-like-error",
    "html-body",
    "wrong-response-type",
    "content-type-mismatch",
    "array-root",
    "redirected",
    "duplicate-field",
    "asynchronous",
    "single-element-index",
    "truncated",
    "cleared",
    "partial-number",
    "float-precision",
    "signed-score",
    "assumed-field",
    "unknown-type",
];

/// The rule that a note rests on.
pub(super) fn rule_of_note(code: &str) -> String {
    let rule = match code {
        "asynchronous" => "decide.asynchronous",
        "array-root" => "path.root-array",
        "duplicate-field" => "field.two-mappings",
        "single-element-index" => "xml.single-index",
        "truncated" => "coerce.over-length",
        "cleared" => "coerce.empty-string",
        "partial-number" => "coerce.numeric-text",
        "float-precision" => "coerce.float-precision",
        "signed-score" => "coerce.signed-score",
        "assumed-field" => "field.unknown",
        "unknown-type" => "coerce.unknown-type",
        other => return format!("note.{other}"),
    };
    rule.to_owned()
}

/// Whether a note is about one mapping.
pub(super) fn is_of_mapping(code: &str) -> bool {
    let whole = ["asynchronous", "array-root", "duplicate-field"];
    !whole.contains(&code) && !rule_of_note(code).starts_with("note.")
}

/// What a trigger asks about, in the order in which it is answered: only the call, if there is none or no constraint.
pub(super) fn constraints(input: &Value) -> Vec<&'static str> {
    let asked = ["webhook", "response", "errorType"].into_iter();
    let asked: Vec<_> = asked.filter(|name| input["trigger"].get(name).is_some()).collect();
    if asked.is_empty() || is_silent(input) { vec!["call"] } else { asked }
}

fn is_called(input: &Value) -> bool {
    input["campaignType"] == "trigger"
}

/// Whether there is no call, and the trigger does not fire without one.
fn is_silent(input: &Value) -> bool {
    !is_called(input) && input["definition"]["assumptions"]["noCallTrigger"] == "silent"
}

/// Whether a constraint holds: its message says so, except that of a call.
pub(super) fn holds(message: &str, constraint: &str, input: &Value) -> bool {
    if constraint == "call" { !is_silent(input) } else { !message.contains(": not true, since ") }
}

pub(super) fn rules_of_constraint(constraint: &str, input: &Value) -> Vec<String> {
    let asked = &input["trigger"][constraint];
    let no_response = input["reply"].get("failure").is_some();
    let text = match constraint {
        "webhook" => None,
        _ if !is_called(input) => Some("called.no-call"),
        "call" if no_response => Some("called.no-response"),
        "call" => None,
        _ if no_response => Some("called.no-response"),
        "response" => Some("called.response"),
        _ => Some("called.error-type"),
    };
    let operator = match asked["operator"].as_str().unwrap_or_default() {
        "" | "is-any" => None,
        "is" => Some("called.is"),
        _ => Some("called.other-operators"),
    };
    let chosen = constraint == "errorType" && operator == Some("called.other-operators");
    let chosen = chosen.then_some("called.error-type-operators");
    let several = asked["values"].as_array().is_some_and(|values| values.len() > 1);
    let rules = text.into_iter().chain(operator).chain(chosen).chain(several.then_some("called.any-value"));
    rules.map(str::to_owned).collect()
}

/// The usual rules with changes: `+rule` adds one after those of its area, `-rule` removes one, `-area` removes all of
/// an area, and rules without a sign replace the usual ones of their area.
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
    rules.sort_by_key(|id| rule(id));
    rules.dedup();
    rules
}

/// The area of a rule.
pub(super) fn area(rule: &str) -> &str {
    rule.split('.').next().unwrap_or_default()
}
