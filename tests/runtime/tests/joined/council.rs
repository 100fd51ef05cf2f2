//! What the departments decide by motions, and that nothing but motions carries a call within a call.

use codec::Encode;
use pallet_methodology::Texts;
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, instances::Instance2, traits::Contains},
	frame_system,
	pallet_collective::{Call, CostOf, Event, MemberCount, Members, ProposalIndex, Proposals},
	pallet_grandpa, pallet_membership, pallet_tx_pause,
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		transaction_validity::InvalidTransaction,
		DispatchError, DispatchResult,
	},
};
use suhui_primitives::ParticipantKind;
use suhui_runtime::{
	origins::{ClerksCollective, CouncilCollective},
	root_calls::RootCalls,
	AccountId, Authority, Disclosure, Grandpa, Hash, Operator, Runtime, RuntimeCall, RuntimeEvent,
	System, UncheckedExtrinsic, DAYS,
};
use suhui_runtime_tests::{
	chain::{fail, in_chain, next_block, refusal, refusal_code, succeed, tentatively},
	invariants::BETWEEN,
	keys::{
		account, nanjing, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, SECOND_OPERATOR,
		VALIDATORS,
	},
	metadata::{metadata, Types},
	samples::samples,
	scheme::{
		change_key, expert, expert_key_change, motion, open, opening, publish, submit, DEVELOPER,
	},
};

use crate::rides::error;

fn appoint(seed: &str) -> RuntimeCall {
	RuntimeCall::Operator(pallet_membership::Call::add_member { who: account(seed).into() })
}

fn dismiss(seed: &str) -> RuntimeCall {
	RuntimeCall::Operator(pallet_membership::Call::remove_member { who: account(seed).into() })
}

/// In the order of their accounts, as memberships keep them.
fn accounts<const N: usize>(seeds: [Seed; N]) -> Vec<AccountId> {
	let mut accounts = seeds.map(account).to_vec();
	accounts.sort();
	accounts
}

fn as_root(call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Consortium(pallet_consortium::Call::dispatch_as_root { call: Box::new(call) })
}

/// What departments propose to upgrade the runtime.
fn upgrade() -> RuntimeCall {
	let code_hash = Hash::repeat_byte(7);
	as_root(RuntimeCall::System(frame_system::Call::authorize_upgrade { code_hash }))
}

fn length(call: &RuntimeCall) -> u32 {
	u32::try_from(call.encoded_size()).expect("short")
}

/// What a seat sends to propose a call that so many must vote for.
fn proposal(threshold: MemberCount, call: &RuntimeCall) -> RuntimeCall {
	let (proposal, length_bound) = (Box::new(call.clone()), length(call));
	RuntimeCall::Council(Call::propose { threshold, proposal, length_bound })
}

/// A seat proposes a call; the motion's index.
fn propose(seat: Seed, threshold: MemberCount, call: &RuntimeCall) -> ProposalIndex {
	let events = succeed(seat, proposal(threshold, call));
	let index = events.into_iter().find_map(|event| match event {
		RuntimeEvent::Council(Event::Proposed { proposal_index, .. }) => Some(proposal_index),
		_ => None,
	});
	index.expect("it was proposed")
}

/// What a seat sends to vote for the motion of this call.
fn vote(call: &RuntimeCall, index: ProposalIndex) -> RuntimeCall {
	let proposal = BlakeTwo256::hash_of(call);
	RuntimeCall::Council(Call::vote { proposal, index, approve: true })
}

/// What a seat sends to vote against it.
fn nay(call: &RuntimeCall, index: ProposalIndex) -> RuntimeCall {
	let proposal = BlakeTwo256::hash_of(call);
	RuntimeCall::Council(Call::vote { proposal, index, approve: false })
}

/// What a seat sends to close the motion of this call.
fn closing(call: &RuntimeCall, index: ProposalIndex) -> RuntimeCall {
	RuntimeCall::Council(Call::close {
		proposal_hash: BlakeTwo256::hash_of(call),
		index,
		proposal_weight_bound: call.get_dispatch_info().call_weight,
		length_bound: length(call),
	})
}

