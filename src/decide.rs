//! Decides whether anything may be written. The rules are asked in order, and the first that applies decides.

use crate::assumptions::{Assumptions, EmptyBodyNon2xx, WhitespaceBody};
use crate::outcome::{Recovery, WebhookErrorKind};
use crate::response::charset::{Charset, NoDecoder, without_byte_order_mark};
use crate::response::{Body, CampaignType, Failure, Reply, Response};
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::text::chars::is_document_space;

/// The error of a call that writes nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallError {
    pub(crate) kind: WebhookErrorKind,
    pub(crate) code: Option<u16>,
    pub(crate) recovery: Recovery,
    pub(crate) verdict: Verdict,
}

/// The response, if its body may be read, and the rules that this rests on.
pub(crate) fn decide<'r, 'b>(
    campaign_type: CampaignType,
    reply: &'r Reply<'b>,
    has_mappings: bool,
    assumptions: &Assumptions,
) -> Result<(&'r Response<'b>, RuleSet), CallError> {
    if let Some(error) = no_call(campaign_type) {
        return Err(error);
    }
    let response = match reply {
        Reply::Response(response) => response,
        Reply::TransportFailure { failure, .. } => return Err(no_response(*failure)),
    };
    let emptiness = Emptiness::of(response);
    let is_empty = match (emptiness, assumptions.whitespace_body) {
        (Emptiness::Empty, _) | (Emptiness::Blank, WhitespaceBody::Empty) => true,
        (Emptiness::Full, _) | (Emptiness::Blank, WhitespaceBody::NotEmpty) => false,
    };
    let by_blank = if emptiness == Emptiness::Blank {
        RuleSet::of(RuleId::DecideWhitespaceBody)
    } else {
        RuleSet::EMPTY
    };
    match (response.status.is_success(), is_empty, assumptions.empty_body_non_2xx) {
        (true, false, _) if response.over_limit.is_some() => {
            Err(unreadable_body(Verdict::by(RuleId::DecideBodyLimit), Recovery::Service))
        }
        (true, false, _) => {
            let by_code =
                if never_has_body(response) { RuleSet::of(RuleId::DecideNoContent) } else { RuleSet::EMPTY };
            Ok((response, by_blank.and(by_code)))
        }
        (true, true, _) => {
            let error = empty_body(emptiness);
            let mut verdict = error.verdict;
            if never_has_body(response) || !has_mappings {
                verdict = verdict.with(RuleId::DecideNoContent);
            }
            Err(CallError { verdict, ..error })
        }
        (false, true, EmptyBodyNon2xx::Error1001) => {
            let error = empty_body(emptiness);
            Err(CallError { verdict: error.verdict.overruled_by(RuleId::DecideEmptyBodyNon2xx), ..error })
        }
        (false, true, EmptyBodyNon2xx::Status) => {
            let error = non_2xx(response);
            Err(CallError { verdict: error.verdict.with(RuleId::DecideEmptyBodyNon2xx), ..error })
        }
        // If a blank body counted as empty, this would be error 1001.
        (false, false, EmptyBodyNon2xx::Error1001) => {
            let error = non_2xx(response);
            Err(CallError { verdict: error.verdict.and(by_blank), ..error })
        }
        (false, false, EmptyBodyNon2xx::Status) => Err(non_2xx(response)),
    }
}

/// Whether responses with the status never have a body, other than in parts given by a caller.
fn never_has_body(response: &Response<'_>) -> bool {
    matches!(response.status.code(), 204 | 205)
}

/// How much there is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Emptiness {
    /// Nothing.
    Empty,
    /// White space alone.
    Blank,
    Full,
}

impl Emptiness {
    fn of(response: &Response<'_>) -> Self {
        // Nobody knows about a body that was not read to its end.
        if response.over_limit.is_some() {
            Self::Full
        } else if response.body.is_empty() {
            Self::Empty
        } else if is_blank(response) {
            Self::Blank
        } else {
            Self::Full
        }
    }
}

