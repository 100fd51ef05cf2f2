//! Transactions the command line does not send.

use anyhow::{Context, Result};
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	dynamic::{tx, Value},
	transactions::Payload,
	OnlineClient, SubstrateConfig,
};
use subxt_signer::{sr25519::Keypair, SecretUri};

pub fn key(secret: &str) -> Result<Keypair> {
	Ok(Keypair::from_uri(&secret.parse::<SecretUri>()?)?)
}

/// Sends a call and waits until it is finalised, done; its block.
pub async fn send(node: &str, secret: &str, call: &impl Payload) -> Result<u64> {
	let client = OnlineClient::<SubstrateConfig>::from_insecure_url(node).await?;
	let progress = client.tx().await?.sign_and_submit_then_watch_default(call, &key(secret)?).await;
	let included = progress.context("the node refused it")?.wait_for_finalized().await?;
	included.wait_for_success().await?;
	Ok(client.at_block(included.block_hash()).await?.block_number())
}

/// Upgrades the runtime of a chain whose council is `//Alice` alone, as departments do: a motion authorises the code by its
/// hash, then the code is handed in. The block that changed the runtime.
pub async fn upgrade(node: &str, code: &[u8]) -> Result<u64> {
	let hash = Value::from_bytes(BlakeTwo256.hash(code));
	let authorize = Value::named_variant("authorize_upgrade", [("code_hash", hash)]);
	let as_root = Value::named_variant(
		"dispatch_as_root",
		[("call", Value::unnamed_variant("System", [authorize]))],
	);
	let proposal = Value::unnamed_variant("Consortium", [as_root]);
	send(node, "//Alice", &tx("Council", "propose", (1u32, proposal, 1_000u32))).await?;
	send(node, "//Alice", &tx("System", "apply_authorized_upgrade", (code.to_vec(),))).await
}
