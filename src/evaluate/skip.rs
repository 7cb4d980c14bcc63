//! Why a mapping does nothing.

use std::borrow::Cow;

use super::webhook::Mapping;
use crate::definition::attribute::{InvalidAttribute, correction};
use crate::definition::field::FieldProblem;
use crate::explain::{self, Unwritten};
use crate::extract::{Absent, Ambiguous, Extracted, Hint, MappedAttribute, Miss};
use crate::outcome::{Found, SkipReason, SkippedMapping};
use crate::rules::{RuleSet, Verdict};
use crate::text::quote::excerpt;
use crate::texts::Explanation;
use crate::value::Raw;

/// Why a mapping does nothing.
pub(super) struct Skip<'a> {
    reason: SkipReason,
    explanation: Explanation<'a>,
    resolved: String,
    found: Option<Found>,
    suggestion: Option<String>,
    rules: RuleSet,
}

/// A value that is not written.
pub(super) struct NotWritten<'t> {
    pub(super) reason: SkipReason,
    pub(super) raw: Raw<'t>,
    pub(super) verdict: Verdict,
}

impl<'a> Skip<'a> {
    pub(super) fn new(reason: SkipReason, explanation: Explanation<'a>, verdict: Verdict) -> Self {
        let rules = verdict.rests_on;
        Self { reason, explanation, resolved: String::new(), found: None, suggestion: None, rules }
    }

    /// The attribute is not valid.
    #[cold]
    pub(super) fn invalid_attribute(mapping: &'a Mapping, invalid: &InvalidAttribute) -> Self {
        let text = &mapping.response_attribute;
        let explanation = explain::invalid_attribute(text, invalid);
        let skip = Self::new(SkipReason::InvalidAttribute, explanation, Verdict::by(invalid.rule));
        Self { suggestion: correction(text), ..skip }
    }

    /// The field is not written, whatever the attribute reaches.
    #[cold]
    pub(super) fn field(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        problem: FieldProblem,
        reached: Result<Extracted<'_>, Miss<'_>>,
    ) -> Self {
        let reason = match problem {
            FieldProblem::Unknown | FieldProblem::RestName | FieldProblem::NoSoapName => {
                SkipReason::UnknownField
            }
            FieldProblem::ReadOnly => SkipReason::ReadOnlyField,
        };
        let target = &mapping.target;
        let suggestion = target.suggestion.clone();
        let explanation = explain::field(&mapping.marketo_field, problem, target.suggestion.as_deref());
        let (depth, raw) = match reached {
            Ok(Extracted { raw, .. }) | Err(Miss::Unusable { raw, .. }) => (usize::MAX, Some(raw)),
            Err(Miss::Ambiguous(Ambiguous { depth, raw, .. })) => (depth, raw),
            Err(Miss::Absent(absent)) => (absent.depth, None),
        };
        let (resolved, found) = (mapped.attribute.leading(depth), raw.as_ref().map(found));
        Self { resolved, found, suggestion, ..Self::new(reason, explanation, target.verdict) }
    }

    /// The attribute reaches nothing.
    #[cold]
    pub(super) fn absent(mapping: &'a Mapping, mapped: &MappedAttribute, absent: &Absent<'_>) -> Self {
        let attribute = &mapped.attribute;
        let suggestion = absent.hint.as_ref().map(|hint| match hint {
            Hint::ReplaceKey(key) => attribute.with_key(absent.depth, key),
            Hint::PrependKey(key) => attribute.under_key(key),
            Hint::InsertIndex => attribute.with_index(absent.depth, 0),
            Hint::RemoveIndex => attribute.without_step(absent.depth),
        });
        let text = &mapping.response_attribute;
        let mut explanation = explain::not_found(text, attribute, absent);
        if let Some(suggestion) = &suggestion {
            let (why, suggestion) = (Box::new(explanation), Cow::Owned(suggestion.clone()));
            explanation = Explanation::WithSuggestion { why, suggestion };
        }
        let skip = Self::new(SkipReason::NotFound, explanation, absent.verdict);
        Self { resolved: attribute.leading(absent.depth), suggestion, ..skip }
    }

    /// Several elements are there, and the attribute means one.
    #[cold]
    pub(super) fn ambiguous(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        ambiguous: &Ambiguous<'_>,
    ) -> Self {
        let Ambiguous { reason, depth, raw, verdict } = ambiguous;
        let attribute = &mapped.attribute;
        let text = &mapping.response_attribute;
        let attribute_text = Cow::Borrowed(text.as_str());
        let (explanation, suggestion) = if *reason == SkipReason::AmbiguousElement {
            let suggestion = attribute.with_index(depth.saturating_add(1), 0);
            let repeated = attribute.leading(depth.saturating_add(1));
            let (element, named) = (Cow::Owned(repeated), Cow::Owned(suggestion.clone()));
            let attribute = attribute_text;
            let explanation = Explanation::AmbiguousElement { attribute, element, suggestion: named };
            (explanation, Some(suggestion))
        } else {
            let element = Cow::Owned(attribute.leading(*depth));
            (Explanation::UndefinedXml { attribute: attribute_text, element }, None)
        };
        let (resolved, found) = (attribute.leading(*depth), raw.as_ref().map(found));
        Self { resolved, found, suggestion, ..Self::new(*reason, explanation, *verdict) }
    }

    /// The attribute reaches something that is not written.
    #[cold]
    pub(super) fn not_written(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        not_written: &NotWritten<'_>,
    ) -> Self {
        let NotWritten { reason, raw, verdict } = not_written;
        let unwritten = Unwritten {
            attribute: &mapping.response_attribute,
            field: &mapping.marketo_field,
            target: &mapping.target,
            raw,
            reason: *reason,
            rule: verdict.decided_by,
        };
        let skip = Self::new(*reason, unwritten.explanation(), *verdict);
        Self { resolved: mapped.attribute.to_string(), found: Some(found(raw)), ..skip }
    }

    pub(super) fn of(self, i: usize, mapping: &'a Mapping) -> SkippedMapping<'a> {
        SkippedMapping {
            mapping: i,
            marketo_field: &mapping.marketo_field,
            response_attribute: &mapping.response_attribute,
            reason: self.reason,
            explanation: self.explanation,
            resolved: self.resolved,
            found: self.found,
            suggestion: self.suggestion,
            rules: self.rules,
        }
    }
}

fn found(raw: &Raw<'_>) -> Found {
    Found { kind: raw.kind(), excerpt: excerpt(raw.text()) }
}
