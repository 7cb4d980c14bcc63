//! Switches for what Marketo does where Adobe's documentation is silent.
//!
//! Each [`Assumption`] has an enum of its values, the default first; [`Assumptions`] has one value of each. The rules that an
//! assumption switches name it: [`RuleId::assumption`](crate::rules::RuleId::assumption).
//!
//! ```
//! use marketo_webhook::assumptions::{Assumption, Assumptions, JsonNull};
//! use marketo_webhook::messages::Catalogue;
//!
//! let assumptions = Assumptions::default().with(JsonNull::Clear);
//! for assumption in Assumption::ALL {
//!     let name = assumption.name();
//!     let about = Catalogue::english().text(&format!("assumption.{name}")).unwrap();
//!     println!("{name} = {}, of {:?}: {about}", assumptions.get(*assumption), assumption.values());
//! }
//! assert_eq!(assumptions.get(Assumption::JsonNull), "clear");
//! ```

use crate::string_enum::{ParseNameError, string_enum};

macro_rules! assumptions {
    ($(
        $(#[$about:meta])*
        $field:ident $Name:ident = $key:literal {
            $(#[$first_means:meta])* $First:ident = $first:literal,
            $($(#[$other_means:meta])* $Other:ident = $other:literal,)+
        }
    )+) => {
        $(string_enum! {
            $(#[$about])*
            ///
            #[doc = concat!("The values of [`Assumption::", stringify!($Name), "`], the default first.")]
            #[derive(Default)]
            #[non_exhaustive]
            pub enum $Name {
                $(#[$first_means])* #[doc = concat!("\n`", $first, "`, the default")] #[default] $First = $first,
                $($(#[$other_means])* #[doc = concat!("\n`", $other, "`")] $Other = $other,)+
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
            pub enum Assumption {
                $($(#[$about])* #[doc = concat!("\n`", $key, "`, one of [`", stringify!($Name), "`].")] $Name = $key,)+
            }
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
                $(#[$about])*
                ///
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
    /// Whether a body with only white space counts as empty.
    whitespace_body WhitespaceBody = "whitespaceBody" {
        /// A body with only white space does not count as empty, so it is unreadable as JSON or XML.
        NotEmpty = "not-empty",
        /// A body with only white space counts as empty.
        Empty = "empty",
    }
    /// Which error Marketo gives for an empty body with a status outside 200-299.
    empty_body_non_2xx EmptyBodyNon2xx = "emptyBodyNon2xx" {
        /// The error is the status, such as 404.
        Status = "status",
        /// The error is 1001.
        Error1001 = "1001",
    }
    /// Whether a batch or an executable campaign, which makes no call, fires the trigger “Webhook is Called”.
    no_call_trigger NoCallTrigger = "noCallTrigger" {
        /// The trigger fires, with an empty Response and no Error Type.
        Fires = "fires",
        /// The trigger does not fire.
        Silent = "silent",
    }
    /// Which letters and digits the keys of a Response Attribute may contain.
    key_characters KeyCharacters = "keyCharacters" {
        /// The only letters and digits that a key may contain are `A` to `Z`, `a` to `z` and `0` to `9` (ASCII).
        Ascii = "ascii",
        /// A key may contain the letters and digits of every script, such as `ñ`.
        Unicode = "unicode",
    }
    /// What JSON `null` does.
    json_null JsonNull = "jsonNull" {
        /// JSON `null` does nothing.
        Skip = "skip",
        /// JSON `null` clears the field; a boolean becomes `false`.
        Clear = "clear",
    }
    /// What an empty string does.
    empty_string EmptyString = "emptyString" {
        /// An empty string clears the field; a boolean field does not accept it.
        Clear = "clear",
        /// An empty string does nothing.
        Skip = "skip",
    }
    /// What the texts `NULL` and `null` do.
    null_text NullText = "nullText" {
        /// The text `NULL` clears a field of any type; the text `null` clears only fields that hold text.
        Clear = "clear",
        /// The texts `NULL` and `null` are texts like any other.
        Write = "write",
    }
    /// Which texts a number field takes.
    numeric_text NumericText = "numericText" {
        /// A number field takes the longest number at the start of a text and drops the rest.
        LeadingNumber = "leading-number",
        /// A number field takes only texts that are numbers as a whole.
        Number = "number",
        /// A number field takes no text.
        Skip = "skip",
    }
    /// What a number with a fraction does to a whole-number field.
    fractional_integer FractionalInteger = "fractionalInteger" {
        /// A number with a fraction does nothing.
        Skip = "skip",
        /// The fraction is dropped.
        Truncate = "truncate",
        /// The number is rounded to the nearest whole number (`2.5` becomes `3`, `-2.5` becomes `-3`).
        Round = "round",
    }
    /// The range of whole-number fields.
    integer_range IntegerRange = "integerRange" {
        /// Whole numbers run from -2^63 to 2^63-1.
        Bits64 = "64-bit",
        /// Whole numbers run from -2^31 to 2^31-1.
        Bits32 = "32-bit",
    }
    /// What a score with a sign, such as `+5` or `-5`, does.
    signed_score SignedScore = "signedScore" {
        /// A score with a sign is added to the field's score.
        Relative = "relative",
        /// A score with a sign is the field's new score.
        Absolute = "absolute",
    }
    /// Whether a text field accepts a JSON number or boolean.
    non_text NonText = "nonText" {
        /// A JSON number or boolean is written as text.
        Write = "write",
        /// A JSON number or boolean is not written.
        Skip = "skip",
    }
    /// What an object, an array or an element with child elements does.
    non_scalar NonScalar = "nonScalar" {
        /// An object, an array or an element with child elements does nothing.
        Skip = "skip",
        /// An object, an array or an element with child elements is written to text fields exactly as it is in the body.
        WriteSource = "write-source",
    }
    /// What happens to text that is longer than a field's limit.
    over_length OverLength = "overLength" {
        /// Text that is longer than a field's limit is cut at the limit.
        Truncate = "truncate",
        /// Text that is longer than a field's limit is not written at all.
        Skip = "skip",
    }
    /// Which words and numbers a boolean takes besides the JSON booleans.
    boolean_text BooleanText = "booleanText" {
        /// A boolean takes the texts `true` and `false`.
        TrueFalse = "true-false",
        /// A boolean takes the texts `yes`, `no`, `y`, `n`, `1` and `0` and the JSON numbers 1 and 0 as well.
        YesNo10 = "yes-no-1-0",
    }
    /// Which forms of a date or datetime are taken.
    date_text DateText = "dateText" {
        /// Dates and datetimes are taken in the W3C format, such as `2014-08-19`.
        Iso = "iso",
        /// The forms that Adobe's pages show elsewhere are taken as well, such as `8/19/14` or `2013-08-08 16:36:13`.
        Marketo = "marketo",
    }
    /// Whether `[0]` finds an element that is there only once.
    xml_single_element_index XmlSingleElementIndex = "xmlSingleElementIndex" {
        /// `[0]` finds an element that is there only once.
        Resolve = "resolve",
        /// `[0]` does not find an element that is there only once.
        Skip = "skip",
    }
    /// Which of two equal keys counts.
    duplicate_key DuplicateKey = "duplicateKey" {
        /// Of two equal keys the last counts.
        Last = "last",
        /// Of two equal keys the first counts.
        First = "first",
    }
    /// What an email field takes.
    email_format EmailFormat = "emailFormat" {
        /// An email field takes text that looks like an address: one `@` with something on both sides, no white space, ASCII only.
        Address = "address",
        /// An email field takes any text.
        Any = "any",
    }
    /// What a URL field takes.
    url_format UrlFormat = "urlFormat" {
        /// A URL field takes text that starts with a protocol and a colon, such as `https:`.
        WithScheme = "with-scheme",
        /// A URL field takes any text.
        Any = "any",
    }
}
