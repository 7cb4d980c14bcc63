//! Case folding.

use unicase::UniCase;

/// The text without its case, by Unicode's full case folding: the one table of it that the module has.
pub(crate) fn folded(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}
