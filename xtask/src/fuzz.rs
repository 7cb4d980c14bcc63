//! Fuzzing: libFuzzer over the targets of `fuzz/`, with the stable toolchain.

mod dictionary;
mod seeds;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::{fs, thread};

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::command::{cargo, command, quietly, timed};
use crate::files::{copy, remove, root};
use crate::setup;

/// The targets: those of `fuzz/Cargo.toml`.
const TARGETS: [&str; 6] = ["attribute", "coerce", "describe", "evaluate", "json", "xml"];
/// How many run at a time.
const AT_A_TIME: usize = 2;
/// How long each runs in `cargo xtask test`, after its corpus and seeds.
const SECONDS_IN_TEST: u32 = 10;
/// Inputs that reach code that the seeds do not, in a folder per target.
const CORPUS: &str = "fuzz/corpus.tar.gz";
/// The longest input there.
const LONGEST_IN_CORPUS: u32 = 400;

/// The flags of cargo-fuzz, without the address sanitizer: it needs a nightly toolchain, and the core has no unsafe
/// code.
const FLAGS: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

/// The options.
#[derive(Default)]
pub struct Options {
    pub seconds: Option<u32>,
    pub target: Option<String>,
    pub minimize: bool,
}

/// Runs the targets for some seconds each, or rebuilds the archive of the corpus.
pub fn fuzz(options: &Options) -> Result<()> {
    let targets: Vec<_> = match options.target.as_deref() {
        None => TARGETS.to_vec(),
        Some(name) => TARGETS.iter().copied().filter(|target| *target == name).collect(),
    };
    ensure!(!targets.is_empty(), "no such target, there are {}", TARGETS.join(", "));
    let built = prepare()?;
    if options.minimize {
        targets.iter().try_for_each(|target| minimize(&built, target))?;
        return pack();
    }
    let seconds = options.seconds.unwrap_or(60);
    // The inputs that a run finds are kept, so that the next one goes on from there.
    at_a_time(&targets, |target| run(&built, target, seconds, &folder("corpus", target)))
}

/// Runs each target over its corpus and its seeds, and some seconds more.
pub fn test() -> Result<()> {
    let built = prepare()?;
    let new = root().join("target/fuzz/test");
    remove(&new)?;
    timed("fuzzing", || {
        println!();
        at_a_time(&TARGETS, |target| run(&built, target, SECONDS_IN_TEST, &new.join(target)))
    })
}

/// Formatting and lints of the fuzz crate, which is outside the workspace.
pub fn lint() -> Result<()> {
    let manifest = ["--manifest-path", "fuzz/Cargo.toml"];
    quietly("checking the formatting of the fuzz targets", cargo(["fmt", "--check"]).args(manifest))?;
    let mut clippy = cargo(["clippy", "--locked", "--target-dir", "target/fuzz/lint"]);
    clippy.args(manifest).args(["--", "--deny", "warnings"]);
    // Nothing is linked, so libFuzzer is not compiled.
    quietly("linting the fuzz targets", clippy.env("CUSTOM_LIBFUZZER_PATH", root().join("fuzz/Cargo.toml")))?;
    Ok(())
}

