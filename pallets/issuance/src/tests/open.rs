use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{
	chunk::{MAX_CHUNKS, MAX_RECORDS},
	Capacity, Day, Month, Period, Sanctioned,
};

use crate::{mock::*, Batch, BatchStatus, Batches, Call, DaysTaken, Error, Event};

const JANUARY: Month = Month(552);

fn open_days(first: u32, last: u32) -> Call<Test> {
	let period = Period { first: Day(first), last: Day(last) };
	TestBatch::of_source(CYCLING, period, &[(1, 0, 2_500)]).open_call()
}

fn open_counts(records: u32, chunks: u32) -> Call<Test> {
	let batch = TestBatch::example();
	let (source, period, root, claim) = (CYCLING, JANUARY_2016, batch.root(), batch.claim());
	Call::open { source, period, records, chunks, root, claim, continues: None }
}

#[test]
fn open_should_keep_what_the_platform_commits_to_when_the_period_is_over() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		assert_ok!(send(REPORTER, batch.open_call()));
		let expected = Batch {
			source: CYCLING,
			terms: 1,
			period: JANUARY_2016,
			reporter: number(REPORTER),
			opened: TENTH_OF_FEBRUARY_2016,
			records: 5,
			chunks: 3,
			root: batch.root(),
			claim: quantity(1_624_500, 13),
			continues: None,
			verifier: None,
			report: None,
			status: BatchStatus::Opened,
			due: None,
		};
		assert_eq!(details(1), expected);
	})
}

#[test]
fn open_should_tell_root_and_claim_when_it_succeeds() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		batch.opened();
		let (source, period, root, claim) = (CYCLING, JANUARY_2016, batch.root(), batch.claim());
		assert_eq!(last_event(), Event::Opened { batch: 1, source, period, root, claim });
	})
}

#[test]
fn open_should_number_batches_from_one_when_there_are_several() {
	build_and_execute(|| {
		assert_ok!(send(REPORTER, open_days(16_801, 16_801)));
		assert_ok!(send(REPORTER, open_days(16_802, 16_803)));
		assert_eq!(details(1).period.last, Day(16_801));
		assert_eq!(details(2).period.last, Day(16_803));
	})
}

#[test]
fn open_should_cover_the_days_of_its_period_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(send(REPORTER, open_days(16_802, 16_804)));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0b1110);
	})
}

#[test]
fn open_should_succeed_when_periods_meet_without_a_common_day() {
	build_and_execute(|| {
		assert_ok!(send(REPORTER, open_days(16_801, 16_810)));
		assert_ok!(send(REPORTER, open_days(16_812, 16_831)));
		assert_ok!(send(REPORTER, open_days(16_811, 16_811)));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0x7fff_ffff);
	})
}

#[test]
fn open_should_refuse_when_a_day_is_covered_already() {
	build_and_execute(|| {
		assert_ok!(send(REPORTER, open_days(16_805, 16_810)));
		for (first, last) in [
			(16_805, 16_810),
			(16_801, 16_805),
			(16_810, 16_820),
			(16_807, 16_807),
			(16_801, 16_831),
		] {
			assert_noop!(send(REPORTER, open_days(first, last)), Error::<Test>::PeriodOverlaps);
		}
	})
}

#[test]
fn open_should_succeed_when_another_source_covers_the_days() {
	build_and_execute(|| {
		TestBatch::example().opened();
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		assert_ok!(send(REPORTER, other.open_call()));
	})
}

#[test]
fn open_should_refuse_when_the_period_leaves_its_month_or_runs_backwards() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let (source, root, claim) = (CYCLING, batch.root(), batch.claim());
		for (first, last) in [(16_831, 16_832), (16_810, 16_809)] {
			let period = Period { first: Day(first), last: Day(last) };
			let (records, chunks, continues) = (5, 3, None);
			let call = Call::open { source, period, records, chunks, root, claim, continues };
			assert_noop!(send(REPORTER, call), Error::<Test>::InvalidPeriod);
		}
	})
}

#[test]
fn open_should_refuse_when_the_last_day_is_today() {
	build_and_execute(|| {
		let today = TENTH_OF_FEBRUARY_2016.0;
		assert_noop!(send(REPORTER, open_days(16_832, today)), Error::<Test>::PeriodNotOver);
		assert_ok!(send(REPORTER, open_days(16_832, today - 1)));
	})
}

#[test]
fn open_should_refuse_when_records_or_chunks_are_none_or_too_many() {
	build_and_execute(|| {
		let refused =
			[(0, 0), (0, 1), (1, 0), (2, 3), (MAX_RECORDS + 1, 1), (u32::MAX, MAX_CHUNKS + 1)];
		for (records, chunks) in refused {
			assert_noop!(
				send(REPORTER, open_counts(records, chunks)),
				Error::<Test>::InvalidCounts
			);
		}
	})
}

#[test]
fn open_should_succeed_when_records_and_chunks_are_most() {
	build_and_execute(|| {
		assert_ok!(send(REPORTER, open_counts(u32::MAX, MAX_CHUNKS)));
	})
}

#[test]
fn open_should_refuse_when_the_source_is_unknown_or_not_active() {
	build_and_execute(|| {
		InactiveSources::set(&vec![CYCLING]);
		assert_noop!(send(REPORTER, TestBatch::example().open_call()), Error::<Test>::NotActive);
	})
}

#[test]
fn open_should_refuse_when_the_sender_does_not_report_for_the_source() {
	build_and_execute(|| {
		for sender in [DEVELOPER, CITIZEN] {
			let call = TestBatch::example().open_call();
			assert_noop!(send(sender, call), Error::<Test>::NotReporter);
		}
	})
}

#[test]
fn open_should_refuse_when_the_reporter_has_no_open_account() {
	build_and_execute(|| {
		Closed::set(&vec![REPORTER]);
		for sender in [REPORTER, OPERATOR, STRANGER] {
			let call = TestBatch::example().open_call();
			assert_noop!(send(sender, call), Error::<Test>::NotRegistered);
		}
	})
}

#[test]
fn open_should_refuse_when_nobody_signs_it() {
	build_and_execute(|| {
		for origin in unsigned_origins() {
			let call = TestBatch::example().open_call();
			assert_noop!(dispatch(origin, call), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn open_should_refuse_when_numbers_are_used_up() {
	build_and_execute(|| {
		crate::NextBatch::<Test>::put(u32::MAX);
		assert_noop!(send(REPORTER, TestBatch::example().open_call()), Error::<Test>::Overflow);
		assert_eq!(Batches::<Test>::iter().count(), 0);
		crate::NextBatch::<Test>::kill();
	})
}

#[test]
fn open_should_fail_when_a_sanction_bars_from_reporting() {
	build_and_execute(|| {
		let whom = Sanctioned::Participant(number(REPORTER));
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		let open_call = TestBatch::example().open_call();
		assert_noop!(send(REPORTER, open_call.clone()), Error::<Test>::Barred);
		assert_ok!(send(SECOND_REPORTER, open_call));
	})
}
