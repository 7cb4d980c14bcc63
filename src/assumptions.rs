//! Switches for what Marketo does where Adobe's documentation is silent.
//!
//! Each [`Assumption`] has an enum of its values, the default first; [`Assumptions`] has one value of each. The rules that an
//! assumption switches name it: [`RuleId::assumption`](crate::rules::RuleId::assumption).

use crate::string_enum::{ParseNameError, string_enum};

macro_rules! assumptions {
    ($($field:ident $Name:ident = $key:literal { $First:ident = $first:literal, $($Other:ident = $other:literal,)+ })+) => {
        $(string_enum! {
            #[doc = concat!("The values of [`Assumption::", stringify!($Name), "`], the default first.")]
            #[derive(Default)]
            #[non_exhaustive]
            pub enum $Name {
                #[doc = concat!("`", $first, "`")] #[default] $First = $first,
                $(#[doc = concat!("`", $other, "`")] $Other = $other,)+
            }
        }

        impl sealed::Sealed for $Name {
            fn switch(self, assumptions: &mut Assumptions) {
                assumptions.$field = self;
            }
        }

        impl AssumptionValue for $Name {})+

        string_enum! {
            /// The name of an assumption: a member of [`Assumptions`], in its JavaScript spelling.
            ///
            /// The text `assumption.<name>` of a [`Catalogue`](crate::messages::Catalogue) says what is assumed,
            /// `assumption.<name>.<value>` what Marketo then does.
            ///
            /// ```
            /// use marketo_webhook::assumptions::Assumption;
            ///
            /// assert_eq!(Assumption::JsonNull.name(), "jsonNull");
            /// assert_eq!(Assumption::JsonNull.values(), ["skip", "clear"]);
            /// ```
            #[non_exhaustive]
            pub enum Assumption { $(#[doc = concat!("`", $key, "`, one of [`", stringify!($Name), "`].")] $Name = $key,)+ }
        }

        impl Assumption {
            /// The values that it can be switched to, the default first.
            #[must_use]
            pub const fn values(self) -> &'static [&'static str] {
                match self { $(Self::$Name => $Name::NAMES,)+ }
            }
        }

        /// A value of every [`Assumption`]; by default each has its first.
        ///
        /// ```
        /// use marketo_webhook::assumptions::{Assumptions, JsonNull, OverLength};
        ///
        /// let assumptions = Assumptions::default().with(JsonNull::Clear).with(OverLength::Skip);
        /// assert_eq!(assumptions.json_null, JsonNull::Clear);
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
        #[non_exhaustive]
        pub struct Assumptions {
            $(
                #[doc = concat!("The value of [`Assumption::", stringify!($Name), "`].")]
                #[cfg_attr(feature = "serde", serde(rename = $key))]
                pub $field: $Name,
            )+
        }

        impl Assumptions {
            /// The same with this value of the assumption that it belongs to.
            #[must_use]
            pub fn with(mut self, value: impl AssumptionValue) -> Self {
                value.switch(&mut self);
                self
            }

            /// The name of the value that an assumption has.
            ///
            /// ```
            /// use marketo_webhook::assumptions::{Assumption, Assumptions, JsonNull};
            ///
            /// let assumptions = Assumptions::default().with(JsonNull::Clear);
            /// assert_eq!(assumptions.get(Assumption::JsonNull), "clear");
            /// ```
            #[must_use]
            pub const fn get(&self, assumption: Assumption) -> &'static str {
                match assumption { $(Assumption::$Name => self.$field.name(),)+ }
            }

            /// Switches an assumption to the value that has this name.
            ///
            /// ```
            /// use marketo_webhook::assumptions::{Assumption, Assumptions, JsonNull};
            ///
            /// let mut assumptions = Assumptions::default();
            /// assumptions.switch("jsonNull".parse()?, "clear")?;
            /// assert_eq!(assumptions.json_null, JsonNull::Clear);
            ///
            /// let error = assumptions.switch(Assumption::JsonNull, "maybe").unwrap_err();
            /// assert_eq!(error.to_string(), "unknown name `maybe`, expected one of `skip`, `clear`");
            /// # Ok::<(), marketo_webhook::ParseNameError>(())
            /// ```
            ///
            /// # Errors
            ///
            /// Where the assumption has no such value.
            pub fn switch(&mut self, assumption: Assumption, value: &str) -> Result<(), ParseNameError> {
                match assumption { $(Assumption::$Name => self.$field = value.parse()?,)+ }
                Ok(())
            }
        }
    };
}

mod sealed {
    use super::Assumptions;

    pub trait Sealed {
        fn switch(self, assumptions: &mut Assumptions);
    }
}

/// A value of an assumption, such as [`JsonNull::Clear`]: what [`Assumptions::with`] takes. The enums of this module
/// implement it, and nothing else can.
pub trait AssumptionValue: sealed::Sealed {}

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
