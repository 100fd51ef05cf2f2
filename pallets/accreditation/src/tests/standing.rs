use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Accreditation as _, Capacity, Sanctioned};

use super::{accredit, reinstate, suspend};
use crate::mock::*;

#[test]
fn standing_should_be_good_when_accredited() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert!(Accreditation::in_good_standing(number(VERIFIER)));
	});
}

#[test]
fn standing_should_not_be_good_when_never_accredited() {
	build_and_execute(|| assert!(!Accreditation::in_good_standing(number(VERIFIER))));
}

#[test]
fn standing_should_not_be_good_when_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert!(!Accreditation::in_good_standing(number(VERIFIER)));
	});
}

#[test]
fn standing_should_not_be_good_when_the_account_is_closed() {
	build_and_execute(|| {
		let verifier = number(VERIFIER);
		accredit(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		assert!(!Accreditation::in_good_standing(verifier));
	});
}

#[test]
fn standing_should_not_be_good_when_a_sanction_bars_from_verifying() {
	build_and_execute(|| {
		let whom = Sanctioned::Participant(number(VERIFIER));
		accredit(VERIFIER);
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		assert!(Accreditation::in_good_standing(number(VERIFIER)));
		Barred::set(&vec![(whom, Capacity::Verifier)]);
		assert!(!Accreditation::in_good_standing(number(VERIFIER)));
	});
}

#[test]
fn standing_should_be_good_when_reinstated() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(reinstate(number(VERIFIER), VERIFIER));
		assert!(Accreditation::in_good_standing(number(VERIFIER)));
	});
}

#[test]
fn interest_should_be_known_when_declared_in_that_source() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
		assert!(Accreditation::is_interested(number(VERIFIER), CYCLING));
	});
}

#[test]
fn interest_should_be_unknown_when_declared_in_another_source_or_by_another() {
	build_and_execute(|| {
		accredit(VERIFIER);
		accredit(INSTITUTION);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
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
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), second));
		assert!(!Accreditation::is_interested(number(VERIFIER), third));
		AppliedFor::set(&vec![CYCLING, second, third, 8]);
		Lines::set(&vec![(second, CYCLING), (third, CYCLING)]);
		for source in [CYCLING, second, third] {
			assert!(Accreditation::is_interested(number(VERIFIER), source));
		}
		assert!(!Accreditation::is_interested(number(VERIFIER), 8));
	});
}
