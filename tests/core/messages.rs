//! The texts of every case: `cargo test --test core messages -- --nocapture` prints them, language by language.

#![expect(clippy::disallowed_macros, reason = "the texts are printed to be read")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use cpu_time::ThreadTime;
use marketo_webhook::definition::{DataType, Format, LeadField};
use marketo_webhook::messages::{Catalogue, Explanation, TextId, TextValue};
use marketo_webhook::outcome::{DiagnosticCode, NoteCode, SkipReason, WebhookErrorKind};
use marketo_webhook::response::{CharsetDecoder, DecodeError};
use marketo_webhook::tools::{list_attributes, list_attributes_with};
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};

use crate::evaluate::evaluate_with;
use crate::languages::english_words;
use crate::languages::texts::{LANGUAGES, Language};
use crate::reader::read_folder;
use crate::support::path;

fn catalogues() -> Vec<Catalogue> {
    LANGUAGES.iter().map(Language::catalogue).collect()
}

/// Checks all texts of the cases, with their codes.
fn for_each_said(mut see: impl FnMut(&'static str, &Explanation<'_>)) {
    for case in read_folder(&path("tests/cases")).unwrap() {
        evaluate_with(&case.input, |made| {
            made.said().into_iter().for_each(|(code, explanation)| see(code, explanation));
        });
    }
}

#[test]
fn every_code_has_a_text() {
    let mut found = BTreeSet::new();
    for_each_said(|code, _| {
        found.insert(code);
    });
    let codes = [SkipReason::NAMES, WebhookErrorKind::NAMES, NoteCode::NAMES, DiagnosticCode::NAMES].concat();
    let silent: Vec<_> = codes.iter().filter(|code| !found.contains(*code)).collect();
    assert!(silent.is_empty(), "no case shows the texts of {silent:?}");
}

#[test]
fn texts_read_alike() {
    // Names that Marketo capitalizes.
    let names = ["Marketo", "Response", "Error Type", "XML"];
    for catalogue in catalogues() {
        let language = catalogue.language();
        let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for_each_said(|code, explanation| {
            found.entry(code).or_default().insert(catalogue.translate(explanation));
        });
        let beyond = beyond_cases().iter().map(|explanation| catalogue.translate(explanation)).collect();
        found.insert("beyond cases", beyond);
        for (code, texts) in &found {
            println!("\n{language}: {code}");
            for text in texts {
                println!("  {text}");
                assert!(!text.is_empty() && text.trim() == text, "{code}: white space around {text:?}");
                assert_eq!(text.matches('`').count() % 2, 0, "{code}: a backtick is open in {text:?}");
                let own: String = text.split('`').step_by(2).collect::<Vec<_>>().join("_");
                assert!(
                    !text.contains('\n') && !own.contains("  "),
                    "{code}: line breaks or gaps in {text:?}"
                );
                assert!(!own.contains(['{', '}']), "{code}: a value is missing in {text:?}");
                assert!(!text.ends_with('.'), "{code}: a full stop ends {text:?}");
                let opens = text.starts_with(|c: char| c.is_lowercase() || "`«".contains(c));
                assert!(
                    opens || names.iter().any(|name| text.starts_with(name)),
                    "{code}: {text:?} begins with a capital"
                );
                if language == "es" {
                    let words = english_words(text);
                    assert!(words.is_empty(), "{code}: {words:?} in {text:?}");
                }
            }
        }
    }
}

/// Texts that no case can show: those of a listing, and of a decoder that a caller provides.
fn beyond_cases() -> [Explanation<'static>; 2] {
    let key = "k".repeat(1_000_001);
    // Two attributes begin with that key.
    let too_long = list_attributes(Format::Json, &format!("{{\"{key}\":{{\"a\":1,\"b\":1}}}}"));
    let xml = b"<?xml version='1.0' encoding='klingon'?><a/>";
    let malformed = list_attributes_with(Format::Xml, xml, &Nowhere);
    [too_long, malformed].map(|listed| *listed.unwrap_err().explanation)
}

/// A decoder that does not say which bytes are invalid.
struct Nowhere;

impl CharsetDecoder for Nowhere {
    fn decode(&self, _: &str, _: &[u8]) -> Result<String, DecodeError> {
        Err(DecodeError::Malformed { before: None })
    }
}

fn ids(explanation: &Explanation<'_>, found: &mut BTreeSet<TextId>) {
    found.insert(explanation.id());
    for value in explanation.values() {
        match value {
            TextValue::Explanation(explanation) => ids(explanation, found),
            TextValue::Id(id) => {
                found.insert(id);
            }
            _ => {}
        }
    }
}

