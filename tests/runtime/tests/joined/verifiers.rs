//! Who may verify a batch, and what becomes of batches when a verifier is suspended, closes its account or has its key
//! replaced (Art. 42): its standing is judged when it is assigned and when it attests; what it attested before stands.

use pallet_issuance::{BatchStatus, Call};
use pallet_participants::Holder;
use suhui_primitives::{
	BatchId, ParticipantId, ParticipantKind, Period, SourceId, Sources, FIRST_NUMBER, PAGE_SIZE,
};
use suhui_runtime::{Runtime, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today, FIRST_DAY},
	keys::{Seed, AUTHORITY, OPERATOR, SEATS},
	scheme::{
		accredit, admit_from, assignment, change_key, closing_for, cycling, decide, interest,
		key_change, key_replacement, legal_person, lifting, motion, naming, number, open,
		open_individual, open_others, opening, opening_of, qualify, quantity, reopening,
		suspension, together, Platform, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::{
	rides::{error, holds, record, status, KILOMETRE, TWO_AND_A_HALF},
	terms::succession,
};

const ANOTHER: Seed = "//Verifier2";
const NEW_KEY: Seed = "//Verifier's new key";

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
		open_others(PAGE_SIZE);
		let bo = open_individual("//Bo", &[source]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE)];
		let platform = Platform::of(source, &records);
		assert_eq!(platform.chunks.len(), 2);
		TwoChunks { source, ann, bo, platform }
	}
}

fn suspend() {
	succeed(AUTHORITY, suspension(VERIFIER));
}

fn reinstate(verifier: Seed) {
	decide(lifting(verifier));
}

fn close() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::close {}
}

/// A batch of December that is assigned to the verifier.
fn assigned(platform: &Platform) -> BatchId {
	let batch = platform.open();
	succeed(OPERATOR, assignment(batch, VERIFIER));
	batch
}

#[test]
fn batch_should_be_issued_when_its_verifier_was_suspended_after_the_attestation() {
	in_chain(|| {
		let TwoChunks { ann, bo, platform, .. } = TwoChunks::gather();
		let batch = platform.open();
		platform.attest(batch);
		suspend();
		assert_eq!(status(batch), BatchStatus::Attested);
		assert_eq!(together(Call::approve { batch }), Ok(()));
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
		let batch = assigned(&platform);
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
		let batch = assigned(&platform);
		suspend();
		reinstate(VERIFIER);
		succeed(VERIFIER, platform.attestation(batch));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn verifier_should_not_leave_its_suspension_behind_when_it_changes_its_key() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = assigned(&platform);
		suspend();
		change_key(VERIFIER, NEW_KEY);
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, NEW_KEY)));
		error("NotInGoodStanding", fail(NEW_KEY, platform.attestation(batch)));
		assert_eq!(refusal_code(VERIFIER, platform.attestation(batch)), 1);
		reinstate(NEW_KEY);
		succeed(NEW_KEY, platform.attestation(batch));
	});
}

#[test]
fn batch_should_not_be_attested_when_the_verifier_declared_an_interest_meanwhile() {
	in_chain(|| {
		let TwoChunks { source, platform, .. } = TwoChunks::gather();
		let batch = assigned(&platform);
		succeed(VERIFIER, interest(source));
		error("Interested", fail(VERIFIER, platform.attestation(batch)));
	});
}

#[test]
fn batch_should_not_be_assigned_when_the_verifier_developed_the_source() {
	in_chain(|| {
		let batch = TwoChunks::gather().platform.open();
		qualify(DEVELOPER);
		error("Interested", fail(OPERATOR, assignment(batch, DEVELOPER)));
	});
}

#[test]
fn batch_should_not_be_assigned_when_the_verifier_developed_the_source_by_an_older_key() {
	in_chain(|| {
		let batch = TwoChunks::gather().platform.open();
		let developer = number(DEVELOPER);
		change_key(DEVELOPER, NEW_KEY);
		assert_eq!(number(NEW_KEY), developer);
		qualify(NEW_KEY);
		error("Interested", fail(OPERATOR, assignment(batch, NEW_KEY)));
	});
}

