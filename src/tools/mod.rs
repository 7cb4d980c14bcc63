//! Helpers: list a sample body's attributes, import lead fields, explain triggers.
//!
//! ```
//! use marketo_webhook::definition::Format;
//! use marketo_webhook::tools::list_attributes;
//!
//! for value in list_attributes(Format::Json, r#"{"lead": {"score": 72}}"#)? {
//!     println!("{} {}", value.response_attribute.unwrap_or_default(), value.excerpt);
//! }
//! # Ok::<(), marketo_webhook::tools::ListAttributesError>(())
//! ```

pub(crate) mod describe;
pub(crate) mod diagnose;
pub(crate) mod entries;
pub(crate) mod sample;
pub(crate) mod trigger;

pub use describe::{ImportedLeadFields, UnmappableField, import_lead_fields};
pub use entries::{ListAttributesError, Unreachable};
pub use sample::{SampleAttribute, SampleStep, list_attributes, list_attributes_with};
pub use trigger::{Constraint, ConstraintResult, TriggerResult};
