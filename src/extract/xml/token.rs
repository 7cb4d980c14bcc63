//! The tokens of an XML document (XML 1.0 fifth edition, Namespaces in XML 1.0).

#![expect(clippy::inline_always, reason = "measured: with hints alone reading takes a quarter longer")]

use super::name::{begins_name, continues_name, is_character, is_name_character, is_name_start};
use crate::extract::cursor::{Cursor, Token};
use crate::extract::{SyntaxError, SyntaxErrorKind};
use crate::texts::TextId;

/// A qualified name.
#[derive(Clone, Copy)]
pub(super) struct Name<'t> {
    pub(super) text: &'t str,
    /// Its place in the text.
    pub(super) offset: usize,
    /// The length of its prefix; 0 without one.
    pub(super) prefix: usize,
}

impl<'t> Name<'t> {
    /// The prefix; empty without one.
    #[inline(always)]
    pub(super) fn qualifier(&self) -> &'t str {
        self.text.get(..self.prefix).unwrap_or_default()
    }

    /// The name after the prefix.
    #[inline(always)]
    pub(super) fn local(&self) -> &'t str {
        if self.prefix == 0 { self.text } else { local(self.text) }
    }
}

/// A qualified name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// What an XML declaration says, and what a message calls it.
struct Declared {
    name: &'static [u8],
    expected: TextId,
    expected_value: TextId,
    is_valid: fn(&str) -> bool,
}

const VERSION: Declared = Declared {
    name: b"version",
    expected: TextId::ExpectedVersion,
    expected_value: TextId::ExpectedVersionNumber,
    is_valid: |value| {
        let minor = value.strip_prefix("1.");
        minor.is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()))
    },
};

const ENCODING: Declared = Declared {
    name: b"encoding",
    expected: TextId::ExpectedEncoding,
    expected_value: TextId::ExpectedCharset,
    is_valid: |value| {
        let is_other = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(is_other)
    },
};

const STANDALONE: Declared = Declared {
    name: b"standalone",
    expected: TextId::ExpectedStandalone,
    expected_value: TextId::ExpectedYesOrNo,
    is_valid: |value| matches!(value, "yes" | "no"),
};

impl<'t> Cursor<'t> {
    /// White space; whether there was some.
    #[inline(always)]
    pub(super) fn space(&mut self) -> bool {
        let before = self.offset();
        self.white_space();
        self.offset() != before
    }

    /// A name without a colon.
    #[inline(always)]
    pub(super) fn simple_name(&mut self, expected: TextId) -> Token {
        match self.peek() {
            first if begins_name(first) => self.next(),
            0x80.. => self.name_start(expected)?,
            _ => return Err(self.unexpected(expected)),
        }
        loop {
            while continues_name(self.peek()) {
                self.next();
            }
            if self.peek() < 0x80 || !self.name_character() {
                return Ok(());
            }
        }
    }

    #[cold]
    fn name_start(&mut self, expected: TextId) -> Token {
        match self.character().filter(|c| is_name_start(*c)) {
            Some(c) => self.advance(c.len_utf8()),
            None => return Err(self.unexpected(expected)),
        }
        Ok(())
    }

    /// Takes a name character beyond ASCII, if it is next.
    #[cold]
    fn name_character(&mut self) -> bool {
        let next = self.character().filter(|c| is_name_character(*c));
        self.advance(next.map_or(0, char::len_utf8));
        next.is_some()
    }

