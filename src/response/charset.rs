//! Charsets: the core reads UTF-8 and UTF-16, a [`CharsetDecoder`] of the caller may read more.

use std::borrow::Cow;
use std::fmt;

use simdutf8::compat::from_utf8;

/// The charset of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Charset<'a> {
    Utf8,
    Utf16(Endian),
    /// Any other, by the label that the response gives it.
    Other(Cow<'a, str>),
    /// UTF-16 by an XML declaration that is not written in it.
    NotUtf16(&'a str),
}

/// The order of the bytes of a unit of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endian {
    Big,
    Little,
}

/// The longest XML declaration that is looked at, in bytes.
const LONGEST_DECLARATION: usize = 1_024;

/// The text without a byte order mark.
#[inline]
pub(crate) fn without_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Why a [`CharsetDecoder`] cannot decode bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeError {
    /// The decoder does not know the charset.
    UnknownCharset,
    /// The bytes are not valid in the charset.
    Malformed {
        /// What was decoded before the first bad byte, where that is known.
        before: Option<String>,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownCharset => "the charset is not known",
            Self::Malformed { .. } => "the bytes are not valid in their charset",
        })
    }
}

impl std::error::Error for DecodeError {}

/// Decodes bodies in charsets other than UTF-8 and UTF-16, which are all that the crate reads itself. A function is one.
///
/// ```
/// use marketo_webhook::outcome::WebhookErrorKind;
/// use marketo_webhook::response::DecodeError;
/// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
///
/// fn latin_1(label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
///     if label.eq_ignore_ascii_case("iso-8859-1") {
///         Ok(bytes.iter().copied().map(char::from).collect())
///     } else {
///         Err(DecodeError::UnknownCharset)
///     }
/// }
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("city", "City"));
/// let response = Response::new(Status::OK)
///     .with_header("Content-Type", "application/json; charset=iso-8859-1")
///     .with_bytes(b"{\"city\": \"M\xfcnchen\"}");
///
/// let outcome = webhook.evaluate_with(CampaignType::Trigger, &response, &latin_1);
/// assert_eq!(outcome.updates()[0].value.to_string(), "München");
///
/// let outcome = webhook.evaluate(CampaignType::Trigger, &response);
/// assert_eq!(outcome.error().unwrap().kind, WebhookErrorKind::UnreadableBody);
/// ```
///
/// The crate [encoding_rs](https://docs.rs/encoding_rs) decodes every charset that browsers know:
/// `Encoding::for_label(label.as_bytes())` is [`None`] for [`DecodeError::UnknownCharset`], and its
/// `decode_without_bom_handling_and_without_replacement(bytes)` for [`DecodeError::Malformed`].
pub trait CharsetDecoder {
    /// The text of `bytes`, which are in the charset that has this label.
    ///
    /// # Errors
    ///
    /// [`DecodeError::UnknownCharset`] for a label that it does not know, [`DecodeError::Malformed`] for bytes that are
    /// not valid in the charset.
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError>;

    /// The text that a "Webhook is Called" trigger sees of the bytes, perhaps with U+FFFD for what is not valid; [`None`]
    /// where the decoder has none, so that they are read as UTF-8. By default what [`decode`](Self::decode) returns.
    // In the npm package JavaScript decodes what the trigger sees.
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    fn decode_lossy(&self, label: &str, bytes: &[u8]) -> Option<String> {
        self.decode(label, bytes).ok()
    }
}

/// A function or closure is a decoder.
impl<F: Fn(&str, &[u8]) -> Result<String, DecodeError>> CharsetDecoder for F {
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, DecodeError> {
        self(label, bytes)
    }
}

/// A [`CharsetDecoder`] that knows no charset.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoDecoder;

impl CharsetDecoder for NoDecoder {
    fn decode(&self, _: &str, _: &[u8]) -> Result<String, DecodeError> {
        Err(DecodeError::UnknownCharset)
    }
}

impl<'a> Charset<'a> {
    /// The charset of a label.
    pub(crate) fn from_label(label: &str) -> Self {
        if label.eq_ignore_ascii_case("utf-8") {
            return Self::Utf8;
        }
        Self::from_other_label(label)
    }

    #[cold]
    fn from_other_label(label: &str) -> Self {
        match label.to_ascii_lowercase().as_str() {
            "" | "utf8" | "unicode-1-1-utf-8" | "unicode11utf8" | "unicode20utf8" | "x-unicode20utf8" => {
                Self::Utf8
            }
            "utf-16" | "utf-16le" | "ucs-2" | "unicode" | "csunicode" | "iso-10646-ucs-2" | "unicodefeff" => {
                Self::Utf16(Endian::Little)
            }
            "utf-16be" | "unicodefffe" => Self::Utf16(Endian::Big),
            _ => Self::Other(Cow::Owned(label.to_owned())),
        }
    }

