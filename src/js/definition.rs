//! The `WebhookDefinition` of the public types, from `js/definition.js`.

use std::num::NonZero;

use super::given::Given;
use crate::assumptions::{Assumption, Assumptions};
use crate::definition::field::LeadField;
use crate::definition::{ResponseMapping, ResponseType, WebhookDefinition};

pub(super) fn definition(given: &mut Given<'_>) -> WebhookDefinition {
    // INVARIANT: there is always a type.
    let mut definition =
        WebhookDefinition::new(given.one_of(ResponseType::ALL).unwrap_or(ResponseType::None));
    definition.name = given.optional_text();
    definition.response_mappings =
        given.list(|given| ResponseMapping { response_attribute: given.text(), marketo_field: given.text() });
    if given.flag() {
        definition.lead_fields = Some(given.list(lead_field));
    }
    definition.assumptions = assumptions(given);
    definition
}

fn lead_field(given: &mut Given<'_>) -> LeadField {
    let name = given.text();
    let mut field = LeadField::of_type(name, &given.text());
    field.length = NonZero::new(given.word());
    field.read_only = given.flag();
    field.rest_name = given.optional_text();
    field.display_name = given.optional_text();
    field
}

fn assumptions(given: &mut Given<'_>) -> Assumptions {
    let mut assumptions = Assumptions::default();
    for assumption in Assumption::ALL {
        if let Some(value) = given.one_of(assumption.values()) {
            // INVARIANT: it is one of the assumption's own values.
            let switched = assumptions.switch(*assumption, value);
            debug_assert!(switched.is_ok(), "{assumption} has no {value}");
        }
    }
    assumptions
}
