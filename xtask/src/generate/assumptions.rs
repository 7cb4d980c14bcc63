//! The assumptions of the types. `tests/core/vocabulary.rs` compares them with this file.

use marketo_webhook::assumptions::Assumption;

/// The types, hand-written except for the members of [`INTERFACE`].
pub(crate) const TYPES: &str = "js/index.d.ts";

const INTERFACE: &str = "export interface Assumptions {\n";

/// The types with regenerated members of their interface of assumptions.
pub(crate) fn with_members(types: &str) -> Option<String> {
    let (before, rest) = types.split_once(INTERFACE)?;
    let (_, after) = rest.split_once('}')?;
    let member = |assumption: &Assumption| {
        let values = assumption.values().iter().map(|value| format!("\"{value}\""));
        format!("  readonly {assumption}?: {};\n", values.collect::<Vec<_>>().join(" | "))
    };
    let members: String = Assumption::ALL.iter().map(member).collect();
    Some(format!("{before}{INTERFACE}{members}}}{after}"))
}
