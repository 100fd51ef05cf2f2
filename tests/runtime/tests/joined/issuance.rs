//! A gram from a platform's records to a person's lots.

use pallet_issuance::{BatchStatus, Difference, Event, Ground};
use suhui_primitives::{Month, Page, ParticipantId, SourceId, PAGE_SIZE};
use suhui_runtime::{
	points_api::runtime_decl_for_points_api::PointsApiV1, Block, Runtime, RuntimeEvent,
};
use suhui_runtime_tests::{
	chain::{fail, in_chain, next_block, pass_to, refusal_code, succeed, today},
	keys::{AUTHORITY, OPERATOR},
	scheme::{
		assignment, change_key, cycling, naming, open_individual, open_others, quantity,
		suspension, terminate, Platform, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::rides::{
	class, error, holds, honour, month, progress, record, status, KILOMETRE, OVER_THE_CAP, TWELVE,
	TWO_AND_A_HALF,
};

/// Three people who consented: two on the first page, the third on the second.
struct People {
	source: SourceId,
	ann: ParticipantId,
	bo: ParticipantId,
	cai: ParticipantId,
}

impl People {
	fn gather() -> Self {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let bo = open_individual("//Bo", &[source]);
		let last = open_others(PAGE_SIZE);
		let cai = open_individual("//Cai", &[source]);
		assert!(cai > last && Page::of(cai) > Page::of(bo), "Cai stands on a page of its own");
		People { source, ann, bo, cai }
	}

	/// Ann twice, 399,330 mg and 39 points; Bo 538,000 and 53; Cai 26,900 and 2.
	fn december(&self) -> Platform {
		Platform::of(
			self.source,
			&[
				record(self.ann, 1, TWO_AND_A_HALF),
				record(self.ann, 2, TWELVE),
				record(self.bo, 1, OVER_THE_CAP),
				record(self.cai, 31, KILOMETRE),
			],
		)
	}
}

#[test]
fn batch_should_credit_each_person_when_it_went_through_all_hands() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		assert_eq!(platform.chunks.len(), 2);
		assert_eq!(platform.claim(), quantity(964_230, 94));
		let batch = platform.fed_to_its_end();
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(holds(people.ann), quantity(399_330, 39));
		assert_eq!(holds(people.bo), quantity(538_000, 53));
		assert_eq!(holds(people.cai), quantity(26_900, 2));
	});
}

#[test]
fn class_should_have_issued_the_sum_when_two_chunks_were_fed() {
	in_chain(|| {
		let batch = People::gather().december().fed_to_its_end();
		let totals = pallet_points::ClassTotals::<Runtime>::get(class(batch));
		assert_eq!((totals.issued, totals.lapsed), (quantity(964_230, 94), quantity(0, 0)));
	});
}

#[test]
fn feed_should_say_what_it_credited_when_a_chunk_is_fed() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.approved();
		let events = platform.feed(batch, 0).expect("it is the next chunk");
		assert!(events.contains(&RuntimeEvent::Issuance(Event::ChunkFed {
			batch,
			index: 0,
			class: class(batch),
			records: 3,
			credited: quantity(937_330, 92),
			withheld: quantity(0, 0),
			withheld_records: 0,
		})));
	});
}

#[test]
fn batch_should_be_held_when_a_chunk_is_said_to_give_more_than_it_does() {
	in_chain(|| {
		let people = People::gather();
		let (metres, _) = KILOMETRE;
		let (counted, gives) = TWO_AND_A_HALF;
		let platform = Platform::of(
			people.source,
			&[(people.ann, 1, counted, gives), (people.cai, 31, metres, (26_901, 2))],
		);
		let batch = platform.approved();
		platform.feed(batch, 0).expect("the first chunk is right");
		platform.feed(batch, 1).expect("the call holds the batch");
		let difference = Difference::Subtotal { quantified: quantity(26_900, 2) };
		assert_eq!(status(batch), BatchStatus::Held(Ground::Difference(difference)));
		assert_eq!(holds(people.ann), quantity(67_250, 6));
		assert_eq!(holds(people.cai), quantity(0, 0));
		next_block();
		succeed(OPERATOR, pallet_issuance::Call::close { batch });
		assert_eq!(status(batch), BatchStatus::Closed);
	});
}

