use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	sp_core::H256,
};
use suhui_primitives::{
	mocks::MockDeadlines, Actor, Day, Deadlines, Matter, Outcome, Subject, VersionId,
};

use super::{
	accept, answer, file, filed, noticed, object, panel, publish, reject, submit, text, withdraw,
	CYCLING, CYCLING_REVISED,
};
use crate::{
	mock::*, Answer, Formulas, LastObjection, Methodologies, NextMethodology, NextVersion,
	Objected, Objection, Objections, OpenApplications, OpenObjections, Stage, Texts, Version,
	Versions,
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

fn alter(version: VersionId, change: impl FnOnce(&mut Version)) {
	Versions::<Test>::mutate(version, |found| change(found.as_mut().unwrap()));
}

fn alter_objection(version: VersionId, change: impl FnOnce(&mut Objection)) {
	Objections::<Test>::mutate(version, 1, |found| change(found.as_mut().unwrap()));
}

/// A version in notice, to which [`REPORTER`] objects.
fn objected() -> VersionId {
	let version = noticed();
	assert_ok!(object(version, REPORTER));
	version
}

fn set_due(subject: Subject) {
	assert_ok!(MockDeadlines::set(subject, Actor::Operator, Today::get(), 5));
}

#[test]
fn try_state_should_fail_when_a_receipt_is_not_due_as_its_version_stands() {
	broken("a receipt is not due as its version stands", || {
		let (_, version) = submit(CYCLING);
		assert_ok!(MockDeadlines::dropped(Subject::Completion(Matter::Methodology(version))));
	});
	broken("a receipt is not due as its version stands", || {
		let version = publish(CYCLING);
		set_due(Subject::Completion(Matter::Methodology(version)));
	});
}

#[test]
fn try_state_should_fail_when_an_evaluation_is_not_due_as_its_version_stands() {
	broken("an evaluation is not due as its version stands", || {
		let (_, version) = submit(CYCLING);
		accept(version);
		assert_ok!(MockDeadlines::dropped(Subject::Evaluation(version)));
	});
	broken("an evaluation is not due as its version stands", || {
		set_due(Subject::Evaluation(noticed()));
	});
}

#[test]
fn try_state_should_fail_when_a_version_came_in_before_it_was_submitted() {
	broken("a version came in before it was submitted", || {
		let (_, version) = submit(CYCLING);
		alter(version, |found| found.received = Day(16_840));
	});
}

#[test]
fn try_state_should_fail_when_a_notice_ends_before_it_begins() {
	broken("a notice ends before it begins", || {
		let (version, from) = (noticed(), Today::get());
		alter(version, |found| found.stage = Stage::Notice { round: 1, from, last: from });
	});
}

#[test]
fn try_state_should_fail_when_a_panel_did_not_favour_its_version() {
	let reached: [fn() -> VersionId; 3] = [noticed, filed, || publish(CYCLING)];
	for reach in reached {
		broken("a panel did not favour its version", || {
			panel(reach(), 1, Outcome::Adverse { all: true });
		});
	}
}

#[test]
fn try_state_should_fail_when_a_version_was_favoured_in_an_earlier_round_alone() {
	broken("a panel did not favour its version", || {
		panel(publish(CYCLING), 2, Outcome::Open);
	});
}

#[test]
fn try_state_should_fail_when_a_version_was_published_without_a_panel() {
	broken("a version was published without a panel", || {
		publish(CYCLING);
		suhui_primitives::mocks::Outcomes::set(&vec![]);
	});
}

#[test]
fn try_state_should_fail_when_an_objection_is_to_no_version() {
	broken("an objection to no version", || {
		let version = objected();
		let found = Objections::<Test>::get(version, 1).unwrap();
		Objections::<Test>::insert(version + 1, 1, found);
	});
}

#[test]
fn try_state_should_fail_when_an_applicant_objects() {
	broken("an applicant objects", || {
		alter_objection(objected(), |found| found.by = number(DEVELOPER));
	});
}

#[test]
fn try_state_should_fail_when_a_participant_objects_twice_in_a_round() {
	broken("a participant objects twice in a round", || {
		let version = objected();
		assert_ok!(object(version, CITIZEN));
		alter_objection(version, |found| found.by = number(CITIZEN));
	});
}

#[test]
fn try_state_should_fail_when_an_answer_is_not_due_as_its_objection_stands() {
	broken("an answer is not due as its objection stands", || {
		let version = objected();
		assert_ok!(MockDeadlines::dropped(Subject::Objection(version, 1)));
	});
	broken("an answer is not due as its objection stands", || {
		let version = objected();
		assert_ok!(answer(version, 1, false));
		set_due(Subject::Objection(version, 1));
	});
}

#[test]
fn try_state_should_fail_when_a_version_was_filed_before_an_objection_was_answered() {
	broken("an objection fell though none of its round was upheld", || {
		let version = objected();
		assert_ok!(answer(version, 1, false));
		file(version);
		alter_objection(version, |found| found.answer = None);
	});
}

#[test]
fn try_state_should_fail_when_two_objections_of_a_round_were_upheld() {
	broken("two objections of one round were upheld", || {
		let version = objected();
		assert_ok!(object(version, CITIZEN));
		assert_ok!(answer(version, 2, true));
		let (upheld, document, day) = (true, document(11), Today::get());
		alter_objection(version, |found| found.answer = Some(Answer { upheld, document, day }));
	});
}

#[test]
fn try_state_should_fail_when_objections_are_misnumbered() {
	broken("objections are misnumbered", || {
		let version = objected();
		LastObjection::<Test>::insert(version, 2);
	});
	broken("objections are numbered that are not there", || {
		LastObjection::<Test>::insert(noticed(), 1);
	});
}

#[test]
fn try_state_should_fail_when_others_are_open_than_wait_for_an_answer() {
	broken("others are open than wait for an answer", || {
		let version = objected();
		OpenObjections::<Test>::remove(version, 1);
	});
	broken("others are open than wait for an answer", || {
		let version = objected();
		assert_ok!(answer(version, 1, true));
		OpenObjections::<Test>::insert(version, 1, ());
	});
}

#[test]
fn try_state_should_fail_when_others_objected_than_whose_objections_there_are() {
	broken("others objected than whose objections there are", || {
		let version = objected();
		Objected::<Test>::insert((version, 1), number(CITIZEN), ());
	});
}
