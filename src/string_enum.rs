//! Enums whose variants have public names, and [`ParseNameError`].

/// Declares an enum whose variants have names: the strings of the JavaScript API and of the case files.
macro_rules! string_enum {
    ($(#[$meta:meta])* $vis:vis enum $Enum:ident {
        $($(#[$variant_meta:meta])* $Variant:ident = $name:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $Enum { $($(#[$variant_meta])* $Variant,)+ }

        impl $Enum {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)+];

            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name,)+];

            /// The public name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name,)+ }
            }
        }

        impl std::fmt::Display for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $Enum {
            type Err = $crate::string_enum::ParseNameError;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let unknown = || $crate::string_enum::ParseNameError::new(name, Self::NAMES);
                let place = $crate::string_enum::place(name, Self::NAMES);
                place.and_then(|place| Self::ALL.get(place)).copied().ok_or_else(unknown)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use string_enum;

/// The place of a name among others. Shared by all enums, since a copy in each would make the module larger.
#[inline(never)]
pub(crate) fn place(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

/// Whether a name is one of these, in any case.
#[inline(never)]
pub(crate) fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// A text that is not one of the expected names.
///
/// ```
/// use marketo_webhook::ResponseType;
///
/// let error = "yaml".parse::<ResponseType>().unwrap_err();
/// assert_eq!((&*error.found, error.expected), ("yaml", ResponseType::NAMES));
/// assert_eq!(error.to_string(), "unknown name `yaml`, expected one of `json`, `xml`, `none`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParseNameError {
    /// The name as given.
    pub found: String,
    /// The names that would have done.
    pub expected: &'static [&'static str],
}

impl ParseNameError {
    #[cold]
    pub(crate) fn new(found: &str, expected: &'static [&'static str]) -> Self {
        Self { found: found.to_owned(), expected }
    }
}

impl std::fmt::Display for ParseNameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown name `{}`, expected one of ", self.found)?;
        for (i, name) in self.expected.iter().enumerate() {
            write!(f, "{}`{name}`", if i == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for ParseNameError {}
