//! XML extraction against other readers over generated documents: `roxmltree` and `quick-xml`.

use crate::support::{list_and_check, webhook};
use crate::xml_oracle::{Found, elements, evaluate};
use marketo_webhook::definition::{DataType, Format};
use marketo_webhook::outcome::{Kind, SkipReason};
use marketo_webhook::tools::{SampleAttribute, SampleStep, Unreachable, list_attributes};
use proptest::prelude::*;
use roxmltree::Document;

/// A document of few names, so that they repeat, with every kind of markup.
fn document() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just(String::new()),
        "[ a-c\\n]{0,4}",
        "[é日😀\\]]{1,3}",
        "(&lt;|&amp;|&#65;|&#x1F600;|&#13;){1,3}",
        "<!\\[CDATA\\[[a<&\n]{0,3}\\]\\]>",
        "<!--[a<&]{0,3}-->",
        "<\\?p [a<&]{0,3}\\?>",
    ];
    let texts = prop::collection::vec(text, 0..3).prop_map(|texts| texts.concat());
    let name = prop_oneof!["[ab]", "p:a", "é", "a\\.b"];
    let attributes = prop_oneof![
        Just(String::new()),
        Just(" a=\"&lt;'\" p:a = 'x\ny'".to_owned()),
        Just("\n xmlns:q=\"urn:q\" q:b='1'".to_owned()),
    ];
    let leaf = (name.clone(), attributes.clone(), texts.clone(), any::<bool>()).prop_map(
        |(name, attributes, text, short)| {
            if short {
                format!("<{name}{attributes} />")
            } else {
                format!("<{name}{attributes}>{text}</{name} >")
            }
        },
    );
    let element = leaf.prop_recursive(4, 32, 5, move |inner| {
        let children = prop::collection::vec((texts.clone(), inner), 0..5);
        (name.clone(), attributes.clone(), children, texts.clone()).prop_map(
            |(name, attributes, children, text)| {
                let children: String = children.into_iter().flat_map(|(text, child)| [text, child]).collect();
                format!("<{name}{attributes}>{children}{text}</{name}>")
            },
        )
    });
    ("(<\\?xml version=\"1\\.0\"\\?>)?(<!-- x -->)?\\n?", element, "\\n?(<\\?p\\?>)?")
        .prop_map(|(before, element, after)| format!("{before}<r xmlns:p=\"urn:p\">{element}</r>{after}"))
}

/// The joined steps of a value, its kind, and why no attribute reaches it.
fn summary(listed: &[SampleAttribute]) -> Vec<(String, Kind, Option<Unreachable>)> {
    let step = |step: &SampleStep| match step {
        SampleStep::Key(key) => format!("/{key}"),
        SampleStep::Index(index) => format!("[{index}]"),
        other => panic!("no such step: {other:?}"),
    };
    let steps = |value: &SampleAttribute| value.steps.iter().map(step).collect();
    listed.iter().map(|value| (steps(value), value.kind, value.unreachable)).collect()
}

#[test]
fn every_value_is_listed_in_document_order_or_with_the_reason_why_no_attribute_reaches_it() {
    let body = "<r xmlns='urn:x' id='1'><a>1</a><a p='2'><b>x</b></a><é><b/></é></r>";
    let listed = list_and_check(Format::Xml, body);
    let undefined = Some(Unreachable::UndefinedXml);
    assert_eq!(
        summary(&listed),
        [
            ("/r".to_owned(), Kind::Element, None),
            ("/r/@id".to_owned(), Kind::String, Some(Unreachable::XmlAttribute)),
            ("/r/a[0]".to_owned(), Kind::String, undefined),
            ("/r/a[1]".to_owned(), Kind::Element, undefined),
            ("/r/a[1]/@p".to_owned(), Kind::String, Some(Unreachable::XmlAttribute)),
            ("/r/a[1]/b".to_owned(), Kind::String, undefined),
            ("/r/é".to_owned(), Kind::Element, Some(Unreachable::KeyCharacters)),
            ("/r/é/b".to_owned(), Kind::String, Some(Unreachable::KeyCharacters)),
        ]
    );
    assert_eq!(listed[2].excerpt, "1");
    assert!(listed[2].fits.contains(&DataType::Integer) && !listed[2].fits.contains(&DataType::Boolean));
    assert_eq!(listed[3].fits, []);
}

