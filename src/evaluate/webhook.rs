//! [`Webhook`]: a definition, compiled.

use std::borrow::Cow;
use std::iter::FusedIterator;

use crate::assumptions::{Assumptions, KeyCharacters};
use crate::definition::attribute::{Attribute, ParseAttributeError, rules_of_spelling};
use crate::definition::field::{DataType, LeadFields, Target};
use crate::definition::{Format, ResponseType, WebhookDefinition};
use crate::extract::{MappedAttribute, Trie};
use crate::name_map::NameMap;
use crate::rules::RuleId;

/// A webhook, compiled once from its [`WebhookDefinition`] and evaluated many times.
///
/// ```
/// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
///
/// let definition = WebhookDefinition::new(ResponseType::Json).with_mapping("lead.email", "email");
/// let webhook = Webhook::new(definition);
/// assert_eq!(webhook.diagnostics()[0].suggestion.as_ref().unwrap().value, "Email");
/// assert_eq!(webhook.mappings().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Webhook {
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    definition: WebhookDefinition,
    pub(crate) name: Option<String>,
    pub(crate) response_type: ResponseType,
    pub(crate) mappings: Vec<Mapping>,
    pub(crate) trie: Trie,
    pub(crate) assumptions: Assumptions,
    /// Whether two mappings name one field.
    pub(crate) names_field_twice: bool,
}

/// A mapping of a [`Webhook`], and what is known about its field.
///
/// ```
/// use marketo_webhook::definition::DataType;
/// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
/// let mapping = webhook.mappings().next().unwrap();
/// assert_eq!((mapping.data_type, mapping.rest_name), (&DataType::Integer, Some("leadScore")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CompiledMapping<'a> {
    /// The Response Attribute, as the definition gives it.
    pub response_attribute: &'a str,
    /// The Marketo Field, as the definition gives it.
    pub marketo_field: &'a str,
    /// The field's data type.
    pub data_type: &'a DataType,
    /// The field's REST API name, where it is known.
    pub rest_name: Option<&'a str>,
}

/// A mapping, compiled.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    pub(crate) response_attribute: String,
    pub(crate) marketo_field: String,
    pub(crate) attribute: Result<MappedAttribute, ParseAttributeError>,
    /// The attribute, if it is valid only with letters beyond ASCII: what it reaches is looked up along with the others.
    pub(crate) in_unicode: Option<MappedAttribute>,
    pub(crate) target: Target,
    /// The first mapping that names the same field; perhaps this one.
    pub(crate) first: usize,
}

impl Webhook {
    /// Compiles a definition. It may have mistakes: [`diagnostics`](Self::diagnostics) lists them, and the mappings that have
    /// them do nothing.
    #[must_use]
    pub fn new(definition: WebhookDefinition) -> Self {
        #[cfg(not(all(feature = "js", target_family = "wasm")))]
        let given = definition.clone();
        let fields = LeadFields::new(definition.lead_fields.as_deref());
        let format = definition.response_type.format().unwrap_or(Format::Json);
        let texts = definition.response_mappings.iter().map(|mapping| &*mapping.response_attribute);
        let characters = definition.assumptions.key_characters;
        let attributes: Vec<_> = texts.clone().map(|text| Attribute::parse(text, characters)).collect();
        let in_unicode = texts.clone().zip(&attributes).map(|(text, attribute)| match attribute {
            Err(ParseAttributeError { rule: RuleId::PathLetters, .. }) => {
                Attribute::parse(text, KeyCharacters::Unicode).ok()
            }
            Ok(_) | Err(_) => None,
        });
        let in_unicode: Vec<_> = in_unicode.collect();
        let tried = in_unicode.iter().flatten().cloned().map(Ok);
        let (trie, mut attributes) = Trie::new(format, attributes.into_iter().chain(tried));
        let mut tried = attributes.split_off(in_unicode.len()).into_iter();
        for (text, mapped) in texts.zip(&mut attributes) {
            if let Ok(mapped) = mapped {
                mapped.rests_on = mapped.rests_on.and(rules_of_spelling(text));
            }
        }
        let mut first_of_field = NameMap::default();
        let mappings: Vec<_> = definition
            .response_mappings
            .into_iter()
            .zip(attributes.into_iter().zip(in_unicode))
            .enumerate()
            .map(|(i, (mapping, (attribute, in_unicode)))| Mapping {
                target: fields.target(&mapping.marketo_field),
                first: first_of_field.get_or_insert(Cow::Owned(mapping.marketo_field.clone()), i),
                attribute,
                in_unicode: in_unicode.and_then(|_| tried.next()?.ok()),
                response_attribute: mapping.response_attribute,
                marketo_field: mapping.marketo_field,
            })
            .collect();
        Self {
            #[cfg(not(all(feature = "js", target_family = "wasm")))]
            definition: given,
            name: definition.name,
            response_type: definition.response_type,
            trie,
            assumptions: definition.assumptions,
            names_field_twice: first_of_field.len() < mappings.len(),
            mappings,
        }
    }

    /// The definition that it was compiled from.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    #[must_use]
    pub const fn definition(&self) -> &WebhookDefinition {
        &self.definition
    }

    /// The mappings, and what is known about their fields.
    #[must_use]
    pub fn mappings(
        &self,
    ) -> impl ExactSizeIterator<Item = CompiledMapping<'_>> + DoubleEndedIterator + FusedIterator {
        self.mappings.iter().map(|mapping| CompiledMapping {
            response_attribute: &mapping.response_attribute,
            marketo_field: &mapping.marketo_field,
            data_type: &mapping.target.data_type,
            rest_name: mapping.target.rest_name.as_deref(),
        })
    }
}
