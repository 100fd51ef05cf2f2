use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Actor, Day, Due, Subject};

use super::{
	accredit, assert_last_event, confirm_suspension, found, lift, prepare, revoke, suspend,
	take_over,
};
use crate::{mock::*, Error, Event, Standing};

/// Twenty times Monday to Friday after Monday 2026-02-09.
const LAST_DAY: Day = Day(20_521);

fn refused(account: u64, error: Error<Test>) {
	let origin = RuntimeOrigin::signed(AUTHORITY);
	assert_noop!(Accreditation::suspend(origin, number(account), document(5)), error);
}

#[test]
fn suspend_should_record_day_and_reason_when_the_authority_calls() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		let standing = Standing::Suspended { since: TODAY, reason: document(3), confirmed: false };
		assert_eq!(found(VERIFIER).standing, standing);
		assert_last_event(Event::Suspended { verifier: number(VERIFIER), reason: document(3) });
	});
}

#[test]
fn suspend_should_give_the_council_twenty_working_days_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		let subject = Subject::Suspension(number(VERIFIER));
		assert_eq!(WorkingDeadlines::get(), vec![(subject, Actor::Council, TODAY, 20)]);
		assert!(RunningDeadlines::get().contains(&(subject, Due::On(LAST_DAY))));
	});
}

#[test]
fn suspension_should_stand_when_the_last_working_day_is_not_over() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		Today::set(&LAST_DAY);
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
		refused(VERIFIER, Error::AlreadySuspended);
	});
}

#[test]
fn suspension_should_lapse_when_the_council_did_not_confirm_it_in_time() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		Today::set(&Day(LAST_DAY.0 + 1));
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn suspension_should_stand_when_nobody_knows_yet_which_day_is_the_last() {
	build_and_execute(|| {
		accredit(VERIFIER);
		UnpublishedYears::set(&vec![2026]);
		suspend(VERIFIER);
		let subject = Subject::Suspension(number(VERIFIER));
		assert!(RunningDeadlines::get().contains(&(subject, Due::Awaiting(2026))));
		Today::set(&Day(LAST_DAY.0 + 1));
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

/// Or the authority alone would keep a verifier from its work for as long as it likes.
#[test]
fn suspend_should_fail_when_a_suspension_lapsed_and_the_council_has_not_lifted_it() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		Today::set(&Day(LAST_DAY.0 + 1));
		refused(VERIFIER, Error::AlreadySuspended);
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn suspend_should_succeed_anew_when_the_council_lifted_what_had_lapsed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		let later = Day(LAST_DAY.0 + 1);
		Today::set(&later);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		suspend(VERIFIER);
		let standing = Standing::Suspended { since: later, reason: document(3), confirmed: false };
		assert_eq!(found(VERIFIER).standing, standing);
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn suspend_should_leave_the_key_unconfirmed_when_it_was_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		suspend(VERIFIER);
		assert_eq!(found(VERIFIER).unconfirmed, Some(TODAY));
	});
}

#[test]
fn suspend_should_fail_when_the_participant_is_no_verifier_or_no_longer() {
	build_and_execute(|| {
		prepare(INSTITUTION);
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		refused(INSTITUTION, Error::NotFound);
		refused(VERIFIER, Error::NotFound);
	});
}

#[test]
fn suspend_should_fail_when_the_verifier_is_suspended_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		refused(VERIFIER, Error::AlreadySuspended);
		assert_ok!(confirm_suspension(VERIFIER));
		Today::set(&Day(LAST_DAY.0 + 1));
		refused(VERIFIER, Error::AlreadySuspended);
	});
}

#[test]
fn suspend_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(COUNCIL),
			RuntimeOrigin::signed(INSTITUTION),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Accreditation::suspend(origin, number(VERIFIER), document(3)), BadOrigin);
		}
	});
}