#[test]
fn records_should_be_withheld_when_consent_was_withdrawn_before_they_were_fed() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.approved();
		let source = people.source;
		succeed("//Bo", pallet_participants::Call::withdraw_consent { source });
		platform.feed(batch, 0).expect("it is the next chunk");
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(holds(people.bo), quantity(0, 0));
		assert_eq!(holds(people.ann), quantity(399_330, 39));
		let progress = progress(batch);
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(538_000, 53), 1));
		assert_eq!(status(batch), BatchStatus::Complete);
	});
}

#[test]
fn records_should_be_withheld_when_the_account_was_closed_before_they_were_fed() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.approved();
		succeed("//Cai", pallet_participants::Call::close {});
		platform.feed(batch, 0).expect("it is the next chunk");
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(holds(people.cai), quantity(0, 0));
		let progress = progress(batch);
		assert_eq!(progress.withheld, quantity(26_900, 2));
	});
}

#[test]
fn lots_should_stay_with_the_person_when_the_key_changes() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		change_key("//Cai", "//Cai's new phone");
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_eq!(holds(people.cai), quantity(26_900, 2));
		let source = people.source;
		let withdraw = pallet_participants::Call::withdraw_consent { source };
		succeed("//Cai's new phone", withdraw.clone());
		assert_eq!(refusal_code("//Cai", withdraw), 1);
	});
}

/// Issued in January 2026: held to the end of January 2028.
#[test]
fn lots_should_become_an_honour_when_the_24th_month_is_over() {
	in_chain(|| {
		let people = People::gather();
		people.december().fed_to_its_end();
		let (last, over) = (today().saturating_add(756), today().saturating_add(757));
		pass_to(last);
		for _ in 0..10 {
			next_block();
		}
		assert_eq!(holds(people.bo), quantity(538_000, 53));
		pass_to(over);
		for _ in 0..10 {
			next_block();
		}
		assert_eq!(holds(people.bo), quantity(0, 0));
		assert_eq!(honour(people.bo), quantity(538_000, 53));
		assert_eq!(honour(people.ann), quantity(399_330, 39));
	});
}

/// What `suhui balance` and the explorer show.
#[test]
fn balance_asked_of_the_runtime_should_leave_out_a_lot_when_it_is_due_but_not_drained() {
	in_chain(|| {
		let people = People::gather();
		let batch = people.december().fed_to_its_end();
		pass_to(today().saturating_add(757));
		let lots = (Month(56 * 12), Page::of(people.bo), class(batch));
		assert!(pallet_points::Lots::<Runtime>::contains_key(lots));
		let balance = <Runtime as PointsApiV1<Block>>::balance(people.bo);
		assert_eq!(balance.lots, []);
		assert_eq!(balance.quantity, quantity(0, 0));
		assert_eq!(balance.honour, quantity(538_000, 53));
	});
}

#[test]
fn lapse_should_fail_when_a_person_asks_for_it_too_early() {
	in_chain(|| {
		let people = People::gather();
		let batch = people.december().fed_to_its_end();
		let lapse = pallet_points::Call::lapse { month: month(batch), lots: 64 };
		error("NotDue", fail("//Ann", lapse));
	});
}

/// The developer's word alone keeps no verifier away: who was named acted for nobody yet.
#[test]
fn batch_should_be_attested_when_the_developer_named_its_verifier_a_reporter() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		succeed(DEVELOPER, naming(people.source, &[REPORTER, VERIFIER]));
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		succeed(VERIFIER, platform.attestation(batch));
	});
}

#[test]
fn batch_should_not_be_attested_when_the_verifier_was_suspended_meanwhile() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		succeed(AUTHORITY, suspension(VERIFIER));
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
	});
}

#[test]
fn scenario_should_open_no_batch_when_it_is_terminated() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let source = people.source;
		terminate(source, DEVELOPER);
		error("NotActive", fail(REPORTER, platform.opening()));
	});
}

#[test]
fn batch_should_be_closed_by_anyone_registered_when_it_is_overdue() {
	in_chain(|| {
		let people = People::gather();
		let platform = people.december();
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		pass_to(today().saturating_add(30));
		error("NotDue", fail("//Ann", pallet_issuance::Call::close { batch }));
		pass_to(today().saturating_add(1));
		succeed("//Ann", pallet_issuance::Call::close { batch });
		assert_eq!(status(batch), BatchStatus::Closed);
		assert_eq!(holds(people.ann), quantity(399_330, 39));
	});
}
