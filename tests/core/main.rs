//! The native core, beyond its cases: the public API, the readers against others, and the structure of the source.

mod api;
mod citations;
mod crate_api;
mod dependencies;
mod documents;
mod hostile;
mod json;
mod languages;
mod layers;
mod messages;
mod placeholders;
mod rules;
mod security;
mod suggestions;
mod unreadable;
mod vocabulary;
mod xml;

#[path = "../cases/evaluate.rs"]
mod evaluate;
#[path = "../cases/reader/mod.rs"]
#[expect(dead_code, clippy::disallowed_methods, reason = "only the inputs are used, and files are read")]
mod reader;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/xml_oracle.rs"]
mod xml_oracle;
