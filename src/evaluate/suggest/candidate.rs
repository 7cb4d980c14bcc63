//! Attributes that lead to a place, the one nearest to the written attribute first.

use crate::definition::Format;
use crate::definition::attribute::{Step, Wanted, text_of};
use crate::extract::{PlaceStep, Places};

/// The index to take among several elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// The one that was written, else the first element's.
    AsWritten,
    /// The one that was written, else that of the first value at the place.
    FirstValue,
}

/// The attributes that may lead to a place: `end` is where the written one ends, `target` is there or below.
pub(super) fn texts(
    format: Format,
    places: &Places<'_>,
    wanted: &Wanted,
    (end, target): (usize, usize),
) -> Vec<String> {
    let mut texts = Vec::new();
    for choice in [Choice::AsWritten, Choice::FirstValue] {
        for with_all in [false, true] {
            let text = text_of(&steps(format, places, wanted, (end, target), choice, with_all));
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}

/// The steps from the top to the target. `with_all`: an element that has no sister of its name gets an index as
/// well, if there are several elsewhere.
fn steps(
    format: Format,
    places: &Places<'_>,
    wanted: &Wanted,
    (end, target): (usize, usize),
    choice: Choice,
    with_all: bool,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let first = places.get(target).and_then(|place| place.first.as_deref()).unwrap_or_default();
    let mut first = first.iter().rev().copied();
    let mut written = wanted.steps.iter().rev().peekable();
    let mut place = target;
    let mut is_below_end = target != end;
    while let Some(here) = places.get(place).filter(|here| here.step != PlaceStep::Top) {
        is_below_end &= place != end;
        let mut index = || {
            let of_first = first.next();
            let as_written = match written.peek() {
                Some(step @ (Step::Index(_) | Step::HugeIndex(_))) if !is_below_end => step.index(),
                // `a.0` means `a[0]`.
                Some(Step::Key(key)) if !is_below_end => key.parse().ok(),
                Some(Step::Index(_) | Step::HugeIndex(_) | Step::Key(_)) | None => None,
            };
            if as_written.is_some() {
                written.next();
            }
            let index = as_written.unwrap_or(match choice {
                Choice::AsWritten => 0,
                Choice::FirstValue => of_first.unwrap_or(0),
            });
            (as_written, index)
        };
        match (&here.step, format) {
            (PlaceStep::Each, _) => {
                let (_, index) = index();
                steps.push(Step::Index(index));
            }
            (PlaceStep::Key(key), Format::Xml) => {
                let (as_written, index) = index();
                let is_needed = match as_written {
                    // An element that never has a sister gets no index.
                    Some(index) => here.is_repeated || index > 0,
                    None => index > 0 || here.is_repeated && (with_all || choice == Choice::AsWritten),
                };
                if is_needed {
                    steps.push(Step::Index(index));
                }
                steps.push(Step::Key(key.as_ref().into()));
            }
            (PlaceStep::Key(key), Format::Json) => steps.push(Step::Key(key.as_ref().into())),
            (PlaceStep::XmlAttribute(name), _) => steps.push(Step::Key((*name).into())),
            (PlaceStep::Top, _) => {}
        }
        if matches!(here.step, PlaceStep::Key(_)) && !is_below_end {
            // The remaining indexes of this key were meant for an array that is not there.
            while written.next_if(|step| step.index().is_some()).is_some() {}
            written.next();
        }
        place = here.parent;
    }
    steps.reverse();
    steps
}
