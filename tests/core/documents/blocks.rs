//! Each code block of a document has an owner: the test that runs it, or compares it with what it shows.

use std::collections::BTreeSet;

use crate::documents::{Page, pages};
use crate::support::{files, path, read};

/// The test that runs the blocks of a language on a page.
struct Owner {
    /// A page, or a folder of pages if it ends in `/`; empty for every page.
    page: &'static str,
    /// The first word after the fence; empty for any.
    language: &'static str,
    /// How many blocks the test looks for; [`None`] if it takes all that there are.
    blocks: Option<usize>,
    /// The file of the test, and a text in it that shows that it is there.
    test: &'static str,
    has: &'static str,
}

const OWNERS: &[Owner] = &[
    // Compiled as TypeScript; those that print are run by `tests/package/package.test.js` too.
    owner(
        "README.md",
        "js",
        None,
        "tests/runtimes/readme-types.test.js",
        "the README's blocks compile as TypeScript",
    ),
    owner(
        "README.md",
        "ts",
        None,
        "tests/runtimes/readme-types.test.js",
        "the README's blocks compile as TypeScript",
    ),
    owner("README.md", "text", Some(1), "tests/cli/readme.test.js", "the README's call prints what it says"),
    owner("README.md", "rust", None, "src/lib.rs", "#[doc = include_str!(\"../README.md\")]"),
    owner(
        "docs/recipes/",
        "",
        None,
        "tests/runtimes/recipes.test.js",
        "each recipe is run, and the index has each",
    ),
    owner(
        "docs/probe.md",
        "js",
        Some(1),
        "tests/package/calibrate.test.js",
        "the example of docs/probe.md prints what it says",
    ),
    owner(
        "docs/probe.md",
        "json",
        Some(1),
        "tests/package/calibrate.test.js",
        "the observations in docs/probe.md can be read",
    ),
    owner(
        "docs/architecture.md",
        "text",
        Some(1),
        "tests/core/documents/blocks.rs",
        "fn the_diagram_of_the_data_flow_has_names_of_the_code",
    ),
    owner("tests/cases/README.md", "json5", None, "tests/cases/main.rs", "fn example"),
    owner("", "sh", None, "tests/core/documents/commands.rs", "fn each_command_of_a_document_exists"),
];

const fn owner(
    page: &'static str,
    language: &'static str,
    blocks: Option<usize>,
    test: &'static str,
    has: &'static str,
) -> Owner {
    Owner { page, language, blocks, test, has }
}

impl Owner {
    fn owns(&self, page: &str, language: &str) -> bool {
        let is_page = self.page == page
            || self.page.is_empty()
            || self.page.ends_with('/') && page.starts_with(self.page);
        is_page && (self.language == language || self.language.is_empty() && !language.is_empty())
    }
}

/// The code blocks of a text: the line of each fence, its first word, and the code.
pub(super) fn blocks(text: &str) -> Vec<(usize, &str, String)> {
    let mut found: Vec<(usize, &str, String)> = Vec::new();
    let mut inside = false;
    for (i, line) in text.lines().enumerate() {
        if let Some(rest) = line.trim_start().strip_prefix("```") {
            inside = !inside;
            if inside {
                found.push((i + 1, rest.split(' ').next().unwrap(), String::new()));
            }
        } else if inside {
            let (.., code) = found.last_mut().unwrap();
            *code += line;
            code.push('\n');
        }
    }
    assert!(!inside, "the last code block has no end");
    found
}

#[test]
fn each_code_block_has_a_test() {
    let mut counts = vec![0; OWNERS.len()];
    for page in pages() {
        for (line, language, _) in blocks(&page.text) {
            let Some(owner) = OWNERS.iter().position(|owner| owner.owns(&page.name, language)) else {
                panic!("{}:{line}: no test runs this block: name one in OWNERS", page.name);
            };
            counts[owner] += 1;
        }
        let indented =
            page.prose().windows(2).any(|lines| lines[0].is_empty() && lines[1].starts_with("    "));
        assert!(!indented, "{} has an indented code block, which has no language", page.name);
    }
    for (owner, count) in OWNERS.iter().zip(counts) {
        assert!(read(owner.test).contains(owner.has), "{} has no `{}`", owner.test, owner.has);
        let expected = owner.blocks.unwrap_or_else(|| count.max(1));
        assert_eq!(count, expected, "blocks in {} that {} looks for", owner.page, owner.test);
    }
}

/// The code blocks in the comments of a file.
fn blocks_in_comments(source: &str) -> Vec<(String, String)> {
    let starts = ["//!", "///", "*"];
    let comment = |line: &'_ str| {
        starts.iter().find_map(|start| line.trim_start().strip_prefix(start)).map(str::to_owned)
    };
    let comments: Vec<_> = source.lines().filter_map(comment).collect();
    blocks(&comments.join("\n")).into_iter().map(|(_, language, code)| (language.to_owned(), code)).collect()
}

/// `cargo test --doc` runs each example of the crate's documentation; none is only shown, except the grammar, which the
/// test below has too.
#[test]
fn each_example_of_the_crate_is_run() {
    let sources = files(&path("src"));
    let all = sources.iter().flat_map(|file| blocks_in_comments(&read(file)));
    let shown: Vec<_> = all.filter(|(language, _)| !language.is_empty()).collect();
    assert_eq!(shown, [("text".to_owned(), GRAMMAR.to_owned())]);
}

