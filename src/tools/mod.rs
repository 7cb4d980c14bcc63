//! What else can be asked of a definition, a sample body or an outcome.

pub(crate) mod describe;
pub(crate) mod diagnose;
pub(crate) mod sample;
pub(crate) mod trigger;
