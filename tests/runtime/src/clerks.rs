//! What the operator's clerks send to decide together, by motions of theirs (Art. 6).

use codec::Encode;
use polkadot_sdk::{
	frame_support::dispatch::GetDispatchInfo,
	pallet_collective::{Call, Event, MemberCount, ProposalIndex},
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		DispatchResult,
	},
};
use suhui_runtime::{RuntimeCall, RuntimeEvent};

use crate::{
	chain::succeed,
	keys::{OPERATOR, SECOND_OPERATOR},
};

fn length(call: &RuntimeCall) -> u32 {
	call.encoded_size().try_into().expect("short")
}

/// What a clerk sends to propose a call that so many must vote for.
pub fn proposal(threshold: MemberCount, call: &RuntimeCall) -> RuntimeCall {
	let (proposal, length_bound) = (Box::new(call.clone()), length(call));
	RuntimeCall::Clerks(Call::propose { threshold, proposal, length_bound })
}

/// What a clerk sends to vote for the motion of this call.
pub fn vote(call: &RuntimeCall, index: ProposalIndex) -> RuntimeCall {
	let proposal = BlakeTwo256::hash_of(call);
	RuntimeCall::Clerks(Call::vote { proposal, index, approve: true })
}

/// What a clerk sends to close the motion of this call.
pub fn closing(call: &RuntimeCall, index: ProposalIndex) -> RuntimeCall {
	RuntimeCall::Clerks(Call::close {
		proposal_hash: BlakeTwo256::hash_of(call),
		index,
		proposal_weight_bound: call.get_dispatch_info().call_weight,
		length_bound: length(call),
	})
}

/// A clerk proposes a call that two must vote for, and votes for it; the motion's index.
pub fn propose(clerk: &str, call: &RuntimeCall) -> ProposalIndex {
	let events = succeed(clerk, proposal(2, call));
	let index = events.into_iter().find_map(|event| match event {
		RuntimeEvent::Clerks(Event::Proposed { proposal_index, .. }) => Some(proposal_index),
		_ => None,
	});
	let index = index.expect("it was proposed");
	succeed(clerk, vote(call, index));
	index
}

/// A clerk closes the motion of this call. Returns what the call came to, if it was carried.
pub fn close(clerk: &str, call: &RuntimeCall, index: ProposalIndex) -> Option<DispatchResult> {
	succeed(clerk, closing(call, index)).into_iter().find_map(|event| match event {
		RuntimeEvent::Clerks(Event::Executed { result, .. }) => Some(result),
		_ => None,
	})
}

/// The first clerk proposes a call and votes for it, the second votes and closes the motion. Returns what the call came
/// to.
pub fn together(call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = call.into();
	let index = propose(OPERATOR, &call);
	succeed(SECOND_OPERATOR, vote(&call, index));
	close(SECOND_OPERATOR, &call, index).expect("two carry it")
}
