//! JSON: one pass that reads the whole document and follows the mapped attributes.

mod escape;
mod grammar;
mod list;
mod lookahead;
mod matches;
mod quote_scan;
mod skip;
mod token;

use super::cursor::{Cursor, Token, Written};
use super::failure_markers::{Top, TopValue, Tops};
use super::trie::{NodeId, Trie};
use super::{Extracted, Hint, Miss, Missing, Reached, Syntax};
use crate::definition::attribute::{Attribute, Step};
use crate::outcome::SkipReason;
use crate::rules::assumptions::{Assumptions, DuplicateKey, JsonNull, NonScalar};
use crate::rules::{RuleId, RuleSet};
use crate::value::{Kind, Raw};
use escape::decode;
use grammar::{a_key, another, colon, scalar_here};
pub(super) use list::list;
use lookahead::first_has_key;
use matches::{Marks, Seen};
use skip::skip;

/// A document that was read.
pub(crate) struct Reading<'t> {
    text: &'t str,
    marks: Marks<'t>,
    tops: Tops<(Written<'t>, usize)>,
}

/// `json.strict`: the text is a document of RFC 8259 and nothing looser, of any depth.
#[inline(never)]
pub(crate) fn strict<'t>(
    text: &'t str,
    trie: &Trie,
    assumptions: &Assumptions,
) -> Result<Reading<'t>, Box<Syntax>> {
    let mut pass = Pass {
        cursor: Cursor::new(text, RuleId::JsonStrict),
        trie,
        marks: Marks::new(trie),
        frames: Vec::with_capacity(8),
        tops: Tops::default(),
        duplicate_key: assumptions.duplicate_key,
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
    pass.marks.settle(trie);
    Ok(Reading { text, marks: pass.marks, tops: pass.tops })
}

struct Pass<'t, 'a> {
    cursor: Cursor<'t>,
    trie: &'a Trie,
    marks: Marks<'t>,
    /// The objects and arrays on the way down that attributes lead through.
    frames: Vec<Frame>,
    /// Where the values of members of the top begin that may say that the service failed.
    tops: Tops<(Written<'t>, usize)>,
    duplicate_key: DuplicateKey,
}

/// An object or array that is being read.
struct Frame {
    node: NodeId,
    visit: usize,
    list: List,
    /// Whether nothing in it was read yet.
    first: bool,
}

enum List {
    Object {
        /// The place of the key that attributes may want next.
        next: usize,
    },
    Array {
        /// Of the element that comes next.
        index: u64,
        /// Of the index that attributes want next.
        rank: usize,
    },
}

impl<'t> Pass<'t, '_> {
    /// A value that attributes lead to. An object or array is entered, no more.
    fn value(&mut self, node: NodeId, parent_visit: usize) -> Token {
        let start = self.cursor.offset();
        match self.cursor.peek() {
            b'"' => {
                let escaped = self.cursor.string("a value")?;
                let (start, end) = (start.saturating_add(1), self.cursor.offset().saturating_sub(1));
                self.marks.see(node, parent_visit, Seen { kind: Kind::String, start, end, escaped });
            }
            b'{' => self.enter(node, parent_visit, Kind::Object, List::Object { next: 0 }),
            b'[' => self.enter(node, parent_visit, Kind::Array, List::Array { index: 0, rank: 0 }),
            b'-' | b'0'..=b'9' => {
                self.cursor.number()?;
                self.see(node, parent_visit, Kind::Number, start);
            }
            _ => {
                let kind = if self.cursor.peek() == b'n' { Kind::Null } else { Kind::Boolean };
                self.cursor.literal()?;
                self.see(node, parent_visit, kind, start);
            }
        }
        Ok(())
    }

    fn enter(&mut self, node: NodeId, parent_visit: usize, kind: Kind, list: List) {
        let visit = self.see(node, parent_visit, kind, self.cursor.offset());
        self.cursor.advance(1);
        self.frames.push(Frame { node, visit, list, first: true });
    }

