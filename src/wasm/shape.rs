//! What the arguments from JavaScript have to look like.

use crate::assumptions::Assumption;
use crate::definition::ResponseType;

/// What a value has to be.
pub(super) enum Shape {
    Text,
    Flag,
    /// A whole number from 1 to 2^32-1.
    Count,
    /// One of these texts.
    OneOf(Vec<&'static str>),
    ListOf(Box<Shape>),
    /// An object with these members and no others.
    Members(Vec<Member>),
}

pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

fn required(name: &'static str, shape: Shape) -> Member {
    Member { name, required: true, shape }
}

fn optional(name: &'static str, shape: Shape) -> Member {
    Member { name, required: false, shape }
}

/// `WebhookDefinition` of the public types.
pub(super) fn definition() -> Shape {
    let response_types = ResponseType::ALL.iter().map(|name| name.name()).collect();
    let assumptions =
        Assumption::ALL.iter().map(|name| optional(name.name(), Shape::OneOf(name.values()))).collect();
    Shape::Members(vec![
        optional("name", Shape::Text),
        required("responseType", Shape::OneOf(response_types)),
        optional("responseMappings", Shape::ListOf(Box::new(response_mapping()))),
        optional("leadFields", Shape::ListOf(Box::new(lead_field()))),
        optional("assumptions", Shape::Members(assumptions)),
    ])
}

fn response_mapping() -> Shape {
    Shape::Members(vec![required("responseAttribute", Shape::Text), required("marketoField", Shape::Text)])
}

fn lead_field() -> Shape {
    Shape::Members(vec![
        required("name", Shape::Text),
        required("dataType", Shape::Text),
        optional("length", Shape::Count),
        optional("readOnly", Shape::Flag),
        optional("restName", Shape::Text),
        optional("displayName", Shape::Text),
    ])
}
