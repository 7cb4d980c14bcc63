//! The languages, and the texts of each in the order of its file. The tests in `tests/core` read them too.

use std::fmt;

use marketo_webhook::messages::Catalogue;
use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};

/// A language: its texts, and the paths of its pages of the rules and of the evidence.
pub(crate) struct Language {
    pub(crate) path: &'static str,
    json: &'static str,
    pub(crate) page: &'static str,
    pub(crate) evidence: &'static str,
}

/// Every language, English first.
pub(crate) const LANGUAGES: &[Language] = &[
    Language {
        path: "languages/en.json",
        json: include_str!("../../../languages/en.json"),
        page: "docs/behaviour.md",
        evidence: "docs/evidence.md",
    },
    Language {
        path: "languages/es.json",
        json: include_str!("../../../languages/es.json"),
        page: "docs/reglas.md",
        evidence: "docs/evidencia.md",
    },
];

impl Language {
    /// Its texts.
    pub(crate) fn texts(&self) -> Texts {
        let texts = serde_json::Deserializer::from_str(self.json).deserialize_map(Entries);
        Texts { path: self.path, entries: texts.unwrap_or_else(|error| panic!("{}: {error}", self.path)) }
    }

    /// Its tag of BCP 47.
    pub(crate) fn tag(&self) -> &'static str {
        self.path.trim_start_matches("languages/").trim_end_matches(".json")
    }

    /// The catalogue that renders its texts.
    pub(crate) fn catalogue(&self) -> Catalogue {
        Catalogue::new(self.tag(), self.texts().entries)
    }
}

/// The texts of a language, in the order of its file.
pub(crate) struct Texts {
    path: &'static str,
    pub(crate) entries: Vec<(String, String)>,
}

impl Texts {
    /// The text of this id, if there is one.
    pub(crate) fn find(&self, id: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == id).map(|(_, text)| &**text)
    }

    /// The text of this id, which must exist.
    #[track_caller]
    pub(crate) fn text(&self, id: &str) -> &str {
        self.find(id).unwrap_or_else(|| panic!("{} has no `{id}`", self.path))
    }
}

/// The members of an object in order, including duplicate ids.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}
