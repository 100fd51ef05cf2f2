//! Transactions as bytes: signed ahead, handed to a node in any order, and again.

use anyhow::{Context, Result};
use subxt::{config::SubstrateExtrinsicParamsBuilder, rpcs::Error, transactions::Payload};
use suhui_client::{At, Chain, Signer};

/// Codes of a pool's answers: a transaction that is not valid, and one there is no room for.
pub const INVALID: i32 = 1010;
pub const NO_ROOM: i32 = 1016;

/// A key that signs ahead.
pub struct Presigner {
	chain: Chain,
	at: At,
	pub signer: Signer,
}

impl Presigner {
	pub async fn new(chain: &Chain, secret: &str) -> Result<Self> {
		let (chain, at) = (chain.clone(), chain.at_finalized().await?);
		Ok(Presigner { chain, at, signer: Signer::of_secret(secret)? })
	}

	/// The nonce of the account's next transaction, those that wait counted.
	pub async fn next_nonce(&self) -> Result<u64> {
		Ok(self.chain.rpc().system_account_next_index(&self.signer.account).await?)
	}

	/// The call with this nonce, whenever it is sent.
	pub fn sign(&self, call: &impl Payload, nonce: u64) -> Result<Vec<u8>> {
		let parameters = SubstrateExtrinsicParamsBuilder::new().immortal().nonce(nonce).build();
		let mut signable = self.at.tx().create_signable_offline(call, parameters)?;
		Ok(signable.sign(&self.signer.pair)?.into_encoded())
	}

	/// Why the pool does not take the call as the account's next, which changes nothing.
	pub async fn refusal(&self, call: &impl Payload) -> Result<String> {
		let nonce = self.next_nonce().await?;
		let refused = hand_in(&self.chain, &self.sign(call, nonce)?).await?;
		let (_, said) = refused.context("the pool took it")?;
		assert_eq!(self.next_nonce().await?, nonce, "it waits all the same");
		Ok(said)
	}
}

/// Why a node's pool does not take these bytes, by its code and in its words; `None` if it takes them.
pub async fn hand_in(chain: &Chain, bytes: &[u8]) -> Result<Option<(i32, String)>> {
	match chain.rpc().author_submit_extrinsic(bytes).await {
		Ok(_) => Ok(None),
		Err(Error::User(answer)) => {
			let data = answer.data.as_ref().map(|data| data.get()).unwrap_or_default();
			let said = serde_json::from_str(data).unwrap_or_else(|_| answer.message.clone());
			Ok(Some((answer.code, said)))
		}
		Err(error) => Err(error.into()),
	}
}
