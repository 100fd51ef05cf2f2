//! What takes two of the operator's clerks: one proposes it and votes for it, another votes and closes, which does it.

use anyhow::Result;
use subxt::utils::{AccountId32, H256};

use crate::{
	api::{
		self,
		clerks::events::{Approved, Proposed, Voted},
		runtime_types::sp_weights::weight_v2::Weight,
	},
	connection::{At, Chain},
	keys::Signer,
	motion::{is_too_early, Turn},
	read::{read, read_all},
};

/// Clerks it takes.
const NEEDED: u32 = 2;
/// What a call that takes two has at most: bytes, and execution, of which what is not used is given back.
const LENGTH: u32 = 1_024;
const WEIGHT: Weight = Weight { ref_time: 100_000_000_000, proof_size: 1 << 20 };
/// What a decision on an order has at most, in which thousands of pieces may stand: half a block.
const DECISION: Weight = Weight { ref_time: 750_000_000_000, proof_size: 1 << 26 };

/// How far it is after one clerk's command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// Another clerk is missing. The block of this one's vote; none if it stood already. It is proposed anew where the days
	/// of the motion before it were over, without another's vote.
	Waiting { block: Option<u64>, is_anew: bool },
	/// It is done, in this block.
	Done(u64),
	/// It is done, in this block, by the votes of a motion whose days were over, as no more are taken.
	DoneLate(u64),
	/// It is not done: the other's vote was taken back meanwhile, and closing the motion dropped it, in this block.
	Dropped(u64),
}

/// A call that clerks vote on.
struct Motion {
	hash: H256,
	index: u32,
	ayes: Vec<AccountId32>,
	/// What a clerk's command makes of it.
	turn: Turn,
	/// One that came to the same was dropped for it.
	is_anew: bool,
}

impl Chain {
	/// One clerk's step towards a call that takes two. `is_it` tells whether an open motion's call comes to the same: of one
	/// who signed the same words twice the signatures differ.
	pub async fn agree(
		&self,
		clerk: &Signer,
		call: api::Call,
		is_it: impl Fn(&api::Call) -> bool,
	) -> Result<Step> {
		let weight = weight(&call);
		let motion = match Motion::find(&self.at_finalized().await?, is_it).await? {
			Some(motion) if motion.turn == Turn::Vote => motion,
			Some(motion) => {
				if let (block, true) = motion.close(self, clerk, weight).await? {
					return Ok(Step::DoneLate(block));
				}
				Motion { is_anew: true, ..Motion::propose(self, clerk, call).await? }
			}
			None => Motion::propose(self, clerk, call).await?,
		};
		let (yes, block) = match motion.ayes.contains(&clerk.account) {
			true => (u32::try_from(motion.ayes.len())?, None),
			false => {
				let vote = api::tx().clerks().vote(motion.hash, motion.index, true);
				let included = self.submit(clerk, &vote).await?;
				(included.event::<Voted>()?.yes, Some(included.block))
			}
		};
		if yes < NEEDED {
			return Ok(Step::Waiting { block, is_anew: motion.is_anew });
		}
		match motion.close(self, clerk, weight).await {
			Ok((block, true)) => Ok(Step::Done(block)),
			Ok((block, false)) => Ok(Step::Dropped(block)),
			// The other's vote was taken back meanwhile, and one of a third may still come.
			Err(error) if is_too_early(&error, "Clerks") => {
				Ok(Step::Waiting { block, is_anew: motion.is_anew })
			}
			Err(error) => Err(error),
		}
	}
}

fn weight(call: &api::Call) -> Weight {
	match call {
		api::Call::Mall(api::mall::Call::decide { .. }) => DECISION,
		_ => WEIGHT,
	}
}

impl Motion {
	async fn find(at: &At, is_it: impl Fn(&api::Call) -> bool) -> Result<Option<Self>> {
		// The client's calls are part of the runtime's, whose digest is another.
		let address = api::storage().clerks().proposal_of().unvalidated();
		let open = read_all(at, address).await?;
		let Some(((hash,), _)) = open.into_iter().find(|(_, call)| is_it(call)) else {
			return Ok(None);
		};
		let votes = read(at, api::storage().clerks().voting(), (hash,)).await?;
		Ok(votes.map(|votes| Motion {
			hash,
			index: votes.index,
			turn: Turn::of(at.block_number(), votes.end.into(), votes.ayes.len(), NEEDED),
			ayes: votes.ayes,
			is_anew: false,
		}))
	}

	async fn propose(chain: &Chain, clerk: &Signer, call: api::Call) -> Result<Self> {
		let propose = api::tx().clerks().propose(NEEDED, call, LENGTH).unvalidated();
		let included = chain.submit(clerk, &propose).await?;
		let Proposed { proposal_hash, proposal_index, .. } = included.event()?;
		Ok(Motion {
			hash: proposal_hash,
			index: proposal_index,
			ayes: Vec::new(),
			turn: Turn::Vote,
			is_anew: false,
		})
	}

	/// Carries it out if enough clerks voted for it, else drops it: in which block, and whether it was carried. A clerk may
	/// have taken a vote back meanwhile.
	async fn close(&self, chain: &Chain, clerk: &Signer, weight: Weight) -> Result<(u64, bool)> {
		let close = api::tx().clerks().close(self.hash, self.index, weight, LENGTH);
		let included = chain.submit(clerk, &close).await?;
		Ok((included.block, included.find::<Approved>()?.is_some()))
	}
}
