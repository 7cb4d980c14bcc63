//! The Response Attribute: a path into a response, such as `orders[0].orderDate`.
//!
//! ```text
//! attribute = ( key / 1*index ) *( "." key / index )
//! key       = 1*( letter / digit / "-" / "_" / ":" / white space )
//! index     = "[" 1*digit "]"
//! ```

mod parse;
mod spelling;

use std::fmt;

use crate::rules::{RuleId, RuleSet};
use crate::text::chars::is_ascii_space;
pub use parse::ParseAttributeError;
pub(crate) use parse::{is_key_but_for_letters, is_key_character};
pub(crate) use spelling::{Wanted, correction, never_in_xml};

/// One step of an [`Attribute`].
///
/// ```
/// use marketo_webhook::definition::{Attribute, Step};
///
/// let attribute: Attribute = "orders[0].date".parse()?;
/// assert_eq!(attribute.steps(), [Step::Key("orders".into()), Step::Index(0), Step::Key("date".into())]);
/// # Ok::<(), marketo_webhook::definition::ParseAttributeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// A member of an object, or a child element.
    Key(Box<str>),
    /// A place in an array, from 0.
    Index(u64),
    /// A place past 64 bits, by its digits without leading zeros: no array is so long.
    HugeIndex(Box<str>),
}

impl Step {
    /// The place of an index, [`u64::MAX`] for a huge one.
    pub(crate) const fn index(&self) -> Option<u64> {
        match self {
            Self::Key(_) => None,
            Self::Index(index) => Some(*index),
            Self::HugeIndex(_) => Some(u64::MAX),
        }
    }
}

/// A valid Response Attribute.
///
/// ```
/// use marketo_webhook::definition::Attribute;
///
/// let attribute: Attribute = "orders[00].orderDate".parse()?;
/// assert_eq!(attribute.to_string(), "orders[0].orderDate");
///
/// let error = "orders[first]".parse::<Attribute>().unwrap_err();
/// assert_eq!(error.to_string(), "unexpected `f` at column 8, expected an index in digits, such as `0`");
/// # Ok::<(), marketo_webhook::definition::ParseAttributeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attribute {
    steps: Vec<Step>,
}

impl Attribute {
    /// The steps from the top of the document down; there is at least one.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The rules that an outcome through this attribute rests on. Those of its spelling are in [`rules_of_spelling`].
    pub(crate) fn rules(&self) -> RuleSet {
        let mut rules = RuleSet::default();
        let mut previous: Option<&Step> = None;
        for step in &self.steps {
            let rule = match (previous, step) {
                (_, Step::Key(_)) => RuleId::PathDotNotation,
                (None, Step::Index(_) | Step::HugeIndex(_)) => RuleId::PathRootArray,
                (Some(Step::Key(_)), Step::Index(_) | Step::HugeIndex(_)) => RuleId::PathArrayIndex,
                (Some(Step::Index(_) | Step::HugeIndex(_)), Step::Index(_) | Step::HugeIndex(_)) => {
                    RuleId::PathNestedIndex
                }
            };
            rules = rules.with(rule);
            let more = match step {
                Step::Key(key) if !key.is_ascii() => Some(RuleId::PathLetters),
                Step::HugeIndex(_) | Step::Index(u64::MAX) => Some(RuleId::PathIndexForm),
                Step::Key(_) | Step::Index(_) => None,
            };
            rules = more.map_or(rules, |more| rules.with(more));
            previous = Some(step);
        }
        if self.has_surrounding_space() {
            rules = rules.with(RuleId::PathSurroundingWhitespace);
        }
        rules
    }

    /// Whether white space begins or ends the attribute; it is part of the key there.
    fn has_surrounding_space(&self) -> bool {
        let at = |step: Option<&Step>, has_space: fn(&str) -> bool| match step {
            Some(Step::Key(key)) => has_space(key),
            Some(Step::Index(_) | Step::HugeIndex(_)) | None => false,
        };
        at(self.steps.first(), |key| key.starts_with(is_ascii_space))
            || at(self.steps.last(), |key| key.ends_with(is_ascii_space))
    }

    /// The attribute made of the first `depth` steps, as text; empty for none.
    pub(crate) fn leading(&self, depth: usize) -> String {
        Steps(self.steps.get(..depth).unwrap_or(&self.steps)).to_string()
    }
}

/// The rules by which a spelling of an attribute means the same as another: zeros before an index make no difference.
pub(crate) fn rules_of_spelling(text: &str) -> RuleSet {
    let has_zeros = text.as_bytes().windows(3).any(|bytes| matches!(bytes, [b'[', b'0', b'0'..=b'9']));
    if has_zeros { RuleSet::of(RuleId::PathIndexForm) } else { RuleSet::EMPTY }
}

/// The text of some steps.
pub(crate) fn text_of(steps: &[Step]) -> String {
    Steps(steps).to_string()
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
                Step::HugeIndex(digits) => write!(f, "[{digits}]")?,
            }
        }
        Ok(())
    }
}
