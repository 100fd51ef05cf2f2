//! One file per call, and one for each thing the pallet does for others.

mod amend_year;
mod deadlines;
mod lateness;
mod marking;
mod publish_year;
mod recomputing;
mod try_state;
mod view;
mod working_days;

use crate::{mock::*, Deadlines, Lateness, Tally};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::{Actor, Day, Deadlines as _, Due, Subject, Year};

/// To answer a complaint of this number.
fn complaint(number: u32) -> Subject {
	Subject::Complaint(number)
}

/// Gives the operator so many working days to answer a complaint.
fn set(number: u32, start: Day, days: u16) {
	assert_ok!(Calendar::set(complaint(number), Actor::Operator, start, days));
}

/// Until when that is due by what is stored.
fn stored(number: u32) -> Due {
	Deadlines::<Test>::get(complaint(number)).unwrap().due
}

fn is_marked(number: u32) -> bool {
	Deadlines::<Test>::get(complaint(number)).unwrap().overdue
}

/// The operator's.
fn tally() -> Tally {
	Lateness::<Test>::get(Actor::Operator)
}

fn day_list(days: &[(Year, u32, u32)]) -> Vec<Day> {
	days.iter().map(|(year, month, day)| on(*year, *month, *day)).collect()
}

/// Weekdays off and weekends worked in 2026, as the State Council's notice has them.
const HOLIDAYS_2026: [(Year, u32, u32); 19] = [
	(2026, 1, 1),
	(2026, 1, 2),
	(2026, 2, 16),
	(2026, 2, 17),
	(2026, 2, 18),
	(2026, 2, 19),
	(2026, 2, 20),
	(2026, 2, 23),
	(2026, 4, 6),
	(2026, 5, 1),
	(2026, 5, 4),
	(2026, 5, 5),
	(2026, 6, 19),
	(2026, 9, 25),
	(2026, 10, 1),
	(2026, 10, 2),
	(2026, 10, 5),
	(2026, 10, 6),
	(2026, 10, 7),
];
const MAKE_UP_2026: [(Year, u32, u32); 6] =
	[(2026, 1, 4), (2026, 2, 14), (2026, 2, 28), (2026, 5, 9), (2026, 9, 20), (2026, 10, 10)];

fn publish(year: Year, holidays: Vec<Day>, make_up: Vec<Day>) -> DispatchResult {
	let (holidays, make_up) = (holidays.try_into().unwrap(), make_up.try_into().unwrap());
	let origin = RuntimeOrigin::signed(AUTHORITY);
	Calendar::publish_year(origin, year, holidays, make_up, document(3))
}

fn amend(year: Year, holidays: Vec<Day>, make_up: Vec<Day>) -> DispatchResult {
	let (holidays, make_up) = (holidays.try_into().unwrap(), make_up.try_into().unwrap());
	let origin = RuntimeOrigin::signed(AUTHORITY);
	Calendar::amend_year(origin, year, holidays, make_up, document(5))
}

/// With these days off beside those of the notice.
fn amend_2026(more: &[(Year, u32, u32)]) -> DispatchResult {
	let mut holidays = [&HOLIDAYS_2026[..], more].concat();
	holidays.sort();
	amend(2026, day_list(&holidays), day_list(&MAKE_UP_2026))
}

/// 2027 with the 1st of January off alone.
fn publish_2027() {
	assert_ok!(publish(2027, day_list(&[(2027, 1, 1)]), vec![]));
}
