//! Texts about replies of the describe call.

use crate::text::quote::Quoted;

/// The call whose replies are imported.
const DESCRIBE: &str = "`GET /rest/v1/leads/describe.json`";

/// A reply with errors of Marketo's own.
#[cold]
pub(crate) fn describe_failed(errors: &[(String, String)]) -> String {
    // Either may be missing.
    let errors = errors.iter().map(|(code, message)| format!("{code} {message}").trim().to_owned());
    let errors = errors.filter(|error| !error.is_empty()).map(|error| Quoted(&error).to_string());
    let list = errors.collect::<Vec<_>>().join("; ");
    let list = if list.is_empty() { "no error is given" } else { &list };
    format!("Marketo refused the describe call: {list}; no field is imported")
}

/// Something that is no such reply.
#[cold]
pub(crate) fn no_describe() -> String {
    format!("this is no reply of the describe call: it has no `result`; import the reply of {DESCRIBE}")
}

/// A reply of another call.
#[cold]
pub(crate) fn rest_names_only(call: &str) -> String {
    format!(
        "this is a reply of {call}, which gives REST API names only, while mappings take SOAP API names; import the reply of {DESCRIBE}"
    )
}

/// A reply without fields.
#[cold]
pub(crate) fn describes_nothing() -> String {
    "the describe reply has no fields".to_owned()
}

/// An entry that is no field.
#[cold]
pub(crate) fn describes_no_field(i: u64) -> String {
    format!("`result[{i}]` describes no field, and is passed over")
}

/// A field without a type.
#[cold]
pub(crate) fn describes_no_type(i: u64, field: &str) -> String {
    format!("`result[{i}]` gives no data type for {}; it is treated as string", Quoted(field))
}
