use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Actor, Day, Subject};

use super::{
	accredit, apply, apply_with, assert_last_event, attend, found, report, revoke, EDUCATED_UNTIL,
};
use crate::{mock::*, Error, Event, Staff, StaffOf};

#[test]
fn report_staff_should_change_who_works_for_the_verifier_when_it_signs() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(report(VERIFIER, people([6, 7]), vec![commitment(1)]));
		let participant = number(VERIFIER);
		assert_eq!(StaffOf::<Test>::get(commitment(1)), None);
		assert_eq!(StaffOf::<Test>::get(commitment(7)), Some(participant));
		System::assert_has_event(Event::StaffReported { participant, people: 6 }.into());
	});
}

#[test]
fn report_staff_should_end_the_standing_at_once_when_four_are_left() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		assert!(Accreditation::in_good_standing(verifier, None));
		assert_ok!(report(VERIFIER, vec![], vec![commitment(1)]));
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_eq!(found(VERIFIER).qualified_until, None);
		assert_last_event(Event::Qualified { verifier, people: 4, counted: 4, until: None });
	});
}

#[test]
fn report_staff_should_make_it_due_today_when_four_are_left() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(report(VERIFIER, vec![], vec![commitment(1)]));
		let set = (Subject::Qualification(verifier), Actor::Participant(verifier), TODAY);
		assert_eq!(DayDeadlines::get().pop(), Some(set));
		// It stays due on the day on which it became too few, whoever comes and goes.
		Today::set(&Day(TODAY.0 + 1));
		assert_ok!(report(VERIFIER, people([6]), vec![]));
		assert_eq!(DayDeadlines::get().pop(), Some(set));
		assert_eq!(Met::get(), vec![]);
	});
}

#[test]
fn report_staff_should_restore_the_standing_when_who_came_was_educated() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(report(VERIFIER, people([6]), vec![commitment(1)]));
		// What education who came has, the verifier does not say.
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_ok!(attend([6], TODAY));
		assert!(Accreditation::in_good_standing(verifier, None));
		assert_eq!(found(VERIFIER).qualified_until, Some(EDUCATED_UNTIL));
	});
}

#[test]
fn report_staff_should_forget_the_education_when_somebody_leaves_and_comes_again() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(report(VERIFIER, vec![person(1)], vec![commitment(1)]));
		assert_eq!(Staff::<Test>::get(number(VERIFIER)).len(), 5);
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn report_staff_should_succeed_when_an_applicant_signs() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_ok!(report(VERIFIER, people([6]), vec![]));
		assert_eq!(Staff::<Test>::get(number(VERIFIER)).len(), 6);
	});
}

#[test]
fn report_staff_should_leave_no_value_when_everybody_left() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(report(VERIFIER, vec![], (1..=5).map(commitment).collect()));
		assert!(!Staff::<Test>::contains_key(number(VERIFIER)));
	});
}

#[test]
fn report_staff_should_fail_when_who_comes_is_here_already_or_comes_twice() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for twice in [people([3]), people([6, 6])] {
			assert_noop!(report(VERIFIER, twice, vec![]), Error::<Test>::AlreadyExists);
		}
	});
}

#[test]
fn report_staff_should_fail_when_who_comes_works_for_another() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(INSTITUTION);
		let result = report(VERIFIER, people([11]), vec![]);
		assert_noop!(result, Error::<Test>::StaffElsewhere);
	});
}

#[test]
fn report_staff_should_fail_when_who_leaves_is_not_here_or_leaves_twice() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(INSTITUTION);
		for numbers in [vec![6], vec![11], vec![1, 1]] {
			let remove = numbers.into_iter().map(commitment).collect();
			assert_noop!(report(VERIFIER, vec![], remove), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn report_staff_should_fail_when_there_would_be_more_than_sixty_four() {
	build_and_execute(|| {
		assert_ok!(apply_with(VERIFIER, application(), people(1..=64)));
		assert_noop!(report(VERIFIER, people([65]), vec![]), Error::<Test>::TooManyStaff);
		assert_ok!(report(VERIFIER, people([65]), vec![commitment(1)]));
	});
}

#[test]
fn report_staff_should_fail_when_the_caller_is_neither_applicant_nor_verifier() {
	build_and_execute(|| {
		assert_noop!(report(VERIFIER, people([1]), vec![]), Error::<Test>::NotFound);
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		assert_noop!(report(VERIFIER, people([1]), vec![]), Error::<Test>::NotFound);
	});
}

#[test]
fn report_staff_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		for caller in [VERIFIER, STRANGER, CITIZEN] {
			assert_noop!(report(caller, people([6]), vec![]), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn report_staff_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let (add, remove) = (Default::default(), Default::default());
			assert_noop!(Accreditation::report_staff(origin, add, remove), BadOrigin);
		}
	});
}
