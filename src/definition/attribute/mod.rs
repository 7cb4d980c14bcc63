//! The Response Attribute: a path into a response, such as `orders[0].orderDate`.
//!
//! ```text
//! attribute = ( key / 1*index ) *( "." key / index )
//! key       = 1*( ASCII letter / digit / "-" / "_" / ":" / white space )
//! index     = "[" 1*digit "]"
//! ```

mod spelling;

use std::fmt;
use std::str::FromStr;

use crate::rules::{RuleId, RuleSet};
pub(crate) use spelling::{correction, never_in_xml};

/// One step of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object, or a child element.
    Key(Box<str>),
    /// A place in an array, from 0. A number past 64 bits is past any array too, and becomes `u64::MAX`.
    Index(u64),
}

/// A valid Response Attribute.
///
/// ```
/// use marketo_webhook::Attribute;
///
/// let attribute: Attribute = "orders[00].orderDate".parse()?;
/// assert_eq!(attribute.to_string(), "orders[0].orderDate");
///
/// let error = "orders[first]".parse::<Attribute>().unwrap_err();
/// assert_eq!(error.to_string(), "unexpected `f` at column 8, expected a decimal index");
/// # Ok::<(), marketo_webhook::InvalidAttribute>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    steps: Vec<Step>,
}

impl Attribute {
    /// The steps from the top of the document down; at least one.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The rules that an outcome through this attribute rests on.
    pub(crate) fn rules(&self) -> RuleSet {
        let mut rules = RuleSet::default();
        let mut previous = None;
        for (i, step) in self.steps.iter().enumerate() {
            let rule = match (previous, step) {
                (_, Step::Key(_)) => RuleId::PathDotNotation,
                (None, Step::Index(_)) => RuleId::PathRootArray,
                (Some(previous), Step::Index(_)) if nested_index(previous) => RuleId::PathNestedIndex,
                (Some(_), Step::Index(_)) => RuleId::PathArrayIndex,
            };
            rules = rules.with(rule);
            let last = i == self.steps.len().saturating_sub(1);
            if surrounding_whitespace(step, i == 0, last) {
                rules = rules.with(RuleId::PathSurroundingWhitespace);
            }
            previous = Some(step);
        }
        rules
    }

    /// The attribute made of the first `depth` steps, as text; empty for none.
    pub(crate) fn leading(&self, depth: usize) -> String {
        Steps(self.steps.get(..depth).unwrap_or(&self.steps)).to_string()
    }

    /// The attribute with an index behind the first `depth` steps, as text: the number that stands there as a key, as in
    /// `a.0`, else this.
    pub(crate) fn with_index(&self, depth: usize, index: u64) -> String {
        let (before, after) = self.steps.split_at_checked(depth).unwrap_or((&self.steps, &[]));
        let number = match after.first() {
            Some(Step::Key(key)) => key.parse().ok(),
            Some(Step::Index(_)) | None => None,
        };
        let after = after.get(usize::from(number.is_some())..).unwrap_or_default();
        let index = number.unwrap_or(index);
        Steps(&[before, &[Step::Index(index)], after].concat()).to_string()
    }

    /// The attribute without the step at `depth`, as text.
    pub(crate) fn without_step(&self, depth: usize) -> String {
        let (before, after) = self.steps.split_at_checked(depth).unwrap_or((&self.steps, &[]));
        Steps(&[before, after.get(1..).unwrap_or_default()].concat()).to_string()
    }

    /// The attribute with a key before all others, as text.
    pub(crate) fn under_key(&self, key: &str) -> String {
        Steps(&[&[Step::Key(key.into())], &*self.steps].concat()).to_string()
    }

    /// The attribute with another key in place of the step at `depth`, as text.
    pub(crate) fn with_key(&self, depth: usize, key: &str) -> String {
        let mut steps = self.steps.clone();
        if let Some(step) = steps.get_mut(depth) {
            *step = Step::Key(key.into());
        }
        Steps(&steps).to_string()
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Steps(&self.steps).fmt(f)
    }
}

struct Steps<'a>(&'a [Step]);

impl fmt::Display for Steps<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Why a text is no Response Attribute, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidAttribute {
    /// Where the attribute goes wrong: an offset in bytes.
    pub offset: usize,
    /// The same place in characters, from 1.
    pub column: usize,
    /// The character there; none at the end of the attribute.
    pub found: Option<char>,
    /// What could have stood there.
    pub expected: &'static str,
    /// The rule that the attribute breaks.
    pub rule: RuleId,
}

impl fmt::Display for InvalidAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found {
            Some(found) => write!(f, "unexpected {}", crate::explain::character(found))?,
            None => f.write_str("unexpected end")?,
        }
        write!(f, " at column {}, expected {}", self.column, self.expected)
    }
}

impl std::error::Error for InvalidAttribute {}

impl FromStr for Attribute {
    type Err = InvalidAttribute;

