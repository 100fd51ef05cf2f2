use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Day, Subject};

use super::{accredit, apply, assert_last_event, attend, found, EDUCATED_UNTIL};
use crate::{mock::*, Error, Event, Staff};

/// 2026-12-01, and the day a year later.
const DECEMBER: Day = Day(20_788);
const A_YEAR_LATER: Day = Day(21_153);

fn educated(account: u64, place: usize) -> Option<Day> {
	Staff::<Test>::get(number(account))[place].educated
}

#[test]
fn attend_should_note_the_day_when_the_authority_calls() {
	build_and_execute(|| {
		apply(VERIFIER);
		apply(INSTITUTION);
		assert_ok!(attend([1, 11, 12], TODAY));
		assert_eq!([0, 1].map(|place| educated(VERIFIER, place)), [Some(TODAY), None]);
		assert_eq!([1, 2].map(|place| educated(INSTITUTION, place)), [Some(TODAY), None]);
		assert_last_event(Event::Attended { people: 3, day: TODAY });
	});
}

#[test]
fn attend_should_leave_a_later_day_when_an_earlier_one_is_noted() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_ok!(attend([1], TODAY));
		assert_ok!(attend([1], Day(TODAY.0 - 1)));
		assert_eq!(educated(VERIFIER, 0), Some(TODAY));
	});
}

#[test]
fn attend_should_move_the_last_qualified_day_when_the_last_of_five_attends() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		Today::set(&DECEMBER);
		assert_ok!(attend(1..=4, DECEMBER));
		assert_eq!(found(VERIFIER).qualified_until, Some(EDUCATED_UNTIL));
		assert_ok!(attend([5], DECEMBER));
		assert_eq!(found(VERIFIER).qualified_until, Some(A_YEAR_LATER));
		let set = (Subject::Qualification(verifier), Actor::Participant(verifier), A_YEAR_LATER);
		assert_eq!(DayDeadlines::get().pop(), Some(set));
	});
}

#[test]
fn attend_should_fail_when_the_day_is_yet_to_come() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_noop!(attend([1], Day(TODAY.0 + 1)), Error::<Test>::InTheFuture);
	});
}

#[test]
fn attend_should_fail_when_somebody_works_for_nobody() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_noop!(attend([1, 6], TODAY), Error::<Test>::NotFound);
	});
}

#[test]
fn attend_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		apply(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(COUNCIL),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			let commitments = vec![commitment(1)].try_into().unwrap();
			assert_noop!(Accreditation::attend(origin, commitments, TODAY), BadOrigin);
		}
	});
}
