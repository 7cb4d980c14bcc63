//! Bodies that cannot be read.

use crate::definition::Format;
use crate::explain::{self, UnreadableText};
use crate::extract::SyntaxError;
use crate::outcome::Position;
use crate::response::charset::{Charset, Undecodable};
use crate::rules::{RuleId, Verdict};
use crate::texts::{Explanation, TextId};

/// Why a body cannot be read.
pub(crate) struct UnreadableBody {
    pub(crate) explanation: Box<Explanation<'static>>,
    pub(crate) position: Option<Position>,
    pub(super) is_html: bool,
    pub(super) verdict: Verdict,
}

impl UnreadableBody {
    #[cold]
    pub(crate) fn syntax(format: Format, text: &str, error: &SyntaxError) -> Self {
        let unreadable = UnreadableText::new(format, text, error);
        Self {
            explanation: Box::new(unreadable.explanation(TextId::Body)),
            position: Some(unreadable.position),
            is_html: false,
            verdict: Verdict::by(error.rule),
        }
    }

    #[cold]
    pub(crate) fn undecodable(charset: &Charset<'_>, undecodable: &Undecodable) -> Self {
        let label = charset.label();
        let position = match undecodable {
            Undecodable::Malformed { before } => {
                before.as_ref().map(|before| Position::at(before, before.len()))
            }
            Undecodable::UnknownCharset => None,
        };
        let explanation = Box::new(match undecodable {
            Undecodable::Malformed { .. } if matches!(charset, Charset::NotUtf16(_)) => Explanation::NotUtf16,
            Undecodable::Malformed { .. } => explain::malformed_charset(label, position),
            Undecodable::UnknownCharset => explain::unknown_charset(label.unwrap_or_default()),
        });
        Self { explanation, position, is_html: false, verdict: Verdict::by(RuleId::DecideCharset) }
    }
}
