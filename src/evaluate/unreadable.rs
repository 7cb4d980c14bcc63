//! Bodies that cannot be read.

use crate::definition::Format;
use crate::explain::unreadable::{Diagnosis, Is, diagnose, utf_16_without_mark};
use crate::explain::{self, UnreadableText};
use crate::extract::SyntaxError;
use crate::outcome::{Position, Recovery};
use crate::response::charset::{Charset, DecodeError};
use crate::response::compression;
use crate::rules::{RuleId, Verdict};
use crate::texts::{Explanation, TextId};

/// Why a body cannot be read.
pub(crate) struct UnreadableBody {
    pub(crate) explanation: Box<Explanation<'static>>,
    /// Whether the explanation says what to do as well.
    pub(super) says_what_to_do: bool,
    pub(crate) position: Option<Position>,
    pub(super) is: Is,
    pub(super) recovery: Recovery,
    pub(super) verdict: Verdict,
}

impl UnreadableBody {
    fn new(explanation: Explanation<'static>, verdict: Verdict) -> Self {
        Self {
            explanation: Box::new(explanation),
            says_what_to_do: false,
            position: None,
            is: Is::Broken,
            recovery: Recovery::Service,
            verdict,
        }
    }

    /// A text that is not a document of its format.
    #[cold]
    pub(crate) fn syntax(format: Format, text: &str, error: &SyntaxError) -> Self {
        // Bytes that were taken for characters, and encoded again.
        if let Some(coding) = compression::coding_of_text(text) {
            return Self::compressed(coding);
        }
        let unreadable = UnreadableText::new(format, text, error);
        let is_dtd = error.rule == RuleId::XmlNoDtd;
        let rule = if is_dtd { RuleId::XmlNoDtd } else { RuleId::DecideUnreadableBody };
        let verdict = Verdict::by(rule).with(error.rule).with(RuleId::DecideUnreadableBody);
        let Some(Diagnosis { explanation, offset, is }) = diagnose(format, text, error) else {
            let position = Some(unreadable.position);
            return Self { position, ..Self::new(unreadable.explanation(TextId::Body), verdict) };
        };
        let position = Some(offset.map_or(unreadable.position, |offset| Position::at(text, offset)));
        let recovery = match is {
            Is::Document(_) | Is::PlainText => Recovery::Configuration,
            Is::WebPage | Is::Broken => Recovery::Service,
        };
        Self { says_what_to_do: true, position, is, recovery, ..Self::new(explanation, verdict) }
    }

    /// Bytes that are not valid in their charset.
    #[cold]
    pub(crate) fn undecodable(charset: &Charset<'_>, undecodable: &DecodeError) -> Self {
        let label = charset.label();
        let position = match undecodable {
            DecodeError::Malformed { before } => {
                before.as_ref().map(|before| Position::at(before, before.len()))
            }
            DecodeError::UnknownCharset => None,
        };
        let explanation = match undecodable {
            DecodeError::Malformed { .. } if matches!(charset, Charset::NotUtf16(_)) => Explanation::NotUtf16,
            DecodeError::Malformed { .. } => explain::malformed_charset(label, position),
            DecodeError::UnknownCharset => explain::unknown_charset(label.unwrap_or_default()),
        };
        let verdict = Verdict::by(RuleId::DecideCharset).with(RuleId::DecideUnreadableBody);
        // UTF-16 without a mark is UTF-8 up to its first character beyond ASCII.
        let utf_16 = match undecodable {
            DecodeError::Malformed { before: Some(before) } if *charset == Charset::Utf8 => {
                utf_16_without_mark(before)
            }
            DecodeError::Malformed { .. } | DecodeError::UnknownCharset => None,
        };
        let says_what_to_do = utf_16.is_some();
        Self { says_what_to_do, position, ..Self::new(utf_16.unwrap_or(explanation), verdict) }
    }

    /// A body that is still compressed.
    #[cold]
    pub(crate) fn compressed(coding: &str) -> Self {
        let verdict = Verdict::by(RuleId::DecideContentEncoding).with(RuleId::DecideUnreadableBody);
        Self::new(explain::compressed(coding), verdict).of_set_up()
    }

    /// Something that the webhook's settings, or what lies between, can correct; the explanation says how.
    fn of_set_up(self) -> Self {
        Self { recovery: Recovery::Configuration, says_what_to_do: true, ..self }
    }

    /// What the body is instead, if it is bytes in a coding that the Content-Encoding names.
    #[cold]
    pub(super) fn or_compressed(self, bytes: &[u8], content_encoding: Option<&str>) -> Self {
        let named = content_encoding.and_then(compression::named_coding);
        match named.filter(|_| compression::is_binary(bytes)) {
            Some(coding) => Self::compressed(coding),
            None => self,
        }
    }
}
