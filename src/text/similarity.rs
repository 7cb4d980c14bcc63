//! How similar two names are, for suggestions.

use super::case::folded;

/// The letters and digits that identify a name: without case, white space, `_`, `-` and a namespace prefix.
pub(crate) fn letters(name: &str) -> String {
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    let local = if local.is_empty() { name } else { local };
    folded(&local.replace(|c: char| c.is_whitespace() || matches!(c, '_' | '-'), ""))
}

/// The number of edits between the letters of two names; [`None`] if they are the same, or too different to be
/// meant: one edit counts from five letters on, two from eight, and none in a digit.
pub(crate) fn edits(a: &str, b: &str) -> Option<usize> {
    /// The time grows with the product of the lengths, so long names are not compared.
    const LONGEST: usize = 64;
    let (shorter, longer) = (a.chars().count().min(b.chars().count()), a.len().max(b.len()));
    let most: usize = match shorter {
        0..5 => return None,
        5..8 => 1,
        8.. => 2,
    };
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    if longer > LONGEST || a.len().abs_diff(b.len()) > most.saturating_mul(4) || digits(a) != digits(b) {
        return None;
    }
    Some(strsim::osa_distance(a, b)).filter(|edits| (1..=most).contains(edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_letters() {
        for (a, b) in [
            ("firstName", "first_name"),
            ("First Name", "first-name"),
            ("soap:Envelope", "envelope"),
            ("ns1:a:B", "b"),
            ("GRÖSSE", "grösse"),
        ] {
            assert_eq!(letters(a), letters(b));
        }
        assert_ne!(letters("item1"), letters("item2"));
        assert_eq!(letters("a:"), "a:");
    }

    #[test]
    fn edits_count_in_long_names_and_not_in_digits() {
        for (a, b, expected) in [
            ("leadsource", "leadsource", None),
            ("leadsource", "leadsorce", Some(1)),
            ("leadsource", "laedsource", Some(1)),
            ("leadsource", "leedsorce", Some(2)),
            ("leadsource", "ledsorc", None),
            ("phone", "pohne", Some(1)),
            ("phone", "pone", None),
            ("city", "cita", None),
            ("id", "ip", None),
            ("lang", "lng", None),
            ("item10", "item11", None),
            ("item1", "item", None),
            ("orders", "order", Some(1)),
            ("orders", "older", None),
            ("naïve", "naive", Some(1)),
        ] {
            assert_eq!(edits(a, b), expected, "{a} {b}");
        }
    }
}
