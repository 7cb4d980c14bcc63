//! One pass that reads the whole document and follows the mapped attributes.

use super::Document;
use super::escape::decode;
use super::grammar::{Place, a_key, another, colon};
use super::matches::{Matches, Seen};
use super::skip::skip;
use crate::assumptions::DuplicateKey;
use crate::extract::SyntaxError;
use crate::extract::cursor::{Cursor, RawString, Token};
use crate::extract::failure_markers::FailureMarkers;
use crate::extract::trie::{NodeId, Trie};
use crate::rules::RuleId;
use crate::texts::TextId;
use crate::value::Kind;

/// Reads a document of RFC 8259 and nothing looser ([`JsonStrict`](crate::rules::RuleId::JsonStrict)), of any depth.
#[inline(never)]
pub(super) fn read<'t>(
    text: &'t str,
    trie: &Trie,
    duplicate_key: DuplicateKey,
) -> Result<Document<'t>, Box<SyntaxError>> {
    let mut pass = Pass {
        cursor: Cursor::new(text, RuleId::JsonStrict),
        trie,
        matches: Matches::new(trie),
        frames: Vec::with_capacity(8),
        markers: FailureMarkers::default(),
        duplicate_key,
    };
    pass.cursor.white_space();
    pass.value(NodeId::ROOT, 0)?;
    while let Some(frame) = pass.frames.pop() {
        match frame.list {
            List::Object { next } => pass.members(frame, next)?,
            List::Array { index, rank } => pass.elements(frame, index, rank)?,
        }
    }
    pass.cursor.end()?;
    pass.matches.discard_superseded(trie);
    Ok(Document { text, matches: pass.matches, markers: pass.markers })
}

struct Pass<'t, 'a> {
    cursor: Cursor<'t>,
    trie: &'a Trie,
    matches: Matches<'t>,
    /// The open objects and arrays that attributes lead through.
    frames: Vec<Frame>,
    /// Where the values of those members at the top begin that may say that the service failed.
    markers: FailureMarkers<(RawString<'t>, usize)>,
    duplicate_key: DuplicateKey,
}

/// An object or array that is being read.
struct Frame {
    node: NodeId,
    visit: usize,
    list: List,
    /// Where reading goes on in it.
    next_place: Place,
}

enum List {
    Object {
        /// The place of the key that attributes may want next.
        next: usize,
    },
    Array {
        /// The index of the next element.
        index: u64,
        /// The rank of the index that attributes want next.
        rank: usize,
    },
}

impl<'t> Pass<'t, '_> {
    /// Reads a value that attributes lead to. An object or array is only entered.
    fn value(&mut self, node: NodeId, parent_visit: usize) -> Token {
        let start = self.cursor.offset();
        let mut seen = Seen { kind: Kind::Null, start, end: start, escaped: false };
        match self.cursor.peek() {
            b'{' => {
                self.enter(node, parent_visit, List::Object { next: 0 });
                return Ok(());
            }
            b'[' => {
                self.enter(node, parent_visit, List::Array { index: 0, rank: 0 });
                return Ok(());
            }
            b'"' => {
                seen.kind = Kind::String;
                seen.escaped = self.cursor.string(TextId::ExpectedValue)?;
            }
            b'-' | b'0'..=b'9' => {
                seen.kind = Kind::Number;
                self.cursor.number()?;
            }
            first => {
                seen.kind = if first == b'n' { Kind::Null } else { Kind::Boolean };
                self.cursor.literal()?;
            }
        }
        seen.end = self.cursor.offset();
        if seen.kind == Kind::String {
            // Without its quotes.
            (seen.start, seen.end) = (start.saturating_add(1), seen.end.saturating_sub(1));
        }
        self.matches.record(node, parent_visit, seen);
        Ok(())
    }

    #[inline]
    fn enter(&mut self, node: NodeId, parent_visit: usize, list: List) {
        let start = self.cursor.offset();
        let kind = match list {
            List::Object { .. } => Kind::Object,
            List::Array { .. } => Kind::Array,
        };
        let seen = Seen { kind, start, end: start, escaped: false };
        let visit = self.matches.record(node, parent_visit, seen);
        self.cursor.advance(1);
        self.frames.push(Frame { node, visit, list, next_place: Place::First });
    }

    /// The members of an object, up to its end or to one that is entered.
    fn members(&mut self, mut frame: Frame, mut next: usize) -> Token {
        let mut here = self.cursor;
        while another(&mut here, b'}', frame.next_place)? {
            let key = here.written(a_key(frame.next_place))?;
            colon(&mut here)?;
            frame.next_place = Place::Later;
            // Kept as written, so that what decoding allocates is free again.
            self.matches.keep_key(frame.node, frame.visit, key);
            let name = decode(key);
            if frame.node == NodeId::ROOT {
                self.keep_failure_marker(&name, key, here.offset());
            }
            let child = self.trie.key_in_order(frame.node, &name, &mut next);
            let Some(child) = self.followed(child, frame.visit) else {
                skip(&mut here)?;
                continue;
            };
            self.cursor = here;
            if matches!(here.peek(), b'{' | b'[') {
                frame.list = List::Object { next };
                return self.enter_from(frame, child);
            }
            self.value(child, frame.visit)?;
            here = self.cursor;
        }
        self.cursor = here;
        self.matches.close(frame.node, here.offset(), 0);
        Ok(())
    }

    /// The elements of an array, up to its end or to one that is entered.
    fn elements(&mut self, mut frame: Frame, mut index: u64, mut rank: usize) -> Token {
        let mut here = self.cursor;
        let mut wanted = self.trie.index(frame.node, rank);
        while another(&mut here, b']', frame.next_place)? {
            frame.next_place = Place::Later;
            let child = wanted.filter(|(place, _)| *place == index).map(|(_, child)| child);
            index = index.saturating_add(1);
            if child.is_some() {
                rank = rank.saturating_add(1);
                wanted = self.trie.index(frame.node, rank);
            }
            let Some(child) = self.followed(child, frame.visit) else {
                skip(&mut here)?;
                continue;
            };
            self.cursor = here;
            if matches!(here.peek(), b'{' | b'[') {
                frame.list = List::Array { index, rank };
                return self.enter_from(frame, child);
            }
            self.value(child, frame.visit)?;
            here = self.cursor;
        }
        self.cursor = here;
        self.matches.close(frame.node, here.offset(), index);
        Ok(())
    }

    /// Keeps a member at the top that may say that the service failed; if its key is repeated, the one that counts.
    fn keep_failure_marker(&mut self, name: &str, key: RawString<'t>, start: usize) {
        let earlier = self.markers.find(|(key, _)| decode(*key) == name);
        match (earlier, self.duplicate_key) {
            (None, _) => self.markers.push(name, (key, start)),
            (Some(earlier), DuplicateKey::Last) => *earlier = (key, start),
            (Some(_), DuplicateKey::First) => {}
        }
    }

    #[inline]
    fn enter_from(&mut self, frame: Frame, child: NodeId) -> Token {
        let visit = frame.visit;
        self.frames.push(frame);
        self.value(child, visit)
    }

    /// The child, unless an earlier value of its key counts ([`JsonDuplicateKey`](crate::rules::RuleId::JsonDuplicateKey)).
    fn followed(&mut self, child: Option<NodeId>, visit: usize) -> Option<NodeId> {
        let child = child?;
        match self.duplicate_key {
            DuplicateKey::First if self.matches.is_seen(child, visit) => {
                self.matches.mark_duplicate(child);
                None
            }
            DuplicateKey::First | DuplicateKey::Last => Some(child),
        }
    }
}
