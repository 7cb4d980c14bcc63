//! May anything be written? The rules in their order; the first that applies ends it.

use crate::outcome::{Recovery, WebhookErrorType};
use crate::response::charset::{Charset, NoOther, without_byte_order_mark};
use crate::response::{Body, CampaignType, Failure, Reply, Response};
use crate::rules::assumptions::{Assumptions, EmptyBodyNon2xx, WhitespaceBody};
use crate::rules::{RuleId, RuleSet};

/// Why nothing is written.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) kind: WebhookErrorType,
    pub(crate) code: Option<u16>,
    pub(crate) recovery: Recovery,
    /// The rule that refuses.
    pub(crate) rule: RuleId,
    pub(crate) rules: RuleSet,
}

impl Refusal {
    fn new(kind: WebhookErrorType, code: Option<u16>, recovery: Recovery, rule: RuleId) -> Self {
        Self { kind, code, recovery, rule, rules: RuleSet::of(rule) }
    }

    fn also(mut self, rule: RuleId) -> Self {
        self.rules = self.rules.with(rule);
        self
    }

    /// The same, for which this rule is the one that decides.
    fn by(mut self, rule: RuleId) -> Self {
        self.rule = rule;
        self.also(rule)
    }
}

/// The response, if its body may be read.
pub(crate) fn decide<'r, 'b>(
    campaign_type: CampaignType,
    reply: &'r Reply<'b>,
    assumptions: &Assumptions,
) -> Result<&'r Response<'b>, Refusal> {
    batch_campaign(campaign_type)?;
    executable_campaign(campaign_type)?;
    let response = match reply {
        Reply::Response(response) => response,
        Reply::TransportFailure { failure: Failure::Timeout, .. } => return Err(timeout()),
        Reply::TransportFailure { failure: Failure::Network, .. } => return Err(no_response()),
    };
    let empty = is_empty(response, assumptions.whitespace_body);
    if empty {
        empty_body_non_2xx(response, assumptions.empty_body_non_2xx)?;
    }
    non_2xx(response, empty)?;
    if empty {
        return Err(empty_body(response));
    }
    Ok(response)
}

/// Whether a campaign of this type makes the call at all.
#[cfg(all(feature = "js", target_family = "wasm"))]
pub(crate) fn makes_call(campaign_type: CampaignType) -> bool {
    batch_campaign(campaign_type).and_then(|()| executable_campaign(campaign_type)).is_ok()
}

/// `decide.batch-campaign`: error 1000, and no request is made.
fn batch_campaign(campaign_type: CampaignType) -> Result<(), Refusal> {
    match campaign_type {
        CampaignType::Batch => Err(Refusal::new(
            WebhookErrorType::BatchCampaign,
            Some(1000),
            Recovery::Configuration,
            RuleId::DecideBatchCampaign,
        )),
        CampaignType::Trigger | CampaignType::Executable => Ok(()),
    }
}

/// `decide.executable-campaign`: webhooks never work there, and no request is made.
fn executable_campaign(campaign_type: CampaignType) -> Result<(), Refusal> {
    match campaign_type {
        CampaignType::Executable => Err(Refusal::new(
            WebhookErrorType::ExecutableCampaign,
            None,
            Recovery::Configuration,
            RuleId::DecideExecutableCampaign,
        )),
        CampaignType::Trigger | CampaignType::Batch => Ok(()),
    }
}

/// `decide.timeout`: Marketo ends a call after 30 s.
fn timeout() -> Refusal {
    Refusal::new(WebhookErrorType::Timeout, None, Recovery::Retry, RuleId::DecideTimeout)
}

/// `decide.no-response`: the connection failed.
fn no_response() -> Refusal {
    Refusal::new(WebhookErrorType::Network, None, Recovery::Retry, RuleId::DecideNoResponse)
}

/// `decide.empty-body-non-2xx`: an empty body on another status is that status, or 1001.
fn empty_body_non_2xx(response: &Response<'_>, counts: EmptyBodyNon2xx) -> Result<(), Refusal> {
    match counts {
        EmptyBodyNon2xx::Error1001 if !response.status.is_success() => {
            Err(empty_body(response).by(RuleId::DecideEmptyBodyNon2xx))
        }
        EmptyBodyNon2xx::Error1001 | EmptyBodyNon2xx::Status => Ok(()),
    }
}

/// `decide.non-2xx`: any status outside 200-299.
fn non_2xx(response: &Response<'_>, empty: bool) -> Result<(), Refusal> {
    if response.status.is_success() {
        return Ok(());
    }
    let code = response.status.code();
    let recovery = match code {
        408 | 425 | 429 | 500 | 502..=504 => Recovery::Retry,
        300..=399 | 401 | 403..=405 | 407 | 410 | 414 | 415 => Recovery::Configuration,
        _ => Recovery::Service,
    };
    let refusal = Refusal::new(WebhookErrorType::HttpStatus, Some(code), recovery, RuleId::DecideNon2xx);
    let refusal = if empty { refusal.also(RuleId::DecideEmptyBodyNon2xx) } else { refusal };
    Err(if empty && !is_without_bytes(response) {
        refusal.also(RuleId::DecideWhitespaceBody)
    } else {
        refusal
    })
}

