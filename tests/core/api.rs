//! The public API in Rust, where the case files do not reach.

use marketo_webhook::assumptions::{Assumption, Assumptions, JsonNull};
use marketo_webhook::definition::{
    Attribute, DataType, Format, LeadField, TextConstraint, TextOperator, WebhookConstraint,
    WebhookIsCalledTrigger,
};
use marketo_webhook::response::{CharsetDecoder, DecodeError};
use marketo_webhook::rules::{RuleId, rules};
use marketo_webhook::tools::{SampleStep, list_attributes, list_attributes_with};
use marketo_webhook::{CampaignType, Outcome, Response, ResponseType, Status, Webhook, WebhookDefinition};
use serde_json::json;

struct Latin1;

impl CharsetDecoder for Latin1 {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        match label {
            "latin1" => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
            "ascii" => Err(DecodeError::Malformed { before: None }),
            _ => Err(DecodeError::UnknownCharset),
        }
    }
}

#[test]
fn every_assumption_is_switched_by_its_name() {
    for assumption in Assumption::ALL {
        let mut assumptions = Assumptions::default();
        let [default, others @ ..] = assumption.values() else { panic!("{assumption} has no values") };
        assumptions.switch(*assumption, default).unwrap();
        assert_eq!(assumptions, Assumptions::default(), "{assumption}");
        for other in others {
            assumptions.switch(*assumption, other).unwrap();
            assert_ne!(assumptions, Assumptions::default(), "{assumption}={other}");
        }
        let switched = assumptions;
        let error = assumptions.switch(*assumption, "maybe").unwrap_err();
        let expected: Vec<_> = assumption.values().iter().map(|value| format!("`{value}`")).collect();
        assert_eq!(
            error.to_string(),
            format!("unknown name `maybe`, expected one of {}", expected.join(", "))
        );
        assert_eq!(assumptions, switched, "a wrong value changes nothing");
    }
    assert_eq!("jsonNul".parse::<Assumption>().unwrap_err().found, "jsonNul");
}

#[test]
fn a_definition_is_what_it_was_built_with() {
    let assumptions = Assumptions::default().with(JsonNull::Clear);
    let fields = vec![LeadField::new("F", "score".into())];
    let built = WebhookDefinition::new(ResponseType::Xml)
        .with_name("Scoring")
        .with_mapping("a.b", "F")
        .with_lead_fields(fields)
        .with_assumptions(assumptions);
    let read = serde_json::from_value(json!({
        "name": "Scoring",
        "responseType": "xml",
        "responseMappings": [{ "responseAttribute": "a.b", "marketoField": "F" }],
        "leadFields": [{ "name": "F", "dataType": "score" }],
        "assumptions": { "jsonNull": "clear" },
    }));
    assert_eq!(built, read.unwrap());
    let webhook = Webhook::new(built);
    let mappings: Vec<_> = webhook
        .mappings()
        .map(|mapping| (mapping.response_attribute, mapping.marketo_field, mapping.data_type.name()))
        .collect();
    assert_eq!(mappings, [("a.b", "F", "score")]);
}

