//! A chain begun anew from the same genesis: what is indexed of the former is never shown as current, nor continued.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{binary, free_port, Explorer, Network, Node};

/// Blocks of the former chain at least.
const FORMER: u64 = 6;

#[tokio::test(flavor = "multi_thread")]
async fn explorer_should_never_be_ready_when_the_chain_was_begun_anew() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let network = Network::new("dev", folder);
	let mut node = network.start(0, "alice").await?;
	let genesis = node.block_hash(0).await?;
	let mut stopped = Explorer::start(&node.url, folder, "stopped")?;
	let mut running = Explorer::start(&node.url, folder, "running")?;
	for explorer in [&mut stopped, &mut running] {
		explorer.until_indexed(FORMER)?;
		explorer.until("is ready", |explorer| Ok(explorer.get("/readyz")?.0 == 200))?;
	}
	stopped.kill()?;
	drop(node);
	running.until("says the node is away", |explorer| Ok(explorer.get("/readyz")?.0 == 503))?;
	let indexed = running.json("/summary")?["indexed"].clone();
	let height = indexed["number"].as_u64().context("a block was indexed")?;

	std::fs::remove_dir_all(folder.join("alice"))?;
	node = network.start(0, "alice").await?;
	assert_eq!(node.block_hash(0).await?, genesis);
	// From where nothing differs yet, but the node is behind, to where the first block does.
	let reached = refused_until(2, &node, &running, &indexed).await?;
	assert!(reached < height, "{reached}");
	let said = refused_at_the_start(&node, folder)?;
	assert!(said.contains("begun anew"), "{said}");
	// To where the new chain is the longer one, and a while beyond.
	refused_until(height + 2, &node, &running, &indexed).await?;
	let said = String::from_utf8(running.get("/readyz")?.1)?;
	assert!(said.contains("begun anew"), "{said}");
	let log = std::fs::read_to_string(folder.join("running.log"))?;
	let refusals = log.lines().filter(|line| line.contains("begun anew"));
	assert!(refusals.count() > 1, "{log}");
	assert!(!log.contains("does not follow"), "nothing was tried on top: {log}");
	Ok(())
}

/// Holds the explorer to what it may say of an index that is not the node's, until the node has finalised a height;
/// the height it then has.
async fn refused_until(
	height: u64,
	node: &Node,
	explorer: &Explorer,
	indexed: &Value,
) -> Result<u64> {
	loop {
		let finalized = u64::from(node.heights().await?.finalized);
		assert_eq!(explorer.get("/readyz")?.0, 503, "at {finalized}");
		let summary = explorer.json("/summary")?;
		assert_eq!((&summary["node"]["connected"], &summary["indexed"]), (&json!(false), indexed));
		if finalized >= height {
			return Ok(finalized);
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

/// What an explorer says that is started on the index of the former chain, and ends.
fn refused_at_the_start(node: &Node, folder: &Path) -> Result<String> {
	let output = Command::new(binary("suhui-explorer"))
		.args(["--node", &node.url, "--listen", &format!("127.0.0.1:{}", free_port())])
		.args(["--database", &Explorer::database(folder, "stopped")])
		.arg("--documents")
		.arg(folder.join("documents"))
		.output()?;
	assert!(!output.status.success());
	Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}