fn authorized() -> Option<Hash> {
	System::authorized_upgrade().map(|upgrade| *upgrade.code_hash())
}

fn not_permitted() -> Option<DispatchResult> {
	Some(Err(pallet_consortium::Error::<Runtime>::NotPermitted.into()))
}

fn open_call(seed: &str) -> RuntimeCall {
	let opening = opening(seed, ParticipantKind::Individual, &[]);
	RuntimeCall::Participants(pallet_participants::Call::open { opening })
}

#[test]
fn operator_should_open_accounts_when_more_than_half_of_the_council_appointed_it() {
	in_chain(|| {
		assert_eq!(refusal_code("//Clerk", open_call("//Ann")), 1);
		assert_eq!(motion(&SEATS, 4, appoint("//Clerk")), Some(Ok(())));
		succeed("//Clerk", open_call("//Ann"));
	});
}

#[test]
fn operator_should_not_be_appointed_when_half_of_the_council_votes_for_it() {
	in_chain(|| {
		let call = appoint("//Clerk");
		let index = propose(SEATS[0], 4, &call);
		for seat in &SEATS[..3] {
			succeed(seat, vote(&call, index));
		}
		error("TooEarly", fail(SEATS[0], closing(&call, index)));
		tentatively(|| {
			System::set_block_number(System::block_number() + 7 * DAYS);
			assert_eq!(refusal_code(SEATS[3], vote(&call, index)), 5);
			succeed(SEATS[0], closing(&call, index));
			assert_eq!(Operator::members().to_vec(), accounts([OPERATOR, SECOND_OPERATOR]));
		});
		succeed(SEATS[3], vote(&call, index));
		succeed(SEATS[0], closing(&call, index));
		assert!(Operator::members().contains(&account("//Clerk")));
	});
}

/// Left open with the votes that carry it, any seat would have it carried out months later, and nobody could change its mind.
#[test]
fn motion_should_not_be_carried_out_when_a_vote_for_it_was_taken_back_after_its_days() {
	in_chain(|| {
		let call = appoint("//Clerk");
		let index = propose(SEATS[0], 4, &call);
		for seat in &SEATS[..4] {
			succeed(seat, vote(&call, index));
		}
		tentatively(|| {
			System::set_block_number(System::block_number() + 60 * DAYS);
			succeed(SEATS[3], nay(&call, index));
			// Nor is it given anew, or another's in its place.
			for seat in &SEATS[3..] {
				assert_eq!(refusal_code(seat, vote(&call, index)), 5);
			}
			let events = succeed(SEATS[0], closing(&call, index));
			let proposal_hash = BlakeTwo256::hash_of(&call);
			let disapproved = RuntimeEvent::Council(Event::Disapproved { proposal_hash });
			assert!(events.contains(&disapproved));
			assert_eq!(Operator::members().to_vec(), accounts([OPERATOR, SECOND_OPERATOR]));
			assert!(Proposals::<Runtime, CouncilCollective>::get().is_empty());
		});
	});
}

/// Of six seats, three against it leave fewer than the four that it needs.
#[test]
fn motion_should_be_lost_when_enough_seats_vote_against_it_after_its_days() {
	in_chain(|| {
		let call = upgrade();
		let index = propose(SEATS[0], 4, &call);
		for seat in &SEATS[..4] {
			succeed(seat, vote(&call, index));
		}
		tentatively(|| {
			System::set_block_number(System::block_number() + 7 * DAYS + 1);
			for seat in &SEATS[1..4] {
				succeed(seat, nay(&call, index));
			}
			succeed(SEATS[5], closing(&call, index));
			assert_eq!(authorized(), None);
			assert!(Proposals::<Runtime, CouncilCollective>::get().is_empty());
		});
	});
}

