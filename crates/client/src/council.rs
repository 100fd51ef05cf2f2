//! What the council decides: a seat proposes it and votes for it, others vote, and whose vote is enough closes the motion,
//! which does it.

use anyhow::{anyhow, Result};
use subxt::{
	config::Hasher,
	ext::scale_encode::EncodeAsType,
	utils::{AccountId32, H256},
};

use crate::{
	api::{
		self, consortium,
		council::events::{Proposed, Voted},
		runtime_types::sp_weights::weight_v2::Weight,
	},
	connection::{At, Chain},
	keys::Signer,
	read::read,
};

/// What a call that the council decides on has at most: bytes, and execution, of which what is not used is given back.
const LENGTH: u32 = 1_024;
const WEIGHT: Weight = Weight { ref_time: 100_000_000_000, proof_size: 1 << 20 };

/// How far it is after one seat's command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// So many of the votes needed are there. The block of this one's; none if it stood already.
	Waiting { ayes: u32, needed: u32, block: Option<u64> },
	/// It is done, in this block.
	Done(u64),
}

/// A call that seats vote on.
struct Motion {
	hash: H256,
	index: u32,
	needed: u32,
	ayes: Vec<AccountId32>,
	/// Its days are over.
	is_over: bool,
}

impl Chain {
	/// One seat's step towards a call of the council's. It is the motion of this very call that others voted for, if there is
	/// one.
	pub async fn resolve(&self, seat: &Signer, call: api::Call) -> Result<Step> {
		let at = self.at_finalized().await?;
		let seats = read(&at, api::storage().council().members(), ()).await?;
		let needed = needed(&call, u32::try_from(seats.unwrap_or_default().len())?);
		let found = Motion::find(&at, hash(&at, &call)?, needed).await?;
		let motion = match found {
			Some(motion) if motion.is_over => {
				motion.close(self, seat).await?;
				None
			}
			found => found,
		};
		let motion = match motion {
			Some(motion) => motion,
			None => {
				let propose = api::tx().council().propose(needed, call, LENGTH).unvalidated();
				let included = self.submit(seat, &propose).await?;
				if needed == 1 {
					// It takes no vote but the proposer's.
					return Ok(Step::Done(included.block));
				}
				let Proposed { proposal_hash: hash, proposal_index: index, .. } =
					included.event()?;
				Motion { hash, index, needed, ayes: Vec::new(), is_over: false }
			}
		};
		motion.vote(self, seat).await
	}
}

/// How many of the seats have to vote for a call: the chain takes no motion of fewer, and none of more.
fn needed(call: &api::Call, seats: u32) -> u32 {
	match call {
		api::Call::Consortium(consortium::Call::retain { .. }) => seats / 2 + 1,
		api::Call::Consortium(_) => (seats * 2).div_ceil(3),
		_ => seats / 2 + 1,
	}
}

/// By which the chain knows the motion of a call.
fn hash(at: &At, call: &api::Call) -> Result<H256> {
	let metadata = at.metadata_ref();
	let calls = metadata.outer_enums().call_enum_ty();
	let coded = call.encode_as_type(calls, metadata.types()).map_err(|error| anyhow!("{error}"))?;
	Ok(at.hasher().hash(&coded))
}

impl Motion {
	/// Where seats joined, it may need more votes by now than it was proposed with.
	async fn find(at: &At, hash: H256, needed: u32) -> Result<Option<Self>> {
		let votes = read(at, api::storage().council().voting(), (hash,)).await?;
		Ok(votes.map(|votes| Motion {
			hash,
			index: votes.index,
			needed: needed.max(votes.threshold),
			is_over: at.block_number() >= u64::from(votes.end),
			ayes: votes.ayes,
		}))
	}

	async fn vote(&self, chain: &Chain, seat: &Signer) -> Result<Step> {
		let (ayes, block) = match self.ayes.contains(&seat.account) {
			true => (u32::try_from(self.ayes.len())?, None),
			false => {
				let vote = api::tx().council().vote(self.hash, self.index, true);
				let included = chain.submit(seat, &vote).await?;
				(included.event::<Voted>()?.yes, Some(included.block))
			}
		};
		match ayes < self.needed {
			true => Ok(Step::Waiting { ayes, needed: self.needed, block }),
			false => Ok(Step::Done(self.close(chain, seat).await?)),
		}
	}

	/// Carries it out if enough seats voted for it, drops it if its days are over; in which block.
	async fn close(&self, chain: &Chain, seat: &Signer) -> Result<u64> {
		let close = api::tx().council().close(self.hash, self.index, WEIGHT, LENGTH);
		Ok(chain.submit(seat, &close).await?.block)
	}
}

#[cfg(test)]
mod tests {
	use suhui_primitives::Document;

	use super::*;

	#[test]
	fn two_thirds_should_be_needed_when_a_department_is_taken_out_but_not_when_it_is_retained() {
		let (department, reason) = (1, || Document::default().into());
		let remove = || consortium::Call::remove { department, reason: reason() };
		let retain = || consortium::Call::retain { department, reason: reason() };
		let all = [1, 6, 7, 13];
		let removing = all.map(|seats| needed(&api::Call::Consortium(remove()), seats));
		let retaining = all.map(|seats| needed(&api::Call::Consortium(retain()), seats));
		assert_eq!((removing, retaining), ([1, 4, 5, 9], [1, 4, 4, 7]));
	}
}
