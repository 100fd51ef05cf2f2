//! Who validates, as the departments decide; whose keys are taken; and what becomes of whoever equivocates.

use codec::Encode;
use pallet_consortium::{Authored, Call, Faults, Missed, MissedSessions};
use polkadot_sdk::{
	frame_support::traits::KeyOwnerProofSystem,
	pallet_babe, pallet_session, sp_consensus_babe, sp_consensus_grandpa,
	sp_core::{ed25519, Pair},
	sp_runtime::{traits::Convert, Perbill},
	sp_session::MembershipProof,
	sp_staking::offence::{OffenceDetails, OnOffenceHandler, ReportOffence},
};
use suhui_primitives::{Day, ParticipantKind};
use suhui_runtime::{
	key_owners::KeyOwners,
	validators::{ValidatorIdOf, Validators},
	AccountId, Babe, Consortium, Grandpa, Offences, Runtime, RuntimeCall, RuntimeOrigin, Session,
	SessionKeys,
};
use suhui_runtime_tests::{
	chain::{fail, genesis, in_chain, pass_to_end_of, refusal_code, succeed, today},
	keys::{
		account, founders, pair, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, VALIDATORS,
	},
	scheme::{document, legal_person, motion, open_individual, opening},
};

use crate::rides::error;

/// A department's that joins.
const SEVENTH: Seed = "//Node7";
/// What session keys are derived from that validators take later.
pub const NEW_KEYS: [Seed; 6] = ["//New1", "//New2", "//New3", "//New4", "//New5", "//New6"];

fn sorted(mut accounts: Vec<AccountId>) -> Vec<AccountId> {
	accounts.sort();
	accounts
}

fn all() -> Vec<AccountId> {
	sorted(VALIDATORS.map(account).to_vec())
}

fn validating() -> Vec<AccountId> {
	sorted(Session::validators())
}

fn with(validator: Seed) -> Vec<AccountId> {
	sorted([all(), vec![account(validator)]].concat())
}

fn report(account: AccountId) {
	report_of(account, 0);
}

fn report_of(account: AccountId, session: u32) {
	let details = OffenceDetails { offender: (account, ()), reporters: vec![] };
	Validators::on_offence(&[details], &[Perbill::from_percent(25)], session);
}

/// Session keys derived from the seed, and the proof that the account owns them.
fn keys(seed: &str, owner: &str) -> (SessionKeys, Vec<u8>) {
	keys_of(seed, seed, owner)
}

/// The same, each of a seed of its own.
fn keys_of(babe: &str, grandpa: &str, owner: &str) -> (SessionKeys, Vec<u8>) {
	let (babe, grandpa) = (pair(babe), ed25519::Pair::from_string(grandpa, None).expect("a seed"));
	let keys = SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
	let statement = [b"POP_".to_vec(), account(owner).encode()].concat();
	(keys, (babe.sign(&statement), grandpa.sign(&statement)).encode())
}

/// What sets session keys derived from the seed, with a proof of the owner's.
pub fn set_keys(seed: &str, owner: &str) -> RuntimeCall {
	let (keys, proof) = keys(seed, owner);
	RuntimeCall::Session(pallet_session::Call::set_keys { keys, proof })
}

/// What sets another key for blocks, and the same for votes.
pub fn set_key_for_blocks(seed: &str, owner: &str) -> RuntimeCall {
	let (keys, proof) = keys_of(seed, owner, owner);
	RuntimeCall::Session(pallet_session::Call::set_keys { keys, proof })
}

fn add(validator: &str) -> RuntimeCall {
	RuntimeCall::Consortium(Call::add {
		person: legal_person(validator),
		contact: document(1),
		validator: account(validator),
	})
}

fn replace(department: u32, validator: &str) -> RuntimeCall {
	RuntimeCall::Consortium(Call::replace { department, validator: account(validator) })
}

pub fn remove(department: u32) -> RuntimeCall {
	RuntimeCall::Consortium(Call::remove { department, reason: document(1) })
}

#[test]
fn department_should_validate_two_sessions_later_when_it_was_taken_in_and_has_keys() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, add(SEVENTH)), Some(Ok(())));
		succeed(SEVENTH, set_keys(SEVENTH, SEVENTH));
		Session::rotate_session();
		assert_eq!(validating(), all());
		Session::rotate_session();
		assert_eq!(validating(), with(SEVENTH));
		assert_eq!(Babe::authorities().len(), 7);
	});
}

