//! The formats of bodies that are parsed.

use crate::string_enum::named;

named! {
    /// A format that a body is read as.
    pub enum Format {
        /// JSON.
        Json = "json",
        /// XML.
        Xml = "xml",
    }
}
