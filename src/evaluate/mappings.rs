//! The mappings, applied to the text of a response.

use std::borrow::Cow;

use super::Remarks;
use super::errors::Unreadable;
use crate::coerce::{Coerced, coerce};
use crate::decide;
use crate::definition::attribute::{InvalidAttribute, correction};
use crate::definition::field::{self, Target};
use crate::definition::format::Format;
use crate::evaluate::webhook::{Mapping, Path, Webhook};
use crate::explain as message;
use crate::explain::remarks as note;
use crate::extract::{Extracted, Hint, Miss, Missing, Reading, Unclear};
use crate::outcome::{FieldUpdate, FieldUpdates, Found, SkipReason, SkippedMapping};
use crate::response::charset::{CharsetDecoder, without_byte_order_mark};
use crate::response::{Body, Response};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Raw, Value};

impl Webhook {
    /// Decodes the body and applies the mappings to it.
    pub(super) fn read<'a>(
        &'a self,
        format: Format,
        response: &Response<'a>,
        decoder: &dyn CharsetDecoder,
        outcome: &mut FieldUpdates<'a>,
    ) -> Result<Remarks, Unreadable> {
        let bytes = match response.body {
            Body::Text(text) => {
                return self.apply(format, without_byte_order_mark(text), outcome, std::convert::identity);
            }
            Body::Bytes(bytes) => bytes,
        };
        outcome.rules = outcome.rules.with(RuleId::DecideCharset);
        let charset = outcome.webhook_is_called.response.charset().clone();
        match charset.decode(bytes, decoder) {
            Ok(Cow::Borrowed(text)) => self.apply(format, text, outcome, std::convert::identity),
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method alone ties the lifetimes"
            )]
            Ok(Cow::Owned(text)) => self.apply(format, &text, outcome, |value| value.into_owned()),
            Err(undecodable) => Err(Unreadable::undecodable(&charset, &undecodable)),
        }
    }

    /// Applies the mappings to the text; `keep` makes a value last as long as the outcome.
    fn apply<'a, 't>(
        &'a self,
        format: Format,
        text: &'t str,
        outcome: &mut FieldUpdates<'a>,
        keep: fn(Value<'t>) -> Value<'a>,
    ) -> Result<Remarks, Unreadable> {
        let is_html = note::html_body(text);
        let mut reading = Reading::new(format, text, &self.trie, &self.assumptions)
            .map_err(|syntax| Unreadable::syntax(format, text, &syntax))
            .map_err(|unreadable| Unreadable { is_html, ..unreadable })?;
        if reading.array_at_top() {
            outcome.rules = outcome.rules.with(RuleId::PathRootArray);
        }
        outcome.updates.reserve(self.mappings.len());
        for (i, mapping) in self.mappings.iter().enumerate() {
            match self.update(&mut reading, mapping) {
                Ok(coerced) => outcome.updates.push(FieldUpdate {
                    mapping: i,
                    marketo_field: &mapping.marketo_field,
                    response_attribute: &mapping.response_attribute,
                    data_type: &mapping.target.data_type,
                    value: keep(coerced.value),
                    truncated: coerced.truncated,
                    rules: coerced.rules,
                }),
                Err(skip) => outcome.skipped.push(skip.of(i, mapping)),
            }
        }
        let tops = (0..).map_while(|i| reading.top(i));
        let failure = note::looks_like_error(tops).map(|top| message::looks_like_error(&top));
        Ok(Remarks { failure, is_html })
    }

    /// What the mapping writes.
    #[inline(never)]
    fn update<'t>(&self, reading: &mut Reading<'t>, mapping: &Mapping) -> Result<Coerced<'t>, Box<Skip>> {
        let path = mapping.path.as_ref().map_err(|invalid| Box::new(invalid_attribute(mapping, invalid)))?;
        let target = &mapping.target;
        let found = reading.at(&self.trie, path.node, &path.attribute, &self.assumptions);
        if let Some(refusal) = target.refusal {
            return Err(Box::new(refused(mapping, path, refusal, found)));
        }
        let rules = path.rules.and(target.rules);
        let (reason, rule, raw, rules) = match found {
            Ok(Extracted { raw, rules: more }) => {
                let rules = rules.and(more);
                match coerce(&raw, &target.data_type, target.length, &self.assumptions) {
                    Ok(coerced) => return Ok(Coerced { rules: rules.and(coerced.rules), ..coerced }),
                    Err(refused) => (refused.reason, refused.rule, raw, rules.and(refused.rules)),
                }
            }
            Err(Miss::Stands { reason, rule, raw, rules: more }) => (reason, rule, raw, rules.and(more)),
            Err(Miss::Unclear(unclear)) => return Err(Box::new(ambiguous(mapping, path, &unclear, rules))),
            Err(Miss::Missing(missing)) => {
                let is_switched = self.is_switched(reading, mapping, path, missing.rule);
                return Err(Box::new(not_found(mapping, path, &missing, is_switched, rules)));
            }
        };
        let is_switched = self.is_switched(reading, mapping, path, rule);
        Err(Box::new(stands(mapping, path, reason, rule, is_switched, &raw, rules)))
    }

    /// Whether the mapping would write something if the assumption that a rule depends on were another one.
    #[cold]
    fn is_switched(&self, reading: &mut Reading<'_>, mapping: &Mapping, path: &Path, rule: RuleId) -> bool {
        let Some(assumption) = rule.rule().assumption else { return false };
        let Target { data_type, length, .. } = &mapping.target;
        assumption.values().into_iter().any(|value| {
            let mut assumptions = self.assumptions;
            assumptions.switch(assumption, value).is_ok()
                && reading
                    .at(&self.trie, path.node, &path.attribute, &assumptions)
                    .is_ok_and(|found| coerce(&found.raw, data_type, *length, &assumptions).is_ok())
        })
    }

    /// Skips every mapping, since the body is not parsed.
    pub(super) fn apply_nothing<'a>(&'a self, outcome: &mut FieldUpdates<'a>) {
        let rules = decide::response_type_none();
        outcome.rules = outcome.rules.and(rules);
        outcome.skipped.extend(self.mappings.iter().enumerate().map(|(i, mapping)| {
            let message = message::response_type_none(&mapping.response_attribute);
            Skip::new(SkipReason::NotFound, message, RuleId::DecideResponseTypeNone, false, rules)
                .of(i, mapping)
        }));
    }
}

