//! Two blocks of one validator in one slot, or two votes in one round: what a node tells the runtime of them, and what becomes
//! of that in a block.

use codec::Decode;
use finality_grandpa::{Message, Prevote};
use pallet_consortium::{Call, Faults};
use polkadot_sdk::{
	frame_support::traits::KeyOwnerProofSystem,
	pallet_grandpa,
	pallet_offences::Reports,
	sp_consensus_babe::{
		digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
		runtime_decl_for_babe_api::BabeApi,
		AuthorityId, EquivocationProof,
	},
	sp_consensus_grandpa::{self, localized_payload, AuthoritySignature, Equivocation},
	sp_core::{
		ed25519,
		offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
		Pair,
	},
	sp_externalities::{with_externalities, ExternalitiesExt},
	sp_runtime::{
		generic::{Digest, DigestItem},
		traits::Header as _,
		transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	},
	sp_session::MembershipProof,
};
use suhui_primitives::Day;
use suhui_runtime::{
	key_owners::KeyOwners, Babe, BlockNumber, Executive, Grandpa, Hash, Header, Runtime,
	RuntimeCall, Session, System, UncheckedExtrinsic, EPOCH_DURATION,
};
use suhui_runtime_tests::{
	chain::{apply, fail, in_chain, pass_to, tentatively, today},
	keys::{account, pair, Seed, SEATS, VALIDATORS},
	scheme::{document, motion},
};

use crate::rides::error;

/// One of the first validator's blocks of this slot, by the root of its state.
fn header(state: u8) -> Header {
	let slot = Babe::current_slot();
	let author = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot });
	let digest =
		Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(author)] };
	Header::new(1, Hash::default(), Hash::repeat_byte(state), Hash::default(), digest)
}

fn sealed(mut header: Header) -> Header {
	let seal = pair(VALIDATORS[0]).sign(header.hash().as_bytes());
	header.digest_mut().push(<DigestItem as CompatibleDigestItem>::babe_seal(seal.into()));
	header
}

/// What the pool is handed when a node reports the first validator by two headers.
fn reported(first_header: Header, second_header: Header) -> Vec<UncheckedExtrinsic> {
	let (slot, offender) = (Babe::current_slot(), AuthorityId::from(pair(VALIDATORS[0]).public()));
	let (pool, handed) = TestTransactionPoolExt::new();
	with_externalities(|mut state| state.register_extension(TransactionPoolExt::new(pool)))
		.expect("there is a state")
		.expect("there is no pool yet");
	let owned = Runtime::generate_key_ownership_proof(slot, offender.clone());
	let owned = owned.expect("it validates");
	let proof = EquivocationProof { slot, offender, first_header, second_header };
	let taken = Runtime::submit_report_equivocation_unsigned_extrinsic(proof, owned);
	let handed: Vec<_> = handed
		.read()
		.transactions
		.iter()
		.map(|bytes| UncheckedExtrinsic::decode(&mut &bytes[..]).expect("a transaction"))
		.collect();
	assert_eq!(taken.is_some(), !handed.is_empty());
	handed
}

type VotesProof = sp_consensus_grandpa::EquivocationProof<Hash, BlockNumber>;

/// The first validator's two votes in a round, and that it was its key.
fn votes(voter: Seed, round: u64) -> (Box<VotesProof>, MembershipProof) {
	let voter = ed25519::Pair::from_string(voter, None).expect("a seed");
	let identity = sp_consensus_grandpa::AuthorityId::from(voter.public());
	let set = Grandpa::current_set_id();
	let vote = |block| {
		let vote = Prevote { target_hash: Hash::repeat_byte(block), target_number: 1 };
		let payload = localized_payload(round, set, &Message::Prevote(vote.clone()));
		(vote, AuthoritySignature::from(voter.sign(&payload)))
	};
	let owned = KeyOwners::prove((sp_consensus_grandpa::KEY_TYPE, identity.clone()));
	let equivocation = Equivocation::Prevote(finality_grandpa::Equivocation {
		round_number: round,
		identity,
		first: vote(1),
		second: vote(2),
	});
	(Box::new(VotesProof::new(set, equivocation)), owned.expect("it votes"))
}

/// What a node's own pool is handed of them.
pub fn reported_votes(voter: Seed, round: u64) -> UncheckedExtrinsic {
	let (equivocation_proof, key_owner_proof) = votes(voter, round);
	UncheckedExtrinsic::new_bare(RuntimeCall::Grandpa(
		pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof },
	))
}

