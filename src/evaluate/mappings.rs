//! The mappings, applied to the text of a response.

use std::borrow::Cow;

use super::skip::{NotWritten, Skip};
use super::unreadable::UnreadableBody;
use super::webhook::{Mapping, Webhook};
use crate::coerce::{Coerced, CoercionError, coerce};
use crate::definition::Format;
use crate::explain::{self, remarks};
use crate::extract::{Absent, Ambiguous, Document, Extracted, Miss};
use crate::outcome::{FieldUpdate, Payload, SkipReason, SkippedMapping};
use crate::response::Body;
use crate::response::charset::{CharsetDecoder, without_byte_order_mark};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::texts::Explanation;
use crate::value::Value;

/// What the mappings make of a body, and what its text gives notes about.
#[derive(Default)]
pub(super) struct Applied<'a> {
    pub(super) updates: Vec<FieldUpdate<'a>>,
    pub(super) skipped: Vec<SkippedMapping<'a>>,
    pub(super) rules: RuleSet,
    /// What it says of a failure of the service.
    pub(super) failure: Option<Explanation<'static>>,
    pub(super) is_html: bool,
}

impl Webhook {
    /// Decodes the payload and applies the mappings to it.
    pub(super) fn read<'a>(
        &'a self,
        format: Format,
        payload: &Payload<'a>,
        decoder: &dyn CharsetDecoder,
    ) -> Result<Applied<'a>, UnreadableBody> {
        let bytes = match payload.body() {
            Body::Text(text) => {
                return self.apply(format, without_byte_order_mark(text), std::convert::identity);
            }
            Body::Bytes(bytes) => bytes,
        };
        let charset = payload.charset();
        let mut applied = match charset.decode(bytes, decoder) {
            Ok(Cow::Borrowed(text)) => self.apply(format, text, std::convert::identity),
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method alone ties the lifetimes"
            )]
            Ok(Cow::Owned(text)) => self.apply(format, &text, |value| value.into_owned()),
            Err(undecodable) => Err(UnreadableBody::undecodable(charset, &undecodable)),
        }?;
        applied.rules = applied.rules.with(RuleId::DecideCharset);
        Ok(applied)
    }

    /// Applies the mappings to the text; `keep` makes a value last as long as the outcome.
    fn apply<'a, 't>(
        &'a self,
        format: Format,
        text: &'t str,
        keep: fn(Value<'t>) -> Value<'a>,
    ) -> Result<Applied<'a>, UnreadableBody> {
        let is_html = remarks::is_html(text);
        let mut document = Document::read(format, text, &self.trie, &self.assumptions)
            .map_err(|error| UnreadableBody { is_html, ..UnreadableBody::syntax(format, text, &error) })?;
        let mut applied = Applied { is_html, ..Applied::default() };
        if document.is_array() {
            applied.rules = RuleSet::of(RuleId::PathRootArray);
        }
        applied.updates.reserve(self.mappings.len());
        for (i, mapping) in self.mappings.iter().enumerate() {
            match self.apply_mapping(&mut document, mapping) {
                Ok(coerced) => applied.updates.push(FieldUpdate {
                    mapping: i,
                    marketo_field: &mapping.marketo_field,
                    response_attribute: &mapping.response_attribute,
                    data_type: &mapping.target.data_type,
                    value: keep(coerced.value),
                    truncated: coerced.truncated,
                    rules: coerced.rests_on,
                }),
                Err(skip) => applied.skipped.push(skip.of(i, mapping)),
            }
        }
        let failure = remarks::looks_like_error(document.failure_markers());
        applied.failure = failure.map(|marker| explain::looks_like_error(&marker));
        Ok(applied)
    }

    /// What the mapping writes.
    #[inline(never)]
    fn apply_mapping<'a, 't>(
        &'a self,
        document: &mut Document<'t>,
        mapping: &'a Mapping,
    ) -> Result<Coerced<'t>, Box<Skip<'a>>> {
        let mapped = mapping
            .attribute
            .as_ref()
            .map_err(|invalid| Box::new(Skip::invalid_attribute(mapping, invalid)))?;
        let target = &mapping.target;
        let reached = document.at(&self.trie, mapped, &self.assumptions);
        if let Some(problem) = target.problem {
            return Err(Box::new(Skip::field(mapping, mapped, problem, reached)));
        }
        let rests_on = mapped.rests_on.and(target.verdict.rests_on);
        let not_written = match reached {
            Ok(Extracted { raw, rests_on: more }) => {
                let rests_on = rests_on.and(more);
                match coerce(&raw, &target.data_type, target.length, &self.assumptions) {
                    Ok(coerced) => {
                        return Ok(Coerced { rests_on: rests_on.and(coerced.rests_on), ..coerced });
                    }
                    Err(CoercionError { reason, verdict }) => {
                        NotWritten { reason, raw, verdict: verdict.and(rests_on) }
                    }
                }
            }
            Err(Miss::Unusable { reason, raw, verdict }) => {
                NotWritten { reason, raw, verdict: verdict.and(rests_on) }
            }
            Err(Miss::Ambiguous(ambiguous)) => {
                let ambiguous = Ambiguous { verdict: ambiguous.verdict.and(rests_on), ..ambiguous };
                return Err(Box::new(Skip::ambiguous(mapping, mapped, &ambiguous)));
            }
            Err(Miss::Absent(absent)) => {
                let absent = Absent { verdict: absent.verdict.and(rests_on), ..*absent };
                return Err(Box::new(Skip::absent(mapping, mapped, &absent)));
            }
        };
        Err(Box::new(Skip::not_written(mapping, mapped, &not_written)))
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