/// `decide.empty-body`: no bytes are error 1001.
fn empty_body(response: &Response<'_>) -> Refusal {
    let refusal =
        Refusal::new(WebhookErrorType::EmptyBody, Some(1001), Recovery::Service, RuleId::DecideEmptyBody);
    let refusal = if is_without_bytes(response) { refusal } else { refusal.by(RuleId::DecideWhitespaceBody) };
    empty_body_phrase(refusal)
}

/// `decide.empty-body-phrase`: with 1001, Error Type is still the reason phrase of the status.
fn empty_body_phrase(refusal: Refusal) -> Refusal {
    refusal.also(RuleId::DecideEmptyBodyPhrase)
}

fn is_without_bytes(response: &Response<'_>) -> bool {
    response.body.len() == 0
}

fn is_empty(response: &Response<'_>, whitespace: WhitespaceBody) -> bool {
    is_without_bytes(response)
        || match whitespace {
            WhitespaceBody::NotEmpty => false,
            WhitespaceBody::Empty => whitespace_body(response),
        }
}

/// `decide.whitespace-body`: whether the body is white space alone.
pub(crate) fn whitespace_body(response: &Response<'_>) -> bool {
    let is_space = |text: &str| text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    match response.body {
        Body::Text(text) => is_space(without_byte_order_mark(text)),
        Body::Bytes(bytes) => match charset(bytes, response.content_type.as_deref()) {
            // White space is the same byte in every other charset that hosts know.
            Charset::Other(_) => std::str::from_utf8(bytes).is_ok_and(is_space),
            known @ (Charset::Utf8 | Charset::Utf16 { .. } | Charset::NotUtf16(_)) => {
                known.decode(bytes, &NoOther).is_ok_and(|text| is_space(&text))
            }
        },
    }
}

/// The Error Type of a response, and the rule that it rests on.
pub(crate) fn error_type<'b>(response: &Response<'b>) -> (&'b str, RuleId) {
    reason_phrase(response).unwrap_or_else(|| reason_phrase_registered(response))
}

/// `decide.reason-phrase`: the phrase of the status line.
fn reason_phrase<'b>(response: &Response<'b>) -> Option<(&'b str, RuleId)> {
    (!response.reason_phrase.is_empty()).then_some((response.reason_phrase, RuleId::DecideReasonPhrase))
}

/// `decide.reason-phrase-registered`: without one, the phrase that is registered for the status.
fn reason_phrase_registered<'b>(response: &Response<'b>) -> (&'b str, RuleId) {
    let phrase = response.status.registered_phrase().unwrap_or_default();
    (phrase, RuleId::DecideReasonPhraseRegistered)
}

/// `decide.error-code`: the activity log keeps the status, 1000 or 1001.
pub(crate) fn error_code(response: &Response<'_>, refusal: Option<&Refusal>) -> u16 {
    refusal.and_then(|refusal| refusal.code).unwrap_or_else(|| response.status.code())
}

/// `decide.charset`: byte order mark, else the charset of Content-Type, else the XML declaration, else UTF-8.
pub(crate) fn charset<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Charset<'b> {
    Charset::of_byte_order_mark(bytes)
        .or_else(|| content_type.and_then(charset_parameter).map(Charset::of_label))
        .or_else(|| Charset::of_xml_declaration(bytes))
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

/// `decide.unreadable-body`: a body that does not parse changes nothing.
pub(crate) fn unreadable_body(response: &Response<'_>) -> Refusal {
    let refusal =
        Refusal::new(WebhookErrorType::UnreadableBody, None, Recovery::Service, RuleId::DecideUnreadableBody);
    if whitespace_body(response) { refusal.also(RuleId::DecideWhitespaceBody) } else { refusal }
}

/// `decide.response-type-none`: the body is not parsed, so that no mapping finds anything.
pub(crate) const fn response_type_none() -> RuleSet {
    RuleSet::of(RuleId::DecideResponseTypeNone)
}

/// `decide.isolated-mappings`: one mapping that fails does not stop the others.
pub(crate) const fn isolated_mappings(updates: usize, skipped: usize) -> RuleSet {
    if updates > 0 && skipped > 0 { RuleSet::of(RuleId::DecideIsolatedMappings) } else { RuleSet::EMPTY }
}

/// `decide.asynchronous`: whether changes come after the next flow step has begun.
pub(crate) const fn asynchronous(updates: usize) -> RuleSet {
    if updates > 0 { RuleSet::of(RuleId::DecideAsynchronous) } else { RuleSet::EMPTY }
}

/// The delay of a Retry-After in seconds, where calling again later may help.
pub(crate) fn retry_after_seconds(response: &Response<'_>, recovery: Recovery) -> Option<u32> {
    let digits = response.retry_after.as_deref()?.trim();
    let is_delay = recovery == Recovery::Retry && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_delay.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(charset(b"\xff\xfe{\0}\0", content_type), Charset::Utf16 { big_endian: false });
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
        assert_eq!(charset(b"<\0?\0x\0", None), Charset::Utf16 { big_endian: false });
        assert_eq!(charset(b"\0<\0?\0x", None), Charset::Utf16 { big_endian: true });
    }
}
