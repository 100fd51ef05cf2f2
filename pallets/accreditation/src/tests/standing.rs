use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{
	mocks::MockSources, Accreditation as _, Capacity, Day, Sanctioned, Sources as _, VersionId,
};

use super::{
	accredit, accredit_until, apply_with, attend, lift, prepare, revoke, suspend, EDUCATED_UNTIL,
};
use crate::{mock::*, Application, Interest, Laboratory, Qualification};

fn is_good(account: u64) -> bool {
	Accreditation::in_good_standing(number(account), None)
}

fn declare(account: u64, interest: Interest) {
	assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(account), interest));
}

#[test]
fn standing_should_be_good_when_accredited() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert!(is_good(VERIFIER));
	});
}

#[test]
fn standing_should_not_be_good_when_never_accredited() {
	build_and_execute(|| {
		assert!(!is_good(VERIFIER));
		prepare(VERIFIER);
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_not_be_good_when_suspended_or_revoked() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert!(!is_good(VERIFIER));
		assert_ok!(revoke(VERIFIER));
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_not_be_good_when_the_account_is_closed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_be_good_when_the_suspension_is_lifted() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert!(is_good(VERIFIER));
	});
}

#[test]
fn standing_should_not_be_good_when_the_verifier_is_barred_as_such() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let whom = Sanctioned::Participant(number(VERIFIER));
		Barred::set(&vec![(whom, Capacity::Developer), (whom, Capacity::Reporter)]);
		assert!(is_good(VERIFIER));
		Barred::set(&vec![(whom, Capacity::Verifier)]);
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_be_good_to_the_end_of_the_last_day_when_the_accreditation_ends() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), Day(TODAY.0 + 10)));
		Today::set(&Day(TODAY.0 + 10));
		assert!(is_good(VERIFIER));
		Today::set(&Day(TODAY.0 + 11));
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_be_good_to_the_end_of_the_last_day_when_the_certificate_expires() {
	build_and_execute(|| {
		let qualification = qualification(Day(TODAY.0 + 10));
		let application = Application { qualification, ..application() };
		assert_ok!(apply_with(VERIFIER, application, people(1..=5)));
		assert_ok!(attend(1..=5, TODAY));
		assert_ok!(accredit_until(number(VERIFIER), EDUCATED_UNTIL));
		Today::set(&Day(TODAY.0 + 10));
		assert!(is_good(VERIFIER));
		Today::set(&Day(TODAY.0 + 11));
		assert!(!is_good(VERIFIER));
	});
}

#[test]
fn standing_should_be_good_for_the_versions_of_the_scope_alone_when_it_is_confined() {
	build_and_execute(|| {
		let scope = vec![FIRST_METHODOLOGY].try_into().unwrap();
		let application = Application { scope, ..application() };
		assert_ok!(apply_with(VERIFIER, application, people(1..=5)));
		assert_ok!(attend(1..=5, TODAY));
		assert_ok!(accredit_until(number(VERIFIER), EDUCATED_UNTIL));
		let is_good =
			|version: Option<VersionId>| Accreditation::in_good_standing(number(VERIFIER), version);
		// Either version of the methodology, and points without one.
		for version in [Some(CYCLING_VERSION), Some(CYCLING_REVISION), None] {
			assert!(is_good(version));
		}
		for version in [Some(SECOND_METHODOLOGYS_VERSION), Some(99)] {
			assert!(!is_good(version));
		}
	});
}

#[test]
fn standing_should_be_good_for_every_version_when_the_scope_is_empty() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for version in [CYCLING_VERSION, SECOND_METHODOLOGYS_VERSION] {
			assert!(Accreditation::in_good_standing(number(VERIFIER), Some(version)));
		}
	});
}

#[test]
fn interest_should_be_known_when_declared_in_that_source() {
	build_and_execute(|| {
		accredit(VERIFIER);
		declare(VERIFIER, Interest::Source(CYCLING));
		assert!(Accreditation::is_interested(number(VERIFIER), CYCLING));
	});
}