#[test]
fn what_cannot_be_listed_says_why() {
    let error = list_attributes(Format::Xml, "<a>\n</b>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the body is not valid XML: unexpected `<` at line 2, column 1, expected the end tag `</a>`"
    );
    assert_eq!(error.position.map(|position| position.offset), Some(4));
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    let error = list_attributes(Format::Xml, &deep).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the body has too many values to list: their Response Attributes have more than 2000000 characters in total; try a shorter body"
    );
}

/// Each has an outcome, whatever its size; other tests measure that the time is linear.
#[test]
fn hostile_documents_give_an_outcome() {
    let webhook =
        webhook(Format::Xml, &["a.a".to_owned(), "a.x".to_owned(), "a".to_owned() + &".b".repeat(50_000)]);
    let names = |count: usize, name: fn(usize) -> String| (0..count).map(name).collect::<String>();
    let text = "x".repeat(10_000_000);
    let entities = format!(
        "<!DOCTYPE a [<!ENTITY e0 \"ha\">{}]><a>&e9;</a>",
        names(9, |i| format!(
            "<!ENTITY e{} \"&e{i};&e{i};&e{i};&e{i};&e{i};&e{i};&e{i};&e{i};&e{i};\">",
            i + 1
        ))
    );
    let nested = format!("<a>{}x{}</a>", "<b>".repeat(100_000), "</b>".repeat(100_000));
    for (body, is_read) in [
        (entities, false),
        (nested.clone(), true),
        (nested.replacen("</b>", "", 1), false),
        ("<a>".repeat(100_000), false),
        (format!("<a {}/>", names(1_000_000, |i| format!(" b{i}=''"))), true),
        (format!("<a {} b0=''/>", names(100_000, |i| format!(" b{i}=''"))), false),
        (format!("<a {}/>", names(100_000, |i| format!(" xmlns:b{i}='urn:x' b{i}:c=''"))), false),
        (format!("<a>{}</a>", names(100_000, |i| format!("<b{i}/>"))), true),
        (format!("<a>{text}</a>"), true),
        (format!("<a><a>{}</a></a>", "&#65;".repeat(2_000_000)), true),
        (format!("<a>{}</a>", "<!---->]<?p?>".repeat(500_000)), true),
        (format!("<{text}></{text}>"), true),
        (format!("<a><{text}/><{text}></{text}></a>"), true),
        (format!("<a xmlns:{text}='{text}'/>"), true),
        (format!("<a {text}=''/>"), true),
        (format!("<a>&{text};</a>"), false),
        (format!("<a>&#{};</a>", "9".repeat(10_000_000)), false),
    ] {
        assert_eq!(evaluate(&webhook, &body).is_some(), is_read, "{}", &body[..body.len().min(80)]);
    }
}

/// Each character of the basic plane, and the first and last of the others.
#[test]
fn characters_are_those_of_roxmltree() {
    let webhook = webhook(Format::Xml, &["a".to_owned()]);
    let ends = (1..=0x10)
        .flat_map(|plane| [plane << 16, (plane << 16) + 1, (plane << 16) + 0xfffe, (plane << 16) + 0xffff]);
    // roxmltree accepts a colon at either end of a name.
    for c in (0..=0xffff).chain(ends).filter_map(char::from_u32).filter(|c| *c != ':') {
        for body in [format!("<{c}/>"), format!("<a{c}/>"), format!("<a>{c}</a>"), format!("<a b='{c}'/>")] {
            let accepts = evaluate(&webhook, &body).is_some();
            assert_eq!(accepts, Document::parse(&body).is_ok(), "{body:?}");
        }
    }
}

