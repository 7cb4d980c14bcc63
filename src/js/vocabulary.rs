//! The names that the words of an outcome refer to, put together by the compiler: a first evaluation does not wait for it.

use crate::assumptions::Assumption;
use crate::decide::no_call;
use crate::definition::field::DataType;
use crate::definition::trigger::{TextOperator, WebhookOperator};
use crate::definition::{Format, ResponseType};
use crate::outcome::{NoteCode, Recovery, Severity, SkipReason, SuggestionFor, WebhookErrorKind};
use crate::response::{CampaignType, Failure};
use crate::rules::{Basis, RuleId};
use crate::tools::entries::Unreachable;
use crate::value::Kind;

/// What names are of, and the names.
const LISTS: [(&str, &[&str]); 17] = [
    ("campaignTypes", CampaignType::NAMES),
    ("failures", Failure::NAMES),
    ("formats", Format::NAMES),
    ("rules", RuleId::NAMES),
    ("bases", Basis::NAMES),
    ("assumptions", Assumption::NAMES),
    ("suggestionsFor", SuggestionFor::NAMES),
    ("errorTypes", WebhookErrorKind::NAMES),
    ("recoveries", Recovery::NAMES),
    ("skipReasons", SkipReason::NAMES),
    ("kinds", Kind::NAMES),
    ("noteCodes", NoteCode::NAMES),
    ("severities", Severity::NAMES),
    ("responseTypes", ResponseType::NAMES),
    ("unreachable", Unreachable::NAMES),
    ("webhookOperators", WebhookOperator::NAMES),
    ("textOperators", TextOperator::NAMES),
];

/// A text, which JavaScript reads faster than lists: each list is a line, with a space before each name. No name has a space.
pub(super) const VOCABULARY: &str = match std::str::from_utf8(&BYTES) {
    Ok(text) => text,
    Err(_) => panic!("names are UTF-8"),
};

const LENGTH: usize = all(Lines::<{ 16 * 1024 }>::EMPTY).length;
const BYTES: [u8; LENGTH] = all(Lines::EMPTY).bytes;

const fn all<const N: usize>(mut lines: Lines<N>) -> Lines<N> {
    let mut lists: &[_] = &LISTS;
    while let [(what, names), rest @ ..] = lists {
        lines = lines.line(what).words(names);
        lists = rest;
    }
    let mut assumptions = Assumption::ALL;
    while let [assumption, rest @ ..] = assumptions {
        lines = lines.line(assumption.name()).words(assumption.values());
        assumptions = rest;
    }
    lines = lines.line("dataTypes");
    let mut types = DataType::KNOWN;
    while let [data_type, rest @ ..] = types {
        lines = lines.word(data_type.name());
        types = rest;
    }
    // Those that make a call, so that a response is read.
    lines = lines.line("callingCampaignTypes");
    let mut campaign_types = CampaignType::ALL;
    while let [campaign_type, rest @ ..] = campaign_types {
        if no_call(*campaign_type).is_none() {
            lines = lines.word(campaign_type.name());
        }
        campaign_types = rest;
    }
    // Both kinds of operators that compare with nothing.
    lines = lines.line("operatorsWithoutValues").word(WebhookOperator::IsAny.name());
    let mut operators = TextOperator::ALL;
    while let [operator, rest @ ..] = operators {
        if !operator.takes_values() {
            lines = lines.word(operator.name());
        }
        operators = rest;
    }
    lines
}

/// Lines in the making, of at most N bytes.
struct Lines<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "only the compiler runs it, and does not compile what fails"
)]
impl<const N: usize> Lines<N> {
    const EMPTY: Self = Self { bytes: [0; N], length: 0 };

    const fn line(self, what: &str) -> Self {
        if self.length == 0 { self.text(what) } else { self.text("\n").text(what) }
    }

    const fn words(mut self, mut words: &[&str]) -> Self {
        while let [word, rest @ ..] = words {
            self = self.word(word);
            words = rest;
        }
        self
    }

    const fn word(self, word: &str) -> Self {
        self.text(" ").text(word)
    }

    const fn text(mut self, text: &str) -> Self {
        let mut bytes = text.as_bytes();
        while let [byte, rest @ ..] = bytes {
            self.bytes[self.length] = *byte;
            self.length += 1;
            bytes = rest;
        }
        self
    }
}