/// A motion of half the seats or fewer could be carried, but not do what it proposes; one of more would keep the same call
/// from being proposed as it can be carried.
#[test]
fn motion_should_not_be_proposed_when_its_threshold_is_not_what_the_call_needs() {
	in_chain(|| {
		for threshold in [0, 1, 2, 3, 5, 6, 7, u32::MAX] {
			for call in [appoint("//Clerk"), upgrade()] {
				assert_eq!(refusal_code(SEATS[0], proposal(threshold, &call)), 8);
			}
		}
		// Of five seats, three are more than half.
		assert_eq!(motion(&SEATS, 4, leave(SEATS[5])), Some(Ok(())));
		assert_eq!(refusal_code(SEATS[0], proposal(2, &appoint("//Clerk"))), 8);
		assert_eq!(motion(&SEATS, 3, appoint("//Clerk")), Some(Ok(())));
	});
}

/// Of the 128 motions that may be open, one of six seats' are 21: together they leave room for two more.
#[test]
fn seat_should_leave_room_for_the_others_motions_when_it_proposes_what_it_may() {
	in_chain(|| {
		let clerks: Vec<_> = (0..22).map(|clerk| appoint(&format!("//Clerk{clerk}"))).collect();
		let indices: Vec<_> = clerks[..21].iter().map(|call| propose(SEATS[0], 4, call)).collect();
		assert_eq!(refusal_code(SEATS[0], proposal(4, &clerks[21])), 7);
		tentatively(|| propose(SEATS[1], 4, &clerks[21]));
		// It counts who proposed, not who votes; and a motion that is over counts no more.
		for seat in &SEATS[1..5] {
			succeed(seat, vote(&clerks[3], indices[3]));
		}
		succeed(SEATS[5], closing(&clerks[3], indices[3]));
		propose(SEATS[0], 4, &clerks[21]);
		// What was decided before may be proposed again, by whomever.
		assert_eq!(refusal_code(SEATS[0], proposal(4, &clerks[3])), 7);
		propose(SEATS[2], 4, &clerks[3]);
		assert_eq!(CostOf::<Runtime, CouncilCollective>::iter().count(), 22);
	});
}

/// It would lie in the state for a week, with twenty more of the seat's.
#[test]
fn motion_should_not_be_proposed_when_it_is_longer_than_one_needs_to_be() {
	in_chain(|| {
		// Two bytes name the call, and two tell the length.
		let remark = |bytes: usize| {
			RuntimeCall::System(frame_system::Call::remark { remark: vec![0; bytes - 4] })
		};
		assert_eq!(refusal_code(SEATS[0], proposal(4, &remark(4_097))), 7);
		tentatively(|| propose(SEATS[0], 4, &remark(4_096)));
	});
}

/// The more seats, the fewer each: of seven, 18.
#[test]
fn seat_should_have_fewer_motions_when_there_are_more_seats() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, join("//Seventh")), Some(Ok(())));
		let clerks: Vec<_> = (0..19).map(|clerk| appoint(&format!("//Clerk{clerk}"))).collect();
		// The seat's first is over.
		clerks[..18].iter().for_each(|call| {
			propose(SEATS[0], 4, call);
		});
		assert_eq!(refusal_code(SEATS[0], proposal(4, &clerks[18])), 7);
	});
}

fn join(seat: &str) -> RuntimeCall {
	let join = pallet_membership::Call::add_member { who: account(seat).into() };
	RuntimeCall::CouncilMembership(join)
}

fn leave(seat: &str) -> RuntimeCall {
	let leave = pallet_membership::Call::remove_member { who: account(seat).into() };
	RuntimeCall::CouncilMembership(leave)
}

fn reset(seats: &[Seed]) -> RuntimeCall {
	let members = seats.iter().map(|seat| account(seat)).collect();
	RuntimeCall::CouncilMembership(pallet_membership::Call::reset_members { members })
}