#[test]
fn batch_should_not_be_assigned_when_the_verifier_once_reported_for_the_source() {
	in_chain(|| {
		let TwoChunks { source, platform, .. } = TwoChunks::gather();
		accredit(ANOTHER);
		succeed(DEVELOPER, naming(source, &[ANOTHER]));
		let withdrawn = platform.opened_by(ANOTHER);
		succeed(ANOTHER, pallet_issuance::Call::cancel { batch: withdrawn });
		succeed(DEVELOPER, naming(source, &[REPORTER]));
		let batch = platform.open();
		error("Interested", fail(OPERATOR, assignment(batch, ANOTHER)));
	});
}

/// Of three scenarios that succeed each other, the last applied for after the interest was declared.
#[test]
fn batch_should_not_be_assigned_when_the_interest_declared_is_in_the_middle_of_the_line() {
	in_chain(|| {
		let TwoChunks { source, ann, platform, .. } = TwoChunks::gather();
		let version = Scenarios::version(source, FIRST_NUMBER).expect("it has a methodology");
		let (second, third) = (source + 1, source + 2);
		let interest = interest(second);
		error("UnknownSource", fail(VERIFIER, interest.clone()));
		succeed(DEVELOPER, succession(version, source));
		succeed(VERIFIER, interest);
		succeed(DEVELOPER, succession(version, second));
		admit_from(third, today());
		succeed(DEVELOPER, naming(third, &[REPORTER]));
		error("Interested", fail(OPERATOR, assignment(platform.open(), VERIFIER)));
		pass_to(today().saturating_add(1));
		let first_day = Period { first: FIRST_DAY, last: FIRST_DAY };
		let records = [record(ann, 1, TWO_AND_A_HALF)];
		let batch = Platform::during(first_day, third, &records).open();
		error("Interested", fail(OPERATOR, assignment(batch, VERIFIER)));
	});
}

#[test]
fn verifier_should_wait_for_the_council_when_the_operator_replaced_its_stolen_key() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = assigned(&platform);
		assert_eq!(together(key_replacement(number(VERIFIER), NEW_KEY)), Ok(()));
		assert_eq!(refusal_code(VERIFIER, platform.attestation(batch)), 1);
		error("NotInGoodStanding", fail(NEW_KEY, platform.attestation(batch)));
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, NEW_KEY)));
		reinstate(NEW_KEY);
		succeed(OPERATOR, assignment(batch, NEW_KEY));
		succeed(NEW_KEY, platform.attestation(batch));
	});
}

/// What the council looked at is what it confirms.
#[test]
fn verifier_should_stay_unconfirmed_when_its_key_was_replaced_again_before_the_council_decided() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let (batch, verifier) = (assigned(&platform), number(VERIFIER));
		assert_eq!(together(key_replacement(verifier, NEW_KEY)), Ok(()));
		let decision = lifting(NEW_KEY);
		assert_eq!(together(key_replacement(verifier, "//Thief")), Ok(()));
		let differs = pallet_accreditation::Error::<Runtime>::KeyDiffers.into();
		assert_eq!(motion(&SEATS, 4, decision.clone()), Some(Err(differs)));
		error("NotInGoodStanding", fail("//Thief", platform.attestation(batch)));
		assert_eq!(together(key_replacement(verifier, NEW_KEY)), Ok(()));
		decide(decision);
		succeed(NEW_KEY, platform.attestation(batch));
	});
}

/// The seats looked at a key, and before they are enough the authority suspends the verifier.
#[test]
fn verifier_should_stay_suspended_when_the_council_confirmed_its_key_alone() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let (batch, verifier) = (assigned(&platform), number(VERIFIER));
		assert_eq!(together(key_replacement(verifier, NEW_KEY)), Ok(()));
		let decision = lifting(NEW_KEY);
		succeed(AUTHORITY, suspension(NEW_KEY));
		let differs = pallet_accreditation::Error::<Runtime>::SuspensionDiffers.into();
		assert_eq!(motion(&SEATS, 4, decision), Some(Err(differs)));
		error("NotInGoodStanding", fail(NEW_KEY, platform.attestation(batch)));
		reinstate(NEW_KEY);
		succeed(NEW_KEY, platform.attestation(batch));
	});
}

