//! Transactions the command line does not send.

use anyhow::Result;
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	dynamic::{tx, Value},
	transactions::Payload,
};
use suhui_client::{Chain, Signer};

/// Sends a call and waits until it is finalised, done; its block.
pub async fn send(node: &str, secret: &str, call: &impl Payload) -> Result<u64> {
	let chain = Chain::connect(node).await?;
	Ok(chain.submit(&Signer::of_secret(secret)?, call).await?.block)
}

/// What a council of one sends to decide on a call at once.
pub fn motion(pallet: &str, call: Value) -> impl Payload {
	let proposal = Value::unnamed_variant(pallet, [call]);
	tx("Council", "propose", (1u32, proposal, 1_000u32))
}

/// Begins to upgrade the runtime of a chain whose council is `//Alice` alone, as departments do: a motion authorises the code
/// by its hash.
pub async fn authorize(chain: &Chain, code: &[u8]) -> Result<()> {
	let hash = Value::from_bytes(BlakeTwo256.hash(code));
	let authorize = Value::named_variant("authorize_upgrade", [("code_hash", hash)]);
	let as_root = Value::named_variant(
		"dispatch_as_root",
		[("call", Value::unnamed_variant("System", [authorize]))],
	);
	chain.submit(&Signer::of_secret("//Alice")?, &motion("Consortium", as_root)).await?;
	Ok(())
}

/// What follows it: the code is handed in. The block that changed the runtime, once that is final.
pub async fn apply(chain: &Chain, code: &[u8]) -> Result<u64> {
	let call = tx("System", "apply_authorized_upgrade", (code.to_vec(),));
	Ok(chain.submit(&Signer::of_secret("//Alice")?, &call).await?.block)
}