/// Nobody would ever have a seat again; and of five seats of which one account had three, four votes would never be cast.
#[test]
fn council_should_not_be_proposed_to_have_no_seat_or_an_account_twice_when_it_is_reset() {
	in_chain(|| {
		let [first, second, third, ..] = SEATS;
		for seats in [vec![], vec![first, second, first, third, first]] {
			assert_eq!(refusal_code(SEATS[0], proposal(4, &reset(&seats))), 5);
		}
		assert_eq!(motion(&SEATS, 4, reset(&[first, second])), Some(Ok(())));
		assert_eq!(motion(&[first, second], 2, leave(second)), Some(Ok(())));
		assert_eq!(refusal_code(first, proposal(1, &leave(first))), 5);
	});
}

/// Of seven seats, two thirds are five: four carried an upgrade of six seats, whose motion would be lost.
#[test]
fn motion_should_not_be_closed_when_its_call_needs_more_votes_since_seats_joined() {
	in_chain(|| {
		let call = upgrade();
		let index = propose(SEATS[0], 4, &call);
		assert_eq!(motion(&SEATS, 4, join("//Seventh")), Some(Ok(())));
		for seat in &SEATS[..4] {
			succeed(seat, vote(&call, index));
		}
		assert_eq!(refusal_code(SEATS[5], closing(&call, index)), 8);
		tentatively(|| {
			// What is over is closed, though it comes to nothing.
			System::set_block_number(System::block_number() + 7 * DAYS);
			succeed(SEATS[5], closing(&call, index));
			assert_eq!(authorized(), None);
		});
		succeed(SEATS[4], vote(&call, index));
		succeed(SEATS[5], closing(&call, index));
		assert_eq!(authorized(), Some(Hash::repeat_byte(7)));
	});
}

/// Every way to give an account an office of the operator, the authority or a region.
fn appointments(seed: &str) -> [RuntimeCall; 7] {
	use pallet_membership::Call;
	let who = account(seed);
	let swap = |from| (account(from).into(), who.clone().into());
	let ((operator, new_operator), (authority, new_authority)) = (swap(OPERATOR), swap(AUTHORITY));
	[
		RuntimeCall::Operator(Call::add_member { who: who.clone().into() }),
		RuntimeCall::Operator(Call::swap_member { remove: operator, add: new_operator }),
		RuntimeCall::Operator(Call::reset_members {
			members: vec![account(OPERATOR), who.clone()],
		}),
		RuntimeCall::Authority(Call::add_member { who: who.clone().into() }),
		RuntimeCall::Authority(Call::swap_member { remove: authority, add: new_authority }),
		RuntimeCall::Authority(Call::reset_members { members: vec![who.clone()] }),
		RuntimeCall::Disclosure(pallet_disclosure::Call::appoint_office {
			account: who,
			region: nanjing(),
		}),
	]
}

/// Whoever takes part decides on nothing of it: its own scenario, say.
#[test]
fn office_should_not_be_proposed_when_the_key_stands_or_stood_for_a_participant() {
	in_chain(|| {
		open("//Shop", ParticipantKind::Organisation, &[]);
		change_key("//Shop", "//Shop's key");
		open("//Ann", ParticipantKind::Individual, &[]);
		succeed("//Ann", pallet_participants::Call::close {});
		for key in ["//Shop", "//Shop's key", "//Ann"] {
			for call in appointments(key) {
				assert_eq!(refusal_code(SEATS[0], proposal(4, &call)), 5);
			}
		}
		for call in appointments("//Clerk") {
			tentatively(|| propose(SEATS[0], 4, &call));
		}
	});
}

/// Whoever judges names no panel and decides on none, by no key that an expert ever had.
#[test]
fn office_should_not_be_proposed_when_the_key_stands_or_stood_for_an_expert() {
	in_chain(|| {
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), "//Expert's new key"));
		let dismissal = pallet_experts::Call::<Runtime>::dismiss { expert: expert(EXPERTS[2]) };
		assert_eq!(motion(&SEATS, 4, dismissal), Some(Ok(())));
		for key in [EXPERTS[0], "//Expert's new key", EXPERTS[1], EXPERTS[2]] {
			for call in appointments(key) {
				assert_eq!(refusal_code(SEATS[0], proposal(4, &call)), 5);
			}
		}
	});
}

