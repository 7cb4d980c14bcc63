//! The known kinds of broken XML.

use std::borrow::Cow;

use super::html_entities::code_of;
use super::{Diagnosis, Refused, place};
use crate::definition::Format;
use crate::extract::is_document;
use crate::text::quote::excerpt;
use crate::texts::{Explanation, TextId};

/// A known slip.
pub(super) fn slip(refused: Refused<'_>) -> Option<Diagnosis> {
    before_declaration(refused.text).or_else(|| ampersand(refused)).map(Diagnosis::from)
}

/// Something before an XML declaration, which has to come first.
fn before_declaration(text: &str) -> Option<Explanation<'static>> {
    if let Some(start) = declaration(text).filter(|start| *start > 0)
        && text.get(..start).unwrap_or_default().trim_ascii().is_empty()
    {
        let (line, column) = place(text, start);
        return Some(Explanation::SpaceBeforeDeclaration { line, column });
    }
    let (start, printed) = stands_before_declaration(text)?;
    let (line, column) = place(text, start);
    Some(Explanation::TextBeforeDeclaration { line, column, text: Cow::Owned(excerpt(printed)) })
}

/// The declaration that a whole document begins with, and the text before it.
pub(super) fn stands_before_declaration(text: &str) -> Option<(usize, &str)> {
    let start = declaration(text)?;
    let (before, document) = text.split_at_checked(start)?;
    let printed = before.trim_ascii();
    (!printed.is_empty() && is_document(Format::Xml, document)).then_some((start, printed))
}

/// Where the first XML declaration begins; `<?xml-stylesheet` does not count.
fn declaration(text: &str) -> Option<usize> {
    let is_it = |at: usize| {
        let behind = text.as_bytes().get(at.saturating_add("<?xml".len()));
        behind.is_some_and(u8::is_ascii_whitespace)
    };
    text.match_indices("<?xml").map(|(at, _)| at).find(|at| is_it(*at))
}

/// `&` that begins no reference of XML: one to a character of HTML, or none at all.
fn ampersand(refused: Refused<'_>) -> Option<Explanation<'static>> {
    let behind = refused.rest().strip_prefix('&')?;
    if !refused.expects_one_of(&[TextId::ExpectedReference]) {
        return None;
    }
    let (line, column) = refused.place();
    let end = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
    let (name, rest) = behind.split_at_checked(end)?;
    if name.is_empty() || !rest.starts_with(';') {
        // Names of entities that a document declares may have other characters.
        let is_reference = !name.is_empty() && is_name_up_to_semicolon(rest);
        return (!is_reference).then_some(Explanation::BareAmpersand { line, column });
    }
    let code = code_of(name)?;
    let (entity, reference) = (Cow::Owned(["&", name, ";"].concat()), Cow::Owned(["&#", code, ";"].concat()));
    Some(Explanation::HtmlEntity { entity, line, column, reference })
}

fn is_name_up_to_semicolon(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_' | ':'));
    end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with(';'))
}

/// What is still open where the body ends.
pub(super) fn cut_off(refused: Refused<'_>) -> Option<Diagnosis> {
    if !refused.rest().is_empty() {
        return None;
    }
    let (start, is_markup) = innermost_open(refused.text)?;
    let (line, column) = place(refused.text, start);
    let open = refused.text.get(start..)?;
    if let (true, Some(expected)) = (is_markup, refused.expected()) {
        let markup = Cow::Owned(excerpt(open));
        return Some(Explanation::CutOffMarkup { markup, line, column, expected }.into());
    }
    let end = open.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(open.len());
    let element = [open.get(..end).unwrap_or_default(), ">"].concat();
    Some(Explanation::CutOffElement { element: Cow::Owned(element), line, column }.into())
}

/// What is open where a text ends that is well-formed so far, and whether that is a tag, a comment or another piece of
/// markup without its end: otherwise it is an element.
fn innermost_open(text: &str) -> Option<(usize, bool)> {
    // Where markup begins, and what ends it; what is cut off within the first of these is unknown.
    const MARKUP: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let mut open = Vec::new();
    let mut at = 0_usize;
    while let Some(start) = text.get(at..)?.find('<').map(|found| at.saturating_add(found)) {
        let rest = text.get(start..)?;
        let markup = MARKUP.into_iter().find(|(begin, _)| rest.starts_with(begin));
        let length = if let Some((begin, end)) = markup {
            let behind = rest.get(begin.len()..)?.find(end);
            behind.map(|found| found.saturating_add(begin.len()).saturating_add(end.len()))
        } else {
            tag(rest)
        };
        let is_end_tag = rest.starts_with("</");
        let Some(length) = length else {
            // In an end tag its element is still open.
            return if is_end_tag { open.last().map(|start| (*start, false)) } else { Some((start, true)) };
        };
        if is_end_tag {
            open.pop();
        } else if markup.is_none() && !rest.get(..length)?.ends_with("/>") {
            open.push(start);
        }
        at = start.saturating_add(length);
    }
    open.last().map(|start| (*start, false))
}

/// The length of a tag with its `>`; a `>` in quotes does not end it.
fn tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let end = text.bytes().position(|byte| {
        if let Some(open) = quote {
            quote = Some(open).filter(|open| *open != byte);
            return false;
        }
        quote = Some(byte).filter(|byte| matches!(byte, b'"' | b'\''));
        byte == b'>'
    });
    end.map(|end| end.saturating_add(1))
}
