//! Each link inside the repository leads to a file, and to a heading if it names one.

use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use crate::documents::{Page, pages, repository};
use crate::support::{path, read};

/// The targets of the links and images of a page.
fn targets(page: &Page) -> Vec<String> {
    let text = page.prose().join("\n");
    let text = text.split('`').step_by(2).collect::<String>();
    let inline = text.split("](").skip(1).map(|rest| rest.split([')', ' ']).next().unwrap().to_owned());
    let attributes = ["href=\"", "src=\""].into_iter().flat_map(|start| {
        text.split(start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    });
    let definitions = text.lines().filter_map(|line| {
        let (_, target) = line.strip_prefix('[')?.split_once("]: ")?;
        Some(target.trim().to_owned())
    });
    inline.chain(attributes).chain(definitions).collect()
}

/// The anchors that GitHub gives the headings of a page: lower case, hyphens for spaces, without punctuation. The second
/// of two equal ones ends in `-1`.
fn anchors(text: &str) -> Vec<String> {
    let page = Page { name: String::new(), text: text.to_owned() };
    let mut found: Vec<String> = Vec::new();
    for line in page.prose() {
        let title = line.trim_start_matches('#');
        if title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        // Of a link its text.
        let title = title.replace("](", "\0(");
        let title: String =
            title
                .split('\0')
                .map(|part| {
                    if part.starts_with('(') {
                        part.split_once(')').map_or("", |(_, rest)| rest)
                    } else {
                        part
                    }
                })
                .collect();
        let kept = title.trim().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        let anchor = kept.collect::<String>().to_lowercase().replace(' ', "-");
        let count = found.iter().filter(|known| **known == anchor).count();
        found.push(if count == 0 { anchor } else { format!("{anchor}-{count}") });
    }
    found
}

/// The path of the repository that a link of a page leads to.
fn resolve(page: &str, target: &str) -> Option<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in Path::new(page).parent()?.join(target).components() {
        match part {
            Component::ParentDir => resolved.pop().then_some(())?,
            part => resolved.push(part),
        }
    }
    Some(resolved)
}

#[test]
fn each_link_leads_to_a_file_and_a_heading() {
    let mut looked_at = 0;
    let own = format!("{}/blob/main/", address());
    for page in pages() {
        for target in targets(&page) {
            let from_root = target.strip_prefix(&own);
            if from_root.is_none() && (target.contains("://") || target.starts_with("mailto:")) {
                continue;
            }
            looked_at += 1;
            let (file, anchor) = match target.split_once('#') {
                Some((file, anchor)) => (file, Some(anchor)),
                None => (&*target, None),
            };
            let file = match from_root {
                Some(_) => PathBuf::from(file.strip_prefix(&own).unwrap()),
                None if file.is_empty() => PathBuf::from(&page.name),
                None => resolve(&page.name, file)
                    .unwrap_or_else(|| panic!("{}: {target} leaves the repository", page.name)),
            };
            assert!(path("").join(&file).exists(), "{}: there is no {target}", page.name);
            if let Some(anchor) = anchor {
                let known = anchors(&read(&file));
                assert!(
                    known.iter().any(|known| known == anchor),
                    "{}: {} has no heading #{anchor}",
                    page.name,
                    file.display()
                );
            }
        }
    }
    assert!(looked_at > 150, "the links are not found: {looked_at}");
}

/// A file in backticks is in the repository, by its path or the end of it; what is built, or a step adds, is not.
#[test]
fn each_file_that_a_document_names_exists() {
    let known = repository();
    let mut looked_at = 0;
    for page in pages() {
        // Its names are those of third-party files, and their own test compares them.
        if page.name == "tests/suites/README.md" {
            continue;
        }
        for span in page.code_spans() {
            let is_path = span.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
            let ends = [".rs", ".js", ".json", ".json5", ".md", ".toml", ".ts", ".txt", ".yml"];
            let is_built =
                ["target/", "dist/", "marketo-webhook/"].iter().any(|start| span.starts_with(start));
            let is_of_new_language = span.contains("/fr.");
            if !is_path || is_built || is_of_new_language || !ends.iter().any(|end| span.ends_with(end)) {
                continue;
            }
            looked_at += 1;
            let path = resolve(&page.name, &span).filter(|_| span.starts_with("../"));
            let name = path.map_or_else(|| span.clone(), |path| path.display().to_string());
            let end = format!("/{name}");
            let exists = known.iter().any(|file| *file == name || file.ends_with(&end));
            assert!(exists, "{}: there is no file {span}", page.name);
        }
    }
    assert!(looked_at > 150, "the names of files are not found: {looked_at}");
}

fn address() -> String {
    let cargo = read("Cargo.toml");
    let line = cargo.lines().find_map(|line| line.strip_prefix("repository = ")).unwrap();
    line.trim_matches('"').to_owned()
}

/// The README is shown by GitHub, npm and crates.io. All three resolve its relative links against the repository, npm and
/// crates.io by the manifest as `REPOSITORY/blob/HEAD/PATH`. That works for an address at GitHub that is nothing but owner and
/// name, a README at the top, and paths that go down from there: npm does not shorten `..`.
#[test]
fn the_links_of_the_readme_work_on_github_npm_and_crates_io() {
    let owner_and_name = address();
    let owner_and_name = owner_and_name.strip_prefix("https://github.com/").unwrap();
    assert_eq!(owner_and_name.split('/').count(), 2, "{owner_and_name}");
    // `placeholders.rs` compares the addresses of both manifests.
    let package: Value = serde_json::from_str(&read("package.json")).unwrap();
    assert_eq!(package["repository"]["directory"], Value::Null);
    let readme = pages().into_iter().find(|page| page.name == "README.md").unwrap();
    let relative: Vec<_> = targets(&readme).into_iter().filter(|target| !target.contains("://")).collect();
    assert!(relative.len() > 10, "{relative:?}");
    for target in relative {
        assert!(
            target.starts_with(|c: char| c.is_alphabetic() || c == '#'),
            "{target} is not a path down from the top"
        );
        assert!(!target.contains(".."), "{target} goes up");
    }
}

#[test]
fn anchors_are_those_of_github() {
    let text = "# A `code.word`, twice\n## A code.word twice\n### [a.b-c](d.md#e) & Ñ_é\n```sh\n# no heading\n```\n#none\n";
    assert_eq!(anchors(text), ["a-codeword-twice", "a-codeword-twice-1", "ab-c--ñ_é"]);
}
