//! The catalogues of texts as modules: for each `languages/<language>.json` one with the texts that outcomes need, one
//! with the statements that only `rules` needs, and one with all of them, which is public; and for the page one with the
//! names of the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use marketo_webhook::messages::TextId;
use marketo_webhook::rules::Source;

use crate::files::root;
use crate::generate::texts::LANGUAGES;

/// Prefixes of ids that no outcome has.
const STATEMENTS: [&str; 2] = ["rule.", "assumption."];

type Texts = BTreeMap<String, String>;

/// Writes the modules of every language.
pub fn write(dist: &Path) -> Result<()> {
    for entry in fs::read_dir(root().join("languages")).context("cannot read the folder of languages")? {
        let path = entry?.path();
        let language = path.file_stem().and_then(|name| name.to_str()).context("no name of a language")?;
        let texts = fs::read_to_string(&path)?;
        let mut texts: Texts = serde_json::from_str(&texts).with_context(|| format!("{}", path.display()))?;
        sources(dist, language, &texts)?;
        // Those of the pages in docs.
        texts.retain(|id, _| !id.starts_with("docs."));
        modules(dist, language, texts)?;
    }
    Ok(())
}

/// The names of the sources, by those that the library gives, in English.
fn sources(dist: &Path, language: &str, texts: &Texts) -> Result<()> {
    let english = LANGUAGES[0].texts();
    let name = |source: &Source| {
        let id = format!("docs.source.{source}");
        (english.text(&id).to_owned(), texts[&id].clone())
    };
    let names: Texts = Source::ALL.iter().map(name).collect();
    let module = format!("export default {};\n", serde_json::to_string(&names)?);
    file(dist, "sources", &format!("{language}.js"), &module)
}

fn modules(dist: &Path, language: &str, texts: Texts) -> Result<()> {
    let is_statement = |id: &str| STATEMENTS.iter().any(|start| id.starts_with(start));
    let (statements, texts): (Texts, Texts) = texts.into_iter().partition(|(id, _)| is_statement(id));
    for (name, texts) in [("texts", texts), ("statements", statements)] {
        // A function, and JSON in a string, since that takes no time while the package loads.
        let json = serde_json::to_string(&texts)?.replace('\\', r"\\").replace('\'', r"\'");
        let module = format!("export const {name} = () => JSON.parse('{json}');\n");
        file(dist, name, &format!("{language}.js"), &module)?;
    }
    // `pt-BR` is not a valid name in JavaScript.
    let export = language.replace('-', "");
    let all = format!(
        r#"import {{ statements }} from "../statements/{language}.js";
import {{ texts }} from "../texts/{language}.js";

export const {export} = {{ language: "{language}", texts: {{ ...texts(), ...statements() }} }};
"#
    );
    file(dist, "messages", &format!("{language}.js"), &all)?;
    let types = format!(
        "import type {{ Catalogue }} from \"../messages.js\";\n\nexport const {export}: Catalogue;\n"
    );
    file(dist, "messages", &format!("{language}.d.ts"), &types)
}

/// The ids of the texts that the module refers to by position, each with the names of its values unless the placeholders of the
/// English text are these, in their order (`js/outcome.js`).
pub fn ids() -> Result<String> {
    let english: Texts = serde_json::from_str(&fs::read_to_string(root().join("languages/en.json"))?)?;
    let ids = TextId::ALL.iter().map(|id| {
        let placeholders = english.get(id.name()).map_or_else(Vec::new, |text| placeholders(text));
        if placeholders == id.values() {
            id.name().to_owned()
        } else {
            format!("{id}:{}", id.values().join(","))
        }
    });
    Ok(format!("export const textIds = \"{}\".split(\" \");\n", ids.collect::<Vec<_>>().join(" ")))
}

/// The names in braces, each once, in the order in which they first come.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for name in text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn file(dist: &Path, folder: &str, name: &str, text: &str) -> Result<()> {
    let folder = dist.join(folder);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))
}
