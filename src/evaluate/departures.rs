//! The [`Note`]s about one [`FieldUpdate`].

use super::webhook::Mapping;
use crate::coerce::Departure;
use crate::definition::field::AssumedField;
use crate::explain;
use crate::outcome::{FieldUpdate, Note, NoteCode, Severity};
use crate::rules::RuleId;

/// Notes where an update differs from the body, and what it assumes about its field.
pub(super) fn note_update<'a>(
    notes: &mut Vec<Note<'a>>,
    mapping: &'a Mapping,
    update: &FieldUpdate<'a>,
    departures: &[Departure],
) {
    let (warning, of) = (Severity::Warning, Some(update.mapping));
    for departure in departures {
        let (code, severity, rule) = match departure {
            Departure::Truncated { .. } => (NoteCode::Truncated, warning, RuleId::CoerceOverLength),
            Departure::Cleared(rule) => (NoteCode::Cleared, warning, *rule),
            Departure::PartialNumber { .. } => (NoteCode::PartialNumber, warning, RuleId::CoerceNumericText),
            Departure::Imprecise { .. } => (NoteCode::FloatPrecision, warning, RuleId::CoerceFloatPrecision),
            Departure::Large => (NoteCode::FloatPrecision, Severity::Info, RuleId::CoerceFloatPrecision),
            Departure::SignedScore => (NoteCode::SignedScore, warning, RuleId::CoerceSignedScore),
        };
        let explanation =
            explain::departure(&mapping.response_attribute, &mapping.marketo_field, &update.value, departure);
        notes.push(Note { code, severity, explanation, rule, mapping: of });
    }
    if let Some(assumed) = mapping.target.assumed {
        let (code, rule) = match assumed {
            AssumedField::Custom => (NoteCode::AssumedField, RuleId::FieldUnknown),
            AssumedField::String => (NoteCode::UnknownType, RuleId::CoerceUnknownType),
        };
        let explanation = explain::assumed_field(&mapping.marketo_field, &mapping.target);
        notes.push(Note { code, severity: warning, explanation, rule, mapping: of });
    }
}
