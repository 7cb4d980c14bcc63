//! Parses a text as an [`Attribute`].

use std::str::FromStr;

use super::{Attribute, Step};
use crate::assumptions::KeyCharacters;
use crate::rules::RuleId;
use crate::text::chars::is_ascii_space;
use crate::texts::TextId;

/// Why a text is not an [`Attribute`], and where it goes wrong.
///
/// ```
/// use marketo_webhook::definition::Attribute;
/// use marketo_webhook::rules::RuleId;
///
/// let error = "lead.first$name".parse::<Attribute>().unwrap_err();
/// assert_eq!((error.offset, error.column, error.found), (10, 11, Some('$')));
/// assert_eq!(error.rule, RuleId::PathKeyCharacters);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParseAttributeError {
    /// Where the attribute goes wrong: an offset in bytes.
    pub offset: usize,
    /// The same place in characters, from 1.
    pub column: usize,
    /// The character there, unless the attribute ends there.
    pub found: Option<char>,
    /// What could have been there instead.
    pub expected: TextId,
    /// The rule that the attribute breaks: [`RuleId::rule`] has its sources.
    pub rule: RuleId,
}

impl FromStr for Attribute {
    type Err = ParseAttributeError;

    /// Parses a path whose keys have letters and digits of ASCII alone: [`KeyCharacters::Ascii`].
    fn from_str(text: &str) -> Result<Self, ParseAttributeError> {
        Self::parse(text, KeyCharacters::Ascii)
    }
}

impl Attribute {
    /// Reads a path whose keys have these letters and digits.
    pub(crate) fn parse(text: &str, characters: KeyCharacters) -> Result<Self, ParseAttributeError> {
        let mut reader = Reader { text, rest: text, characters };
        let mut steps = vec![match reader.peek() {
            // At the top of a JSON array.
            Some('[') => index(&mut reader)?,
            Some(_) | None => key(&mut reader)?,
        }];
        while let Some(next) = reader.peek() {
            steps.push(match next {
                '.' => {
                    reader.skip('.');
                    key(&mut reader)?
                }
                '[' => index(&mut reader)?,
                _ => return Err(reader.unexpected(TextId::ExpectedStep, RuleId::PathDotNotation)),
            });
        }
        Ok(Self { steps })
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    characters: KeyCharacters,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Skips a character that [`peek`](Self::peek) has seen.
    fn skip(&mut self, c: char) {
        self.rest = self.rest.strip_prefix(c).unwrap_or(self.rest);
    }

    /// Takes the characters that belong to the step.
    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start_matches(belongs);
        // Not `strip_suffix`, which looks at all that is left, once for each step.
        let taken = self.rest.get(..self.rest.len().saturating_sub(rest.len())).unwrap_or_default();
        self.rest = rest;
        taken
    }

    fn unexpected(&self, expected: TextId, rule: RuleId) -> ParseAttributeError {
        let before = self.text.strip_suffix(self.rest).unwrap_or_default();
        ParseAttributeError {
            offset: before.len(),
            column: before.chars().count().saturating_add(1),
            found: self.peek(),
            expected,
            rule,
        }
    }
}

fn key(reader: &mut Reader<'_>) -> Result<Step, ParseAttributeError> {
    let key = match reader.characters {
        KeyCharacters::Ascii => reader.take_while(is_key_character),
        KeyCharacters::Unicode => reader.take_while(|c| is_key_character(c) || c.is_alphanumeric()),
    };
    match reader.peek() {
        Some('.' | '[') | None if !key.is_empty() => Ok(Step::Key(key.into())),
        Some('.' | '[' | ']') | None if key.is_empty() => {
            Err(reader.unexpected(TextId::ExpectedAttributeKey, RuleId::PathDotNotation))
        }
        found => {
            // It is a letter, but perhaps one that does not count.
            let is_letter = found.is_some_and(char::is_alphanumeric);
            let rule = if is_letter { RuleId::PathLetters } else { RuleId::PathKeyCharacters };
            let expected = if key.is_empty() {
                TextId::ExpectedKeyCharacter
            } else {
                TextId::ExpectedKeyCharacterOrStep
            };
            Err(reader.unexpected(expected, rule))
        }
    }
}

/// Whether only letters and digits beyond ASCII keep a text from being a key.
pub(crate) fn is_key_but_for_letters(text: &str) -> bool {
    !text.is_ascii() && text.chars().all(|c| is_key_character(c) || c.is_alphanumeric())
}

/// Whether a key may have the character, its letters and digits being those of ASCII.
pub(crate) fn is_key_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_ascii_space(c) || matches!(c, '-' | '_' | ':')
}

