use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Accreditation as _;

use super::{accredit, apply, apply_with, assert_last_event, attend, staff_of};
use crate::{mock::*, Applications, Applied, Error, Event, Staff, StaffOf, WeightInfo};

fn reject(origin: RuntimeOrigin, account: u64) -> DispatchResultWithPostInfo {
	let applicant = number(account);
	Accreditation::reject(origin, applicant, Applied::<Test>::get(applicant), document(5))
}

#[test]
fn reject_should_forget_the_application_and_its_people_when_the_council_decides() {
	build_and_execute(|| {
		apply(VERIFIER);
		let applicant = number(VERIFIER);
		assert_ok!(reject(RuntimeOrigin::signed(COUNCIL), VERIFIER));
		assert!(!Applications::<Test>::contains_key(applicant));
		assert!(!Staff::<Test>::contains_key(applicant));
		assert_eq!(StaffOf::<Test>::iter().count(), 0);
		assert_last_event(Event::Rejected { applicant, reason: document(5) });
	});
}

#[test]
fn reject_should_let_the_people_apply_with_another_when_it_succeeds() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_ok!(reject(RuntimeOrigin::signed(COUNCIL), VERIFIER));
		assert_ok!(apply_with(INSTITUTION, application(), people(staff_of(VERIFIER))));
	});
}

#[test]
fn reject_should_leave_a_verifier_what_it_is_when_it_applied_anew() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(apply_with(VERIFIER, application(), people(staff_of(VERIFIER))));
		assert_ok!(attend(staff_of(VERIFIER), TODAY));
		assert_ok!(reject(RuntimeOrigin::signed(COUNCIL), VERIFIER));
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn reject_should_give_back_the_weight_of_people_there_are_not_when_it_succeeds() {
	build_and_execute(|| {
		apply(VERIFIER);
		let info = reject(RuntimeOrigin::signed(COUNCIL), VERIFIER).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::reject(5)));
	});
}

#[test]
fn reject_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for account in [VERIFIER, INSTITUTION] {
			let result = reject(RuntimeOrigin::signed(COUNCIL), account);
			assert_noop!(result, Error::<Test>::NotApplied);
		}
	});
}

#[test]
fn reject_should_fail_when_the_applicant_applied_anew_meanwhile() {
	build_and_execute(|| {
		apply(VERIFIER);
		apply(VERIFIER);
		let council = RuntimeOrigin::signed(COUNCIL);
		let result = Accreditation::reject(council, number(VERIFIER), 1, document(5));
		assert_noop!(result, Error::<Test>::ApplicationDiffers);
		assert_ok!(reject(RuntimeOrigin::signed(COUNCIL), VERIFIER));
	});
}

#[test]
fn reject_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		apply(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(reject(origin, VERIFIER), BadOrigin);
		}
	});
}
