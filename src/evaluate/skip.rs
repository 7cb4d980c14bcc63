//! Why a mapping does nothing.

use super::webhook::Mapping;
use crate::definition::attribute::{InvalidAttribute, correction};
use crate::definition::field::FieldProblem;
use crate::explain::{self, Unwritten};
use crate::extract::{Absent, Ambiguous, Extracted, Hint, MappedAttribute, Miss};
use crate::outcome::{Found, SkipReason, SkippedMapping};
use crate::rules::assumptions::Assumption;
use crate::rules::{RuleSet, Verdict};
use crate::text::quote::excerpt;
use crate::value::Raw;

/// Why a mapping does nothing.
pub(super) struct Skip {
    reason: SkipReason,
    message: String,
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

impl Skip {
    /// `switched_by` is the assumption of which another value would write something.
    pub(super) fn new(
        reason: SkipReason,
        message: String,
        verdict: Verdict,
        switched_by: Option<Assumption>,
    ) -> Self {
        let message = explain::by_rule(message, verdict.decided_by, switched_by);
        let rules = verdict.rests_on;
        Self { reason, message, resolved: String::new(), found: None, suggestion: None, rules }
    }

    /// The attribute is not valid.
    #[cold]
    pub(super) fn invalid_attribute(mapping: &Mapping, invalid: &InvalidAttribute) -> Self {
        let text = &mapping.response_attribute;
        let message = explain::invalid_attribute(text, invalid);
        let skip = Self::new(SkipReason::InvalidAttribute, message, Verdict::by(invalid.rule), None);
        Self { suggestion: correction(text), ..skip }
    }

    /// The field is not written, whatever the attribute reaches.
    #[cold]
    pub(super) fn field(
        mapping: &Mapping,
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
        let message = explain::field(&mapping.marketo_field, problem, suggestion.as_deref());
        let (depth, raw) = match reached {
            Ok(Extracted { raw, .. }) | Err(Miss::Unusable { raw, .. }) => (usize::MAX, Some(raw)),
            Err(Miss::Ambiguous(Ambiguous { depth, raw, .. })) => (depth, raw),
            Err(Miss::Absent(absent)) => (absent.depth, None),
        };
        let (resolved, found) = (mapped.attribute.leading(depth), raw.as_ref().map(found));
        Self { resolved, found, suggestion, ..Self::new(reason, message, target.verdict, None) }
    }

    /// The attribute reaches nothing.
    #[cold]
    pub(super) fn absent(
        mapping: &Mapping,
        mapped: &MappedAttribute,
        absent: &Absent<'_>,
        switched_by: Option<Assumption>,
    ) -> Self {
        let attribute = &mapped.attribute;
        let suggestion = absent.hint.as_ref().map(|hint| match hint {
            Hint::ReplaceKey(key) => attribute.with_key(absent.depth, key),
            Hint::PrependKey(key) => attribute.under_key(key),
            Hint::InsertIndex => attribute.with_index(absent.depth, 0),
            Hint::RemoveIndex => attribute.without_step(absent.depth),
        });
        let text = &mapping.response_attribute;
        let message = explain::not_found(text, attribute, absent, suggestion.as_deref());
        let skip = Self::new(SkipReason::NotFound, message, absent.verdict, switched_by);
        Self { resolved: attribute.leading(absent.depth), suggestion, ..skip }
    }

    /// Several elements are there, and the attribute means one.
    #[cold]
    pub(super) fn ambiguous(mapping: &Mapping, mapped: &MappedAttribute, ambiguous: &Ambiguous<'_>) -> Self {
        let Ambiguous { reason, depth, raw, verdict } = ambiguous;
        let attribute = &mapped.attribute;
        let text = &mapping.response_attribute;
        let (message, suggestion) = if *reason == SkipReason::AmbiguousElement {
            let suggestion = attribute.with_index(depth.saturating_add(1), 0);
            let repeated = attribute.leading(depth.saturating_add(1));
            (explain::ambiguous_element(text, &repeated, &suggestion), Some(suggestion))
        } else {
            (explain::undefined_xml(text, &attribute.leading(*depth)), None)
        };
        let (resolved, found) = (attribute.leading(*depth), raw.as_ref().map(found));
        Self { resolved, found, suggestion, ..Self::new(*reason, message, *verdict, None) }
    }

    /// The attribute reaches something that is not written.
    #[cold]
    pub(super) fn not_written(
        mapping: &Mapping,
        mapped: &MappedAttribute,
        not_written: &NotWritten<'_>,
        switched_by: Option<Assumption>,
    ) -> Self {
        let NotWritten { reason, raw, verdict } = not_written;
        let message = explain::not_written(&Unwritten {
            attribute: &mapping.response_attribute,
            raw,
            target: &mapping.target,
            reason: *reason,
            rule: verdict.decided_by,
        });
        let skip = Self::new(*reason, message, *verdict, switched_by);
        Self { resolved: mapped.attribute.to_string(), found: Some(found(raw)), ..skip }
    }

    pub(super) fn of(self, i: usize, mapping: &Mapping) -> SkippedMapping<'_> {
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

fn found(raw: &Raw<'_>) -> Found {
    Found { kind: raw.kind(), excerpt: excerpt(raw.text()) }
}