#[test]
fn a_decoder_of_the_caller_is_asked_for_other_charsets() {
    let listed = |body: &[u8]| list_attributes_with(Format::Xml, body, &Latin1);
    let body = b"<?xml version='1.0' encoding='latin1'?><a>\xe9</a>";
    assert_eq!(listed(body).unwrap()[0].excerpt, "é");
    assert_eq!(listed(b"\xef\xbb\xbf<a/>").unwrap()[0].excerpt, "");
    let error = |body: &[u8]| listed(body).unwrap_err().to_string();
    assert_eq!(error(b"<?xml version='1.0' encoding='ascii'?><a>\xe9</a>"), "the body is not valid `ascii`");
    assert!(error(b"<?xml version='1.0' encoding='klingon'?><a/>").contains("`klingon`"));

    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("a", "City"));
    let header = |label| format!("application/json; charset={label}");
    for (label, charset) in [
        ("latin1", Some("latin1")),
        ("utf-16be", Some("utf-16be")),
        ("utf-16", Some("utf-16le")),
        ("utf-8", None),
    ] {
        let (header, body) = (header(label), b"{\"a\":\"\xe9\"}");
        let response = Response::new(Status::OK).with_header("Content-Type", &header);
        let outcome = webhook.evaluate_with(CampaignType::Trigger, response.with_bytes(body), &Latin1);
        let (text, called) = match outcome {
            Outcome::FieldUpdates(outcome) => {
                (outcome.updates[0].value.text().map(std::borrow::Cow::into_owned), outcome.webhook_is_called)
            }
            Outcome::Error(outcome) => (None, outcome.webhook_is_called.unwrap()),
        };
        assert_eq!(text.as_deref(), (label == "latin1").then_some("é"), "{label}");
        assert_eq!(called.response.charset_label(), charset, "{label}");
    }
    let response = Response::new(Status::NOT_FOUND).with_text("\u{feff}gone");
    let Outcome::Error(outcome) = webhook.evaluate(CampaignType::Trigger, response) else {
        panic!("a status of 404 is an error");
    };
    let called = outcome.webhook_is_called.unwrap();
    assert_eq!((&*called.response.text(), called.response.charset_label()), ("gone", None));
}

#[test]
fn a_trigger_sees_what_the_decoder_of_the_caller_reads() {
    let contains = |value: &str| {
        let constraint = TextConstraint::new(TextOperator::Contains, [value]).unwrap();
        WebhookIsCalledTrigger::new().with_response(constraint)
    };
    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("a", "City"));
    let unread = Webhook::new(WebhookDefinition::new(ResponseType::None));
    for (webhook, status, body) in [
        (&webhook, 200, &b"{\"a\": \"M\xfcnchen\"}"[..]),
        (&unread, 200, b"M\xfcnchen"),
        (&webhook, 200, b"{\"a\": \"M\xfcnchen\""),
        (&webhook, 404, b"M\xfcnchen"),
    ] {
        let response = Response::new(Status::new(status).unwrap());
        let response = response.with_header("Content-Type", "text/plain; charset=latin1").with_bytes(body);
        let outcome = webhook.evaluate_with(CampaignType::Trigger, &response, &Latin1);
        assert!(contains("München").evaluate(&outcome).fires, "{outcome:?}");
        assert!(contains("München").evaluate(&outcome.into_owned()).fires);
        // Without a decoder it is read as UTF-8, with U+FFFD.
        let outcome = webhook.evaluate(CampaignType::Trigger, response);
        assert!(contains("M\u{fffd}nchen").evaluate(&outcome).fires, "{outcome:?}");
    }
}

/// Shows a question mark for what is not ASCII.
struct Ascii;

impl CharsetDecoder for Ascii {
    fn decode(&self, _: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        let text = bytes.is_ascii().then(|| String::from_utf8_lossy(bytes).into_owned());
        text.ok_or(DecodeError::Malformed { before: None })
    }

    fn decode_lossy(&self, _: &str, bytes: &[u8]) -> Option<String> {
        Some(bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect())
    }
}

#[test]
fn a_trigger_sees_what_is_not_valid_as_far_as_the_decoder_can() {
    let constraint = TextConstraint::new(TextOperator::Contains, ["M?nchen"]).unwrap();
    let trigger = WebhookIsCalledTrigger::new().with_response(constraint);
    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("a", "City"));
    let response = Response::new(Status::OK).with_header("Content-Type", "text/plain; charset=us");
    let response = response.with_bytes(b"M\xfcnchen");
    let outcome = webhook.evaluate_with(CampaignType::Trigger, response, &Ascii);
    assert!(matches!(&outcome, Outcome::Error(_)));
    assert!(trigger.evaluate(&outcome).fires, "{outcome:?}");
}

