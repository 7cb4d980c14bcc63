//! Checks that a document is well-formed, and hands its elements to a [`Follower`].

use super::name::is_character;
use super::namespace::{Namespaces, XmlAttribute};
use super::token::Name;
use crate::extract::cursor::{Cursor, Token};
use crate::extract::{SyntaxError, SyntaxErrorKind};
use crate::rules::RuleId;
use crate::text::chars::is_ascii;
use crate::texts::TextId;

/// Something that follows the elements of a document.
pub(super) trait Follower<'t> {
    /// An element begins. Returns whether to follow it: then its end and its child elements are told too.
    fn start(&mut self, tag: &Tag<'t, '_>) -> bool;

    /// The innermost followed element ends: its content at one offset, the element at another.
    fn end(&mut self, content_end: usize, end: usize);
}

/// A start tag.
pub(super) struct Tag<'t, 'p> {
    pub(super) name: Name<'t>,
    pub(super) attributes: &'p [XmlAttribute<'t>],
    /// Where it begins and where it ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is an empty-element tag.
    pub(super) is_empty: bool,
}

/// Reads a whole document.
pub(super) fn document<'t>(text: &'t str, follower: &mut dyn Follower<'t>) -> Token {
    let mut parser = Parser {
        cursor: Cursor::new(text, RuleId::XmlWellFormed),
        open: Vec::new(),
        followed: 0,
        follower,
        namespaces: Namespaces::default(),
        attributes: Vec::new(),
    };
    let read = parser.document();
    let before = text.get(..parser.cursor.offset()).unwrap_or(text);
    match noncharacter(before) {
        Some(offset) => Err(parser.cursor.error(offset, SyntaxErrorKind::Character)),
        None => read,
    }
}

/// The first U+FFFE or U+FFFF: the only characters of UTF-8 text beyond ASCII that XML does not allow.
fn noncharacter(text: &str) -> Option<usize> {
    if is_ascii(text.as_bytes()) {
        return None;
    }
    // Both begin with this byte, which nothing else has.
    let mut from = 0_usize;
    while let Some(at) = text.as_bytes().get(from..)?.iter().position(|byte| *byte == 0xef) {
        from = from.saturating_add(at);
        let c = text.get(from..).and_then(|rest| rest.chars().next());
        if c.is_some_and(|c| !is_character(c)) {
            return Some(from);
        }
        from = from.saturating_add(1);
    }
    None
}

struct Parser<'t, 'f> {
    cursor: Cursor<'t>,
    /// The names of the elements that are open.
    open: Vec<&'t str>,
    /// How many of them are followed; these come first.
    followed: usize,
    follower: &'f mut dyn Follower<'t>,
    namespaces: Namespaces<'t>,
    /// The attributes of the start tag that is being read.
    attributes: Vec<XmlAttribute<'t>>,
}

