//! The month of issue is that of the feed (Art. 37): whoever is credited has more than two years, however long before it
//! the batch was approved. Here it is approved on 2026-01-31.
//!
//! | fed on | may be redeemed to the end of | lapses on |
//! |---|---|---|
//! | 2026-01-31 | January 2028 | 2028-02-01 |
//! | 2026-02-01 | February 2028, which has 29 days | 2028-03-01 |
//! | 2026-03-02, the last day it may be | March 2028 | 2028-04-01 |

use pallet_issuance::{BatchClasses, BatchStatus, Class, ClassPart, Classes, Event};
use pallet_points::{Call, ClassTotals};
use suhui_primitives::{BatchId, Day, Month, ParticipantId, Sources, FIRST_NUMBER};
use suhui_runtime::{Points, Runtime, RuntimeEvent, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	scheme::{cycling, quantity, Platform, DECEMBER, REPORTER},
};

use crate::rides::{
	class, error, holds, honour, month, on_three_pages, record, status, JANUARY, KILOMETRE, TWELVE,
	TWO_AND_A_HALF,
};

/// Months since January 1970.
const JANUARY_2026: Month = Month(672);
const FEBRUARY_2026: Month = Month(673);
const MARCH_2026: Month = Month(674);
const APRIL_2026: Month = Month(675);

const FIRST_OF_FEBRUARY: Day = Day(20_485);
/// Thirty days after the 31st of January.
const SECOND_OF_MARCH: Day = Day(20_514);

/// 2026-03-31.
const LAST_OF_MARCH: Day = Day(20_543);

/// When lots of January, February and March 2026 lapse.
const FEBRUARY_2028: Day = Day(21_215);
const MARCH_2028: Day = Day(21_244);
const APRIL_2028: Day = Day(21_275);

/// Three people of a batch, each a chunk of it: Ann's 67,250 mg and 6 points, Bo's 26,900 and 2, Cai's 332,080 and 33.
struct Three {
	people: [ParticipantId; 3],
	platform: Platform,
	batch: BatchId,
}

impl Three {
	/// On the last day of January.
	fn approved() -> Self {
		let source = cycling();
		let people = on_three_pages(source);
		let [ann, bo, cai] = people;
		let records =
			[record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE), record(cai, 1, TWELVE)];
		let platform = Platform::of(source, &records);
		assert_eq!(platform.chunks.len(), 3);
		pass_to(JANUARY.last);
		let batch = platform.approved();
		Three { people, platform, batch }
	}

	fn feed(&self, chunk: usize) -> Vec<RuntimeEvent> {
		self.platform.feed(self.batch, chunk).expect("it is the next chunk")
	}

	fn feed_all(&self) {
		for chunk in 0..3 {
			self.feed(chunk);
		}
		assert_eq!(status(self.batch), BatchStatus::Complete);
	}

	fn assert_held_by_all(&self) {
		let held = [quantity(67_250, 6), quantity(26_900, 2), quantity(332_080, 33)];
		assert_eq!(self.people.map(holds), held);
	}
}

fn lapse(month: Month) -> Call<Runtime> {
	Call::lapse { month, lots: 64 }
}

fn day_before(day: Day) -> Day {
	Day(day.0 - 1)
}

#[test]
fn lots_should_be_kept_24_months_after_the_feed_when_the_batch_was_approved_the_month_before() {
	in_chain(|| {
		let three = Three::approved();
		pass_to(FIRST_OF_FEBRUARY);
		three.feed_all();
		assert_eq!(month(three.batch), FEBRUARY_2026);
		pass_to(FEBRUARY_2028);
		pass_to(day_before(MARCH_2028));
		error("NotDue", fail("//Ann", lapse(FEBRUARY_2026)));
		three.assert_held_by_all();
		pass_to(MARCH_2028);
		succeed("//Ann", lapse(FEBRUARY_2026));
		assert_eq!(three.people.map(holds), [quantity(0, 0); 3]);
		let all = [quantity(67_250, 6), quantity(26_900, 2), quantity(332_080, 33)];
		assert_eq!(three.people.map(honour), all);
	});
}

#[test]
fn lots_should_be_kept_more_than_two_years_when_they_were_fed_on_the_last_day_they_could_be() {
	in_chain(|| {
		let three = Three::approved();
		pass_to(SECOND_OF_MARCH);
		three.feed_all();
		assert_eq!(month(three.batch), MARCH_2026);
		// By the month of the approval they would lapse after 701 days; two years are 731.
		pass_to(FEBRUARY_2028);
		assert_eq!(today().0 - SECOND_OF_MARCH.0, 701);
		three.assert_held_by_all();
		pass_to(day_before(APRIL_2028));
		error("NotDue", fail("//Ann", lapse(MARCH_2026)));
		three.assert_held_by_all();
		pass_to(APRIL_2028);
		assert_eq!(today().0 - SECOND_OF_MARCH.0, 761);
		succeed("//Ann", lapse(MARCH_2026));
		assert_eq!(three.people.map(holds), [quantity(0, 0); 3]);
	});
}

