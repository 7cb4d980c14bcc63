//! The cases of `tests/cases`, for programs that read no case files themselves.

#[path = "../../tests/cases/evaluate.rs"]
mod evaluate;
#[path = "../../tests/cases/reader/mod.rs"]
mod reader;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use marketo_webhook::messages::Catalogue;
use serde_json::{Map, Value, json};

use crate::files::root;
use crate::generate::texts::{LANGUAGES, Language};
use evaluate::evaluate_with;
pub(crate) use reader::Case;

pub fn all() -> Result<Vec<Case>> {
    reader::read_folder(&root().join("tests/cases")).map_err(|error| anyhow!(error))
}

/// Writes every case in full into one file, with its texts in each language as Rust renders them.
pub fn write(file: &Path) -> Result<()> {
    let catalogues: Vec<_> = LANGUAGES.iter().map(Language::catalogue).collect();
    let cases = all()?.into_iter().map(|case| {
        let (title, rule) = (case.title(), case.rule().map(str::to_owned));
        let Case { name, input, expected, .. } = case;
        let said = said(&input, &catalogues);
        json!({ "title": title, "rule": rule, "name": name, "input": input, "expected": expected, "said": said })
    });
    let cases: Vec<_> = cases.collect();
    fs::write(file, serde_json::to_vec(&cases)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The explanations of the native core in a case, in order, and their texts.
fn said(input: &Value, catalogues: &[Catalogue]) -> Value {
    evaluate_with(input, |made| {
        let texts = made.said().into_iter().map(|(_, explanation)| {
            let texts = catalogues.iter().map(|catalogue| {
                (catalogue.language().to_owned(), Value::from(catalogue.translate(explanation)))
            });
            json!({ "explanation": explanation, "texts": Map::from_iter(texts) })
        });
        texts.collect()
    })
}
