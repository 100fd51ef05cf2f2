use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Subject};

use super::{
	accredit, apply, apply_with, assert_last_event, found, prepare, revoke, staff_of, suspend,
};
use crate::{mock::*, Applications, Error, Event, Staff, StaffOf, Standing, WeightInfo};

#[test]
fn revoke_should_end_the_accreditation_when_the_council_decides() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		let standing = Standing::Revoked { since: TODAY, reason: document(7) };
		assert_eq!((found(VERIFIER).standing, found(VERIFIER).qualified_until), (standing, None));
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_last_event(Event::Revoked { verifier, reason: document(7) });
	});
}

#[test]
fn revoke_should_let_the_people_go_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		assert!(!Staff::<Test>::contains_key(number(VERIFIER)));
		assert_eq!(StaffOf::<Test>::iter().count(), 0);
		assert_ok!(apply_with(INSTITUTION, application(), people(staff_of(VERIFIER))));
	});
}

#[test]
fn revoke_should_forget_deadlines_and_application_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(VERIFIER);
		suspend(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		assert!(!Applications::<Test>::contains_key(verifier));
		let subjects = vec![Subject::Qualification(verifier), Subject::Suspension(verifier)];
		assert_eq!(Dropped::get(), subjects);
	});
}

#[test]
fn revoke_should_give_back_the_weight_of_people_there_are_not_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let info = revoke(VERIFIER).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::revoke(5)));
	});
}

#[test]
fn revoke_should_fail_when_the_participant_is_no_verifier_or_no_longer() {
	build_and_execute(|| {
		prepare(INSTITUTION);
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(revoke(account), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn revoke_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			let result = Accreditation::revoke(origin, number(VERIFIER), document(7));
			assert_noop!(result, BadOrigin);
		}
	});
}
