//! The notes beside field updates.

use std::borrow::Cow;

use super::mappings::Applied;
use super::webhook::{Mapping, Webhook};
use crate::explain::{self, remarks};
use crate::outcome::{Note, NoteCode, Severity, SkipReason};
use crate::response::Response;
use crate::rules::assumptions::XmlSingleElementIndex;
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
        self.notes.push(Note { code, severity: Severity::Warning, explanation });
        self.rules = self.rules.with(rule);
    }

    /// A response that redirects led to is not that of the address that was called.
    pub(super) fn note_redirect(&mut self, response: &Response<'_>) {
        if response.redirected {
            self.warn(NoteCode::Redirected, RuleId::NoteRedirected, Explanation::Redirected);
        }
    }

    /// A body that is a page for people.
    pub(super) fn note_html(&mut self) {
        self.warn(NoteCode::HtmlBody, RuleId::NoteHtmlBody, Explanation::HtmlBody);
    }

    /// A Content-Type that names another format than the Response Type.
    pub(super) fn note_content_type(&mut self, webhook: &Webhook, response: &Response<'_>) {
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
    /// The notes beside what the mappings make of a body.
    pub(super) fn notes<'a>(&self, response: &Response<'_>, applied: &mut Applied<'a>) -> Notes<'a> {
        let mut notes = Notes::default();
        if applied.updates.is_empty() {
            let message = explain::no_field_changes(self.mappings.len());
            notes.warn(NoteCode::NoFieldChanges, RuleId::NoteNoFieldChanges, message);
        }
        if let Some(explanation) = applied.failure.take() {
            notes.warn(NoteCode::LooksLikeError, RuleId::NoteLooksLikeError, explanation);
        }
        if applied.is_html {
            notes.note_html();
        }
        notes.note_content_type(self, response);
        if applied.rules.contains(RuleId::PathRootArray) {
            notes.warn(NoteCode::ArrayRoot, RuleId::PathRootArray, Explanation::ArrayRoot);
        }
        if let Some(attribute) = self.single_element_index(applied) {
            let explanation = Explanation::SingleElementIndex { attribute: Cow::Borrowed(attribute) };
            notes.warn(NoteCode::SingleElementIndex, RuleId::XmlSingleIndex, explanation);
        }
        notes.note_redirect(response);
        let twice = self.fields_written_twice(applied);
        if !twice.is_empty() {
            let message = explain::duplicate_field(&twice);
            notes.warn(NoteCode::DuplicateField, RuleId::FieldTwoMappings, message);
        }
        if !applied.updates.is_empty() {
            let (code, explanation) = (NoteCode::Asynchronous, Explanation::Asynchronous);
            notes.notes.push(Note { code, severity: Severity::Info, explanation });
            notes.rules = notes.rules.with(RuleId::DecideAsynchronous);
            if !applied.skipped.is_empty() {
                notes.rules = notes.rules.with(RuleId::DecideIsolatedMappings);
            }
        }
        notes
    }

    /// The first attribute that reaches the only element of its name by an index.
    fn single_element_index<'a>(&self, applied: &Applied<'a>) -> Option<&'a str> {
        match self.assumptions.xml_single_element_index {
            XmlSingleElementIndex::Resolve => {}
            XmlSingleElementIndex::Skip => return None,
        }
        let by_index = |rules: RuleSet| rules.contains(RuleId::XmlSingleIndex);
        let updates =
            applied.updates.iter().map(|update| (update.mapping, update.rules, update.response_attribute));
        let is_clear = |reason| !matches!(reason, SkipReason::UndefinedXml | SkipReason::AmbiguousElement);
        let skipped =
            applied.skipped.iter().filter(|skipped| skipped.found.is_some() && is_clear(skipped.reason));
        let skipped = skipped.map(|skipped| (skipped.mapping, skipped.rules, skipped.response_attribute));
        let reached = updates.chain(skipped).filter(|(_, rules, _)| by_index(*rules));
        reached.min_by_key(|(mapping, ..)| *mapping).map(|(.., attribute)| attribute)
    }

    /// The fields that are written more than once; the last mapping wins.
    fn fields_written_twice<'a>(&self, applied: &Applied<'a>) -> Vec<&'a str> {
        if !self.names_field_twice {
            return Vec::new();
        }
        // How often each field is written, under the first mapping that names it.
        let mut times = vec![0_usize; self.mappings.len()];
        let mut twice = Vec::new();
        for update in &applied.updates {
            let Some(Mapping { first, .. }) = self.mappings.get(update.mapping) else { continue };
            let Some(times) = times.get_mut(*first) else { continue };
            *times = times.saturating_add(1);
            if *times == 2 {
                twice.push(update.marketo_field);
            }
        }
        twice
    }
}
