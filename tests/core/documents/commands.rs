//! Each command that a document names exists, with the options that it is given.

use std::collections::BTreeSet;

use crate::documents::blocks::blocks;
use crate::documents::pages;
use crate::support::{files, path, read};

/// The commands of `cargo xtask help`, each with the text that says what it takes.
fn xtask_help() -> Vec<(String, String)> {
    let source = read("xtask/src/main.rs");
    let help = source.split("const HELP: &str = \"").nth(1).unwrap().split("\";").next().unwrap();
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in help.lines().skip_while(|line| !line.starts_with("  ")) {
        match line.strip_prefix("  ") {
            Some(command) if !command.starts_with(' ') => {
                let name = command.split(' ').next().unwrap();
                commands.push((name.to_owned(), command.to_owned()));
            }
            Some(more) => commands.last_mut().unwrap().1 += more,
            None => break,
        }
    }
    commands
}

#[test]
fn the_help_of_xtask_has_every_command() {
    let source = read("xtask/src/main.rs");
    let dispatch = source.split("match command.as_deref() {").nth(1).unwrap();
    let known: BTreeSet<_> =
        dispatch.split("Some(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let helped: BTreeSet<_> = xtask_help().into_iter().map(|(name, _)| name).collect();
    assert_eq!(helped, known);
}

/// The words of a command line; what is in quotation marks is one.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split(['"', '\'']).enumerate() {
        if i % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(|word| word.trim_matches(['[', ']']).to_owned()));
        }
    }
    words
}

/// Why a command cannot be what the document says, if it cannot.
fn problem(command: &str) -> Option<String> {
    let words = words(command);
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let is_file = |name: &str| path(name).is_file();
    let known = match &words[..] {
        // What everybody has, and the tools of a recipe, which its test runs.
        ["cargo", "xtask" | "test"]
        | ["cargo", "test", "--doc"]
        | ["cargo", "doc", ..]
        | ["curl", ..]
        | ["npm", "ci" | "pack"]
        | ["npm", "create" | "init", ..]
        | ["npm", "pkg", "set", ..]
        | ["npm", "install", "--package-lock-only", ..]
        | ["npx", "vitest", "run"] => true,
        ["cargo", "xtask", name, rest @ ..] => {
            let help = xtask_help();
            let Some((_, takes)) = help.iter().find(|(known, _)| known == name) else {
                return Some(format!("`cargo xtask help` has no {name}"));
            };
            let unknown = rest.iter().find(|word| match word.strip_prefix("--") {
                Some(_) => !takes.contains(**word),
                None => *name == "frameworks" && !path("tests/frameworks/projects").join(word).is_dir(),
            });
            return unknown.map(|word| format!("`cargo xtask help` has no {word} for {name}"));
        }
        ["cargo", "test", "--test", name, rest @ ..] => {
            // A filter of the core's tests is a module; that of the cases is a part of a name.
            let module = rest.first().map(|module| module.trim_end_matches(':'));
            let is_module = |module| is_file(&format!("tests/{name}/{module}.rs"));
            is_file(&format!("tests/{name}/main.rs")) && (*name == "cases" || module.is_none_or(is_module))
        }
        ["cargo", "bench", "--bench", name] => is_file(&format!("benches/{name}.rs")),
        ["cargo", "run", "--example", name] => is_file(&format!("examples/{name}.rs")),
        ["cargo", "fuzz"] => read("fuzz/Cargo.toml").contains("cargo-fuzz = true"),
        // Tools that are not of this project: a workflow has the same line.
        ["cargo" | "rustup", ..] | ["npm", "audit"] => {
            let workflow = read(".github/workflows/checks.yml");
            // Options may follow there, and a revision is a variable.
            let command = command.replace(" REV", "").replace(" licenses bans sources", "");
            workflow.split_whitespace().collect::<Vec<_>>().join(" ").contains(&command)
        }
        ["npx", "biome", "check", ..] => read("package.json").contains("\"@biomejs/biome\""),
        ["npm", "install", name] => read("package.json").contains(&format!("\"name\": \"{name}\"")),
        ["npx", "marketo-webhook", rest @ ..] => {
            let [first, more @ ..] = rest else { return None };
            let is_command = read("js/cli/commands.js").contains(&format!("\n  {first},"));
            let is_subcommand = |name: &str| {
                let source = read("js/cli/probe.js");
                let names = source.split("SUBCOMMANDS = {").nth(1).unwrap().split('}').next().unwrap();
                names.split(',').any(|known| known.trim() == name)
            };
            let is_known = match *first {
                "probe" => more.first().is_some_and(|names| names.split('|').all(is_subcommand)),
                _ => is_command || first.contains('.'),
            };
            let options = read("js/cli/arguments.js");
            let has = |option: &str| {
                [format!("\n  {option}: {{"), format!("\n  \"{option}\": {{")]
                    .iter()
                    .any(|line| options.contains(line))
            };
            is_known && rest.iter().filter_map(|word| word.strip_prefix("--")).all(has)
        }
        ["node", "--test", file] => is_file(file.trim_start_matches("target/consumer/")),
        ["npx", "tsc", "-p", folder] => path(folder.trim_start_matches("target/consumer/")).is_dir(),
        ["npx", "wrangler", "dev", file, ..] | ["node", file] | ["deno", "run", .., file] => is_file(file),
        _ => false,
    };
    (!known).then(|| "is unknown: say in `problem` what it is compared with".to_owned())
}

