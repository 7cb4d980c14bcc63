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

mod assumptions;
mod attribute;
mod called;
mod charset;
mod coerce;
mod decide;
mod definition;
mod describe;
mod diagnose;
mod evaluate;
mod extract;
mod field;
mod format;
mod index;
mod message;
mod named;
mod near;
mod note;
mod outcome;
mod response;
mod rules;
mod status;
mod value;
#[cfg(all(feature = "js", target_family = "wasm"))]
mod wasm;
mod webhook;

pub use assumptions::{
    Assumption, Assumptions, BooleanText, DuplicateKey, EmailFormat, EmptyBodyNon2xx, EmptyString,
    FractionalInteger, IntegerRange, JsonNull, NonScalar, NonText, NumericText, OverLength, UrlFormat,
    WhitespaceBody, XmlSingleElementIndex,
};
pub use attribute::{Attribute, InvalidAttribute, Step};
pub use called::{
    Firing, TextConstraint, TextOperator, WebhookConstraint, WebhookIsCalledTrigger, WebhookOperator,
};
pub use charset::{CharsetDecoder, Undecodable};
pub use definition::{ResponseMapping, ResponseType, WebhookDefinition};
pub use describe::{ImportedLeadFields, UnmappableField, import_lead_fields};
pub use diagnose::{Diagnostic, DiagnosticCode, Span};
pub use evaluate::{
    SampleAttribute, SampleStep, Unlistable, Unreachable, list_attributes, list_attributes_with,
};
pub use field::{DataType, LeadField};
pub use format::Format;
pub use named::UnknownName;
pub use outcome::{
    ErrorOutcome, FieldUpdate, FieldUpdates, Found, Note, NoteCode, Outcome, Payload, Position, Recovery,
    Severity, SkipReason, SkippedMapping, WebhookError, WebhookErrorType, WebhookIsCalled,
};
pub use response::{CampaignType, Failure, Reply, Response};
pub use rules::{Basis, Rule, RuleId, RuleSet, rules};
pub use status::Status;
pub use value::{Decimal, Kind, Value};
pub use webhook::Webhook;
