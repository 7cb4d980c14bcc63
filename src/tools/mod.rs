//! What else can be asked of a sample body, a describe reply or an outcome.

pub(crate) mod describe;
pub(crate) mod diagnose;
pub(crate) mod sample;
pub(crate) mod trigger;

pub use describe::{ImportedLeadFields, UnmappableField, import_lead_fields};
pub use sample::{
    ListAttributesError, SampleAttribute, SampleStep, Unreachable, list_attributes, list_attributes_with,
};
pub use trigger::{Constraint, ConstraintResult, TriggerResult};
