//! Finality that stands still begins again, where the council says it does.

use pallet_consortium::{Call, VotersAreOthers};
use polkadot_sdk::{
	frame_support::traits::KeyOwnerProofSystem,
	pallet_grandpa::{self, PendingChange, SetIdSession},
	sp_consensus_grandpa::KEY_TYPE,
	sp_session::MembershipProof,
};
use suhui_primitives::Day;
use suhui_runtime::{key_owners::KeyOwners, Grandpa, Runtime, RuntimeCall, Session, System};
use suhui_runtime_tests::{
	chain::{apply, in_chain, next_block, pass_to, succeed, today},
	keys::{SEATS, VALIDATORS},
	scheme::{document, motion},
};

use crate::{
	equivocations::reported_votes,
	validators::{remove, set_key_for_blocks, set_keys, NEW_KEYS},
};

/// Blocks that every node is to have before the change, counted from the one that tells of it.
const DELAY: u32 = 3;
/// The block that all nodes have as final.
const FINAL: u32 = 1;

fn note_stalled() {
	note_stalled_at(FINAL);
}

fn note_stalled_at(best_finalized_block_number: u32) {
	// Once there is a block after it.
	next_block();
	let stalled = pallet_grandpa::Call::note_stalled { delay: DELAY, best_finalized_block_number };
	let call = Box::new(RuntimeCall::Grandpa(stalled));
	let as_root = RuntimeCall::Consortium(Call::dispatch_as_root { call });
	assert_eq!(motion(&SEATS, 4, as_root), Some(Ok(())));
}

/// To the second block of a session.
fn pass_to_next_session() {
	let session = Session::current_index();
	pass_to(Day(today().0 + 1));
	assert_eq!(Session::current_index(), session + 1);
}

#[test]
fn authorities_should_be_told_from_the_final_block_on_when_a_session_begins_after_a_stall() {
	in_chain(|| {
		note_stalled();
		pass_to_next_session();
		let told = PendingChange::<Runtime>::get().expect("nodes are told of it");
		assert_eq!((told.forced, told.delay), (Some(FINAL), DELAY));
		assert_eq!(told.scheduled_at, System::block_number() - 1);
		assert_eq!(told.next_authorities.to_vec(), Grandpa::grandpa_authorities());
	});
}

#[test]
fn authorities_should_vote_as_another_set_when_the_delay_after_a_stall_is_over() {
	in_chain(|| {
		let before = Grandpa::current_set_id();
		note_stalled();
		pass_to_next_session();
		// From the second block of the session to the one after the delay.
		for _ in 0..DELAY {
			next_block();
		}
		assert!(PendingChange::<Runtime>::get().is_none());
		assert_eq!(Grandpa::current_set_id(), before + 1);
		assert_eq!(Grandpa::stalled(), None);
	});
}

#[test]
fn authorities_should_not_be_told_again_when_finality_goes_on() {
	in_chain(|| {
		pass_to_next_session();
		assert!(PendingChange::<Runtime>::get().is_none());
	});
}

/// A department leaves while nothing is final: nodes drop what announced it, and the set that they are told of by force is their
/// first after that of genesis. What was told by force they count, whatever is final.
#[test]
fn set_should_have_the_number_that_nodes_count_when_one_before_it_never_became_final() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, remove(6)), Some(Ok(())));
		for _ in 0..2 {
			pass_to_next_session();
		}
		assert_eq!(Grandpa::current_set_id(), 1);
		for number in [1, 2] {
			note_stalled();
			pass_to_next_session();
			assert_eq!(Grandpa::current_set_id(), number);
			let session = SetIdSession::<Runtime>::get(number);
			assert_eq!(session, Some(Session::current_index()));
			assert_eq!(SetIdSession::<Runtime>::get(number + 1), None);
			// No other is told by force before twice the delay is over.
			for _ in 0..2 * DELAY {
				next_block();
			}
			// By that number a double vote is proven.
			let report = reported_votes(VALIDATORS[4], number);
			assert_eq!(apply(report), Ok(Ok(())));
		}
	});
}

/// Of several that were announced, the one stays that was final.
#[test]
fn set_should_be_counted_from_the_final_one_on_when_only_later_ones_are_dropped() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, remove(6)), Some(Ok(())));
		for _ in 0..2 {
			pass_to_next_session();
		}
		let last_final = System::block_number();
		succeed(VALIDATORS[0], set_keys("//NewKeys", VALIDATORS[0]));
		for _ in 0..2 {
			pass_to_next_session();
		}
		assert_eq!(Grandpa::current_set_id(), 2);
		note_stalled_at(last_final);
		pass_to_next_session();
		assert_eq!(Grandpa::current_set_id(), 2);
	});
}

/// Five validate, by other keys than before, and six vote, by the former ones: at their places among the validators stand
/// others.
#[test]
fn key_should_be_nobodys_when_others_vote_than_validate() {
	in_chain(|| {
		let voting = Grandpa::grandpa_authorities();
		note_stalled();
		assert_eq!(motion(&SEATS, 4, remove(1)), Some(Ok(())));
		for (validator, new) in VALIDATORS.iter().zip(NEW_KEYS).skip(1) {
			succeed(validator, set_keys(new, validator));
		}
		for _ in 0..2 {
			pass_to_next_session();
		}
		// The change is enacted as the session's second block ends.
		next_block();
		assert_eq!((Session::validators().len(), Grandpa::grandpa_authorities().len()), (5, 6));
		assert!(PendingChange::<Runtime>::get().is_none() && VotersAreOthers::<Runtime>::get());
		let session = Session::current_index();
		for (key, _) in voting {
			let proof = MembershipProof { session, trie_nodes: vec![], validator_count: 5 };
			assert_eq!(KeyOwners::check_proof((KEY_TYPE, key), proof), None);
		}
	});
}

/// Its key for blocks alone is another: those who vote are the same, and answer by their places.
#[test]
fn voters_should_not_be_others_when_a_key_for_blocks_changed_during_a_change_by_force() {
	in_chain(|| {
		// From the second set on validators stand in the order of their departments.
		succeed(VALIDATORS[1], set_keys("//NewKeys", VALIDATORS[1]));
		for _ in 0..2 {
			pass_to_next_session();
		}
		note_stalled();
		succeed(VALIDATORS[0], set_key_for_blocks("//OtherKey", VALIDATORS[0]));
		for _ in 0..2 {
			pass_to_next_session();
		}
		// The change is enacted as the session's second block ends.
		next_block();
		assert!(PendingChange::<Runtime>::get().is_none());
		assert!(!VotersAreOthers::<Runtime>::get());
	});
}

/// A department leaves with the second session, and the change by force, told in the first, is enacted as that session's
/// second block ends: of those left nobody is told. With the third that is seen, and with the fourth they are told.
#[test]
fn authorities_should_be_those_who_validate_when_the_set_changed_during_a_change_by_force() {
	in_chain(|| {
		note_stalled();
		let remove = Call::<Runtime>::remove { department: 6, reason: document(1) };
		assert_eq!(motion(&SEATS, 4, remove), Some(Ok(())));
		for _ in 0..2 {
			pass_to_next_session();
		}
		assert_eq!((Session::validators().len(), Grandpa::grandpa_authorities().len()), (5, 6));
		for _ in 0..2 {
			pass_to_next_session();
		}
		let validating = Session::queued_keys().into_iter().map(|(_, keys)| keys.grandpa);
		let voting = Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key);
		assert_eq!(voting.collect::<Vec<_>>(), validating.collect::<Vec<_>>());
		assert_eq!(Grandpa::grandpa_authorities().len(), 5);
	});
}
