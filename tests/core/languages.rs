//! The texts of every language: each has the same ids, in the same order, and no others.

#[path = "../../xtask/src/generate/texts.rs"]
pub(crate) mod texts;

use std::collections::BTreeSet;

use crate::support::{files, path, read};
use marketo_webhook::assumptions::Assumption;
use marketo_webhook::messages::{Catalogue, TextId};
use marketo_webhook::rules::{Basis, RuleId, Source};
use texts::{LANGUAGES, Texts};

/// The prefixes of the statements of rules and assumptions, and of the pages of the rules.
const STATEMENTS: [&str; 3] = ["rule", "assumption", "docs"];

fn area(id: &str) -> &str {
    id.split('.').next().unwrap_or_default()
}

fn is_statement(id: &str) -> bool {
    STATEMENTS.contains(&area(id))
}

fn ids(texts: &Texts) -> Vec<&str> {
    texts.entries.iter().map(|(id, _)| id.as_str()).collect()
}

/// The ids, for plural forms the part before `#`: each language has its own forms.
fn bases(texts: &Texts) -> Vec<&str> {
    let mut bases: Vec<_> = ids(texts).into_iter().map(|id| id.split('#').next().unwrap()).collect();
    bases.dedup();
    bases
}

#[test]
fn every_file_of_texts_is_a_language() {
    let found: BTreeSet<_> = files(&path("languages")).into_iter().collect();
    let listed: BTreeSet<_> = LANGUAGES.iter().map(|language| path(language.path)).collect();
    assert_eq!(found, listed, "`LANGUAGES` in xtask/src/generate/texts.rs lists them");
}

/// The crate renders it, and the package has its page of the rules.
#[test]
fn every_language_is_in_the_crate_and_in_the_package() {
    let package: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
    for language in LANGUAGES {
        let known = Catalogue::for_language(language.tag())
            .unwrap_or_else(|| panic!("Catalogue::for_language({:?})", language.tag()));
        assert!(known.texts().eq(language.catalogue().texts()), "{}", language.path);
        let packed = package["files"].as_array().unwrap();
        assert!(
            packed.iter().any(|file| file == language.page),
            "`files` of package.json: {}",
            language.page
        );
    }
}

/// The documentation of the crate repeats them.
#[test]
fn the_documentation_says_what_rules_and_assumptions_say() {
    let english = Catalogue::english();
    let says = |source: &str, id: &str, name: &str| {
        let text = english.text(id).unwrap();
        let comment = format!("    /// {text}\n");
        let mut documented = source.split(&comment).skip(1);
        let is_said = documented.any(|item| item.lines().next().unwrap().contains(&format!("= \"{name}\"")));
        assert!(is_said, "the documentation of {id} is not: {text}");
    };
    let rules = read("src/rules/catalogue.rs");
    for rule in RuleId::NAMES {
        says(&rules, &format!("rule.{rule}"), rule);
    }
    let assumptions = read("src/assumptions.rs");
    for assumption in Assumption::ALL {
        says(&assumptions, &format!("assumption.{assumption}"), assumption.name());
        for value in assumption.values() {
            says(&assumptions, &format!("assumption.{assumption}.{value}"), value);
        }
    }
}

#[test]
fn no_language_has_a_text_that_is_not_used() {
    for language in LANGUAGES {
        assert_eq!(language.catalogue().problems(), []);
    }
}

/// What equals English because it is not prose: code and placeholders; and words that are the same by chance.
#[test]
fn no_text_of_another_language_was_left_in_english() {
    let by_chance: &[(&str, &str)] = &[("es", "kind.null")];
    let (english, others) = LANGUAGES.split_first().unwrap();
    let english = english.texts();
    let has_prose = |text: &str| {
        let prose: String = text.split('`').step_by(2).collect();
        let prose = prose.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
        prose.collect::<String>().contains(char::is_alphabetic)
    };
    for language in others {
        for (id, text) in language.texts().entries {
            let is_same = english.find(&id).is_some_and(|known| known == text && has_prose(known));
            assert!(
                !is_same || by_chance.contains(&(language.tag(), &*id)),
                "{}: {id} is in English",
                language.path
            );
        }
    }
}

#[test]
fn every_language_has_the_same_ids_in_the_same_order() {
    let (english, others) = LANGUAGES.split_first().unwrap();
    let english = english.texts();
    for language in others {
        let texts = language.texts();
        for (i, (id, expected)) in bases(&texts).into_iter().zip(bases(&english)).enumerate() {
            assert_eq!(id, expected, "{}, text {i}", language.path);
        }
        assert_eq!(bases(&texts).len(), bases(&english).len(), "{}", language.path);
    }
}

