//! Every case of this folder as a test of its own: `cargo test --test cases -- integer` runs those with `integer` in their
//! name. `tests/js/cases.test.js` runs the same ones in JavaScript.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

mod evaluate;
mod reader;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use marketo_webhook::{Rule, rules};
use serde_json::Value;

use evaluate::evaluate;
use reader::{Case, read_folder};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = match read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) {
        Ok(cases) if cases.is_empty() => return refuse("no cases"),
        Ok(cases) => cases.into_iter().map(Arc::new).collect::<Vec<_>>(),
        Err(error) => return refuse(&error),
    };
    let rules = rules();
    if let Some(case) = cases.iter().find(|case| rules.iter().all(|rule| rule.id.name() != case.rule)) {
        return refuse(&format!("{}: there is no rule `{}`", case.file, case.rule));
    }
    let citations = rules.iter().map(|rule| citation(rule, &cases));
    let trials = citations.chain(cases.iter().map(trial)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

#[expect(clippy::disallowed_macros, reason = "no test is there to fail")]
fn refuse(error: &str) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn trial(case: &Arc<Case>) -> Trial {
    let case = Arc::clone(case);
    Trial::test(case.title(), move || match difference("outcome", &case.expected, &evaluate(&case.input)) {
        None => Ok(()),
        Some(difference) => Err(Failed::from(format!("{}: `{}`: {difference}", case.file, case.name))),
    })
}

/// A rule needs a case that expects it to be cited.
fn citation(rule: &Rule, cases: &[Arc<Case>]) -> Trial {
    let id = rule.id.name();
    let is_cited = cases.iter().any(|case| case.rule == id && cited(&case.expected).contains(&case.rule));
    Trial::test(format!("{id} is cited by a case"), move || {
        if is_cited { Ok(()) } else { Err(Failed::from(format!("no case of {id} expects it to be cited"))) }
    })
}

/// Every rule id that an outcome cites.
fn cited(outcome: &Value) -> Vec<String> {
    match outcome {
        Value::Array(values) => values.iter().flat_map(cited).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("because", Value::Array(because)) => because.iter().flat_map(named).collect(),
                ("rules", Value::Array(ids)) => {
                    ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
                }
                _ => cited(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The rule ids that a text names, at its end: before that it may quote anything.
fn named(text: &Value) -> Vec<String> {
    let text = text.as_str().unwrap();
    let end = text.rfind("(rule `").unwrap_or(text.len());
    text[end..].split("rule `").skip(1).map(|rest| rest.split('`').next().unwrap().to_owned()).collect()
}

/// The first difference; messages count only where the expected outcome has them, numbers by value.
fn difference(at: &str, expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let keys = expected.keys().chain(found.keys().filter(|key| *key != "message"));
            keys.into_iter().find_map(|key| match (expected.get(key), found.get(key)) {
                (Some(expected), Some(found)) => difference(&format!("{at}.{key}"), expected, found),
                (Some(expected), None) => Some(format!("{at}.{key} is missing, expected {expected:.300}")),
                (None, found) => Some(format!("{at}.{key} is not expected, found {:.300}", found?)),
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
