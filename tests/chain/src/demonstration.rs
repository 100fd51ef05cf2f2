use std::{
	path::{Path, PathBuf},
	process::Command,
};

use anyhow::{ensure, Context, Result};

use crate::{CommandLine, Node};

/// The demonstration of `scripts/run`, played on a node.
pub struct Demonstration {
	/// Where its records stand, as `cycling.csv` and so on.
	pub folder: PathBuf,
	pub cli: CommandLine,
	/// What it printed.
	pub shown: String,
}

impl Demonstration {
	/// Numbers of the participants it opens before all others.
	pub const DEVELOPER: &'static str = "1";
	pub const PLATFORM: &'static str = "2";
	pub const VERIFIER: &'static str = "3";

	/// Plays it to its end on a node by whose clock it begins; by then that is this machine's.
	pub fn play(node: &Node, folder: &Path) -> Result<Self> {
		let folder = folder.join("demonstration");
		let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/demonstration");
		let target = crate::binary("suhui");
		let target = target.ancestors().nth(2).context("binaries stand in target/release")?;
		let output = Command::new(script)
			.arg(&folder)
			.env("SUHUI_URL", &node.url)
			.env("SUHUI_CLOCK", node.clock()?)
			.env("CARGO_TARGET_DIR", target)
			.output()?;
		ensure!(
			output.status.success(),
			"the demonstration failed:\n{}{}",
			String::from_utf8_lossy(&output.stdout),
			String::from_utf8_lossy(&output.stderr)
		);
		let shown = String::from_utf8(output.stdout)?;
		Ok(Demonstration { cli: CommandLine::new(&node.url, &folder), folder, shown })
	}

	/// The lines of a records file without its header, split into cells.
	pub fn records(&self, name: &str) -> Result<Vec<Vec<String>>> {
		let text = std::fs::read_to_string(self.folder.join(name).with_extension("csv"))?;
		Ok(text.lines().skip(1).map(|line| line.split(',').map(String::from).collect()).collect())
	}
}

/// A decimal number scaled to so many decimals: `2.5` to three is 2500.
pub fn scaled(text: &str, decimals: usize) -> u64 {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	format!("{whole}{fraction:0<decimals$}").parse().expect("a decimal number")
}