#[test]
fn listed_values_are_written_for_javascript() {
    let listed = list_attributes(Format::Json, r#"[{"é": true}]"#).unwrap();
    assert_eq!(listed[1].steps, [SampleStep::Index(0), SampleStep::Key("é".to_owned())]);
    assert_eq!(
        serde_json::to_value(&listed).unwrap(),
        json!([
            { "responseAttribute": "[0]", "steps": [0], "kind": "object", "excerpt": "{\"é\": true}", "fits": [] },
            {
                "responseAttribute": null,
                "unreachable": "key-characters",
                "steps": [0, "é"],
                "kind": "boolean",
                "excerpt": "true",
                "fits": ["boolean", "lead_function", "phone", "string", "text", "textarea"],
            },
        ])
    );
}

#[test]
fn rules_are_written_as_data() {
    let written = serde_json::to_value(rules()).unwrap();
    assert_eq!(written.as_array().unwrap().len(), RuleId::ALL.len());
    let rule = |id: RuleId| written.as_array().unwrap().iter().find(|rule| rule["id"] == id.name()).unwrap();
    assert_eq!(
        *rule(RuleId::JsonNull),
        json!({
            "id": "json.null",
            "basis": "assumed",
            "sources": [
                { "source": "self-service-flow-steps", "says": "supports" },
                { "source": "boolean-post", "says": "contradicts" },
            ],
            "assumption": "jsonNull",
        })
    );
    assert_eq!(
        *rule(RuleId::CoerceInteger),
        json!({
            "id": "coerce.integer",
            "basis": "documented",
            "sources": [{ "source": "field-types", "says": "supports" }],
            "assumption": null,
        })
    );
}

#[test]
fn sets_of_rules_are_shown_by_their_names() {
    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
    let response = Response::new(Status::OK).with_text("{}");
    let outcome = webhook.evaluate(CampaignType::Batch, response);
    let Outcome::Error(outcome) = outcome else { panic!("a batch campaign is an error") };
    assert_eq!(
        format!("{:?}", outcome.rules),
        r#"["decide.batch-campaign", "decide.no-request", "decide.error-code", "decide.recovery", "called.no-call"]"#
    );
}

#[test]
fn operators_say_whether_they_take_values() {
    let none: Vec<_> = TextOperator::ALL.iter().filter(|operator| !operator.takes_values()).collect();
    assert_eq!(none, [&TextOperator::IsEmpty, &TextOperator::IsNotEmpty]);
}

#[test]
fn an_owned_outcome_equals_the_one_it_came_from() {
    let body = r#"{"a": "x", "b": null, "c": "é"}"#;
    let definition =
        ["a", "b", "c", "d", "$"].into_iter().zip(["City", "LeadScore", "Nope", "Email", "Title"]);
    let definition = definition.fold(WebhookDefinition::new(ResponseType::Json), |definition, (from, to)| {
        definition.with_mapping(from, to)
    });
    let webhook = Webhook::new(definition.with_name("Scoring")).clone();
    for response in [
        Response::new(Status::OK).with_text(body),
        Response::new(Status::OK).with_bytes(body.as_bytes()),
        Response::new(Status::OK).with_bytes(b"\xff\xfe{\0"),
        Response::new(Status::NOT_FOUND).with_bytes(b"\xe9"),
    ] {
        for campaign_type in CampaignType::ALL {
            let outcome = webhook.evaluate(*campaign_type, &response);
            let owned: Outcome<'static> = outcome.clone().into_owned();
            assert_eq!(owned, outcome);
            let written = serde_json::to_value(&outcome).unwrap();
            assert_eq!(serde_json::to_value(&owned).unwrap(), written);
        }
    }
    for diagnostic in webhook.diagnostics() {
        assert_eq!(diagnostic.clone().into_owned(), diagnostic);
    }
}

#[test]
fn a_span_has_bytes_and_is_written_in_utf_16() {
    let attribute = "a😀b";
    let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping(attribute, "City"));
    let diagnostic = webhook.diagnostics().remove(0);
    assert_eq!(&attribute[diagnostic.span.unwrap().range()], "😀");
    assert_eq!(serde_json::to_value(diagnostic).unwrap()["span"], json!({ "start": 1, "end": 3 }));
}

