//! The kinds of white space that rules distinguish.

/// White space of JSON and XML documents, and around values: space, tab, CR and LF.
pub(crate) const fn is_document_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// White space of ASCII, the vertical tab included: what a key of an attribute may hold.
pub(crate) const fn is_ascii_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\x0b'
}
