//! Near misses: names that differ only in case, or by one edit.

/// How two different names come near each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Near {
    /// They differ in upper and lower case alone.
    Case,
    /// They differ in their namespace prefixes alone; one may have none.
    Prefix,
    /// One character inserted, removed or replaced makes one the other.
    Edit,
    /// Two such edits, or neighbours that are swapped, make one the other.
    TwoEdits,
}

/// As [`near`], for names: two edits count where they are not most of the name.
pub(crate) fn near_name(a: &str, b: &str) -> Option<Near> {
    /// Distances take time in the product of the lengths.
    const LONGEST: usize = 64;
    let two_edits = || {
        let lengths = [a.len(), b.len()];
        let worth_it =
            lengths.iter().all(|length| (5..=LONGEST).contains(length)) && a.len().abs_diff(b.len()) <= 8;
        (worth_it && strsim::osa_distance(a, b) <= 2).then_some(Near::TwoEdits)
    };
    near(a, b).or_else(|| if a == b { None } else { two_edits() })
}

/// How `a` and `b` come near each other; none where they are equal or far apart.
pub(crate) fn near(a: &str, b: &str) -> Option<Near> {
    if a.len().abs_diff(b.len()) > 4 || a == b {
        return None; // one edit changes the length by one character at most, of four bytes at most
    }
    if a.eq_ignore_ascii_case(b) {
        return Some(Near::Case);
    }
    let same = |(x, y): &(char, char)| x == y;
    let start: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (a.get(start..)?, b.get(start..)?);
    let end: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let middle =
        |text: &str| text.get(..text.len().saturating_sub(end)).map(|text| text.chars().nth(1).is_none());
    (middle(a)? && middle(b)?).then_some(Near::Edit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_two_edits_apart() {
        for (a, b, expected) in [
            ("LeadSource", "LeadSource", None),
            ("LeadSource", "leadsource", Some(Near::Case)),
            ("LeadSource", "LeadSorce", Some(Near::Edit)),
            ("LeadSource", "LaedSource", Some(Near::TwoEdits)),
            ("LeadSource", "LeedSorce", Some(Near::TwoEdits)),
            ("LeadSource", "LedSorc", None),
            ("City", "Site", None),
            ("Phone", "Pohne", Some(Near::TwoEdits)),
        ] {
            assert_eq!(near_name(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn near_is_case_or_one_edit() {
        for (a, b, expected) in [
            ("orders", "orders", None),
            ("orders", "Orders", Some(Near::Case)),
            ("orders", "order", Some(Near::Edit)),
            ("order", "orders", Some(Near::Edit)),
            ("orders", "oders", Some(Near::Edit)),
            ("orders", "urders", Some(Near::Edit)),
            ("orders", "order_s", Some(Near::Edit)),
            ("orders", "Order", None),
            ("orders", "odrers", None),
            ("aa", "a", Some(Near::Edit)),
            ("a", "", Some(Near::Edit)),
            ("é", "e", Some(Near::Edit)),
            ("é", "", Some(Near::Edit)),
            ("naïve", "naive", Some(Near::Edit)),
            ("ab", "xy", None),
            ("😀a", "a", Some(Near::Edit)),
        ] {
            assert_eq!(near(a, b), expected, "{a} {b}");
        }
    }
}
