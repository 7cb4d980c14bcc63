//! The [`Mapping`]s of a [`Webhook`], applied to the text of a response.

use std::borrow::Cow;

use super::departures::note_update;
use super::inside::InsideTexts;
use super::skip::{NotWritten, Skip, add_meant};
use super::suggest::{is_sought, meant};
use super::unreadable::UnreadableBody;
use super::webhook::{Mapping, Webhook};
use crate::assumptions::{Assumptions, KeyCharacters};
use crate::coerce::{Coerced, CoercionError, Departure, coerce};
use crate::definition::Format;
use crate::definition::attribute::{Attribute, Step};
use crate::explain::{self, remarks};
use crate::extract::{Absent, Ambiguous, Document, Extracted, FailureMarker, Miss};
use crate::outcome::{FieldUpdate, Note, SkipReason, SkippedMapping, Switch, borrowed};
use crate::response::charset::{Charset, CharsetDecoder, without_byte_order_mark};
use crate::response::{Body, Response, compression};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::texts::Explanation;
use crate::value::Value;

/// The result of applying the mappings to a body, and what its text gives notes about.
#[derive(Default)]
pub(super) struct Applied<'a> {
    pub(super) updates: Vec<FieldUpdate<'a>>,
    pub(super) skipped: Vec<SkippedMapping<'a>>,
    pub(super) rules: RuleSet,
    /// The sign in the body that the service failed.
    pub(super) failure: Option<Explanation<'static>>,
    pub(super) is_html: bool,
    /// Whether an attribute reaches into an array at the top.
    pub(super) reaches_into_array: bool,
    /// The notes about single mappings, in mapping order.
    pub(super) notes: Vec<Note<'a>>,
}

