//! The six departments of Art. 5, each with a node of its own.

use std::time::Duration;

use anyhow::Result;
use suhui_chain_tests::{Network, Node};

const DEPARTMENTS: [&str; 6] = ["alice", "bob", "charlie", "dave", "eve", "ferdie"];
const LIMIT: Duration = Duration::from_secs(180);

#[tokio::test(flavor = "multi_thread")]
async fn finality_should_go_on_and_the_department_catch_up_when_it_stops_and_returns() -> Result<()>
{
	let folder = tempfile::tempdir()?;
	let network = Network::new("local", folder.path());
	let mut nodes: Vec<Node> = Vec::new();
	for (index, account) in (0u8..).zip(DEPARTMENTS) {
		nodes.push(network.start(index, account).await?);
	}
	for node in &mut nodes {
		node.until(LIMIT, "finalises block 3", |heights| heights.finalized >= 3).await?;
	}

	let mut absent = nodes.pop().expect("six were started");
	let left_at = absent.until(LIMIT, "answers", |_| true).await?.finalized;
	drop(absent);
	let goal = left_at + 5;
	for node in &mut nodes {
		node.until(LIMIT, "finalises without one", |heights| heights.finalized >= goal).await?;
	}

	let mut returned = network.start(5, DEPARTMENTS[5]).await?;
	returned.until(LIMIT, "catches up", |heights| heights.finalized >= goal).await?;
	let expected = nodes[0].block_hash(goal).await?;
	assert!(expected.is_some());
	assert_eq!(returned.block_hash(goal).await?, expected);
	Ok(())
}
