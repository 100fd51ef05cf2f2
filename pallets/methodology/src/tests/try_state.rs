use polkadot_sdk::{frame_support::assert_err, sp_core::H256};

use super::{opine, publish, reject, submit, text, withdraw, CYCLING, CYCLING_REVISED};
use crate::{
	mock::*, Formulas, Methodologies, NextMethodology, NextVersion, OpenApplications, OpinionCount,
	Texts, Versions,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Methodology::do_try_state(), error);
	});
}

#[test]
fn try_state_should_fail_when_a_version_is_above_the_next() {
	broken("a version's number was never given", || {
		submit(CYCLING);
		NextVersion::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_methodology_is_above_the_next() {
	broken("a methodology's number was never given", || {
		submit(CYCLING);
		NextMethodology::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_version_is_below_the_first() {
	broken("a version's number was never given", || {
		submit(CYCLING);
		Versions::<Test>::insert(0, Versions::<Test>::take(1).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_methodology_is_below_the_first() {
	broken("a methodology's number was never given", || {
		submit(CYCLING);
		Methodologies::<Test>::insert(0, Methodologies::<Test>::take(1).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_number_was_given_to_nothing() {
	broken("a number was given to no version", || {
		submit(CYCLING);
		NextVersion::<Test>::put(3);
	});
	broken("a number was given to no methodology", || {
		submit(CYCLING);
		NextMethodology::<Test>::put(3);
	});
}

#[test]
fn try_state_should_fail_when_versions_are_miscounted() {
	broken("versions are miscounted", || {
		submit(CYCLING);
		Methodologies::<Test>::mutate(1, |methodology| methodology.as_mut().unwrap().versions = 2);
	});
}

#[test]
fn try_state_should_fail_when_a_title_is_not_that_of_the_text() {
	broken("a title differs", || {
		submit(CYCLING);
		Texts::<Test>::insert(1, text(CYCLING_REVISED));
	});
}

#[test]
fn try_state_should_fail_when_a_formula_is_that_of_another_text() {
	broken("a formula is not that of its text", || {
		let (first, second) = (publish(CYCLING), publish(CYCLING_REVISED));
		Formulas::<Test>::insert(first, Formulas::<Test>::get(second).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_digest_is_of_another_text() {
	broken("a digest is of another text", || {
		submit(CYCLING);
		Versions::<Test>::mutate(1, |version| version.as_mut().unwrap().text = H256::zero());
	});
}

#[test]
fn try_state_should_fail_when_a_text_is_missing() {
	broken("a version without text", || {
		submit(CYCLING);
		Texts::<Test>::remove(1);
	});
}

#[test]
fn try_state_should_fail_when_a_text_is_kept_of_a_version_rejected_or_withdrawn() {
	for end in [reject, withdraw] {
		broken("a text is kept of a version rejected or withdrawn", || {
			let (_, version) = submit(CYCLING);
			end(version);
			Texts::<Test>::insert(version, text(CYCLING));
		});
	}
}

#[test]
fn try_state_should_fail_when_an_applicant_is_not_the_developer() {
	broken("an applicant is not the developer", || {
		submit(CYCLING);
		let other = Some(number(REPORTER));
		Versions::<Test>::mutate(1, |version| version.as_mut().unwrap().applicant = other);
	});
}

#[test]
fn try_state_should_fail_when_applications_are_miscounted() {
	broken("applications are miscounted", || {
		submit(CYCLING);
		OpenApplications::<Test>::insert(number(DEVELOPER), 2);
	});
}

#[test]
fn try_state_should_fail_when_opinions_are_miscounted() {
	broken("opinions are miscounted", || {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		OpinionCount::<Test>::mutate(version, |tally| tally.favourable += 1);
	});
}
