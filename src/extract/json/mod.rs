//! JSON: what each mapped attribute reaches in a document that one pass has read.

mod escape;
mod grammar;
mod list;
mod matches;
mod pass;
mod places;
mod quote_scan;
mod skip;
mod token;

use super::cursor::{Cursor, RawString};
use super::failure_markers::{FailureMarker, FailureMarkers, MarkerValue};
use super::listed::Listed;
use super::places::Places;
use super::trie::{MappedAttribute, NodeId, Trie};
use super::{Absent, BodyFormat, Extracted, Miss, Reached, SyntaxError};
use crate::assumptions::{Assumptions, JsonNull};
use crate::outcome::SkipReason;
use crate::rules::{RuleId, RuleSet, Verdict};
use crate::value::{Kind, Raw};
use escape::decode;
use grammar::scalar_here;
use matches::{Matches, Seen};

/// A JSON document that was read.
pub(crate) struct Document<'t> {
    text: &'t str,
    matches: Matches<'t>,
    markers: FailureMarkers<(RawString<'t>, usize)>,
}

impl<'t> BodyFormat<'t> for Document<'t> {
    fn read(text: &'t str, trie: &Trie, assumptions: &Assumptions) -> Result<Self, Box<SyntaxError>> {
        pass::read(text, trie, assumptions.duplicate_key)
    }

    fn at(
        &mut self,
        trie: &Trie,
        mapped: &MappedAttribute,
        assumptions: &Assumptions,
    ) -> Result<Extracted<'t>, Miss<'t>> {
        let is_duplicate = self.matches.is_duplicate(mapped.end);
        let rests_on = if is_duplicate { RuleSet::of(RuleId::JsonDuplicateKey) } else { RuleSet::EMPTY };
        let Some(seen) = self.matches.get(mapped.end) else {
            return Err(Miss::Absent(Box::new(self.absent(trie, mapped, rests_on))));
        };
        match seen.kind {
            Kind::String | Kind::Number | Kind::Boolean => {
                Ok(Extracted { raw: self.scalar(*seen), rests_on: rests_on.with(RuleId::JsonScalar) })
            }
            Kind::Null => null(rests_on, assumptions.json_null),
            Kind::Object | Kind::Array | Kind::Element => {
                let verdict = Verdict::by(RuleId::JsonNotScalar).and(rests_on);
                let raw = Raw::Container(seen.kind, self.source(*seen));
                Extracted::container(raw, verdict, assumptions.non_scalar)
            }
        }
    }

    fn failure_marker(&self, i: usize) -> Option<FailureMarker<'t>> {
        let (key, start) = self.markers.get(i)?;
        Some(FailureMarker { name: decode(*key), value: marker_value(self.text, *start) })
    }

    fn places(text: &'t str) -> Places<'t> {
        places::places(text)
    }

    fn list(text: &'t str) -> Result<Vec<Listed<'t>>, Box<SyntaxError>> {
        list::list(text)
    }
}

impl<'t> Document<'t> {
    #[inline]
    fn source(&self, seen: Seen) -> &'t str {
        self.text.get(seen.start..seen.end).unwrap_or_default()
    }

    /// A string, number or boolean; a number as written.
    #[inline]
    fn scalar(&self, seen: Seen) -> Raw<'t> {
        let source = self.source(seen);
        match seen.kind {
            Kind::Number => Raw::Number(source),
            Kind::Boolean => Raw::Boolean(source == "true"),
            Kind::String | Kind::Null | Kind::Object | Kind::Array | Kind::Element => {
                Raw::Text(decode(RawString { source, escaped: seen.escaped }))
            }
        }
    }

    /// How far an attribute got before it reached nothing.
    #[cold]
    fn absent(&mut self, trie: &Trie, mapped: &MappedAttribute, rests_on: RuleSet) -> Absent<'t> {
        let mut reached = trie.parent(mapped.end);
        while self.matches.get(reached).is_none() && reached != NodeId::ROOT {
            reached = trie.parent(reached);
        }
        let depth = trie.depth(reached);
        let keys = self.matches.keys(reached);
        // INVARIANT: the document was read, so something was seen at its top.
        let seen = self.matches.get(reached).copied();
        let kind = seen.map_or(Kind::Null, |seen| seen.kind);
        let text = match seen.filter(|_| kind == Kind::String).map(|seen| self.scalar(seen)) {
            Some(Raw::Text(text)) => Some(text),
            Some(Raw::Number(_) | Raw::Boolean(_) | Raw::Null | Raw::Container(..)) | None => None,
        };
        let reached = match kind {
            Kind::Array => Reached::Array { length: self.matches.length(reached) },
            Kind::String | Kind::Number | Kind::Boolean | Kind::Null | Kind::Object | Kind::Element => {
                Reached::Value(kind)
            }
        };
        Absent { depth, reached, text, keys, verdict: Verdict::by(RuleId::JsonMissing).and(rests_on) }
    }
}

/// null is skipped, unless it clears the field.
fn null<'t>(rests_on: RuleSet, null: JsonNull) -> Result<Extracted<'t>, Miss<'t>> {
    let verdict = Verdict::by(RuleId::JsonNull).and(rests_on);
    match null {
        JsonNull::Clear => Ok(Extracted { raw: Raw::Null, rests_on: verdict.rests_on }),
        JsonNull::Skip => Err(Miss::Unusable { reason: SkipReason::NullValue, raw: Raw::Null, verdict }),
    }
}

/// The value that begins at an offset of a text that was read.
fn marker_value(text: &str, start: usize) -> MarkerValue<'_> {
    let mut cursor = Cursor::new(text.get(start..).unwrap_or_default(), RuleId::JsonStrict);
    if cursor.take(b'{') || cursor.take(b'[') {
        cursor.white_space();
        return if matches!(cursor.peek(), b'}' | b']') {
            MarkerValue::Nothing
        } else {
            MarkerValue::Something
        };
    }
    // INVARIANT: the text was read, so a value begins here.
    match scalar_here(&mut cursor).unwrap_or(Raw::Null) {
        Raw::Text(text) => MarkerValue::Text(text),
        Raw::Number(number) => MarkerValue::Number(number),
        Raw::Boolean(boolean) => MarkerValue::Boolean(boolean),
        Raw::Null | Raw::Container(..) => MarkerValue::Nothing,
    }
}
