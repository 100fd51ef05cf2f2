//! What a person decides about their own data holds against platform and operator (Art. 25).

use pallet_issuance::{BatchStatus, Event};
use pallet_participants::{Call, Consents, NextParticipant};
use pallet_points::Balance;
use suhui_primitives::{
	BatchId, ParticipantId, ParticipantKind, Quantity, SourceId, Sources, FIRST_NUMBER,
};
use suhui_runtime::{Points, Runtime, RuntimeEvent, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, succeed},
	keys::OPERATOR,
	scheme::{
		apply, cycling, number, open_individual, opening, quantity, Platform, DEVELOPER, VERIFIER,
	},
};

use crate::rides::{
	class, error, holds, progress, record, status, KILOMETRE, TWELVE, TWO_AND_A_HALF,
};

/// Two people who consented to nothing when their accounts were opened.
struct Two {
	source: SourceId,
	ann: ParticipantId,
	bo: ParticipantId,
}

impl Two {
	fn gather() -> Self {
		let source = cycling();
		let ann = open_individual("//Ann", &[]);
		let bo = open_individual("//Bo", &[]);
		Two { source, ann, bo }
	}

	/// Ann twice, 67,250 + 332,080 = 399,330 mg and 6 + 33 = 39 points; Bo 26,900 and 2.
	fn december(&self) -> Platform {
		Platform::of(
			self.source,
			&[
				record(self.ann, 1, TWO_AND_A_HALF),
				record(self.ann, 2, TWELVE),
				record(self.bo, 1, KILOMETRE),
			],
		)
	}
}

fn recording(source: SourceId, participants: &[ParticipantId]) -> Call<Runtime> {
	let participants = participants.to_vec().try_into().expect("few people");
	Call::record_consents { source, participants }
}

fn issued(batch: BatchId) -> Quantity {
	pallet_points::ClassTotals::<Runtime>::get(class(batch)).issued
}

#[test]
fn records_should_be_credited_when_the_operator_recorded_the_consents_after_the_approval() {
	in_chain(|| {
		let two = Two::gather();
		let platform = two.december();
		let batch = platform.approved();
		succeed(OPERATOR, recording(two.source, &[two.ann, two.bo]));
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(holds(two.ann), quantity(399_330, 39));
		assert_eq!(holds(two.bo), quantity(26_900, 2));
		assert_eq!(progress(batch).withheld_records, 0);
	});
}

#[test]
fn records_should_be_withheld_when_a_consent_the_operator_recorded_was_withdrawn() {
	in_chain(|| {
		let two = Two::gather();
		let source = two.source;
		succeed(OPERATOR, recording(source, &[two.ann, two.bo]));
		let platform = two.december();
		let batch = platform.approved();
		succeed("//Ann", Call::withdraw_consent { source });
		let events = platform.feed(batch, 0).expect("it is the next chunk");
		assert!(events.contains(&RuntimeEvent::Issuance(Event::Completed {
			batch,
			issued: quantity(26_900, 2),
			withheld: quantity(399_330, 39),
			withheld_records: 2,
		})));
		let progress = progress(batch);
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(399_330, 39), 2));
		assert_eq!(Points::balance(two.ann), Balance::default());
		assert_eq!(holds(two.bo), quantity(26_900, 2));
		assert_eq!(issued(batch), quantity(26_900, 2));
	});
}

#[test]
fn records_should_be_withheld_when_a_consent_the_person_gave_was_withdrawn() {
	in_chain(|| {
		let two = Two::gather();
		let source = two.source;
		succeed("//Ann", Call::give_consent { source });
		succeed("//Bo", Call::give_consent { source });
		let platform = two.december();
		let batch = platform.approved();
		succeed("//Bo", Call::withdraw_consent { source });
		platform.feed(batch, 0).expect("it is the next chunk");
		let progress = progress(batch);
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(26_900, 2), 1));
		assert_eq!(Points::balance(two.bo), Balance::default());
		assert_eq!(holds(two.ann), quantity(399_330, 39));
		assert_eq!(issued(batch), quantity(399_330, 39));
	});
}

#[test]
fn batch_should_be_complete_without_issuing_anything_when_nobody_consented() {
	in_chain(|| {
		let two = Two::gather();
		let platform = two.december();
		let batch = platform.fed_to_its_end();
		let progress = progress(batch);
		// 399,330 + 26,900 mg, 39 + 2 points.
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(426_230, 41), 3));
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(issued(batch), quantity(0, 0));
	});
}

