//! The rules and the assumptions as data, for the JavaScript of the package. Their texts are those of `languages`.

use marketo_webhook::{Assumption, Rule, RuleId, Source, rules};
use serde::Serialize;

use super::texts::LANGUAGES;

/// What `rules()` and `assumptions()` are made of: of a rule the text is `rule.<id>`, of an assumption
/// `assumption.<name>`, of a value of it `assumption.<name>.<value>`.
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
    /// Their titles in English; empty for a rule that is assumed.
    pub(crate) sources: Vec<String>,
    pub(crate) assumption: Option<&'static str>,
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
    let texts = LANGUAGES[0].texts();
    let title = |source: &Source| texts.text(&format!("docs.source.{source}")).to_owned();
    let rule = |rule: Rule| RuleData {
        id: rule.id.name(),
        basis: rule.basis.name(),
        sources: rule.sources.iter().map(title).collect(),
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
