//! [`Catalogue`]: the texts of a language. Not in the module of the npm package: there JavaScript has them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::iter::FusedIterator;
use std::sync::LazyLock;

use crate::definition::Format;
use crate::definition::attribute::ParseAttributeError;
use crate::extract::{ListedStep, list};
use crate::text::quote::Shown;
use crate::texts::{Explanation, TextId, TextValue};
use crate::value::Raw;

/// The texts of one language, by the name of their [`TextId`].
///
/// ```
/// use marketo_webhook::messages::Catalogue;
///
/// let english = Catalogue::english();
/// assert_eq!(english.language(), "en");
/// assert_eq!(english.text("place.top"), Some("the top level of the body"));
/// ```
#[derive(Clone, Debug)]
pub struct Catalogue {
    language: Cow<'static, str>,
    texts: BTreeMap<String, String>,
}

/// A text of a [`Catalogue`] that is never used or cannot be filled: from [`Catalogue::problems`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CatalogueProblem<'c> {
    /// No text has the id.
    UnknownId {
        /// The id, perhaps with the form behind it.
        id: &'c str,
    },
    /// A placeholder has a name that no value of the text has.
    UnknownPlaceholder {
        /// The id of the text.
        id: &'c str,
        /// The name in braces.
        name: &'c str,
    },
}

impl fmt::Display for CatalogueProblem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownId { id } => write!(f, "no text has the id `{id}`"),
            Self::UnknownPlaceholder { id, name } => write!(f, "`{id}` has no value `{name}`"),
        }
    }
}

static ENGLISH: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::read("en".into(), include_str!("../../languages/en.json")));
static SPANISH: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::read("es".into(), include_str!("../../languages/es.json")));

