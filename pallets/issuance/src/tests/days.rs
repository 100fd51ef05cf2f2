//! A day is covered once over all sources that succeed each other.

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::{Coverage as _, Day, Month, Period};

use crate::{mock::*, Call, DaysTaken, Error};

const JANUARY: Month = Month(552);

fn cycling() -> TestBatch {
	TestBatch::example()
}

fn plates() -> TestBatch {
	TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)])
}

/// [`CLEAN_PLATE`] succeeds [`CYCLING`].
fn succeed() {
	Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
}

#[test]
fn day_should_be_refused_when_a_predecessor_covers_it() {
	build_and_execute(|| {
		succeed();
		cycling().opened();
		assert_noop!(send(REPORTER, plates().open_call()), Error::<Test>::PeriodOverlaps);
	})
}

#[test]
fn day_should_be_refused_when_a_successor_covers_it() {
	build_and_execute(|| {
		succeed();
		plates().opened();
		assert_noop!(send(REPORTER, cycling().open_call()), Error::<Test>::PeriodOverlaps);
	})
}

#[test]
fn day_should_be_kept_by_the_lines_first_source_when_a_successor_covers_it() {
	build_and_execute(|| {
		succeed();
		plates().opened();
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0x7fff_ffff);
		assert!(!DaysTaken::<Test>::contains_key(CLEAN_PLATE, JANUARY));
	})
}

#[test]
fn day_should_be_free_for_the_line_when_a_sources_batch_is_cancelled() {
	build_and_execute(|| {
		succeed();
		let batch = plates().opened();
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0);
		assert_ok!(send(REPORTER, cycling().open_call()));
	})
}

/// 21 January 2016 is the first day of what succeeds [`CYCLING`].
#[test]
fn day_should_be_refused_when_it_is_the_successors() {
	build_and_execute(|| {
		SucceededFrom::set(&vec![(CYCLING, Day(16_821))]);
		let open = |first, last| {
			let period = Period { first: Day(first), last: Day(last) };
			let batch = TestBatch::of_source(CLEAN_PLATE, period, &[(1, 0, 3)]);
			send(REPORTER, TestBatch { source: CYCLING, ..batch }.open_call())
		};
		for (first, last) in [(16_821, 16_821), (16_820, 16_821), (16_801, 16_831)] {
			assert_noop!(open(first, last), Error::<Test>::Succeeded);
		}
		assert_ok!(open(16_801, 16_819));
		assert_ok!(open(16_820, 16_820));
	})
}

#[test]
fn days_should_be_told_as_covered_when_a_batch_covers_them() {
	build_and_execute(|| {
		let call = |batch| Call::cancel { batch };
		assert_eq!(Issuance::days(CYCLING, JANUARY), 0);
		let batch = cycling().opened();
		assert_eq!(Issuance::days(CYCLING, JANUARY), 0x7fff_ffff);
		assert_ok!(send(REPORTER, call(batch)));
		assert_eq!(Issuance::days(CYCLING, JANUARY), 0);
	})
}
