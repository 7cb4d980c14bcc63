//! A printed attribute parses to the same attribute; an invalid one says where it is wrong.

#![no_main]

use libfuzzer_sys::fuzz_target;
use marketo_webhook::definition::{Attribute, Step};
use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};

fuzz_target!(|text: &str| {
    match text.parse::<Attribute>() {
        Ok(attribute) => {
            let printed = attribute.to_string();
            let again: Attribute = printed.parse().expect("what is printed is an attribute");
            assert_eq!(again, attribute);
            assert_eq!(again.to_string(), printed);
            let indexes = attribute.steps().iter().filter(|step| !matches!(step, Step::Key(_))).count();
            assert_eq!(indexes, text.matches('[').count(), "{text:?}");
            assert_eq!(keys(&attribute), keys_of(text), "{text:?}");
        }
        Err(error) => {
            assert_eq!(
                text.get(error.offset..).map(|rest| rest.chars().next()),
                Some(error.found),
                "{text:?}"
            );
            assert_eq!(error.column, text[..error.offset].chars().count() + 1, "{text:?}");
            // The text before the error could have gone on.
            let before = &text[..error.offset];
            assert!(
                ["", "a", "0]", "]", ".a"]
                    .iter()
                    .any(|more| (before.to_owned() + more).parse::<Attribute>().is_ok()),
                "{text:?}"
            );
        }
    }
    // A correction is a valid attribute, and needs no correction.
    for response_type in [ResponseType::Json, ResponseType::Xml] {
        let webhook = Webhook::new(WebhookDefinition::new(response_type).with_mapping(text, "F"));
        for diagnostic in webhook.diagnostics() {
            if let Some(suggestion) = &diagnostic.suggestion {
                assert!(suggestion.value.parse::<Attribute>().is_ok(), "{text:?}: {suggestion:?}");
            }
            if let Some(span) = diagnostic.span {
                assert!(text.get(span.start..span.end).is_some(), "{text:?}: {span:?}");
            }
        }
    }
});

fn keys(attribute: &Attribute) -> Vec<&str> {
    let steps = attribute.steps().iter();
    steps.filter_map(|step| if let Step::Key(key) = step { Some(&**key) } else { None }).collect()
}

/// The keys of a valid attribute: the text between dots, without brackets.
fn keys_of(text: &str) -> Vec<&str> {
    text.split('.').map(|part| part.split('[').next().unwrap_or(part)).filter(|key| !key.is_empty()).collect()
}