#[test]
fn batch_should_not_be_fed_by_its_verifier_when_that_was_named_reporter_after_the_attestation() {
	in_chain(|| {
		let TwoChunks { source, ann, bo, platform } = TwoChunks::gather();
		accredit(ANOTHER);
		let batch = platform.approved();
		succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER, ANOTHER]));
		assert_eq!(refusal_code(VERIFIER, platform.feeding(batch, 0)), 5);
		// Its number is what counts, not its key.
		change_key(VERIFIER, NEW_KEY);
		assert_eq!(refusal_code(NEW_KEY, platform.feeding(batch, 0)), 5);
		assert_eq!(holds(ann), quantity(0, 0));
		platform.feed(batch, 0).expect("it is the next chunk");
		// A verifier that attested nothing of the batch is a reporter like any other.
		succeed(ANOTHER, platform.feeding(batch, 1));
		assert_eq!((holds(ann), holds(bo)), (quantity(67_250, 6), quantity(26_900, 2)));
	});
}

#[test]
fn stolen_key_should_stand_for_nobody_else_when_it_was_replaced() {
	in_chain(|| {
		cycling();
		let thief = open("//Thief", ParticipantKind::Organisation, &[]);
		assert_eq!(together(key_replacement(number(VERIFIER), NEW_KEY)), Ok(()));
		error("AlreadyExists", fail("//Thief", key_change(thief, VERIFIER)));
		let another = Holder::Organisation(legal_person("//Another"));
		for opening in
			[opening(VERIFIER, ParticipantKind::Individual, &[]), opening_of(VERIFIER, another)]
		{
			let call = pallet_participants::Call::<Runtime>::open { opening };
			error("AlreadyExists", fail(OPERATOR, call));
		}
	});
}

#[test]
fn batch_should_not_be_assigned_when_the_verifier_closed_its_account() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let batch = platform.open();
		let assignment = assignment(batch, VERIFIER);
		succeed(VERIFIER, close());
		error("NotInGoodStanding", fail(OPERATOR, assignment));
	});
}

/// Whoever closed it, two clerks opened it again: as far as anybody can tell, for a key of their choice.
#[test]
fn verifier_should_wait_for_the_council_when_its_account_was_closed_and_opened_again() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let (batch, verifier) = (platform.open(), number(VERIFIER));
		succeed(VERIFIER, close());
		assert_eq!(together(reopening(verifier, NEW_KEY)), Ok(()));
		assert_eq!(number(NEW_KEY), verifier);
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, NEW_KEY)));
		reinstate(NEW_KEY);
		succeed(OPERATOR, assignment(batch, NEW_KEY));
		succeed(NEW_KEY, platform.attestation(batch));
	});
}

#[test]
fn verifier_should_stay_when_it_has_yet_to_attest_a_batch() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		let (batch, participant) = (assigned(&platform), number(VERIFIER));
		let obliged = pallet_participants::Error::<Runtime>::Obliged.into();
		error("Obliged", fail(VERIFIER, close()));
		assert_eq!(together(closing_for(participant)), Err(obliged));
		succeed(VERIFIER, platform.attestation(batch));
		succeed(VERIFIER, close());
		assert_eq!(status(batch), BatchStatus::Attested);
		// What it attested stands.
		assert_eq!(together(Call::approve { batch }), Ok(()));
	});
}

#[test]
fn verifier_should_be_free_to_close_when_its_batch_went_to_another_or_was_cancelled() {
	in_chain(|| {
		let platform = TwoChunks::gather().platform;
		accredit(ANOTHER);
		let batch = assigned(&platform);
		succeed(OPERATOR, assignment(batch, ANOTHER));
		succeed(VERIFIER, close());
		error("Obliged", fail(ANOTHER, close()));
		succeed(OPERATOR, Call::cancel { batch });
		succeed(ANOTHER, close());
	});
}