/// One key, one task: by that of a department's validator nobody decides.
#[test]
fn office_or_seat_should_not_be_proposed_when_the_key_validates() {
	in_chain(|| {
		for call in appointments(VALIDATORS[0]).into_iter().chain([join(VALIDATORS[0])]) {
			assert_eq!(refusal_code(SEATS[0], proposal(4, &call)), 5);
		}
	});
}

#[test]
fn office_should_not_be_given_when_the_key_became_an_experts_since_the_proposal() {
	in_chain(|| {
		let call = appoint("//Clerk");
		let index = propose(SEATS[0], 4, &call);
		for seat in &SEATS[..4] {
			succeed(seat, vote(&call, index));
		}
		let seat = pallet_experts::Call::<Runtime>::appoint { account: account("//Clerk") };
		assert_eq!(motion(&SEATS, 4, seat), Some(Ok(())));
		let events = succeed(SEATS[0], closing(&call, index));
		let result = events.into_iter().find_map(|event| match event {
			RuntimeEvent::Council(Event::Executed { result, .. }) => Some(result),
			_ => None,
		});
		let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_eq!(result, Some(Err(filtered)));
		assert!(!Operator::members().contains(&account("//Clerk")));
	});
}

/// The operator answers for what the region's office reports, and the authority reviews the answer.
#[test]
fn office_of_operator_or_authority_should_not_be_proposed_when_the_key_acts_for_a_region() {
	in_chain(|| {
		let [of_the_two @ .., _] = appointments(NANJING);
		for call in of_the_two {
			assert_eq!(refusal_code(SEATS[0], proposal(4, &call)), 5);
		}
	});
}

#[test]
fn office_should_not_be_given_when_the_key_came_to_stand_for_a_participant_since_the_proposal() {
	in_chain(|| {
		let officials =
			|| (Operator::members(), Authority::members(), Disclosure::office_accounts());
		let before = officials();
		let motions = appointments("//Clerk").map(|call| (propose(SEATS[0], 4, &call), call));
		for (index, call) in &motions {
			for seat in &SEATS[..4] {
				succeed(seat, vote(call, *index));
			}
		}
		open("//Clerk", ParticipantKind::Organisation, &[]);
		for (index, call) in &motions {
			let events = succeed(SEATS[0], closing(call, *index));
			let result = events.into_iter().find_map(|event| match event {
				RuntimeEvent::Council(Event::Executed { result, .. }) => Some(result),
				_ => None,
			});
			let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
			assert_eq!(result, Some(Err(filtered)));
		}
		assert_eq!(officials(), before);
		// The motions are over.
		assert!(Proposals::<Runtime, CouncilCollective>::get().is_empty());
	});
}

#[test]
fn operator_should_send_nothing_when_the_council_dismissed_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, dismiss(OPERATOR)), Some(Ok(())));
		assert_eq!(refusal_code(OPERATOR, open_call("//Ann")), 1);
	});
}

#[test]
fn clerks_should_be_those_the_council_named_when_it_appoints_and_dismisses() {
	in_chain(|| {
		let clerks = Members::<Runtime, ClerksCollective>::get;
		assert_eq!(clerks(), accounts([OPERATOR, SECOND_OPERATOR]));
		assert_eq!(motion(&SEATS, 4, appoint("//Clerk")), Some(Ok(())));
		assert_eq!(clerks(), accounts([OPERATOR, SECOND_OPERATOR, "//Clerk"]));
		assert_eq!(motion(&SEATS, 4, dismiss(OPERATOR)), Some(Ok(())));
		assert_eq!(clerks(), accounts([SECOND_OPERATOR, "//Clerk"]));
	});
}

