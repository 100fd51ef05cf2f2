//! What transactions are signed for: the runtime that makes the next block, which just after an upgrade is another than that
//! of the last final block.

use std::time::Duration;

use anyhow::{Context, Result};
use subxt::{
	client::OnlineClientAtBlockImpl,
	config::{Hasher, SubstrateExtrinsicParamsBuilder},
	transactions::{Payload, SubmittableTransaction},
	utils::H256,
};
use tokio::time::sleep;

use crate::{
	connection::{At, Chain, Config},
	failure::{Failure, Handed},
	keys::Signer,
	standstill::{Awaited, Heights},
	track::Track,
	waiting::Wait,
};

/// Blocks a transaction stays valid for.
const MORTALITY: u64 = 64;

pub type SignedTransaction = SubmittableTransaction<Config, OnlineClientAtBlockImpl<Config>>;

/// What is signed now is for this runtime, and valid for some blocks after this final one.
pub struct Ground {
	runtime: At,
	heights: Heights,
	from: H256,
}

impl Ground {
	/// A call as the account's transaction of this nonce.
	pub fn sign(
		&self,
		signer: &Signer,
		call: &impl Payload,
		nonce: u64,
	) -> Result<SignedTransaction> {
		let parameters = SubstrateExtrinsicParamsBuilder::new()
			.mortal_from_unchecked(MORTALITY, self.heights.last, self.from)
			.nonce(nonce)
			.build();
		let signed = self
			.runtime
			.tx()
			.create_signable_offline(call, parameters)
			.and_then(|mut signable| signable.sign(&signer.pair));
		signed.with_context(|| {
			let (pallet, name) = (call.pallet_name(), call.call_name());
			format!("该链不接受 {pallet}.{name}，不是苏惠链或版本不同 / the chain takes no such {pallet}.{name}: it is not Suhui, or of another version")
		})
	}

	/// The newest and the last final block as it was looked at.
	pub(crate) fn heights(&self) -> Heights {
		self.heights
	}

	/// By which the chain knows a transaction.
	pub(crate) fn hash(&self, transaction: &[u8]) -> H256 {
		self.runtime.hasher().hash(transaction)
	}

	/// What is signed from now on is valid from this block, if it is a later final one.
	pub(crate) fn move_on(&mut self, at: &At) {
		if at.block_number() <= self.heights.last {
			return;
		}
		(self.heights.last, self.from) = (at.block_number(), at.block_hash());
		if at.spec_version() > self.runtime.spec_version() {
			self.runtime = at.clone();
		}
	}
}

/// The last block that may hold what is valid from a block on.
fn last_of(from: u64) -> u64 {
	from + MORTALITY - 1
}

/// Whether what is signed from the last final block is in time for the block after the newest.
fn is_in_time(heights: Heights) -> bool {
	heights.newest < last_of(heights.last)
}

/// Why it is not: finality stands still, or this node alone does not know better yet.
fn why_late(heights: Heights, is_syncing: bool) -> Failure {
	match is_syncing {
		true => Failure::Busy(
			"该节点尚在同步区块 / the node is still catching up with the chain".into(),
		),
		false => Failure::Stalled(heights),
	}
}

impl Chain {
	/// What to sign for now. The block that brings another runtime leaves a state that this runtime cannot read before the
	/// next one has migrated it: that one is waited for, and one more.
	pub async fn ground(&self) -> Result<Ground> {
		let mut wait = None;
		loop {
			let last = self.at_finalized().await?;
			let newest = self.at_newest().await?;
			let heights = Heights { newest: newest.block_number(), last: last.block_number() };
			if self.is_migrated(&last, &newest).await? {
				if !is_in_time(heights) {
					let health = self.rpc.system_health().await.map_err(Failure::lost)?;
					return Err(why_late(heights, health.is_syncing).into());
				}
				return Ok(Ground { runtime: newest, heights, from: last.block_hash() });
			}
			let wait = wait.get_or_insert_with(|| Wait::new(heights));
			self.wait(wait, Awaited::Nothing, sleep(Duration::from_secs(1))).await;
		}
	}

	/// Hands in a transaction, and says so if it was refused as one of another runtime than the newest block leaves.
	pub(crate) async fn hand_in(
		&self,
		ground: &Ground,
		transaction: &SignedTransaction,
	) -> Result<Track, Failure> {
		let until = last_of(ground.heights.last);
		let handed = Handed { transaction: transaction.hash(), until };
		let failure = match transaction.submit_and_watch().await {
			Ok(progress) => return Ok(Track::new(self.rpc.clone(), progress, handed)),
			Err(error) => match Failure::of_submission(error) {
				Failure::Lost(reason) => Failure::Astray(handed, reason),
				failure => failure,
			},
		};
		match failure.is_refusal() && self.is_upgraded(ground).await {
			true => Err(Failure::Upgraded),
			false => Err(failure),
		}
	}

	/// Whether another runtime makes the next block by now.
	pub(crate) async fn is_upgraded(&self, ground: &Ground) -> bool {
		let newest = self.at_newest().await;
		newest.is_ok_and(|newest| newest.spec_version() != ground.runtime.spec_version())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn signing_should_be_refused_when_finality_stands_further_back_than_a_signature_is_valid() {
		// Signed from block 100, it may stand in blocks up to 163.
		assert_eq!(last_of(100), 163);
		assert!(is_in_time(Heights { newest: 162, last: 100 }));
		for newest in [163, 1_100] {
			let heights = Heights { newest, last: 100 };
			assert!(!is_in_time(heights), "{newest}");
			let stalled = why_late(heights, false);
			assert!(!stalled.may_pass() && stalled.is_nothing_taken(), "{newest}");
			let said = stalled.to_string();
			assert!(said.contains("stands still at block 100"), "{said}");
			assert!(said.contains("this try sent nothing"), "{said}");
			assert!(said.contains("docs/upgrades.md"), "{said}");
		}
	}

	#[test]
	fn signing_should_be_worth_another_try_when_the_node_is_still_catching_up() {
		let behind = why_late(Heights { newest: 1_100, last: 100 }, true);
		assert!(behind.may_pass() && behind.is_nothing_taken());
		assert!(behind.to_string().contains("still catching up"), "{behind}");
	}
}
