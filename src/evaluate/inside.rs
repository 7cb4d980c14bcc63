//! Texts of a body that are documents themselves, if an attribute leads into them.

use crate::definition::Format;
use crate::definition::attribute::Attribute;
use crate::extract::{Absent, is_document};

/// How many times the size of the body may be read for this: a limit that keeps it linear.
const READS: usize = 4;

/// The answers so far.
pub(super) struct InsideTexts {
    /// The place that was asked about last.
    last: Option<(String, Option<Format>)>,
    /// How many bytes may still be read.
    left: usize,
}

impl InsideTexts {
    pub(super) fn of(body: &str) -> Self {
        Self { last: None, left: body.len().saturating_mul(READS) }
    }

    /// The format of the text that an attribute leads into, if it is a document.
    #[cold]
    pub(super) fn document_at(&mut self, attribute: &Attribute, absent: &Absent<'_>) -> Option<Format> {
        let text = absent.text.as_deref()?;
        let place = attribute.leading(absent.depth);
        if let Some((last, format)) = &self.last
            && *last == place
        {
            return *format;
        }
        self.left = self.left.checked_sub(text.len())?;
        let format = document_in(text);
        self.last = Some((place, format));
        format
    }
}

/// The format of a text that is a document, perhaps in a fence of three backticks, as language models write.
fn document_in(text: &str) -> Option<Format> {
    let text = text.trim();
    let text = match text.strip_prefix("```") {
        Some(fenced) => {
            let (_, inside) = fenced.split_once('\n')?;
            inside.trim_end().strip_suffix("```")?.trim()
        }
        None => text,
    };
    let format = match text.as_bytes().first()? {
        b'{' | b'[' => Format::Json,
        b'<' => Format::Xml,
        _ => return None,
    };
    is_document(format, text).then_some(format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_be_a_document() {
        for (text, format) in [
            ("{\"a\": 1}", Some(Format::Json)),
            (" [1]\n", Some(Format::Json)),
            ("```json\n{\"a\": 1}\n```", Some(Format::Json)),
            ("```\n<a/>\n```\n", Some(Format::Xml)),
            ("<?xml version=\"1.0\"?><a/>", Some(Format::Xml)),
            ("{a}", None),
            ("<b> bold", None),
            ("1", None),
            ("\"{}\"", None),
            ("```json", None),
            ("", None),
        ] {
            assert_eq!(document_in(text), format, "{text}");
        }
    }
}
