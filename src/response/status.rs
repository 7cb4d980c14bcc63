//! [`Status`]: an HTTP status code, with the reason phrase that is registered for it.

use std::fmt;

/// An HTTP status code: 100 to 999.
///
/// ```
/// use marketo_webhook::Status;
///
/// let status = Status::new(404)?;
/// assert_eq!(status, Status::NOT_FOUND);
/// assert_eq!(status.registered_phrase(), Some("Not Found"));
/// assert!(!status.is_success());
///
/// let error = Status::new(99).unwrap_err();
/// assert_eq!(error.to_string(), "invalid status 99, expected 100 to 999");
/// # Ok::<(), marketo_webhook::response::InvalidStatusError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status(pub(super) u16);

/// A number outside 100 to 999, which is not a [`Status`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvalidStatusError {
    /// The number.
    pub code: u16,
}

impl fmt::Display for InvalidStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid status {}, expected 100 to 999", self.code)
    }
}

impl std::error::Error for InvalidStatusError {}

impl TryFrom<u16> for Status {
    type Error = InvalidStatusError;

    fn try_from(code: u16) -> Result<Self, InvalidStatusError> {
        Self::new(code)
    }
}

impl From<Status> for u16 {
    fn from(status: Status) -> Self {
        status.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Status {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl Status {
    /// 200 OK.
    pub const OK: Self = Self(200);
    /// 201 Created.
    pub const CREATED: Self = Self(201);
    /// 202 Accepted.
    pub const ACCEPTED: Self = Self(202);
    /// 204 No Content.
    pub const NO_CONTENT: Self = Self(204);
    /// 301 Moved Permanently.
    pub const MOVED_PERMANENTLY: Self = Self(301);
    /// 302 Found.
    pub const FOUND: Self = Self(302);
    /// 307 Temporary Redirect.
    pub const TEMPORARY_REDIRECT: Self = Self(307);
    /// 308 Permanent Redirect.
    pub const PERMANENT_REDIRECT: Self = Self(308);
    /// 400 Bad Request.
    pub const BAD_REQUEST: Self = Self(400);
    /// 401 Unauthorized.
    pub const UNAUTHORIZED: Self = Self(401);
    /// 403 Forbidden.
    pub const FORBIDDEN: Self = Self(403);
    /// 404 Not Found.
    pub const NOT_FOUND: Self = Self(404);
    /// 405 Method Not Allowed.
    pub const METHOD_NOT_ALLOWED: Self = Self(405);
    /// 410 Gone.
    pub const GONE: Self = Self(410);
    /// 429 Too Many Requests.
    pub const TOO_MANY_REQUESTS: Self = Self(429);
    /// 500 Internal Server Error.
    pub const INTERNAL_SERVER_ERROR: Self = Self(500);
    /// 502 Bad Gateway.
    pub const BAD_GATEWAY: Self = Self(502);
    /// 503 Service Unavailable.
    pub const SERVICE_UNAVAILABLE: Self = Self(503);
    /// 504 Gateway Timeout.
    pub const GATEWAY_TIMEOUT: Self = Self(504);

    /// A status of this code.
    ///
    /// # Errors
    ///
    /// [`InvalidStatusError`] for a code outside 100 to 999.
    pub const fn new(code: u16) -> Result<Self, InvalidStatusError> {
        if matches!(code, 100..=999) { Ok(Self(code)) } else { Err(InvalidStatusError { code }) }
    }

    /// The code.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// Whether it lies in 200-299.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self.0, 200..=299)
    }

    /// The reason phrase of RFC 9110 or the IANA registry, if the status is registered.
    // Most responses bring a phrase; engines compile a function when it is first called.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub const fn registered_phrase(self) -> Option<&'static str> {
        Some(match self.0 {
            100 => "Continue",
            101 => "Switching Protocols",
            102 => "Processing",
            103 => "Early Hints",
            200 => "OK",
            201 => "Created",
            202 => "Accepted",
            203 => "Non-Authoritative Information",
            204 => "No Content",
            205 => "Reset Content",
            206 => "Partial Content",
            207 => "Multi-Status",
            208 => "Already Reported",
            226 => "IM Used",
            300 => "Multiple Choices",
            301 => "Moved Permanently",
            302 => "Found",
            303 => "See Other",
            304 => "Not Modified",
            305 => "Use Proxy",
            307 => "Temporary Redirect",
            308 => "Permanent Redirect",
            400 => "Bad Request",
            401 => "Unauthorized",
            402 => "Payment Required",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            406 => "Not Acceptable",
            407 => "Proxy Authentication Required",
            408 => "Request Timeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "Length Required",
            412 => "Precondition Failed",
            413 => "Content Too Large",
            414 => "URI Too Long",
            415 => "Unsupported Media Type",
            416 => "Range Not Satisfiable",
            417 => "Expectation Failed",
            421 => "Misdirected Request",
            422 => "Unprocessable Content",
            423 => "Locked",
            424 => "Failed Dependency",
            425 => "Too Early",
            426 => "Upgrade Required",
            428 => "Precondition Required",
            429 => "Too Many Requests",
            431 => "Request Header Fields Too Large",
            451 => "Unavailable For Legal Reasons",
            500 => "Internal Server Error",
            501 => "Not Implemented",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            505 => "HTTP Version Not Supported",
            506 => "Variant Also Negotiates",
            507 => "Insufficient Storage",
            508 => "Loop Detected",
            510 => "Not Extended",
            511 => "Network Authentication Required",
            _ => return None,
        })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_three_digits() {
        for (code, valid) in [(0, false), (99, false), (100, true), (999, true), (1000, false)] {
            assert_eq!(Status::new(code).is_ok(), valid, "{code}");
        }
    }

    #[test]
    fn success_is_200_to_299() {
        for (code, success) in [(199, false), (200, true), (299, true), (300, false)] {
            assert_eq!(Status::new(code).unwrap().is_success(), success, "{code}");
        }
    }
}