#[test]
fn interest_should_be_unknown_when_declared_in_another_source_or_by_another() {
	build_and_execute(|| {
		accredit(VERIFIER);
		accredit(INSTITUTION);
		declare(VERIFIER, Interest::Source(CYCLING));
		assert!(!Accreditation::is_interested(number(VERIFIER), CLEAN_PLATE));
		assert!(!Accreditation::is_interested(number(INSTITUTION), CYCLING));
	});
}

/// Three sources of one line, the last applied for after the interest in the middle one was declared.
#[test]
fn interest_should_be_in_the_whole_line_when_declared_in_the_middle_of_it() {
	build_and_execute(|| {
		let (second, third) = (CLEAN_PLATE, 7);
		accredit(VERIFIER);
		Lines::set(&vec![(second, CYCLING)]);
		declare(VERIFIER, Interest::Source(second));
		assert!(!Accreditation::is_interested(number(VERIFIER), third));
		AppliedFor::set(&vec![CYCLING, second, third, 8]);
		Lines::set(&vec![(second, CYCLING), (third, CYCLING)]);
		for source in [CYCLING, second, third] {
			assert!(Accreditation::is_interested(number(VERIFIER), source));
		}
		assert!(!Accreditation::is_interested(number(VERIFIER), 8));
	});
}

/// Whoever developed it or acted as its reporter; to be named is not to act.
#[test]
fn interest_should_be_in_whatever_the_participant_has_to_do_with_when_declared_in_it() {
	build_and_execute(|| {
		accredit(VERIFIER);
		declare(VERIFIER, Interest::Participant(number(CITIZEN)));
		assert!(!Accreditation::is_interested(number(VERIFIER), CYCLING));
		Reporters::set(&vec![number(CITIZEN)]);
		assert!(!Accreditation::is_interested(number(VERIFIER), CYCLING));
		MockSources::reported(CYCLING, number(CITIZEN));
		assert!(Accreditation::is_interested(number(VERIFIER), CYCLING));
		assert!(!Accreditation::is_interested(number(VERIFIER), CLEAN_PLATE));
		declare(VERIFIER, Interest::Participant(number(DEVELOPER)));
		assert!(Accreditation::is_interested(number(VERIFIER), CLEAN_PLATE));
	});
}

#[test]
fn verifier_should_verify_emissions_when_it_is_qualified_for_greenhouse_gases_and_in_good_standing()
{
	build_and_execute(|| {
		assert!(!Accreditation::verifies_emissions(number(VERIFIER)));
		accredit(VERIFIER);
		assert!(Accreditation::verifies_emissions(number(VERIFIER)));
		suspend(VERIFIER);
		assert!(!Accreditation::verifies_emissions(number(VERIFIER)));
	});
}

#[test]
fn verifier_should_verify_no_emissions_when_it_is_qualified_for_metering() {
	build_and_execute(|| {
		let qualification = Qualification::Metering {
			review: document(21),
			laboratory: Laboratory::Cma,
			number: b"CMA 1".to_vec().try_into().unwrap(),
			document: document(22),
			expires: Day(21_549),
		};
		let application = Application { qualification, ..application() };
		assert_ok!(apply_with(VERIFIER, application, people(1..=5)));
		assert_ok!(attend(1..=5, TODAY));
		assert_ok!(accredit_until(number(VERIFIER), EDUCATED_UNTIL));
		assert!(is_good(VERIFIER));
		assert!(!Accreditation::verifies_emissions(number(VERIFIER)));
	});
}

#[test]
fn verifier_should_be_involved_in_a_participant_when_it_is_that_or_declared_it() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let (verifier, other) = (number(VERIFIER), number(INSTITUTION));
		assert!(Accreditation::is_involved(verifier, verifier));
		assert!(!Accreditation::is_involved(verifier, other));
		declare(VERIFIER, Interest::Participant(other));
		assert!(Accreditation::is_involved(verifier, other));
	});
}
