//! Texts of diagnostics.

use super::Quoted;

/// The diagnostic of an attribute that begins or ends with white space.
pub(crate) fn surrounding_whitespace(attribute: &str) -> String {
    format!("white space at either end of {} is part of the key", Quoted(attribute))
}

/// The diagnostic of a name that is taken as a custom field although it comes near a known one.
pub(crate) fn custom_field(name: &str, near: &str) -> String {
    format!("{} is taken as a custom field of type string; did you mean {}?", Quoted(name), Quoted(near))
}

/// The diagnostic of a data type that is not known.
pub(crate) fn unknown_type(field: &str, data_type: Option<&str>) -> String {
    let data_type =
        data_type.map_or_else(|| "is not known".to_owned(), |name| format!("{} is not known", Quoted(name)));
    format!("the data type of {} {data_type}; it is treated as string", Quoted(field))
}

/// The diagnostic of a mapping that is there twice.
pub(crate) fn duplicate_mapping(first: usize) -> String {
    format!("the mapping repeats mapping {first}")
}

/// The diagnostic of a field that more than one mapping names.
pub(crate) fn field_named_twice(field: &str, first: usize) -> String {
    format!("mapping {first} names {} too; where both apply, the last one wins", Quoted(field))
}

/// The diagnostic of a definition without mappings.
pub(crate) fn no_mappings() -> String {
    "the webhook has no response mappings, so no response changes a lead field".to_owned()
}

/// The diagnostic of mappings that Response Type None makes useless.
pub(crate) fn mappings_without_response_type() -> String {
    "the webhook's Response Type is None, so its response mappings do nothing; choose JSON or XML".to_owned()
}
