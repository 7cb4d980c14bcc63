//! What the text of a body and its Content-Type say beyond the outcome.

use crate::definition::Format;
use crate::extract::{FailureMarker, MarkerValue, ends_in};
use crate::string_enum::is_one_of;

/// Whether a member near the top says that the service failed.
pub(crate) fn says_failed(top: &FailureMarker<'_>) -> bool {
    let name = &*top.name;
    let is = |names: &[&str]| is_one_of(name.as_bytes(), names);
    if is(&["success", "ok", "isSuccess", "succeeded"]) || ends_in(name, "_success") {
        return is_false(&top.value);
    }
    let is_word = is(&["status", "state", "result", "statusCode"]) && is_failure(&top.value);
    let is_status = is(&["status", "statusCode", "status_code", "httpStatus"]) && is_error_status(&top.value);
    let is_error_name = is(&[
        "error",
        "errors",
        "fault",
        "exception",
        "errorMessage",
        "error_message",
        "errorCode",
        "error_code",
    ]) || ends_in(name, "_error");
    is_word || is_status || is_error_name && is_error(&top.value)
}

fn is_false(value: &MarkerValue<'_>) -> bool {
    match value {
        MarkerValue::Boolean(boolean) => !boolean,
        MarkerValue::Text(text) => is_one_of(text.trim().as_bytes(), &["false", "0"]),
        MarkerValue::Number(number) => is_zero(number),
        MarkerValue::Nothing | MarkerValue::Something => false,
    }
}

/// Whether a status is a word for a failure of the service, not a verdict about the data.
fn is_failure(value: &MarkerValue<'_>) -> bool {
    const WORDS: [&str; 7] = ["error", "failed", "failure", "fail", "exception", "unauthorized", "forbidden"];
    match value {
        MarkerValue::Text(text) => is_one_of(text.trim().as_bytes(), &WORDS),
        MarkerValue::Number(_) | MarkerValue::Boolean(_) | MarkerValue::Nothing | MarkerValue::Something => {
            false
        }
    }
}

/// Whether a number is an HTTP status outside 200-299.
fn is_error_status(value: &MarkerValue<'_>) -> bool {
    let text = match value {
        MarkerValue::Text(text) => text.trim(),
        MarkerValue::Number(number) => number,
        MarkerValue::Boolean(_) | MarkerValue::Nothing | MarkerValue::Something => return false,
    };
    matches!(text.parse::<u16>(), Ok(100..=199 | 300..=599))
}

/// Whether a member for errors contains an error.
fn is_error(value: &MarkerValue<'_>) -> bool {
    const NONE: [&str; 9] = ["", "0", "false", "null", "none", "no", "ok", "success", "no error"];
    match value {
        MarkerValue::Text(text) => !is_one_of(text.trim().as_bytes(), &NONE),
        MarkerValue::Number(number) => !is_zero(number),
        MarkerValue::Boolean(boolean) => *boolean,
        MarkerValue::Something => true,
        MarkerValue::Nothing => false,
    }
}

fn is_zero(number: &str) -> bool {
    let mut digits = number.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
    !digits.any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether the body is an HTML page.
pub(crate) fn is_html(text: &str) -> bool {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{feff}';
    let text = text.trim_start_matches(is_space);
    // A mark whose bytes were taken for characters.
    let text = text.strip_prefix("\u{ef}\u{bb}\u{bf}").map_or(text, |text| text.trim_start_matches(is_space));
    text.starts_with('<') && is_html_page(text)
}

#[inline(never)]
fn is_html_page(mut rest: &str) -> bool {
    loop {
        let end: &[u8] = if rest.starts_with("<!--") {
            b"--"
        } else if rest.starts_with("<?") {
            b"?"
        } else {
            break;
        };
        rest = behind(rest, end).trim_ascii_start();
    }
    if !matches!(rest.as_bytes().get(1), Some(b'!' | b'h' | b'H')) {
        return false;
    }
    let name = behind_any_case(rest, "<html").or_else(|| {
        let doctype = behind_any_case(rest, "<!doctype")?;
        let name = doctype.trim_ascii_start();
        if name.len() < doctype.len() { behind_any_case(name, "html") } else { None }
    });
    let is_end = |behind: &str| behind.starts_with(|c: char| c == '>' || c.is_ascii_whitespace());
    name.is_some_and(is_end)
}

/// The rest of a text after this beginning, in upper or lower case.
fn behind_any_case<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let (found, behind) = text.split_at_checked(start.len())?;
    found.eq_ignore_ascii_case(start).then_some(behind)
}

/// The rest after the first `>` that follows these bytes; empty without one.
fn behind<'t>(text: &'t str, end: &[u8]) -> &'t str {
    let bytes = text.as_bytes();
    let is_it = |(at, byte): (usize, &u8)| {
        *byte == b'>' && bytes.get(..at).is_some_and(|before| before.ends_with(end))
    };
    let at = bytes.iter().enumerate().position(is_it);
    at.and_then(|at| text.get(at.saturating_add(1)..)).unwrap_or_default()
}

/// Whether the Content-Type names the other format than the Response Type.
pub(crate) fn content_type_mismatch(format: Format, content_type: &str) -> bool {
    let end = content_type.bytes().position(|byte| matches!(byte, b';' | b',')).unwrap_or(content_type.len());
    let essence = content_type.get(..end).unwrap_or_default();
    let Some(slash) = essence.bytes().position(|byte| byte == b'/') else { return false };
    // `problem+json` names JSON too.
    let last = essence.bytes().rposition(|byte| byte == b'+').filter(|plus| *plus > slash).unwrap_or(slash);
    let suffix = essence.get(last.saturating_add(1)..).unwrap_or_default().trim_end();
    Format::ALL.iter().any(|other| *other != format && suffix.eq_ignore_ascii_case(other.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_compared_by_their_subtype() {
        for (content_type, json, xml) in [
            ("", false, false),
            ("json", false, false),
            ("application/json", false, true),
            ("Application/JSON ; charset=utf-8", false, true),
            ("application/problem+json", false, true),
            ("text/xml", true, false),
            ("application/soap+xml; charset=x", true, false),
            ("text/html", false, false),
            ("text/plain", false, false),
            ("application/notjson", false, false),
        ] {
            assert_eq!(content_type_mismatch(Format::Json, content_type), json, "{content_type}");
            assert_eq!(content_type_mismatch(Format::Xml, content_type), xml, "{content_type}");
        }
    }

    #[test]
    fn html_is_known_by_its_beginning() {
        for (body, expected) in [
            ("<!DOCTYPE html>", true),
            (" \n<!doctype HTML PUBLIC \"x\">", true),
            ("<html>", true),
            ("<HTML lang=\"en\">", true),
            ("<!-- a --><?xml version='1.0'?>\n<html\nlang='en'>", true),
            ("<html\r\nlang='en'>", true),
            ("<html\tlang='en'>", true),
            ("\u{feff}\n<!DOCTYPE html>", true),
            ("\u{ef}\u{bb}\u{bf}\n<HTML>", true),
            (
                "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<html>",
                true,
            ),
            ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", true),
            ("<!DocType\n  HTML\n>", true),
            ("<!doctypehtml>", false),
            ("<!DOCTYPE html5note>", false),
            ("<!DOCTYPE html-x>", false),
            ("x <html>", false),
            ("<html", false),
            ("<htmlx>", false),
            ("<!doctype note>", false),
            ("<a><html></html></a>", false),
            ("{\"html\": \"<html>\"}", false),
            ("<!-- <html> ", false),
            ("é<html>", false),
        ] {
            assert_eq!(is_html(body), expected, "{body}");
        }
    }
}
