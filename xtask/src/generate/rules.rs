//! The rules and the assumptions as data, for the JavaScript of the package. Their texts are in `languages`.

use marketo_webhook::assumptions::Assumption;
use marketo_webhook::rules::{Citation, Rule, RuleId, rules};
use serde::Serialize;

/// The data of `rules()` and `assumptions()`: the text of a rule is `rule.<id>`, of an assumption `assumption.<name>`,
/// of a value of it `assumption.<name>.<value>`.
#[derive(Serialize)]
pub(crate) struct Rules {
    /// In the order in which they apply.
    pub(crate) rules: Vec<RuleData>,
    pub(crate) assumptions: Vec<AssumptionData>,
}

#[derive(Serialize)]
pub(crate) struct RuleData {
    pub(crate) id: &'static str,
    pub(crate) basis: &'static str,
    /// Empty if no source says anything.
    pub(crate) sources: Vec<SourceData>,
    pub(crate) assumption: Option<&'static str>,
}

/// A source of a rule: its index among all of them, and what it says.
#[derive(Serialize)]
pub(crate) struct SourceData {
    pub(crate) place: usize,
    pub(crate) says: &'static str,
}

#[derive(Serialize)]
pub(crate) struct AssumptionData {
    pub(crate) name: &'static str,
    /// The default first.
    pub(crate) values: &'static [&'static str],
    /// The rules that it switches.
    pub(crate) rules: Vec<&'static str>,
}

/// Every rule and every assumption.
pub(crate) fn rules_and_assumptions() -> Rules {
    let source =
        |citation: &Citation| SourceData { place: citation.source as usize, says: citation.says.name() };
    let rule = |rule: Rule| RuleData {
        id: rule.id.name(),
        basis: rule.basis.name(),
        sources: rule.sources.iter().map(source).collect(),
        assumption: rule.assumption.map(Assumption::name),
    };
    let assumption = |assumption: &Assumption| AssumptionData {
        name: assumption.name(),
        values: assumption.values(),
        rules: assumption.rules().map(RuleId::name).collect(),
    };
    Rules {
        rules: rules().into_iter().map(rule).collect(),
        assumptions: Assumption::ALL.iter().map(assumption).collect(),
    }
}