#[test]
fn records_should_be_withheld_when_the_consent_is_to_another_source() {
	in_chain(|| {
		let two = Two::gather();
		let version = Scenarios::version(two.source, FIRST_NUMBER).expect("it has a methodology");
		let source = apply(DEVELOPER, version);
		succeed("//Ann", Call::give_consent { source });
		let platform = two.december();
		let batch = platform.fed_to_its_end();
		assert_eq!(holds(two.ann), quantity(0, 0));
		assert_eq!(progress(batch).withheld_records, 3);
	});
}

#[test]
fn records_should_be_withheld_when_the_operator_would_take_back_a_withdrawal() {
	in_chain(|| {
		let two = Two::gather();
		let source = two.source;
		succeed(OPERATOR, recording(source, &[two.ann, two.bo]));
		succeed("//Ann", Call::withdraw_consent { source });
		error("Withdrawn", fail(OPERATOR, recording(source, &[two.bo, two.ann])));
		let platform = two.december();
		let batch = platform.fed_to_its_end();
		assert_eq!(holds(two.ann), quantity(0, 0));
		assert_eq!(progress(batch).withheld, quantity(399_330, 39));
	});
}

#[test]
fn records_should_be_credited_when_the_person_consents_again() {
	in_chain(|| {
		let two = Two::gather();
		let source = two.source;
		succeed(OPERATOR, recording(source, &[two.ann]));
		succeed("//Ann", Call::withdraw_consent { source });
		succeed("//Ann", Call::give_consent { source });
		two.december().fed_to_its_end();
		assert_eq!(holds(two.ann), quantity(399_330, 39));
	});
}

#[test]
fn lots_should_stay_when_consent_is_withdrawn_after_they_were_credited() {
	in_chain(|| {
		let two = Two::gather();
		let source = two.source;
		succeed("//Ann", Call::give_consent { source });
		two.december().fed_to_its_end();
		succeed("//Ann", Call::withdraw_consent { source });
		assert_eq!(holds(two.ann), quantity(399_330, 39));
	});
}

#[test]
fn consent_should_fail_when_nobody_applied_for_the_scenario() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let next = NextParticipant::<Runtime>::get();
		for source in [0, 1, 4_000_000_000] {
			error("UnknownSource", fail("//Ann", Call::give_consent { source }));
			error("UnknownSource", fail(OPERATOR, recording(source, &[ann])));
			let opening = opening("//Bo", ParticipantKind::Individual, &[source]);
			error("UnknownSource", fail(OPERATOR, Call::open { opening: opening.clone() }));
			let openings = vec![opening].try_into().expect("one");
			error("UnknownSource", fail(OPERATOR, Call::<Runtime>::open_batch { openings }));
		}
		assert_eq!(Consents::<Runtime>::iter().count(), 0);
		assert_eq!(NextParticipant::<Runtime>::get(), next);
	});
}

#[test]
fn consent_should_stand_when_the_scenario_is_still_in_review() {
	in_chain(|| {
		let source = cycling();
		let version = Scenarios::version(source, FIRST_NUMBER).expect("it has a methodology");
		let in_review = apply(DEVELOPER, version);
		open_individual("//Ann", &[source, in_review]);
		error("UnknownSource", fail("//Ann", Call::give_consent { source: in_review + 1 }));
		succeed("//Ann", Call::withdraw_consent { source: in_review });
		succeed("//Ann", Call::give_consent { source: in_review });
	});
}

#[test]
fn consent_should_fail_when_it_is_an_organisations() {
	in_chain(|| {
		let source = cycling();
		error("NotIndividual", fail(VERIFIER, Call::give_consent { source }));
		error("NotIndividual", fail(OPERATOR, recording(source, &[number(VERIFIER)])));
		let opening = opening("//Shop", ParticipantKind::Organisation, &[source]);
		error("NotIndividual", fail(OPERATOR, Call::open { opening }));
		assert_eq!(Consents::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn records_should_be_withheld_when_they_are_in_the_name_of_an_organisation() {
	in_chain(|| {
		let source = cycling();
		let (verifier, ann) = (number(VERIFIER), open_individual("//Ann", &[source]));
		let records = [record(verifier, 1, TWO_AND_A_HALF), record(ann, 1, KILOMETRE)];
		let batch = Platform::of(source, &records).fed_to_its_end();
		let progress = progress(batch);
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(67_250, 6), 1));
		assert_eq!((holds(verifier), holds(ann)), (quantity(0, 0), quantity(26_900, 2)));
		assert_eq!(issued(batch), quantity(26_900, 2));
	});
}
