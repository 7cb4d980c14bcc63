//! Bodies that cannot be read.

use crate::definition::Format;
use crate::explain::{self, UnreadableText, remarks};
use crate::extract::{SyntaxError, is_document};
use crate::outcome::{Position, Recovery};
use crate::response::charset::{Charset, Undecodable};
use crate::response::compression;
use crate::rules::{RuleId, Verdict};
use crate::texts::{Explanation, TextId};

/// Why a body cannot be read.
pub(crate) struct UnreadableBody {
    pub(crate) explanation: Box<Explanation<'static>>,
    /// Whether the explanation says what to do as well.
    pub(super) says_what_to_do: bool,
    pub(crate) position: Option<Position>,
    pub(super) is_html: bool,
    /// The format that it is a document of, where that is not the one it is read as.
    pub(super) other_format: Option<Format>,
    pub(super) recovery: Recovery,
    pub(super) verdict: Verdict,
}

impl UnreadableBody {
    fn new(explanation: Explanation<'static>, verdict: Verdict) -> Self {
        Self {
            explanation: Box::new(explanation),
            says_what_to_do: false,
            position: None,
            is_html: false,
            other_format: None,
            recovery: Recovery::Service,
            verdict,
        }
    }

    /// A text that is not a document of its format.
    #[cold]
    pub(crate) fn syntax(format: Format, text: &str, error: &SyntaxError) -> Self {
        if let Some(coding) = compression::coding_of_text(text) {
            return Self::compressed(coding);
        }
        let unreadable = UnreadableText::new(format, text, error);
        let is_dtd = error.rule == RuleId::XmlNoDtd;
        let rule = if is_dtd { RuleId::XmlNoDtd } else { RuleId::DecideUnreadableBody };
        let verdict = Verdict::by(rule).with(error.rule).with(RuleId::DecideUnreadableBody);
        let position = Some(unreadable.position);
        let is_html = remarks::is_html(text);
        let other_format = if is_html { None } else { other_format(format, text) };
        if let Some(found) = other_format {
            let unreadable = Self::new(explain::wrong_response_type_error(found, format), verdict);
            return Self { position, other_format, ..unreadable.of_set_up() };
        }
        Self { position, is_html, ..Self::new(unreadable.explanation(TextId::Body), verdict) }
    }

    /// Bytes that are no text of their charset.
    #[cold]
    pub(crate) fn undecodable(charset: &Charset<'_>, undecodable: &Undecodable) -> Self {
        let label = charset.label();
        let position = match undecodable {
            Undecodable::Malformed { before } => {
                before.as_ref().map(|before| Position::at(before, before.len()))
            }
            Undecodable::UnknownCharset => None,
        };
        let explanation = match undecodable {
            Undecodable::Malformed { .. } if matches!(charset, Charset::NotUtf16(_)) => Explanation::NotUtf16,
            Undecodable::Malformed { .. } => explain::malformed_charset(label, position),
            Undecodable::UnknownCharset => explain::unknown_charset(label.unwrap_or_default()),
        };
        let verdict = Verdict::by(RuleId::DecideCharset).with(RuleId::DecideUnreadableBody);
        Self { position, ..Self::new(explanation, verdict) }
    }

    /// A body that is still compressed.
    #[cold]
    pub(crate) fn compressed(coding: &str) -> Self {
        let verdict = Verdict::by(RuleId::DecideContentEncoding).with(RuleId::DecideUnreadableBody);
        Self::new(explain::compressed(coding), verdict).of_set_up()
    }

    /// What whoever sets up the webhook, or what stands between, can mend; the explanation says so.
    fn of_set_up(self) -> Self {
        Self { recovery: Recovery::Configuration, says_what_to_do: true, ..self }
    }

    /// What it is instead, if it is bytes in a coding that the Content-Encoding names.
    #[cold]
    pub(super) fn or_compressed(self, bytes: &[u8], content_encoding: Option<&str>) -> Self {
        let named = content_encoding.and_then(compression::named_coding);
        match named.filter(|_| compression::is_binary(bytes)) {
            Some(coding) => Self::compressed(coding),
            None => self,
        }
    }
}

/// The other format, if the text is a document of it.
fn other_format(format: Format, text: &str) -> Option<Format> {
    let start = text.trim_ascii_start();
    let (other, may_be) = match format {
        Format::Json => (Format::Xml, start.starts_with('<')),
        Format::Xml => (Format::Json, start.starts_with(['{', '['])),
    };
    (may_be && is_document(other, text)).then_some(other)
}