/// Why a mapping does nothing.
struct Skip {
    reason: SkipReason,
    message: String,
    resolved: String,
    found: Option<Found>,
    suggestion: Option<String>,
    rules: RuleSet,
}

impl Skip {
    /// `rule` is the one that decides; `is_switched` says whether its assumption could decide otherwise.
    fn new(reason: SkipReason, message: String, rule: RuleId, is_switched: bool, rules: RuleSet) -> Self {
        let message = message::by_rule(message, rule, is_switched);
        Self { reason, message, resolved: String::new(), found: None, suggestion: None, rules }
    }

    fn of(self, i: usize, mapping: &Mapping) -> SkippedMapping<'_> {
        SkippedMapping {
            mapping: i,
            marketo_field: &mapping.marketo_field,
            response_attribute: &mapping.response_attribute,
            reason: self.reason,
            message: self.message,
            resolved: self.resolved,
            found: self.found,
            suggestion: self.suggestion,
            rules: self.rules,
        }
    }
}

/// The attribute is none.
#[cold]
fn invalid_attribute(mapping: &Mapping, invalid: &InvalidAttribute) -> Skip {
    let text = &mapping.response_attribute;
    let message = message::invalid_attribute(text, invalid);
    let rules = RuleSet::of(invalid.rule);
    let skip = Skip::new(SkipReason::InvalidAttribute, message, invalid.rule, false, rules);
    Skip { suggestion: correction(text), ..skip }
}