/// `[n]`, n a decimal integer from 0.
fn index(reader: &mut Reader<'_>) -> Result<Step, ParseAttributeError> {
    reader.skip('[');
    let digits = reader.take_while(|c| c.is_ascii_digit());
    if digits.is_empty() {
        // An integer, but not in decimal digits alone.
        let is_signed =
            reader.rest.trim_start_matches([' ', '-', '+']).starts_with(|c: char| c.is_ascii_digit());
        let rule = if is_signed { RuleId::PathIndexForm } else { RuleId::PathArrayIndex };
        return Err(reader.unexpected(TextId::ExpectedIndex, rule));
    }
    let Some(rest) = reader.rest.strip_prefix(']') else {
        let is_padded = reader.rest.trim_start().starts_with(']');
        let rule = if is_padded { RuleId::PathIndexForm } else { RuleId::PathArrayIndex };
        return Err(reader.unexpected(TextId::ExpectedDigitOrBracket, rule));
    };
    reader.rest = rest;
    let huge = || Step::HugeIndex(digits.trim_start_matches('0').into());
    Ok(digits.parse().map_or_else(|_| huge(), Step::Index))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn steps(text: &str) -> Vec<Step> {
        text.parse::<Attribute>().unwrap().steps
    }

    #[track_caller]
    fn error(text: &str) -> String {
        text.parse::<Attribute>().unwrap_err().to_string()
    }

    fn key(key: &str) -> Step {
        Step::Key(key.into())
    }

    #[test]
    fn steps_are_keys_and_indexes() {
        assert_eq!(steps("foo"), [key("foo")]);
        assert_eq!(steps("a.b"), [key("a"), key("b")]);
        assert_eq!(steps("a[0][12].b"), [key("a"), Step::Index(0), Step::Index(12), key("b")]);
        assert_eq!(steps("[3].a"), [Step::Index(3), key("a")]);
        assert_eq!(steps("[3][0]"), [Step::Index(3), Step::Index(0)]);
        assert_eq!(steps("soap:Body. first\tname-1_x "), [key("soap:Body"), key(" first\tname-1_x ")]);
        assert_eq!(steps("a[007]"), [key("a"), Step::Index(7)]);
        let huge = "18446744073709551616";
        assert_eq!(steps(&format!("a[0{huge}]")), [key("a"), Step::HugeIndex(huge.into())]);
        assert_eq!(steps("0"), [key("0")]);
    }

    #[test]
    fn an_error_names_what_was_found_where_and_what_was_expected() {
        let key_or = "a letter, a digit, `-`, `_`, `:`, white space, `.` or `[`";
        assert_eq!(error(""), "unexpected end at column 1, expected a key");
        assert_eq!(error("a."), "unexpected end at column 3, expected a key");
        assert_eq!(error(".a"), "unexpected `.` at column 1, expected a key");
        assert_eq!(error("a..b"), "unexpected `.` at column 3, expected a key");
        assert_eq!(error("a.[0]"), "unexpected `[` at column 3, expected a key");
        assert_eq!(error("]"), "unexpected `]` at column 1, expected a key");
        assert_eq!(error("a]"), format!("unexpected `]` at column 2, expected {key_or}"));
        assert_eq!(error("naïve"), format!("unexpected `ï` at column 3, expected {key_or}"));
        let key_alone = "a letter, a digit, `-`, `_`, `:` or white space";
        assert_eq!(error("ïï$"), format!("unexpected `ï` at column 1, expected {key_alone}"));
        assert_eq!(error("a\u{a0}b"), format!("unexpected `<U+00A0>` at column 2, expected {key_or}"));
        assert_eq!(error("$.a"), format!("unexpected `$` at column 1, expected {key_alone}"));
        assert_eq!(error("a.@b"), format!("unexpected `@` at column 3, expected {key_alone}"));
        assert_eq!(error("a[]"), "unexpected `]` at column 3, expected an index in digits, such as `0`");
        assert_eq!(error("a[-1]"), "unexpected `-` at column 3, expected an index in digits, such as `0`");
        assert_eq!(
            error("a[\"b\"]"),
            "unexpected `\"` at column 3, expected an index in digits, such as `0`"
        );
        assert_eq!(error("a[ 0]"), "unexpected ` ` at column 3, expected an index in digits, such as `0`");
        assert_eq!(error("a[1"), "unexpected end at column 4, expected a digit or `]`");
        assert_eq!(error("a[1x]"), "unexpected `x` at column 4, expected a digit or `]`");
        assert_eq!(error("a[0]b"), "unexpected `b` at column 5, expected `.` or `[`");
    }

    #[test]
    fn an_error_carries_the_offset_in_bytes() {
        let error = "ab[é".parse::<Attribute>().unwrap_err();
        assert_eq!((error.offset, error.column, error.found), (3, 4, Some('é')));
    }

    proptest! {
        #[test]
        fn parse_print_parse_is_equal(text in "([a-c :_-]{1,3}|(\\[[0-9]{1,25}\\]){1,2})(\\.[a-c ]{1,2}|\\[[0-9]{1,3}\\]){0,4}") {
            let attribute: Attribute = text.parse().unwrap();
            let printed = attribute.to_string();
            prop_assert_eq!(&printed.parse::<Attribute>().unwrap(), &attribute);
            prop_assert_eq!(printed.parse::<Attribute>().unwrap().to_string(), printed);
        }

        #[test]
        fn any_text_is_an_attribute_or_an_error_inside_it(text in "[a.\\[\\]0é ]{0,8}") {
            if let Err(error) = text.parse::<Attribute>() {
                prop_assert!(error.offset <= text.len() && text.is_char_boundary(error.offset));
            }
        }
    }
}
