//! Members near the top of a document that services use to say that they failed.

use std::borrow::Cow;

use crate::string_enum::is_one_of;

/// The names of such members, in any case; names that end in [`ENDINGS`] are such names too.
const NAMES: [&str; 18] = [
    "success",
    "ok",
    "isSuccess",
    "succeeded",
    "status",
    "state",
    "result",
    "statusCode",
    "status_code",
    "httpStatus",
    "error",
    "errors",
    "fault",
    "exception",
    "errorMessage",
    "error_message",
    "errorCode",
    "error_code",
];

const ENDINGS: [&str; 2] = ["_success", "_error"];

/// How many are kept besides the first: a document may repeat one.
const OTHERS: usize = 15;

/// A member that may say that the service failed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FailureMarker<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) value: MarkerValue<'t>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum MarkerValue<'t> {
    Text(Cow<'t, str>),
    /// As written.
    Number(&'t str),
    Boolean(bool),
    /// Null, or an object, an array or an element that holds nothing.
    Nothing,
    /// An object, an array or an element that holds something.
    Something,
}

/// The members that may say that the service failed, as they are met.
pub(super) struct FailureMarkers<T> {
    /// Most documents have at most one, which is kept without allocating.
    first: Option<T>,
    others: Vec<T>,
}

impl<T> Default for FailureMarkers<T> {
    fn default() -> Self {
        Self { first: None, others: Vec::new() }
    }
}

impl<T> FailureMarkers<T> {
    /// Keeps a member, if it has such a name.
    #[inline]
    pub(super) fn push(&mut self, name: &str, member: T) {
        if !is_such_a_name(name) {
            return;
        }
        if self.first.is_none() {
            self.first = Some(member);
        } else if self.others.len() < OTHERS {
            self.others.push(member);
        }
    }

    /// A member that was kept.
    #[inline]
    pub(super) fn find(&mut self, is_it: impl Fn(&T) -> bool) -> Option<&mut T> {
        self.first.iter_mut().chain(&mut self.others).find(|member| is_it(member))
    }

    /// The members in their order, counted from 0.
    pub(super) fn get(&self, i: usize) -> Option<&T> {
        i.checked_sub(1).map_or(self.first.as_ref(), |i| self.others.get(i))
    }
}

#[inline]
fn is_such_a_name(name: &str) -> bool {
    // The first and last letters rule out most names.
    let may_be = matches!(
        name.as_bytes(),
        [b's' | b'S' | b'o' | b'O' | b'i' | b'I' | b'r' | b'R' | b'h' | b'H' | b'e' | b'E' | b'f' | b'F', ..]
            | [.., b's' | b'S' | b'r' | b'R']
    );
    may_be && (is_one_of(name.as_bytes(), &NAMES) || ENDINGS.iter().any(|end| ends_in(name, end)))
}

/// Whether a name has this ending, in any case.
pub(crate) fn ends_in(name: &str, end: &str) -> bool {
    let start = name.len().checked_sub(end.len());
    start.and_then(|start| name.get(start..)).is_some_and(|found| found.eq_ignore_ascii_case(end))
}