    /// Records the value from `start` to here.
    fn see(&mut self, node: NodeId, parent_visit: usize, kind: Kind, start: usize) -> usize {
        let seen = Seen { kind, start, end: self.cursor.offset(), escaped: false };
        self.marks.see(node, parent_visit, seen)
    }

    /// The members of an object, up to its end or to one that is entered.
    fn members(&mut self, mut frame: Frame, mut next: usize) -> Token {
        let mut here = self.cursor;
        while another(&mut here, b'}', frame.first, "`,` or `}`")? {
            let key = here.written(a_key(frame.first))?;
            colon(&mut here)?;
            frame.first = false;
            // Before the key is decoded, so that what it takes can be had again.
            self.marks.key(frame.node, frame.visit, key);
            let name = decode(key);
            if frame.node == NodeId::ROOT {
                self.top(&name, key, here.offset());
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
        self.marks.close(frame.node, here.offset(), 0);
        Ok(())
    }

    /// The elements of an array, up to its end or to one that is entered.
    fn elements(&mut self, mut frame: Frame, mut index: u64, mut rank: usize) -> Token {
        let mut here = self.cursor;
        let mut wanted = self.trie.index(frame.node, rank);
        while another(&mut here, b']', frame.first, "`,` or `]`")? {
            frame.first = false;
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
        self.marks.close(frame.node, here.offset(), index);
        Ok(())
    }

    /// Keeps a member of the top that may say that the service failed, of two with one key the one that counts.
    fn top(&mut self, name: &str, key: Written<'t>, start: usize) {
        let earlier = self.tops.find(|(key, _)| decode(*key) == name);
        if duplicate_key(self.duplicate_key, earlier.is_some()) {
            return;
        }
        match earlier {
            Some(earlier) => *earlier = (key, start),
            None => self.tops.push(name, (key, start)),
        }
    }

    fn enter_from(&mut self, frame: Frame, child: NodeId) -> Token {
        let visit = frame.visit;
        self.frames.push(frame);
        self.value(child, visit)
    }

    /// The child, unless it is passed over.
    fn followed(&mut self, child: Option<NodeId>, visit: usize) -> Option<NodeId> {
        let child = child?;
        if duplicate_key(self.duplicate_key, self.marks.is_seen(child, visit)) {
            self.marks.repeat(child);
            return None;
        }
        Some(child)
    }
}

/// `json.duplicate-key`: whether a value is passed over because its key stood there before.
fn duplicate_key(counts: DuplicateKey, seen: bool) -> bool {
    match counts {
        DuplicateKey::Last => false,
        DuplicateKey::First => seen,
    }
}

impl<'t> Reading<'t> {
    /// One of the members of the top that may say that the service failed.
    pub(crate) fn top(&self, i: usize) -> Option<Top<'t>> {
        let (key, start) = self.tops.get(i)?;
        Some(Top { name: decode(*key), value: top_value(self.text, *start) })
    }

    /// Whether the top of the document is an array.
    pub(crate) fn array_at_top(&self) -> bool {
        self.marks.get(NodeId::ROOT).is_some_and(|seen| seen.kind == Kind::Array)
    }

    /// What stands at the attribute that ends at `node`.
    pub(crate) fn at(
        &mut self,
        trie: &Trie,
        node: NodeId,
        attribute: &Attribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        let repeated = self.marks.is_repeated(node);
        let rules = if repeated { RuleSet::of(RuleId::JsonDuplicateKey) } else { RuleSet::EMPTY };
        let Some(seen) = self.marks.get(node) else {
            return Err(missing(self.text, &mut self.marks, trie, node, attribute, rules));
        };
        let source = self.text.get(seen.start..seen.end).unwrap_or_default();
        match seen.kind {
            Kind::String | Kind::Number | Kind::Boolean => {
                Ok(scalar(seen.kind, Written { source, escaped: seen.escaped }, rules))
            }
            Kind::Null => null(rules, assumptions.json_null),
            Kind::Object | Kind::Array | Kind::Element => {
                not_scalar(seen.kind, source, rules, assumptions.non_scalar)
            }
        }
    }
}

/// The value that begins at an offset of a text that was read.
fn top_value(text: &str, start: usize) -> TopValue<'_> {
    let mut cursor = Cursor::new(text.get(start..).unwrap_or_default(), RuleId::JsonStrict);
    if cursor.take(b'{') || cursor.take(b'[') {
        cursor.white_space();
        return if matches!(cursor.peek(), b'}' | b']') { TopValue::Nothing } else { TopValue::Something };
    }
    // INVARIANT: the text was read, so a value stands there.
    match scalar_here(&mut cursor).unwrap_or(Raw::Null) {
        Raw::Text(text) => TopValue::Text(text),
        Raw::Number(number) => TopValue::Number(number),
        Raw::Boolean(boolean) => TopValue::Boolean(boolean),
        Raw::Null | Raw::Source(..) => TopValue::Nothing,
    }
}

/// `json.scalar`: a string, number or boolean is the value, a number as written.
fn scalar(kind: Kind, value: Written<'_>, rules: RuleSet) -> Extracted<'_> {
    let raw = match kind {
        Kind::Number => Raw::Number(value.source),
        Kind::Boolean => Raw::Boolean(value.source == "true"),
        Kind::String | Kind::Null | Kind::Object | Kind::Array | Kind::Element => Raw::Text(decode(value)),
    };
    Extracted { raw, rules: rules.with(RuleId::JsonScalar) }
}

/// `json.null`: null is skipped, unless it clears.
fn null<'t>(rules: RuleSet, null: JsonNull) -> Result<Extracted<'t>, Miss<'t>> {
    let rules = rules.with(RuleId::JsonNull);
    match null {
        JsonNull::Clear => Ok(Extracted { raw: Raw::Null, rules }),
        JsonNull::Skip => {
            Err(Miss::Stands { reason: SkipReason::NullValue, rule: RuleId::JsonNull, raw: Raw::Null, rules })
        }
    }
}

/// `json.not-scalar`: an object or array is skipped, unless its source is written.
fn not_scalar(
    kind: Kind,
    source: &str,
    rules: RuleSet,
    non_scalar: NonScalar,
) -> Result<Extracted<'_>, Miss<'_>> {
    Extracted::source(kind, source, RuleId::JsonNotScalar, rules, non_scalar)
}

/// `json.missing`: a key or index that is not there; how far the attribute got, and what stands near.
#[cold]
fn missing<'t>(
    text: &'t str,
    marks: &mut Marks<'t>,
    trie: &Trie,
    node: NodeId,
    attribute: &Attribute,
    rules: RuleSet,
) -> Miss<'t> {
    let mut reached = trie.parent(node);
    while marks.get(reached).is_none() && reached != NodeId::ROOT {
        reached = trie.parent(reached);
    }
    let depth = trie.depth(reached);
    let near = match attribute.steps().get(depth) {
        Some(Step::Key(wanted)) => marks.nearest(reached, wanted),
        Some(Step::Index(_)) | None => None,
    };
    let (mut hint, kept_apart) = Hint::nearest(near);
    let keys = marks.keys(reached);
    // INVARIANT: the document was read, so something was seen at its top.
    let seen = marks.get(reached);
    let kind = seen.map_or(Kind::Null, |seen| seen.kind);
    let reached = if kind == Kind::Array {
        let array = seen.and_then(|seen| text.get(seen.start..seen.end)).unwrap_or_default();
        let length = marks.length(reached);
        let leads_in = match attribute.steps().get(depth) {
            // `a.0` means `a[0]`.
            Some(Step::Key(key)) => match key.parse::<u64>() {
                Ok(index) => index < length,
                Err(_) => first_has_key(array, key),
            },
            Some(Step::Index(_)) | None => false,
        };
        hint = hint.or_else(|| leads_in.then_some(Hint::Into));
        Reached::Array { length }
    } else {
        Reached::Value(kind)
    };
    let rule = RuleId::JsonMissing;
    Miss::Missing(Missing { depth, reached, hint, keys, rule, rules: rules.with(rule).and(kept_apart) })
}
