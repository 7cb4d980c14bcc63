//! Lead fields.

mod data_type;
mod limit;
mod standard;
mod target;

pub use data_type::DataType;
pub(crate) use data_type::{Family, TextForm};
pub(crate) use limit::{Limit, Unit};
pub(crate) use target::{FieldProblem, LeadFields, Target};

/// What is known of a lead field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct LeadField {
    /// The SOAP API name.
    pub name: String,
    /// The data type.
    pub data_type: DataType,
    /// The longest value: characters, or bytes of UTF-8 for text and textarea. The type's own limit where absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub length: Option<u32>,
    /// Whether the SOAP API may only read it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub read_only: bool,
    /// The REST API name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub rest_name: Option<String>,
    /// The name that Marketo's own pages show.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
}

impl LeadField {
    /// A field of this SOAP API name and type that may be written.
    #[must_use]
    pub fn new(name: impl Into<String>, data_type: DataType) -> Self {
        Self {
            name: name.into(),
            data_type,
            length: None,
            read_only: false,
            rest_name: None,
            display_name: None,
        }
    }
}
