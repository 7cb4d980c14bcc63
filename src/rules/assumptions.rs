//! What Marketo does where Adobe's documentation is silent: named, with a default, for the caller to switch.
//!
//! The crate exports all that is public here.

use crate::string_enum::{UnknownName, string_enum};

macro_rules! assumptions {
    ($($field:ident $Name:ident = $key:literal { $First:ident = $first:literal, $($Other:ident = $other:literal,)+ })+) => {
        $(string_enum! {
            #[doc = concat!("The values of `", $key, "`, the default first.")]
            #[derive(Default)]
            pub enum $Name {
                #[doc = concat!("`", $first, "`")] #[default] $First = $first,
                $(#[doc = concat!("`", $other, "`")] $Other = $other,)+
            }
        })+

        string_enum! {
            /// The name of an assumption: a member of [`Assumptions`], in its JavaScript spelling.
            ///
            /// The text `assumption.<name>` says what is assumed, `assumption.<name>.<value>` what Marketo then does.
            ///
            /// ```
            /// use marketo_webhook::Assumption;
            ///
            /// assert_eq!(Assumption::JsonNull.name(), "jsonNull");
            /// assert_eq!(Assumption::JsonNull.values(), ["skip", "clear"]);
            /// ```
            pub enum Assumption { $(#[doc = concat!("`", $key, "`")] $Name = $key,)+ }
        }

        impl Assumption {
            /// The values that it can be switched to, the default first.
            #[must_use]
            pub const fn values(self) -> &'static [&'static str] {
                match self { $(Self::$Name => $Name::NAMES,)+ }
            }
        }

        /// What Marketo does where Adobe's documentation is silent. The default of each is its first value.
        ///
        /// ```
        /// use marketo_webhook::{Assumptions, JsonNull};
        ///
        /// let assumptions = Assumptions { json_null: JsonNull::Clear, ..Assumptions::default() };
        /// assert_eq!(assumptions.json_null.name(), "clear");
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize), serde(default, deny_unknown_fields))]
        pub struct Assumptions {
            $(
                #[doc = concat!("`", $key, "`")]
                #[cfg_attr(feature = "serde", serde(rename = $key))]
                pub $field: $Name,
            )+
        }

        impl Assumptions {
            /// Switches an assumption to the value of this name.
            ///
            /// # Errors
            ///
            /// Where the assumption has no such value.
            pub fn switch(&mut self, assumption: Assumption, value: &str) -> Result<(), UnknownName> {
                match assumption { $(Assumption::$Name => self.$field = value.parse()?,)+ }
                Ok(())
            }
        }
    };
}

assumptions! {
    whitespace_body WhitespaceBody = "whitespaceBody" { NotEmpty = "not-empty", Empty = "empty", }
    empty_body_non_2xx EmptyBodyNon2xx = "emptyBodyNon2xx" { Status = "status", Error1001 = "1001", }
    no_call_trigger NoCallTrigger = "noCallTrigger" { Fires = "fires", Silent = "silent", }
    key_characters KeyCharacters = "keyCharacters" { Ascii = "ascii", Unicode = "unicode", }
    json_null JsonNull = "jsonNull" { Skip = "skip", Clear = "clear", }
    empty_string EmptyString = "emptyString" { Clear = "clear", Skip = "skip", }
    null_text NullText = "nullText" { Clear = "clear", Write = "write", }
    numeric_text NumericText = "numericText" { LeadingNumber = "leading-number", Number = "number", Skip = "skip", }
    fractional_integer FractionalInteger = "fractionalInteger" { Skip = "skip", Truncate = "truncate", Round = "round", }
    integer_range IntegerRange = "integerRange" { Bits64 = "64-bit", Bits32 = "32-bit", }
    signed_score SignedScore = "signedScore" { Relative = "relative", Absolute = "absolute", }
    non_text NonText = "nonText" { Write = "write", Skip = "skip", }
    non_scalar NonScalar = "nonScalar" { Skip = "skip", WriteSource = "write-source", }
    over_length OverLength = "overLength" { Truncate = "truncate", Skip = "skip", }
    boolean_text BooleanText = "booleanText" { TrueFalse = "true-false", YesNo10 = "yes-no-1-0", }
    date_text DateText = "dateText" { Iso = "iso", Marketo = "marketo", }
    xml_single_element_index XmlSingleElementIndex = "xmlSingleElementIndex" { Resolve = "resolve", Skip = "skip", }
    duplicate_key DuplicateKey = "duplicateKey" { Last = "last", First = "first", }
    email_format EmailFormat = "emailFormat" { Address = "address", Any = "any", }
    url_format UrlFormat = "urlFormat" { WithScheme = "with-scheme", Any = "any", }
}
