//! What the library says about unreadable bodies, over generated bodies.

use marketo_webhook::definition::Format;
use marketo_webhook::messages::TextId;
use marketo_webhook::outcome::{ErrorOutcome, NoteCode, Recovery, WebhookErrorKind};
use marketo_webhook::tools::list_attributes;
use marketo_webhook::{CampaignType, Outcome, Response, Status, Webhook, WebhookDefinition};
use proptest::prelude::*;

/// The error of a body; none if it is readable.
fn with_error<T>(format: Format, body: &str, look: impl FnOnce(Option<&ErrorOutcome<'_>>) -> T) -> T {
    let webhook = Webhook::new(WebhookDefinition::new(format.into()).with_mapping("a", "City"));
    let response = Response::new(Status::OK).with_text(body);
    match webhook.evaluate(CampaignType::Trigger, response) {
        Outcome::Error(outcome) => look(Some(&outcome)),
        Outcome::FieldUpdates(_) => look(None),
    }
}

/// The explanation for a body; none if it is readable.
fn named(format: Format, body: &str) -> Option<TextId> {
    with_error(format, body, |outcome| outcome.map(|outcome| outcome.error.explanation.id()))
}

/// JSON whose texts may hold anything that must be escaped.
fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let text = prop_oneof![
        "[a-z]{0,6}",
        "\\PC{0,8}",
        // These would be mistakes outside of a text.
        prop::sample::select(SLIPS).prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(text.clone(), inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

const SLIPS: &[&str] = &[
    "// x",
    "/* x */",
    ",}",
    "[1,]",
    "'x'",
    "{'a': 1}",
    "NaN",
    "True",
    "x\ny",
    "x\"y\", \"",
    "cb({});",
    "data: {}",
    "{}\n{}",
    "<br />{}",
    "\u{ef}\u{bb}\u{bf}",
    "<!doctype html>",
    "&nbsp; &",
    "<?xml version='1.0'?>",
    "\\",
    "{[\"",
    "\0",
];

/// A JSON document, printed on one line or several.
fn document() -> impl Strategy<Value = String> {
    let object = prop::collection::btree_map("[a-z]{1,4}", json(), 1..4);
    (object, any::<bool>()).prop_map(|(object, pretty)| {
        let value: serde_json::Value = object.into_iter().collect();
        if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() }
    })
}

/// Text from the pieces that broken bodies are made of.
fn pieces() -> impl Strategy<Value = String> {
    let other = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        ",",
        ":",
        "\\",
        " ",
        "\n",
        "\r\n",
        "\t",
        "a",
        "\"a\"",
        "1",
        "-",
        "n",
        "true",
        "tru",
        "None",
        "Infinity",
        "//",
        "/*",
        "*/",
        "data:",
        "cb(",
        ")",
        ";",
        "<",
        ">",
        "/>",
        "<a>",
        "</a>",
        "<a",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "?>",
        "&",
        "&amp;",
        "&nbsp;",
        "<html>",
        "é",
        "\u{feff}",
        "\0",
        "\u{fffd}",
        "(",
        "typeof ",
        "&&",
        "#",
    ];
    let all: Vec<_> = other.into_iter().chain(SLIPS.iter().copied()).collect();
    prop::collection::vec(prop::sample::select(all), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_body_is_it_is_said_twice_alike(body in prop_oneof![pieces(), ".{0,40}", "\\PC{0,40}"]) {
        for format in [Format::Json, Format::Xml] {
            let said = |outcome: Option<&ErrorOutcome<'_>>| outcome.map(|outcome| {
                assert!([WebhookErrorKind::UnreadableBody, WebhookErrorKind::EmptyBody].contains(&outcome.error.kind));
                format!("{outcome:?}")
            });
            let first = with_error(format, &body, said);
            prop_assert_eq!(&first, &with_error(format, &body, said));
            let unlistable = list_attributes(format, &body).err();
            let is_empty = body.is_empty() || body == "\u{feff}";
            let is_compressed = body.starts_with('\u{1f}');
            prop_assert!(is_empty || is_compressed || unlistable.is_some() == first.is_some(), "{unlistable:?} {first:?}");
            with_error(format, &body, |outcome| {
                let Some(outcome) = outcome else { return };
                let is_about_type = outcome.notes.iter().any(|note| note.code == NoteCode::WrongResponseType);
                let is_set_up = outcome.error.recovery == Recovery::Configuration;
                assert!(is_compressed || is_set_up == is_about_type, "{outcome:?}");
                assert_eq!(outcome.error.position.is_some(), outcome.error.kind == WebhookErrorKind::UnreadableBody && !is_compressed);
            });
        }
    }

    #[test]
    fn what_would_be_a_slip_is_none_in_a_string(document in document()) {
        prop_assert_eq!(named(Format::Json, &document), None, "{}", document);
    }

    #[test]
    fn a_document_in_something_else_is_named(document in document(), text in "[a-z<][a-z <>/\"]{0,8}[a-z>]") {
        for (body, id) in [
            (format!("{text}\n{document}"), TextId::TextBeforeJson),
            (format!(")]}}'\n{document}"), TextId::TextBeforeJson),
            (format!("cb({document});"), TextId::Jsonp),
            (format!("data: {}\n\n", document.replace('\n', "\ndata: ")), TextId::EventStream),
            (format!("{document}\n{document}\n"), TextId::SeveralDocuments),
            (format!("// {text}\n{document}"), TextId::Comment),
            (format!("{document} /* {text} */"), TextId::Comment),
            (format!("\u{ef}\u{bb}\u{bf}{document}"), TextId::ByteOrderMarkTwice),
            (document.bytes().flat_map(|byte| [char::from(byte & 0x7f), '\0']).collect(), TextId::Utf16WithoutMark),
            (format!("<!DOCTYPE html><p>{document}"), TextId::WebPage),
        ] {
            prop_assert_eq!(named(Format::Json, &body), Some(id), "{}", body);
        }
        prop_assert_eq!(named(Format::Xml, &document), Some(TextId::OtherResponseType));
    }

    #[test]
    fn a_document_with_a_slip_is_named(document in document(), before in any::<bool>()) {
        let whole = document.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap().trim_end();
        let with = |member: &str| {
            if before { format!("{{{member},{whole}}}") } else { format!("{{{whole},{member}}}") }
        };
        for (body, id) in [
            (format!("{{{whole},\n}}"), TextId::TrailingComma),
            (with("\"s\": [1, 2 , ]"), TextId::TrailingComma),
            (with("'s': 1"), TextId::SingleQuotes),
            (with("\"s\": 'x'"), TextId::SingleQuotes),
            (with("\"s\": NaN"), TextId::NoJsonNumber),
            (with("\"s\": [-Infinity]"), TextId::NoJsonNumber),
            (with("\"s\": True"), TextId::PythonWord),
            (with("\"s\": [None, False]"), TextId::PythonWord),
            (with("\"s\": \"one\ntwo\""), TextId::UnescapedLineBreak),
            (with("\"s\": \"a 2.9\" panel\""), TextId::UnescapedQuote),
            (with("\"s\": \"say \"hi\" now\""), TextId::UnescapedQuote),
            (with("\"s\": /* x */ 1"), TextId::Comment),
            (with("\"s\": 1 // x\n"), TextId::Comment),
        ] {
            prop_assert_eq!(named(Format::Json, &body), Some(id), "{}", body);
        }
    }

    #[test]
    fn a_document_that_ends_too_early_is_cut_off(document in document(), at in any::<prop::sample::Index>()) {
        let ends: Vec<_> = document.char_indices().map(|(at, _)| at).skip(1).collect();
        let cut = &document[..ends[at.index(ends.len())]];
        let id = named(Format::Json, cut);
        prop_assert!(matches!(id, Some(TextId::CutOffBracket | TextId::CutOffString)), "{id:?}: {cut}");
    }

    #[test]
    fn xml_that_ends_too_early_is_cut_off(at in any::<usize>(), tail in "[a-z ]{0,4}") {
        let document = format!(
            "<a>{tail}<b c='/>' d=\">\"/>&amp;<e><!-- </e> -->{tail}<![CDATA[</e>]]><?f </e>?>&#65;</e ></a>"
        );
        prop_assert_eq!(named(Format::Xml, &document), None);
        let cut = &document[..=at % (document.len() - 1)];
        let id = named(Format::Xml, cut);
        prop_assert!(matches!(id, Some(TextId::CutOffElement | TextId::CutOffMarkup)), "{id:?}: {cut}");
    }

    #[test]
    fn xml_with_a_slip_is_named(text in "[a-z ]{0,6}", line in "[A-Z][a-z :<>/]{0,8}[a-z]") {
        let declaration = "<?xml version=\"1.0\"?>";
        for (body, id) in [
            (format!("<a>{text}&nbsp;{text}</a>"), TextId::HtmlEntity),
            (format!("<a b='{text}&eacute;'>{text}</a>"), TextId::HtmlEntity),
            (format!("<a>{text} & {text}</a>"), TextId::BareAmpersand),
            (format!("<a b='?x={text}&y={text}'/>"), TextId::BareAmpersand),
            (format!(" \n{declaration}<a>{text}</a>"), TextId::SpaceBeforeDeclaration),
            (format!("{line}\n{declaration}<a>{text}</a>"), TextId::TextBeforeDeclaration),
            (format!("<br />\n{line}{declaration}<a>{text}</a>"), TextId::TextBeforeDeclaration),
            (line.clone(), TextId::PlainText),
        ] {
            prop_assert_eq!(named(Format::Xml, &body), Some(id), "{}", body);
        }
        prop_assert_eq!(named(Format::Xml, &format!("<a><![CDATA[{line}&nbsp; & {declaration}]]></a>")), None);
        prop_assert_eq!(named(Format::Json, &format!("<a>{text}</a>")), Some(TextId::OtherResponseType));
    }
}