/// Every rule, with the library's choice if it has one, and every assumption with its values.
#[test]
fn every_rule_and_every_value_of_an_assumption_has_its_text() {
    for language in LANGUAGES {
        let texts = language.texts();
        let rules = RuleId::ALL.iter().flat_map(|id| {
            let here = format!("rule.{id}.here");
            [format!("rule.{id}")].into_iter().chain(texts.find(&here).map(|_| here.clone()))
        });
        let assumptions = Assumption::ALL.iter().flat_map(|assumption| {
            let values =
                assumption.values().iter().map(move |value| format!("assumption.{assumption}.{value}"));
            [format!("assumption.{assumption}")].into_iter().chain(values)
        });
        let expected: Vec<_> = rules.chain(assumptions).collect();
        let found: Vec<_> =
            ids(&texts).into_iter().filter(|id| ["rule", "assumption"].contains(&area(id))).collect();
        for (i, (id, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(id, expected, "{}, statement {i}", language.path);
        }
        assert_eq!(found.len(), expected.len(), "{}", language.path);
    }
}

#[test]
fn the_pages_of_the_rules_use_every_text_that_is_theirs() {
    let mut expected: BTreeSet<_> = [
        "title",
        "introduction",
        "basis",
        "here.meaning",
        "contents",
        "questions",
        "questions.disagree",
        "question.decide.batch-campaign",
        "question.decide.empty-body",
        "question.json.null",
        "question.coerce.numeric-text",
        "label.basis",
        "label.assumption",
        "label.default",
        "label.here",
        "label.supports",
        "label.contradicts",
        "label.experiment",
        "evidence.title",
        "evidence.introduction",
        "evidence.disagree.heading",
        "evidence.disagree",
        "evidence.open.heading",
        "evidence.open",
        "evidence.observed.heading",
        "evidence.observed",
        "evidence.sibling.heading",
        "evidence.sibling",
        "evidence.documented.heading",
        "evidence.documented",
        "evidence.advice.heading",
        "evidence.advice",
        "evidence.no-experiment",
        "evidence.limit.whitespaceBody",
        "evidence.limit.emptyBodyNon2xx",
        "evidence.limit.noCallTrigger",
        "evidence.limit.keyCharacters",
        "evidence.report.heading",
        "evidence.report",
    ]
    .map(|id| format!("docs.{id}"))
    .into();
    expected.extend(RuleId::NAMES.iter().map(|id| format!("docs.area.{}", area(id))));
    expected.extend(Source::NAMES.iter().map(|source| format!("docs.source.{source}")));
    for basis in Basis::NAMES {
        expected.extend([format!("docs.basis.{basis}"), format!("docs.basis.{basis}.meaning")]);
    }
    for language in LANGUAGES {
        let texts = language.texts();
        let found: BTreeSet<_> =
            ids(&texts).into_iter().filter(|id| area(id) == "docs").map(str::to_owned).collect();
        assert_eq!(found, expected, "{}", language.path);
    }
    for source in Source::ALL {
        let cites = |id: &RuleId| id.sources().iter().any(|citation| citation.source == *source);
        assert!(RuleId::ALL.iter().any(cites), "no rule comes from `{source}`");
    }
}

#[test]
fn statements_are_sentences() {
    for language in LANGUAGES {
        for (id, text) in &language.texts().entries {
            if !is_statement(id) {
                continue;
            }
            assert!(
                !text.is_empty() && text.trim() == text && !text.contains("  "),
                "{id}: gaps in {text:?}"
            );
            assert_eq!(text.matches('`').count() % 2, 0, "{id}: a backtick is open in {text:?}");
            if area(id) != "docs" {
                let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '`');
                assert!(starts && text.ends_with('.'), "{}: {id} is not a sentence: {text:?}", language.path);
            }
        }
    }
}

/// Common English words that are not Spanish ones.
const ENGLISH: &str = "\
    about above across added after again against all alone already also although always an and answer answered \
    answers any applied apply are array as at attribute batch be because been before begin begins behind below \
    beside between beyond body both brackets but by call called campaign cannot case change changes \
    character characters charset check child clear code column contains content could counted create date \
    declared declares decoded default did digit digits document does each early element \
    elements else empty end ends enough every expected export failed fails field fields file files fire fires \
    first follow following follows for format found four from give given gives had has have header here \
    hexadecimal him hold holds how however if import imported in index inside instead instruction into is it its \
    itself keeps key keys known last later lead leads leave left length less letter like line lines list long \
    longer lower made make makes map mapped mapping mappings matter may mean means middle missing more most must \
    name named names need needs never next no-one nobody none not nothing now number object of on once one only \
    open or other others our out own page parsed part parts passed path phrase place point processing put quote \
    quotes reach reaches read read-only reason received redirect redirects refused repeated reply request \
    reserved response retry rule same says seems send sends service shows since size skip skipped so some space \
    spaces standard start starts status step still stops string such sure tag tags take taken takes tell text \
    than that the their them then there they thing this those though timeout times to together too top treated \
    trigger true twice two type undefined unexpected unique unknown until update upper us used uses valid \
    value values warning was way were what when where which while white who whole whose why will wins with \
    within without word words works would write written wrong yet you your";

