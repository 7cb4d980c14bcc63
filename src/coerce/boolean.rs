//! Values of boolean fields.

use super::{Coerced, Coercion, CoercionError, trimmed};
use crate::rules::RuleId;
use crate::rules::assumptions::BooleanText;
use crate::value::{Raw, Value};

/// true and false, as booleans or as text in any case.
#[inline(never)]
pub(super) fn boolean<'t>(raw: &Raw<'t>, words: BooleanText) -> Coercion<'t> {
    let boolean = match raw {
        Raw::Boolean(boolean) => Some(*boolean),
        Raw::Text(text) => word(&trimmed(text), words),
        Raw::Number(source) => word(source, words),
        Raw::Null | Raw::Container(..) => None,
    };
    match boolean {
        Some(boolean) => Ok(Coerced::by(RuleId::CoerceBoolean, Value::Boolean(boolean))),
        None => Err(CoercionError::incompatible(RuleId::CoerceBoolean)),
    }
}

fn word(text: &str, words: BooleanText) -> Option<bool> {
    const WORDS: [(&str, bool); 6] =
        [("true", true), ("false", false), ("yes", true), ("no", false), ("1", true), ("0", false)];
    let known = match words {
        BooleanText::TrueFalse => 2,
        BooleanText::YesNo10 => WORDS.len(),
    };
    let mut known = WORDS.iter().take(known);
    known.find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, boolean)| *boolean)
}
