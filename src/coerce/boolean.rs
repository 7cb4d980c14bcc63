//! Values of boolean fields.

use super::{Coerced, Coercion, incompatible, trimmed};
use crate::assumptions::BooleanText;
use crate::rules::RuleId;
use crate::value::{Raw, Value};

/// `coerce.boolean`: true and false, as booleans or as text in any case.
#[inline(never)]
pub(super) fn boolean<'t>(raw: &Raw<'t>, words: BooleanText) -> Coercion<'t> {
    let boolean = match raw {
        Raw::Boolean(boolean) => Some(*boolean),
        Raw::Text(text) => word(&trimmed(text), words),
        Raw::Number(source) => word(source, words),
        Raw::Null | Raw::Source(..) => None,
    };
    match boolean {
        Some(boolean) => Ok(Coerced::new(Value::Boolean(boolean), RuleId::CoerceBoolean)),
        None => Err(incompatible(RuleId::CoerceBoolean)),
    }
}

fn word(text: &str, words: BooleanText) -> Option<bool> {
    let is = |word: &&str| text.eq_ignore_ascii_case(word);
    let (yes, no): (&[&str], &[&str]) = match words {
        BooleanText::TrueFalse => (&["true"], &["false"]),
        BooleanText::YesNo10 => (&["true", "yes", "1"], &["false", "no", "0"]),
    };
    if yes.iter().any(is) { Some(true) } else { no.iter().any(is).then_some(false) }
}
