//! What the council decides: a seat proposes it and votes for it, others vote, and whose vote is enough closes the motion,
//! which does it.

use anyhow::{anyhow, Error, Result};
use subxt::{
	config::Hasher,
	ext::scale_encode::EncodeAsType,
	utils::{AccountId32, H256},
};

use crate::{
	api::{
		self, consortium,
		council::events::{Approved, Proposed, Voted},
		runtime_types::sp_weights::weight_v2::Weight,
	},
	connection::{At, Chain},
	failure::Failure,
	keys::Signer,
	motion::{is_too_early, Turn},
	read::read,
};

/// What a call that the council decides on has at most: bytes, and execution, of which what is not used is given back.
const LENGTH: u32 = 1_024;
const WEIGHT: Weight = Weight { ref_time: 100_000_000_000, proof_size: 1 << 20 };

/// How far it is after one seat's command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// So many of the votes needed are there. The block of this one's; none if it stood already. It is proposed anew where
	/// the motion before it could not be carried any more: its days were over without the votes it needed, or it needed more
	/// than there are seats.
	Waiting { ayes: u32, needed: u32, block: Option<u64>, is_anew: bool },
	/// It is done, in this block.
	Done(u64),
	/// It is done, in this block, by the votes of a motion whose days were over, as no more are taken.
	DoneLate(u64),
	/// It is not done: so many votes were taken back meanwhile that closing the motion dropped it, in this block.
	Dropped(u64),
}

/// A call that seats vote on.
struct Motion {
	hash: H256,
	index: u32,
	needed: u32,
	ayes: Vec<AccountId32>,
	/// What a seat's command makes of it.
	turn: Turn,
	/// One of the same call was dropped for it.
	is_anew: bool,
}

impl Chain {
	/// One seat's step towards a call of the council's. It is the motion of this very call that others voted for, if there is
	/// one.
	pub async fn resolve(&self, seat: &Signer, call: api::Call) -> Result<Step> {
		let at = self.at_finalized().await?;
		let seats = read(&at, api::storage().council().members(), ()).await?;
		let seats = u32::try_from(seats.unwrap_or_default().len())?;
		let needed = needed(&call, seats);
		let found = Motion::find(&at, hash(&at, &call)?, needed, seats).await?;
		let is_anew = match found {
			Some(motion) if motion.turn == Turn::Vote => return motion.vote(self, seat).await,
			Some(motion) => match motion.close_late(self, seat).await? {
				Some(block) => return Ok(Step::DoneLate(block)),
				None => true,
			},
			None => false,
		};
		let propose = api::tx().council().propose(needed, call, LENGTH).unvalidated();
		let included = self.submit(seat, &propose).await?;
		if needed == 1 {
			// It takes no vote but the proposer's.
			return Ok(Step::Done(included.block));
		}
		let Proposed { proposal_hash: hash, proposal_index: index, .. } = included.event()?;
		let motion = Motion { hash, index, needed, ayes: Vec::new(), turn: Turn::Vote, is_anew };
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

/// What a seat's command makes of a motion: one that needs more votes than there are seats, since some left, is dropped by
/// closing it, on any day.
fn turn(block: u64, end: u64, ayes: usize, needed: u32, seats: u32) -> Turn {
	match needed > seats {
		true => Turn::Drop,
		false => Turn::of(block, end, ayes, needed),
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
	async fn find(at: &At, hash: H256, needed: u32, seats: u32) -> Result<Option<Self>> {
		let votes = read(at, api::storage().council().voting(), (hash,)).await?;
		Ok(votes.map(|votes| {
			let needed = needed.max(votes.threshold);
			let turn = turn(at.block_number(), votes.end.into(), votes.ayes.len(), needed, seats);
			Motion { hash, index: votes.index, needed, ayes: votes.ayes, turn, is_anew: false }
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
		if ayes < self.needed {
			return Ok(Step::Waiting { ayes, needed: self.needed, block, is_anew: self.is_anew });
		}
		match self.close(chain, seat).await {
			Ok((block, true)) => Ok(Step::Done(block)),
			Ok((block, false)) => Ok(Step::Dropped(block)),
			// A vote was taken back meanwhile, and others may still come.
			Err(error) if is_too_early(&error, "Council") => {
				let at = chain.at_finalized().await?;
				let votes = read(&at, api::storage().council().voting(), (self.hash,)).await?;
				let ayes = votes.map_or(0, |votes| votes.ayes.len()).try_into()?;
				Ok(Step::Waiting { ayes, needed: self.needed, block, is_anew: self.is_anew })
			}
			Err(error) => Err(error),
		}
	}

	/// Takes it off the table, where it is too late for votes. The block in which that carried it out; none if its votes were
	/// too few: of one whose call needs more than when it was proposed, what it would do is refused.
	async fn close_late(&self, chain: &Chain, seat: &Signer) -> Result<Option<u64>> {
		match self.close(chain, seat).await {
			Ok((block, is_carried)) => Ok(is_carried.then_some(block)),
			Err(error) if self.turn == Turn::Drop && are_too_few(&error) => Ok(None),
			Err(error) => Err(error),
		}
	}

	/// Carries it out if enough seats voted for it, else drops it: in which block, and whether it was carried. A seat may
	/// have taken its vote back meanwhile.
	async fn close(&self, chain: &Chain, seat: &Signer) -> Result<(u64, bool)> {
		let close = api::tx().council().close(self.hash, self.index, WEIGHT, LENGTH);
		let included = chain.submit(seat, &close).await?;
		Ok((included.block, included.find::<Approved>()?.is_some()))
	}
}

/// Whether what a motion would do was refused to as few as voted for it.
fn are_too_few(error: &Error) -> bool {
	error.downcast_ref::<Failure>().is_some_and(|failure| failure.is("System", "BadOrigin"))
}

#[cfg(test)]
mod tests {
	use subxt::error::DispatchError;
	use suhui_primitives::Document;

	use super::*;

	#[test]
	fn motion_should_count_as_dropped_when_its_call_is_refused_to_so_few_and_not_when_it_is_lost() {
		let refused = Failure::of_dispatch(&DispatchError::BadOrigin);
		assert!(are_too_few(&refused.into()));
		for failure in
			[Failure::of_dispatch(&DispatchError::CannotLookup), Failure::Lost("gone".into())]
		{
			assert!(!are_too_few(&failure.into()));
		}
	}

	#[test]
	fn motion_should_be_dropped_on_any_day_when_it_needs_more_votes_than_there_are_seats() {
		// Proposed when six seats needed four votes; two of them have voted, and three are left of the six, or four.
		assert_eq!(turn(1_000, 201_700, 2, 4, 3), Turn::Drop);
		assert_eq!(turn(1_000, 201_700, 2, 4, 4), Turn::Vote);
		assert_eq!(turn(201_700, 201_700, 4, 4, 4), Turn::CarryOut);
	}

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
