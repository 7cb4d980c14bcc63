//! Commands that print what they do and how long they took.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::files::root;

/// Runs a command of the repository and shows its output.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    println!("\n== {what}");
    let start = Instant::now();
    let status = command
        .current_dir(root())
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot run {}", name(command)))?;
    if !status.success() {
        bail!("{what}: {} failed ({status})", name(command));
    }
    println!("== {what}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Runs a command of the repository and shows its output only if it fails.
pub fn quietly(what: &str, command: &mut Command) -> Result<String> {
    timed(what, || {
        let output = command
            .current_dir(root())
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot run {}", name(command)))?;
        if !output.status.success() {
            std::io::stderr().write_all(&output.stdout)?;
            std::io::stderr().write_all(&output.stderr)?;
            bail!("{what}: {} failed ({})", name(command), output.status);
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    })
}

/// Runs something and prints how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("== {what} ... ");
    std::io::stdout().flush()?;
    let start = Instant::now();
    let done = work();
    println!("{:.1} s", start.elapsed().as_secs_f64());
    done
}

/// A command with its arguments.
pub fn command<I: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = I>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// The cargo that runs this.
pub fn cargo<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    command(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

fn name(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    let words: Vec<_> = std::iter::once(program).chain(arguments).collect();
    format!("`{}`", words.join(" "))
}
