//! What may stop a batch on its way: the operator at any stage (Art. 22), the verifier that finds it wrong or does not take
//! it on (Art. 39, 42).

use pallet_issuance::{BatchStatus, Batches, Call, Event, Ground, Stage};
use polkadot_sdk::sp_runtime::transaction_validity::InvalidTransaction;
use suhui_primitives::{BatchId, ParticipantId, Quantity, SourceId, PAGE_SIZE};
use suhui_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal, refusal_code, signed, succeed, tentatively, today},
	clerks::proposal,
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::{
		accredit, assignment, cycling, document, interest, number, open_individual, open_others,
		quantity, suspension, together, Platform, REPORTER, VERIFIER,
	},
};

use crate::rides::{error, holds, progress, record, status, KILOMETRE, TWO_AND_A_HALF};

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
		open_others(PAGE_SIZE);
		let bo = open_individual("//Bo", &[source]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE)];
		TwoChunks { source, ann, bo, platform: Platform::of(source, &records) }
	}

	/// What Ann and Bo hold.
	fn held(&self) -> [Quantity; 2] {
		[self.ann, self.bo].map(holds)
	}
}

fn hold(batch: BatchId) -> Call<Runtime> {
	Call::hold { batch, reason: document(6) }
}

fn release(batch: BatchId) -> Call<Runtime> {
	Call::release { batch }
}

fn refusing(batch: BatchId) -> Call<Runtime> {
	Call::refuse { batch, report: document(5) }
}

fn declining(batch: BatchId) -> Call<Runtime> {
	Call::decline { batch, reason: document(6) }
}

fn on_hold(before: Stage) -> BatchStatus {
	BatchStatus::Held(Ground::Order { reason: document(6), before, by_authority: false })
}

/// A batch that waits for the verifier's word.
fn assigned(platform: &Platform) -> BatchId {
	let batch = platform.open();
	succeed(OPERATOR, assignment(batch, VERIFIER));
	batch
}

fn close() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::close {}
}

#[test]
fn feeds_should_stop_at_once_when_the_operator_puts_an_approved_batch_on_hold() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let batch = two.platform.approved();
		two.platform.feed(batch, 0).expect("it is the next chunk");
		let waiting = signed(REPORTER, two.platform.feeding(batch, 1));
		let events = succeed(OPERATOR, hold(batch));
		let reason = document(6);
		assert!(events.contains(&RuntimeEvent::Issuance(Event::PutOnHold {
			batch,
			reason,
			by_authority: false
		})));
		assert_eq!(status(batch), on_hold(Stage::Approved));
		// One that waited already is refused like one that is sent now, the operator's too.
		assert_eq!(refusal(waiting), InvalidTransaction::Custom(5).into());
		assert_eq!(refusal_code(REPORTER, two.platform.feeding(batch, 1)), 5);
		assert_eq!(refusal_code(OPERATOR, two.platform.feeding(batch, 1)), 5);
		// What was credited before stands.
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(0, 0)]);

		succeed(OPERATOR, release(batch));
		assert_eq!(status(batch), BatchStatus::Approved);
		two.platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(26_900, 2)]);
	});
}

#[test]
fn batch_should_be_overdue_on_its_day_when_it_was_on_hold_meanwhile() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let batch = two.platform.approved();
		two.platform.feed(batch, 0).expect("it is the next chunk");
		succeed(OPERATOR, hold(batch));
		pass_to(today().saturating_add(30));
		error("NotDue", fail("//Bo", Call::close { batch }));
		pass_to(today().saturating_add(1));
		succeed(OPERATOR, release(batch));
		assert_eq!(refusal_code(REPORTER, two.platform.feeding(batch, 1)), 5);
		succeed("//Bo", Call::close { batch });
		assert_eq!(status(batch), BatchStatus::Closed);
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(0, 0)]);
	});
}

/// What a clerk sends to have it approved.
fn approval(batch: BatchId) -> RuntimeCall {
	proposal(2, &Call::<Runtime>::approve { batch }.into())
}

