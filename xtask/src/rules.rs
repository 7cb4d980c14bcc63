//! The rules, the assumptions and the standard fields as modules, without the statements, which are texts.

use marketo_webhook::definition::standard_fields;
use marketo_webhook::rules::Source;
use serde::Serialize;
use serde_json::json;

use crate::generate::rules::rules_and_assumptions;
use crate::generate::texts::LANGUAGES;

/// The rules, with each source as its index in a list of all and what it says, and the assumptions.
pub fn module() -> String {
    let texts = LANGUAGES[0].texts();
    let sources = Source::ALL
        .iter()
        .map(|source| json!({ "title": texts.text(&format!("docs.source.{source}")), "url": source.url() }));
    let all = rules_and_assumptions();
    let rules = all.rules.iter().map(|rule| {
        let sources: Vec<_> = rule.sources.iter().map(|source| json!([source.place, source.says])).collect();
        json!({ "id": rule.id, "basis": rule.basis, "sources": sources, "assumption": rule.assumption })
    });
    let (sources, rules) = (list("sourceList", sources), list("ruleList", rules));
    format!("{sources}\n{rules}\n{}", list("assumptionList", all.assumptions))
}

/// The standard fields, as `leadFields` takes them.
pub fn standard_fields_module() -> String {
    list("standardFieldList", standard_fields())
}

fn list<T: Serialize>(name: &str, items: impl IntoIterator<Item = T>) -> String {
    let lines = items.into_iter().map(|item| {
        let item = serde_json::to_string(&item).expect("data is JSON");
        format!("  {item},\n")
    });
    format!("export const {name} = [\n{}];\n", lines.collect::<String>())
}
