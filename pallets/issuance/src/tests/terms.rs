//! Records count by the terms of their days (Art. 16, 34).

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::{Day, Period};

use crate::{mock::*, Class, Classes, Error};

const FIFTEENTH_OF_JANUARY_2016: Day = Day(16_815);
const ELEVENTH_OF_FEBRUARY_2016: Day = Day(16_842);
const LAST_OF_FEBRUARY_2016: Day = Day(16_860);

/// Other terms of [`CYCLING`] hold from the day on: 150 mg a metre, and a point each 200 g.
fn change_terms(from: Day) {
	TermsChanges::set(&vec![(CYCLING, 1, Day(0)), (CYCLING, 2, from)]);
}

fn days(first: u32, last: u32) -> Period {
	Period { first: Day(first), last: Day(last) }
}

/// Participant 1 rode 2,500 m on the period's first day.
fn ride(period: Period) -> TestBatch {
	TestBatch::of_source(CYCLING, period, &[(1, 0, 2_500)])
}

#[test]
fn batch_should_be_quantified_by_the_terms_of_its_days_when_they_changed_before_it_is_fed() {
	build_and_execute(|| {
		let batch = ride(JANUARY_2016);
		let id = batch.approved();
		change_terms(ELEVENTH_OF_FEBRUARY_2016);
		Today::set(&LAST_OF_FEBRUARY_2016);
		assert_ok!(batch.feed(id, 0));
		assert_eq!(details(id).terms, 1);
		// 2,500 m of 180.5 mg; a point each 100 g.
		assert_eq!(credited(), [(1, 451_250, 4)]);
		let month = FEBRUARY_2016;
		let class = Class { source: CYCLING, version: Some(CYCLING_VERSION), month };
		assert_eq!(Classes::<Test>::get(1), Some(class));
	})
}

#[test]
fn batch_should_be_quantified_by_later_terms_when_its_days_are_later() {
	build_and_execute(|| {
		change_terms(ELEVENTH_OF_FEBRUARY_2016);
		Today::set(&LAST_OF_FEBRUARY_2016);
		let id = ride(days(16_842, 16_851)).fed_to_its_end();
		assert_eq!(details(id).terms, 2);
		// 2,500 m of 150 mg; a point each 200 g.
		assert_eq!(credited(), [(1, 375_000, 1)]);
		let month = FEBRUARY_2016;
		let class = Class { source: CYCLING, version: Some(CYCLING_REVISION), month };
		assert_eq!(Classes::<Test>::get(1), Some(class));
	})
}

#[test]
fn batches_should_be_of_two_classes_when_their_terms_name_other_versions() {
	build_and_execute(|| {
		change_terms(FIFTEENTH_OF_JANUARY_2016);
		ride(days(16_801, 16_814)).fed_to_its_end();
		ride(days(16_815, 16_831)).fed_to_its_end();
		assert_eq!(credited(), [(1, 451_250, 4), (1, 375_000, 1)]);
		assert_eq!(Classes::<Test>::iter().count(), 2);
	})
}

#[test]
fn open_should_refuse_when_terms_change_within_the_period() {
	build_and_execute(|| {
		let whole = ride(JANUARY_2016);
		change_terms(FIFTEENTH_OF_JANUARY_2016);
		assert_noop!(send(REPORTER, whole.open_call()), Error::<Test>::TermsChange);
		assert_eq!(details(ride(days(16_801, 16_814)).opened()).terms, 1);
		assert_eq!(details(ride(days(16_815, 16_831)).opened()).terms, 2);
	})
}

#[test]
fn open_should_refuse_when_a_day_is_before_the_first_terms() {
	build_and_execute(|| {
		let (whole, first) = (ride(JANUARY_2016), ride(days(16_801, 16_801)));
		TermsChanges::set(&vec![(CYCLING, 1, Day(16_802))]);
		assert_noop!(send(REPORTER, whole.open_call()), Error::<Test>::BeforeAdmission);
		assert_noop!(send(REPORTER, first.open_call()), Error::<Test>::BeforeAdmission);
		assert_ok!(send(REPORTER, ride(days(16_802, 16_831)).open_call()));
	})
}

#[test]
fn open_should_refuse_when_the_source_has_no_terms_in_force() {
	build_and_execute(|| {
		let batch = ride(JANUARY_2016);
		TermsChanges::set(&vec![]);
		assert_noop!(send(REPORTER, batch.open_call()), Error::<Test>::BeforeAdmission);
	})
}
