//! Who feeds a batch when reporters change after it was opened, and when they may close their accounts (Art. 21, 25).

use pallet_issuance::BatchStatus;
use pallet_participants::Call;
use suhui_primitives::{ParticipantId, ParticipantKind, SourceId};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, refusal_code, succeed},
	keys::{Seed, OPERATOR},
	scheme::{
		assignment, closing_for, cycling, naming, number, open, open_individual, quantity,
		together, Platform, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::rides::{error, holds, record, status, TWO_AND_A_HALF};

const ANOTHER: Seed = "//Reporter2";

/// Ann's 67,250 mg and 6 points.
fn december() -> (SourceId, ParticipantId, Platform) {
	let source = cycling();
	let ann = open_individual("//Ann", &[source]);
	(source, ann, Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]))
}

fn name(source: SourceId, reporter: Seed) {
	succeed(DEVELOPER, naming(source, &[reporter]));
}

#[test]
fn batch_should_be_fed_by_the_new_reporter_alone_when_the_developer_named_another() {
	in_chain(|| {
		let (source, ann, platform) = december();
		let batch = platform.approved();
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		name(source, ANOTHER);
		// It awaits nothing from who reports no more.
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);
		assert_eq!(holds(ann), quantity(0, 0));
		succeed(ANOTHER, platform.feeding(batch, 0));
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn reporter_should_stay_when_its_batch_has_not_ended() {
	in_chain(|| {
		let (source, ann, platform) = december();
		let batch = platform.open();
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		let obliged = || error("Obliged", fail(REPORTER, Call::close {}));
		obliged();
		// Also if it reports no more.
		name(source, ANOTHER);
		obliged();
		platform.attest(batch);
		obliged();
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		obliged();
		let refused = pallet_participants::Error::<Runtime>::Obliged.into();
		assert_eq!(together(closing_for(number(REPORTER))), Err(refused));
		succeed(OPERATOR, platform.feeding(batch, 0));
		assert_eq!(status(batch), BatchStatus::Complete);
		succeed(REPORTER, Call::close {});
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn reporter_should_be_free_to_close_when_it_opened_no_batch_that_goes_on() {
	in_chain(|| {
		let (_, ann, platform) = december();
		let batch = platform.open();
		succeed(REPORTER, pallet_issuance::Call::cancel { batch });
		succeed(REPORTER, Call::close {});
		assert_eq!(refusal_code(REPORTER, platform.opening()), 1);
		assert_eq!(holds(ann), quantity(0, 0));
	});
}

#[test]
fn batch_should_be_cancelled_by_the_new_reporter_when_it_was_opened_by_another() {
	in_chain(|| {
		let (source, ann, platform) = december();
		let batch = platform.open();
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		name(source, ANOTHER);
		succeed(ANOTHER, pallet_issuance::Call::cancel { batch });
		assert_eq!(status(batch), BatchStatus::Cancelled);
		// The days are free, and the number of the next batch is its own.
		name(source, REPORTER);
		assert_eq!(platform.fed_to_its_end(), batch + 1);
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

/// It owes what it opened, whoever reports by now: it may end it.
#[test]
fn reporter_should_be_free_to_close_when_it_was_replaced_and_cancels_what_it_opened() {
	in_chain(|| {
		let (source, ann, platform) = december();
		let batch = platform.open();
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		name(source, ANOTHER);
		error("Obliged", fail(REPORTER, Call::close {}));
		succeed(REPORTER, pallet_issuance::Call::cancel { batch });
		assert_eq!(status(batch), BatchStatus::Cancelled);
		succeed(REPORTER, Call::close {});
		assert_eq!(holds(ann), quantity(0, 0));
	});
}

#[test]
fn reporter_should_not_cancel_what_it_opened_when_it_was_replaced_and_a_verifier_is_assigned() {
	in_chain(|| {
		let (source, _, platform) = december();
		let batch = platform.open();
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		name(source, ANOTHER);
		succeed(OPERATOR, assignment(batch, VERIFIER));
		let cancel = pallet_issuance::Call::cancel { batch };
		error("VerifierAssigned", fail(REPORTER, cancel));
	});
}
