use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Actor, Day, Subject};

use super::{
	accredit, accredit_until, apply_with, attend, found, prepare, renew, revoke, suspend,
	EDUCATED_UNTIL, UNTIL,
};
use crate::{mock::*, Application, Applications, Error, Event, Standing};

#[test]
fn renew_should_set_another_last_day_when_the_council_decides() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), TODAY));
		assert_ok!(renew(VERIFIER, UNTIL));
		assert_eq!((found(VERIFIER).accredited, found(VERIFIER).until), (TODAY, UNTIL));
		System::assert_has_event(
			Event::Renewed { verifier: number(VERIFIER), until: UNTIL }.into(),
		);
	});
}

#[test]
fn renew_should_restore_the_standing_when_the_accreditation_was_over() {
	build_and_execute(|| {
		prepare(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(accredit_until(verifier, TODAY));
		Today::set(&Day(TODAY.0 + 1));
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_ok!(renew(VERIFIER, UNTIL));
		assert!(Accreditation::in_good_standing(verifier, None));
		// It had been due yesterday.
		let subject = Subject::Qualification(verifier);
		assert_eq!(Met::get(), vec![subject]);
		let set = (subject, Actor::Participant(verifier), EDUCATED_UNTIL);
		assert_eq!(DayDeadlines::get().pop(), Some(set));
	});
}

#[test]
fn renew_should_take_the_application_when_the_verifier_applied_anew() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let scope = vec![SECOND_METHODOLOGY].try_into().unwrap();
		let anew = Application { scope, ..application() };
		assert_ok!(apply_with(VERIFIER, anew.clone(), people(1..=5)));
		assert!(Accreditation::in_good_standing(number(VERIFIER), Some(CYCLING_VERSION)));
		assert_ok!(renew(VERIFIER, UNTIL));
		assert_eq!(found(VERIFIER).application, anew);
		assert!(!Applications::<Test>::contains_key(number(VERIFIER)));
		assert!(!Accreditation::in_good_standing(number(VERIFIER), Some(CYCLING_VERSION)));
	});
}

#[test]
fn renew_should_leave_the_suspension_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(renew(VERIFIER, UNTIL));
		let standing = Standing::Suspended { since: TODAY, reason: document(3), confirmed: false };
		assert_eq!(found(VERIFIER).standing, standing);
	});
}

#[test]
fn renew_should_fail_when_the_last_day_is_over() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(renew(VERIFIER, Day(TODAY.0 - 1)), Error::<Test>::InThePast);
	});
}

#[test]
fn renew_should_fail_when_the_certificate_has_expired() {
	build_and_execute(|| {
		accredit(VERIFIER);
		// 2029-01-01, the day after.
		Today::set(&Day(21_550));
		assert_ok!(attend(1..=5, Day(21_550)));
		assert_noop!(renew(VERIFIER, Day(21_600)), Error::<Test>::QualificationExpired);
	});
}

#[test]
fn renew_should_fail_when_too_few_are_educated() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Today::set(&Day(EDUCATED_UNTIL.0 + 1));
		assert_noop!(renew(VERIFIER, UNTIL), Error::<Test>::TooFewStaff);
	});
}

#[test]
fn renew_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		let result = Accreditation::renew(RuntimeOrigin::signed(COUNCIL), verifier, None, UNTIL);
		assert_noop!(result, Error::<Test>::NotRegistered);
	});
}

#[test]
fn renew_should_fail_when_the_participant_is_no_verifier_or_no_longer() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		prepare(INSTITUTION);
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(renew(account, UNTIL), Error::<Test>::NotFound);
		}
	});
}

/// The verifier applies, and applies again, while the council decides on what it was accredited on.
#[test]
fn renew_should_fail_when_the_verifier_applied_anew_meanwhile() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let renew = |application| {
			let council = RuntimeOrigin::signed(COUNCIL);
			Accreditation::renew(council, number(VERIFIER), application, UNTIL)
		};
		assert_noop!(renew(Some(1)), Error::<Test>::NotApplied);
		assert_ok!(apply_with(VERIFIER, application(), people(1..=5)));
		assert_ok!(apply_with(VERIFIER, application(), people(1..=5)));
		for application in [None, Some(2)] {
			assert_noop!(renew(application), Error::<Test>::ApplicationDiffers);
		}
		assert_ok!(renew(Some(3)));
	});
}

#[test]
fn renew_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Accreditation::renew(origin, number(VERIFIER), None, UNTIL), BadOrigin);
		}
	});
}
