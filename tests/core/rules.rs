//! One rule: one id, one heading in `docs/behaviour.md`, some cases (`tests/cases.rs`).

use std::collections::BTreeSet;

use crate::support::read;
use marketo_webhook::rules;

#[test]
fn every_rule_has_its_section_in_the_behaviour_page() {
    let page = read("docs/behaviour.md");
    let mut sections: Vec<&str> = page.split("\n### ").skip(1).collect();
    sections.sort_unstable();
    let headings: BTreeSet<_> = sections.iter().map(|section| section.lines().next().unwrap()).collect();
    assert_eq!(headings.len(), sections.len(), "a heading stands twice");
    let ids: BTreeSet<_> = rules().iter().map(|rule| rule.id.name()).collect();
    assert_eq!(headings, ids, "headings and rules");
    for rule in rules() {
        let section = sections.iter().find(|section| section.starts_with(&format!("{}\n", rule.id))).unwrap();
        assert!(section.contains(rule.statement), "{}: the statement differs", rule.id);
        assert!(section.contains(&format!("Basis: {}", rule.basis)), "{}: the basis differs", rule.id);
        for source in rule.sources {
            assert!(section.contains(source), "{}: the source {source} is missing", rule.id);
        }
        if let Some(assumption) = rule.assumption {
            assert!(section.contains(&format!("`{assumption}`")), "{}: `{assumption}` is missing", rule.id);
            for value in assumption.values() {
                assert!(section.contains(&format!("`{value}`")), "{}: `{value}` is missing", rule.id);
            }
        }
    }
}
