//! Benchmarks of the library beside hand-written code that does the same: `benches/README.md` has the method.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command::{command, run};
use crate::files::root;
use crate::{browser, build, consumer, setup};

/// What to measure.
#[derive(Default)]
pub struct Options {
    pub quick: bool,
    /// The middleware under load, and nothing else.
    pub replies: bool,
    /// All if none is named, or only Node for a quick run.
    pub runtimes: Vec<String>,
    /// Part of the names of shapes, such as `json 4 KB`.
    pub filter: Option<String>,
    pub rounds: Option<u32>,
    /// The packed version before, measured in the same run.
    pub before: Option<PathBuf>,
    pub chromium: Option<PathBuf>,
}

/// Measures the packed package; the report is in `target/bench`.
pub fn bench(options: Options) -> Result<()> {
    let uses_chromium = match &options.runtimes[..] {
        [] => !options.quick && !options.replies,
        named => named.iter().any(|name| name == "chromium"),
    };
    build::build()?;
    setup::runtimes()?;
    setup::baselines()?;
    let project = root().join("target/bench/project");
    consumer::install(&project, &[])?;
    if let Some(before) = &options.before {
        consumer::add(
            &project,
            &format!("marketo-webhook-before@file:{}", before.canonicalize()?.display()),
        )?;
    }
    let named = root().join("target/bench/named");
    build::with_names(&named)?;
    let mut runner = runner(&project);
    runner.arg("--named").arg(named);
    if options.quick {
        runner.arg("--quick");
    }
    if options.replies {
        runner.arg("--replies");
    }
    for runtime in &options.runtimes {
        runner.args(["--runtime", runtime]);
    }
    if let Some(filter) = &options.filter {
        runner.args(["--filter", filter]);
    }
    if let Some(rounds) = options.rounds {
        runner.args(["--rounds", &rounds.to_string()]);
    }
    if uses_chromium {
        runner.env("CHROMIUM", browser::chromium(options.chromium)?);
    }
    run("measuring", &mut runner)
}

/// Compares the outcomes of all candidates, without timing, in a project that has the package.
pub fn check(project: &Path) -> Result<()> {
    setup::baselines()?;
    run("comparing what the benchmarks measure", runner(project).arg("--check"))
}

fn runner(project: &Path) -> Command {
    let mut runner = command("node", [root().join("benches/runner/run.js")]);
    runner.arg("--project").arg(project);
    runner
}