/// A text that is never used should be removed, or lacks a test.
#[test]
fn every_text_is_said_in_a_case() {
    let mut found = BTreeSet::new();
    for_each_said(|_, explanation| ids(explanation, &mut found));
    for explanation in beyond_cases() {
        let known = found.len();
        ids(&explanation, &mut found);
        assert!(found.len() > known, "a case says this too: {explanation}");
    }
    let unsaid: Vec<_> = TextId::ALL.iter().filter(|id| !found.contains(id)).collect();
    assert!(unsaid.is_empty(), "no case says {unsaid:?}");
}

/// Input in a body, a definition or a service that could be mistaken for something else.
const HOSTILE: [(&str, &str); 4] = [
    ("{field}", "{field}"),
    ("a`{attribute}`b", "a<U+0060>{attribute}<U+0060>b"),
    ("\u{202e}\u{200f}evil\u{2066}", "<U+202E><U+200F>evil<U+2066>"),
    ("<b>&amp;</b>\r\n", "<b>&amp;</b><U+000D><U+000A>"),
];

fn with_outcome(webhook: &Webhook, status: u16, phrase: &str, body: &str, look: impl FnOnce(&Outcome<'_>)) {
    let response = Response::new(Status::new(status).unwrap()).with_reason_phrase(phrase).with_text(body);
    look(&webhook.evaluate(CampaignType::Trigger, response));
}

/// Input is shown unchanged wherever a text contains it, in every language.
#[test]
fn hostile_values_stay_values() {
    for catalogue in catalogues() {
        for (value, shown) in HOSTILE {
            let says = |explanation: &Explanation<'_>, times: usize| {
                let text = catalogue.translate(explanation);
                assert_eq!(text.matches(&format!("`{shown}`")).count(), times, "{value:?} in {text:?}");
                assert_eq!(text.matches('`').count() % 2, 0, "a backtick is open in {text:?}");
            };
            let key = serde_json::to_string(value).unwrap();
            // An invalid attribute, and one whose neighbour in the body has this key.
            let definition = WebhookDefinition::new(ResponseType::Json)
                .with_mapping(value, "City")
                .with_mapping("missing", "City")
                .with_mapping("missing", value);
            let fields =
                vec![LeadField::new(value, DataType::Integer), LeadField::new("City", DataType::Integer)];
            let webhook = Webhook::new(definition.with_lead_fields(fields));
            with_outcome(&webhook, 200, "OK", &format!("{{{key}: 1}}"), |outcome| {
                let Outcome::FieldUpdates(outcome) = outcome else { panic!("{outcome:?}") };
                let explanations = outcome.skipped.iter().map(|skipped| &skipped.explanation);
                // A key that no attribute can spell is named beside the attribute that fails.
                let times = explanations.map(|it| (it, 1 + usize::from(it.id() == TextId::Unspellable)));
                times.for_each(|(explanation, times)| says(explanation, times));
            });
            with_outcome(&webhook, 200, "OK", &format!("{{\"missing\": {key}}}"), |outcome| {
                let Outcome::FieldUpdates(outcome) = outcome else { panic!("{outcome:?}") };
                let times = outcome.skipped.iter().map(|skipped| &skipped.explanation).zip([1, 1, 2]);
                times.for_each(|(explanation, times)| says(explanation, times));
            });
            with_outcome(&webhook, 404, value, "", |outcome| {
                let Outcome::Error(outcome) = outcome else { panic!("{outcome:?}") };
                says(&outcome.error.explanation, 1);
            });
        }
    }
}

/// A text stays short whatever fills it, and its value stays whole if it is the caller's own.
#[test]
fn values_of_10_mb_make_short_texts() {
    for piece in ["a.", "a.[", "a", "{field}", "`", "\u{202e}", "é", "😀"] {
        let attribute = piece.repeat(10_000_000 / piece.len()) + "x";
        let definition = WebhookDefinition::new(ResponseType::Json).with_mapping(attribute.clone(), "City");
        let webhook = Webhook::new(definition);
        with_outcome(&webhook, 200, "OK", "{\"b\": 1}", |outcome| {
            let Outcome::FieldUpdates(outcome) = outcome else { panic!("{outcome:?}") };
            let explanation = &outcome.skipped[0].explanation;
            let is_whole =
                |value: &TextValue<'_>| matches!(value, TextValue::Text(text) if *text == attribute);
            assert!(match explanation {
                Explanation::WithSuggestion { why, .. } => is_whole(&why.values()[0]),
                explanation => is_whole(&explanation.values()[0]),
            });
            for catalogue in catalogues() {
                let start = ThreadTime::now();
                let text = catalogue.translate(explanation);
                assert!(text.chars().count() < 1000, "{piece}: a text of {} bytes", text.len());
                // It reads only the first 81 characters.
                assert!(start.elapsed() < Duration::from_millis(10), "{piece}: {:?}", start.elapsed());
            }
        });
    }
}