impl Webhook {
    /// Decodes the payload and applies the mappings to it.
    pub(super) fn read<'a>(
        &'a self,
        format: Format,
        response: &Response<'a>,
        charset: &Charset<'_>,
        decoder: &dyn CharsetDecoder,
    ) -> Result<Applied<'a>, UnreadableBody> {
        let bytes = match response.body {
            Body::Text(text) => {
                return self.apply(format, without_byte_order_mark(text), std::convert::identity);
            }
            Body::Bytes(bytes) => bytes,
        };
        if let Some(coding) = compression::coding_of(bytes) {
            return Err(UnreadableBody::compressed(coding));
        }
        let applied = match charset.decode(bytes, decoder) {
            Ok(Cow::Borrowed(text)) => self.apply(format, text, std::convert::identity),
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method alone ties the lifetimes"
            )]
            Ok(Cow::Owned(text)) => self.apply(format, &text, |value| value.into_owned()),
            Err(undecodable) => Err(UnreadableBody::undecodable(charset, &undecodable)),
        };
        applied.map_err(|unreadable| unreadable.or_compressed(bytes, response.content_encoding.as_deref()))
    }

    /// Applies the mappings to the text; `keep` makes a value last as long as the outcome.
    fn apply<'a, 't>(
        &'a self,
        format: Format,
        text: &'t str,
        keep: fn(Value<'t>) -> Value<'a>,
    ) -> Result<Applied<'a>, UnreadableBody> {
        let mut document = Document::read(format, text, &self.trie, &self.assumptions)
            .map_err(|error| UnreadableBody::syntax(format, text, &error))?;
        let mut applied = Applied { is_html: remarks::is_html(text), ..Applied::default() };
        applied.updates.reserve(self.mappings.len());
        let mut inside = InsideTexts::of(text);
        // The skipped mappings whose attributes may have meant others.
        let mut sought = Vec::new();
        for (i, mapping) in self.mappings.iter().enumerate() {
            let into_array = match self.apply_mapping(&mut document, mapping, &mut inside) {
                Ok(Coerced { value, departures, rests_on }) => {
                    let update = FieldUpdate {
                        mapping: i,
                        marketo_field: borrowed(&*mapping.marketo_field),
                        rest_name: mapping.target.rest_name.as_deref().map(borrowed),
                        response_attribute: borrowed(&*mapping.response_attribute),
                        data_type: borrowed(&mapping.target.data_type),
                        value: keep(value),
                        truncated: matches!(*departures, [Departure::Truncated { .. }, ..]),
                        basis: rests_on.basis(),
                        rules: rests_on,
                    };
                    note_update(&mut applied.notes, mapping, &update, &departures);
                    applied.updates.push(update);
                    rests_on.contains(RuleId::PathRootArray)
                }
                Err(skip) => {
                    let is_settled = skip.is_settled;
                    let skipped = skip.of(i, mapping);
                    let begins_with_index = skipped.resolved.starts_with('[');
                    if is_sought(skipped.reason) && !is_settled {
                        sought.push(applied.skipped.len());
                    }
                    applied.skipped.push(skipped);
                    begins_with_index
                }
            };
            applied.reaches_into_array |= into_array;
        }
        self.seek(format, text, &mut applied.skipped, &sought);
        let failures: Vec<_> = document.failure_markers().filter(remarks::says_failed).collect();
        if let Some(first) = failures.first().filter(|_| !self.reads_one_of(format, &failures)) {
            applied.failure = Some(explain::looks_like_error(first));
        }
        Ok(applied)
    }

    /// Whether a mapping reads one of these members, or something below it: then its field gets their value on purpose.
    fn reads_one_of(&self, format: Format, members: &[FailureMarker<'_>]) -> bool {
        let attributes = self.mappings.iter().filter_map(|mapping| mapping.attribute.as_ref().ok());
        attributes.flat_map(|mapped| member_of(format, &mapped.attribute)).any(|name| {
            members.iter().any(|member| match format {
                Format::Json => member.name == name,
                // The name of an element is without its prefix; only a fault is further down.
                Format::Xml => member.name == name.rsplit_once(':').map_or(name, |(_, local)| local),
            })
        })
    }

    /// Adds to some skipped mappings what their attributes may have meant.
    fn seek<'a>(&'a self, format: Format, text: &str, skipped: &mut [SkippedMapping<'a>], sought: &[usize]) {
        if sought.is_empty() {
            return;
        }
        let attribute = |i: &usize| Some(&*self.mappings.get(skipped.get(*i)?.mapping)?.response_attribute);
        let attributes: Vec<_> = sought.iter().filter_map(attribute).collect();
        let meant = meant(format, text, &attributes, &self.assumptions);
        for ((i, attribute), meant) in sought.iter().zip(&attributes).zip(meant) {
            if let (Some(skipped), Some(meant)) = (skipped.get_mut(*i), meant) {
                add_meant(skipped, attribute, meant);
            }
        }
    }

    /// What the mapping writes.
    #[inline(never)]
    fn apply_mapping<'a, 't>(
        &'a self,
        document: &mut Document<'t>,
        mapping: &'a Mapping,
        inside: &mut InsideTexts,
    ) -> Result<Coerced<'t>, Box<Skip<'a>>> {
        match self.write(document, mapping, &self.assumptions) {
            Ok(coerced) => Ok(coerced),
            Err(not_written) => {
                let mut skip = Box::new(Skip::of_mapping(mapping, not_written, inside));
                skip.switch = self.switch(document, mapping, skip.rule);
                Err(skip)
            }
        }
    }

    /// What the mapping writes under some assumptions.
    fn write<'a, 't>(
        &self,
        document: &mut Document<'t>,
        mapping: &'a Mapping,
        assumptions: &Assumptions,
    ) -> Result<Coerced<'t>, NotWritten<'a, 't>> {
        let mapped = match (&mapping.attribute, &mapping.in_unicode, assumptions.key_characters) {
            (Ok(mapped), _, _) | (Err(_), Some(mapped), KeyCharacters::Unicode) => mapped,
            (Err(invalid), _, _) => return Err(NotWritten::Invalid(invalid)),
        };
        let target = &mapping.target;
        let reached = document.at(&self.trie, mapped, assumptions);
        if let Some(problem) = target.problem {
            return Err(NotWritten::Field { mapped, problem, reached });
        }
        let rests_on = mapped.rests_on.and(target.verdict.rests_on);
        match reached {
            Ok(Extracted { raw, rests_on: more }) => {
                let rests_on = rests_on.and(more);
                match coerce(&raw, &target.data_type, target.length, assumptions) {
                    Ok(coerced) => Ok(Coerced { rests_on: rests_on.and(coerced.rests_on), ..coerced }),
                    Err(CoercionError { reason, verdict }) => {
                        let verdict = verdict.and(rests_on);
                        Err(NotWritten::Value { mapped, reason, raw, verdict })
                    }
                }
            }
            Err(Miss::Unusable { reason, raw, verdict }) => {
                Err(NotWritten::Value { mapped, reason, raw, verdict: verdict.and(rests_on) })
            }
            Err(Miss::Ambiguous(ambiguous)) => {
                let ambiguous = Ambiguous { verdict: ambiguous.verdict.and(rests_on), ..ambiguous };
                Err(NotWritten::Ambiguous { mapped, ambiguous })
            }
            Err(Miss::Absent(absent)) => {
                let absent = Absent { verdict: absent.verdict.and(rests_on), ..*absent };
                Err(NotWritten::Absent { mapped, absent: Box::new(absent) })
            }
        }
    }

    /// The assumption of the rule that decides, with its first value under which the mapping would be written: each is tried.
    #[cold]
    fn switch(&self, document: &mut Document<'_>, mapping: &Mapping, rule: RuleId) -> Option<Switch> {
        let assumption = rule.assumption()?;
        let is_written = |value: &&&'static str| {
            let mut assumptions = self.assumptions;
            assumptions.switch(assumption, value).is_ok()
                && assumptions != self.assumptions
                && self.write(document, mapping, &assumptions).is_ok()
        };
        let value = assumption.values().iter().find(is_written)?;
        Some(Switch { assumption, value })
    }

    /// Skips every mapping, since the body is not parsed.
    pub(super) fn skip_all(&self) -> Applied<'_> {
        let verdict = Verdict::by(RuleId::DecideResponseTypeNone);
        let skipped = self.mappings.iter().enumerate().map(|(i, mapping)| {
            let attribute = Cow::Borrowed(mapping.response_attribute.as_str());
            Skip::new(SkipReason::NotFound, Explanation::ResponseTypeNone { attribute }, verdict)
                .of(i, mapping)
        });
        Applied { skipped: skipped.collect(), rules: verdict.rests_on, ..Applied::default() }
    }
}

/// The names of the members near the top that an attribute leads to or through.
fn member_of(format: Format, attribute: &Attribute) -> impl Iterator<Item = &str> {
    let keys = attribute.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(&**key),
        Step::Index(_) | Step::HugeIndex(_) => None,
    });
    let (skip, take) = match format {
        Format::Json => (0, 1),
        // After the document element: its child, and the child of that in a SOAP message.
        Format::Xml => (1, 2),
    };
    keys.skip(skip).take(take)
}
