//! Predicts what Adobe Marketo Engage does with a webhook's response: which lead fields it updates and why the other mappings
//! do nothing, or which error it logs.
//!
//! Marketo has no way to test a webhook other than to call it for a real lead. This crate answers from a definition and a
//! response alone: it sends nothing, reads no clock and never panics.
//!
//! ```
//! use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
//!
//! let definition = WebhookDefinition::new(ResponseType::Json)
//!     .with_mapping("lead.score", "LeadScore")
//!     .with_mapping("lead.City", "City");
//! let webhook = Webhook::new(definition);
//!
//! let response = Response::new(Status::OK).with_text(r#"{"lead": {"score": 72, "city": "Utrecht"}}"#);
//! let outcome = webhook.evaluate(CampaignType::Trigger, response);
//!
//! for update in outcome.updates() {
//!     println!("{} = {}", update.marketo_field, update.value.text().unwrap_or_default()); // LeadScore = 72
//! }
//! for skipped in outcome.skipped() {
//!     println!("{}: {}", skipped.marketo_field, skipped.explanation); // City: `lead.City` is not in the response: …
//! }
//! if let Some(error) = outcome.error() {
//!     println!("{error}");
//! }
//! # assert_eq!(outcome.updates()[0].value.text().as_deref(), Some("72"));
//! # assert_eq!(outcome.skipped()[0].suggestion.as_ref().unwrap().value, "lead.city");
//! ```
//!
//! # Where to look
//!
//! - [`Webhook`] compiles a [`WebhookDefinition`] once and evaluates many responses. [`Webhook::diagnostics`] says what is
//!   wrong with the definition before any call.
//! - [`Response`] is what came back; with the feature `http` it is made of an `http::Response`. [`Reply`] adds the calls
//!   that got no response.
//! - [`Outcome`] is the answer: lead fields that change and mappings that do nothing, or an error.
//! - [`rules`] has every rule that an outcome cites, with its sources and how sure it is. [`assumptions`] are the
//!   switches for what nobody knows: [`with_assumption`](WebhookDefinition::with_assumption)`(JsonNull::Clear)` switches one,
//!   [`Assumption::ALL`](assumptions::Assumption::ALL) lists them.
//! - [`messages`] has the texts for people, in English and Spanish; [`Catalogue::new`](messages::Catalogue::new) takes those of a
//!   language of yours.
//! - [`tools`] reads sample bodies and describe replies, and tests "Webhook is Called" triggers.
//!
//! # Errors and panics
//!
//! Bad data is an [`Outcome`], never an error or a panic: a body that is not JSON is [`Outcome::Error`], and an attribute
//! that cannot be parsed skips its mapping. Errors are for wrong calls, and no function panics:
//!
//! | error | of |
//! | --- | --- |
//! | [`ParseNameError`] | the names of enums such as [`ResponseType`], and [`Assumptions::switch`](assumptions::Assumptions::switch) |
//! | [`ParseAttributeError`](definition::ParseAttributeError) | an [`Attribute`](definition::Attribute) |
//! | [`ConstraintValuesError`](definition::ConstraintValuesError) | a constraint of a trigger |
//! | [`InvalidStatusError`](response::InvalidStatusError) | a [`Status`] |
//! | [`DecodeError`](response::DecodeError) | a [`CharsetDecoder`](response::CharsetDecoder) of yours |
//! | [`ListAttributesError`](tools::ListAttributesError) | [`list_attributes`](tools::list_attributes) |
//!
//! # Borrowing
//!
//! An outcome borrows from its [`Webhook`] and its [`Response`], and a response from its body and headers: a body is not
//! copied. [`Outcome::into_owned`] makes an outcome that outlives both.
//!
//! # Charsets
//!
//! The crate reads UTF-8 and UTF-16. A body in any other charset is unreadable, unless [`Webhook::evaluate_with`] is given a
//! [`CharsetDecoder`](response::CharsetDecoder): its page has an example.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `serde`: definitions and triggers are read and written in the JSON of the JavaScript API, and outcomes written.
//! - `http`: [`Webhook::evaluate`] takes a response of the [`http`](https://docs.rs/http) crate, as below.
//! - `js`: the binding of the npm package; for nobody else.
//!
//! Clients and servers with responses of the `http` crate, such as hyper and axum, take the response apart, read the body, and put
//! it together: `http::Response::from_parts(parts, bytes)`. Any body that is `AsRef<[u8]>` will do, `Bytes` too:
//!
//! ```
//! # use marketo_webhook::{CampaignType, ResponseType, Webhook, WebhookDefinition};
//! # let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
//! let response = http::Response::builder().status(200).body(r#"{"score": 12}"#)?;
//! let outcome = webhook.evaluate(CampaignType::Trigger, &response);
//! assert_eq!(outcome.updates()[0].value.to_string(), "12");
//! # Ok::<(), http::Error>(())
//! ```
//!
//! # Minimum supported Rust version
//!
//! Rust 1.88.
//!
//! The same library is the npm package `marketo-webhook`, compiled to WebAssembly.

#![cfg_attr(docsrs, feature(doc_cfg))]
// What the module of the npm package leaves out is there for everybody else.
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "js", target_family = "wasm"))))]
#![forbid(unsafe_code)]
// No panic whatever the input: what could fail says so in its type. A new variant of an enum must fail to compile
// where it has to be handled.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::match_wildcard_for_single_variants,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used,
        clippy::wildcard_enum_match_arm
    )
)]

pub mod assumptions;
mod coerce;
mod decide;
pub mod definition;
mod evaluate;
mod explain;
mod extract;
#[cfg(all(feature = "js", target_family = "wasm"))]
mod js;
mod name_map;
pub mod outcome;
pub mod response;
pub mod rules;
mod string_enum;
mod text;
mod texts;
pub mod tools;
mod value;

/// Human-readable explanations and their translations.
///
/// An [`Explanation`](messages::Explanation) is an id and the values that fill its text. `Display` writes it in English; a
/// [`Catalogue`](messages::Catalogue) writes it in its own language.
///
/// ```
/// use marketo_webhook::messages::Catalogue;
/// use marketo_webhook::{ResponseType, Webhook, WebhookDefinition};
///
/// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json));
/// let diagnostics = webhook.diagnostics();
/// println!("{}", diagnostics[0].explanation);
/// println!("{}", Catalogue::spanish().translate(&diagnostics[0].explanation));
/// ```
pub mod messages {
    #[cfg(not(all(feature = "js", target_family = "wasm")))]
    pub use crate::explain::catalogue::{Catalogue, CatalogueProblem};
    pub use crate::texts::{Explanation, TextId, TextValue};
}

pub use definition::{ResponseType, WebhookDefinition};
pub use evaluate::webhook::{CompiledMapping, Webhook};
pub use outcome::Outcome;
pub use response::{CampaignType, Reply, Response, Status};
pub use string_enum::ParseNameError;

/// The examples of the README are tested with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