#[test]
fn invariants_should_tell_when_votes_motions_or_offices_are_not_whose_they_should_be() {
	let broken = || {
		let broken = BETWEEN.iter().filter(|(_, check)| check().is_err());
		broken.map(|(pallet, _)| *pallet).collect::<Vec<_>>()
	};
	in_chain(|| {
		propose(SEATS[0], 4, &appoint("//Clerk"));
		assert!(broken().is_empty());
		tentatively(|| {
			Members::<Runtime, CouncilCollective>::mutate(|seats| seats.pop());
			assert_eq!(broken(), ["Council"]);
		});
		tentatively(|| {
			Members::<Runtime, ClerksCollective>::mutate(|clerks| clerks.push(account("//Clerk")));
			assert_eq!(broken(), ["Clerks"]);
		});
		tentatively(|| {
			let call = BlakeTwo256::hash_of(&appoint("//Clerk"));
			CostOf::<Runtime, CouncilCollective>::remove(call);
			assert_eq!(broken(), ["Council"]);
		});
		tentatively(|| {
			open("//Shop", ParticipantKind::Organisation, &[]);
			let appointed = pallet_membership::Members::<Runtime, Instance2>::mutate(|members| {
				members.try_push(account("//Shop"))
			});
			assert_eq!(appointed, Ok(()));
			assert_eq!(broken(), ["Offices"]);
		});
	});
}

#[test]
fn office_should_take_another_key_when_the_council_swaps_it() {
	in_chain(|| {
		let change = pallet_membership::Call::change_key { new: account("//Clerk").into() };
		assert_eq!(refusal_code(OPERATOR, RuntimeCall::Operator(change)), 2);
		let (remove, add) = (account(OPERATOR).into(), account("//Clerk").into());
		let swap = RuntimeCall::Operator(pallet_membership::Call::swap_member { remove, add });
		assert_eq!(motion(&SEATS, 4, swap), Some(Ok(())));
		assert_eq!(refusal_code(OPERATOR, open_call("//Ann")), 1);
		succeed("//Clerk", open_call("//Ann"));
	});
}

#[test]
fn motion_should_act_as_root_when_two_thirds_of_the_departments_carry_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, upgrade()), Some(Ok(())));
		assert_eq!(authorized(), Some(Hash::repeat_byte(7)));
		// Only the code of that hash is taken.
		let code = b"another".to_vec();
		let other = RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { code });
		error("Unauthorized", fail(SEATS[0], other));
	});
}

#[test]
fn motion_should_not_act_as_root_when_less_than_two_thirds_would_carry_it() {
	in_chain(|| {
		// Of seven seats, four are more than half and less than two thirds.
		assert_eq!(motion(&SEATS, 4, join("//Seventh")), Some(Ok(())));
		for call in [upgrade(), join("//Eighth")] {
			assert_eq!(refusal_code(SEATS[0], proposal(4, &call)), 8);
		}
		propose(SEATS[0], 4, &appoint("//Clerk"));
		propose(SEATS[0], 5, &upgrade());
	});
}

/// A department that hands it in chooses the block.
#[test]
fn upgrade_should_be_handed_in_by_a_seat_alone_when_it_is_authorized() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, upgrade()), Some(Ok(())));
		let code = b"code".to_vec();
		let call = RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { code });
		for (sender, code) in [(VALIDATORS[0], 2), (OPERATOR, 2), ("//Stranger", 1)] {
			assert_eq!(refusal_code(sender, call.clone()), code);
		}
		error("Unauthorized", fail(SEATS[3], call));
	});
}

/// Its author would have taken it of anybody.
#[test]
fn upgrade_should_not_be_handed_in_when_nobody_signs() {
	in_chain(|| {
		let code = b"code".to_vec();
		let code_hash = BlakeTwo256::hash(&code);
		let authorize = frame_system::Call::authorize_upgrade { code_hash };
		assert_eq!(motion(&SEATS, 4, as_root(RuntimeCall::System(authorize))), Some(Ok(())));
		let call = RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { code });
		let refused = refusal(UncheckedExtrinsic::new_bare(call));
		assert_eq!(refused, InvalidTransaction::Custom(2).into());
		assert_eq!(authorized(), Some(code_hash));
	});
}

