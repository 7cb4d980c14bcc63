//! [`Notes`]: the notes beside field updates.

use std::borrow::Cow;

use super::mappings::Applied;
use super::webhook::{Mapping, Webhook};
use crate::assumptions::XmlSingleElementIndex;
use crate::definition::Format;
use crate::explain::{self, remarks};
use crate::outcome::{Note, NoteCode, Severity, SkipReason};
use crate::response::Response;
use crate::rules::{RuleId, RuleSet};
use crate::texts::Explanation;

/// Notes, and the rules that they rest on.
#[derive(Default)]
pub(super) struct Notes<'a> {
    pub(super) notes: Vec<Note<'a>>,
    pub(super) rules: RuleSet,
}

impl<'a> Notes<'a> {
    fn warn(&mut self, code: NoteCode, rule: RuleId, explanation: Explanation<'a>) {
        self.push(Note { code, severity: Severity::Warning, explanation, rule, mapping: None });
    }

    fn inform(&mut self, code: NoteCode, rule: RuleId, explanation: Explanation<'a>) {
        self.push(Note { code, severity: Severity::Info, explanation, rule, mapping: None });
    }

    #[inline]
    fn push(&mut self, note: Note<'a>) {
        self.rules = self.rules.with(note.rule);
        self.notes.push(note);
    }

    /// A response after redirects, which does not come from the address that was called.
    #[inline]
    pub(super) fn note_redirect(&mut self, response: &Response<'_>) {
        if response.redirected {
            self.warn(NoteCode::Redirected, RuleId::NoteRedirected, Explanation::Redirected);
        }
    }

    /// A body that is a page for people.
    pub(super) fn note_html(&mut self) {
        self.warn(NoteCode::HtmlBody, RuleId::NoteHtmlBody, Explanation::HtmlBody);
    }

    /// A body that is a document of the other Response Type.
    pub(super) fn note_response_type(&mut self, found: Format, expected: Format) {
        let explanation = explain::wrong_response_type(found, expected);
        self.warn(NoteCode::WrongResponseType, RuleId::NoteWrongResponseType, explanation);
    }

    /// A body that is text for people.
    pub(super) fn note_plain_text(&mut self, expected: Format) {
        let explanation = explain::plain_text(expected);
        self.warn(NoteCode::WrongResponseType, RuleId::NoteWrongResponseType, explanation);
    }

    /// A Content-Type that names the other format.
    fn note_content_type(&mut self, webhook: &Webhook, response: &Response<'_>) {
        if let (Some(format), Some(content_type)) =
            (webhook.response_type.format(), response.content_type.as_deref())
            && remarks::content_type_mismatch(format, content_type)
        {
            let message = explain::content_type_mismatch(format, content_type);
            self.warn(NoteCode::ContentTypeMismatch, RuleId::NoteContentTypeMismatch, message);
        }
    }
}

impl Webhook {
    /// The notes beside the updates and skipped mappings of a body.
    pub(super) fn notes<'a>(&'a self, response: &Response<'_>, applied: &mut Applied<'a>) -> Notes<'a> {
        let mut notes = Notes::default();
        if applied.updates.is_empty() {
            let (code, rule) = (NoteCode::NoFieldChanges, RuleId::NoteNoFieldChanges);
            match self.mappings.len() {
                0 => notes.inform(code, rule, Explanation::NoMappingsToApply),
                count => notes.warn(code, rule, Explanation::NoFieldChanges { count: count as u64 }),
            }
        }
        if let Some(explanation) = applied.failure.take() {
            notes.warn(NoteCode::LooksLikeError, RuleId::NoteLooksLikeError, explanation);
        }
        if applied.is_html {
            notes.note_html();
        }
        notes.note_content_type(self, response);
        if applied.reaches_into_array {
            notes.warn(NoteCode::ArrayRoot, RuleId::PathRootArray, Explanation::ArrayRoot);
        }
        notes.note_redirect(response);
        let twice = self.fields_written_twice(applied);
        if !twice.is_empty() {
            let message = explain::duplicate_field(&twice);
            notes.warn(NoteCode::DuplicateField, RuleId::FieldTwoMappings, message);
        }
        if !applied.updates.is_empty() {
            notes.inform(NoteCode::Asynchronous, RuleId::DecideAsynchronous, Explanation::Asynchronous);
            if !applied.skipped.is_empty() {
                notes.rules = notes.rules.with(RuleId::DecideIsolatedMappings);
            }
        }
        if let Some(mapping) = self.single_element_index(applied) {
            let attribute = self.mappings.get(mapping).map_or("", |mapping| &mapping.response_attribute);
            let explanation = Explanation::SingleElementIndex { attribute: Cow::Borrowed(attribute) };
            let (code, rule) = (NoteCode::SingleElementIndex, RuleId::XmlSingleIndex);
            let note = Note { code, severity: Severity::Warning, explanation, rule, mapping: Some(mapping) };
            let place = applied.notes.partition_point(|other| other.mapping < Some(mapping));
            applied.notes.insert(place, note);
        }
        for note in applied.notes.drain(..) {
            notes.push(note);
        }
        notes
    }

    /// The first mapping whose attribute reaches the only element of its name by an index.
    fn single_element_index(&self, applied: &Applied<'_>) -> Option<usize> {
        match self.assumptions.xml_single_element_index {
            XmlSingleElementIndex::Resolve => {}
            XmlSingleElementIndex::Skip => return None,
        }
        let by_index = |rules: RuleSet| rules.contains(RuleId::XmlSingleIndex);
        let updates = applied.updates.iter().map(|update| (update.mapping, update.rules));
        let is_clear = |reason| !matches!(reason, SkipReason::UndefinedXml | SkipReason::AmbiguousElement);
        let skipped =
            applied.skipped.iter().filter(|skipped| skipped.found.is_some() && is_clear(skipped.reason));
        let skipped = skipped.map(|skipped| (skipped.mapping, skipped.rules));
        let reached = updates.chain(skipped).filter(|(_, rules)| by_index(*rules));
        reached.map(|(mapping, _)| mapping).min()
    }

    /// The fields that are written more than once; the last mapping wins.
    fn fields_written_twice<'a>(&'a self, applied: &Applied<'_>) -> Vec<&'a str> {
        if !self.names_field_twice {
            return Vec::new();
        }
        // How often each field is written, under the first mapping that names it.
        let mut times = vec![0_usize; self.mappings.len()];
        let mut twice = Vec::new();
        for update in &applied.updates {
            let Some(Mapping { first, marketo_field, .. }) = self.mappings.get(update.mapping) else {
                continue;
            };
            let Some(times) = times.get_mut(*first) else { continue };
            *times = times.saturating_add(1);
            if *times == 2 {
                twice.push(&**marketo_field);
            }
        }
        twice
    }
}
