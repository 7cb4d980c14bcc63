//! Reads `tests/cases` and adds everything that a case file leaves out, so that a case has its whole input and its
//! whole expected outcome. README.md in the folder above describes the files. It knows the usual outcome, and only the
//! order and the bases of the rules from the library.

mod expected;
mod input;
mod members;
mod text;
mod usual;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use members::{Defaults, Members};

/// The input and the expected outcome.
pub(crate) struct Case {
    pub(crate) file: String,
    /// The rule it tests, or the subject of its file in words.
    pub(crate) about: About,
    pub(crate) name: String,
    pub(crate) input: Value,
    pub(crate) expected: Value,
}

#[derive(Clone)]
pub(crate) enum About {
    Rule(String),
    Problem(String),
}

impl Case {
    pub(crate) fn title(&self) -> String {
        let (About::Rule(about) | About::Problem(about)) = &self.about;
        format!("{about}: {}", self.name)
    }

    pub(crate) fn rule(&self) -> Option<&str> {
        match &self.about {
            About::Rule(rule) => Some(rule),
            About::Problem(_) => None,
        }
    }
}

/// Every case below a folder, in the order of the files.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for path in files(folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))? {
        let file = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {file}: {error}"))?;
        cases.extend(read(&file, &text)?);
    }
    let mut titles = BTreeSet::new();
    match cases.iter().find(|case| !titles.insert(case.title())) {
        Some(twice) => Err(format!("{}: a second case is named `{}`", twice.file, twice.name)),
        None => Ok(cases),
    }
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|end| end == "json5" || end == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The cases of one file: those of a rule or about a problem, or one in long form.
pub(crate) fn read(file: &str, text: &str) -> Result<Vec<Case>, String> {
    let within = |error: String| format!("{file}: {error}");
    let Value::Object(mut content) = text::parse(text).map_err(within)? else {
        return Err(within("not an object".to_owned()));
    };
    let about = match (content.remove("rule"), content.remove("about")) {
        (Some(Value::String(rule)), None) => About::Rule(rule),
        (None, Some(Value::String(problem))) => About::Problem(problem),
        (Some(_), Some(_)) => return Err(within("`rule` or `about`, not both".to_owned())),
        _ => return Err(within("no `rule` or `about`".to_owned())),
    };
    let (defaults, cases) = match content.remove("cases") {
        Some(Value::Array(cases)) => (content, cases),
        Some(_) => return Err(within("`cases` is not a list".to_owned())),
        None => (Map::new(), vec![Value::Object(content)]),
    };
    let defaults = Defaults::new(defaults);
    let cases = cases.into_iter().map(|case| {
        let Value::Object(mut case) = case else { return Err(within(format!("not a case: {case}"))) };
        let Some(Value::String(name)) = case.remove("name") else {
            return Err(within(format!("no `name` in {}", Value::Object(case))));
        };
        let (input, expected) =
            write_out(case, &defaults).map_err(|error| format!("{file}: `{name}`: {error}"))?;
        Ok(Case { file: file.to_owned(), about: about.clone(), name, input, expected })
    });
    let cases = cases.collect::<Result<Vec<_>, _>>()?;
    defaults.finish().map_err(within)?;
    Ok(cases)
}

/// The whole input and the whole expected outcome.
fn write_out(case: Map<String, Value>, defaults: &Defaults) -> Result<(Value, Value), String> {
    if case.contains_key("input") || case.contains_key("expected") {
        let mut members = Members::alone(case);
        let long = (members.needed("input")?, members.needed("expected")?);
        members.finish()?;
        return Ok(long);
    }
    let mut members = Members::new(case, defaults);
    let written = if let Some(describe) = members.take("describe") {
        (json!({ "describe": describe }), expected::describe(&mut members)?)
    } else {
        let definition_alone = members.has("diagnostics");
        let input = input::read(&mut members, definition_alone)?;
        let written = input.written.clone();
        if definition_alone {
            (written, json!({ "diagnostics": expected::diagnostics(&mut members, true)? }))
        } else {
            (written, expected::read(&mut members, input)?)
        }
    };
    members.finish()?;
    Ok(written)
}