impl CallError {
    const fn new(kind: WebhookErrorKind, code: Option<u16>, recovery: Recovery, rule: RuleId) -> Self {
        Self { kind, code, recovery, verdict: Verdict::by(rule).with(RuleId::DecideRecovery) }
    }
}

/// Why a campaign of this type makes no call, unless it makes one.
pub(crate) const fn no_call(campaign_type: CampaignType) -> Option<CallError> {
    let (kind, code, rule) = match campaign_type {
        CampaignType::Trigger => return None,
        CampaignType::Batch => (WebhookErrorKind::BatchCampaign, Some(1000), RuleId::DecideBatchCampaign),
        CampaignType::Executable => {
            (WebhookErrorKind::ExecutableCampaign, None, RuleId::DecideExecutableCampaign)
        }
    };
    let error = CallError::new(kind, code, Recovery::Configuration, rule);
    Some(CallError { verdict: error.verdict.with(RuleId::DecideNoRequest), ..error })
}

#[cold]
fn no_response(failure: Failure) -> CallError {
    let (kind, rule) = match failure {
        Failure::Timeout => (WebhookErrorKind::Timeout, RuleId::DecideTimeout),
        Failure::Network => (WebhookErrorKind::Network, RuleId::DecideNoResponse),
    };
    CallError::new(kind, None, Recovery::Retry, rule)
}

#[cold]
fn non_2xx(response: &Response<'_>) -> CallError {
    let code = response.status.code();
    let recovery = match code {
        408 | 425 | 429 | 500 | 502..=504 | 520..=524 | 529 | 530 => Recovery::Retry,
        300..=499 => Recovery::Configuration,
        _ => Recovery::Service,
    };
    let error = CallError::new(WebhookErrorKind::HttpStatus, Some(code), recovery, RuleId::DecideNon2xx);
    let is_redirect = matches!(code, 300..=399);
    let verdict = if is_redirect { error.verdict.with(RuleId::DecideRedirect) } else { error.verdict };
    CallError { verdict, ..error }
}

/// Error 1001. Its Error Type is still the reason phrase of the status.
#[cold]
fn empty_body(emptiness: Emptiness) -> CallError {
    let rule = RuleId::DecideEmptyBody;
    let error = CallError::new(WebhookErrorKind::EmptyBody, Some(1001), Recovery::Service, rule);
    let verdict = error.verdict.with(RuleId::DecideEmptyBodyPhrase);
    let verdict = match emptiness {
        Emptiness::Blank => verdict.overruled_by(RuleId::DecideWhitespaceBody),
        Emptiness::Empty | Emptiness::Full => verdict,
    };
    CallError { verdict, ..error }
}

/// A body that does not parse changes nothing, for the reason that the verdict gives.
pub(crate) fn unreadable_body(reason: Verdict, recovery: Recovery) -> CallError {
    let kind = WebhookErrorKind::UnreadableBody;
    CallError { kind, code: None, recovery, verdict: reason.with(RuleId::DecideRecovery) }
}

/// Whether the body is white space alone.
fn is_blank(response: &Response<'_>) -> bool {
    // In any charset white space has no other bytes; most bodies have another one at once.
    let may_be_space = |bytes: &[u8]| {
        bytes
            .iter()
            .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
    };
    match response.body {
        Body::Text(text) => is_space(without_byte_order_mark(text)),
        Body::Bytes(bytes) => {
            may_be_space(bytes) && is_decoded_space(bytes, response.content_type.as_deref())
        }
    }
}

fn is_space(text: &str) -> bool {
    text.chars().all(is_document_space)
}

#[cold]
fn is_decoded_space(bytes: &[u8], content_type: Option<&str>) -> bool {
    match charset(bytes, content_type) {
        // White space has the same bytes in every other charset that hosts know.
        Charset::Other(_) => std::str::from_utf8(bytes).is_ok_and(is_space),
        known @ (Charset::Utf8 | Charset::Utf16(_) | Charset::NotUtf16(_)) => {
            known.decode(bytes, &NoDecoder).is_ok_and(|text| is_space(&text))
        }
    }
}

