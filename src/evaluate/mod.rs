//! The one place that joins decide, extract and coerce.

pub(crate) mod errors;
mod mappings;
pub(crate) mod webhook;

use std::borrow::Cow;

use crate::decide;
use crate::definition::field::two_mappings;
use crate::evaluate::webhook::{Mapping, Webhook};
use crate::explain as message;
use crate::explain::remarks as note;
use crate::outcome::{FieldUpdate, FieldUpdates, Note, NoteCode, Outcome, Severity, SkipReason};
use crate::response::charset::{CharsetDecoder, NoOther};
use crate::response::{CampaignType, Reply, Response};
use crate::rules::assumptions::XmlSingleElementIndex;
use crate::rules::{RuleId, RuleSet};
use errors::Unreadable;

/// What the text of a body gives notes about.
#[derive(Default)]
struct Remarks {
    /// What it says of a failure, as a text.
    failure: Option<String>,
    is_html: bool,
}

/// Notes, and the rules that they rest on.
#[derive(Default)]
struct Notes {
    notes: Vec<Note>,
    rules: RuleSet,
}

impl Notes {
    fn add(
        &mut self,
        code: NoteCode,
        severity: Severity,
        rule: RuleId,
        message: impl Into<Cow<'static, str>>,
    ) {
        self.notes.push(Note { code, severity, message: message.into() });
        self.rules = self.rules.with(rule);
    }
}

/// The note about a response that redirects led to.
fn note_redirect(response: &Response<'_>, notes: &mut Notes) {
    if note::redirected(response) {
        notes.add(NoteCode::Redirected, Severity::Warning, RuleId::NoteRedirected, message::redirected());
    }
}

impl Webhook {
    /// What Marketo would do with the reply, in a campaign of this type.
    ///
    /// ```
    /// use marketo_webhook::{
    ///     CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition,
    /// };
    ///
    /// let definition = WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore");
    /// let webhook = Webhook::new(definition);
    /// let status = Status::new(200).expect("a status has three digits");
    /// let response = Response::new(status).with_text(r#"{"score": 12}"#);
    ///
    /// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &response.into()) else {
    ///     panic!("the response is used");
    /// };
    /// assert_eq!(outcome.updates[0].marketo_field, "LeadScore");
    /// assert_eq!(outcome.updates[0].value.text().as_deref(), Some("12"));
    /// ```
    #[must_use]
    pub fn evaluate<'a>(&'a self, campaign_type: CampaignType, reply: &Reply<'a>) -> Outcome<'a> {
        self.evaluate_with(campaign_type, reply, &NoOther)
    }

