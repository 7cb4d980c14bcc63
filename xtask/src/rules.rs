//! The rules as a module, without their statements, which are texts.

use marketo_webhook::{Rule, rules};
use serde_json::json;

/// The module.
pub fn module() -> String {
    let rules: Vec<_> = rules().iter().map(|rule| format!("  {},\n", member(rule))).collect();
    format!("export const ruleList = [\n{}];\n", rules.concat())
}

fn member(rule: &Rule) -> serde_json::Value {
    json!({
        "id": rule.id.name(),
        "basis": rule.basis.name(),
        "source": (!rule.sources.is_empty()).then(|| rule.sources.join("; ")),
        "assumption": rule.assumption.map(|assumption| assumption.name()),
    })
}
