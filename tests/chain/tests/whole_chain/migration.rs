//! The runtime changes, and with it how every account is coded: whoever is connected goes on, unasked.

use std::{
	io::{BufRead, BufReader, Lines},
	path::Path,
	process::{Child, ChildStdout, Command, Stdio},
	time::Duration,
};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{successor, upgrade, CommandLine, Explorer, Network};

/// A script of polkadot.js that stays connected; dropping it kills the process.
struct Script {
	child: Child,
	lines: Lines<BufReader<ChildStdout>>,
}

impl Script {
	fn start(node: &str) -> Result<Self> {
		let mut child = Command::new("node")
			.arg("connected.js")
			.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../polkadot-js"))
			.env("SUHUI_URL", node)
			.stdin(Stdio::null())
			.stdout(Stdio::piped())
			.spawn()
			.context("node does not start: run scripts/setup")?;
		let lines = BufReader::new(child.stdout.take().context("its output is piped")?).lines();
		Ok(Script { child, lines })
	}

	/// What it says next.
	fn told(&mut self) -> Result<Value> {
		let line = self.lines.next().context("the script ended: its error stands above")??;
		Ok(serde_json::from_str(&line)?)
	}
}

impl Drop for Script {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_should_go_on_when_an_upgrade_codes_every_account_anew() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::new("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let mut explorer = Explorer::start(&node.url, folder, "live")?;
	let cli = CommandLine::new(&node.url, folder);
	let document = folder.join("mandate.txt");
	std::fs::write(&document, "mandate")?;
	let document = document.to_str().context("the temporary folder's path is UTF-8")?;
	let until = ["--until", "2099-12-31", "--document", document];
	cli.json_as("//Alice", &[&["mandate", "grant", "accounts"], &until[..]].concat())?;

	let mut script = Script::start(&node.url)?;
	let before = script.told()?;
	assert_eq!((&before["version"], &before["data"]), (&json!(100), &Value::Null));
	let nonce = before["nonce"].as_u64().context("a number")?;
	let changed = upgrade(&node.url, successor()).await?;

	// A motion, the code, and what the script sent by the transactions' new form.
	let after = script.told()?;
	let expected = json!({ "version": 101, "nonce": nonce + 3, "data": { "free": changed } });
	assert_eq!(after, expected);

	cli.json_as("//Alice", &[&["mandate", "grant", "mall"], &until[..]].concat())?;
	let mandates = cli.json(&["mandate", "list"])?;
	let stand = |mandate: &&Value| mandate["stands"] == true;
	let standing = mandates.as_array().context("a list")?.iter().filter(stand);
	let scopes = standing.map(|mandate| mandate["scope"].clone()).collect::<Vec<_>>();
	assert_eq!(scopes, ["mall"]);

	let height = u64::from(node.heights().await?.finalized);
	explorer.until_indexed(height)?;
	let shown = explorer.json("/mandates")?;
	assert_eq!(shown["items"].as_array().context("a list")?.len(), 2);
	for block in explorer.json("/blocks?limit=200")?["items"].as_array().context("a list")? {
		assert_eq!(block["undecoded"], 0, "{block}");
	}
	Ok(())
}

/// The block that brought the code is the newest, and what the pool reads is the former code's: a nonce, and whose key it is.
#[tokio::test(flavor = "multi_thread")]
async fn call_should_be_taken_when_it_is_sent_as_an_upgrade_waits_for_its_migration() -> Result<()>
{
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::new("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let cli = CommandLine::new(&node.url, folder);
	let document = folder.join("mandate.txt");
	std::fs::write(&document, "mandate")?;
	let document = document.to_str().context("the temporary folder's path is UTF-8")?;
	let changed = upgrade(&node.url, successor()).await?;

	let until = ["--until", "2099-12-31", "--document", document];
	let granted = cli.json_as("//Alice", &[&["mandate", "grant", "mall"], &until[..]].concat())?;
	// The next block migrates, and what is signed for its state comes into a later one.
	assert!(granted["block"].as_u64() > Some(changed + 1), "{granted}");
	Ok(())
}