impl Catalogue {
    /// The English texts.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// The Spanish texts.
    #[must_use]
    pub fn spanish() -> &'static Self {
        &SPANISH
    }

    /// The texts of a language that the library speaks, by its tag of BCP 47: `en`, `es`.
    ///
    /// ```
    /// use marketo_webhook::messages::Catalogue;
    ///
    /// assert!(Catalogue::for_language("es").is_some());
    /// assert!(Catalogue::for_language("tlh").is_none());
    /// ```
    #[must_use]
    pub fn for_language(language: &str) -> Option<&'static Self> {
        [Self::english(), Self::spanish()].into_iter().find(|catalogue| catalogue.language == language)
    }

    /// Your own texts, by id, in the form of the files in `languages/`. A missing text is given in English, as is a text
    /// with a placeholder that has no value. [`problems`](Self::problems) lists what cannot be meant so.
    ///
    /// - `{attribute}` is filled with the value of that name; [`TextId::values`] has the names of a text. Other braces are text.
    /// - A text whose value `count` chooses its form has an id for each: `note.no-field-changes#one` and `#other`.
    /// - `rule.<id>` is what a rule says, `assumption.<name>` what is assumed, and `assumption.<name>.<value>` what Marketo
    ///   does under that value. They have no placeholders.
    ///
    /// ```
    /// use marketo_webhook::messages::Catalogue;
    /// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let texts = [
    ///     ("skip.null-value", "`{attribute}` est null : `{field}` ne change pas"),
    ///     ("note.no-field-changes#one", "aucun champ ne change"),
    ///     ("note.no-field-changes#other", "aucun champ ne change : {count} lignes ne font rien"),
    ///     ("rule.json.null", "On suppose que null laisse le champ tel quel."),
    ///     ("assumption.jsonNull.clear", "null vide le champ."),
    /// ];
    /// let french = Catalogue::new("fr", texts.map(|(id, text)| (id.to_owned(), text.to_owned())));
    /// assert!(french.problems().is_empty());
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("city", "City"));
    /// let response = Response::new(Status::OK).with_text(r#"{"city": null}"#);
    /// let outcome = webhook.evaluate(CampaignType::Trigger, response);
    /// let null = &outcome.skipped()[0].explanation;
    /// assert_eq!(french.translate(null), "`city` est null : `City` ne change pas");
    /// ```
    #[must_use]
    pub fn new(language: impl Into<String>, texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { language: Cow::Owned(language.into()), texts: texts.into_iter().collect() }
    }

    /// The texts of a JSON object; other values are left out.
    fn read(language: Cow<'static, str>, json: &str) -> Self {
        let listed = list(Format::Json, json).unwrap_or_default();
        let texts = listed.into_iter().filter_map(|listed| match (listed.step, listed.raw) {
            (ListedStep::Key(id), Raw::Text(text)) => Some((id.into_owned(), text.into_owned())),
            _ => None,
        });
        Self { language, texts: texts.collect() }
    }

    /// The language, as a tag of BCP 47.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The text of an id, with its placeholders.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        self.texts.get(id).map(String::as_str)
    }

    /// The ids and texts, sorted by id.
    #[must_use]
    pub fn texts(&self) -> impl ExactSizeIterator<Item = (&str, &str)> + DoubleEndedIterator + FusedIterator {
        self.texts.iter().map(|(id, text)| (id.as_str(), text.as_str()))
    }

    /// What is never used of the texts, or cannot be filled: misspelt ids and placeholders. Missing texts are none.
    ///
    /// ```
    /// use marketo_webhook::messages::Catalogue;
    ///
    /// let texts = [("skip.nul-value", "null"), ("skip.null-value", "{field} {reason}")];
    /// let own = Catalogue::new("fr", texts.map(|(id, text)| (id.to_owned(), text.to_owned())));
    /// let problems: Vec<_> = own.problems().iter().map(ToString::to_string).collect();
    /// assert_eq!(problems, ["no text has the id `skip.nul-value`", "`skip.null-value` has no value `reason`"]);
    /// ```
    #[must_use]
    pub fn problems(&self) -> Vec<CatalogueProblem<'_>> {
        let mut problems = Vec::new();
        for (id, text) in self.texts() {
            let (base, form) = id.split_once('#').map_or((id, None), |(base, form)| (base, Some(form)));
            let has_forms = ENGLISH.text(base).is_none();
            let is_form = form.is_none_or(|form| has_forms && matches!(form, "one" | "other"));
            if !is_form || (has_forms && ENGLISH.text(&format!("{base}#other")).is_none()) {
                problems.push(CatalogueProblem::UnknownId { id });
                continue;
            }
            let values = base.parse().map_or(&[][..], TextId::values);
            let unknown = placeholders(text).filter(|name| !values.contains(name));
            problems.extend(unknown.map(|name| CatalogueProblem::UnknownPlaceholder { id, name }));
        }
        problems
    }

    /// The text of an [`Explanation`]. Values are cut to 80 characters; invisible ones are written as their code.
    ///
    /// ```
    /// use marketo_webhook::messages::Catalogue;
    /// use marketo_webhook::{CampaignType, Response, ResponseType, Status, Webhook, WebhookDefinition};
    ///
    /// let webhook = Webhook::new(WebhookDefinition::new(ResponseType::Json).with_mapping("score", "LeadScore"));
    /// let response = Response::new(Status::OK).with_text(r#"{"score": null}"#);
    /// let outcome = webhook.evaluate(CampaignType::Trigger, response);
    /// let explanation = &outcome.skipped()[0].explanation;
    /// let spanish = Catalogue::spanish().translate(explanation);
    /// assert_eq!(spanish, "`score` es null, así que `LeadScore` conserva su valor");
    /// assert_eq!(explanation.to_string(), "`score` is null, so `LeadScore` keeps its value");
    /// ```
    #[must_use]
    pub fn translate(&self, explanation: &Explanation<'_>) -> String {
        let mut text = String::new();
        // Writing to a text cannot fail.
        let _ = self.write(explanation, &mut text);
        text
    }

    fn write(&self, explanation: &Explanation<'_>, to: &mut dyn Write) -> fmt::Result {
        self.fill(explanation.id(), &explanation.values(), to)
    }

    fn fill(&self, id: TextId, values: &[TextValue<'_>], to: &mut dyn Write) -> fmt::Result {
        let value = |name: &str| {
            let place = id.values().iter().position(|known| *known == name)?;
            values.get(place)
        };
        let count = match value("count") {
            Some(TextValue::Number(count)) => Some(*count),
            Some(TextValue::Text(_) | TextValue::List(_) | TextValue::Explanation(_) | TextValue::Id(_))
            | None => None,
        };
        // A text with a placeholder that has no value is replaced by the English one, as in JavaScript.
        let (own, english) = (self.form(id.name(), count), ENGLISH.form(id.name(), count));
        let is_whole = |text: &&str| placeholders(text).all(|name| value(name).is_some());
        let whole = own.filter(is_whole).or_else(|| english.filter(is_whole));
        let mut rest = whole.or(own).or(english).unwrap_or(id.name());
        while let Some((before, behind)) = rest.split_once('{') {
            to.write_str(before)?;
            let placeholder = behind.split_once('}').and_then(|(name, after)| Some((value(name)?, after)));
            rest = if let Some((value, after)) = placeholder {
                self.write_value(value, to)?;
                after
            } else {
                to.write_str("{")?;
                behind
            };
        }
        to.write_str(rest)
    }

    /// The text of an id, in the plural form of a number if it has some.
    fn form(&self, id: &str, count: Option<u64>) -> Option<&str> {
        let form = |category: &str| self.text(&format!("{id}#{category}"));
        match count {
            Some(count) if self.is_one(count) => form("one").or_else(|| form("other")),
            Some(_) => form("other"),
            None => None,
        }
        .or_else(|| self.text(id))
    }

    /// Whether the plural category of a whole number is `one`. Every other number is `other`.
    fn is_one(&self, count: u64) -> bool {
        let language = self.language.split('-').next().unwrap_or_default();
        count == 1 || count == 0 && matches!(language, "fr" | "pt")
    }

    fn write_value(&self, value: &TextValue<'_>, to: &mut dyn Write) -> fmt::Result {
        match value {
            TextValue::Text(text) => write!(to, "{}", Shown(text)),
            TextValue::Number(number) => write!(to, "{number}"),
            TextValue::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    let comma = if i == 0 { "" } else { ", " };
                    if item == "…" {
                        write!(to, "{comma}…")?;
                    } else {
                        write!(to, "{comma}`{}`", Shown(item))?;
                    }
                }
                Ok(())
            }
            TextValue::Explanation(explanation) => self.write(explanation, to),
            TextValue::Id(id) => self.fill(*id, &[], to),
        }
    }
}

