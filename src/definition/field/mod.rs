//! Lead fields: [`LeadField`], [`DataType`], and the [`Target`] of a mapping.

mod data_type;
mod limit;
mod similar;
mod standard;
mod target;

use std::num::NonZero;

pub use data_type::{DataType, OtherDataType};
pub(crate) use data_type::{Family, TextForm};
pub(crate) use limit::{Limit, Unit};
pub use standard::standard_fields;
pub(crate) use target::{AssumedField, FieldProblem, LeadFields, Target};

/// A lead field, as a describe call reports it. [`import_lead_fields`](crate::tools::import_lead_fields) reads such reports.
///
/// ```
/// use std::num::NonZero;
///
/// use marketo_webhook::definition::{DataType, LeadField};
///
/// let field = LeadField::new("Region__c", DataType::String)
///     .with_length(NonZero::new(40).unwrap())
///     .with_rest_name("region")
///     .with_display_name("Region");
/// assert!(!field.read_only);
/// assert!(field.with_read_only(true).read_only);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", from = "given::Given"))]
#[non_exhaustive]
pub struct LeadField {
    /// The SOAP API name.
    pub name: String,
    /// The data type.
    pub data_type: DataType,
    /// The longest value: bytes of UTF-8 for [`DataType::Text`] and [`DataType::Textarea`], else characters. The type's own
    /// limit where it is [`None`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub length: Option<NonZero<u32>>,
    /// Whether it is read-only for the SOAP API, so that no mapping writes it.
    pub read_only: bool,
    /// The REST API name.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub rest_name: Option<String>,
    /// The name that Marketo's own pages show.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
    /// Whether the data type was given in another spelling than its name.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) is_respelled: bool,
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
            is_respelled: false,
        }
    }

    /// Sets the longest value: bytes of UTF-8 for [`DataType::Text`] and [`DataType::Textarea`], else characters.
    #[must_use]
    pub const fn with_length(mut self, length: NonZero<u32>) -> Self {
        self.length = Some(length);
        self
    }

    /// Sets whether it is read-only for the SOAP API.
    #[must_use]
    pub const fn with_read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// Sets the REST API name.
    #[must_use]
    pub fn with_rest_name(mut self, rest_name: impl Into<String>) -> Self {
        self.rest_name = Some(rest_name.into());
        self
    }

    /// Sets the name that Marketo's own pages show.
    #[must_use]
    pub fn with_display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// A field of the type of this name, in whatever spelling.
    pub(crate) fn of_type(name: impl Into<String>, type_name: &str) -> Self {
        let field = Self::new(name, DataType::from(type_name));
        let is_respelled = field.data_type.name() != type_name;
        Self { is_respelled, ..field }
    }
}

#[cfg(feature = "serde")]
mod given {
    use std::num::NonZero;

    use super::LeadField;

    /// A lead field as it is given.
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub(super) struct Given {
        name: String,
        data_type: String,
        length: Option<NonZero<u32>>,
        #[serde(default)]
        read_only: bool,
        rest_name: Option<String>,
        display_name: Option<String>,
    }

    impl From<Given> for LeadField {
        fn from(given: Given) -> Self {
            let Given { name, data_type, length, read_only, rest_name, display_name } = given;
            Self { length, read_only, rest_name, display_name, ..Self::of_type(name, &data_type) }
        }
    }
}
