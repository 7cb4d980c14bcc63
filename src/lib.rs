#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
// No panic whatever the input: what could fail says so in its type. A new variant of an enum must fail to compile
// where it has to be handled.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::match_wildcard_for_single_variants,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used,
        clippy::wildcard_enum_match_arm
    )
)]

mod coerce;
mod decide;
mod definition;
mod evaluate;
mod explain;
mod extract;
#[cfg(all(feature = "js", target_family = "wasm"))]
mod js;
mod name_map;
mod outcome;
mod response;
mod rules;
mod string_enum;
mod text;
mod texts;
mod tools;
mod value;

pub use definition::attribute::{Attribute, InvalidAttribute, Step};
pub use definition::field::{DataType, LeadField, standard_fields};
pub use definition::trigger::{
    TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};
pub use definition::{Format, ResponseMapping, ResponseType, WebhookDefinition};
pub use evaluate::webhook::{CompiledMapping, Webhook};
#[cfg(not(all(feature = "js", target_family = "wasm")))]
pub use explain::catalogue::Catalogue;
pub use outcome::diagnostic::{Diagnostic, DiagnosticCode, Span};
pub use outcome::{
    ErrorOutcome, FieldUpdate, FieldUpdates, Found, Note, NoteCode, Outcome, Payload, Position, Recovery,
    Severity, SkipReason, SkippedMapping, Suggestion, SuggestionFor, Switch, WebhookError, WebhookErrorType,
    WebhookIsCalled,
};
pub use response::charset::{CharsetDecoder, Undecodable};
pub use response::status::Status;
pub use response::{CampaignType, Failure, Reply, Response};
pub use rules::assumptions::*;
pub use rules::{Basis, Citation, Rule, RuleId, RuleSet, Says, Source, rules};
pub use string_enum::UnknownName;
pub use texts::{Explanation, TextId, TextValue};
pub use tools::describe::{ImportedLeadFields, UnmappableField, import_lead_fields};
pub use tools::sample::{
    SampleAttribute, SampleStep, Unlistable, Unreachable, list_attributes, list_attributes_with,
};
pub use tools::trigger::{Because, Constraint, Firing};
pub use value::{Change, Decimal, Kind, Value};
