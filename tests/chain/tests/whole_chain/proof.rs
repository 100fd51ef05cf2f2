//! What a node proves of its chain to whoever does not believe it.

use std::time::Duration;

use anyhow::{anyhow, Context, Error, Result};
use suhui_chain_tests::Network;
use suhui_client::Chain;
use suhui_proof::{
	finality::{validators_key, Head},
	key::storage_key,
	refusal::Refusal,
	state,
};

#[tokio::test(flavor = "multi_thread")]
async fn value_should_be_proved_from_the_first_block_on_when_a_node_is_asked() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::new("dev", folder.path()).start(0, "alice").await?;
	let limit = Duration::from_secs(60);
	node.until(limit, "finalises block 2", |heights| heights.finalized >= 2).await?;
	let chain = Chain::connect(&node.url).await?;

	let genesis = chain.genesis();
	let header = chain.first_header().await?.context("every chain has a first block")?;
	let validators = chain.read_proof(&[validators_key()], genesis).await?;
	let mut head = Head::first(genesis, &header, validators).map_err(refused)?;
	let finished = head.follow(&chain.warp_proof(genesis).await?).map_err(refused)?;
	assert!(finished && head.number >= 2, "{head:?}");
	assert_eq!(Some(format!("{:?}", head.hash)), node.block_hash(head.number).await?);

	let key = storage_key("System", "Number", &[]);
	let nodes = chain.read_proof(std::slice::from_ref(&key), head.hash).await?;
	let values = state::read(head.state_root, nodes, &[key]).map_err(refused)?;
	assert_eq!(values, [Some(head.number.to_le_bytes().to_vec())]);
	Ok(())
}

fn refused(refusal: Refusal) -> Error {
	anyhow!("{}", refusal.en())
}
