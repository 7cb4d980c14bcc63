//! Characters and names.

pub(crate) mod similarity;
