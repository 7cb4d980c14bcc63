//! [`DataType`]: the data types of lead fields.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

macro_rules! data_types {
    ($($(#[$doc:meta])* $Variant:ident = $name:literal,)+) => {
        /// A lead field's data type, named as Marketo's describe call names it.
        ///
        /// ```
        /// use marketo_webhook::definition::DataType;
        ///
        /// assert_eq!(DataType::from("currency"), DataType::Currency);
        /// assert_eq!(DataType::from("Text Area"), DataType::Textarea);
        /// assert_eq!(DataType::from("hologram").name(), "hologram");
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum DataType {
            $($(#[$doc])* $Variant,)+
            /// A type that the library does not know; its fields are treated as strings.
            Other(OtherDataType),
        }

        impl DataType {
            /// The types that the library knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$Variant,)+];

            /// The name.
            #[must_use]
            pub const fn name(&self) -> &str {
                match self {
                    $(Self::$Variant => $name,)+
                    Self::Other(other) => other.name(),
                }
            }
        }

        /// Reads a name in any case, with or without spaces ([`FieldTypeName`](crate::rules::RuleId::FieldTypeName)).
        impl From<&str> for DataType {
            fn from(name: &str) -> Self {
                let known = Self::KNOWN.iter().find(|known| known.name() == name);
                known.cloned().unwrap_or_else(|| Self::respelled(name))
            }
        }
    };
}

data_types! {
    /// true or false.
    Boolean = "boolean",
    /// A decimal number.
    Currency = "currency",
    /// A calendar day.
    Date = "date",
    /// A calendar day and a time of day.
    Datetime = "datetime",
    /// An email address.
    Email = "email",
    /// A decimal number.
    Float = "float",
    /// Computed by Marketo; never written.
    Formula = "formula",
    /// A whole number.
    Integer = "integer",
    /// A function of the lead, treated as text.
    LeadFunction = "lead_function",
    /// A whole number.
    Percent = "percent",
    /// A telephone number, as any text.
    Phone = "phone",
    /// A reference to another record; never written.
    Reference = "reference",
    /// A whole number.
    Score = "score",
    /// Short text.
    String = "string",
    /// Long text.
    Text = "text",
    /// Long text, by its other name.
    Textarea = "textarea",
    /// A web address.
    Url = "url",
}

impl From<String> for DataType {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

/// The same as [`DataType::from`]: every name is one of a type, be it [`DataType::Other`].
impl FromStr for DataType {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(Self::from(name))
    }
}

/// The name of a data type that the library does not know: no [`DataType`] has it. `DataType::from` makes one.
///
/// ```
/// use marketo_webhook::definition::DataType;
///
/// let DataType::Other(other) = DataType::from("hologram") else { panic!("there is no such type") };
/// assert_eq!(other.name(), "hologram");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OtherDataType(Box<str>);

impl OtherDataType {
    /// The name, as it was given.
    #[must_use]
    pub const fn name(&self) -> &str {
        &self.0
    }
}

/// The group of a [`DataType`]: values of one family are read alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    WholeNumber,
    DecimalNumber,
    Boolean,
    Date,
    Datetime,
    Text(TextForm),
}

/// The form that a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextForm {
    Any,
    Email,
    Url,
    Phone,
    /// A type that the library does not know.
    Unknown,
}

impl DataType {
    /// The type of a name that is not spelled as the list spells it.
    #[cold]
    fn respelled(name: &str) -> Self {
        let letters = |name: &str| name.replace([' ', '_'], "").to_ascii_lowercase();
        let wanted = letters(name);
        let known = Self::KNOWN.iter().find(|known| letters(known.name()) == wanted);
        known.cloned().unwrap_or_else(|| Self::Other(OtherDataType(name.into())))
    }

    /// The family of the type.
    pub(crate) const fn family(&self) -> Family {
        match self {
            Self::Integer | Self::Percent | Self::Score => Family::WholeNumber,
            Self::Float | Self::Currency => Family::DecimalNumber,
            Self::Boolean => Family::Boolean,
            Self::Date => Family::Date,
            Self::Datetime => Family::Datetime,
            Self::Email => Family::Text(TextForm::Email),
            Self::Url => Family::Text(TextForm::Url),
            Self::Phone => Family::Text(TextForm::Phone),
            Self::Other(_) => Family::Text(TextForm::Unknown),
            Self::Formula
            | Self::LeadFunction
            | Self::Reference
            | Self::String
            | Self::Text
            | Self::Textarea => Family::Text(TextForm::Any),
        }
    }

    /// Whether Marketo computes the values of such fields, so that no mapping writes them.
    pub(crate) const fn is_read_only(&self) -> bool {
        match self {
            Self::Formula | Self::Reference => true,
            Self::Boolean
            | Self::Currency
            | Self::Date
            | Self::Datetime
            | Self::Email
            | Self::Float
            | Self::Integer
            | Self::LeadFunction
            | Self::Percent
            | Self::Phone
            | Self::Score
            | Self::String
            | Self::Text
            | Self::Textarea
            | Self::Url
            | Self::Other(_) => false,
        }
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for DataType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for DataType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Self::from(name.as_str()))
    }
}