/// English words in a Spanish text outside code and quotation, except for `(a setting's English name)` after its own.
pub(crate) fn english_words(text: &str) -> Vec<String> {
    let mut own = String::new();
    // Placeholders are not words.
    let text: String =
        text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest)).collect();
    for prose in text.split('`').step_by(2) {
        for (i, piece) in prose.split(['«', '»']).enumerate().filter(|(i, _)| i % 2 == 0) {
            let name = piece.strip_prefix(" (").filter(|_| i > 0).and_then(|rest| rest.split_once(')'));
            own.push_str(name.map_or(piece, |(_, rest)| rest));
            own.push(' ');
        }
    }
    let words = own.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase);
    words.filter(|word| ENGLISH.split_whitespace().any(|english| english == word)).collect()
}

#[test]
fn spanish_has_no_english_word() {
    let spanish = LANGUAGES.iter().find(|language| language.path == "languages/es.json").unwrap();
    for (id, text) in spanish.texts().entries {
        let found = english_words(&text);
        assert!(found.is_empty(), "{}: {id} has {found:?}: {text}", spanish.path);
    }
}

#[test]
fn every_text_that_the_core_says_is_in_every_language_and_no_other() {
    for language in LANGUAGES {
        let texts = language.texts();
        let said: Vec<_> = bases(&texts).into_iter().filter(|id| !is_statement(id)).collect();
        assert_eq!(said, TextId::NAMES, "{}", language.path);
    }
}

/// The plural forms, with CLDR's names. tests/package/messages.test.js knows which ones a language has.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

#[test]
fn a_text_whose_number_chooses_has_forms_and_no_other_text_has() {
    for language in LANGUAGES {
        let texts = language.texts();
        for id in TextId::ALL {
            let is_of_id = |other: &&str| other.split('#').next() == Some(id.name());
            let found: Vec<_> = ids(&texts).into_iter().filter(is_of_id).collect();
            if found == [id.name()] {
                continue;
            }
            assert!(id.values().contains(&"count"), "{}: {found:?}", language.path);
            let forms: Vec<_> = found.iter().filter_map(|id| Some(id.split_once('#')?.1)).collect();
            assert!(forms.iter().all(|form| FORMS.contains(form)), "{}: {found:?}", language.path);
            assert!(forms.contains(&"other") && forms.len() == found.len(), "{}: {found:?}", language.path);
        }
    }
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let pieces = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    pieces.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// Each value is used, except a number that only selects the form.
#[test]
fn texts_say_the_values_that_they_have() {
    for language in LANGUAGES {
        for (id, text) in &language.texts().entries {
            let found = placeholders(text);
            if is_statement(id) {
                assert!(found.is_empty(), "{}: {id} has {found:?}, which nothing fills", language.path);
                continue;
            }
            let values = id.split('#').next().unwrap().parse::<TextId>().unwrap().values();
            let mut expected: BTreeSet<_> = values.iter().copied().collect();
            if id.contains('#') && !found.contains("count") {
                expected.remove("count");
            }
            assert_eq!(found, expected, "{}: {id}: {text}", language.path);
        }
    }
}

#[test]
fn what_is_said_has_no_gaps_and_no_open_code() {
    for language in LANGUAGES {
        for (id, text) in &language.texts().entries {
            assert!(
                !text.is_empty() && text.trim() == text && !text.contains(['\n', '\t']),
                "{id}: {text:?}"
            );
            assert!(
                !text.contains("  ") && text.matches('`').count() % 2 == 0,
                "{}: {id}: {text:?}",
                language.path
            );
        }
    }
}

/// Code in a text, such as an example to follow, is in every language.
#[test]
fn the_code_in_english_is_in_every_language() {
    let (english, others) = LANGUAGES.split_first().unwrap();
    let code = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    for language in others {
        for (id, text) in language.texts().entries {
            // Each plural form is compared with the one that every language has.
            let english = english.texts();
            let base = id.split('#').next().unwrap();
            let other = english.find(&id).unwrap_or_else(|| english.text(&format!("{base}#other")));
            let missing: Vec<_> = code(other).difference(&code(&text)).cloned().collect();
            assert!(missing.is_empty(), "{}: {id} lacks {missing:?}", language.path);
        }
    }
}