    /// The same, with a decoder for charsets other than UTF-8 and UTF-16.
    #[must_use]
    pub fn evaluate_with<'a>(
        &'a self,
        campaign_type: CampaignType,
        reply: &Reply<'a>,
        decoder: &dyn CharsetDecoder,
    ) -> Outcome<'a> {
        match decide::decide(campaign_type, reply, &self.assumptions) {
            Ok(response) => match self.field_updates(response, decoder) {
                Ok(outcome) => Outcome::FieldUpdates(outcome),
                Err(unreadable) => Outcome::Error(self.unreadable(response, &unreadable)),
            },
            Err(refusal) => Outcome::Error(self.refused(reply, &refusal)),
        }
    }

    fn field_updates<'a>(
        &'a self,
        response: &Response<'a>,
        decoder: &dyn CharsetDecoder,
    ) -> Result<FieldUpdates<'a>, Unreadable> {
        let (webhook_is_called, rules) = self.called(response, None);
        let mut outcome = FieldUpdates {
            status: response.status.code(),
            updates: Vec::new(),
            skipped: Vec::new(),
            webhook_is_called,
            rules,
            notes: Vec::new(),
        };
        // Without mappings the body is not parsed.
        let remarks = match self.response_type.format() {
            _ if self.mappings.is_empty() => Remarks::default(),
            None => {
                self.apply_nothing(&mut outcome);
                Remarks::default()
            }
            Some(format) => self.read(format, response, decoder, &mut outcome)?,
        };
        self.note(response, remarks, &mut outcome);
        Ok(outcome)
    }

    fn note<'a>(&'a self, response: &Response<'_>, remarks: Remarks, outcome: &mut FieldUpdates<'a>) {
        let (updates, skipped) = (outcome.updates.len(), outcome.skipped.len());
        let asynchronous = decide::asynchronous(updates);
        let twice = self.fields_written_twice(outcome);
        let single = self.single_element_index(outcome);
        let mut notes = Notes::default();
        if note::no_field_changes(updates) {
            let message = message::no_field_changes(self.mappings.len());
            notes.add(NoteCode::NoFieldChanges, Severity::Warning, RuleId::NoteNoFieldChanges, message);
        }
        if let Some(message) = remarks.failure {
            notes.add(NoteCode::LooksLikeError, Severity::Warning, RuleId::NoteLooksLikeError, message);
        }
        self.note_body(response, remarks.is_html, &mut notes);
        if outcome.rules.contains(RuleId::PathRootArray) {
            notes.add(NoteCode::ArrayRoot, Severity::Warning, RuleId::PathRootArray, message::array_root());
        }
        if let Some(attribute) = single {
            let message = message::single_element_index(attribute);
            notes.add(NoteCode::SingleElementIndex, Severity::Warning, RuleId::XmlSingleIndex, message);
        }
        note_redirect(response, &mut notes);
        if !twice.is_empty() {
            let message = message::duplicate_field(&twice);
            notes.add(NoteCode::DuplicateField, Severity::Warning, RuleId::FieldTwoMappings, message);
        }
        if asynchronous.contains(RuleId::DecideAsynchronous) {
            notes.add(
                NoteCode::Asynchronous,
                Severity::Info,
                RuleId::DecideAsynchronous,
                message::asynchronous(),
            );
        }
        outcome.rules = outcome.rules.and(decide::isolated_mappings(updates, skipped)).and(notes.rules);
        outcome.notes = notes.notes;
    }

    /// The notes about a body that should be read.
    fn note_body(&self, response: &Response<'_>, is_html: bool, notes: &mut Notes) {
        if is_html {
            notes.add(NoteCode::HtmlBody, Severity::Warning, RuleId::NoteHtmlBody, message::html_body());
        }
        if let (Some(format), Some(content_type)) =
            (self.response_type.format(), response.content_type.as_deref())
            && note::content_type_mismatch(format, content_type)
        {
            let message = message::content_type_mismatch(format, content_type);
            notes.add(
                NoteCode::ContentTypeMismatch,
                Severity::Warning,
                RuleId::NoteContentTypeMismatch,
                message,
            );
        }
    }

    /// The first attribute that reaches an element that stands alone by an index.
    fn single_element_index<'a>(&self, outcome: &FieldUpdates<'a>) -> Option<&'a str> {
        match self.assumptions.xml_single_element_index {
            XmlSingleElementIndex::Resolve => {}
            XmlSingleElementIndex::Skip => return None,
        }
        let by_index = |rules: RuleSet| rules.contains(RuleId::XmlSingleIndex);
        let updates =
            outcome.updates.iter().map(|update| (update.mapping, update.rules, update.response_attribute));
        let is_clear = |reason| !matches!(reason, SkipReason::UndefinedXml | SkipReason::AmbiguousElement);
        let skipped =
            outcome.skipped.iter().filter(|skipped| skipped.found.is_some() && is_clear(skipped.reason));
        let skipped = skipped.map(|skipped| (skipped.mapping, skipped.rules, skipped.response_attribute));
        let reached = updates.chain(skipped).filter(|(_, rules, _)| by_index(*rules));
        reached.min_by_key(|(mapping, ..)| *mapping).map(|(.., attribute)| attribute)
    }

    fn fields_written_twice(&self, outcome: &FieldUpdates<'_>) -> Vec<&str> {
        if !self.names_field_twice {
            return Vec::new();
        }
        let first = |update: &FieldUpdate<'_>| self.mappings.get(update.mapping).map(|mapping| mapping.first);
        let fields = two_mappings(outcome.updates.iter().filter_map(first));
        let name = |field| self.mappings.get(field).map(|mapping: &Mapping| mapping.marketo_field.as_str());
        fields.into_iter().filter_map(name).collect()
    }
}
