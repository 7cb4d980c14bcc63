//! What Marketo does where Adobe's documentation is silent: named, with a default, for the caller to switch.

use crate::string_enum::{UnknownName, string_enum};

macro_rules! assumptions {
    ($($(#[$doc:meta])* $field:ident $Name:ident = $key:literal {
        $(#[$first_doc:meta])* $First:ident = $first:literal,
        $($(#[$other_doc:meta])* $Other:ident = $other:literal,)+
    })+) => {
        $(string_enum! {
            $(#[$doc])*
            #[derive(Default)]
            pub enum $Name {
                $(#[$first_doc])* #[default] $First = $first,
                $($(#[$other_doc])* $Other = $other,)+
            }
        })+

        string_enum! {
            /// The name of an assumption: a member of [`Assumptions`], in its JavaScript spelling.
            pub enum Assumption { $($(#[$doc])* $Name = $key,)+ }
        }

        impl Assumption {
            /// The values that it can be switched to, the default first.
            #[must_use]
            pub fn values(self) -> Vec<&'static str> {
                match self { $(Self::$Name => $Name::NAMES.to_vec(),)+ }
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
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $key))] pub $field: $Name,)+
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
    /// Whether a body of white space alone counts as empty (rule `decide.whitespace-body`).
    whitespace_body WhitespaceBody = "whitespaceBody" {
        /// It is a body like any other, and unreadable as JSON or XML.
        NotEmpty = "not-empty",
        /// It is error 1001.
        Empty = "empty",
    }
    /// What the error is where an empty body meets a status outside 200-299 (rule `decide.empty-body-non-2xx`).
    empty_body_non_2xx EmptyBodyNon2xx = "emptyBodyNon2xx" {
        /// The status.
        Status = "status",
        /// 1001.
        Error1001 = "1001",
    }
    /// What JSON null does (rules `json.null`, `coerce.null-clears`).
    json_null JsonNull = "jsonNull" {
        /// Nothing.
        Skip = "skip",
        /// It clears the field.
        Clear = "clear",
    }
    /// What an empty string does (rule `coerce.empty-string`).
    empty_string EmptyString = "emptyString" {
        /// It clears the field.
        Clear = "clear",
        /// Nothing.
        Skip = "skip",
    }
    /// Whether a number type takes text that is a number (rule `coerce.numeric-text`).
    numeric_text NumericText = "numericText" {
        /// It does.
        Accept = "accept",
        /// It does not.
        Skip = "skip",
    }
    /// What a number with a fraction does to a whole-number type (rule `coerce.fractional-integer`).
    fractional_integer FractionalInteger = "fractionalInteger" {
        /// Nothing.
        Skip = "skip",
        /// The fraction is dropped towards zero.
        Truncate = "truncate",
    }
    /// The range of whole-number types (rule `coerce.integer`).
    integer_range IntegerRange = "integerRange" {
        /// -2^63 to 2^63-1.
        Bits64 = "64-bit",
        /// -2^31 to 2^31-1.
        Bits32 = "32-bit",
    }
    /// Whether a string-like type takes a JSON number or boolean (rule `coerce.non-text`).
    non_text NonText = "nonText" {
        /// It is written as its text.
        Write = "write",
        /// It is not written.
        Skip = "skip",
    }
    /// What an object, an array or an element with children does (rules `json.not-scalar`, `xml.not-scalar`).
    non_scalar NonScalar = "nonScalar" {
        /// Nothing.
        Skip = "skip",
        /// Its source text is written to string-like fields.
        WriteSource = "write-source",
    }
    /// What happens to text beyond a field's limit (rule `coerce.over-length`).
    over_length OverLength = "overLength" {
        /// It is cut at the limit.
        Truncate = "truncate",
        /// It is not written.
        Skip = "skip",
    }
    /// The words that a boolean takes (rule `coerce.boolean`).
    boolean_text BooleanText = "booleanText" {
        /// true and false.
        TrueFalse = "true-false",
        /// yes, no, 1 and 0 as well.
        YesNo10 = "yes-no-1-0",
    }
    /// Whether `[0]` reaches an element that stands alone (rule `xml.single-index`).
    xml_single_element_index XmlSingleElementIndex = "xmlSingleElementIndex" {
        /// It does.
        Resolve = "resolve",
        /// It does not.
        Skip = "skip",
    }
    /// Which of two equal keys counts (rule `json.duplicate-key`).
    duplicate_key DuplicateKey = "duplicateKey" {
        /// The last.
        Last = "last",
        /// The first.
        First = "first",
    }
    /// What an email field takes (rule `coerce.email`).
    email_format EmailFormat = "emailFormat" {
        /// Text that looks like an address.
        Address = "address",
        /// Any text.
        Any = "any",
    }
    /// What a URL field takes (rule `coerce.url`).
    url_format UrlFormat = "urlFormat" {
        /// Text that starts with a scheme and a colon.
        WithScheme = "with-scheme",
        /// Any text.
        Any = "any",
    }
}