/// Methods that implement a trait aside, those of `AssumptionValue` and of the enums of names alike.
#[test]
fn each_public_function_is_in_an_example() {
    let of_source = files(&path("src")).into_iter().flat_map(|file| blocks_in_comments(&read(&file)));
    let rust = of_source.filter(|(language, _)| language.is_empty()).map(|(_, code)| code);
    let examples = rust.collect::<String>();
    let words: BTreeSet<_> = examples.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let api = read("docs/public-api.txt");
    let mut of_trait = false;
    let mut looked_at = 0;
    let mut missing = BTreeSet::new();
    for line in api.lines() {
        if line.starts_with("impl") {
            of_trait = line.contains(" for ");
        } else if line.starts_with("pub ") && !of_trait {
            let Some((_, function)) = line.split_once("fn marketo_webhook::") else { continue };
            // Without generic parameters.
            let mut depth = 0;
            let is_outside = |c: &char| {
                depth += i32::from(*c == '<') - i32::from(*c == '>');
                depth == 0 && *c != '>'
            };
            let name: String = function.split('(').next().unwrap().chars().filter(is_outside).collect();
            looked_at += 1;
            if !words.contains(name.rsplit("::").next().unwrap()) {
                missing.insert(name);
            }
        }
    }
    assert!(looked_at > 80, "the public functions are not found: {looked_at}");
    assert!(missing.is_empty(), "no example of the documentation has {missing:#?}");
}

/// `tests/package/type-examples.test.js` runs those in JavaScript.
#[test]
fn each_example_of_the_types_is_run() {
    let types = files(&path("js"));
    let types = types.iter().filter(|file| file.to_string_lossy().ends_with(".d.ts"));
    let languages: Vec<_> =
        types.flat_map(|file| blocks_in_comments(&read(file))).map(|(language, _)| language).collect();
    assert!(!languages.is_empty() && languages.iter().all(|language| language == "js"), "{languages:?}");
    assert!(read("tests/package/type-examples.test.js").contains("each runs"));
}

/// The grammar of a Response Attribute, in `src/definition/attribute/mod.rs`.
const GRAMMAR: &str = " attribute = ( key / 1*index ) *( \".\" key / index )
 key       = 1*( letter / digit / \"-\" / \"_\" / \":\" / white space )
 index     = \"[\" 1*digit \"]\"
";

/// Whether a text is an attribute by [`GRAMMAR`], read from left to right.
fn is_attribute(text: &str) -> bool {
    let is_key_character = |c: char| c.is_alphanumeric() || "-_: ".contains(c);
    let key = |text: &'_ str| text.trim_start_matches(is_key_character).len();
    let index = |text: &str| {
        let digits = text.strip_prefix('[')?;
        let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < digits.len()).then_some(())?;
        rest.strip_prefix(']').map(str::len)
    };
    let after = |text: &str, left: usize| (left < text.len()).then(|| text[text.len() - left..].to_owned());
    let Some(mut left) = after(text, key(text)).or_else(|| after(text, index(text)?)) else { return false };
    while !left.is_empty() {
        let dotted = left.strip_prefix('.').and_then(|text| after(text, key(text)));
        match dotted.or_else(|| after(&left, index(&left)?)) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    true
}

#[test]
fn attributes_are_those_of_the_grammar() {
    let alphabet = ["a", "7", "-", "_", ":", " ", ".", "[", "]", "!", "[0]"];
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| alphabet.map(|next| format!("{text}{next}")));
        texts = longer.chain([String::new()]).collect();
        texts.sort();
        texts.dedup();
    }
    for text in texts {
        let parsed = text.parse::<marketo_webhook::definition::Attribute>();
        assert_eq!(parsed.is_ok(), is_attribute(&text), "{text:?}: {parsed:?}");
    }
}

/// A case in a sentence is one of the cases.
#[test]
fn a_case_that_a_document_quotes_is_run() {
    let cases: String = files(&path("tests/cases")).iter().map(read).collect();
    let quoted: Vec<_> =
        pages().iter().flat_map(Page::code_spans).filter(|span| span.starts_with("{ name: ")).collect();
    assert!(!quoted.is_empty(), "the document about contributions quotes a case");
    for case in quoted {
        assert!(cases.contains(&case), "no file of tests/cases has `{case}`");
    }
}

/// Files, types and functions; what else is written there in lower case are words.
#[test]
fn the_diagram_of_the_data_flow_has_names_of_the_code() {
    let page = read("docs/architecture.md");
    let (.., diagram) = blocks(&page).into_iter().find(|(_, language, _)| *language == "text").unwrap();
    let source: String = files(&path("src")).iter().map(read).collect();
    let mut names = 0;
    for name in diagram
        .split(|c: char| !c.is_alphanumeric() && !"_./:".contains(c))
        .map(|name| name.trim_end_matches(':'))
    {
        let end = name.rsplit_once('.').map(|(_, end)| end);
        if end == Some("rs") {
            assert!(path("src").join(name).is_file(), "there is no src/{name}");
        } else if end == Some("js") {
            assert!(path(name).is_file(), "there is no {name}");
        } else if name.starts_with(char::is_uppercase) && name != "JavaScript" {
            let name = name.split("::").next().unwrap();
            let declares = |start: String| source.contains(&start);
            let is_type = ["struct", "enum"]
                .iter()
                .any(|kind| [" {", "<", "("].iter().any(|end| declares(format!("{kind} {name}{end}"))));
            assert!(is_type, "there is no type {name}");
        } else {
            continue;
        }
        names += 1;
    }
    assert!(names >= 8, "the names are not found: {names}");
}
