//! Hostile bodies and definitions: each has an outcome, in time linear in its size.

use std::hint::black_box;
use std::io::Write;
use std::time::Duration;

use cpu_time::ThreadTime;
use marketo_webhook::definition::{DataType, LeadField};
use marketo_webhook::tools::import_lead_fields;
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use serde_json::json;

/// The size in bytes of the larger body of a measurement; `tests/package/hostile.test.js` always uses 10 MB.
const LARGE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };
/// The ratio of the two sizes, and the largest allowed ratio of their times.
const TIMES: usize = 4;
const ALLOWED: f64 = 6.0;

/// What is measured at two sizes: its name, how many mappings are applied (none if the body is unreadable), and a
/// function that makes a definition and a body of this many bytes.
type Hostile = (&'static str, Option<usize>, fn(usize) -> (WebhookDefinition, Vec<u8>));

const HOSTILE: &[Hostile] = &[
    ("json: nested arrays", Some(0), |n| nested("a", "[", "]", n)),
    ("json: nested arrays, open", None, |n| json_body("a", "[".repeat(n))),
    ("json: nested objects", Some(0), |n| nested("a", "{\"b\":", "}", n)),
    ("json: one string", Some(1), |n| json_body("a", member(&"x".repeat(n)))),
    ("json: one string beyond ASCII", Some(1), |n| json_body("a", member(&"é".repeat(n / 2)))),
    ("json: escapes", Some(1), |n| json_body("a", member(&"\\u0041\\n".repeat(n / 8)))),
    ("json: escapes, skipped", Some(0), |n| json_body("b", member(&"\\u0041\\n".repeat(n / 8)))),
    ("json: one number, into an integer", Some(0), |n| number(n, DataType::Integer)),
    ("json: one number, into a float", Some(0), |n| number(n, DataType::Float)),
    ("json: one exponent", Some(1), |n| json_body("a", format!("{{\"a\":1e{}}}", "9".repeat(n)))),
    ("json: one key", Some(0), |n| json_body("a", format!("{{\"{}\":1}}", "a".repeat(n)))),
    ("json: one key of escapes", Some(0), |n| {
        json_body("a", format!("{{\"{}\":1}}", "\\u0061".repeat(n / 6)))
    }),
    ("json: white space", Some(1), |n| json_body("a", format!("{{{}\"a\":1}}", " \n\t\r".repeat(n / 4)))),
    ("json: keys", Some(0), |n| json_body("k", list("{", n, |i| format!("\"k{i}\":{i}"), "}"))),
    ("json: equal keys", Some(0), |n| json_body("a", list("{", n, |_| "\"a\":{\"b\":1}".to_owned(), "}"))),
    ("json: empty objects", Some(0), |n| {
        json_body("a[9999999].b", list("{\"a\":[", n, |_| "{}".to_owned(), "]}"))
    }),
    ("xml: nested elements", Some(0), |n| {
        xml_body("a.b", format!("{}{}", "<a>".repeat(levels(n)), "</a>".repeat(levels(n))))
    }),
    ("xml: nested elements, open", None, |n| xml_body("a.b", "<a>".repeat(n / 3))),
    ("xml: one text", Some(1), |n| xml_body("a", format!("<a>{}</a>", "x".repeat(n)))),
    ("xml: references", Some(1), |n| xml_body("a", format!("<a>{}</a>", "&lt;&#65;".repeat(n / 9)))),
    ("xml: CDATA sections", Some(1), |n| {
        xml_body("a", format!("<a>{}</a>", "<![CDATA[]]]]>".repeat(n / 14)))
    }),
    ("xml: comments", Some(1), |n| xml_body("a", format!("<a>x{}</a>", "<!---->".repeat(n / 7)))),
    ("xml: one comment of dashes", Some(1), |n| {
        xml_body("a", format!("<a>x<!--{}--></a>", "- ".repeat(n / 2)))
    }),
    ("xml: one name", Some(0), |n| xml_body("a.b", format!("<a><{0}></{0}></a>", "b".repeat(n / 2)))),
    ("xml: white space", Some(1), |n| xml_body("a", format!("<a{}>x</a>", " \n\t\r".repeat(n / 4)))),
    ("xml: attributes", Some(1), |n| xml_body("a", run("<a", n, |i| format!(" b{i}=''"), ">x</a>"))),
    ("xml: attributes with a prefix", Some(1), |n| {
        xml_body("a", run("<a xmlns:p='p'", n, |i| format!(" p:b{i}=''"), ">x</a>"))
    }),
    ("xml: one attribute", Some(1), |n| xml_body("a", format!("<a b='{}'>x</a>", "y".repeat(n)))),
    ("xml: namespaces", Some(0), |n| xml_body("a", namespaces(n))),
    ("xml: empty elements", Some(0), |n| {
        xml_body("a.b[9999999]", format!("<a>{}</a>", "<b/>".repeat(n / 4)))
    }),
    ("xml: elements of many names", Some(0), |n| {
        xml_body("a.b", run("<a>", n, |i| format!("<b{i}/>"), "</a>"))
    }),
    ("xml: broken at the end", None, |n| xml_body("a", format!("<a>{}", "\n".repeat(n)))),
    ("UTF-16", Some(1), |n| (json_body("a", String::new()).0, utf_16(n))),
    ("UTF-8 that breaks at the end", None, |n| {
        (json_body("a", String::new()).0, [member(&"é".repeat(n / 2)).as_bytes(), b"\xff"].concat())
    }),
    ("unreadable: brackets behind text", None, |n| json_body("a", format!("x{}", "{\"".repeat(n / 2) + "}"))),
    ("unreadable: closed brackets", None, |n| json_body("a", format!("x{}", "[]".repeat(n / 2)))),
    ("unreadable: backslashes", None, |n| json_body("a", format!("x{}\"]", "\\".repeat(n)))),
    ("unreadable: backslashes and quotes", None, |n| json_body("a", format!("x{}]", "\\\"".repeat(n / 2)))),
    ("unreadable: lines of JSON", None, |n| json_body("a", "{}\n".repeat(n / 3))),
    ("unreadable: quotes", None, |n| json_body("a", format!("[\"x\" {}", "y\"  ".repeat(n / 4)))),
    ("unreadable: comments", None, |n| json_body("a", format!("{}x", "/**/".repeat(n / 4)))),
    ("unreadable: events", None, |n| json_body("a", "data: {\n".repeat(n / 8))),
    ("unreadable: text", None, |n| json_body("a", "x ".repeat(n / 2))),
    ("unreadable: an open string", None, |n| json_body("a", format!("[\"{}", "é".repeat(n / 2)))),
    ("unreadable: declarations", None, |n| xml_body("a", "\n<?xml".repeat(n / 6))),
    ("unreadable: an ampersand", None, |n| xml_body("a", format!("<a>&{}-", "x".repeat(n)))),
    ("unreadable: markup, cut off", None, |n| {
        xml_body("a", format!("<a>{}<", "<b/><!----><?c?><![CDATA[]]>".repeat(n / 28)))
    }),
    ("an error page", None, |n| json_body("a", format!("<!doctype html>{}", " ".repeat(n)))),
];

/// The same with a number of mappings instead of a size.
const MAPPINGS: &[Hostile] = &[
    ("mappings to one value", Some(MOST_MAPPINGS), |n| mappings(n, |_| "a".to_owned(), "{\"a\":1}")),
    ("mappings to values of their own", Some(MOST_MAPPINGS), |n| {
        mappings(n, |i| format!("k{i}"), &list("{", n * 14, |i| format!("\"k{i}\":1"), "}"))
    }),
    ("mappings to an array", Some(MOST_MAPPINGS), |n| {
        mappings(n, |i| format!("a[{i}]"), &format!("{{\"a\":[1{}]}}", ",1".repeat(n)))
    }),
    ("mappings that find nothing", Some(0), |n| {
        mappings(n, |i| format!("x{i}"), &list("{", n * 14, |i| format!("\"k{i}\":1"), "}"))
    }),
    ("mappings that are no attributes", Some(0), |n| mappings(n, |i| format!("$.a['{i}']"), "{}")),
    ("mappings to unknown fields", Some(0), unknown_fields),
];
const MOST_MAPPINGS: usize = 100_000;

fn json_body(attribute: &str, body: String) -> (WebhookDefinition, Vec<u8>) {
    (WebhookDefinition::new(ResponseType::Json).with_mapping(attribute, "City"), body.into_bytes())
}

fn xml_body(attribute: &str, body: String) -> (WebhookDefinition, Vec<u8>) {
    (WebhookDefinition::new(ResponseType::Xml).with_mapping(attribute, "City"), body.into_bytes())
}

fn member(text: &str) -> String {
    format!("{{\"a\":\"{text}\"}}")
}

/// At the larger size a million.
const fn levels(size: usize) -> usize {
    size / (LARGE / 1_000_000)
}

fn nested(attribute: &str, open: &str, close: &str, size: usize) -> (WebhookDefinition, Vec<u8>) {
    let levels = levels(size);
    json_body(attribute, format!("{}1{}", open.repeat(levels), close.repeat(levels)))
}

fn number(size: usize, data_type: DataType) -> (WebhookDefinition, Vec<u8>) {
    let definition = WebhookDefinition::new(ResponseType::Json)
        .with_mapping("a", "F")
        .with_lead_fields(vec![LeadField::new("F", data_type)]);
    (definition, format!("{{\"a\":{}}}", "7".repeat(size)).into_bytes())
}

/// JSON entries up to this many bytes, separated by commas.
fn list(open: &str, size: usize, entry: impl Fn(usize) -> String, close: &str) -> String {
    let separated = |i| if i == 0 { entry(0) } else { format!(",{}", entry(i)) };
    run(open, size, separated, close)
}

/// Entries up to this many bytes, one after another.
fn run(open: &str, size: usize, entry: impl Fn(usize) -> String, close: &str) -> String {
    let mut text = open.to_owned();
    for entry in (0..).map(entry) {
        if text.len() + entry.len() + close.len() > size {
            break;
        }
        text.push_str(&entry);
    }
    text.push_str(close);
    text
}

/// Levels that each redeclare the prefix of the level above.
fn namespaces(size: usize) -> String {
    let open = "<p:a xmlns:p='p' xmlns:q='q'>";
    let levels = size / (open.len() + "</p:a>".len());
    format!("{}{}", open.repeat(levels), "</p:a>".repeat(levels))
}

fn utf_16(size: usize) -> Vec<u8> {
    let text = format!("\u{feff}{}", member(&"é".repeat(size / 2)));
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn mappings(count: usize, attribute: impl Fn(usize) -> String, body: &str) -> (WebhookDefinition, Vec<u8>) {
    let name = |i| format!("Custom field number {i}");
    let with_mapping = |definition: WebhookDefinition, i| definition.with_mapping(attribute(i), name(i));
    let definition = (0..count).fold(WebhookDefinition::new(ResponseType::Json), with_mapping);
    let fields = (0..count).map(|i| LeadField::new(name(i), DataType::Text));
    (definition.with_lead_fields(fields), body.as_bytes().to_owned())
}

/// As many lead fields as mappings, none of them named or nearly named by a mapping.
fn unknown_fields(count: usize) -> (WebhookDefinition, Vec<u8>) {
    let (definition, body) = mappings(count, |_| "a".to_owned(), "{\"a\":1}");
    let field = |i| LeadField::new(format!("Other {i}"), DataType::Text);
    (definition.with_lead_fields((0..count).map(field)), body)
}

/// Compiles and evaluates; returns how many mappings are applied.
fn evaluate(definition: &WebhookDefinition, body: &[u8]) -> Option<usize> {
    let webhook = Webhook::new(definition.clone());
    let response = Response::new(Status::OK).with_bytes(body);
    match black_box(webhook.evaluate(CampaignType::Trigger, response)) {
        Outcome::FieldUpdates(outcome) => {
            assert_eq!(outcome.updates.len() + outcome.skipped.len(), definition.response_mappings.len());
            Some(outcome.updates.len())
        }
        Outcome::Error(_) => None,
    }
}

/// How often each size is measured at most: the best time counts.
const MOST_RUNS: usize = 24;

/// How many times as long the larger work takes. Both are measured in turn, and again while the factor is too large:
/// other work on the machine makes a measurement longer, never shorter.
fn factor(mut small: impl FnMut(), mut large: impl FnMut()) -> (Duration, f64) {
    let time = |work: &mut dyn FnMut(), often: u32| {
        // The time of this thread alone, without other work on the machine.
        let start = ThreadTime::now();
        (0..often).for_each(|_| work());
        start.elapsed() / often
    };
    // Short work is repeated until the clock and its overhead do not matter.
    let often = 1 + u32::try_from(5_000 / (1 + time(&mut small, 1).as_micros())).unwrap();
    let mut best = [Duration::MAX; 2];
    for run in 1..=MOST_RUNS {
        best = [best[0].min(time(&mut small, often)), best[1].min(time(&mut large, often))];
        if run >= 2 && best[1].as_secs_f64() < best[0].as_secs_f64() * ALLOWED {
            break;
        }
    }
    (best[1], best[1].as_secs_f64() / best[0].as_secs_f64())
}

/// Prints the factor, and notes one that is too large. Bypasses the test harness, which hides the output of passing
/// tests.
fn report(name: &str, (time, factor): (Duration, f64), failures: &mut Vec<String>) {
    let milliseconds = time.as_secs_f64() * 1e3;
    let line = format!("{factor:5.2} times in {milliseconds:7.1} ms, {TIMES} times {name}");
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
    if factor > ALLOWED {
        failures.push(line);
    }
}

#[test]
fn time_is_linear_in_the_size() {
    let mut failures = Vec::new();
    let sized = HOSTILE.iter().map(|hostile| (hostile, LARGE));
    for ((name, updates, make), large) in sized.chain(MAPPINGS.iter().map(|hostile| (hostile, MOST_MAPPINGS)))
    {
        let (small, large) = (make(large / TIMES), make(large));
        assert_eq!(evaluate(&large.0, &large.1), *updates, "{name}");
        let work = |(definition, body): &(WebhookDefinition, Vec<u8>)| {
            evaluate(definition, body);
        };
        report(name, factor(|| work(&small), || work(&large)), &mut failures);
    }
    let describe = |count: usize| {
        let field = |i| json!({ "displayName": format!("Field {i}"), "dataType": "string", "rest": { "name": format!("f{i}") } });
        json!({ "success": true, "result": (0..count).map(field).collect::<Vec<_>>() }).to_string()
    };
    let (small, large) = (describe(100_000 / TIMES), describe(100_000));
    assert_eq!(import_lead_fields(&large).unmappable.len(), 100_000);
    let work = |text: &str| {
        black_box(import_lead_fields(text));
    };
    report("fields of a describe reply", factor(|| work(&small), || work(&large)), &mut failures);
    assert!(failures.is_empty(), "more than {ALLOWED} times:\n{}", failures.join("\n"));
}
