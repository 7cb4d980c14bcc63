//! Values of boolean fields.

use super::{Coerced, Coercion, CoercionError, trimmed};
use crate::assumptions::BooleanText;
use crate::rules::{RuleId, RuleSet};
use crate::value::{Raw, Value};

/// true and false, as booleans or as text in any case.
#[inline(never)]
pub(super) fn boolean<'t>(raw: &Raw<'t>, words: BooleanText) -> Coercion<'t> {
    let (text, rests_on) = match raw {
        Raw::Boolean(boolean) => return Ok(Coerced::by(RuleId::CoerceBoolean, Value::Boolean(*boolean))),
        Raw::Text(text) => trimmed(text),
        // Under any assumption, only these numbers mean a boolean.
        Raw::Number(source @ ("1" | "0")) => ((*source).into(), RuleSet::EMPTY),
        Raw::Number(_) | Raw::Null | Raw::Container(..) => {
            return Err(CoercionError::incompatible(RuleId::CoerceBoolean));
        }
    };
    let rests_on = rests_on.with(RuleId::CoerceBoolean);
    match word(&text, words) {
        Some(boolean) => Ok(Coerced::by(RuleId::CoerceBooleanText, Value::Boolean(boolean)).and(rests_on)),
        None => Err(CoercionError::incompatible(RuleId::CoerceBooleanText).and(rests_on)),
    }
}

fn word(text: &str, words: BooleanText) -> Option<bool> {
    const WORDS: [(&str, bool); 8] = [
        ("true", true),
        ("false", false),
        ("yes", true),
        ("no", false),
        ("y", true),
        ("n", false),
        ("1", true),
        ("0", false),
    ];
    let known = match words {
        BooleanText::TrueFalse => 2,
        BooleanText::YesNo10 => WORDS.len(),
    };
    let mut known = WORDS.iter().take(known);
    known.find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, boolean)| *boolean)
}
