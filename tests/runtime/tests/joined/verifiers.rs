//! Who may verify a batch, and what becomes of batches when a verifier is suspended (Art. 42): its standing is judged
//! when it is assigned and when it attests; what it attested before stands.

use pallet_issuance::{BatchStatus, Call};
use polkadot_sdk::sp_runtime::transaction_validity::InvalidTransaction;
use suhui_primitives::{BatchId, ParticipantId, SourceId};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, send, succeed, Refused},
	keys::{account, Seed, AUTHORITY, OPERATOR},
	scheme::{
		accredit, accreditation, cycling, document, open_individual, open_others, quantity,
		Platform, DEVELOPER, VERIFIER,
	},
};

use crate::rides::{error, holds, record, status, KILOMETRE, TWO_AND_A_HALF};

const ANOTHER: Seed = "//Verifier2";

/// Ann's 67,250 mg and 6 points in a first chunk; Bo's 26,900 and 2, on a page of their own, in a second.
struct TwoChunks {
	source: SourceId,
	ann: ParticipantId,
	bo: ParticipantId,
	platform: Platform,
}

impl TwoChunks {
	fn gather() -> Self {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		open_others(64);
		let bo = open_individual("//Bo", &[source]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE)];
		let platform = Platform::of(source, &records);
		assert_eq!(platform.chunks.len(), 2);
		TwoChunks { source, ann, bo, platform }
	}
}

fn assignment(batch: BatchId, verifier: Seed) -> Call<Runtime> {
	Call::assign { batch, verifier: account(verifier) }
}

fn suspend() {
	let (verifier, reason) = (account(VERIFIER), document(9));
	succeed(AUTHORITY, pallet_accreditation::Call::suspend { verifier, reason });
}

fn reinstate() {
	succeed(AUTHORITY, pallet_accreditation::Call::reinstate { verifier: account(VERIFIER) });
}

#[test]
fn batch_should_be_issued_when_its_verifier_was_suspended_after_the_attestation() {
	in_chain(|| {
		let TwoChunks { ann, bo, platform, .. } = TwoChunks::gather();
		let batch = platform.open();
		platform.attest(batch);
		suspend();
		assert_eq!(status(batch), BatchStatus::Attested);
		succeed(OPERATOR, Call::approve { batch });
		platform.feed(batch, 0).expect("it is the next chunk");
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!((holds(ann), holds(bo)), (quantity(67_250, 6), quantity(26_900, 2)));
	});
}

#[test]
fn batch_should_be_fed_to_its_end_when_its_verifier_is_suspended_after_the_first_chunk() {
	in_chain(|| {
		let TwoChunks { ann, bo, platform, .. } = TwoChunks::gather();
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		suspend();
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!((holds(ann), holds(bo)), (quantity(67_250, 6), quantity(26_900, 2)));
	});
}

#[test]
fn verifier_should_not_be_assigned_when_it_is_suspended() {
	in_chain(|| {
		let batch = TwoChunks::gather().platform.open();
		suspend();
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, VERIFIER)));
		assert_eq!(status(batch), BatchStatus::Opened);
	});
}

#[test]
fn batch_should_be_attested_by_another_when_its_verifier_is_suspended() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		accredit(ANOTHER);
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		suspend();
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		succeed(OPERATOR, assignment(batch, ANOTHER));
		error("NotAssigned", fail(VERIFIER, platform.attestation(batch)));
		succeed(ANOTHER, platform.attestation(batch));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn verifier_should_attest_what_it_was_assigned_when_it_is_reinstated() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		suspend();
		reinstate();
		succeed(VERIFIER, platform.attestation(batch));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn verifier_should_not_leave_its_suspension_behind_when_it_changes_its_key() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		suspend();
		let new_account = account(ANOTHER);
		succeed(VERIFIER, pallet_participants::Call::change_key { new_account });
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, ANOTHER)));
		// The new account is an organisation's, and not a verifier's.
		let not_permitted = Err(Refused::Transaction(InvalidTransaction::Custom(2).into()));
		assert_eq!(send(ANOTHER, platform.attestation(batch)), not_permitted);
		// The old one is nobody's.
		let stranger = Err(Refused::Transaction(InvalidTransaction::Custom(1).into()));
		assert_eq!(send(VERIFIER, platform.attestation(batch)), stranger);
	});
}

#[test]
fn batch_should_not_be_attested_when_the_verifier_declared_an_interest_meanwhile() {
	in_chain(|| {
		let TwoChunks { source, platform, .. } = TwoChunks::gather();
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		succeed(VERIFIER, pallet_accreditation::Call::declare_interest { source });
		error("Interested", fail(VERIFIER, platform.attestation(batch)));
	});
}

#[test]
fn batch_should_not_be_assigned_when_the_verifier_developed_the_source() {
	in_chain(|| {
		let batch = TwoChunks::gather().platform.open();
		succeed(AUTHORITY, accreditation(DEVELOPER));
		error("Interested", fail(OPERATOR, assignment(batch, DEVELOPER)));
	});
}

#[test]
fn batch_should_not_be_attested_when_the_verifier_closed_its_account() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		succeed(VERIFIER, pallet_participants::Call::close {});
		// It is accredited still, but has no open account to send from.
		let stranger = Err(Refused::Transaction(InvalidTransaction::Custom(1).into()));
		assert_eq!(send(VERIFIER, platform.attestation(batch)), stranger);
		assert_eq!(status(batch), BatchStatus::Assigned);
	});
}
