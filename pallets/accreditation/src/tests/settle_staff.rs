use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Accreditation as _, Document};

use super::{accredit, apply, apply_with, assert_last_event, attend, found, report};
use crate::{mock::*, Error, Event, Settled, Staff, StaffOf};

fn settle(numbers: impl IntoIterator<Item = u8>, employer: u64) -> DispatchResult {
	let commitments = numbers.into_iter().map(commitment).collect::<Vec<_>>();
	Accreditation::settle_staff(
		RuntimeOrigin::signed(AUTHORITY),
		commitments.try_into().unwrap(),
		number(employer),
		document(21),
	)
}

/// [`VERIFIER`] copied the commitment of the sixth, who works for [`INSTITUTION`], and was the first to report it.
fn squatted() {
	accredit(VERIFIER);
	assert_ok!(report(VERIFIER, vec![person(6)], vec![]));
	let of_both = people([6, 11, 12, 13, 14]);
	assert_noop!(apply_with(INSTITUTION, application(), of_both), Error::<Test>::StaffElsewhere);
}

#[test]
fn settle_staff_should_let_the_employer_alone_report_when_another_was_first() {
	build_and_execute(|| {
		squatted();
		assert_ok!(settle([6], INSTITUTION));
		let (employer, evidence) = (number(INSTITUTION), document(21));
		assert_last_event(Event::StaffSettled { employer, people: 1, evidence });
		assert_eq!(StaffOf::<Test>::get(commitment(6)), None);
		// Not by who copied it, however fast.
		let again = report(VERIFIER, vec![person(6)], vec![]);
		assert_noop!(again, Error::<Test>::StaffElsewhere);
		assert_ok!(apply_with(INSTITUTION, application(), people([6, 11, 12, 13, 14])));
		assert_eq!(StaffOf::<Test>::get(commitment(6)), Some(employer));
		assert_eq!(Settled::<Test>::get(commitment(6)), None);
	});
}

#[test]
fn settle_staff_should_end_the_standing_at_once_when_four_are_left() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(settle([5], INSTITUTION));
		assert_eq!(Staff::<Test>::get(verifier).len(), 4);
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_eq!(found(VERIFIER).qualified_until, None);
	});
}

#[test]
fn settle_staff_should_take_people_from_each_when_several_reported_them() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(INSTITUTION);
		assert_ok!(settle([1, 2, 11, 31], DEVELOPER));
		assert_eq!(Staff::<Test>::get(number(VERIFIER)).len(), 3);
		assert_eq!(Staff::<Test>::get(number(INSTITUTION)).len(), 4);
		for kept in [1, 2, 11, 31] {
			assert_eq!(Settled::<Test>::get(commitment(kept)), Some(number(DEVELOPER)));
		}
	});
}

#[test]
fn settle_staff_should_keep_for_the_last_when_the_authority_finds_otherwise() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(settle([31], INSTITUTION));
		assert_ok!(settle([31], VERIFIER));
		assert_ok!(report(VERIFIER, vec![person(31)], vec![]));
	});
}

/// Whoever lets somebody go keeps nobody from employing them.
#[test]
fn settle_staff_should_bind_nobody_any_more_when_who_was_kept_has_come_and_left() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(INSTITUTION);
		assert_ok!(settle([31], VERIFIER));
		assert_ok!(report(VERIFIER, vec![person(31)], vec![]));
		assert_ok!(report(VERIFIER, vec![], vec![commitment(31)]));
		assert_ok!(report(INSTITUTION, vec![person(31)], vec![]));
	});
}

#[test]
fn settle_staff_should_leave_education_to_be_noted_when_nobody_reported_them_yet() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(settle([31], VERIFIER));
		assert_noop!(attend([31], TODAY), Error::<Test>::NotFound);
	});
}

#[test]
fn settle_staff_should_fail_when_they_are_the_employers_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(settle([31, 1], VERIFIER), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn settle_staff_should_fail_when_the_employer_is_no_open_institution_or_organisation() {
	build_and_execute(|| {
		assert_noop!(settle([31], CITIZEN), Error::<Test>::NotRegistered);
		let employer = number(INSTITUTION);
		Closed::set(&vec![INSTITUTION]);
		let commitments = vec![commitment(31)].try_into().unwrap();
		let origin = RuntimeOrigin::signed(AUTHORITY);
		assert_noop!(
			Accreditation::settle_staff(origin, commitments, employer, document(21)),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn settle_staff_should_fail_when_there_is_no_evidence() {
	build_and_execute(|| {
		let commitments = vec![commitment(31)].try_into().unwrap();
		let (origin, employer) = (RuntimeOrigin::signed(AUTHORITY), number(INSTITUTION));
		assert_noop!(
			Accreditation::settle_staff(origin, commitments, employer, Document::default()),
			Error::<Test>::DocumentMissing
		);
	});
}

#[test]
fn settle_staff_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		for origin in [
			RuntimeOrigin::signed(COUNCIL),
			RuntimeOrigin::signed(INSTITUTION),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			let (commitments, employer) = (Default::default(), number(INSTITUTION));
			assert_noop!(
				Accreditation::settle_staff(origin, commitments, employer, document(21)),
				BadOrigin
			);
		}
	});
}
