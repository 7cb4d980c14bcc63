//! The field that an unknown name may have meant.

use crate::text::case::folded;
use crate::text::similarity::edits;

/// API names as Adobe's Spanish page of standard fields translates them.
const TRANSLATIONS: [(&str, &str); 20] = [
    ("dirección", "Address"),
    ("ciudad", "City"),
    ("compañía", "Company"),
    ("país", "Country"),
    ("departamento", "Department"),
    ("correo electrónico", "Email"),
    ("industria", "Industry"),
    ("teléfono", "Phone"),
    ("clasificación", "Rating"),
    ("calificación", "Rating"),
    ("salutación", "Salutation"),
    ("saludo", "Salutation"),
    ("sitio", "Site"),
    ("estado", "State"),
    ("título", "Title"),
    ("cancelado", "Unsubscribed"),
    ("suscripción cancelada", "Unsubscribed"),
    ("sitio web", "Website"),
    ("ID de contacto de Marketo Jigsaw", "Marketo Jigsaw Contact Id"),
    ("Estado del contacto de Jigsaw de Marketo", "Marketo Jigsaw Contact Status"),
];

/// The names of a field.
pub(super) struct Names<'f> {
    pub(super) soap: &'f str,
    pub(super) rest: Option<&'f str>,
    pub(super) display: Option<&'f str>,
}

/// The field that a name may have meant.
pub(super) struct Similar<'f> {
    pub(super) soap_name: &'f str,
    /// Whether the name is a translation.
    pub(super) is_translation: bool,
}

/// How close a name is to those of a field, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The SOAP API name but for case, white space and `_`.
    Soap,
    Rest,
    Display,
    Translation,
    Edits(usize),
}

/// The field that a name may have meant: the only one of the best rank. The display name of a standard field counts beside
/// others (`are_known`), or if it holds a space: else it may be the name of a custom field.
pub(super) fn similar<'f>(
    name: &str,
    fields: impl Iterator<Item = Names<'f>>,
    are_known: bool,
) -> Option<Similar<'f>> {
    let wanted = letters(in_token(name));
    if wanted.is_empty() {
        return None;
    }
    let mut best: Option<(Rank, &str)> = None;
    let mut is_only = true;
    for field in fields {
        let Some(rank) = rank(&wanted, &field, are_known) else { continue };
        match best {
            Some((known, _)) if known < rank => {}
            // A given field comes before the standard field of its name.
            Some((known, soap)) if known == rank => is_only &= soap == field.soap,
            _ => (best, is_only) = (Some((rank, field.soap)), true),
        }
    }
    let (rank, soap_name) = best.filter(|_| is_only)?;
    Some(Similar { soap_name, is_translation: rank == Rank::Translation })
}

fn rank(wanted: &str, field: &Names<'_>, are_known: bool) -> Option<Rank> {
    let soap = letters(field.soap);
    let rest = field.rest.map(letters);
    let display = field.display.filter(|name| are_known || name.contains(' ')).map(letters);
    if soap == *wanted {
        return Some(Rank::Soap);
    }
    if rest.as_deref() == Some(wanted) {
        return Some(Rank::Rest);
    }
    if display.as_deref() == Some(wanted) {
        return Some(Rank::Display);
    }
    let is_translated =
        TRANSLATIONS.iter().any(|(translation, name)| *name == field.soap && letters(translation) == *wanted);
    if is_translated {
        return Some(Rank::Translation);
    }
    let names = [Some(soap), rest, display].into_iter().flatten();
    names.filter_map(|known| edits(wanted, &known)).min().map(Rank::Edits)
}

/// The name in a token of a field: `{{lead.Email Address:default=none}}`.
fn in_token(name: &str) -> &str {
    let inside = name.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    let field =
        inside.and_then(|token| token.strip_prefix("lead.").or_else(|| token.strip_prefix("company.")));
    field.map_or(name, |field| field.split_once(':').map_or(field, |(field, _)| field))
}

/// The letters of a name of a field, without case.
fn letters(name: &str) -> String {
    folded(&name.replace(|c: char| c.is_whitespace() || c == '_', ""))
}