    fn from_str(text: &str) -> Result<Self, InvalidAttribute> {
        let mut reader = Reader { text, rest: text };
        let mut steps = vec![match reader.peek() {
            Some('[') => root_array(&mut reader)?,
            Some(_) | None => key_characters(&mut reader)?,
        }];
        while let Some(next) = reader.peek() {
            steps.push(match next {
                '.' => dot_notation(&mut reader)?,
                '[' => array_index(&mut reader)?,
                _ => return Err(reader.unexpected("`.` or `[`", RuleId::PathDotNotation)),
            });
        }
        Ok(Self { steps })
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Takes the characters that belong.
    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start_matches(belongs);
        let taken = self.rest.strip_suffix(rest).unwrap_or_default();
        self.rest = rest;
        taken
    }

    fn unexpected(&self, expected: &'static str, rule: RuleId) -> InvalidAttribute {
        let before = self.text.strip_suffix(self.rest).unwrap_or_default();
        InvalidAttribute {
            offset: before.len(),
            column: before.chars().count().saturating_add(1),
            found: self.peek(),
            expected,
            rule,
        }
    }
}

/// `path.dot-notation`: keys joined by dots.
fn dot_notation(reader: &mut Reader<'_>) -> Result<Step, InvalidAttribute> {
    reader.rest = reader.rest.strip_prefix('.').unwrap_or(reader.rest);
    key_characters(reader)
}

/// `path.key-characters`: what a key is made of.
fn key_characters(reader: &mut Reader<'_>) -> Result<Step, InvalidAttribute> {
    let key = reader.take_while(is_key_character);
    match reader.peek() {
        Some('.' | '[') | None if !key.is_empty() => Ok(Step::Key(key.into())),
        Some('.' | '[' | ']') | None if key.is_empty() => {
            Err(reader.unexpected("a key", RuleId::PathDotNotation))
        }
        Some(_) | None if key.is_empty() => {
            let expected = "a letter, a digit, `-`, `_`, `:` or white space";
            Err(reader.unexpected(expected, RuleId::PathKeyCharacters))
        }
        Some(_) | None => Err(reader.unexpected(
            "a letter, a digit, `-`, `_`, `:`, white space, `.` or `[`",
            RuleId::PathKeyCharacters,
        )),
    }
}

/// White space is that of ASCII, the vertical tab included.
pub(crate) fn is_key_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || matches!(c, '-' | '_' | ':' | '\x0b')
}

/// `path.array-index`: `[n]`, n a decimal integer from 0.
fn array_index(reader: &mut Reader<'_>) -> Result<Step, InvalidAttribute> {
    reader.rest = reader.rest.strip_prefix('[').unwrap_or(reader.rest);
    let digits = reader.take_while(|c| c.is_ascii_digit());
    if digits.is_empty() {
        return Err(reader.unexpected("a decimal index", RuleId::PathArrayIndex));
    }
    let Some(rest) = reader.rest.strip_prefix(']') else {
        return Err(reader.unexpected("a digit or `]`", RuleId::PathArrayIndex));
    };
    reader.rest = rest;
    Ok(Step::Index(digits.parse().unwrap_or(u64::MAX)))
}

/// `path.root-array`: an attribute may begin with an index.
fn root_array(reader: &mut Reader<'_>) -> Result<Step, InvalidAttribute> {
    array_index(reader)
}

/// `path.nested-index`: an index may follow an index.
fn nested_index(previous: &Step) -> bool {
    matches!(previous, Step::Index(_))
}

/// `path.case-sensitive`: a key matches when it is the same, character for character.
pub(crate) fn case_sensitive(key: &str, name: &str) -> bool {
    key == name
}

/// `path.surrounding-whitespace`: white space at either end of the attribute belongs to the key.
fn surrounding_whitespace(step: &Step, first: bool, last: bool) -> bool {
    let space = |c: char| c.is_ascii_whitespace() || c == '\x0b';
    match step {
        Step::Key(key) => (first && key.starts_with(space)) || (last && key.ends_with(space)),
        Step::Index(_) => false,
    }
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
        assert_eq!(steps("a[18446744073709551616]"), [key("a"), Step::Index(u64::MAX)]);
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
        assert_eq!(error("a\u{a0}b"), format!("unexpected U+00A0 at column 2, expected {key_or}"));
        assert_eq!(error("$.a"), format!("unexpected `$` at column 1, expected {key_alone}"));
        assert_eq!(error("a.@b"), format!("unexpected `@` at column 3, expected {key_alone}"));
        assert_eq!(error("a[]"), "unexpected `]` at column 3, expected a decimal index");
        assert_eq!(error("a[-1]"), "unexpected `-` at column 3, expected a decimal index");
        assert_eq!(error("a[\"b\"]"), "unexpected `\"` at column 3, expected a decimal index");
        assert_eq!(error("a[ 0]"), "unexpected space at column 3, expected a decimal index");
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
