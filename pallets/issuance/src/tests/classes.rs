//! The month of issue is that of the feed (Art. 37).

use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Day, Month, Period, Quantity};

use crate::{mock::*, BatchClasses, Class, ClassPart, Classes, Error, Event, MAX_CLASSES};

const MARCH_2016: Month = Month(554);
const LAST_OF_FEBRUARY_2016: Day = Day(16_860);
const FIRST_OF_MARCH_2016: Day = Day(16_861);

const LAST_OF_JANUARY_2026: Day = Day(20_484);
const LAST_OF_FEBRUARY_2026: Day = Day(20_512);
const SECOND_OF_MARCH_2026: Day = Day(20_514);
const JANUARY_2026: Month = Month(672);
const FEBRUARY_2026: Month = Month(673);
const MARCH_2026: Month = Month(674);

/// Cycling on the first 30 days of January 2026, approved on the 31st.
fn january_2026() -> TestBatch {
	Today::set(&LAST_OF_JANUARY_2026);
	let period = Period { first: Day(20_454), last: Day(20_483) };
	let records = [(1, 0, 2_500), (256, 1, 1_000), (514, 29, 2_000)];
	TestBatch::of_source(CYCLING, period, &records)
}

/// Cycling on one day of January 2016, from 0.
fn cycling_on(day: u32) -> TestBatch {
	let day = Day(16_801 + day);
	TestBatch::of_source(CYCLING, Period { first: day, last: day }, &[(1, 0, 2_500)])
}

fn parts(batch: u32) -> Vec<ClassPart> {
	BatchClasses::<Test>::get(batch).into_inner()
}

fn part(first_chunk: u32, class: u32, issued: Quantity) -> ClassPart {
	ClassPart { first_chunk, class, issued }
}

/// What each class is, by their numbers from 1.
fn classes() -> Vec<Class> {
	(1u32..).map_while(Classes::<Test>::get).collect()
}

#[test]
fn class_should_be_of_the_month_of_the_feed_when_the_approval_was_two_months_before() {
	build_and_execute(|| {
		let january = january_2026();
		let batch = january.approved();
		assert_eq!(details(batch).due, Some(SECOND_OF_MARCH_2026));
		Today::set(&SECOND_OF_MARCH_2026);
		assert_ok!(january.feed(batch, 0));
		let class = Class { source: CYCLING, version: Some(CYCLING_VERSION), month: MARCH_2026 };
		assert_eq!(classes(), [class]);
		// Lots of March 2026 lapse after March 2028: more than two years after they were issued.
		assert_eq!(Credited::get(), [(1, MARCH_2026, 1, 451_250, 4)]);
	})
}

#[test]
fn batch_should_be_of_two_classes_when_it_is_fed_across_the_end_of_a_month() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Today::set(&LAST_OF_FEBRUARY_2016);
		assert_ok!(example.feed(batch, 0));
		Today::set(&FIRST_OF_MARCH_2016);
		assert_ok!(example.feed(batch, 1));
		assert_ok!(example.feed(batch, 2));
		// Of February participants 1 and 255; of March 256 with 180,500 mg and 514 with 361,000.
		let expected = [part(0, 1, quantity(1_083_000, 9)), part(1, 2, quantity(541_500, 4))];
		assert_eq!(parts(batch), expected);
		let credited = Credited::get();
		let months: Vec<_> = credited.iter().map(|(class, month, ..)| (*class, *month)).collect();
		let (february, march) = ((1, FEBRUARY_2016), (2, MARCH_2016));
		assert_eq!(months, [february, february, march, march]);
	})
}

#[test]
fn batch_should_be_of_three_classes_when_it_is_fed_in_three_months() {
	build_and_execute(|| {
		let january = january_2026();
		let batch = january.approved();
		assert_ok!(january.feed(batch, 0));
		Today::set(&LAST_OF_FEBRUARY_2026);
		assert_ok!(january.feed(batch, 1));
		Today::set(&SECOND_OF_MARCH_2026);
		assert_ok!(january.feed(batch, 2));
		let expected = [
			part(0, 1, quantity(451_250, 4)),
			part(1, 2, quantity(180_500, 1)),
			part(2, 3, quantity(361_000, 3)),
		];
		assert_eq!(parts(batch), expected);
		let months: Vec<_> = classes().into_iter().map(|class| class.month).collect();
		assert_eq!(months, [JANUARY_2026, FEBRUARY_2026, MARCH_2026]);
	})
}

#[test]
fn batch_should_be_of_one_class_when_it_is_fed_in_one_month() {
	build_and_execute(|| {
		let batch = TestBatch::example().fed_to_its_end();
		assert_eq!(parts(batch), [part(0, 1, quantity(1_624_500, 13))]);
	})
}

#[test]
fn class_should_be_one_when_source_version_and_month_are_the_same() {
	build_and_execute(|| {
		let (one, two) = (cycling_on(0).fed_to_its_end(), cycling_on(1).fed_to_its_end());
		assert_eq!(parts(one), [part(0, 1, quantity(451_250, 4))]);
		assert_eq!(parts(two), [part(0, 1, quantity(451_250, 4))]);
	})
}

#[test]
fn class_should_be_another_when_the_source_is_another() {
	build_and_execute(|| {
		TestBatch::example().fed_to_its_end();
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		assert_eq!(parts(other.fed_to_its_end()), [part(0, 2, quantity(0, 6))]);
		let expected = Class { source: CLEAN_PLATE, version: None, month: FEBRUARY_2016 };
		assert_eq!(Classes::<Test>::get(2), Some(expected));
	})
}

#[test]
fn class_should_be_told_once_when_chunks_are_fed() {
	build_and_execute(|| {
		TestBatch::example().fed_to_its_end();
		let told: Vec<_> = events()
			.into_iter()
			.filter(|event| matches!(event, Event::ClassOpened { .. }))
			.collect();
		let (source, version) = (CYCLING, Some(CYCLING_VERSION));
		let expected = Event::ClassOpened { class: 1, source, version, month: FEBRUARY_2016 };
		assert_eq!(told, [expected]);
	})
}

#[test]
fn class_should_not_be_issued_what_is_withheld_when_some_is() {
	build_and_execute(|| {
		Withholding::set(&vec![1]);
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_eq!(parts(batch), [part(0, 1, quantity(451_250, 4))]);
	})
}

#[test]
fn class_should_be_issued_nothing_when_all_is_withheld() {
	build_and_execute(|| {
		Withholding::set(&vec![1, 255]);
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_eq!(parts(batch), [part(0, 1, quantity(0, 0))]);
	})
}

#[test]
fn class_should_not_be_opened_when_the_chunk_holds_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(0, |header| header.subtotal.points = 7);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_eq!(classes(), []);
		assert_eq!(parts(id), []);
	})
}

#[test]
fn batch_should_be_of_no_fifth_class_when_it_is_of_four() {
	new_test_ext().execute_with(|| {
		for class in 1..=MAX_CLASSES {
			assert_ok!(Issuance::add_issue(1, class - 1, class, quantity(1, 1)));
		}
		// More of the fourth needs no other.
		assert_ok!(Issuance::add_issue(1, 4, 4, quantity(1, 1)));
		assert_err!(Issuance::add_issue(1, 5, 5, quantity(1, 1)), Error::<Test>::Overflow);
	})
}