#[test]
fn department_should_validate_no_more_two_sessions_later_when_it_was_taken_out() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, remove(6)), Some(Ok(())));
		let sixth = account(VALIDATORS[5]);
		assert_eq!(refusal_code(VALIDATORS[5], set_keys("//Other", VALIDATORS[5])), 1);
		Session::rotate_session();
		assert!(Session::validators().contains(&sixth));
		assert!(Session::load_keys(&sixth).is_some());
		Session::rotate_session();
		assert!(!Session::validators().contains(&sixth));
		assert_eq!((Session::validators().len(), Babe::authorities().len()), (5, 5));
		assert!(Session::load_keys(&sixth).is_none());
		// Its key is anybody's to have again.
		assert_eq!(motion(&SEATS, 4, add(SEVENTH)), Some(Ok(())));
		succeed(SEVENTH, set_keys(VALIDATORS[5], SEVENTH));
	});
}

/// One key, one task: whoever decides, takes part or judges validates by another.
#[test]
fn account_should_not_be_a_departments_validator_when_it_has_another_right() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		let engaged = pallet_consortium::Error::<Runtime>::Engaged.into();
		for seed in [SEATS[0], AUTHORITY, OPERATOR, NANJING, EXPERTS[0], "//Ann"] {
			assert_eq!(motion(&SEATS, 4, add(seed)), Some(Err(engaged)), "{seed}");
			assert_eq!(motion(&SEATS, 4, replace(2, seed)), Some(Err(engaged)), "{seed}");
		}
	});
}

#[test]
fn participant_or_expert_should_not_stand_by_a_validators_key_when_it_is_opened_or_appointed() {
	in_chain(|| {
		let opening = opening(VALIDATORS[0], ParticipantKind::Individual, &[]);
		error(
			"HoldsOffice",
			fail(OPERATOR, pallet_participants::Call::<Runtime>::open { opening }),
		);
		let appoint = pallet_experts::Call::<Runtime>::appoint { account: account(VALIDATORS[0]) };
		let refused = pallet_experts::Error::<Runtime>::HoldsOffice.into();
		assert_eq!(motion(&SEATS, 4, appoint), Some(Err(refused)));
	});
}

#[test]
fn departments_should_not_leave_when_four_are_left() {
	in_chain(|| {
		for department in [5, 6] {
			assert_eq!(motion(&SEATS, 4, remove(department)), Some(Ok(())));
		}
		let too_few = pallet_consortium::Error::<Runtime>::TooFew.into();
		assert_eq!(motion(&SEATS, 4, remove(1)), Some(Err(too_few)));
	});
}

#[test]
fn account_should_take_the_departments_place_two_sessions_after_it_has_keys_when_it_replaces_one() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, replace(2, SEVENTH)), Some(Ok(())));
		for _ in 0..3 {
			Session::rotate_session();
			assert_eq!(validating(), all());
		}
		succeed(SEVENTH, set_keys(SEVENTH, SEVENTH));
		Session::rotate_session();
		assert_eq!(validating(), all());
		Session::rotate_session();
		let others = VALIDATORS.iter().filter(|seed| **seed != VALIDATORS[1]);
		let expected = others.map(|seed| account(seed)).chain([account(SEVENTH)]).collect();
		assert_eq!(validating(), sorted(expected));
	});
}

#[test]
fn keys_should_be_taken_when_the_validator_proves_that_it_owns_them() {
	in_chain(|| {
		let first = VALIDATORS[0];
		succeed(first, set_keys("//NewKeys", first));
		let (keys, _) = keys("//NewKeys", first);
		assert_eq!(Session::load_keys(&account(first)), Some(keys));
		Session::rotate_session();
		Session::rotate_session();
		let new: pallet_babe::AuthorityId = pair("//NewKeys").public().into();
		assert!(Babe::authorities().iter().any(|(key, _)| *key == new));
	});
}

#[test]
fn keys_should_be_refused_when_the_proof_is_anothers_or_the_key_is() {
	in_chain(|| {
		let first = VALIDATORS[0];
		error("InvalidProof", fail(first, set_keys("//NewKeys", VALIDATORS[1])));
		error("DuplicatedKey", fail(first, set_keys(VALIDATORS[1], first)));
	});
}

