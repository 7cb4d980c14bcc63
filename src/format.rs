//! The formats of bodies that are parsed.

use crate::named::named;

named! {
    /// A format that a body is read as.
    pub enum Format {
        /// JSON.
        Json = "json",
        /// XML.
        Xml = "xml",
    }
}
