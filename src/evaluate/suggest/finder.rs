//! The place of a body that a path may have meant: the only one of the best rank.
//!
//! 1. The same steps, keys compared by their letters; indexes may be added or left out.
//! 2. The same, where a leading part was left out.
//! 3. The first again, where one key is some edits away.

use std::borrow::Cow;

use super::Meant;
use crate::definition::attribute::{Step, Wanted, is_key_character};
use crate::extract::{PlaceStep, Places};
use crate::name_map::NameMap;
use crate::rules::{RuleId, RuleSet};
use crate::text::case::folded;
use crate::text::similarity::{edits, letters};

/// The number of places that are looked at for all attributes of an evaluation together: a limit that keeps this linear.
const LOOKS: usize = 500_000;

/// What was found for a path.
pub(super) enum Found {
    /// It ends at a place; the value is there or below.
    Place { end: usize, target: usize },
    /// It leads to a key that no attribute can name.
    Unspellable { key: String },
}

pub(super) struct Finder<'p, 't> {
    places: &'p Places<'t>,
    /// The letters of the key of each place; empty for a place without a key.
    letters: Vec<String>,
    /// The places of a key by its letters: the number of a list.
    by_letters: NameMap<'static>,
    lists: Vec<Vec<usize>>,
    looks: usize,
}

