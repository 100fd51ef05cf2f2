//! Two blocks of one validator in one slot: what a node tells the runtime of them, and what becomes of that in a block.

use codec::Decode;
use pallet_consortium::Faults;
use polkadot_sdk::{
	sp_consensus_babe::{
		digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
		runtime_decl_for_babe_api::BabeApi,
		AuthorityId, EquivocationProof,
	},
	sp_core::{
		offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
		Pair,
	},
	sp_externalities::{with_externalities, ExternalitiesExt},
	sp_runtime::{
		generic::{Digest, DigestItem},
		traits::Header as _,
	},
};
use suhui_primitives::Day;
use suhui_runtime::{Babe, Hash, Header, Runtime, Session, UncheckedExtrinsic, EPOCH_DURATION};
use suhui_runtime_tests::{
	chain::{apply, in_chain, pass_to, today},
	keys::{account, pair, VALIDATORS},
};

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
