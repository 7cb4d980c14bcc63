//! What Marketo does where Adobe's documentation is silent: named, with a default, for the caller to switch.
//!
//! The crate exports all that is public here.

use crate::string_enum::{UnknownName, string_enum};

/// A value that an assumption can be switched to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssumptionValue {
    /// Its name.
    pub name: &'static str,
    /// What Marketo then does.
    pub meaning: &'static str,
}

macro_rules! assumptions {
    ($($field:ident $Name:ident = $key:literal: $question:literal {
        $First:ident = $first:literal: $first_meaning:literal,
        $($Other:ident = $other:literal: $other_meaning:literal,)+
    })+) => {
        $(string_enum! {
            #[doc = $question]
            #[derive(Default)]
            pub enum $Name {
                #[doc = $first_meaning] #[default] $First = $first,
                $(#[doc = $other_meaning] $Other = $other,)+
            }
        })+

        string_enum! {
            /// The name of an assumption: a member of [`Assumptions`], in its JavaScript spelling.
            ///
            /// ```
            /// use marketo_webhook::Assumption;
            ///
            /// assert_eq!(Assumption::JsonNull.question(), "What JSON null does.");
            /// let values = Assumption::JsonNull.values();
            /// assert_eq!((values[1].name, values[1].meaning), ("clear", "It clears the field."));
            /// ```
            pub enum Assumption { $(#[doc = $question] $Name = $key,)+ }
        }

        impl Assumption {
            /// What is assumed, as a sentence that the values answer.
            #[must_use]
            pub const fn question(self) -> &'static str {
                match self { $(Self::$Name => $question,)+ }
            }

            /// The values that it can be switched to, the default first.
            #[must_use]
            pub const fn values(self) -> &'static [AssumptionValue] {
                match self {
                    $(Self::$Name => &[
                        AssumptionValue { name: $first, meaning: $first_meaning },
                        $(AssumptionValue { name: $other, meaning: $other_meaning },)+
                    ],)+
                }
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
            $(#[doc = $question] #[cfg_attr(feature = "serde", serde(rename = $key))] pub $field: $Name,)+
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
    whitespace_body WhitespaceBody = "whitespaceBody": "Whether a body of white space alone counts as empty." {
        NotEmpty = "not-empty": "It is a body like any other, and unreadable as JSON or XML.",
        Empty = "empty": "It is error 1001.",
    }
    empty_body_non_2xx EmptyBodyNon2xx = "emptyBodyNon2xx": "What the error is where an empty body meets a status outside 200-299." {
        Status = "status": "The status.",
        Error1001 = "1001": "1001.",
    }
    json_null JsonNull = "jsonNull": "What JSON null does." {
        Skip = "skip": "Nothing.",
        Clear = "clear": "It clears the field.",
    }
    empty_string EmptyString = "emptyString": "What an empty string does." {
        Clear = "clear": "It clears the field.",
        Skip = "skip": "Nothing.",
    }
    numeric_text NumericText = "numericText": "Whether a number type takes text that is a number." {
        Accept = "accept": "It does.",
        Skip = "skip": "It does not.",
    }
    fractional_integer FractionalInteger = "fractionalInteger": "What a number with a fraction does to a whole-number type." {
        Skip = "skip": "Nothing.",
        Truncate = "truncate": "The fraction is dropped towards zero.",
    }
    integer_range IntegerRange = "integerRange": "The range of whole-number types." {
        Bits64 = "64-bit": "-2^63 to 2^63-1.",
        Bits32 = "32-bit": "-2^31 to 2^31-1.",
    }
    non_text NonText = "nonText": "Whether a string-like type takes a JSON number or boolean." {
        Write = "write": "It is written as its text.",
        Skip = "skip": "It is not written.",
    }
    non_scalar NonScalar = "nonScalar": "What an object, an array or an element with children does." {
        Skip = "skip": "Nothing.",
        WriteSource = "write-source": "Its source text is written to string-like fields.",
    }
    over_length OverLength = "overLength": "What happens to text beyond a field's limit." {
        Truncate = "truncate": "It is cut at the limit.",
        Skip = "skip": "It is not written.",
    }
    boolean_text BooleanText = "booleanText": "The words that a boolean takes." {
        TrueFalse = "true-false": "true and false.",
        YesNo10 = "yes-no-1-0": "yes, no, 1 and 0 as well.",
    }
    xml_single_element_index XmlSingleElementIndex = "xmlSingleElementIndex": "Whether `[0]` reaches an element that stands alone." {
        Resolve = "resolve": "It does.",
        Skip = "skip": "It does not.",
    }
    duplicate_key DuplicateKey = "duplicateKey": "Which of two equal keys counts." {
        Last = "last": "The last.",
        First = "first": "The first.",
    }
    email_format EmailFormat = "emailFormat": "What an email field takes." {
        Address = "address": "Text that looks like an address.",
        Any = "any": "Any text.",
    }
    url_format UrlFormat = "urlFormat": "What a URL field takes." {
        WithScheme = "with-scheme": "Text that starts with a scheme and a colon.",
        Any = "any": "Any text.",
    }
}
