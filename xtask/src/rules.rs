//! The rules as a module, without their statements, which are texts.

use serde_json::json;

use crate::generate::rules::rules_and_assumptions;

/// The module.
pub fn module() -> String {
    let rules = rules_and_assumptions().rules.into_iter().map(|rule| {
        let source = (!rule.sources.is_empty()).then(|| rule.sources.join("; "));
        let rule =
            json!({ "id": rule.id, "basis": rule.basis, "source": source, "assumption": rule.assumption });
        format!("  {rule},\n")
    });
    format!("export const ruleList = [\n{}];\n", rules.collect::<String>())
}
