//! The cases of `tests/cases`, natively. `tests/js/cases.test.js` runs the same ones in JavaScript.

mod support;

use marketo_webhook::rules;
use serde_json::Value;
use support::{cases, cited, evaluate};

/// The first difference; messages count only where the expected outcome has them, numbers by value.
fn difference(at: &str, expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let keys = expected.keys().chain(found.keys().filter(|key| *key != "message"));
            keys.into_iter().find_map(|key| match (expected.get(key), found.get(key)) {
                (Some(expected), Some(found)) => difference(&format!("{at}.{key}"), expected, found),
                (Some(_), None) => Some(format!("{at}.{key} is missing")),
                (None, _) => Some(format!("{at}.{key} is not expected")),
            })
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let mut pairs = expected.iter().zip(found).enumerate();
            pairs.find_map(|(i, (expected, found))| difference(&format!("{at}[{i}]"), expected, found))
        }
        (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => None,
        _ if expected == found => None,
        _ => Some(format!("{at}: expected {expected:.300}, found {found:.300}")),
    }
}

#[test]
fn every_case_has_the_expected_outcome() {
    let cases = cases();
    assert!(!cases.is_empty(), "no cases");
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let found = evaluate(&case.input);
            difference("outcome", &case.expected, &found)
                .map(|difference| format!("{}: {difference}", case.file))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn every_rule_has_a_case_whose_outcome_cites_it() {
    let cases = cases();
    for case in &cases {
        assert!(rules().iter().any(|rule| rule.id.name() == case.rule), "{}: no such rule", case.file);
    }
    for rule in rules() {
        let of_rule = cases.iter().filter(|case| case.rule == rule.id.name());
        let citing = of_rule.filter(|case| cited(&case.expected).contains(&case.rule)).count();
        assert!(citing > 0, "no case of {} expects it to be cited", rule.id);
    }
}
