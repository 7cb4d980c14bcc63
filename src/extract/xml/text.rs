//! The text of elements and attributes, decoded.

use std::borrow::Cow;

use crate::extract::cursor::Cursor;
use crate::rules::RuleId;

/// [`XmlText`](crate::rules::RuleId::XmlText): the text and CDATA of an element without child elements, from the source between its tags.
pub(super) fn text(content: &str) -> Cow<'_, str> {
    if !content.bytes().any(|byte| matches!(byte, b'<' | b'&' | b'\r')) {
        return Cow::Borrowed(content);
    }
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    // INVARIANT: the content was read as well-formed and has no child elements, so each of these ends.
    while let Some((plain, markup)) = rest.find(['<', '&']).and_then(|at| rest.split_at_checked(at)) {
        push_lines(&mut text, plain);
        rest = if let Some(section) = markup.strip_prefix("<![CDATA[") {
            let (section, after) = section.split_once("]]>").unwrap_or((section, ""));
            push_lines(&mut text, section);
            after
        } else if markup.starts_with('&') {
            push_reference(&mut text, markup)
        } else if let Some(comment) = markup.strip_prefix("<!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else {
            markup.split_once("?>").map_or("", |(_, after)| after)
        };
    }
    push_lines(&mut text, rest);
    Cow::Owned(text)
}

/// The value of an attribute, from the source between its quotes.
pub(super) fn attribute_value(value: &str) -> Cow<'_, str> {
    if !value.contains(['&', '\t', '\n', '\r']) {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((plain, markup)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        push_spaces(&mut text, plain);
        rest = push_reference(&mut text, markup);
    }
    push_spaces(&mut text, rest);
    Cow::Owned(text)
}

/// Decodes a reference; returns what follows it.
fn push_reference<'t>(text: &mut String, markup: &'t str) -> &'t str {
    let mut cursor = Cursor::new(markup, RuleId::XmlText);
    text.extend(cursor.reference());
    markup.get(cursor.offset().max(1)..).unwrap_or_default()
}

/// Plain text, its line ends normalised.
fn push_lines(text: &mut String, plain: &str) {
    let mut lines = plain.split('\r');
    text.push_str(lines.next().unwrap_or_default());
    for line in lines {
        text.push('\n');
        text.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}

/// Plain text of an attribute: line ends and tabs are spaces there.
fn push_spaces(text: &mut String, plain: &str) {
    text.push_str(&plain.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded() {
        for (content, expected) in [
            ("", ""),
            ("plain ]] text\n", "plain ]] text\n"),
            ("&lt;&gt;&amp;&apos;&quot;", "<>&'\""),
            ("&#65;&#x1F600;&#xd;&#10;", "A😀\r\n"),
            ("a\r\nb\rc\r", "a\nb\nc\n"),
            ("a<!-- - & < -->b<?x & < > ?>c", "abc"),
            ("<![CDATA[<b>&amp;\r\n]]]]><![CDATA[>]]>", "<b>&amp;\n]]>"),
            ("&amp;lt;", "&lt;"),
            ("a<!-->-->b", "ab"),
            ("\r<!---->\n", "\n\n"),
        ] {
            assert_eq!(text(content), expected, "{content:?}");
        }
    }

    #[test]
    fn attribute_values_are_decoded() {
        for (value, expected) in [("a", "a"), ("a\tb\r\nc\n", "a b c "), ("&#9;&quot;é", "\t\"é")] {
            assert_eq!(attribute_value(value), expected, "{value:?}");
        }
    }
}
