//! Which motions may be proposed: those that could come to what they propose, as the chain stands, and no more of one
//! proposer's than leave room for the others'; and how long they are voted on (Art. 5, 6).

use crate::{
	emergencies::pauses_nothing,
	offices::{appoints_unfit, empties_council},
	origins::{ClerksCollective, CouncilCollective},
	*,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use pallet_access::Refusal;
use pallet_collective::{
	CostOf, MemberCount, Members, ProposalIndex, ProposalOf, Proposals, Votes, Voting,
};
use pallet_issuance::BatchStatus;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Consideration, Get, MaybeConsideration},
	},
	sp_runtime::{traits::Saturating, DispatchError},
};
use scale_info::TypeInfo;
use suhui_primitives::ParticipantId;

/// Into how many parts a collective's motions are divided at least, of which one proposer has one open at most. Where it has
/// more members there are as many parts: all together leave room for each.
const SHARES: usize = 4;

/// Bytes of what is proposed at most: four times what gives all seats anew, which is the longest that a motion can do. A
/// motion stays in the state for days.
const LONGEST: usize = 4_096;

/// A motion costs nothing but that its proposer and the block of the proposal are noted, in `CostOf`. Whose a motion was
/// stays there when it is over.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Noted {
	proposed: BlockNumber,
}

impl Consideration<AccountId, u32> for Noted {
	fn new(_: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(Noted { proposed: System::block_number() })
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &AccountId, _: u32) {}
}

impl MaybeConsideration<AccountId, u32> for Noted {
	fn is_none(&self) -> bool {
		false
	}
}

/// What the council decides is carried by as many seats as its call needs: fewer could carry the motion, but not what it
/// proposes; and of two motions of one call only one is open, which more would keep from being carried. And it gives no
/// office to a participant's account or an expert's, nor the operator's or the authority's to one that acts for a region;
/// nor does it leave the council without a seat, or pause what is no call.
pub fn judge_councils(
	account: &AccountId,
	threshold: MemberCount,
	proposal: &RuntimeCall,
	ahead: u32,
) -> Result<(), Refusal> {
	ensure!(threshold == needed(proposal), Refusal::WrongThreshold);
	let is_for_nothing = appoints_unfit(proposal) || empties_council(proposal);
	ensure!(!is_for_nothing && !pauses_nothing(proposal), Refusal::NotDue);
	judge_room::<Runtime, CouncilCollective>(account, proposal, ahead)
}

/// How many of the seats there are have to vote for a call: two thirds for what changes who decides or who validates, takes
/// a motion off the table, or is done as root; more than half for the rest.
fn needed(proposal: &RuntimeCall) -> MemberCount {
	use pallet_consortium::Call::retain;
	let seats = Members::<Runtime, CouncilCollective>::get().len();
	let takes_two_thirds = match proposal {
		RuntimeCall::Consortium(retain { .. }) => false,
		RuntimeCall::Consortium(_)
		| RuntimeCall::CouncilMembership(_)
		| RuntimeCall::Council(_) => true,
		_ => false,
	};
	let ayes = if takes_two_thirds {
		seats.saturating_mul(2).div_ceil(3)
	} else {
		seats.saturating_div(2).saturating_add(1)
	};
	MemberCount::try_from(ayes).unwrap_or(MemberCount::MAX)
}

/// A motion that its threshold carries, and whose call needs more since the council has other seats, waits for the rest: closed
/// before its days are over it would be lost.
pub fn judge_closing(motion: &Hash) -> Result<(), Refusal> {
	let Some(votes) = Voting::<Runtime, CouncilCollective>::get(motion) else { return Ok(()) };
	let Some((threshold, ayes, end)) = read_votes(&votes) else { return Ok(()) };
	let Some(proposal) = ProposalOf::<Runtime, CouncilCollective>::get(motion) else {
		return Ok(());
	};
	let is_lost = ayes >= threshold && ayes < needed(&proposal) && System::block_number() < end;
	ensure!(!is_lost, Refusal::WrongThreshold);
	Ok(())
}

