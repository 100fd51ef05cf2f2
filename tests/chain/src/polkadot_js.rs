use std::{
	io::{BufRead, BufReader, Lines},
	path::Path,
	process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result};
use serde_json::Value;

/// `tests/polkadot-js/connected.js`, a script of polkadot.js that stays connected while the runtime changes; dropping it kills
/// the process.
pub struct ConnectedScript {
	child: Child,
	lines: Lines<BufReader<ChildStdout>>,
}

impl ConnectedScript {
	pub fn start(node: &str) -> Result<Self> {
		let mut child = Command::new("node")
			.arg("connected.js")
			.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../polkadot-js"))
			.env("SUHUI_URL", node)
			.stdin(Stdio::null())
			.stdout(Stdio::piped())
			.spawn()
			.context("node does not start: run scripts/setup")?;
		let lines = BufReader::new(child.stdout.take().context("its output is piped")?).lines();
		Ok(ConnectedScript { child, lines })
	}

	/// What it says next.
	pub fn told(&mut self) -> Result<Value> {
		let line = self.lines.next().context("the script ended: its error stands above")??;
		Ok(serde_json::from_str(&line)?)
	}
}

impl Drop for ConnectedScript {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}