/// The field is not written, whatever stands at the attribute.
#[cold]
fn refused(
    mapping: &Mapping,
    path: &Path,
    refusal: field::Refusal,
    found: Result<Extracted<'_>, Miss<'_>>,
) -> Skip {
    let (reason, rule) = match refusal {
        field::Refusal::Unknown => (SkipReason::UnknownField, RuleId::FieldUnknown),
        field::Refusal::RestName => (SkipReason::UnknownField, RuleId::FieldSoapName),
        field::Refusal::NoSoapName => (SkipReason::UnknownField, RuleId::FieldNoSoapName),
        field::Refusal::ReadOnly => (SkipReason::ReadOnlyField, RuleId::FieldReadOnly),
    };
    let target = &mapping.target;
    let suggestion = target.suggestion.clone();
    let message = message::field(&mapping.marketo_field, refusal, suggestion.as_deref());
    let (depth, raw) = match found {
        Ok(Extracted { raw, .. }) | Err(Miss::Stands { raw, .. }) => (usize::MAX, Some(raw)),
        Err(Miss::Unclear(Unclear { depth, raw, .. })) => (depth, raw),
        Err(Miss::Missing(missing)) => (missing.depth, None),
    };
    let (resolved, found) = (path.attribute.leading(depth), raw.as_ref().map(found_of));
    Skip { resolved, found, suggestion, ..Skip::new(reason, message, rule, false, target.rules) }
}

/// Nothing stands at the attribute.
#[cold]
fn not_found(
    mapping: &Mapping,
    path: &Path,
    missing: &Missing<'_>,
    is_switched: bool,
    rules: RuleSet,
) -> Skip {
    let attribute = &path.attribute;
    let suggestion = missing.hint.as_ref().map(|hint| match hint {
        Hint::Key(key) => attribute.with_key(missing.depth, key),
        Hint::Under(key) => attribute.under_key(key),
        Hint::Into => attribute.with_index(missing.depth, 0),
        Hint::Out => attribute.without_step(missing.depth),
    });
    let message = message::not_found(&mapping.response_attribute, attribute, missing, suggestion.as_deref());
    let rules = rules.and(missing.rules);
    let skip = Skip::new(SkipReason::NotFound, message, missing.rule, is_switched, rules);
    Skip { resolved: attribute.leading(missing.depth), suggestion, ..skip }
}

/// Several elements stand where the attribute means one.
#[cold]
fn ambiguous(mapping: &Mapping, path: &Path, unclear: &Unclear<'_>, rules: RuleSet) -> Skip {
    let Unclear { reason, rule, depth, raw, rules: more } = unclear;
    let attribute = &path.attribute;
    let text = &mapping.response_attribute;
    let (message, suggestion) = if *reason == SkipReason::AmbiguousElement {
        let suggestion = attribute.with_index(depth.saturating_add(1), 0);
        let repeated = attribute.leading(depth.saturating_add(1));
        (message::ambiguous_element(text, &repeated, &suggestion), Some(suggestion))
    } else {
        (message::undefined_xml(text, &attribute.leading(*depth)), None)
    };
    let (resolved, found) = (attribute.leading(*depth), raw.as_ref().map(found_of));
    Skip { resolved, found, suggestion, ..Skip::new(*reason, message, *rule, false, rules.and(*more)) }
}

/// Something stands at the attribute, and is not written.
#[cold]
fn stands(
    mapping: &Mapping,
    path: &Path,
    reason: SkipReason,
    rule: RuleId,
    is_switched: bool,
    raw: &Raw<'_>,
    rules: RuleSet,
) -> Skip {
    let message = message::not_written(&mapping.response_attribute, reason, rule, raw, &mapping.target);
    let skip = Skip::new(reason, message, rule, is_switched, rules);
    Skip { resolved: path.attribute.to_string(), found: Some(found_of(raw)), ..skip }
}

fn found_of(raw: &Raw<'_>) -> Found {
    Found { kind: raw.kind(), excerpt: message::excerpt(raw.text()) }
}