/// A motion's threshold, how many are for it, and the block it ends with: its fields are the collective's own.
fn read_votes(
	votes: &Votes<AccountId, BlockNumber>,
) -> Option<(MemberCount, MemberCount, BlockNumber)> {
	type Fields = (ProposalIndex, MemberCount, Vec<AccountId>, Vec<AccountId>, BlockNumber);
	let fields = votes.using_encoded(|mut bytes| Fields::decode(&mut bytes));
	let (_, threshold, ayes, _, end) = fields.ok()?;
	Some((threshold, ayes.len().try_into().ok()?, end))
}

/// Clerks confirm what one of them prepared: it is there to be done.
pub fn judge_clerks(
	account: &AccountId,
	proposal: &RuntimeCall,
	ahead: u32,
) -> Result<(), Refusal> {
	ensure!(is_due(proposal), Refusal::NotDue);
	judge_room::<Runtime, ClerksCollective>(account, proposal, ahead)
}

/// Votes for a motion come before its days are over: then it is closed with those it has. Votes against it come as long as it
/// is open: by votes that nobody could take back any one would carry it, however long after.
pub fn judge_vote<T: pallet_collective::Config<I, Consideration = Noted>, I: 'static>(
	motion: &T::Hash,
	approve: bool,
) -> Result<(), Refusal> {
	if !approve {
		return Ok(());
	}
	let is_over = CostOf::<T, I>::get(motion).is_some_and(|(_, Noted { proposed })| {
		let end = T::MotionDuration::get().saturating_add(proposed.into());
		frame_system::Pallet::<T>::block_number() >= end
	});
	ensure!(!is_over, Refusal::NotDue);
	Ok(())
}

/// How many motions of a collective may be open.
pub fn most<T: pallet_collective::Config<I>, I: 'static>() -> u32 {
	T::MaxProposals::get()
}

/// Whether one motion more of the account's may be open, though each of its transactions that wait ahead is one too; and
/// whether it takes no more room than one.
fn judge_room<T: pallet_collective::Config<I>, I: 'static>(
	account: &T::AccountId,
	proposal: &RuntimeCall,
	ahead: u32,
) -> Result<(), Refusal> {
	ensure!(proposal.encoded_size() <= LONGEST, Refusal::TooManyMotions);
	let is_own = |motion: &&T::Hash| {
		CostOf::<T, I>::get(*motion).is_some_and(|(proposer, _)| proposer == *account)
	};
	let own = Proposals::<T, I>::get().iter().filter(is_own).count();
	let shares = u32::try_from(Members::<T, I>::get().len().max(SHARES)).unwrap_or(u32::MAX);
	let share = most::<T, I>().checked_div(shares).unwrap_or_default();
	let leaves_room = |own: u32| own.saturating_add(ahead) < share;
	ensure!(u32::try_from(own).is_ok_and(leaves_room), Refusal::TooManyMotions);
	Ok(())
}

fn is_due(proposal: &RuntimeCall) -> bool {
	use pallet_issuance::{Batches, Call::approve};
	use pallet_mall::{Call::decide, OrderState, Orders};
	use pallet_participants::Call::{close_for, reopen, replace_key};
	use pallet_reductions::Call::certify;
	match proposal {
		RuntimeCall::Issuance(approve { batch }) => {
			let batch = Batches::<Runtime>::get(batch);
			batch.is_some_and(|found| found.status == BatchStatus::Attested)
		}
		RuntimeCall::Mall(decide { order, .. }) => {
			let order = Orders::<Runtime>::get(order);
			order.is_some_and(|found| found.state == OrderState::Disputed)
		}
		RuntimeCall::Participants(
			replace_key { participant, .. } | close_for { participant, .. },
		) => is_account(*participant, true),
		RuntimeCall::Participants(reopen { participant, .. }) => is_account(*participant, false),
		RuntimeCall::Reductions(certify { of, .. }) => Reductions::is_certifiable(*of),
		_ => false,
	}
}

/// Whether the participant's account is open, or closed.
fn is_account(participant: ParticipantId, open: bool) -> bool {
	let found = pallet_participants::Participants::<Runtime>::get(participant);
	found.is_some_and(|found| found.is_open() == open)
}
