//! Strings of JSON with a character in them that has to be escaped.

use super::{Refused, behind_space};
use crate::texts::{Explanation, TextId};

/// An unescaped line break or quote.
pub(super) fn unescaped(refused: Refused<'_>) -> Option<Explanation<'static>> {
    line_break(refused).or_else(|| quote(refused))
}

/// A line break in a string that goes on and ends after it. Where the next quote opens a string, the quote that ends
/// this one is missing instead.
fn line_break(refused: Refused<'_>) -> Option<Explanation<'static>> {
    let is_break = refused.expected() == Some(TextId::ExpectedStringCharacter)
        && refused.rest().starts_with(['\n', '\r']);
    let (_, behind) = quotes(refused.rest()).next().filter(|_| is_break)?;
    let ends = behind.is_empty() || behind.starts_with([',', '}', ']']);
    let (line, column) = refused.place();
    ends.then_some(Explanation::UnescapedLineBreak { line, column })
}

/// A string that goes on after a quote, and ends in the same line. Where a comma is missing another string or a number
/// follows, or a quote that opens one.
fn quote(refused: Refused<'_>) -> Option<Explanation<'static>> {
    const ENDS: [(TextId, &[char]); 3] = [
        (TextId::ExpectedCommaOrBrace, &[',', '}']),
        (TextId::ExpectedCommaOrBracket, &[',', ']']),
        (TextId::ExpectedColon, &[':']),
    ];
    let expected = refused.expected()?;
    let (_, ends) = ENDS.into_iter().find(|(place, _)| *place == expected)?;
    let (rest, read) = (refused.rest(), refused.before());
    let before = read.trim_end();
    let is_apart = before.len() != read.len();
    if !before.ends_with('"') || rest.starts_with('"') && is_apart {
        return None;
    }
    // In an array `"x""y"` may as well be two strings.
    let may_be_next = rest.starts_with('"') && expected == TextId::ExpectedCommaOrBracket;
    let most = if may_be_next { 1 } else { usize::MAX };
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    for (before, behind) in quotes(rest).take(most).take_while(|(before, _)| before.len() < line) {
        if behind.starts_with(ends) {
            let (line, column) = refused.place();
            return Some(Explanation::UnescapedQuote { line, column });
        }
        // Here another string begins, or a key has ended.
        let follows_sign = !before.is_empty() && !before.contains(char::is_alphanumeric);
        let opens = follows_sign || before.trim_end().ends_with([',', ':', '[', '{']);
        if opens || behind.starts_with(':') {
            return None;
        }
    }
    None
}

/// The quotes that are not escaped, with the text before each, and after it without white space.
fn quotes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut escaped = false;
    let quotes = text.bytes().enumerate().filter(move |(_, byte)| {
        let is_quote = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        is_quote
    });
    quotes.filter_map(|(at, _)| Some((text.get(..at)?, behind_space(text.get(at.saturating_add(1)..)?))))
}