/// Whether the body may have a flaw that roxmltree accepts: in a declaration or a processing instruction, an empty
/// prefix declaration, a colon at either end of a name, a reference to an invalid character.
fn is_lax(body: &str) -> bool {
    let colons = [" :", "\n:", "<:", "/:", ":=", ": ", ":\n", ":>", ":/"];
    let empty = ["=\"\"", "=''", "= ''"];
    let rest = body.replace("&#65;", "").replace("&#x1F600;", "").replace("&#13;", "");
    body.contains("<?") || colons.iter().chain(&empty).any(|lax| body.contains(lax)) || rest.contains("&#")
}

/// A document with every kind of token.
const EVERY_TOKEN: &str = "<?xml version=\"1.0\" encoding='utf-8' standalone=\"yes\" ?> <!-- a - b --><?p a?><?q?>
<p:r xmlns:p='urn:p' p:a = \"&lt;'\" xml:b='é'>x<a/>&amp;&#65;&#x1F600;<![CDATA[ ]] <b> ]]>]<!----><?p ??><p:日\n>y</p:日\n></p:r> <?p?><!-- -->";

#[test]
fn a_document_that_is_cut_off_is_wrong_at_its_end() {
    assert!(list_attributes(Format::Xml, EVERY_TOKEN).is_ok());
    let document_end = EVERY_TOKEN.find("</p:r>").unwrap() + "</p:r>".len();
    for (end, _) in EVERY_TOKEN.char_indices() {
        let cut = &EVERY_TOKEN[..end];
        let position = list_attributes(Format::Xml, cut).err().map(|error| error.position.unwrap().offset);
        let is_whole = end >= document_end && !EVERY_TOKEN[document_end..end].trim_ascii().contains('<')
            || cut.ends_with("<?p?>");
        assert_eq!(position, (!is_whole).then_some(end), "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every attribute reaches what roxmltree finds there.
    #[test]
    fn values_are_those_of_roxmltree(body in document()) {
        let document = Document::parse(&body).unwrap();
        let mut expected = Vec::new();
        elements(document.root_element(), "r", false, &mut expected);
        let (attributes, expected): (Vec<_>, Vec<_>) = expected.into_iter().unzip();
        prop_assert_eq!(evaluate(&webhook(Format::Xml, &attributes), &body), Some(expected), "{:?} {}", attributes, body);
    }

    /// The list has every element that an attribute can name, and no others.
    #[test]
    fn listed_attributes_are_those_of_every_element(body in document()) {
        let document = Document::parse(&body).unwrap();
        let mut expected = Vec::new();
        elements(document.root_element(), "r", false, &mut expected);
        expected.retain(|(_, found)| matches!(found, Found::Text(_) | Found::Skipped(SkipReason::NotScalar)));
        let listed = list_and_check(Format::Xml, &body);
        let listed: Vec<_> = listed.into_iter().filter_map(|value| value.response_attribute).collect();
        let expected: Vec<_> = expected.into_iter().map(|(attribute, _)| attribute).collect();
        prop_assert_eq!(listed, expected, "{}", body);
    }

    /// A document cut or changed anywhere is refused if roxmltree refuses it, and accepted if both oracles accept it.
    #[test]
    fn broken_documents_are_those_of_roxmltree(body in document(), at in any::<prop::sample::Index>(), with in "[<>/a-c:= \"'&;!?\\[\\]#x-]{0,3}", cut in 0..6_usize) {
        let at = body.floor_char_boundary(at.index(body.len() + 1));
        let after = body.ceil_char_boundary((at + cut).min(body.len()));
        let body = format!("{}{with}{}", &body[..at], &body[after..]);
        let accepts = evaluate(&webhook(Format::Xml, &["r.a".to_owned(), "r.b[1].p:a".to_owned()]), &body).is_some();
        if accepts || !is_lax(&body) {
            prop_assert_eq!(accepts, Document::parse(&body).is_ok(), "{:?}", body);
        }
        // quick-xml checks less, so it must read what we accept.
        if accepts {
            let mut reader = quick_xml::Reader::from_str(&body);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => prop_assert!(false, "quick-xml: {error} in {:?}", body),
                }
            }
        }
    }
}
