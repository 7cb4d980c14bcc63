//! A webhook, checked and compiled once, evaluated many times.

use std::borrow::Cow;

use crate::definition::attribute::InvalidAttribute;
use crate::definition::field::{DataType, LeadFields, Target};
use crate::definition::{Format, ResponseType, WebhookDefinition};
use crate::extract::{MappedAttribute, Trie};
use crate::name_map::NameMap;
use crate::rules::assumptions::Assumptions;

/// A webhook, checked and compiled once, evaluated many times.
#[derive(Debug)]
pub struct Webhook {
    pub(crate) name: Option<String>,
    pub(crate) response_type: ResponseType,
    pub(crate) mappings: Vec<Mapping>,
    pub(crate) trie: Trie,
    pub(crate) assumptions: Assumptions,
    /// Whether two mappings name one field.
    pub(crate) names_field_twice: bool,
}

/// A mapping, compiled.
#[derive(Debug)]
pub(crate) struct Mapping {
    pub(crate) response_attribute: String,
    pub(crate) marketo_field: String,
    pub(crate) attribute: Result<MappedAttribute, InvalidAttribute>,
    pub(crate) target: Target,
    /// The first mapping that names the same field; perhaps this one.
    pub(crate) first: usize,
}

impl Webhook {
    /// Compiles a definition. One with mistakes is compiled too: [`diagnostics`](Self::diagnostics) lists them, and the
    /// mappings that have them do nothing.
    #[must_use]
    pub fn new(definition: WebhookDefinition) -> Self {
        let fields = LeadFields::new(definition.lead_fields.as_deref());
        let format = definition.response_type.format().unwrap_or(Format::Json);
        let attributes =
            definition.response_mappings.iter().map(|mapping| mapping.response_attribute.parse());
        let (trie, attributes) = Trie::new(format, attributes);
        let mut first_of_field = NameMap::default();
        let mappings: Vec<_> = definition
            .response_mappings
            .into_iter()
            .zip(attributes)
            .enumerate()
            .map(|(i, (mapping, attribute))| Mapping {
                target: fields.target(&mapping.marketo_field),
                first: first_of_field.get_or_insert(Cow::Owned(mapping.marketo_field.clone()), i),
                attribute,
                response_attribute: mapping.response_attribute,
                marketo_field: mapping.marketo_field,
            })
            .collect();
        Self {
            name: definition.name,
            response_type: definition.response_type,
            trie,
            assumptions: definition.assumptions,
            names_field_twice: first_of_field.len() < mappings.len(),
            mappings,
        }
    }

    /// The Response Attribute, Marketo Field and data type of each mapping.
    #[must_use]
    pub fn mappings(&self) -> impl ExactSizeIterator<Item = (&str, &str, &DataType)> {
        self.mappings
            .iter()
            .map(|mapping| (&*mapping.response_attribute, &*mapping.marketo_field, &mapping.target.data_type))
    }
}