/// The commands of a block: without comments and variables, each on one line.
fn commands(block: &str) -> Vec<String> {
    let block = block.replace("\\\n", " ");
    let mut found = Vec::new();
    for line in block.lines() {
        let line = line.split(" #").next().unwrap();
        for command in line.split(" | ") {
            let is_variable = |word: &&str| {
                word.split_once('=')
                    .is_some_and(|(name, _)| name.chars().all(|c| c.is_uppercase() || c == '_'))
            };
            let words: Vec<_> = command.split_whitespace().skip_while(is_variable).collect();
            found.extend((!words.is_empty()).then(|| words.join(" ")));
        }
    }
    found
}

#[test]
fn each_command_of_a_document_exists() {
    let mut looked_at = 0;
    for page in pages() {
        let shell = blocks(&page.text).into_iter().filter(|(_, language, _)| *language == "sh");
        let in_blocks = shell.flat_map(|(.., code)| commands(&code));
        let starts = ["cargo ", "deno ", "node ", "npm ", "npx ", "rustup "];
        let is_command = |span: &String| starts.iter().any(|start| span.starts_with(start));
        let in_text = page.code_spans().into_iter().filter(is_command).flat_map(|span| commands(&span));
        // A recipe's commands are about its own files; its test runs them.
        let in_text = in_text.filter(|_| !page.name.starts_with("docs/recipes/"));
        for command in in_blocks.chain(in_text) {
            looked_at += 1;
            if let Some(problem) = problem(&command) {
                panic!("{}: `{command}`: {problem}", page.name);
            }
        }
    }
    assert!(looked_at > 50, "the commands are not found: {looked_at}");
}

/// Comments, workflows and error texts name commands too.
#[test]
fn each_command_of_xtask_that_is_named_anywhere_exists() {
    let help = xtask_help();
    let folders = [
        "src",
        "js",
        "xtask/src",
        "tests/core",
        "tests/cases",
        "tests/package",
        "tests/runtimes",
        "tests/page",
        "www/src",
        ".github",
    ];
    let sources = folders.iter().flat_map(|folder| files(&path(folder)));
    for file in sources.chain([path(".ci/run"), path("deny.toml"), path(".cargo/mutants.toml")]) {
        let Ok(source) = std::fs::read_to_string(&file) else { continue };
        for rest in source.split("cargo xtask ").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            let is_known = name.is_empty() || help.iter().any(|(known, _)| *known == name);
            assert!(is_known, "{}: `cargo xtask {name}`", file.display());
        }
    }
}
