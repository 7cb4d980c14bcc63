//! Every text for people, as the cases give it: `cargo test --test core messages -- --nocapture` prints them in a row.

#![expect(clippy::disallowed_macros, reason = "the texts are printed to be read")]

#[path = "../cases/evaluate.rs"]
mod evaluate;
#[path = "../cases/reader/mod.rs"]
#[expect(dead_code, clippy::disallowed_methods, reason = "only what goes in is used, and files are read")]
mod reader;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use marketo_webhook::{DiagnosticCode, NoteCode, SkipReason, WebhookErrorType};
use serde_json::Value;

use evaluate::evaluate;
use reader::read_folder;

/// The texts of what a case gives, each under its code.
fn messages(given: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match given {
        Value::Array(values) => values.iter().for_each(|value| messages(value, found)),
        Value::Object(object) => {
            let code = ["reason", "type", "code"].iter().find_map(|key| object.get(*key)?.as_str());
            if let (Some(code), Some(message)) = (code, object.get("message")) {
                found.entry(code.to_owned()).or_default().insert(message.as_str().unwrap().to_owned());
            }
            for because in object.get("because").into_iter().flat_map(|because| because.as_array().unwrap()) {
                found.entry("because".to_owned()).or_default().insert(because.as_str().unwrap().to_owned());
            }
            object.values().for_each(|value| messages(value, found));
        }
        _ => {}
    }
}

#[test]
fn every_code_has_texts_that_read_alike() {
    let mut found = BTreeMap::new();
    for case in read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap() {
        messages(&evaluate(&case.input), &mut found);
    }
    let codes = SkipReason::NAMES
        .iter()
        .chain(WebhookErrorType::NAMES)
        .chain(NoteCode::NAMES)
        .chain(DiagnosticCode::NAMES);
    for code in codes {
        assert!(found.contains_key(*code), "no case shows the text of {code}");
    }
    for (code, texts) in &found {
        println!("\n{code}");
        for text in texts {
            println!("  {text}");
            assert!(!text.is_empty() && text.trim() == text, "{code}: white space around {text:?}");
            let own: String = text.split('`').step_by(2).collect::<Vec<_>>().join("_");
            assert!(!text.contains('\n') && !own.contains("  "), "{code}: line breaks or gaps in {text:?}");
            assert!(!text.ends_with('.'), "{code}: a full stop ends {text:?}");
            let opens = text.starts_with(|c: char| c.is_lowercase() || c == '`');
            let names =
                ["Marketo", "Response", "Error Type", "XML"].iter().any(|name| text.starts_with(name));
            assert!(opens || names, "{code}: {text:?} begins with a capital");
            assert_eq!(text.matches('`').count() % 2, 0, "{code}: a backtick is open in {text:?}");
        }
    }
}
