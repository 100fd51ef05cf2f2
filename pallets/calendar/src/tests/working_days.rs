use suhui_primitives::{Day, Unpublished, WorkingDays, Year};

use crate::{mock::*, Years};

fn add(year: Year, month: u32, day: u32, days: u16) -> Result<Day, Unpublished> {
	Calendar::add(on(year, month, day), days)
}

#[test]
fn years_should_have_as_many_working_days_as_arranged_when_published() {
	build_and_execute(|| {
		let total = |year| Years::<Test>::get(year).unwrap().days.total();
		assert_eq!([2024, 2025, 2026].map(total), [251, 248, 248]);
	});
}

#[test]
fn day_should_be_worked_when_it_is_a_weekend_made_up() {
	build_and_execute(|| {
		// Fri 02-13, Sat 02-14 made up, Sun 02-15 and Mon 02-16 off, Tue 02-24.
		let worked = [13, 14, 15, 16, 24].map(|day| Calendar::is_working(on(2026, 2, day)));
		assert_eq!(worked, [true, true, false, false, true].map(Ok));
	});
}

#[test]
fn day_should_be_unknown_when_its_year_is_not_published() {
	build_and_execute(|| {
		assert_eq!(Calendar::is_working(on(2027, 1, 4)), Err(Unpublished(2027)));
		assert_eq!(Calendar::is_working(on(2023, 12, 29)), Err(Unpublished(2023)));
		assert_eq!(Calendar::is_working(Day(u32::MAX)), Err(Unpublished(Year::MAX)));
	});
}

#[test]
fn period_should_end_by_the_working_days_when_a_festival_lies_within() {
	build_and_execute(|| {
		// 02-10 to 02-14 are 1 to 5, 02-24 to 02-28 are 6 to 10, 03-02 to 03-06 are 11 to 15, 03-09 to 03-13 are 16 to 20.
		assert_eq!(add(2026, 2, 9, 20), Ok(on(2026, 3, 13)));
		assert_eq!(on(2026, 3, 13), Day(20_525));
		assert_eq!(add(2026, 9, 24, 5), Ok(on(2026, 10, 9)));
		assert_eq!(add(2026, 9, 24, 15), Ok(on(2026, 10, 22)));
		assert_eq!(add(2026, 9, 18, 20), Ok(on(2026, 10, 22)));
	});
}

#[test]
fn period_should_not_count_its_first_day_when_that_is_made_up() {
	build_and_execute(|| assert_eq!(add(2026, 2, 14, 20), Ok(on(2026, 3, 20))));
}

#[test]
fn period_should_count_from_the_next_working_day_when_it_begins_on_a_holiday() {
	build_and_execute(|| assert_eq!(add(2026, 2, 20, 10), Ok(on(2026, 3, 6))));
}

#[test]
fn period_should_end_on_a_sunday_when_that_is_made_up() {
	build_and_execute(|| assert_eq!(add(2025, 12, 31, 1), Ok(on(2026, 1, 4))));
}

#[test]
fn period_should_end_on_its_first_day_when_it_has_no_days() {
	build_and_execute(|| assert_eq!(add(2027, 5, 1, 0), Ok(on(2027, 5, 1))));
}

#[test]
fn period_should_be_known_when_it_ends_with_the_last_day_published() {
	build_and_execute(|| {
		assert_eq!(add(2026, 12, 3, 20), Ok(on(2026, 12, 31)));
		// 19 days are left.
		assert_eq!(add(2026, 12, 4, 20), Err(Unpublished(2027)));
		assert_eq!(add(2027, 3, 1, 1), Err(Unpublished(2027)));
	});
}

#[test]
fn period_should_run_through_whole_years_when_it_is_long() {
	build_and_execute(|| {
		// All of 2025, and then the first day worked of 2026.
		assert_eq!(add(2024, 12, 31, 249), Ok(on(2026, 1, 4)));
		assert_eq!(add(2024, 12, 31, 248), Ok(on(2025, 12, 31)));
	});
}

#[test]
fn days_between_should_count_the_last_and_not_the_first_when_asked() {
	build_and_execute(|| {
		let between = |from, to| Calendar::between(from, to);
		assert_eq!(between(on(2026, 2, 9), on(2026, 3, 13)), Ok(20));
		assert_eq!(between(on(2025, 12, 31), on(2026, 1, 4)), Ok(1));
		assert_eq!(between(on(2023, 12, 31), on(2026, 12, 31)), Ok(251 + 248 + 248));
		assert_eq!(between(on(2026, 3, 13), on(2026, 3, 13)), Ok(0));
		assert_eq!(between(on(2026, 3, 13), on(2026, 2, 9)), Ok(0));
	});
}

#[test]
fn days_between_should_be_unknown_when_a_year_is_not_published() {
	build_and_execute(|| {
		let found = Calendar::between(on(2026, 12, 31), on(2027, 1, 1));
		assert_eq!(found, Err(Unpublished(2027)));
	});
}