/// Neither a seat nor anybody else has a validator's keys stored.
#[test]
fn keys_should_not_be_stored_when_a_stranger_sets_them() {
	in_chain(|| {
		for (sender, code) in [(SEATS[0], 2), ("//Stranger", 1)] {
			assert_eq!(refusal_code(sender, set_keys(sender, sender)), code);
			assert_eq!(ValidatorIdOf::convert(account(sender)), None);
			let (keys, proof) = keys(sender, sender);
			let set = Session::set_keys(RuntimeOrigin::signed(account(sender)), keys, proof);
			assert!(set.is_err());
		}
	});
}

/// Whoever takes other keys makes blocks by the former ones until the session after the next.
#[test]
fn keys_should_still_be_their_validators_when_it_changed_them_in_the_session() {
	in_chain(|| {
		let (first, kind) = (VALIDATORS[0], sp_consensus_babe::KEY_TYPE);
		let owner = |seed: &str| {
			let key: pallet_babe::AuthorityId = pair(seed).public().into();
			let proof = KeyOwners::prove((kind, key.clone()))?;
			KeyOwners::check_proof((kind, key), proof)
		};
		succeed(first, set_keys("//NewKeys", first));
		assert_eq!(owner(first), Some((account(first), ())));
		assert_eq!(owner(VALIDATORS[1]), Some((account(VALIDATORS[1]), ())));
		assert_eq!(owner("//Stranger"), None);
		for _ in 0..2 {
			Session::rotate_session();
		}
		assert_eq!(owner("//NewKeys"), Some((account(first), ())));
		assert_eq!(owner(first), None);
	});
}

/// Whoever signs by a key answers for it, though it lent it meanwhile: to an account that is to follow, or to another validator.
#[test]
fn key_should_be_of_whoever_signs_by_it_when_another_account_set_it_since() {
	for borrower in [SEVENTH, VALIDATORS[1]] {
		in_chain(|| {
			let first = VALIDATORS[0];
			succeed(first, set_keys("//NewKeys", first));
			assert_eq!(motion(&SEATS, 4, replace(1, SEVENTH)), Some(Ok(())));
			succeed(borrower, set_keys(first, borrower));
			let (lent, _) = keys(first, first);
			for (kind, key) in [
				(sp_consensus_babe::KEY_TYPE, lent.babe.encode()),
				(sp_consensus_grandpa::KEY_TYPE, lent.grandpa.encode()),
			] {
				let proof = KeyOwners::prove((kind, key.clone())).expect("it is proven");
				let owner = KeyOwners::check_proof((kind, key), proof);
				assert_eq!(owner, Some((account(first), ())), "{borrower}");
			}
		});
	}
}

/// By setting keys in every block one validator would have kept all others' double signatures from being proven.
#[test]
fn key_should_still_be_its_validators_when_another_changed_its_own_since_it_was_proven() {
	in_chain(|| {
		let ([first, second, ..], kind) = (VALIDATORS, sp_consensus_babe::KEY_TYPE);
		let key: pallet_babe::AuthorityId = pair(second).public().into();
		let proof = KeyOwners::prove((kind, key.clone())).expect("it is proven");
		succeed(first, set_keys("//NewKeys", first));
		assert_eq!(KeyOwners::check_proof((kind, key), proof), Some((account(second), ())));
	});
}

/// Of an offence late in a session the report comes in the next one, and whoever changes his keys cannot keep it out.
#[test]
fn key_should_be_proven_in_the_next_session_when_keys_were_changed_before_it_was_proven() {
	in_chain(|| {
		let ([first, second, ..], kind) = (VALIDATORS, sp_consensus_grandpa::KEY_TYPE);
		succeed(first, set_keys("//NewKeys", first));
		let proven = [first, second].map(|seed| {
			let pair = ed25519::Pair::from_string(seed, None).expect("a seed");
			let key = sp_consensus_grandpa::AuthorityId::from(pair.public());
			(key.clone(), KeyOwners::prove((kind, key)).expect("it is proven"))
		});
		for _ in 0..2 {
			Session::rotate_session();
		}
		for (validator, (key, proof)) in [first, second].into_iter().zip(proven) {
			assert_eq!(KeyOwners::check_proof((kind, key), proof), Some((account(validator), ())));
		}
		// The proof alone was by the former keys.
		let next = Session::load_keys(&account(first)).expect("it has keys");
		assert_eq!(next, keys("//NewKeys", first).0);
	});
}