    /// The charset of a byte order mark.
    pub(crate) const fn from_byte_order_mark(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Some(Self::Utf8),
            [0xfe, 0xff, ..] => Some(Self::Utf16(Endian::Big)),
            [0xff, 0xfe, ..] => Some(Self::Utf16(Endian::Little)),
            _ => None,
        }
    }

    /// The charset that an XML declaration at the start of the bytes gives.
    pub(crate) fn from_xml_declaration(bytes: &'a [u8]) -> Option<Self> {
        // A declaration in UTF-16 without a byte order mark begins so, whatever it says.
        match bytes {
            [b'<', 0, b'?', 0, ..] => return Some(Self::Utf16(Endian::Little)),
            [0, b'<', 0, b'?', ..] => return Some(Self::Utf16(Endian::Big)),
            _ => {}
        }
        Self::from_xml_encoding(bytes.strip_prefix(b"<?xml")?)
    }

    /// The charset that the rest of a declaration gives.
    #[inline(never)]
    fn from_xml_encoding(declaration: &'a [u8]) -> Option<Self> {
        let declaration = declaration.get(..LONGEST_DECLARATION).unwrap_or(declaration);
        let end = declaration.windows(2).position(|pair| pair == b"?>")?;
        let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
        let (_, value) = declaration.split_once("encoding")?;
        let value = value.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (label, _) = value.get(1..)?.split_once(quote)?;
        Some(match Self::from_label(label) {
            Self::Utf16(_) => Self::NotUtf16(label),
            other @ (Self::Utf8 | Self::Other(_) | Self::NotUtf16(_)) => other,
        })
    }

    /// The label, where it is not UTF-8.
    pub(crate) fn label(&self) -> Option<&str> {
        match self {
            Self::Utf8 | Self::NotUtf16(_) => None,
            Self::Utf16(Endian::Big) => Some("utf-16be"),
            Self::Utf16(Endian::Little) => Some("utf-16le"),
            Self::Other(label) => Some(label),
        }
    }

    /// The text of the bytes, without a byte order mark.
    pub(crate) fn decode<'b>(
        &self,
        bytes: &'b [u8],
        other: &dyn CharsetDecoder,
    ) -> Result<Cow<'b, str>, DecodeError> {
        match self {
            Self::Utf8 => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                match from_utf8(bytes) {
                    Ok(text) => Ok(Cow::Borrowed(text)),
                    Err(error) => {
                        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                        let before = Some(String::from_utf8_lossy(valid).into_owned());
                        Err(DecodeError::Malformed { before })
                    }
                }
            }
            Self::NotUtf16(_) => Err(DecodeError::Malformed { before: Some(String::new()) }),
            Self::Utf16(endian) => {
                let mut text = String::with_capacity(bytes.len());
                for character in utf_16(bytes, *endian) {
                    let Some(character) = character else {
                        return Err(DecodeError::Malformed { before: Some(text) });
                    };
                    text.push(character);
                }
                Ok(Cow::Owned(text))
            }
            Self::Other(label) => other.decode(label, bytes).map(Cow::Owned),
        }
    }

    /// The text of the bytes, U+FFFD for what is not valid; UTF-8 for want of a charset.
    pub(crate) fn decode_lossy<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        match self {
            Self::Utf8 | Self::Other(_) | Self::NotUtf16(_) => {
                String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
            }
            Self::Utf16(endian) => {
                let characters = utf_16(bytes, *endian);
                Cow::Owned(characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
            }
        }
    }
}

/// The characters of UTF-16 without a byte order mark; [`None`] for a lone surrogate or half a unit.
fn utf_16(bytes: &[u8], endian: Endian) -> impl Iterator<Item = Option<char>> {
    let (units, half) = bytes.as_chunks::<2>();
    let unit = move |pair: &[u8; 2]| match endian {
        Endian::Big => u16::from_be_bytes(*pair),
        Endian::Little => u16::from_le_bytes(*pair),
    };
    let units = match units {
        [mark, rest @ ..] if unit(mark) == 0xfeff => rest,
        units => units,
    };
    char::decode_utf16(units.iter().map(unit)).map(Result::ok).chain(half.first().map(|_| None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_in_both_orders_without_its_mark() {
        let big = Charset::Utf16(Endian::Big);
        assert_eq!(big.decode(b"\xfe\xff\0a\xd8\x3d\xde\0", &NoDecoder).unwrap(), "a😀");
        let little = Charset::Utf16(Endian::Little);
        assert_eq!(little.decode(b"a\0\x3d\xd8\0\xde", &NoDecoder).unwrap(), "a😀");
        assert_eq!(little.decode(b"", &NoDecoder).unwrap(), "");
    }

    #[test]
    fn what_is_not_valid_says_what_came_before() {
        for (charset, bytes) in [
            (Charset::Utf8, &b"\xef\xbb\xbfa\xff"[..]),
            (Charset::Utf16(Endian::Little), b"a\0\0\xd8a\0"),
            (Charset::Utf16(Endian::Little), b"a\0b"),
        ] {
            let before = Some("a".to_owned());
            assert_eq!(charset.decode(bytes, &NoDecoder), Err(DecodeError::Malformed { before }));
            assert!(charset.decode_lossy(bytes).starts_with("a\u{fffd}"));
        }
    }

    #[test]
    fn other_charsets_are_left_to_the_caller() {
        let charset = Charset::from_label("ISO-8859-1");
        assert_eq!(charset.label(), Some("ISO-8859-1"));
        assert_eq!(charset.decode(b"a", &NoDecoder), Err(DecodeError::UnknownCharset));
    }
}
