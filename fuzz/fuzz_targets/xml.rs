//! An XML body is accepted or refused like independent readers do, and each attribute reaches what the rules say about
//! the tree that `roxmltree` reads.
//!
//! No reader alone is strict enough: all must read what is accepted, and one of the two strictest must refuse what is
//! refused. Input: attributes separated by `|`, a line feed, the body.

#![no_main]

#[path = "shared/input.rs"]
mod input;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../tests/support/xml_oracle.rs"]
mod xml_oracle;

use std::num::NonZero;

use libfuzzer_sys::fuzz_target;
use marketo_webhook::assumptions::{Assumptions, NullText};
use marketo_webhook::definition::{Attribute, DataType, Format, LeadField, Step};
use marketo_webhook::outcome::SkipReason;
use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
use quick_xml::events::Event;
use quick_xml::events::attributes::AttrError;
use roxmltree::{Document, Error, Node};
use xml_oracle::{Found, children, count, elements, evaluate, is_mixed, name, text};

/// How many elements of a body are checked besides the given attributes.
const MOST_ELEMENTS: usize = 64;
/// The longest body whose values are listed.
const LONGEST_LISTED: usize = 256;

fuzz_target!(|data: &str| {
    let (given, body) = input::attributes_and_body(data);
    if body.is_empty() {
        return;
    }
    // Line ends become line feeds before parsing; roxmltree keeps some.
    let normalized = body.strip_prefix('\u{feff}').unwrap_or(body).replace("\r\n", "\n").replace('\r', "\n");
    let document = Document::parse(&normalized);
    let mut attributes: Vec<String> = given.into_iter().map(str::to_owned).collect();
    if let Ok(document) = &document {
        let root = document.root_element();
        let mut found = Vec::new();
        elements(root, name(root), false, &mut found);
        attributes.extend(found.into_iter().map(|(attribute, _)| attribute).take(MOST_ELEMENTS));
    }
    // Without mappings the body is not parsed.
    attributes.push("a".to_owned());
    let Some(found) = evaluate(&webhook(&attributes), body) else {
        let is_strict = |document: &Document<'_>| {
            !has_colon(document) && !names_no_charset(&normalized) && !declares_twice(&normalized)
        };
        let others = document.as_ref().is_ok_and(is_strict) && is_read_by_xml_rs(&normalized);
        assert!(!others, "refused, and accepted by others: {body:?}");
        return;
    };
    // roxmltree knows the prefix `xml` only before attributes.
    if matches!(&document, Err(Error::UnknownNamespace(prefix, _)) if prefix == "xml") {
        return;
    }
    let document =
        document.unwrap_or_else(|error| panic!("accepted, and refused by roxmltree ({error}): {body:?}"));
    check_quick_xml(body);
    for (attribute, found) in attributes.iter().zip(found) {
        assert_eq!(found, expected(document.root_element(), attribute), "{attribute:?} in {body:?}");
    }
    if body.len() <= LONGEST_LISTED {
        support::list_and_check(Format::Xml, body);
    }
});

fn webhook(attributes: &[String]) -> Webhook {
    let mut field = LeadField::new("F", DataType::Text);
    field.length = Some(NonZero::<u32>::MAX);
    let mut definition = WebhookDefinition::new(ResponseType::Xml).with_lead_fields(vec![field]);
    for attribute in attributes {
        definition = definition.with_mapping(attribute, "F");
    }
    let null_text = NullText::Write;
    Webhook::new(definition.with_assumptions(Assumptions::default().with(null_text)))
}

/// The value at an attribute, according to the rules.
fn expected(root: Node<'_, '_>, attribute: &str) -> Found {
    let Ok(attribute) = attribute.parse::<Attribute>() else {
        return Found::Skipped(SkipReason::InvalidAttribute);
    };
    let mut below = vec![root];
    let mut element = root;
    let mut is_undefined = false;
    let mut steps = attribute.steps().iter().peekable();
    while let Some(step) = steps.next() {
        let Step::Key(key) = step else { return Found::Skipped(SkipReason::NotFound) };
        let same = count(&below, key);
        if same == 0 {
            return Found::Skipped(SkipReason::NotFound);
        }
        is_undefined |= is_mixed(&below);
        let index = match steps.next_if(|step| matches!(step, Step::Index(_) | Step::HugeIndex(_))) {
            Some(Step::Index(index)) => usize::try_from(*index).unwrap_or(usize::MAX),
            Some(Step::HugeIndex(_)) => usize::MAX,
            _ if same == 1 => 0,
            _ if is_undefined => return Found::Skipped(SkipReason::UndefinedXml),
            _ => return Found::Skipped(SkipReason::AmbiguousElement),
        };
        let Some(next) = below.iter().copied().filter(|child| name(*child) == &**key).nth(index) else {
            return Found::Skipped(SkipReason::NotFound);
        };
        element = next;
        below = children(element);
    }
    if is_undefined {
        Found::Skipped(SkipReason::UndefinedXml)
    } else if below.is_empty() {
        Found::Text(text(element))
    } else {
        Found::Skipped(SkipReason::NotScalar)
    }
}

/// Whether the target of a processing instruction has a colon, which both others accept.
fn has_colon(document: &Document<'_>) -> bool {
    document.descendants().filter_map(|node| node.pi()).any(|instruction| instruction.target.contains(':'))
}

/// Whether the XML declaration has an invalid encoding name, which both others accept.
fn names_no_charset(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let encoding = declaration.and_then(|(declaration, _)| declaration.split_once("encoding"));
    let quoted = encoding.and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
    };
    quoted.is_some_and(|name| !is_name(name))
}

/// Whether an element declares a namespace twice, which both others accept.
fn declares_twice(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if tag.attributes().any(|attribute| matches!(attribute, Err(AttrError::Duplicated(..)))) {
                    return true;
                }
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// xml-rs is strict, but reads document type declarations.
fn is_read_by_xml_rs(body: &str) -> bool {
    xml::EventReader::new(body.as_bytes()).into_iter().all(|event| event.is_ok())
}

/// quick-xml checks less, so it must read what is accepted.
fn check_quick_xml(body: &str) {
    let mut reader = quick_xml::Reader::from_str(body);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("accepted, and refused by quick-xml ({error}): {body:?}"),
        }
    }
}
