//! The page, served on localhost.

use std::net::TcpListener;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::command::command;
use crate::files::root;

/// Builds everything and serves the page until it is stopped.
pub fn demo(port: u16) -> Result<()> {
    // Checked before the build, so that a taken port is noticed early.
    TcpListener::bind(("localhost", port))
        .with_context(|| format!("port {port} is taken: give another one with `--port N`"))?;
    build::build()?;
    println!("\nhttp://localhost:{port}/ (Ctrl-C ends it)");
    let sirv = root().join("node_modules/sirv-cli/bin.js");
    let port = port.to_string();
    let status = command("node", [sirv.as_os_str()])
        .args(["dist/www", "--dev", "--quiet", "--host", "localhost", "--port", &port])
        .current_dir(root())
        .status()
        .context("cannot run node")?;
    if status.success() { Ok(()) } else { bail!("the server ended ({status})") }
}
