//! The one place that joins [`decide`], [`extract`](crate::extract) and [`coerce`](crate::coerce).

mod departures;
mod errors;
mod inside;
mod mappings;
mod notes;
mod skip;
mod suggest;
pub(crate) mod unreadable;
pub(crate) mod webhook;

use crate::decide;
use crate::outcome::{FieldUpdates, Outcome};
use crate::response::charset::CharsetDecoder;
#[cfg(not(all(feature = "js", target_family = "wasm")))]
use crate::response::charset::NoDecoder;
use crate::response::{CampaignType, Reply, Response};
use crate::rules::RuleSet;
use mappings::Applied;
use unreadable::UnreadableBody;
use webhook::Webhook;

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
    /// let response = Response::new(Status::OK).with_text(r#"{"score": 12}"#);
    ///
    /// let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
    ///     panic!("the response is used");
    /// };
    /// assert_eq!(outcome.updates[0].marketo_field, "LeadScore");
    /// assert_eq!(outcome.updates[0].value.text().as_deref(), Some("12"));
    /// ```
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    #[must_use]
    pub fn evaluate<'a>(&'a self, campaign_type: CampaignType, reply: impl Into<Reply<'a>>) -> Outcome<'a> {
        self.evaluate_with(campaign_type, reply, &NoDecoder)
    }

    /// The same as [`evaluate`](Self::evaluate), with a decoder for charsets other than UTF-8 and UTF-16:
    /// [`CharsetDecoder`] has an example.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    #[must_use]
    pub fn evaluate_with<'a>(
        &'a self,
        campaign_type: CampaignType,
        reply: impl Into<Reply<'a>>,
        decoder: &dyn CharsetDecoder,
    ) -> Outcome<'a> {
        let mut outcome = self.outcome(campaign_type, &reply.into(), decoder);
        let called = match &mut outcome {
            Outcome::FieldUpdates(outcome) => Some(&mut outcome.webhook_is_called),
            Outcome::Error(outcome) => outcome.webhook_is_called.as_mut(),
        };
        if let Some(called) = called {
            called.response.decode_with(decoder);
        }
        outcome
    }

    /// The same; but the payload is not decoded.
    pub(crate) fn outcome<'a>(
        &'a self,
        campaign_type: CampaignType,
        reply: &Reply<'a>,
        decoder: &dyn CharsetDecoder,
    ) -> Outcome<'a> {
        match decide::decide(campaign_type, reply, !self.mappings.is_empty(), &self.assumptions) {
            Ok((response, rules)) => match self.field_updates(response, rules, decoder) {
                Ok(outcome) => Outcome::FieldUpdates(outcome),
                Err(unreadable) => Outcome::Error(self.unreadable(response, rules, unreadable)),
            },
            Err(error) => Outcome::Error(self.call_error(reply, error)),
        }
    }

    fn field_updates<'a>(
        &'a self,
        response: &Response<'a>,
        decided_by: RuleSet,
        decoder: &dyn CharsetDecoder,
    ) -> Result<FieldUpdates<'a>, UnreadableBody> {
        let (webhook_is_called, rules) = self.called(response, None);
        // Without mappings the body is not parsed.
        let mut applied = match self.response_type.format() {
            _ if self.mappings.is_empty() => Applied::default(),
            None => self.skip_all(),
            Some(format) => self.read(format, response, webhook_is_called.response.charset(), decoder)?,
        };
        let notes = self.notes(response, &mut applied);
        Ok(FieldUpdates {
            status: response.status,
            updates: applied.updates,
            skipped: applied.skipped,
            webhook_is_called,
            rules: decided_by.and(rules).and(applied.rules).and(notes.rules),
            notes: notes.notes,
        })
    }
}