    /// A name with a prefix or without.
    #[inline(always)]
    pub(super) fn qualified_name(&mut self, expected: TextId) -> Result<Name<'t>, Box<SyntaxError>> {
        let offset = self.offset();
        self.simple_name(expected)?;
        let mut prefix = 0;
        if self.peek() == b':' {
            prefix = self.since(offset).len();
            self.advance(1);
            self.simple_name(TextId::ExpectedLocalName)?;
        }
        Ok(Name { text: self.since(offset), offset, prefix })
    }

    /// Whether a character that continues a name is next.
    pub(super) fn in_name(&self) -> bool {
        self.character().is_some_and(|c| c == ':' || is_name_character(c))
    }

    /// Character data and references, up to markup or the end of the body.
    #[inline(always)]
    pub(super) fn character_data(&mut self) -> Token {
        loop {
            self.white_space();
            self.run(*b"<&]");
            match self.peek() {
                b'<' => return Ok(()),
                b'\t' | b'\n' | b'\r' => {}
                b'&' => {
                    self.reference()?;
                }
                b']' if self.rest().starts_with(b"]]>") => {
                    return Err(self.unexpected(TextId::ExpectedText));
                }
                b']' => self.advance(1),
                _ if self.is_at_end() => return Ok(()),
                _ => return Err(self.forbidden()),
            }
        }
    }

    /// A value in quotes, with its references as written.
    #[inline(always)]
    pub(super) fn quoted_value(&mut self) -> Result<&'t str, Box<SyntaxError>> {
        let quote = self.peek();
        if !matches!(quote, b'"' | b'\'') {
            return Err(self.unexpected(TextId::ExpectedQuotedValue));
        }
        self.advance(1);
        let start = self.offset();
        loop {
            self.run([quote, b'<', b'&']);
            match self.peek() {
                end if end == quote => break,
                b'\t' | b'\n' | b'\r' => self.advance(1),
                b'&' => {
                    self.reference()?;
                }
                b'<' => return Err(self.unexpected(TextId::ExpectedValueWithoutTag)),
                _ if self.is_at_end() => return Err(self.unexpected(TextId::ExpectedQuote)),
                _ => return Err(self.forbidden()),
            }
        }
        let value = self.since(start);
        self.advance(1);
        Ok(value)
    }

    /// A reference, from its `&`: the character that it refers to.
    pub(super) fn reference(&mut self) -> Result<char, Box<SyntaxError>> {
        const PREDEFINED: [(&[u8], char); 5] =
            [(b"&amp;", '&'), (b"&lt;", '<'), (b"&gt;", '>'), (b"&apos;", '\''), (b"&quot;", '"')];
        for (name, c) in PREDEFINED {
            if self.take_all(name) {
                return Ok(c);
            }
        }
        // If it is cut off in the middle, its start is not called wrong.
        let is_cut_off = self.rest().iter().skip(1).all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
        if is_cut_off {
            self.cut_off();
            return Err(self.unexpected(TextId::ExpectedReferenceEnd));
        }
        let start = self.offset();
        let radix = if self.take_all(b"&#x") {
            16
        } else if self.take_all(b"&#") {
            10
        } else {
            return Err(self.unexpected(TextId::ExpectedReference));
        };
        let mut code: Option<u32> = None;
        while let Some(digit) = char::from(self.peek()).to_digit(radix) {
            code = Some(code.unwrap_or_default().saturating_mul(radix).saturating_add(digit));
            self.advance(1);
        }
        let Some(code) = code else { return Err(self.unexpected(TextId::ExpectedDigit)) };
        if !self.take(b';') {
            return Err(self.unexpected(TextId::ExpectedDigitOrSemicolon));
        }
        let c = char::from_u32(code).filter(|c| is_character(*c));
        c.ok_or_else(|| self.error(start, SyntaxErrorKind::Expected(TextId::ExpectedXmlCharacter)))
    }

    /// What is left of a comment after its `<!--`.
    pub(super) fn comment(&mut self) -> Token {
        loop {
            self.up_to(b'-', TextId::ExpectedCommentEnd)?;
            if self.take_all(b"--") {
                return if self.take(b'>') {
                    Ok(())
                } else {
                    Err(self.unexpected(TextId::ExpectedNoDoubleHyphen))
                };
            }
            self.advance(1);
        }
    }

    /// What is left of a CDATA section after its `<![CDATA[`.
    pub(super) fn character_data_section(&mut self) -> Token {
        loop {
            self.up_to(b']', TextId::ExpectedSectionEnd)?;
            if self.take_all(b"]]>") {
                return Ok(());
            }
            self.advance(1);
        }
    }

    /// What is left of a processing instruction after its `<?`.
    pub(super) fn processing_instruction(&mut self) -> Token {
        let start = self.offset();
        self.simple_name(TextId::ExpectedInstructionName)?;
        if self.since(start).eq_ignore_ascii_case("xml") {
            let place = TextId::ExpectedOtherInstructionName;
            return Err(self.error(start, SyntaxErrorKind::Expected(place)));
        }
        if self.take_all(b"?>") {
            return Ok(());
        }
        self.skip_cut_off(b"?>");
        if !self.space() {
            return Err(self.unexpected(TextId::ExpectedSpaceOrInstructionEnd));
        }
        loop {
            self.up_to(b'?', TextId::ExpectedInstructionEnd)?;
            if self.take_all(b"?>") {
                return Ok(());
            }
            self.advance(1);
        }
    }

    /// Any characters up to a byte, which has to come.
    fn up_to(&mut self, end: u8, expected: TextId) -> Token {
        loop {
            self.run([end]);
            match self.peek() {
                found if found == end => return Ok(()),
                b'\t' | b'\n' | b'\r' => self.advance(1),
                _ if self.is_at_end() => return Err(self.unexpected(expected)),
                _ => return Err(self.forbidden()),
            }
        }
    }

    /// The XML declaration, if there is one.
    #[inline(never)]
    pub(super) fn xml_declaration(&mut self) -> Token {
        let mut behind = *self;
        if !behind.take_all(b"<?xml") || behind.in_name() {
            return Ok(());
        }
        *self = behind;
        if !self.space() {
            return Err(self.unexpected(TextId::ExpectedSpaceAndVersion));
        }
        self.declared(&VERSION)?;
        let mut spaced = self.space();
        if self.peek() == b'e' && spaced {
            self.declared(&ENCODING)?;
            spaced = self.space();
        }
        if self.peek() == b's' && spaced {
            self.declared(&STANDALONE)?;
            self.white_space();
        }
        self.skip_cut_off(b"?>");
        if self.take_all(b"?>") { Ok(()) } else { Err(self.unexpected(TextId::ExpectedInstructionEnd)) }
    }

    /// Goes to the end of a body that is cut off within these bytes, so that nothing in them is called wrong.
    pub(super) fn skip_cut_off(&mut self, bytes: &[u8]) {
        if self.rest().len() < bytes.len() && bytes.starts_with(self.rest()) {
            self.cut_off();
        }
    }

    #[inline(never)]
    fn declared(&mut self, declared: &Declared) -> Token {
        self.skip_cut_off(declared.name);
        if !self.take_all(declared.name) {
            return Err(self.unexpected(declared.expected));
        }
        self.equals_sign()?;
        let start = self.offset().saturating_add(1);
        let value = self.quoted_value()?;
        if (declared.is_valid)(value) {
            return Ok(());
        }
        Err(self.error(start, SyntaxErrorKind::Expected(declared.expected_value)))
    }

    /// The sign between a name and its value.
    #[inline(always)]
    pub(super) fn equals_sign(&mut self) -> Token {
        self.white_space();
        if !self.take(b'=') {
            return Err(self.unexpected(TextId::ExpectedEqualsSign));
        }
        self.white_space();
        Ok(())
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "every caller's result holds the box")]
    fn forbidden(self) -> Box<SyntaxError> {
        self.error(self.offset(), SyntaxErrorKind::Character)
    }
}