#[test]
fn batch_should_go_on_from_its_stage_when_it_is_released() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let (platform, batch) = (&two.platform, two.platform.open());
		let pause = |before: Stage, meanwhile: &dyn Fn()| {
			succeed(OPERATOR, hold(batch));
			assert_eq!(status(batch), on_hold(before));
			error("NotOpen", fail(OPERATOR, hold(batch)));
			meanwhile();
			succeed(OPERATOR, release(batch));
			assert_eq!(status(batch), BatchStatus::from(before));
			error("NotHeld", fail(OPERATOR, release(batch)));
		};
		pause(Stage::Opened, &|| {
			error("NotPending", fail(OPERATOR, assignment(batch, VERIFIER)));
		});
		succeed(OPERATOR, assignment(batch, VERIFIER));
		pause(Stage::Assigned, &|| {
			for call in [platform.attestation(batch), refusing(batch)] {
				error("NotPending", fail(VERIFIER, call));
			}
			// Its word is still waited for.
			error("Obliged", fail(VERIFIER, close()));
		});
		succeed(VERIFIER, platform.attestation(batch));
		pause(Stage::Attested, &|| {
			assert_eq!(refusal_code(OPERATOR, approval(batch)), 5);
		});
		assert_eq!(together(Call::approve { batch }), Ok(()));
		pause(Stage::Approved, &|| {
			assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);
		});
		platform.feed(batch, 0).expect("it is the next chunk");
		platform.feed(batch, 1).expect("it is the next chunk");
		error("NotOpen", fail(OPERATOR, hold(batch)));
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(26_900, 2)]);
	});
}

#[test]
fn days_should_be_free_when_the_operator_ends_a_batch_it_put_on_hold() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let platform = &two.platform;
		let batch = assigned(platform);
		succeed(OPERATOR, hold(batch));
		error("NotPending", fail(REPORTER, Call::cancel { batch }));
		error("NotApproved", fail(OPERATOR, Call::close { batch }));
		error("PeriodOverlaps", fail(REPORTER, platform.opening()));
		succeed(OPERATOR, Call::cancel { batch });
		assert_eq!(status(batch), BatchStatus::Cancelled);
		// Its verifier is free, too.
		succeed(VERIFIER, close());

		accredit(ANOTHER);
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, ANOTHER));
		succeed(ANOTHER, platform.attestation(batch));
		assert_eq!(together(Call::approve { batch }), Ok(()));
		succeed(OPERATOR, hold(batch));
		error("NotPending", fail(OPERATOR, Call::cancel { batch }));
		succeed(OPERATOR, Call::close { batch });
		assert_eq!(status(batch), BatchStatus::Closed);
		platform.open();
	});
}

#[test]
fn days_should_stay_covered_when_the_operator_closes_a_batch_on_hold_that_was_fed_in_part() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let batch = two.platform.approved();
		two.platform.feed(batch, 0).expect("it is the next chunk");
		succeed(OPERATOR, hold(batch));
		succeed(OPERATOR, Call::close { batch });
		error("PeriodOverlaps", fail(REPORTER, two.platform.opening()));
		error("NotHeld", fail(OPERATOR, release(batch)));
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(0, 0)]);
	});
}

#[test]
fn batch_should_stay_held_when_it_is_for_a_difference() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let (metres, _) = KILOMETRE;
		// A milligram more than it gives.
		let platform = Platform::of(two.source, &[(two.ann, 1, metres, (26_901, 2))]);
		let batch = platform.fed_to_its_end();
		error("NotHeld", fail(OPERATOR, release(batch)));
		error("NotOpen", fail(OPERATOR, hold(batch)));
		assert!(matches!(status(batch), BatchStatus::Held(Ground::Difference(_))));
		assert_eq!(two.held(), [quantity(0, 0), quantity(0, 0)]);
	});
}

#[test]
fn batch_should_end_and_its_days_be_free_when_the_verifier_finds_it_wrong() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let platform = &two.platform;
		let batch = assigned(platform);
		let (verifier, report) = (number(VERIFIER), document(5));
		let events = succeed(VERIFIER, refusing(batch));
		let refused = Event::Refused { batch, verifier, report };
		assert!(events.contains(&RuntimeEvent::Issuance(refused)));
		assert_eq!(status(batch), BatchStatus::Refused);
		let found = Batches::<Runtime>::get(batch).expect("it stays in the register");
		assert_eq!((found.verifier, found.report), (Some(verifier), Some(report)));
		// Nothing follows.
		error("NotPending", fail(OPERATOR, assignment(batch, VERIFIER)));
		error("NotPending", fail(VERIFIER, platform.attestation(batch)));
		error("NotPending", fail(REPORTER, Call::cancel { batch }));
		error("NotOpen", fail(OPERATOR, hold(batch)));
		assert_eq!(refusal_code(OPERATOR, approval(batch)), 5);
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);

		// The platform reports the days once more, and the verifier owes nothing.
		assert_eq!(platform.fed_to_its_end(), batch + 1);
		succeed(VERIFIER, close());
		assert_eq!(two.held(), [quantity(67_250, 6), quantity(26_900, 2)]);
	});
}

