use polkadot_sdk::frame_support::assert_err;
use suhui_primitives::{Actor, Due};

use super::{amend_2026, complaint, set};
use crate::{
	mock::*, Agenda, Deadline, Deadlines, Lateness, Recompute, Swept, Tally, Waiting, WorkingYear,
	YearDays, Years,
};

/// Something is due by 2026-03-13, and something awaits 2027.
fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 12, 4), 20);
		harm();
		assert_err!(Calendar::do_try_state(), error);
	});
}

fn change(number: u32, to: impl FnOnce(&mut Deadline)) {
	Deadlines::<Test>::mutate(complaint(number), |found| to(found.as_mut().unwrap()));
}

/// 2026 is not what it was.
fn change_year(to: impl FnOnce(&mut WorkingYear)) {
	Years::<Test>::mutate(2026, |found| to(found.as_mut().unwrap()));
}

fn count(to: impl FnOnce(&mut Tally)) {
	Lateness::<Test>::mutate(Actor::Operator, to);
}

#[test]
fn try_state_should_fail_when_a_bit_is_no_days() {
	// The 366th day of a year that has 365.
	broken("a bit is no day's", || change_year(|year| year.days.0[45] |= 0b10_0000));
}

#[test]
fn try_state_should_fail_when_a_year_has_too_few_working_days_or_too_many() {
	for worked in [239, 263] {
		broken("a year has too few working days, or too many", || {
			change_year(|year| year.days = YearDays::new(0..worked))
		});
	}
}

#[test]
fn try_state_should_fail_when_the_agenda_lacks_what_is_due_or_has_what_was_marked() {
	let error = "the agenda has what was marked, or lacks";
	broken(error, || Agenda::<Test>::remove(on(2026, 3, 13), complaint(1)));
	broken(error, || change(1, |found| found.overdue = true));
}

#[test]
fn try_state_should_fail_when_something_is_marked_before_its_day_is_over() {
	broken("not late, but marked", || {
		Agenda::<Test>::remove(on(2026, 3, 13), complaint(1));
		change(1, |found| found.overdue = true);
	});
	broken("late before it is due", || change(2, |found| found.overdue = true));
}

#[test]
fn try_state_should_fail_when_what_awaits_a_year_is_not_on_its_list() {
	broken("nothing waits for the year", || Waiting::<Test>::remove(2027, complaint(2)));
}

#[test]
fn try_state_should_fail_when_a_deadline_is_not_by_the_working_days() {
	broken("a deadline is not by the working days", || change(1, |found| found.days = Some(19)));
	// Two days more are off, and what is due is not to be computed anew.
	broken("a deadline is not by the working days", || {
		amend_2026(&[(2026, 2, 24), (2026, 2, 25)]).unwrap();
		Recompute::<Test>::kill();
	});
}

#[test]
fn try_state_should_fail_when_something_is_on_a_list_that_is_not_due() {
	let error = "something waits that is not due";
	broken(error, || Agenda::<Test>::insert(on(2026, 3, 13), complaint(3), ()));
	broken(error, || Waiting::<Test>::insert(2027, complaint(3), ()));
}

#[test]
fn try_state_should_fail_when_the_agenda_has_something_before_the_day_it_was_swept_to() {
	let error = "the agenda has something before the day it was swept to";
	broken(error, || Swept::<Test>::put(on(2026, 3, 14)));
	broken(error, Swept::<Test>::kill);
}

#[test]
fn try_state_should_fail_when_a_tally_is_not_of_the_deadlines() {
	broken("a tally is not of the deadlines", || count(|tally| tally.due = 1));
	broken("somebody's deadlines are not counted", || {
		Lateness::<Test>::remove(Actor::Operator);
	});
}

#[test]
fn try_state_should_fail_when_a_tally_tells_of_lateness_that_was_not() {
	broken("late now, but never", || {
		Today::set(&on(2026, 3, 14));
		begin_blocks();
		count(|tally| tally.late_ever = 0);
	});
	broken("the worst is of none that ended late", || count(|tally| tally.worst = 3));
}

#[test]
fn try_state_should_hold_when_what_is_due_is_set_marked_and_awaited() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 12, 4), 20);
		Today::set(&on(2026, 3, 14));
		begin_blocks();
		assert_eq!(Deadlines::<Test>::get(complaint(2)).unwrap().due, Due::Awaiting(2027));
	});
}