impl<'p, 't> Finder<'p, 't> {
    pub(super) fn new(places: &'p Places<'t>) -> Self {
        let key = |step: &PlaceStep<'_>| match step {
            PlaceStep::Key(key) => letters(key),
            PlaceStep::XmlAttribute(name) => format!("@{}", letters(name)),
            PlaceStep::Top | PlaceStep::Each => String::new(),
        };
        let letters: Vec<_> = places.iter().map(|place| key(&place.step)).collect();
        let (mut by_letters, mut lists) = (NameMap::default(), Vec::<Vec<usize>>::new());
        for (place, letters) in letters.iter().enumerate().filter(|(_, letters)| !letters.is_empty()) {
            let list = by_letters.get_or_insert(Cow::Owned(letters.clone()), lists.len());
            match lists.get_mut(list) {
                Some(list) => list.push(place),
                None => lists.push(vec![place]),
            }
        }
        Self { places, letters, by_letters, lists, looks: LOOKS }
    }

    /// The place that a path may have meant.
    pub(super) fn find(&mut self, wanted: &Wanted) -> Option<Found> {
        let steps: Vec<_> = wanted.steps.iter().map(Sought::of).collect();
        let mut ends = if wanted.is_from_top { self.same_steps(&steps, false) } else { Vec::new() };
        if ends.is_empty()
            && wanted.is_from_top
            && let Some(key) = self.dotted_key(&steps)
        {
            return Some(Found::Unspellable { key });
        }
        if ends.is_empty() {
            ends = self.same_end(&steps);
        }
        if ends.is_empty() && wanted.is_from_top {
            ends = self.same_steps(&steps, true);
        }
        let mut only = None;
        for end in ends {
            let target = self.target(end)?;
            match only {
                Some((_, other)) if other != target => return None,
                Some(_) => {}
                None => only = Some((end, target)),
            }
        }
        only.map(|(end, target)| Found::Place { end, target })
    }

    /// The places where the steps end; if `near`, those where one key is some edits away.
    fn same_steps(&mut self, steps: &[Sought], near: bool) -> Vec<usize> {
        let (mut same, mut nearly) = (vec![0], Vec::new());
        for step in steps {
            let (mut next, mut next_nearly) = (Vec::new(), Vec::new());
            for place in std::mem::take(&mut nearly) {
                self.follow(place, step, &mut next_nearly);
            }
            for place in std::mem::take(&mut same) {
                self.follow(place, step, &mut next);
                if near {
                    self.follow_nearly(place, step, &mut next_nearly);
                }
            }
            (same, nearly) = (next, next_nearly);
        }
        if near { nearly } else { same }
    }

    /// The places that a step leads to from another.
    fn follow(&mut self, place: usize, step: &Sought, to: &mut Vec<usize>) {
        match step {
            Sought::Key { letters, index, .. } => {
                for base in self.with_elements(place) {
                    for child in self.children(base) {
                        let is_key = self.letters.get(child) == Some(letters);
                        // `a.0` means `a[0]`.
                        let is_index = *index && self.is_each(child);
                        if (is_key || is_index) && !to.contains(&child) {
                            to.push(child);
                        }
                    }
                }
                if *index && self.is_repeated(place) && !to.contains(&place) {
                    to.push(place);
                }
            }
            Sought::Index { digits } => {
                let before = to.len();
                for child in self.children(place) {
                    if self.is_each(child) || self.letters.get(child) == Some(digits) {
                        to.push(child);
                    }
                }
                // The first index is left out where there is no array; elements have theirs with their name.
                let is_left_out = digits == "0" || self.is_repeated(place);
                if to.len() == before && is_left_out {
                    to.push(place);
                }
            }
        }
    }

    /// The places that a key leads to that is some edits away.
    fn follow_nearly(&mut self, place: usize, step: &Sought, to: &mut Vec<usize>) {
        let Sought::Key { letters, .. } = step else { return };
        for base in self.with_elements(place) {
            for child in self.children(base) {
                let is_near = self.letters.get(child).is_some_and(|other| edits(letters, other).is_some());
                if is_near && !to.contains(&child) {
                    to.push(child);
                }
            }
        }
    }

    /// The places whose last steps are these, whatever comes before.
    fn same_end(&mut self, steps: &[Sought]) -> Vec<usize> {
        let Some(last) = steps.iter().rposition(|step| matches!(step, Sought::Key { .. })) else {
            return Vec::new();
        };
        let (before, indexes) = steps.split_at_checked(last.saturating_add(1)).unwrap_or((steps, &[]));
        let Some(Sought::Key { letters, .. }) = before.last() else { return Vec::new() };
        let places =
            self.by_letters.get(letters).and_then(|list| self.lists.get(list)).cloned().unwrap_or_default();
        let mut ends = Vec::new();
        for place in places {
            self.looks = self.looks.saturating_sub(before.len());
            if self.looks > 0 && self.ends_so(place, before) {
                let mut end = place;
                for _ in indexes {
                    end = self.each(end).unwrap_or(end);
                }
                ends.push(end);
            }
        }
        ends
    }

    /// Whether the keys on the way to a place end with these.
    fn ends_so(&self, place: usize, steps: &[Sought]) -> bool {
        let mut here = place;
        let keys = steps.iter().rev().filter_map(|step| match step {
            Sought::Key { letters, .. } => Some(letters),
            Sought::Index { .. } => None,
        });
        for letters in keys {
            while self.is_each(here) {
                here = self.parent(here);
            }
            if here == 0 || self.letters.get(here) != Some(letters) {
                return false;
            }
            here = self.parent(here);
        }
        true
    }

    /// A key with a dot, which was read as several keys.
    fn dotted_key(&mut self, steps: &[Sought]) -> Option<String> {
        let mut here = vec![0];
        for i in 0..steps.len() {
            let (before, after) = steps.split_at_checked(i)?;
            for place in here.clone() {
                for base in self.with_elements(place) {
                    for child in self.children(base) {
                        if let Some(PlaceStep::Key(key)) = self.places.get(child).map(|child| &child.step)
                            && key.contains('.')
                            && Sought::begin_with(after, key)
                        {
                            return Some(key.to_string());
                        }
                    }
                }
            }
            let (mut next, step) = (Vec::new(), steps.get(before.len())?);
            for place in here {
                self.follow(place, step, &mut next);
            }
            here = next;
        }
        None
    }

    /// Where the value of a place is: at the place itself, in its first element, or the only one below it.
    fn target(&mut self, end: usize) -> Option<usize> {
        let mut here = end;
        loop {
            let place = self.places.get(here)?;
            if place.first.is_some() || matches!(place.step, PlaceStep::XmlAttribute(_)) {
                return Some(here);
            }
            match self.each(here) {
                Some(each) => here = each,
                None => return self.only_value_below(here),
            }
        }
    }

    fn only_value_below(&mut self, top: usize) -> Option<usize> {
        let (mut only, mut open) = (None, vec![top]);
        while let Some(place) = open.pop() {
            for child in self.children(place) {
                let below = self.places.get(child)?;
                if below.step == PlaceStep::Each {
                    return None;
                }
                if below.first.is_some() && only.replace(child).is_some() {
                    return None;
                }
                open.push(child);
            }
        }
        only
    }

    /// The rules that tell a place from what was written: keys match exactly.
    pub(super) fn told_apart_by(&self, wanted: &Wanted, end: usize) -> RuleSet {
        let mut rules = RuleSet::EMPTY;
        let written = wanted.steps.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(&**key),
            Step::Index(_) | Step::HugeIndex(_) => None,
        });
        let mut here = end;
        for written in written {
            while self.is_each(here) {
                here = self.parent(here);
            }
            let Some(PlaceStep::Key(key)) = self.places.get(here).map(|place| &place.step) else { break };
            let plain = |key: &str| folded(&key.split_whitespace().collect::<String>());
            let local = |key: &str| key.rsplit_once(':').map_or(key, |(_, local)| local).to_owned();
            if key != written && plain(key) == plain(written) {
                rules = rules.with(RuleId::PathCaseSensitive);
            } else if key != written && local(key) == local(written) {
                rules = rules.with(RuleId::XmlPrefix);
            }
            here = self.parent(here);
        }
        rules
    }

    /// The first key on the way to a place that no attribute can name, or the XML attribute at its end.
    pub(super) fn out_of_reach(&self, end: usize) -> Option<Meant> {
        let (mut here, mut first) = (end, None);
        while here != 0 {
            match &self.places.get(here)?.step {
                PlaceStep::Key(key) if key.is_empty() || !key.chars().all(is_key_character) => {
                    first = Some(Meant::Unspellable { key: key.to_string() });
                }
                PlaceStep::XmlAttribute(name) => {
                    first = Some(Meant::XmlAttribute { name: (*name).to_owned() });
                }
                PlaceStep::Key(_) | PlaceStep::Each | PlaceStep::Top => {}
            }
            here = self.parent(here);
        }
        first
    }

    /// A place, the places of its elements, of their elements and so on.
    fn with_elements(&self, place: usize) -> Vec<usize> {
        let mut places = vec![place];
        let mut here = place;
        while let Some(each) = self.each(here) {
            places.push(each);
            here = each;
        }
        places
    }

    /// The places right below one, as far as may be looked.
    fn children(&mut self, place: usize) -> Vec<usize> {
        let children: Vec<_> = self.places.children(place).take(self.looks).collect();
        self.looks = self.looks.saturating_sub(children.len());
        children
    }

    fn each(&self, place: usize) -> Option<usize> {
        self.places.children(place).find(|child| self.is_each(*child))
    }

    fn is_each(&self, place: usize) -> bool {
        self.places.get(place).is_some_and(|place| place.step == PlaceStep::Each)
    }

    fn is_repeated(&self, place: usize) -> bool {
        self.places.get(place).is_some_and(|place| place.is_repeated)
    }

    fn parent(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.parent)
    }
}

/// A step that is sought.
enum Sought {
    Key { written: String, letters: String, index: bool },
    Index { digits: String },
}

impl Sought {
    fn of(step: &Step) -> Self {
        match step {
            Step::Key(key) => {
                let index = key.bytes().all(|byte| byte.is_ascii_digit());
                // An XML attribute is sought as such.
                let letters = match key.strip_prefix('@') {
                    Some(name) => format!("@{}", letters(name)),
                    None => letters(key),
                };
                Self::Key { written: key.to_string(), letters, index }
            }
            Step::Index(index) => Self::Index { digits: index.to_string() },
            Step::HugeIndex(digits) => Self::Index { digits: digits.to_string() },
        }
    }

    /// Whether the first of these steps are the pieces of a key with dots.
    fn begin_with(steps: &[Self], key: &str) -> bool {
        let mut pieces = key.split('.');
        let mut steps = steps.iter();
        pieces.all(|piece| match steps.next() {
            Some(Self::Key { written, .. }) => written.eq_ignore_ascii_case(piece),
            Some(Self::Index { .. }) | None => false,
        })
    }
}