#[test]
fn feed_should_be_refused_when_the_last_day_is_over() {
	in_chain(|| {
		let three = Three::approved();
		pass_to(SECOND_OF_MARCH.saturating_add(1));
		assert_eq!(refusal_code(REPORTER, three.platform.feeding(three.batch, 0)), 5);
	});
}

#[test]
fn chunks_should_be_issued_in_the_class_of_their_month_when_a_batch_is_fed_in_three() {
	in_chain(|| {
		let three = Three::approved();
		let source = three.platform.source;
		let version = Scenarios::version(source, FIRST_NUMBER);
		let months = [JANUARY_2026, FEBRUARY_2026, MARCH_2026];
		let issued = [quantity(67_250, 6), quantity(26_900, 2), quantity(332_080, 33)];
		let days = [JANUARY.last, FIRST_OF_FEBRUARY, SECOND_OF_MARCH];
		let mut parts = vec![];
		for (index, day) in (0u32..).zip(days) {
			let chunk = usize::try_from(index).expect("small");
			if day != today() {
				pass_to(day);
			}
			let events = three.feed(chunk);
			let class = FIRST_NUMBER + index;
			parts.push(ClassPart { first_chunk: index, class, issued: issued[chunk] });
			let opened = Event::ClassOpened { class, source, version, month: months[chunk] };
			assert!(events.contains(&RuntimeEvent::Issuance(opened)));
			let fed = Event::ChunkFed {
				batch: three.batch,
				index,
				class,
				records: 1,
				credited: issued[chunk],
				withheld: quantity(0, 0),
				withheld_records: 0,
			};
			assert!(events.contains(&RuntimeEvent::Issuance(fed)));
			assert_eq!(ClassTotals::<Runtime>::get(class).issued, issued[chunk]);
			let found = Classes::<Runtime>::get(class);
			assert_eq!(found, Some(Class { source, version, month: months[chunk] }));
			let balance = Points::balance(three.people[chunk]);
			assert_eq!(balance.lots, [(months[chunk], class, issued[chunk])]);
		}
		assert_eq!(BatchClasses::<Runtime>::get(three.batch).to_vec(), parts);

		// Each lapses in its turn.
		for (lapsed, day) in [FEBRUARY_2028, MARCH_2028, APRIL_2028].into_iter().enumerate() {
			pass_to(day_before(day));
			error("NotDue", fail("//Ann", lapse(months[lapsed])));
			assert_eq!(holds(three.people[lapsed]), issued[lapsed]);
			pass_to(day);
			succeed("//Ann", lapse(months[lapsed]));
			assert_eq!(holds(three.people[lapsed]), quantity(0, 0));
			assert_eq!(honour(three.people[lapsed]), issued[lapsed]);
		}
	});
}

/// By which month the figures of a month are told too (Art. 43).
#[test]
fn batch_should_be_of_the_month_it_is_fed_in_when_it_was_approved_the_day_before() {
	in_chain(|| {
		let source = cycling();
		let [ann, ..] = on_three_pages(source);
		let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
		pass_to(LAST_OF_MARCH);
		let batch = platform.approved();
		pass_to(LAST_OF_MARCH.saturating_add(1));
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(month(batch), APRIL_2026);
		let lots = [(APRIL_2026, FIRST_NUMBER, quantity(67_250, 6))];
		assert_eq!(Points::balance(ann).lots, lots);
	});
}

#[test]
fn batches_should_be_issued_in_one_class_when_they_are_fed_in_one_month() {
	in_chain(|| {
		let source = cycling();
		let [ann, ..] = on_three_pages(source);
		let ride = |period| Platform::during(period, source, &[record(ann, 1, TWO_AND_A_HALF)]);
		pass_to(FIRST_OF_FEBRUARY);
		let batches = [DECEMBER, JANUARY].map(|period| ride(period).fed_to_its_end());
		assert_eq!(batches.map(class), [FIRST_NUMBER; 2]);
		assert_eq!(batches.map(month), [FEBRUARY_2026; 2]);
		assert_eq!(ClassTotals::<Runtime>::get(FIRST_NUMBER).issued, quantity(134_500, 12));
		let lots = [(FEBRUARY_2026, FIRST_NUMBER, quantity(134_500, 12))];
		assert_eq!(Points::balance(ann).lots, lots);
	});
}
