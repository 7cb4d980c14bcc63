//! Counts in the README are those of the code.

use marketo_webhook::assumptions::Assumption;
use marketo_webhook::rules::{Basis, rules};

use crate::support::read;

#[test]
fn the_readme_counts_the_rules_and_what_can_be_switched() {
    let rules = rules();
    let count = |basis| rules.iter().filter(|rule| rule.basis == basis).count();
    let readme = read("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        format!(
            "Of the {} rules here, Adobe documents {} and practitioners report {}; {} are taken from related features, {} are assumptions, and {} are the library's own advice",
            rules.len(),
            count(Basis::Documented),
            count(Basis::Observed),
            count(Basis::Sibling),
            count(Basis::Assumed),
            count(Basis::Advice),
        ),
        format!("and {} assumptions can be switched", Assumption::ALL.len()),
        format!("{} assumptions can be switched in the definition", Assumption::ALL.len()),
    ] {
        assert!(readme.contains(&said), "the README does not say: {said}");
    }
}
