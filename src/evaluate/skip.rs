//! [`Skip`]: why a [`Mapping`] does nothing.

use std::borrow::Cow;

use super::inside::InsideTexts;
use super::suggest::Meant;
use super::webhook::Mapping;
use crate::definition::Format;
use crate::definition::attribute::ParseAttributeError;
use crate::definition::field::FieldProblem;
use crate::explain::{self, Unwritten};
use crate::extract::{Absent, Ambiguous, Extracted, MappedAttribute, Miss};
use crate::outcome::{Found, SkipReason, SkippedMapping, Suggestion, Switch, borrowed};
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
    /// Whether it is known what the attribute meant, so that no suggestion is sought.
    pub(super) is_settled: bool,
    suggestion: Option<Suggestion>,
    rules: RuleSet,
}

/// What keeps a mapping from being written.
pub(super) enum NotWritten<'a, 't> {
    /// The attribute is not valid.
    Invalid(&'a ParseAttributeError),
    /// The field is not written, whatever the attribute reaches.
    Field { mapped: &'a MappedAttribute, problem: FieldProblem, reached: Result<Extracted<'t>, Miss<'t>> },
    /// The attribute reaches nothing.
    Absent { mapped: &'a MappedAttribute, absent: Box<Absent<'t>> },
    /// There are several elements, and the attribute names one.
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
            is_settled: false,
            suggestion: None,
            rules: verdict.rests_on,
        }
    }

    /// Why the mapping does nothing.
    #[cold]
    pub(super) fn of_mapping(
        mapping: &'a Mapping,
        not_written: NotWritten<'a, '_>,
        inside: &mut InsideTexts,
    ) -> Self {
        match not_written {
            NotWritten::Invalid(invalid) => Self::invalid_attribute(mapping, invalid),
            NotWritten::Field { mapped, problem, reached } => Self::field(mapping, mapped, problem, reached),
            NotWritten::Absent { mapped, absent } => {
                let inside = inside.document_at(&mapped.attribute, &absent);
                Self::absent(mapping, mapped, &absent, inside)
            }
            NotWritten::Ambiguous { mapped, ambiguous } => Self::ambiguous(mapping, mapped, &ambiguous),
            NotWritten::Value { mapped, reason, raw, verdict } => {
                Self::not_written(mapping, mapped, &raw, reason, verdict)
            }
        }
    }

    /// The attribute is not valid.
    #[cold]
    fn invalid_attribute(mapping: &'a Mapping, invalid: &ParseAttributeError) -> Self {
        let text = &mapping.response_attribute;
        let explanation = explain::invalid_attribute(text, invalid);
        let mut verdict = Verdict::by(invalid.rule);
        if invalid.rule == RuleId::PathLetters {
            // Adobe says that keys have letters, but not which letters.
            verdict = verdict.with(RuleId::PathKeyCharacters);
        }
        Self::new(SkipReason::InvalidAttribute, explanation, verdict)
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
        let explanation = explain::field(&mapping.marketo_field, problem, target);
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
    fn absent(
        mapping: &'a Mapping,
        mapped: &MappedAttribute,
        absent: &Absent<'_>,
        inside: Option<Format>,
    ) -> Self {
        let attribute = &mapped.attribute;
        let text = &mapping.response_attribute;
        let explanation = match inside {
            Some(format) => explain::inside_text(text, attribute, absent, format),
            None => explain::not_found(text, attribute, absent),
        };
        let skip = Self::new(SkipReason::NotFound, explanation, absent.verdict);
        Self { resolved: attribute.leading(absent.depth), is_settled: inside.is_some(), ..skip }
    }

    /// There are several elements, and the attribute names one.
    #[cold]
    fn ambiguous(mapping: &'a Mapping, mapped: &MappedAttribute, ambiguous: &Ambiguous<'_>) -> Self {
        let Ambiguous { reason, depth, raw, verdict } = ambiguous;
        let attribute = &mapped.attribute;
        let text = &mapping.response_attribute;
        let attribute_text = Cow::Borrowed(text.as_str());
        let explanation = if *reason == SkipReason::AmbiguousElement {
            let element = Cow::Owned(attribute.leading(depth.saturating_add(1)));
            Explanation::AmbiguousElement { attribute: attribute_text, element }
        } else {
            let element = Cow::Owned(attribute.leading(*depth));
            Explanation::UndefinedXml { attribute: attribute_text, element }
        };
        let (resolved, found) = (attribute.leading(*depth), raw.as_ref().map(found));
        Self { resolved, found, ..Self::new(*reason, explanation, *verdict) }
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
            marketo_field: borrowed(&*mapping.marketo_field),
            response_attribute: borrowed(&*mapping.response_attribute),
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

/// Adds what an attribute may have meant.
#[cold]
pub(super) fn add_meant<'a>(skipped: &mut SkippedMapping<'a>, attribute: &'a str, meant: Meant) {
    let why = std::mem::replace(&mut skipped.explanation, Explanation::Top);
    skipped.explanation = match meant {
        Meant::Attribute { text, told_apart_by } => {
            skipped.rules = skipped.rules.and(told_apart_by);
            skipped.suggestion = Some(Suggestion::attribute(text.clone()));
            explain::with_suggestion(why, text)
        }
        Meant::Unspellable { key } => explain::unspellable(attribute, key),
        Meant::XmlAttribute { name } => Explanation::UnspellableXmlAttribute {
            attribute: Cow::Borrowed(attribute),
            key: Cow::Owned(name),
        },
    };
}
