//! `suhui-node doctor` examines nodes that run.

use std::{collections::BTreeMap, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};
use serde_json::Value;
use suhui_chain_tests::{binary, Network, Node};

/// How the examination of a department's node ends, and each thing that was looked at with its level.
fn examine(node: &Node, chain: &str, base: &Path) -> Result<(i32, BTreeMap<String, String>)> {
	let output = Command::new(binary("suhui-node"))
		.args(["doctor", "--json", "--chain", chain])
		.args(["--rpc", node.url.trim_start_matches("ws://")])
		.args(["--metrics", &node.metrics_address()])
		.arg("--base-path")
		.arg(base)
		.output()?;
	let code = output.status.code().context("it ends by itself")?;
	let findings: Vec<Value> = serde_json::from_slice(&output.stdout)
		.with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
	let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_string();
	let levels = findings.iter().map(|finding| (text(finding, "check"), text(finding, "level")));
	Ok((code, levels.collect()))
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_should_find_what_is_out_of_order_when_a_node_runs() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let network = Network::new("dev", folder.path()).with(&["--rpc-methods", "unsafe"]);
	let mut node = network.start(0, "alice").await?;
	node.until(Duration::from_secs(60), "finalises", |heights| heights.finalized >= 2).await?;
	let base = folder.path().join("alice");

	let (code, levels) = examine(&node, "dev", &base)?;
	// A node of tests: the network key is no file, and whoever calls may do all.
	let expected = [
		("node", "good"),
		("chain", "good"),
		("runtime", "good"),
		("program", "good"),
		("peers", "good"),
		("sync", "good"),
		("finality", "good"),
		("clock", "good"),
		("keys", "good"),
		("standing", "good"),
		("rpc", "warning"),
		("metrics", "good"),
		("keystore", "good"),
		("network key", "unknown"),
	];
	for (check, level) in expected {
		assert_eq!(levels.get(check).map(String::as_str), Some(level), "{check}: {levels:?}");
	}
	assert_eq!(code, 1);

	// The departments' chain would be another.
	let (code, levels) = examine(&node, "local", &base)?;
	assert_eq!((code, levels["chain"].as_str()), (2, "fault"));

	drop(node);
	let mut node = Network::new("dev", folder.path())
		.with(&["--rpc-methods", "safe"])
		.start(0, "alice")
		.await?;
	node.until(Duration::from_secs(60), "answers", |_| true).await?;
	let (_, levels) = examine(&node, "dev", &base)?;
	assert_eq!(levels["rpc"], "good");
	Ok(())
}