impl<'t> Parser<'t, '_> {
    fn document(&mut self) -> Token {
        self.cursor.xml_declaration()?;
        self.prolog()?;
        loop {
            self.start_tag()?;
            if !self.open.is_empty() {
                self.content()?;
            }
            if self.open.is_empty() {
                return self.epilog();
            }
        }
    }

    /// The prolog before the document element, up to its `<`.
    fn prolog(&mut self) -> Token {
        loop {
            self.cursor.white_space();
            if self.cursor.rest().starts_with(b"<!DOCTYPE") {
                let error = self.cursor.error(self.cursor.offset(), SyntaxErrorKind::DocumentType);
                return Err(Box::new(SyntaxError { rule: RuleId::XmlNoDtd, ..*error }));
            }
            if !self.miscellaneous()? {
                break;
            }
        }
        self.cursor.skip_cut_off(b"<!DOCTYPE");
        self.cursor.skip_cut_off(b"<!--");
        if self.cursor.peek() == b'<' { Ok(()) } else { Err(self.cursor.unexpected(TextId::ExpectedElement)) }
    }

    /// Comments, processing instructions and white space after the document element, up to the end.
    fn epilog(&mut self) -> Token {
        loop {
            self.cursor.white_space();
            if self.cursor.is_at_end() {
                return Ok(());
            }
            if self.miscellaneous()? {
                continue;
            }
            self.cursor.skip_cut_off(b"<!--");
            return Err(self.cursor.unexpected(if self.cursor.is_at_end() {
                TextId::ExpectedCommentOrInstruction
            } else {
                TextId::ExpectedOneElement
            }));
        }
    }

    /// A comment or a processing instruction, if there is one.
    #[inline(never)]
    fn miscellaneous(&mut self) -> Result<bool, Box<SyntaxError>> {
        if self.cursor.take_all(b"<!--") {
            self.cursor.comment()?;
        } else if self.cursor.take_all(b"<?") {
            self.cursor.processing_instruction()?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn start_tag(&mut self) -> Token {
        let start = self.cursor.offset();
        self.cursor.advance(1);
        let name = self.cursor.qualified_name(TextId::ExpectedElementName)?;
        self.attributes.clear();
        let is_empty = loop {
            let spaced = self.cursor.space();
            match self.cursor.peek() {
                b'>' => {
                    self.cursor.advance(1);
                    break false;
                }
                b'/' => {
                    self.cursor.advance(1);
                    if !self.cursor.take(b'>') {
                        return Err(self.cursor.unexpected(TextId::ExpectedTagEnd));
                    }
                    break true;
                }
                _ if spaced => self.attribute()?,
                _ => return Err(self.cursor.unexpected(TextId::ExpectedSpaceOrTagEnd)),
            }
        };
        let depth = self.open.len();
        self.check(depth, name)?;
        let end = self.cursor.offset();
        let told = depth == self.followed;
        let follow = told && {
            let tag = Tag { name, attributes: &self.attributes, start, end, is_empty };
            self.follower.start(&tag)
        };
        if !is_empty {
            self.open.push(name.text);
            self.followed = self.followed.saturating_add(usize::from(follow));
            return Ok(());
        }
        if follow {
            self.follower.end(end, end);
        }
        self.namespaces.leave(depth);
        Ok(())
    }

    fn attribute(&mut self) -> Token {
        let name = self.cursor.qualified_name(TextId::ExpectedAttributeName)?;
        self.cursor.equals_sign()?;
        let value = self.cursor.quoted_value()?;
        self.attributes.push(XmlAttribute { name, value });
        Ok(())
    }

    /// Checks the names of a start tag.
    fn check(&mut self, depth: usize, name: Name<'t>) -> Token {
        let checked = if !self.attributes.is_empty() {
            self.namespaces.enter(depth, name, &self.attributes)
        } else if name.prefix > 0 {
            self.namespaces.check_element(name)
        } else {
            return Ok(());
        };
        checked.map_err(|(offset, kind)| self.cursor.error(offset, kind))
    }

    /// The content of the open elements, up to a start tag or the end of the document element.
    fn content(&mut self) -> Token {
        loop {
            // Between tags there is often nothing.
            if self.cursor.peek() != b'<' {
                self.cursor.character_data()?;
            }
            match self.cursor.rest() {
                [b'<', b'/', ..] => {
                    self.end_tag()?;
                    if self.open.is_empty() {
                        return Ok(());
                    }
                }
                [b'<', b'?', ..] => {
                    self.cursor.advance(2);
                    self.cursor.processing_instruction()?;
                }
                [b'<', b'!', ..] => {
                    if self.cursor.take_all(b"<![CDATA[") {
                        self.cursor.character_data_section()?;
                    } else if self.cursor.take_all(b"<!--") {
                        self.cursor.comment()?;
                    } else {
                        self.cursor.skip_cut_off(b"<![CDATA[");
                        self.cursor.skip_cut_off(b"<!--");
                        return Err(self.cursor.unexpected(TextId::ExpectedContent));
                    }
                }
                [b'<', ..] => return Ok(()),
                _ => return Err(self.expected_end_tag(self.cursor.offset())),
            }
        }
    }

    fn end_tag(&mut self) -> Token {
        let start = self.cursor.offset();
        self.cursor.advance(2);
        let name = self.open.last().copied().unwrap_or_default();
        if !self.cursor.take_all(name.as_bytes()) || !self.cursor.take(b'>') {
            self.odd_end_tag(start, name)?;
        }
        if self.open.len() == self.followed {
            self.follower.end(start, self.cursor.offset());
            self.followed = self.followed.saturating_sub(1);
        }
        self.open.pop();
        self.namespaces.leave(self.open.len());
        Ok(())
    }

    /// The end tag of an element with white space after its name, or what is wrong with it.
    #[cold]
    fn odd_end_tag(&mut self, start: usize, name: &str) -> Token {
        self.cursor.back_to(start);
        self.cursor.advance(2);
        self.cursor.skip_cut_off(name.as_bytes());
        if self.cursor.is_at_end() {
            return Err(self.expected_end_tag(self.cursor.offset()));
        }
        if !self.cursor.take_all(name.as_bytes()) || self.cursor.in_name() {
            return Err(self.expected_end_tag(start));
        }
        self.cursor.white_space();
        if self.cursor.take(b'>') { Ok(()) } else { Err(self.cursor.unexpected(TextId::ExpectedTagEnd)) }
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    fn expected_end_tag(&self, offset: usize) -> Box<SyntaxError> {
        let open = self.open.last().copied().unwrap_or_default();
        self.cursor.error(offset, SyntaxErrorKind::ExpectedEndTag(open.into()))
    }
}
