//! Steps of `scripts/scheme`, by which scripts and tests begin alike.

use std::{
	path::Path,
	process::{Command, Output},
};

use anyhow::{ensure, Result};

use crate::Node;

/// What every script begins with: the functions, and the development keys in the folder that is its first argument.
const BEGINNING: &str = r#"
set -euo pipefail
. scripts/env
. scripts/scheme
make_keys "$1"
"#;

/// Plays a script of such steps on a node whose clock a file sets; `$1` is the folder.
pub fn play_steps(node: &Node, folder: &Path, script: &str) -> Result<()> {
	let target = crate::binary("suhui");
	let target = target.ancestors().nth(2).expect("binaries stand in target/release");
	let Output { status, stderr, .. } = Command::new("bash")
		.args(["-c", &format!("{BEGINNING}{script}"), "steps"])
		.arg(folder)
		.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
		.env("SUHUI_URL", &node.url)
		.env("SUHUI_CLOCK", node.clock()?)
		.env("CARGO_TARGET_DIR", target)
		.output()?;
	ensure!(status.success(), "the steps failed: {}", String::from_utf8_lossy(&stderr));
	Ok(())
}
