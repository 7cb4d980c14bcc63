//! The project's own commands: `cargo xtask help`.

mod bench;
mod browser;
mod build;
mod cases;
mod command;
mod consumer;
mod demo;
mod files;
mod frameworks;
mod fuzz;
mod generate;
mod languages;
mod lighthouse;
mod lint;
mod loading;
mod public_api;
mod reproduce;
mod rules;
mod setup;
mod test;
mod vendored_suites;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask COMMAND

  demo [--port N]          builds everything and serves the page on localhost (port 8080)
  test [--chromium PATH] [--firefox PATH]
                           runs all tests
  frameworks [--chromium PATH] [--firefox PATH] [NAME]...
                           tries the package in the frameworks, bundlers and runtimes of tests/frameworks, each freshly
                           installed: those that are named, or all, and then the README gets the results
  bench [--quick | --replies] [--runtime NAME]... [--filter TEXT] [--rounds N] [--before FILE] [--chromium PATH]
                           measures the library against JavaScript that does the same: benches/README.md
  build                    builds the npm package into dist/, and the page into dist/www/
  consumer                 builds the npm package and installs it, with its tests, in target/consumer: tests/README.md
  generate                 writes what is made from the rules and assumptions: their page in each language (docs/behaviour.md),
                           the members of `Assumptions` in js/index.d.ts, the JSON Schema of a definition
  lint                     checks format and lints of Rust and JavaScript, the documentation, the oldest Rust, docs/public-api.txt
  public-api               writes docs/public-api.txt: the public API of the crate
  fuzz [--seconds N] [--target NAME] [--minimize]
                           fuzzes every target of fuzz/, or one, for N seconds (60); or minimizes the corpus
  lighthouse [--chromium PATH]
                           measures the built page: Lighthouse's scores, transfer, the first outcome
  reproduce                builds two clean copies and compares them byte for byte
  help                     prints this

Each command sets up what it needs: the wasm target, the npm packages, the runtimes and browsers of the tests. The browser
is the given one, or else one in the usual places, Debian's (installed as root), or Playwright's or Puppeteer's own.
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The causes without a backtrace: a command failed, or the call was wrong.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let mut command = None;
    let mut port = 8080;
    let mut fuzz = fuzz::Options::default();
    let mut browsers = browser::Given::default();
    let mut benches = bench::Options::default();
    let mut names = Vec::new();
    while let Some(argument) = arguments.next()? {
        let of = command.clone();
        match (of.as_deref(), argument) {
            (None, Value(name)) => command = Some(name.string()?),
            (Some("frameworks"), Value(name)) => names.push(name.string()?),
            (_, Long("help") | Short('h')) => command = Some("help".to_owned()),
            (Some("demo"), Long("port")) => port = arguments.value()?.parse()?,
            (Some("fuzz"), Long("seconds")) => fuzz.seconds = Some(arguments.value()?.parse()?),
            (Some("fuzz"), Long("target")) => fuzz.target = Some(arguments.value()?.string()?),
            (Some("fuzz"), Long("minimize")) => fuzz.minimize = true,
            (Some("test" | "frameworks" | "bench" | "lighthouse"), Long("chromium")) => {
                browsers.chromium = Some(PathBuf::from(arguments.value()?));
            }
            (Some("test" | "frameworks"), Long("firefox")) => {
                browsers.firefox = Some(PathBuf::from(arguments.value()?))
            }
            (Some("bench"), Long("quick")) => benches.quick = true,
            (Some("bench"), Long("replies")) => benches.replies = true,
            (Some("bench"), Long("runtime")) => benches.runtimes.push(arguments.value()?.string()?),
            (Some("bench"), Long("before")) => benches.before = Some(arguments.value()?.into()),
            (Some("bench"), Long("filter")) => benches.filter = Some(arguments.value()?.string()?),
            (Some("bench"), Long("rounds")) => benches.rounds = Some(arguments.value()?.parse()?),
            (_, argument) => return Err(argument.unexpected().into()),
        }
    }
    match command.as_deref() {
        Some("demo") => demo::demo(port),
        Some("test") => test::test(browsers),
        Some("bench") => bench::bench(bench::Options { chromium: browsers.chromium, ..benches }),
        Some("frameworks") => frameworks::frameworks(browsers, &names),
        Some("build") => build::build(),
        Some("consumer") => consumer::consumer(),
        Some("generate") => generate::generate(),
        Some("lint") => lint::lint(),
        Some("public-api") => public_api::write(),
        Some("fuzz") => fuzz::fuzz(&fuzz),
        Some("lighthouse") => lighthouse::lighthouse(browsers.chromium),
        Some("reproduce") => reproduce::reproduce(),
        Some("help") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("unknown command `{other}`, see `cargo xtask help`"),
    }
}
