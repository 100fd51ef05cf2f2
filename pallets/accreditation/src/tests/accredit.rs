use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Actor, Day, Deed, Subject};

use super::{
	accredit, accredit_until, apply, apply_with, assert_last_event, attend, found, prepare, report,
	revoke, suspend, EDUCATED_UNTIL, UNTIL,
};
use crate::{
	mock::*, Application, Applications, Error, Event, Record, Standing, Verifier, Verifiers,
};

#[test]
fn accredit_should_store_the_verifier_when_the_council_decides() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let expected = Verifier {
			application: application(),
			accredited: TODAY,
			until: UNTIL,
			qualified_until: Some(EDUCATED_UNTIL),
			standing: Standing::Good,
			unconfirmed: None,
			record: Record::default(),
		};
		assert_eq!(found(VERIFIER), expected);
		assert!(!Applications::<Test>::contains_key(number(VERIFIER)));
		System::assert_has_event(
			Event::Accredited { verifier: number(VERIFIER), until: UNTIL }.into(),
		);
	});
}

#[test]
fn accredit_should_tell_how_many_count_and_until_when_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let (verifier, until) = (number(VERIFIER), Some(EDUCATED_UNTIL));
		assert_last_event(Event::Qualified { verifier, people: 5, counted: 5, until });
	});
}

#[test]
fn accredit_should_set_the_deadline_on_the_last_qualified_day_when_it_comes_first() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		let actor = Actor::Participant(verifier);
		let set = (Subject::Qualification(verifier), actor, EDUCATED_UNTIL);
		assert_eq!(DayDeadlines::get(), vec![set]);
	});
}

#[test]
fn accredit_should_set_the_deadline_on_the_last_day_of_the_accreditation_when_it_comes_first() {
	build_and_execute(|| {
		prepare(VERIFIER);
		let verifier = number(VERIFIER);
		let until = Day(EDUCATED_UNTIL.0 - 1);
		assert_ok!(accredit_until(verifier, until));
		let set = (Subject::Qualification(verifier), Actor::Participant(verifier), until);
		assert_eq!(DayDeadlines::get(), vec![set]);
	});
}

#[test]
fn accredit_should_succeed_when_the_account_is_an_institution() {
	build_and_execute(|| {
		accredit(INSTITUTION);
		assert!(Verifiers::<Test>::contains_key(number(INSTITUTION)));
	});
}

#[test]
fn accredit_should_succeed_when_it_is_for_today_alone() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), TODAY));
	});
}

#[test]
fn accredit_should_keep_the_record_when_the_accreditation_was_revoked() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Accreditation::note(number(VERIFIER), Deed::Attested);
		assert_ok!(revoke(VERIFIER));
		accredit(VERIFIER);
		assert_eq!(found(VERIFIER).standing, Standing::Good);
		assert_eq!(found(VERIFIER).record, Record { attested: 1, ..Record::default() });
	});
}

#[test]
fn accredit_should_fail_when_nobody_applied() {
	build_and_execute(|| {
		for verifier in [number(VERIFIER), number(CITIZEN), LAST_PARTICIPANT + 1] {
			assert_noop!(accredit_until(verifier, UNTIL), Error::<Test>::NotApplied);
		}
	});
}

/// For another methodology than the council looked at.
#[test]
fn accredit_should_fail_when_the_applicant_applied_anew_meanwhile() {
	build_and_execute(|| {
		prepare(VERIFIER);
		let scope = vec![FIRST_METHODOLOGY].try_into().unwrap();
		let other = Application { scope, ..application() };
		assert_ok!(apply_with(VERIFIER, other, people(1..=5)));
		let council = RuntimeOrigin::signed(COUNCIL);
		let result = Accreditation::accredit(council, number(VERIFIER), 1, UNTIL);
		assert_noop!(result, Error::<Test>::ApplicationDiffers);
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
	});
}

#[test]
fn accredit_should_fail_when_the_account_was_closed_since() {
	build_and_execute(|| {
		prepare(VERIFIER);
		let verifier = number(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		assert_noop!(accredit_until(verifier, UNTIL), Error::<Test>::NotRegistered);
	});
}

#[test]
fn accredit_should_fail_when_the_last_day_is_over() {
	build_and_execute(|| {
		prepare(VERIFIER);
		let result = accredit_until(number(VERIFIER), Day(TODAY.0 - 1));
		assert_noop!(result, Error::<Test>::InThePast);
	});
}

#[test]
fn accredit_should_fail_when_the_certificate_expired_since() {
	build_and_execute(|| {
		let application = Application { qualification: qualification(TODAY), ..application() };
		assert_ok!(apply_with(VERIFIER, application, people(1..=5)));
		assert_ok!(attend(1..=5, TODAY));
		Today::set(&Day(TODAY.0 + 1));
		let result = accredit_until(number(VERIFIER), UNTIL);
		assert_noop!(result, Error::<Test>::QualificationExpired);
	});
}

#[test]
fn accredit_should_fail_when_too_few_attended() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_ok!(attend(1..=4, TODAY));
		let result = accredit_until(number(VERIFIER), UNTIL);
		assert_noop!(result, Error::<Test>::TooFewStaff);
	});
}

#[test]
fn accredit_should_fail_when_somebody_left_since() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(report(VERIFIER, vec![], vec![commitment(2)]));
		let result = accredit_until(number(VERIFIER), UNTIL);
		assert_noop!(result, Error::<Test>::TooFewStaff);
	});
}

#[test]
fn accredit_should_fail_when_the_verifier_is_accredited_or_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		apply(VERIFIER);
		assert_noop!(accredit_until(number(VERIFIER), UNTIL), Error::<Test>::AlreadyExists);
		suspend(VERIFIER);
		assert_noop!(accredit_until(number(VERIFIER), UNTIL), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn accredit_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		prepare(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Accreditation::accredit(origin, number(VERIFIER), 1, UNTIL), BadOrigin);
		}
	});
}
