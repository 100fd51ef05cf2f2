//! Batches a scenario opened before it was terminated go their way (Art. 22), and people's rights with them.

use pallet_issuance::BatchStatus;
use suhui_primitives::{ParticipantId, SourceId};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, succeed},
	scheme::{
		closing_for, cycling, naming, number, open_individual, quantity, terminate, together,
		Platform, DEVELOPER, REPORTER,
	},
};

use crate::rides::{error, holds, progress, record, status, KILOMETRE, TWO_AND_A_HALF};

/// Ann's 67,250 mg and 6 points, Bo's 26,900 and 2.
struct OneChunk {
	source: SourceId,
	ann: ParticipantId,
	bo: ParticipantId,
	platform: Platform,
}

impl OneChunk {
	fn gather() -> Self {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let bo = open_individual("//Bo", &[source]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE)];
		OneChunk { source, ann, bo, platform: Platform::of(source, &records) }
	}

	fn terminate(&self) {
		terminate(self.source, DEVELOPER);
	}
}

#[test]
fn batch_should_be_issued_when_its_scenario_was_terminated_after_it_was_opened() {
	in_chain(|| {
		let december = OneChunk::gather();
		let batch = december.platform.open();
		december.terminate();
		december.platform.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		december.platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(holds(december.ann), quantity(67_250, 6));
		assert_eq!(holds(december.bo), quantity(26_900, 2));
	});
}

#[test]
fn batch_should_be_cancelled_by_its_reporter_when_its_scenario_is_terminated() {
	in_chain(|| {
		let december = OneChunk::gather();
		let batch = december.platform.open();
		december.terminate();
		succeed(REPORTER, pallet_issuance::Call::cancel { batch });
		assert_eq!(status(batch), BatchStatus::Cancelled);
	});
}

#[test]
fn records_should_be_withheld_when_consent_is_withdrawn_after_the_scenario_was_terminated() {
	in_chain(|| {
		let december = OneChunk::gather();
		let source = december.source;
		let batch = december.platform.approved();
		december.terminate();
		succeed("//Ann", pallet_participants::Call::withdraw_consent { source });
		december.platform.feed(batch, 0).expect("it is the next chunk");
		let progress = progress(batch);
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(67_250, 6), 1));
		assert_eq!(holds(december.ann), quantity(0, 0));
		assert_eq!(holds(december.bo), quantity(26_900, 2));
	});
}

#[test]
fn developer_should_stay_when_its_scenario_is_not_terminated() {
	in_chain(|| {
		let december = OneChunk::gather();
		let close = pallet_participants::Call::<Runtime>::close {};
		let refused = pallet_participants::Error::<Runtime>::Obliged.into();
		error("Obliged", fail(DEVELOPER, close.clone()));
		assert_eq!(together(closing_for(number(DEVELOPER))), Err(refused));
		let batch = december.platform.open();
		december.terminate();
		// What was opened before goes its way without the developer.
		succeed(DEVELOPER, close);
		december.platform.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		december.platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
	});
}

#[test]
fn reporters_should_stay_as_they_are_when_the_scenario_is_terminated() {
	in_chain(|| {
		let december = OneChunk::gather();
		let batch = december.platform.approved();
		december.terminate();
		error("Terminated", fail(DEVELOPER, naming(december.source, &[DEVELOPER])));
		december.platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
	});
}