fn pause(pallet: &str, call: &str) -> RuntimeCall {
	let bytes = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
	RuntimeCall::TxPause(pallet_tx_pause::Call::pause { full_name: (bytes(pallet), bytes(call)) })
}

fn unpause(pallet: &str, call: &str) -> RuntimeCall {
	let bytes = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
	RuntimeCall::TxPause(pallet_tx_pause::Call::unpause { ident: (bytes(pallet), bytes(call)) })
}

#[test]
fn call_should_be_refused_when_the_council_paused_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, pause("Participants", "open")), Some(Ok(())));
		assert_eq!(refusal_code(OPERATOR, open_call("//Ann")), 9);
		// Another of the same pallet goes on.
		let openings = vec![opening("//Ben", ParticipantKind::Individual, &[])];
		let openings = openings.try_into().expect("one");
		succeed(OPERATOR, pallet_participants::Call::open_batch { openings });
		assert_eq!(motion(&SEATS, 4, unpause("Participants", "open")), Some(Ok(())));
		succeed(OPERATOR, open_call("//Ann"));
	});
}

/// A motion that was carried does no more than a transaction.
#[test]
fn call_should_not_be_carried_out_when_the_council_paused_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, pause("Operator", "add_member")), Some(Ok(())));
		let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_eq!(motion(&SEATS, 4, appoint("//Clerk")), Some(Err(filtered)));
	});
}

/// The way out: what makes blocks, what the council decides by, and the pause itself.
#[test]
fn call_should_not_be_paused_when_the_chain_or_the_way_out_needs_it() {
	in_chain(|| {
		let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
		for (pallet, call) in [
			("Timestamp", "set"),
			("System", "apply_authorized_upgrade"),
			("Session", "set_keys"),
			("Babe", "report_equivocation_unsigned"),
			("Grandpa", "note_stalled"),
			("Council", "propose"),
			("Council", "vote"),
			("Council", "close"),
			("CouncilMembership", "swap_member"),
			("Consortium", "dispatch_as_root"),
			("Consortium", "remove"),
			("TxPause", "unpause"),
		] {
			assert_eq!(motion(&SEATS, 4, pause(pallet, call)), Some(Err(unpausable)), "{call}");
		}
	});
}

#[test]
fn pause_should_not_be_proposed_when_it_names_no_call() {
	in_chain(|| {
		for (pallet, call) in [("participants", "open"), ("Participants", "opens"), ("", "")] {
			assert_eq!(refusal_code(SEATS[0], proposal(4, &pause(pallet, call))), 5);
		}
	});
}

/// A name that is too long counts as paused.
#[test]
fn names_should_be_short_enough_to_be_paused_when_every_call_is_asked_for() {
	for sample in samples(&metadata()) {
		assert!(sample.pallet.len() <= 64 && sample.name.len() <= 64, "{}", sample.name);
	}
}

#[test]
fn published_text_should_stay_when_all_seats_would_rewrite_it() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let version = submit(DEVELOPER);
		publish(version);
		let text = Texts::<Runtime>::get(version);
		let key = Texts::<Runtime>::hashed_key_for(version);
		let items = vec![(key.clone(), b"another".to_vec().encode())];
		let rewrite = RuntimeCall::System(frame_system::Call::set_storage { items });
		assert_eq!(motion(&SEATS, 6, as_root(rewrite)), not_permitted());
		let keys = vec![key];
		let remove = RuntimeCall::System(frame_system::Call::kill_storage { keys });
		assert_eq!(motion(&SEATS, 6, as_root(remove)), not_permitted());
		assert!(text.is_some());
		assert_eq!(Texts::<Runtime>::get(version), text);
	});
}

