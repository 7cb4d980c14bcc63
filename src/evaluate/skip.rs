//! Why a mapping does nothing.

use std::borrow::Cow;

use super::webhook::Mapping;
use crate::definition::attribute::{InvalidAttribute, correction};
use crate::definition::field::FieldProblem;
use crate::explain::{self, Unwritten};
use crate::extract::{Absent, Ambiguous, Extracted, Hint, MappedAttribute, Miss};
use crate::outcome::{Found, SkipReason, SkippedMapping, Suggestion, Switch};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::text::quote::excerpt;
use crate::texts::Explanation;
use crate::value::Raw;

/// Why a mapping does nothing.
pub(super) struct Skip<'a> {
    reason: SkipReason,
    explanation: Explanation<'a>,
    /// The rule that decides.
    pub(super) rule: RuleId,
    pub(super) switch: Option<Switch>,
    pub(super) resolved: String,
    found: Option<Found>,
    suggestion: Option<Suggestion>,
    rules: RuleSet,
}

/// What stands in the way of a mapping.
pub(super) enum NotWritten<'a, 't> {
    /// The attribute is not valid.
    Invalid(&'a InvalidAttribute),
    /// The field is not written, whatever the attribute reaches.
    Field { mapped: &'a MappedAttribute, problem: FieldProblem, reached: Result<Extracted<'t>, Miss<'t>> },
    /// The attribute reaches nothing.
    Absent { mapped: &'a MappedAttribute, absent: Box<Absent<'t>> },
    /// Several elements are there, and the attribute means one.
    Ambiguous { mapped: &'a MappedAttribute, ambiguous: Ambiguous<'t> },
    /// The attribute reaches something that is not written.
    Value { mapped: &'a MappedAttribute, reason: SkipReason, raw: Raw<'t>, verdict: Verdict },
}

impl<'a> Skip<'a> {
    pub(super) fn new(reason: SkipReason, explanation: Explanation<'a>, verdict: Verdict) -> Self {
        Self {
            reason,
            explanation,
            rule: verdict.decided_by,
            switch: None,
            resolved: String::new(),
            found: None,
            suggestion: None,
            rules: verdict.rests_on,
        }
    }

    /// Why the mapping does nothing.
    #[cold]
    pub(super) fn of_mapping(mapping: &'a Mapping, not_written: NotWritten<'a, '_>) -> Self {
        match not_written {
            NotWritten::Invalid(invalid) => Self::invalid_attribute(mapping, invalid),
            NotWritten::Field { mapped, problem, reached } => Self::field(mapping, mapped, problem, reached),
            NotWritten::Absent { mapped, absent } => Self::absent(mapping, mapped, &absent),
            NotWritten::Ambiguous { mapped, ambiguous } => Self::ambiguous(mapping, mapped, &ambiguous),
            NotWritten::Value { mapped, reason, raw, verdict } => {
                Self::not_written(mapping, mapped, &raw, reason, verdict)
            }
        }
    }

    /// The attribute is not valid.
    #[cold]
    fn invalid_attribute(mapping: &'a Mapping, invalid: &InvalidAttribute) -> Self {
        let text = &mapping.response_attribute;
        let explanation = explain::invalid_attribute(text, invalid);
        let mut verdict = Verdict::by(invalid.rule);
        if invalid.rule == RuleId::PathLetters {
            // That a key has letters is said; which letters, is not.
            verdict = verdict.with(RuleId::PathKeyCharacters);
        }
        let skip = Self::new(SkipReason::InvalidAttribute, explanation, verdict);
        Self { suggestion: correction(text).map(Suggestion::attribute), ..skip }
    }

    /// The field is not written, whatever the attribute reaches.
    #[cold]
    fn field(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        problem: FieldProblem,
        reached: Result<Extracted<'_>, Miss<'_>>,
    ) -> Self {
        let reason = match problem {
            FieldProblem::Unknown
            | FieldProblem::RestName
            | FieldProblem::DisplayName
            | FieldProblem::NoSoapName => SkipReason::UnknownField,
            FieldProblem::ReadOnly => SkipReason::ReadOnlyField,
        };
        let target = &mapping.target;
        let suggestion = target.suggestion.clone().map(Suggestion::field);
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
    fn absent(mapping: &'a Mapping, mapped: &MappedAttribute, absent: &Absent<'_>) -> Self {
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
        let suggestion = suggestion.map(Suggestion::attribute);
        Self { resolved: attribute.leading(absent.depth), suggestion, ..skip }
    }

    /// Several elements are there, and the attribute means one.
    #[cold]
    fn ambiguous(mapping: &'a Mapping, mapped: &MappedAttribute, ambiguous: &Ambiguous<'_>) -> Self {
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
            (explanation, Some(Suggestion::attribute(suggestion)))
        } else {
            let element = Cow::Owned(attribute.leading(*depth));
            (Explanation::UndefinedXml { attribute: attribute_text, element }, None)
        };
        let (resolved, found) = (attribute.leading(*depth), raw.as_ref().map(found));
        Self { resolved, found, suggestion, ..Self::new(*reason, explanation, *verdict) }
    }

    /// The attribute reaches something that is not written.
    #[cold]
    fn not_written(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        raw: &Raw<'_>,
        reason: SkipReason,
        verdict: Verdict,
    ) -> Self {
        let unwritten = Unwritten {
            attribute: &mapping.response_attribute,
            field: &mapping.marketo_field,
            target: &mapping.target,
            raw,
            reason,
            rule: verdict.decided_by,
        };
        let skip = Self::new(reason, unwritten.explanation(), verdict);
        Self { resolved: mapped.attribute.to_string(), found: Some(found(raw)), ..skip }
    }

    pub(super) fn of(self, i: usize, mapping: &'a Mapping) -> SkippedMapping<'a> {
        SkippedMapping {
            mapping: i,
            marketo_field: &mapping.marketo_field,
            response_attribute: &mapping.response_attribute,
            reason: self.reason,
            explanation: self.explanation,
            rule: self.rule,
            basis: self.rule.basis(),
            switch: self.switch,
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
