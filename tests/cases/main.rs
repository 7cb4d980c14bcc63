//! Every case of this folder as a separate test: `cargo test --test cases -- integer` runs those with `integer` in
//! their name. `tests/package/cases.test.js` runs the same cases in JavaScript.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

mod citations;
mod evaluate;
mod format;
mod reader;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use marketo_webhook::assumptions::Assumption;
use marketo_webhook::rules::{Rule, rules};
use serde_json::Value;

use citations::cited;
use evaluate::evaluate;
use reader::{Case, read, read_folder};

/// How many differences of one case are shown: later ones may follow from the first.
const SHOWN: usize = 8;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = match read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) {
        Ok(cases) if cases.is_empty() => return refuse("no cases"),
        Ok(cases) => cases.into_iter().map(Arc::new).collect::<Vec<_>>(),
        Err(error) => return refuse(&error),
    };
    let shown = match example() {
        Ok(cases) if cases.is_empty() => return refuse("README.md shows no case"),
        Ok(cases) => cases.into_iter().map(Arc::new).collect::<Vec<_>>(),
        Err(error) => return refuse(&error),
    };
    let rules = rules();
    if let Some(case) =
        cases.iter().find(|case| case.rule().is_some_and(|id| rules.iter().all(|rule| rule.id.name() != id)))
    {
        return refuse(&format!("{}: there is no such rule", case.title()));
    }
    let citations = rules.iter().map(|rule| citation(rule, &cases));
    let values = Assumption::ALL.iter().flat_map(|assumption| values(*assumption, &cases));
    let trials = format::trials()
        .chain(citations)
        .chain(values)
        .chain(cases.iter().chain(&shown).map(trial))
        .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The cases that README.md shows.
fn example() -> Result<Vec<Case>, String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/README.md");
    let page =
        fs::read_to_string(&page).map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    let blocks = page.split("```json5\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut cases = Vec::new();
    for block in blocks {
        cases.extend(read("README.md", block)?);
    }
    for case in &mut cases {
        case.name += ", in README.md";
    }
    Ok(cases)
}

#[expect(clippy::disallowed_macros, reason = "no test is there to fail")]
fn refuse(error: &str) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn trial(case: &Arc<Case>) -> Trial {
    let case = Arc::clone(case);
    Trial::test(case.title(), move || {
        let mut differences = Vec::new();
        compare("outcome", &case.expected, &evaluate(&case.input), &mut differences);
        if differences.is_empty() {
            return Ok(());
        }
        differences.truncate(SHOWN);
        Err(Failed::from(format!("{}: `{}`\n  {}", case.file, case.name, differences.join("\n  "))))
    })
}

/// Every rule needs a case that expects its citation.
fn citation(rule: &Rule, cases: &[Arc<Case>]) -> Trial {
    let id = rule.id.name();
    let is_cited = cases
        .iter()
        .any(|case| case.rule() == Some(id) && cited(&case.expected).iter().any(|cited| cited == id));
    Trial::test(format!("{id} is cited by a case"), move || {
        if is_cited { Ok(()) } else { Err(Failed::from(format!("no case of {id} expects it to be cited"))) }
    })
}

/// Every value of an assumption needs a case, except the default, which all other cases have.
fn values(assumption: Assumption, cases: &[Arc<Case>]) -> Vec<Trial> {
    let others = assumption.values().iter().skip(1).copied();
    let trial = |value: &'static str| {
        let assumed = |case: &Arc<Case>| case.input["definition"]["assumptions"][assumption.name()] == value;
        let is_assumed = cases.iter().any(assumed);
        Trial::test(format!("{assumption} is `{value}` in a case"), move || {
            if is_assumed {
                Ok(())
            } else {
                Err(Failed::from(format!("no case assumes {assumption}: '{value}'")))
            }
        })
    };
    others.map(trial).collect()
}

/// Lists the differences between two outcomes; messages count only if the expected one has them, numbers by value.
fn compare(at: &str, expected: &Value, found: &Value, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, expected) in expected {
                match found.get(key) {
                    Some(found) => compare(&format!("{at}.{key}"), expected, found, differences),
                    None => differences.push(format!("{at}.{key} is missing, expected {expected:.300}")),
                }
            }
            for (key, found) in found {
                if !matches!(&**key, "message" | "explanation") && !expected.contains_key(key) {
                    differences.push(format!("{at}.{key} is not expected, found {found:.300}"));
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (i, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{at}[{i}]"), expected, found, differences);
            }
        }
        (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => {}
        _ if expected == found => {}
        _ => differences.push(format!("{at}: expected {expected:.300}, found {found:.300}")),
    }
}