/// A department leaves and another joins: as many validators as before, at other places. Until the block ends those who vote
/// stand as they did.
#[test]
fn former_key_should_be_nobodys_when_those_who_vote_are_about_to_change() {
	in_chain(|| {
		let former: Vec<_> =
			Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect();
		assert_eq!(motion(&SEATS, 4, remove(1)), Some(Ok(())));
		assert_eq!(motion(&SEATS, 4, add(SEVENTH)), Some(Ok(())));
		succeed(SEVENTH, set_keys(SEVENTH, SEVENTH));
		for (validator, new) in VALIDATORS.iter().zip(NEW_KEYS).skip(1) {
			succeed(validator, set_keys(new, validator));
		}
		for _ in 0..2 {
			Session::rotate_session();
		}
		assert!(Grandpa::pending_change().is_some());
		for key in former {
			let proof = MembershipProof {
				session: Session::current_index(),
				trie_nodes: vec![],
				validator_count: 6,
			};
			assert_eq!(KeyOwners::check_proof((sp_consensus_grandpa::KEY_TYPE, key), proof), None);
		}
	});
}

#[test]
fn validator_should_be_disabled_when_it_equivocates() {
	genesis(founders()).execute_with(|| {
		let fifth = account(VALIDATORS[4]);
		let index = Session::validator_id_to_index(&fifth).expect("it validates");
		report(fifth);
		assert_eq!(Session::disabled_validators(), [index]);
	});
}

#[test]
fn validator_should_stay_disabled_when_the_council_has_not_decided() {
	genesis(founders()).execute_with(|| {
		let fifth = account(VALIDATORS[4]);
		report(fifth.clone());
		let is_disabled = || {
			let index = Session::validator_id_to_index(&fifth).expect("it validates");
			Session::disabled_validators() == [index]
		};
		for _ in 0..3 {
			Session::rotate_session();
			assert!(is_disabled());
		}
		// Nor does another set of validators let it make blocks.
		assert_eq!(Consortium::remove(RuntimeOrigin::root(), 6, document(1)), Ok(()));
		for _ in 0..2 {
			Session::rotate_session();
			assert!(is_disabled());
		}
		assert_eq!(Session::validators().len(), 5);
	});
}

/// The second department's account leaves it to the seventh's, and what it did in its last session is proven in the next.
#[test]
fn departments_validator_should_be_disabled_when_an_offence_of_the_one_before_it_is_proven() {
	in_chain(|| {
		let (second, kind) = (VALIDATORS[1], sp_consensus_babe::KEY_TYPE);
		let key: pallet_babe::AuthorityId = pair(second).public().into();
		assert_eq!(motion(&SEATS, 4, replace(2, SEVENTH)), Some(Ok(())));
		succeed(SEVENTH, set_keys(SEVENTH, SEVENTH));
		Session::rotate_session();
		let last = Session::current_index();
		let proof = KeyOwners::prove((kind, key.clone())).expect("it validates");
		Session::rotate_session();
		assert!(!Session::validators().contains(&account(second)));
		let (offender, ()) = KeyOwners::check_proof((kind, key), proof).expect("it did");
		report_of(offender, last);
		let seventh = Session::validator_id_to_index(&account(SEVENTH));
		assert_eq!(Session::disabled_validators(), [seventh.expect("it validates")]);
		let fault = Faults::<Runtime>::get(2).expect("it waits for the council");
		assert_eq!((fault.validator, fault.session), (account(SEVENTH), last));
	});
}

#[test]
fn validator_should_be_enabled_again_when_the_council_retains_its_department() {
	in_chain(|| {
		report(account(VALIDATORS[4]));
		assert_eq!(Faults::<Runtime>::get(5).map(|fault| fault.offences), Some(1));
		let retain = Call::<Runtime>::retain { department: 5, reason: document(1) };
		assert_eq!(motion(&SEATS, 4, retain), Some(Ok(())));
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(Faults::<Runtime>::iter().count(), 0);
	});
}

/// What another withheld of the sessions before it handed in one by one, and the validator made no blocks again.
#[test]
fn department_should_stay_retained_when_an_offence_in_a_session_before_is_proven() {
	genesis(founders()).execute_with(|| {
		let fifth = account(VALIDATORS[4]);
		Session::rotate_session();
		report_of(fifth.clone(), 0);
		assert_eq!(Consortium::retain(RuntimeOrigin::root(), 5, document(1)), Ok(()));
		report_of(fifth, 0);
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(Faults::<Runtime>::iter().count(), 0);
	});
}