/// Else a platform could withdraw what is about to be found wrong, and nothing of it would stay in the register.
#[test]
fn batch_should_be_the_operators_alone_to_cancel_when_it_was_assigned() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let platform = &two.platform;
		let batch = assigned(platform);
		error("VerifierAssigned", fail(REPORTER, Call::cancel { batch }));
		tentatively(|| {
			succeed(VERIFIER, platform.attestation(batch));
			error("VerifierAssigned", fail(REPORTER, Call::cancel { batch }));
			succeed(OPERATOR, Call::cancel { batch });
			assert_eq!(status(batch), BatchStatus::Cancelled);
		});
		tentatively(|| {
			succeed(VERIFIER, refusing(batch));
			assert_eq!(status(batch), BatchStatus::Refused);
		});
		// Nobody looks at it any more.
		succeed(VERIFIER, declining(batch));
		succeed(REPORTER, Call::cancel { batch });
		assert_eq!(status(batch), BatchStatus::Cancelled);
	});
}

#[test]
fn batch_should_be_attested_by_another_when_its_verifier_declines() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let platform = &two.platform;
		accredit(ANOTHER);
		let batch = assigned(platform);
		let (verifier, reason) = (number(VERIFIER), document(6));
		let events = succeed(VERIFIER, declining(batch));
		let declined = Event::Declined { batch, verifier, reason };
		assert!(events.contains(&RuntimeEvent::Issuance(declined)));
		assert_eq!(status(batch), BatchStatus::Opened);
		let found = Batches::<Runtime>::get(batch).expect("it was opened");
		assert_eq!((found.verifier, found.report), (None, None));
		for call in [platform.attestation(batch), refusing(batch), declining(batch)] {
			error("NotAssigned", fail(VERIFIER, call));
		}
		// The days stay the batch's.
		error("PeriodOverlaps", fail(REPORTER, platform.opening()));
		succeed(VERIFIER, close());
		succeed(OPERATOR, assignment(batch, ANOTHER));
		succeed(ANOTHER, platform.attestation(batch));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn verifier_should_decline_but_not_refuse_when_it_is_suspended() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let batch = assigned(&two.platform);
		succeed(AUTHORITY, suspension(VERIFIER));
		error("NotInGoodStanding", fail(VERIFIER, refusing(batch)));
		succeed(VERIFIER, declining(batch));
		assert_eq!(status(batch), BatchStatus::Opened);
	});
}

#[test]
fn verifier_should_not_attest_but_refuse_or_decline_when_it_has_an_interest() {
	in_chain(|| {
		let two = TwoChunks::gather();
		let batch = assigned(&two.platform);
		succeed(VERIFIER, interest(two.source));
		error("Interested", fail(VERIFIER, two.platform.attestation(batch)));
		tentatively(|| {
			succeed(VERIFIER, refusing(batch));
			assert_eq!(status(batch), BatchStatus::Refused);
		});
		succeed(VERIFIER, declining(batch));
		error("Interested", fail(OPERATOR, assignment(batch, VERIFIER)));
	});
}

#[test]
fn batch_should_be_issued_when_one_of_the_same_days_was_declined_and_refused_before() {
	in_chain(|| {
		let two = TwoChunks::gather();
		accredit(ANOTHER);
		let declined = assigned(&two.platform);
		succeed(VERIFIER, declining(declined));
		succeed(OPERATOR, assignment(declined, ANOTHER));
		succeed(ANOTHER, refusing(declined));
		let batch = two.platform.fed_to_its_end();
		assert_eq!(
			(status(declined), status(batch)),
			(BatchStatus::Refused, BatchStatus::Complete)
		);
		assert_eq!(progress(batch).fed, quantity(94_150, 8));
	});
}
