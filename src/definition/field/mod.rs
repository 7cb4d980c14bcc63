//! Lead fields.

mod data_type;
mod limit;
mod similar;
mod standard;
mod target;

pub use data_type::DataType;
pub(crate) use data_type::{Family, TextForm};
pub(crate) use limit::{Limit, Unit};
pub use standard::standard_fields;
pub(crate) use target::{AssumedField, FieldProblem, LeadFields, Target};

/// What is known of a lead field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", from = "given::Given"))]
#[non_exhaustive]
pub struct LeadField {
    /// The SOAP API name.
    pub name: String,
    /// The data type.
    pub data_type: DataType,
    /// The longest value: characters, or bytes of UTF-8 for text and textarea. The type's own limit where absent.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub length: Option<u32>,
    /// Whether the SOAP API may only read it.
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

    /// A field of the type of this name, in whatever spelling.
    pub(crate) fn of_type(name: impl Into<String>, type_name: &str) -> Self {
        let field = Self::new(name, DataType::from(type_name));
        let is_respelled = field.data_type.name() != type_name;
        Self { is_respelled, ..field }
    }
}

#[cfg(feature = "serde")]
mod given {
    use super::LeadField;

    /// A lead field as it is given.
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub(super) struct Given {
        name: String,
        data_type: String,
        length: Option<u32>,
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
