//! Texts of diagnostics.

use crate::text::quote::Quoted;

/// The diagnostic of an attribute that begins or ends with white space.
#[cold]
pub(crate) fn surrounding_whitespace(attribute: &str) -> String {
    format!("white space at either end of {} is part of the key", Quoted(attribute))
}

/// The diagnostic of a name that is taken as a custom field although it comes near a known one.
#[cold]
pub(crate) fn custom_field(name: &str, near: &str) -> String {
    format!("{} is taken as a custom field of type string; did you mean {}?", Quoted(name), Quoted(near))
}

/// The diagnostic of a data type that is not known.
#[cold]
pub(crate) fn unknown_type(field: &str, data_type: Option<&str>) -> String {
    let field = Quoted(field);
    match data_type {
        Some(name) => {
            format!("the data type {} of {field} is not known; it is treated as string", Quoted(name))
        }
        None => format!("the data type of {field} is not known; it is treated as string"),
    }
}

/// The diagnostic of a mapping that is there twice.
#[cold]
pub(crate) fn duplicate_mapping(attribute: &str, field: &str) -> String {
    format!("{} is mapped to {} twice", Quoted(attribute), Quoted(field))
}

/// The diagnostic of a field that more than one mapping names.
#[cold]
pub(crate) fn field_named_twice(field: &str, other_attribute: &str) -> String {
    let (field, other) = (Quoted(field), Quoted(other_attribute));
    format!("{other} is mapped to {field} too; where both mappings apply, the last one wins")
}

/// The diagnostic of a definition without mappings.
#[cold]
pub(crate) fn no_mappings() -> String {
    "the webhook has no response mappings, so no response changes a lead field".to_owned()
}

/// The diagnostic of mappings that Response Type None makes useless.
#[cold]
pub(crate) fn mappings_without_response_type() -> String {
    "the webhook's Response Type is None, so its response mappings do nothing; choose JSON or XML".to_owned()
}

/// The diagnostic of an attribute that no XML document can meet.
#[cold]
pub(crate) fn never_in_xml(attribute: &str, step: &str) -> String {
    let why = if step.starts_with('[') {
        "an index stands directly behind the name of an element"
    } else {
        "it is not the name of an element"
    };
    format!("no XML body has what {} leads to, because of {}: {why}", Quoted(attribute), Quoted(step))
}
