//! A webhook, checked and compiled once, evaluated many times.

use std::borrow::Cow;

use crate::definition::attribute::{Attribute, InvalidAttribute};
use crate::definition::field::{DataType, Fields, Target};
use crate::definition::format::Format;
use crate::definition::{ResponseType, WebhookDefinition};
use crate::extract::{NodeId, Trie};
use crate::name_map::Index;
use crate::rules::RuleSet;
use crate::rules::assumptions::Assumptions;
use crate::tools::diagnose::{Diagnostic, diagnose};

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
    diagnostics: Vec<Diagnostic>,
}

/// A mapping, compiled.
#[derive(Debug)]
pub(crate) struct Mapping {
    pub(crate) response_attribute: String,
    pub(crate) marketo_field: String,
    pub(crate) path: Result<Path, InvalidAttribute>,
    pub(crate) target: Target,
    /// The first mapping that names the same field, if only this one.
    pub(crate) first: usize,
}

/// A valid attribute, where it ends in the trie, and the rules that reading through it rests on.
#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) attribute: Attribute,
    pub(crate) node: NodeId,
    pub(crate) rules: RuleSet,
}

impl Webhook {
    /// Compiles a definition. One with mistakes is compiled too: [`diagnostics`](Self::diagnostics) lists them,
    /// and the mappings that have them do nothing.
    #[must_use]
    pub fn new(definition: WebhookDefinition) -> Self {
        let fields = Fields::new(definition.lead_fields.as_deref());
        let attributes: Vec<_> =
            definition.response_mappings.iter().map(|mapping| mapping.response_attribute.parse()).collect();
        let format = definition.response_type.format().unwrap_or(Format::Json);
        let (trie, ends) =
            Trie::new(format, attributes.iter().filter_map(|attribute| attribute.as_ref().ok()));
        let mut ends = ends.into_iter();
        let mut first_of_field = Index::default();
        let mappings: Vec<_> = definition
            .response_mappings
            .into_iter()
            .zip(attributes)
            .enumerate()
            .map(|(i, (mapping, attribute))| Mapping {
                target: fields.resolve(&mapping.marketo_field),
                first: first_of_field.get_or_insert(Cow::Owned(mapping.marketo_field.clone()), i),
                path: attribute.map(|attribute: Attribute| Path {
                    rules: attribute.rules(),
                    attribute,
                    node: ends.next().unwrap_or(NodeId::ROOT),
                }),
                response_attribute: mapping.response_attribute,
                marketo_field: mapping.marketo_field,
            })
            .collect();
        let diagnostics = diagnose(definition.response_type, &mappings);
        Self {
            name: definition.name,
            response_type: definition.response_type,
            trie,
            assumptions: definition.assumptions,
            names_field_twice: first_of_field.len() < mappings.len(),
            mappings,
            diagnostics,
        }
    }

    /// What is wrong with the definition, before any call.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Of each mapping its Response Attribute, its Marketo Field and that field's data type.
    #[must_use]
    pub fn mappings(&self) -> impl ExactSizeIterator<Item = (&str, &str, &DataType)> {
        self.mappings
            .iter()
            .map(|mapping| (&*mapping.response_attribute, &*mapping.marketo_field, &mapping.target.data_type))
    }
}
