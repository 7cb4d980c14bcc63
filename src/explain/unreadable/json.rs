//! The known kinds of broken JSON.

use std::borrow::Cow;

use super::json_brackets::{innermost_open, open_string};
use super::json_stream::{behind_comments, event_stream, jsonp, several, text_before};
use super::json_string::unescaped;
use super::{Diagnosis, Refused, behind_space, place};
use crate::texts::{Explanation, TextId};

/// A known slip.
pub(super) fn slip(refused: Refused<'_>) -> Option<Diagnosis> {
    let around = event_stream(refused.text).or_else(|| jsonp(refused.text));
    if let Some(explanation) = around.or_else(|| comment(refused)) {
        return Some(explanation.into());
    }
    let here = several(refused).or_else(|| text_before(refused.text));
    if let Some(explanation) = here.or_else(|| single_quote(refused)).or_else(|| word(refused)) {
        return Some(explanation.into());
    }
    trailing_comma(refused).or_else(|| unescaped(refused).map(Diagnosis::from))
}

/// JSON with something around it, where JSON is not asked for.
pub(super) fn wrapped(text: &str) -> Option<Explanation<'static>> {
    event_stream(text).or_else(|| jsonp(text)).or_else(|| text_before(text))
}

/// A comment between tokens.
fn comment(refused: Refused<'_>) -> Option<Explanation<'static>> {
    let rest = refused.rest();
    let is_value = refused.expects_one_of(&[TextId::ExpectedValue]);
    let is_between = refused.expects_one_of(&[
        TextId::ExpectedBodyEnd,
        TextId::ExpectedKey,
        TextId::ExpectedKeyOrBrace,
        TextId::ExpectedColon,
        TextId::ExpectedCommaOrBrace,
        TextId::ExpectedCommaOrBracket,
    ]);
    if !is_value && !is_between || !rest.starts_with("//") && !rest.starts_with("/*") {
        return None;
    }
    let behind = behind_comments(rest);
    let is_comment = if refused.is_at_start() {
        // Before a document: what else begins so is text, such as an address without its scheme.
        behind.is_some_and(|behind| behind.starts_with(['{', '[']))
    } else {
        is_between || behind.is_some_and(|behind| !behind.is_empty())
    };
    let (line, column) = refused.place();
    is_comment.then_some(Explanation::Comment { line, column })
}

/// A quote of another kind where a key or a value begins.
fn single_quote(refused: Refused<'_>) -> Option<Explanation<'static>> {
    let behind = refused.rest().strip_prefix('\'')?;
    let begins =
        refused.expects_one_of(&[TextId::ExpectedKey, TextId::ExpectedKeyOrBrace, TextId::ExpectedValue]);
    // At the start of a text that is not JSON it is an apostrophe, unless it holds the whole document.
    let may_be = !refused.is_at_start() || behind.starts_with(['{', '[']);
    let (line, column) = refused.place();
    (begins && may_be && behind.contains('\'')).then_some(Explanation::SingleQuotes { line, column })
}

/// A value that other languages write so, and JSON does not.
fn word(refused: Refused<'_>) -> Option<Explanation<'static>> {
    const PYTHON: [(&str, &str); 3] = [("True", "true"), ("False", "false"), ("None", "null")];
    const NUMBERS: [&str; 7] = ["nan", "NaN", "NAN", "inf", "Inf", "INF", "Infinity"];
    if !refused.expects_one_of(&[TextId::ExpectedValue, TextId::ExpectedNull, TextId::ExpectedDigit]) {
        return None;
    }
    // The reader has taken the `n` of `nan`, and the sign.
    let before = refused.before();
    let start = before.trim_end_matches(['n', '-']).len();
    let start = if before.len().saturating_sub(start) == 1 { start } else { before.len() };
    let rest = refused.text.get(start..)?;
    let signed = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let end = signed.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(signed.len());
    let (word, behind) = signed.split_at_checked(end)?;
    let behind = behind_space(behind);
    let is_whole = behind.is_empty() || behind.starts_with([',', '}', ']', '/']);
    // A text may begin with such a word, or be one.
    let is_text = refused.before().trim_ascii().trim_start_matches(['n', '-']).is_empty()
        && (!behind.is_empty() || matches!(word, "nan" | "inf" | "Inf"));
    if !is_whole || is_text {
        return None;
    }
    let (line, column) = place(refused.text, start);
    if let Some((found, literal)) = PYTHON.into_iter().find(|(found, _)| *found == word && rest == signed) {
        let (found, literal) = (Cow::Borrowed(found), Cow::Borrowed(literal));
        return Some(Explanation::PythonWord { found, line, column, literal });
    }
    let found = rest.get(..rest.len().saturating_sub(signed.len()).saturating_add(end))?;
    let is_number = NUMBERS.contains(&word);
    is_number.then(|| Explanation::NoJsonNumber { found: Cow::Owned(found.to_owned()), line, column })
}

/// A comma after the last member or element.
fn trailing_comma(refused: Refused<'_>) -> Option<Diagnosis> {
    let bracket = match refused.rest().chars().next() {
        Some('}') if refused.expects_one_of(&[TextId::ExpectedKey]) => "}",
        Some(']') if refused.expects_one_of(&[TextId::ExpectedValue]) => "]",
        _ => return None,
    };
    let before = refused.before().trim_ascii_end().strip_suffix(',')?;
    let (line, column) = place(refused.text, before.len());
    let explanation = Explanation::TrailingComma { line, column, bracket: Cow::Borrowed(bracket) };
    Some(Diagnosis { offset: Some(before.len()), ..explanation.into() })
}

/// What is still open where the body ends.
pub(super) fn cut_off(refused: Refused<'_>) -> Option<Diagnosis> {
    // A line break after what is cut off may come from whoever cuts it.
    if !refused.rest().trim_ascii().is_empty() {
        return None;
    }
    let read = refused.before();
    if let Some(start) = open_string(read) {
        let (line, column) = place(read, start);
        return Some(Explanation::CutOffString { line, column }.into());
    }
    let start = innermost_open(read)?;
    let bracket = Cow::Borrowed(if read.as_bytes().get(start) == Some(&b'{') { "{" } else { "[" });
    let (line, column) = place(read, start);
    Some(Explanation::CutOffBracket { bracket, line, column }.into())
}