/// The names in braces. Braces around anything else are plain text.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let braces = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    braces.filter(|name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    })
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ENGLISH.write(self, f)
    }
}

impl fmt::Display for ParseAttributeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found {
            Some(found) => write!(f, "unexpected `{}`", Shown(found.encode_utf8(&mut [0; 4])))?,
            None => f.write_str("unexpected end")?,
        }
        write!(f, " at column {}, expected ", self.column)?;
        ENGLISH.fill(self.expected, &[], f)
    }
}

impl std::error::Error for ParseAttributeError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(texts: &[(&str, &str)]) -> Catalogue {
        Catalogue::new("en", texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())))
    }

    #[test]
    fn a_value_is_never_a_template() {
        let explanation =
            Explanation::NullValue { attribute: "{field}`\u{202e}".into(), field: "{attribute}".into() };
        assert_eq!(
            explanation.to_string(),
            "`{field}<U+0060><U+202E>` is null, so `{attribute}` keeps its value"
        );
    }

    #[test]
    fn a_catalogue_that_lacks_texts_or_values_falls_back() {
        let explanation = Explanation::NullValue { attribute: "a".into(), field: "B".into() };
        assert_eq!(own(&[]).translate(&explanation), explanation.to_string());
        let odd = own(&[("skip.null-value", "{nothing} {attribute}")]);
        assert_eq!(odd.translate(&explanation), explanation.to_string());
        let braces = own(&[("skip.null-value", "{not a name} {} {attribute} {field")]);
        assert_eq!(braces.translate(&explanation), "{not a name} {} a {field");
    }

    #[test]
    fn the_number_chooses_the_form() {
        let text = |count| Explanation::NoFieldChanges { count }.to_string();
        assert_eq!(text(1), "no lead field changes: the only response mapping does nothing");
        assert_eq!(text(2), "no lead field changes: the 2 response mappings all do nothing");
    }

    #[test]
    fn lists_are_joined_and_what_was_cut_stands_bare() {
        let fields = vec!["A".into(), "B".into(), "…".into()];
        let text = Explanation::DuplicateField { fields, count: 9 }.to_string();
        assert_eq!(
            text,
            "more than one mapping writes each of `A`, `B`, …; the last one is taken to win, but the order in which Marketo applies them is not known, so map only one value to each field"
        );
    }
}
