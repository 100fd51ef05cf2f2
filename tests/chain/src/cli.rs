use std::{
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};

use anyhow::{ensure, Context, Result};
use serde_json::Value;

/// The `suhui` command line in a folder of its own.
#[derive(Clone)]
pub struct CommandLine {
	url: String,
	folder: PathBuf,
}

impl CommandLine {
	pub fn new(url: &str, folder: &Path) -> Self {
		CommandLine { url: url.into(), folder: folder.into() }
	}

	/// Writes a seed file for a development account and returns its path.
	pub fn key(&self, secret: &str) -> Result<PathBuf> {
		let path = self.folder.join(format!("{}.key", secret.replace('/', "")));
		std::fs::write(&path, secret)?;
		Ok(path)
	}

	/// Runs a command and returns what it printed, whether it failed or not.
	pub fn run(&self, arguments: &[&str]) -> Result<Output> {
		Command::new(crate::binary("suhui"))
			.current_dir(&self.folder)
			.args(["--url", &self.url])
			.args(arguments)
			.output()
			.context("suhui does not start")
	}

	/// Runs a command signed by a development account; its JSON output.
	pub fn json_as(&self, secret: &str, arguments: &[&str]) -> Result<Value> {
		let key = self.key(secret)?;
		let key = key.to_str().context("the temporary folder's path is UTF-8")?;
		self.json(&[&["--key", key], arguments].concat())
	}

	/// Starts a command signed by a development account, which may wait for long; dropping it kills the process.
	pub fn start_as(&self, secret: &str, arguments: &[&str]) -> Result<tokio::process::Child> {
		tokio::process::Command::new(crate::binary("suhui"))
			.current_dir(&self.folder)
			.args(["--json", "--url", &self.url, "--key"])
			.arg(self.key(secret)?)
			.args(arguments)
			.stdin(Stdio::null())
			.stdout(Stdio::piped())
			.stderr(Stdio::piped())
			.kill_on_drop(true)
			.spawn()
			.context("suhui does not start")
	}

	/// Waits until a command ends that was started, and must succeed; its JSON output.
	pub async fn ended(started: tokio::process::Child) -> Result<Value> {
		let Output { status, stdout, stderr } = started.wait_with_output().await?;
		ensure!(status.success(), "suhui failed: {}", String::from_utf8_lossy(&stderr));
		serde_json::from_slice(&stdout).context("suhui printed no JSON")
	}

	/// Runs a command that must succeed; its JSON output.
	pub fn json(&self, arguments: &[&str]) -> Result<Value> {
		let output = self.run(&[&["--json"], arguments].concat())?;
		ensure!(
			output.status.success(),
			"suhui {} failed: {}{}",
			arguments.join(" "),
			String::from_utf8_lossy(&output.stdout),
			String::from_utf8_lossy(&output.stderr)
		);
		serde_json::from_slice(&output.stdout)
			.with_context(|| format!("suhui {} printed no JSON", arguments.join(" ")))
	}

	/// A development account's consent to stand for the legal person of a credit code.
	pub fn consent_to(&self, secret: &str, code: &str) -> Result<String> {
		let consent = self.json_as(secret, &["key", "consent", "--code", code])?["consent"].clone();
		Ok(consent.as_str().context("a consent is text")?.into())
	}

	/// Runs a command that takes two of the operator's clerks: one proposes, the other confirms. The latter's JSON output.
	pub fn json_as_two(&self, arguments: &[&str]) -> Result<Value> {
		let proposed = self.json_as("//Operator", arguments)?;
		ensure!(proposed["step"] == "proposed", "one clerk did it alone: {proposed}");
		let done = self.json_as("//Operator2", arguments)?;
		ensure!(done["step"] == "done", "two clerks did not do it: {done}");
		Ok(done)
	}

	/// Lets another development key stand for the `participant` or `expert` that the first stands for.
	pub fn change_key(&self, holder: &str, from: &str, to: &str) -> Result<Value> {
		let to = self.key(to)?;
		let to = to.to_str().context("the temporary folder's path is UTF-8")?;
		self.json_as(from, &[holder, "change-key", "--new-key", to])
	}

	/// Runs a command signed by a development account that must fail; what it says of the reason.
	pub fn refusal_as(&self, secret: &str, arguments: &[&str]) -> Result<String> {
		let key = self.key(secret)?;
		let key = key.to_str().context("the temporary folder's path is UTF-8")?;
		let output = self.run(&[&["--key", key], arguments].concat())?;
		ensure!(!output.status.success(), "suhui {} was accepted", arguments.join(" "));
		Ok(format!(
			"{}{}",
			String::from_utf8_lossy(&output.stdout),
			String::from_utf8_lossy(&output.stderr)
		))
	}
}
