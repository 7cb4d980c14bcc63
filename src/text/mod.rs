//! Characters and names.

pub(crate) mod calendar;
pub(crate) mod chars;
pub(crate) mod quote;
pub(crate) mod similarity;