/// Whoever is proven to have committed the like in the same slot is at fault alone: by an offence of its own nobody has
/// another department disabled anew for what the council decided on.
#[test]
fn department_should_stay_retained_when_another_validator_signed_twice_in_the_same_slot() {
	genesis(founders()).execute_with(|| {
		let prove = |seed| {
			let offence = pallet_babe::EquivocationOffence {
				slot: sp_consensus_babe::Slot::from(7u64),
				session_index: 0,
				validator_set_count: 6,
				offender: (account(seed), ()),
			};
			assert_eq!(Offences::report_offence(vec![], offence), Ok(()));
		};
		prove(VALIDATORS[4]);
		assert_eq!(Consortium::retain(RuntimeOrigin::root(), 5, document(1)), Ok(()));
		prove(VALIDATORS[3]);
		let faults =
			Faults::<Runtime>::iter().map(|(department, fault)| (department, fault.offences));
		assert_eq!(faults.collect::<Vec<_>>(), [(4, 1)]);
		let fourth = Session::validator_id_to_index(&account(VALIDATORS[3]));
		assert_eq!(Session::disabled_validators(), [fourth.expect("it validates")]);
	});
}

/// Of six validators one may be kept from making blocks: a third that made none could stop the chain.
#[test]
fn fault_should_wait_for_the_council_when_no_more_may_be_disabled() {
	genesis(founders()).execute_with(|| {
		report(account(VALIDATORS[4]));
		report(account(VALIDATORS[3]));
		assert_eq!(Session::disabled_validators().len(), 1);
		assert_eq!(Faults::<Runtime>::iter().count(), 2);
	});
}

#[test]
fn author_should_be_noted_when_a_block_begins() {
	in_chain(|| {
		let first = Session::validators().first().cloned().expect("there are six");
		assert_eq!(Authored::<Runtime>::iter().collect::<Vec<_>>(), [(first, 1)]);
	});
}

/// Five blocks each of five validators are 25; six times four are 24.
#[test]
fn session_should_be_missed_when_a_validator_made_none_of_its_blocks() {
	genesis(founders()).execute_with(|| {
		for seed in &VALIDATORS[..5] {
			(0..5).for_each(|_| Consortium::note_author(&account(seed)));
		}
		Session::rotate_session();
		let missed = MissedSessions::<Runtime>::iter().collect::<Vec<_>>();
		assert_eq!(missed, [(6, Missed { sessions: 1, in_a_row: 1, last: 0 })]);
		assert_eq!(Authored::<Runtime>::iter().count(), 0);
	});
}

/// Five blocks each of five validators are 25; six times four are 24. The sixth's is of the next session.
#[test]
fn block_should_not_count_for_the_session_that_ended_when_it_is_the_first_of_the_next() {
	in_chain(|| {
		for seed in &VALIDATORS[1..] {
			(0..5).for_each(|_| Consortium::note_author(&account(seed)));
		}
		Authored::<Runtime>::remove(account(VALIDATORS[0]));
		pass_to_end_of(Day(today().0 + 1));
		let missed = MissedSessions::<Runtime>::iter().collect::<Vec<_>>();
		assert_eq!(missed, [(1, Missed { sessions: 1, in_a_row: 1, last: 0 })]);
	});
}

/// Of six validators one may be kept from making blocks: the fifth was, until the fourth took its place there. Six blocks each
/// of four validators are 24, as are six times four.
#[test]
fn session_should_not_be_missed_when_another_was_disabled_in_the_validators_place() {
	genesis(founders()).execute_with(|| {
		let [first, second, third, fourth, fifth, sixth] = VALIDATORS.map(account);
		report(fifth);
		report(fourth.clone());
		let index = Session::validator_id_to_index(&fourth).expect("it validates");
		assert_eq!(Session::disabled_validators(), [index]);
		for author in [first, second, third, sixth] {
			(0..6).for_each(|_| Consortium::note_author(&author));
		}
		Session::rotate_session();
		assert_eq!(MissedSessions::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn authority_set_should_stay_when_nobody_changed_keys() {
	genesis(founders()).execute_with(|| {
		for _ in 0..3 {
			Session::rotate_session();
		}
		assert_eq!(Grandpa::current_set_id(), 0);
		assert_eq!(sorted(Session::validators()), all());
	});
}