#[test]
fn motion_should_not_act_as_root_when_what_it_may_do_stands_within_another_call() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 6, as_root(upgrade())), not_permitted());
		assert_eq!(authorized(), None);
	});
}

#[test]
fn motion_should_begin_finality_anew_when_two_thirds_of_the_departments_carry_it() {
	in_chain(|| {
		let stalled =
			pallet_grandpa::Call::note_stalled { delay: 10, best_finalized_block_number: 0 };
		assert_eq!(motion(&SEATS, 4, as_root(RuntimeCall::Grandpa(stalled))), Some(Ok(())));
		assert_eq!(Grandpa::stalled(), Some((10, 0)));
	});
}

/// Until the delay is over nobody else comes to vote, were it for ever.
#[test]
fn motion_should_not_begin_finality_anew_when_the_delay_is_longer_than_an_hour() {
	in_chain(|| {
		for (delay, expected) in
			[(u32::MAX, not_permitted()), (1_201, not_permitted()), (1_200, Some(Ok(())))]
		{
			let stalled =
				pallet_grandpa::Call::note_stalled { delay, best_finalized_block_number: 0 };
			assert_eq!(motion(&SEATS, 4, as_root(RuntimeCall::Grandpa(stalled))), expected);
		}
	});
}

/// Nodes would ask that what changed until then became final before, which it cannot, and take no block once the delay is over.
#[test]
fn motion_should_not_begin_finality_anew_when_the_final_block_is_yet_to_be_made() {
	in_chain(|| {
		next_block();
		assert_eq!(System::block_number(), 2);
		for (best_finalized_block_number, expected) in
			[(u32::MAX, not_permitted()), (2, not_permitted()), (1, Some(Ok(())))]
		{
			let stalled =
				pallet_grandpa::Call::note_stalled { delay: 20, best_finalized_block_number };
			assert_eq!(motion(&SEATS, 4, as_root(RuntimeCall::Grandpa(stalled))), expected);
		}
	});
}

#[test]
fn root_should_do_two_things_alone_when_every_call_is_asked_for() {
	in_chain(|| {
		let permitted = samples(&metadata()).into_iter();
		let permitted = permitted.filter(|sample| RootCalls::contains(&sample.call));
		let permitted = permitted.map(|sample| format!("{}.{}", sample.pallet, sample.name));
		let expected = ["System.authorize_upgrade", "Grandpa.note_stalled"];
		assert_eq!(permitted.collect::<Vec<_>>(), expected);
	});
}

#[test]
fn motion_should_not_open_an_account_when_all_seats_carry_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 6, open_call("//Ann")), Some(Err(DispatchError::BadOrigin)));
	});
}

#[test]
fn seat_should_not_act_as_operator_when_it_executes_a_call_alone() {
	in_chain(|| {
		let call = open_call("//Ann");
		let length_bound = u32::try_from(call.encoded_size()).expect("short");
		let execute = Call::execute { proposal: Box::new(call), length_bound };
		let events = succeed(SEATS[0], RuntimeCall::Council(execute));
		let result = events.into_iter().find_map(|event| match event {
			RuntimeEvent::Council(Event::MemberExecuted { result, .. }) => Some(result),
			_ => None,
		});
		assert_eq!(result, Some(Err(DispatchError::BadOrigin)));
	});
}

#[test]
fn calls_should_carry_no_other_call_when_they_are_not_the_councils_or_the_clerks() {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let mut carriers = vec![];
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		for call in types.variants(calls.ty.id) {
			if types.fields(&call.fields).contains("RuntimeCall") {
				carriers.push(format!("{}.{}", pallet.name, call.name));
			}
		}
	}
	let expected = [
		"Council.execute",
		"Council.propose",
		"Consortium.dispatch_as_root",
		"Clerks.execute",
		"Clerks.propose",
	];
	assert_eq!(carriers, expected);
}