#[test]
fn what_makes_no_sense_cannot_be_read() {
    let field = |length: u32| json!({ "name": "F", "dataType": "string", "length": length });
    assert!(serde_json::from_value::<LeadField>(field(1)).is_ok());
    assert!(serde_json::from_value::<LeadField>(field(0)).is_err());
    for (constraint, error) in [
        (json!({ "operator": "is", "values": [] }), "the operator takes at least one value"),
        (json!({ "operator": "is-empty", "values": ["a"] }), "the operator takes no values"),
    ] {
        let read = serde_json::from_value::<TextConstraint>(constraint);
        assert_eq!(read.unwrap_err().to_string(), error);
    }
    let any = json!({ "operator": "is-any", "values": ["a"] });
    assert!(serde_json::from_value::<WebhookConstraint>(any).is_err());
    assert_eq!(DataType::from("Text"), DataType::Text);
    let DataType::Other(other) = DataType::from("Hologram") else { panic!("no type has the name") };
    assert_eq!(other.name(), "Hologram");
}

#[test]
fn an_index_past_64_bits_is_printed_as_it_was() {
    for text in ["a[18446744073709551615]", "a[18446744073709551616]", "a[99999999999999999999999].b"] {
        assert_eq!(text.parse::<Attribute>().unwrap().to_string(), text);
    }
}

#[test]
fn a_response_of_the_http_crate_is_taken_as_it_is() {
    let received = http::Response::builder()
        .status(503)
        .header("Content-Type", "text/plain")
        .header("Retry-After", "7")
        .header("X-Other", "1")
        .body("later".to_owned())
        .unwrap();
    let status = Status::from(received.status());
    let expected = Response::new(status).with_header("content-type", "text/plain");
    let expected = expected.with_header("retry-after", "7").with_bytes(b"later");
    assert_eq!(Response::from(&received), expected);

    let twice = http::Response::builder().header("Content-Type", "a/b").header("content-type", "c/d");
    let latin_1 = http::HeaderValue::from_bytes(b"caf\xe9").unwrap();
    let twice = twice.header("content-encoding", latin_1).body(Vec::new()).unwrap();
    let expected = Response::new(Status::OK).with_header("Content-Type", "a/b, c/d");
    assert_eq!(Response::from(&twice), expected.with_header("Content-Encoding", "café"));
}

/// The statuses of RFC 9110 and the IANA registry, the obsolete 510 among them.
#[test]
fn registered_statuses_have_their_phrase() {
    const REGISTERED: &str = "100 Continue, 101 Switching Protocols, 102 Processing, 103 Early Hints, 200 OK, \
        201 Created, 202 Accepted, 203 Non-Authoritative Information, 204 No Content, 205 Reset Content, \
        206 Partial Content, 207 Multi-Status, 208 Already Reported, 226 IM Used, 300 Multiple Choices, \
        301 Moved Permanently, 302 Found, 303 See Other, 304 Not Modified, 305 Use Proxy, 307 Temporary Redirect, \
        308 Permanent Redirect, 400 Bad Request, 401 Unauthorized, 402 Payment Required, 403 Forbidden, \
        404 Not Found, 405 Method Not Allowed, 406 Not Acceptable, 407 Proxy Authentication Required, \
        408 Request Timeout, 409 Conflict, 410 Gone, 411 Length Required, 412 Precondition Failed, \
        413 Content Too Large, 414 URI Too Long, 415 Unsupported Media Type, 416 Range Not Satisfiable, \
        417 Expectation Failed, 421 Misdirected Request, 422 Unprocessable Content, 423 Locked, \
        424 Failed Dependency, 425 Too Early, 426 Upgrade Required, 428 Precondition Required, \
        429 Too Many Requests, 431 Request Header Fields Too Large, 451 Unavailable For Legal Reasons, \
        500 Internal Server Error, 501 Not Implemented, 502 Bad Gateway, 503 Service Unavailable, \
        504 Gateway Timeout, 505 HTTP Version Not Supported, 506 Variant Also Negotiates, \
        507 Insufficient Storage, 508 Loop Detected, 510 Not Extended, 511 Network Authentication Required";
    let with_phrase = (0..=u16::MAX).filter_map(|code| Status::new(code).ok());
    let with_phrase =
        with_phrase.filter_map(|status| Some(format!("{} {}", status.code(), status.registered_phrase()?)));
    assert_eq!(with_phrase.collect::<Vec<_>>().join(", "), REGISTERED);
}
