//! How similar two names are, for suggestions.

/// How two different names are similar, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Similarity {
    /// They differ in upper and lower case alone.
    Case,
    /// They differ in their namespace prefixes alone; one may have none.
    Prefix,
    /// One character inserted, removed or replaced makes one the other.
    Edit,
    /// Two such edits, or two neighbours swapped, make one the other.
    TwoEdits,
}

/// As [`similarity`], for names: two edits count too where they are not most of the name.
pub(crate) fn name_similarity(a: &str, b: &str) -> Option<Similarity> {
    /// Distances take time in the product of the lengths.
    const LONGEST: usize = 64;
    let two_edits = || {
        let lengths = [a.len(), b.len()];
        let worth_it =
            lengths.iter().all(|length| (5..=LONGEST).contains(length)) && a.len().abs_diff(b.len()) <= 8;
        (worth_it && strsim::osa_distance(a, b) <= 2).then_some(Similarity::TwoEdits)
    };
    similarity(a, b).or_else(|| if a == b { None } else { two_edits() })
}

/// How similar `a` and `b` are; none where they are equal or too different.
pub(crate) fn similarity(a: &str, b: &str) -> Option<Similarity> {
    if a.len().abs_diff(b.len()) > 4 || a == b {
        return None; // one edit changes the length by one character at most, of four bytes at most
    }
    if a.eq_ignore_ascii_case(b) {
        return Some(Similarity::Case);
    }
    let same = |(x, y): &(char, char)| x == y;
    let start: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (a.get(start..)?, b.get(start..)?);
    let end: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let middle =
        |text: &str| text.get(..text.len().saturating_sub(end)).map(|text| text.chars().nth(1).is_none());
    (middle(a)? && middle(b)?).then_some(Similarity::Edit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_two_edits_apart() {
        for (a, b, expected) in [
            ("LeadSource", "LeadSource", None),
            ("LeadSource", "leadsource", Some(Similarity::Case)),
            ("LeadSource", "LeadSorce", Some(Similarity::Edit)),
            ("LeadSource", "LaedSource", Some(Similarity::TwoEdits)),
            ("LeadSource", "LeedSorce", Some(Similarity::TwoEdits)),
            ("LeadSource", "LedSorc", None),
            ("City", "Site", None),
            ("Phone", "Pohne", Some(Similarity::TwoEdits)),
        ] {
            assert_eq!(name_similarity(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn similar_is_case_or_one_edit() {
        for (a, b, expected) in [
            ("orders", "orders", None),
            ("orders", "Orders", Some(Similarity::Case)),
            ("orders", "order", Some(Similarity::Edit)),
            ("order", "orders", Some(Similarity::Edit)),
            ("orders", "oders", Some(Similarity::Edit)),
            ("orders", "urders", Some(Similarity::Edit)),
            ("orders", "order_s", Some(Similarity::Edit)),
            ("orders", "Order", None),
            ("orders", "odrers", None),
            ("aa", "a", Some(Similarity::Edit)),
            ("a", "", Some(Similarity::Edit)),
            ("é", "e", Some(Similarity::Edit)),
            ("é", "", Some(Similarity::Edit)),
            ("naïve", "naive", Some(Similarity::Edit)),
            ("ab", "xy", None),
            ("😀a", "a", Some(Similarity::Edit)),
        ] {
            assert_eq!(similarity(a, b), expected, "{a} {b}");
        }
    }
}
