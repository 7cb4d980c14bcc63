//! Characters and names.

pub(crate) mod calendar;
pub(crate) mod case;
pub(crate) mod chars;
pub(crate) mod quote;
pub(crate) mod similarity;
