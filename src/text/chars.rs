//! The kinds of white space that rules tell apart.

/// White space of JSON and XML documents, which is also what values are trimmed of: space, tab, CR and LF.
pub(crate) const fn is_document_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// White space of ASCII, the vertical tab included: what a key of an attribute may hold.
pub(crate) const fn is_ascii_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\x0b'
}
