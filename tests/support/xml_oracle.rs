//! XML as `roxmltree` reads it, with the rules applied.

#![allow(dead_code, clippy::allow_attributes, reason = "not every user needs all of it")]

use marketo_webhook::outcome::SkipReason;
use marketo_webhook::{CampaignType, Outcome, Response, Status, Webhook};
use roxmltree::Node;

/// The result of a mapping: the text that it writes, or why it does nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    Text(String),
    Skipped(SkipReason),
}

/// The result of each mapping, or that the body is unreadable.
pub(crate) fn evaluate(webhook: &Webhook, body: &str) -> Option<Vec<Found>> {
    let response = Response::new(Status::OK).with_text(body);
    let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
        return None;
    };
    let updates = outcome
        .updates
        .iter()
        .map(|update| (update.mapping, Found::Text(update.value.text().unwrap_or_default().into_owned())));
    let skipped = outcome.skipped.iter().map(|skipped| (skipped.mapping, Found::Skipped(skipped.reason)));
    let mut found: Vec<_> = updates.chain(skipped).collect();
    found.sort_by_key(|(mapping, _)| *mapping);
    Some(found.into_iter().map(|(_, found)| found).collect())
}

/// The name of an element as written, which roxmltree does not keep.
pub(crate) fn name<'a>(node: Node<'a, 'a>) -> &'a str {
    let source = &node.document().input_text()[node.range()][1..];
    source.split(['>', '/', ' ', '\n', '\t', '\r']).next().unwrap()
}

pub(crate) fn children<'a>(node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    node.children().filter(Node::is_element).collect()
}

/// The text and CDATA of an element, in order.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).map(|text| text.text().unwrap()).collect()
}

/// Whether an element holds both repeated and unique child names.
pub(crate) fn is_mixed(children: &[Node<'_, '_>]) -> bool {
    let repeated = children.iter().filter(|child| count(children, name(**child)) > 1).count();
    repeated > 0 && repeated < children.len()
}

/// How many of these elements have the name.
pub(crate) fn count(elements: &[Node<'_, '_>], wanted: &str) -> usize {
    elements.iter().filter(|element| name(**element) == wanted).count()
}

/// Every element that an attribute can name: the attribute, and its value according to the rules.
pub(crate) fn elements(
    node: Node<'_, '_>,
    attribute: &str,
    undefined: bool,
    found: &mut Vec<(String, Found)>,
) {
    let below = children(node);
    let expected = if undefined {
        Found::Skipped(SkipReason::UndefinedXml)
    } else if below.is_empty() {
        Found::Text(text(node))
    } else {
        Found::Skipped(SkipReason::NotScalar)
    };
    found.push((attribute.to_owned(), expected));
    let undefined = undefined || is_mixed(&below);
    for (i, child) in below.iter().enumerate() {
        let name = name(*child);
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')) {
            continue;
        }
        let same = count(&below, name);
        if same == 1 {
            elements(*child, &format!("{attribute}.{name}"), undefined, found);
            continue;
        }
        let index = count(&below[..i], name);
        elements(*child, &format!("{attribute}.{name}[{index}]"), undefined, found);
        let ambiguous = if undefined { SkipReason::UndefinedXml } else { SkipReason::AmbiguousElement };
        found.push((format!("{attribute}.{name}"), Found::Skipped(ambiguous)));
        found.push((format!("{attribute}.{name}[{same}]"), Found::Skipped(SkipReason::NotFound)));
    }
}