/// That the report of this round counts as known, whoever makes it.
fn assert_known(round: u64) {
	let stale = TransactionValidityError::from(InvalidTransaction::Stale);
	let judged = tentatively(|| {
		let (own, parent) = (TransactionSource::Local, System::parent_hash());
		Executive::validate_transaction(own, reported_votes(VALIDATORS[0], round), parent)
	});
	assert_eq!(judged, Err(stale));
	assert_eq!(tentatively(|| apply(reported_votes(VALIDATORS[0], round))), Err(stale));
	let (equivocation_proof, key_owner_proof) = votes(VALIDATORS[0], round);
	let signed = pallet_grandpa::Call::<Runtime>::report_equivocation {
		equivocation_proof,
		key_owner_proof,
	};
	error("DuplicateOffenceReport", fail(VALIDATORS[1], signed));
}

fn kept() -> usize {
	Reports::<Runtime>::iter_keys().count()
}

#[test]
fn validator_should_be_disabled_when_two_of_its_headers_of_a_slot_are_reported() {
	in_chain(|| {
		let report = reported(sealed(header(1)), sealed(header(2))).pop().expect("it is reported");
		assert_eq!(apply(report), Ok(Ok(())));
		let first = Session::validator_id_to_index(&account(VALIDATORS[0]));
		assert_eq!(Session::disabled_validators(), [first.expect("it validates")]);
		assert_eq!(Faults::<Runtime>::iter_keys().collect::<Vec<_>>(), [1]);
	});
}

/// The SDK's import of blocks reports such ones, which would keep those that prove something out of the pool.
#[test]
fn report_should_not_reach_the_pool_when_its_headers_prove_nothing() {
	in_chain(|| assert_eq!(reported(header(1), header(2)), []));
	in_chain(|| assert_eq!(reported(sealed(header(1)), header(2)), []));
	in_chain(|| {
		let once = sealed(header(1));
		assert_eq!(reported(once.clone(), once), []);
	});
}

/// By the state before it, the first block of a session is of the session before.
#[test]
fn proof_should_be_had_in_the_slots_own_session_when_a_key_is_proven() {
	in_chain(|| {
		let key = AuthorityId::from(pair(VALIDATORS[0]).public());
		let proof = |slot| Runtime::generate_key_ownership_proof(slot, key.clone());
		let now = Babe::current_slot();
		let session = Babe::current_epoch();
		assert!(proof(now).is_some());
		assert!(proof(session.start_slot + (EPOCH_DURATION - 1)).is_some());
		assert!(proof(session.start_slot + EPOCH_DURATION).is_none());
		pass_to(Day(today().0 + 1));
		assert!(proof(now).is_none());
		assert!(proof(Babe::current_slot()).is_some());
	});
}

/// The round is what the signature says: by one key there are as many offences as its holder likes, and each report is kept.
#[test]
fn report_should_be_refused_when_sixteen_of_the_validators_offences_wait_for_the_council() {
	in_chain(|| {
		for round in 1..=16 {
			assert_eq!(apply(reported_votes(VALIDATORS[0], round)), Ok(Ok(())), "{round}");
		}
		assert_known(17);
		assert_eq!(kept(), 16);
		assert_eq!(Faults::<Runtime>::get(1).map(|fault| fault.offences), Some(16));
	});
}

#[test]
fn report_should_be_taken_again_when_the_council_retained_the_department() {
	in_chain(|| {
		for round in 1..=16 {
			assert_eq!(apply(reported_votes(VALIDATORS[0], round)), Ok(Ok(())), "{round}");
		}
		let retain = Call::<Runtime>::retain { department: 1, reason: document(1) };
		assert_eq!(motion(&SEATS, 4, retain), Some(Ok(())));
		// What was reported before it decided is known.
		assert_known(16);
		assert_eq!(apply(reported_votes(VALIDATORS[0], 17)), Ok(Ok(())));
		assert_eq!(kept(), 17);
		assert_eq!(Faults::<Runtime>::get(1).map(|fault| fault.offences), Some(1));
	});
}

#[test]
fn report_should_be_taken_once_when_no_department_decides_on_it() {
	in_chain(|| {
		let remove = Call::<Runtime>::remove { department: 1, reason: document(1) };
		assert_eq!(motion(&SEATS, 4, remove), Some(Ok(())));
		assert_eq!(apply(reported_votes(VALIDATORS[0], 1)), Ok(Ok(())));
		assert_known(2);
		assert_eq!(kept(), 1);
	});
}