/// The Error Type of a response, and the rule that it rests on: the phrase of the status line or, without one, the
/// phrase that is registered for the status.
pub(crate) fn error_type<'b>(response: &Response<'b>) -> (&'b str, RuleId) {
    if response.reason_phrase.is_empty() {
        let phrase = response.status.registered_phrase().unwrap_or_default();
        return (phrase, RuleId::DecideReasonPhraseRegistered);
    }
    (response.reason_phrase, RuleId::DecideReasonPhrase)
}

/// The charset of a body ([`RuleId::DecideCharset`]): byte order mark, else the charset of Content-Type, else the XML declaration, else UTF-8.
pub(crate) fn charset<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Charset<'b> {
    Charset::from_byte_order_mark(bytes)
        .or_else(|| content_type.and_then(charset_parameter).map(Charset::from_label))
        .or_else(|| Charset::from_xml_declaration(bytes))
        .unwrap_or(Charset::Utf8)
}

/// The charset of `type/subtype; charset=label`, in quotes or without. A comma joins headers that were sent twice.
fn charset_parameter(content_type: &str) -> Option<&str> {
    if !content_type.as_bytes().contains(&b';') {
        return None;
    }
    let mut quoted = false;
    let parameters = content_type.as_bytes().split(|byte| {
        quoted ^= *byte == b'"';
        matches!(byte, b';' | b',') && !quoted
    });
    parameters.skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_at_checked(parameter.iter().position(|byte| *byte == b'=')?)?;
        let is_charset = name.trim_ascii().eq_ignore_ascii_case(b"charset");
        let value = value.get(1..).filter(|_| is_charset)?.trim_ascii();
        let value = value.strip_prefix(b"\"").unwrap_or(value);
        let value = value.strip_suffix(b"\"").unwrap_or(value);
        std::str::from_utf8(value.trim_ascii()).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::charset::Endian;

    #[test]
    fn the_charset_parameter_is_found_in_any_spelling() {
        for (content_type, charset) in [
            ("application/json", None),
            ("application/json; charset=utf-8", Some("utf-8")),
            ("application/json;CHARSET = \"ISO-8859-1\" ; x=y", Some("ISO-8859-1")),
            ("text/xml; version=1; charset=utf-16", Some("utf-16")),
            ("text/xml; x=\"a;charset=klingon\"; charset=latin1", Some("latin1")),
            ("text/xml; charset", None),
            ("charset=utf-8", None),
            ("a/b; charset=utf-8, a/b; charset=utf-8", Some("utf-8")),
            ("a/b, a/b; charset=utf-8", Some("utf-8")),
        ] {
            assert_eq!(charset_parameter(content_type), charset, "{content_type}");
        }
    }

    #[test]
    fn a_byte_order_mark_comes_before_the_content_type() {
        let content_type = Some("application/json; charset=iso-8859-1");
        assert_eq!(charset(b"\xef\xbb\xbf{}", content_type), Charset::Utf8);
        assert_eq!(charset(b"\xff\xfe{\0}\0", content_type), Charset::Utf16(Endian::Little));
        assert_eq!(charset(b"{}", content_type).label(), Some("iso-8859-1"));
        assert_eq!(charset(b"{}", None), Charset::Utf8);
    }

    #[test]
    fn an_xml_declaration_comes_last() {
        let latin: &[u8] = b"<?xml version=\"1.0\" encoding = 'ISO-8859-1' ?><a/>";
        assert_eq!(charset(latin, None).label(), Some("ISO-8859-1"));
        assert_eq!(charset(latin, Some("text/xml; charset=utf-8")), Charset::Utf8);
        assert_eq!(charset(b"\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><a/>", None), Charset::Utf8);
        assert_eq!(charset(b"<?xml version='1.0'?><a encoding='latin1'/>", None), Charset::Utf8);
        assert_eq!(charset(b" <?xml version='1.0' encoding='latin1'?><a/>", None), Charset::Utf8);
        assert_eq!(charset(b"<\0?\0x\0", None), Charset::Utf16(Endian::Little));
        assert_eq!(charset(b"\0<\0?\0x", None), Charset::Utf16(Endian::Big));
    }
}