/// Builds the targets and makes the seeds; returns where the targets are.
fn prepare() -> Result<PathBuf> {
    compiler()?;
    let version = command("rustc", ["-vV"]).current_dir(root()).output().context("cannot run rustc")?;
    let version = String::from_utf8(version.stdout)?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let target_dir = root().join("target/fuzz/build");
    let mut build = cargo(["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target given, the flags do not reach build scripts.
    build.args(["--target", host, "--target-dir"]).arg(&target_dir);
    quietly("building the fuzz targets", build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f")))?;
    timed("making seeds of the cases", seeds::make)?;
    unpack()?;
    Ok(target_dir.join(host).join("release"))
}

/// A C++ compiler, for libFuzzer.
fn compiler() -> Result<()> {
    let is_there = || command("c++", ["--version"]).output().is_ok_and(|output| output.status.success());
    if !is_there() {
        setup::debian("g++")?;
    }
    ensure!(is_there(), "no C++ compiler: install one as `c++`");
    Ok(())
}

/// A folder of a target below `target/fuzz`.
fn folder(what: &str, target: &str) -> PathBuf {
    root().join("target/fuzz").join(what).join(target)
}

/// Unpacks the corpus into `target/fuzz/unpacked`.
fn unpack() -> Result<()> {
    let unpacked = root().join("target/fuzz/unpacked");
    remove(&unpacked)?;
    // A new target has no corpus yet.
    TARGETS.iter().try_for_each(|target| fs::create_dir_all(unpacked.join(target)))?;
    let mut tar = command("tar", ["--extract", "--gzip", "--file", CORPUS, "--directory"]);
    quietly("unpacking the corpus", tar.arg(&unpacked)).map(drop)
}

/// Packs the corpus: the same files make the same bytes. Needs GNU tar.
fn pack() -> Result<()> {
    let mut tar = command("tar", ["--create", "--sort=name", "--mtime=@0", "--mode=u=rwX,go=rX"]);
    tar.args(["--owner=0", "--group=0", "--numeric-owner", "--use-compress-program=gzip -9n"]);
    tar.args(["--file", CORPUS, "--directory", "target/fuzz/unpacked"]).args(TARGETS);
    quietly("packing the corpus", &mut tar)?;
    println!("   {CORPUS}: {} bytes", fs::metadata(root().join(CORPUS))?.len());
    Ok(())
}

/// Runs something for each target, some at a time; fails with all failures.
fn at_a_time(targets: &[&str], work: impl Fn(&str) -> Result<()> + Sync) -> Result<()> {
    let left = Mutex::new(targets.iter());
    let failures = Mutex::new(Vec::new());
    let next = || left.lock().expect("no worker panics").next();
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(target) = next() {
                    if let Err(error) = work(target) {
                        failures.lock().expect("no worker panics").push(format!("{target}: {error:#}"));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no worker panics");
    if failures.is_empty() { Ok(()) } else { Err(anyhow!("{}", failures.join("\n"))) }
}

/// A command that runs a target; failing inputs go to a folder of their own.
fn target(built: &Path, target: &str) -> Result<Command> {
    let finds = folder("finds", target);
    fs::create_dir_all(&finds)?;
    let mut command = Command::new(built.join(target));
    command.current_dir(root()).stdin(Stdio::null()).env("RUST_BACKTRACE", "0");
    command.arg(format!("-artifact_prefix={}/", finds.display()));
    // An input of some kilobytes takes microseconds: one that takes this long does not end, however busy the machine is.
    command.args(["-timeout=300", "-rss_limit_mb=2048"]);
    Ok(command)
}

/// Runs a target over its corpus, its seeds and new inputs, then for some seconds; new inputs go to `new`.
fn run(built: &Path, name: &str, seconds: u32, new: &Path) -> Result<()> {
    fs::create_dir_all(new)?;
    let mut fuzz = target(built, name)?;
    fuzz.arg(format!("-dict={}", dictionary::make(name)?.display()));
    fuzz.args([&format!("-max_total_time={seconds}"), "-print_final_stats=1", "-verbosity=1"]);
    fuzz.arg(new).arg(folder("unpacked", name)).arg(folder("seeds", name));
    let output = fuzz.output().with_context(|| format!("cannot run {name}"))?;
    let log = String::from_utf8_lossy(&output.stderr);
    fs::write(root().join(format!("target/fuzz/{name}.log")), &*log)?;
    if !output.status.success() {
        let start = log.lines().position(|line| line.contains("panicked at") || line.contains("ERROR"));
        let lines: Vec<_> = log.lines().skip(start.unwrap_or_default()).collect();
        bail!("the target fails ({}):\n{}", output.status, lines.join("\n"));
    }
    let executed = log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let coverage = |line: &str| {
        let [covered, features] = ["cov: ", " ft: "].map(|word| line.split(word).nth(1)?.split(' ').next());
        Some(format!("{} edges, {} features", covered?, features?))
    };
    // After its corpus, and at the end.
    let line = |event: &str| log.lines().filter(|line| line.contains(event)).find_map(coverage);
    let (first, last) = (line("INITED"), line("DONE"));
    println!(
        "   {name}: {} inputs, {} at first, {} at last",
        executed.context("no number of inputs")?.trim(),
        first.context("no coverage")?,
        last.context("no coverage")?
    );
    Ok(())
}

/// Rebuilds the corpus of a target: few and small inputs that reach everything that the known ones reach and the seeds
/// do not.
fn minimize(built: &Path, name: &str) -> Result<()> {
    let (corpus, small, seeds) = (folder("unpacked", name), folder("minimized", name), folder("seeds", name));
    remove(&small)?;
    copy(&seeds, &small)?;
    let found = folder("corpus", name);
    fs::create_dir_all(&found)?;
    let mut merge = target(built, name)?;
    // How often an edge is taken is ignored: a corpus for that is ten times as large.
    merge.args(["-set_cover_merge=1", "-use_counters=0", &format!("-max_len={LONGEST_IN_CORPUS}")]);
    // Inputs of the first folder are not added again.
    merge.arg(&small).arg(found).arg(&corpus);
    quietly(&format!("minimizing the corpus of {name}"), &mut merge)?;
    for seed in fs::read_dir(&seeds)? {
        fs::remove_file(small.join(seed?.file_name()))?;
    }
    let read = |entry: std::io::Result<fs::DirEntry>| fs::read(entry?.path());
    let mut inputs = fs::read_dir(&small)?.map(read).collect::<std::io::Result<Vec<_>>>()?;
    inputs.sort();
    remove(&corpus)?;
    fs::create_dir_all(&corpus)?;
    // Numbered: libFuzzer's hashes as names would make up half of the archive.
    let mut numbered = inputs.iter().enumerate();
    Ok(numbered.try_for_each(|(i, input)| fs::write(corpus.join(format!("{i:04}")), input))?)
}
