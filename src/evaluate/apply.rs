//! The mappings, applied to the text of a response.

use std::borrow::Cow;

use super::Remarks;
use super::error::Unreadable;
use crate::attribute::correction;
use crate::charset::{CharsetDecoder, without_byte_order_mark};
use crate::coerce::{Coerced, coerce};
use crate::decide;
use crate::extract::{Hint, Miss, Missing, Reading};
use crate::field;
use crate::format::Format;
use crate::message;
use crate::note;
use crate::outcome::{FieldUpdate, FieldUpdates, Found, SkipReason, SkippedMapping};
use crate::response::{Body, Response};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Raw, Value};
use crate::webhook::{Mapping, Path, Webhook};

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
        let path = mapping.writable()?;
        let target = &mapping.target;
        let rules = path.rules.and(target.rules);
        let extracted = reading
            .at(&self.trie, path.node, &path.attribute, &self.assumptions)
            .map_err(|miss| Box::new(missed(mapping, path, miss, rules)))?;
        let rules = rules.and(extracted.rules);
        match coerce(&extracted.raw, &target.data_type, target.length, &self.assumptions) {
            Ok(coerced) => Ok(Coerced { rules: rules.and(coerced.rules), ..coerced }),
            Err(refused) => {
                let rules = rules.and(refused.rules);
                Err(Box::new(stands(mapping, path, refused.reason, refused.rule, &extracted.raw, rules)))
            }
        }
    }

    /// Skips every mapping, since the body is not parsed.
    pub(super) fn apply_nothing<'a>(&'a self, outcome: &mut FieldUpdates<'a>) {
        let rules = decide::response_type_none();
        outcome.rules = outcome.rules.and(rules);
        outcome.skipped.extend(self.mappings.iter().enumerate().map(|(i, mapping)| {
            let unparsed = || {
                let message = message::response_type_none(&mapping.response_attribute);
                Skip::new(SkipReason::NotFound, &message, RuleId::DecideResponseTypeNone, rules)
            };
            mapping.writable().map_or_else(|skip| *skip, |_| unparsed()).of(i, mapping)
        }));
    }
}

impl Mapping {
    /// Its path, if it has one that leads to a field that may be written.
    fn writable(&self) -> Result<&Path, Box<Skip>> {
        let path = self.path.as_ref().map_err(|invalid| {
            let message = message::invalid_attribute(&self.response_attribute, invalid);
            let rules = RuleSet::of(invalid.rule);
            let skip = Skip::new(SkipReason::InvalidAttribute, &message, invalid.rule, rules);
            Box::new(Skip { suggestion: correction(&self.response_attribute), ..skip })
        })?;
        let Some(refusal) = self.target.refusal else { return Ok(path) };
        let (reason, rule) = match refusal {
            field::Refusal::Unknown => (SkipReason::UnknownField, RuleId::FieldUnknown),
            field::Refusal::RestName => (SkipReason::UnknownField, RuleId::FieldSoapName),
            field::Refusal::NoSoapName => (SkipReason::UnknownField, RuleId::FieldNoSoapName),
            field::Refusal::ReadOnly => (SkipReason::ReadOnlyField, RuleId::FieldReadOnly),
        };
        let suggestion = self.target.suggestion.clone();
        let message = message::field(&self.marketo_field, refusal, suggestion.as_deref());
        Err(Box::new(Skip { suggestion, ..Skip::new(reason, &message, rule, self.target.rules) }))
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
    /// `rule` is the one that decides.
    fn new(reason: SkipReason, message: &str, rule: RuleId, rules: RuleSet) -> Self {
        // The range of integers has no say in what is a number.
        let is_switched = reason != SkipReason::IncompatibleType || rule != RuleId::CoerceInteger;
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

#[cold]
fn missed(mapping: &Mapping, path: &Path, miss: Miss<'_>, rules: RuleSet) -> Skip {
    match miss {
        Miss::Stands { reason, rule, raw, rules: more } => {
            stands(mapping, path, reason, rule, &raw, rules.and(more))
        }
        Miss::Unclear { reason, rule, depth, raw, rules: more } => {
            let skip = unclear(mapping, path, reason, depth, rule, rules.and(more));
            Skip { found: raw.as_ref().map(found), ..skip }
        }
        Miss::Missing(missing) => not_found(mapping, path, &missing, rules.and(missing.rules)),
    }
}

/// Nothing stands at the attribute.
#[cold]
fn not_found(mapping: &Mapping, path: &Path, missing: &Missing<'_>, rules: RuleSet) -> Skip {
    let attribute = &path.attribute;
    let suggestion = missing.hint.as_ref().map(|hint| match hint {
        Hint::Key(key) => attribute.with_key(missing.depth, key),
        Hint::Under(key) => attribute.under_key(key),
        Hint::Into => attribute.with_index(missing.depth, 0),
    });
    let message = message::not_found(&mapping.response_attribute, attribute, missing, suggestion.as_deref());
    let skip = Skip::new(SkipReason::NotFound, &message, missing.rule, rules);
    Skip { resolved: attribute.leading(missing.depth), suggestion, ..skip }
}

/// Several elements stand where the attribute means one.
#[cold]
fn unclear(
    mapping: &Mapping,
    path: &Path,
    reason: SkipReason,
    depth: usize,
    rule: RuleId,
    rules: RuleSet,
) -> Skip {
    let attribute = &path.attribute;
    let text = &mapping.response_attribute;
    let (message, suggestion) = if reason == SkipReason::AmbiguousElement {
        let suggestion = attribute.with_index(depth.saturating_add(1), 0);
        let repeated = attribute.leading(depth.saturating_add(1));
        (message::ambiguous_element(text, &repeated, &suggestion), Some(suggestion))
    } else {
        (message::undefined_xml(text, &attribute.leading(depth)), None)
    };
    Skip { resolved: attribute.leading(depth), suggestion, ..Skip::new(reason, &message, rule, rules) }
}

/// Something stands at the attribute, and is not written.
#[cold]
fn stands(
    mapping: &Mapping,
    path: &Path,
    reason: SkipReason,
    rule: RuleId,
    raw: &Raw<'_>,
    rules: RuleSet,
) -> Skip {
    let message = message::not_written(&mapping.response_attribute, reason, raw, &mapping.target);
    let skip = Skip::new(reason, &message, rule, rules);
    Skip { resolved: path.attribute.to_string(), found: Some(found(raw)), ..skip }
}

fn found(raw: &Raw<'_>) -> Found {
    Found { kind: raw.kind(), excerpt: message::excerpt(raw.text()) }
}
