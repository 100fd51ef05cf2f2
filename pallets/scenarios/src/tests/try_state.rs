use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Day, SourceId, TermsNumber, FIRST_NUMBER, MAX_APPLICATIONS};

use super::{
	admit, admit_terms, apply, june, points_text, propose, reject, reject_terms, revise,
	set_reporters, try_apply_as, withdraw, BY_HALF, BY_REDUCTION, NEW_YEAR,
};
use crate::{
	mock::*, AdmittedScenarios, FirstDays, InForce, Involved, Latest, NextSource, OpenApplications,
	PointsRules, PointsTexts, Reporters, Scenario, ScenarioStage, SucceededFrom, Terms, TermsOf,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Scenarios::do_try_state(), error);
	});
}

fn change(source: SourceId, change: impl FnOnce(&mut Scenario)) {
	crate::Scenarios::<Test>::mutate(source, |scenario| change(scenario.as_mut().unwrap()));
}

fn set_in_force(source: SourceId, first_days: &[(TermsNumber, Day)]) {
	InForce::<Test>::insert(source, FirstDays::truncate_from(first_days.to_vec()));
}

#[test]
fn try_state_should_fail_when_a_scenario_is_above_the_next() {
	broken("a scenario's number was never given", || {
		apply();
		NextSource::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_is_below_the_first() {
	broken("a scenario's number was never given", || {
		let source = apply();
		crate::Scenarios::<Test>::insert(0, crate::Scenarios::<Test>::get(source).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_number_was_given_to_no_scenario() {
	broken("a number was given to no scenario", || {
		apply();
		NextSource::<Test>::put(3);
	});
}

#[test]
fn try_state_should_fail_when_a_developer_is_nobody() {
	broken("a developer's number was never given", || {
		let source = apply();
		change(source, |scenario| scenario.developer = LAST_PARTICIPANT + 1);
	});
}

#[test]
fn try_state_should_fail_when_a_developer_is_not_involved() {
	broken("a developer is not involved", || {
		let source = apply();
		Involved::<Test>::remove(source, number(DEVELOPER));
	});
}

#[test]
fn try_state_should_fail_when_someone_is_involved_in_no_scenario() {
	broken("someone is involved in no scenario", || {
		Involved::<Test>::insert(3, number(REPORTER), ());
	});
}

#[test]
fn try_state_should_fail_when_applications_are_not_counted() {
	broken("applications are not counted as they are", || {
		apply();
		OpenApplications::<Test>::remove(number(DEVELOPER));
	});
	broken("applications are not counted as they are", || {
		admit();
		OpenApplications::<Test>::insert(number(DEVELOPER), 1);
	});
	broken("applications are not counted as they are", || {
		OpenApplications::<Test>::insert(number(DEVELOPER), 0);
	});
	broken("applications are not counted as they are", || {
		assert_ok!(propose(admit()));
		OpenApplications::<Test>::remove(number(DEVELOPER));
	});
}

#[test]
fn try_state_should_fail_when_admitted_scenarios_are_not_counted() {
	let error = "admitted scenarios are not counted as they are";
	broken(error, || {
		admit();
		AdmittedScenarios::<Test>::remove(number(DEVELOPER));
	});
	broken(error, || {
		apply();
		AdmittedScenarios::<Test>::insert(number(DEVELOPER), 1);
	});
	broken(error, || AdmittedScenarios::<Test>::insert(number(DEVELOPER), 0));
}

#[test]
fn try_state_should_fail_when_more_applications_are_open_than_may_be() {
	broken("more applications are open than may be", || {
		for _ in 0..=MAX_APPLICATIONS {
			OpenApplications::<Test>::remove(number(DEVELOPER));
			apply();
		}
	});
}

#[test]
fn try_state_should_fail_when_a_title_is_no_text() {
	broken("a scenario's title is not text", || {
		let source = apply();
		change(source, |scenario| scenario.title = Default::default());
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_that_succeeds_none_has_another_line() {
	broken("a scenario that succeeds none goes on with a line", || {
		let (first, second) = (apply(), apply());
		change(second, |scenario| scenario.line = first);
	});
}

/// A scenario that succeeds another; their numbers, that of the successor first.
fn succession() -> (SourceId, SourceId) {
	let predecessor = apply();
	let developed = try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(predecessor));
	assert_ok!(developed);
	(predecessor + 1, predecessor)
}

#[test]
fn try_state_should_fail_when_a_line_is_not_that_of_the_predecessor() {
	broken("a line is not that of whom it succeeds", || {
		let (successor, _) = succession();
		change(successor, |scenario| scenario.line = successor);
		Involved::<Test>::insert(successor, number(DEVELOPER), ());
	});
}

#[test]
fn try_state_should_fail_when_a_predecessor_is_not_before() {
	broken("a scenario succeeds one that is not before it", || {
		let (successor, _) = succession();
		change(successor, |scenario| scenario.succeeds = Some(successor));
	});
}

#[test]
fn try_state_should_fail_when_a_predecessor_is_unknown() {
	broken("a scenario succeeds none there is", || {
		let (successor, _) = succession();
		change(successor, |scenario| scenario.succeeds = Some(0));
	});
}

#[test]
fn try_state_should_fail_when_terms_are_missing_or_were_never_proposed() {
	broken("terms are not numbered as they were proposed", || {
		let source = admit();
		revise(source, june(15));
		TermsOf::<Test>::remove(source, 1);
	});
	broken("terms are not numbered as they were proposed", || {
		let source = admit();
		TermsOf::<Test>::insert(source, 2, TermsOf::<Test>::get(source, 1).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_has_more_terms_than_may_be() {
	broken("a scenario has more terms than may be", || {
		let source = admit();
		let terms = TermsOf::<Test>::get(source, 1).unwrap();
		(2..=65).for_each(|number| TermsOf::<Test>::insert(source, number, terms));
		change(source, |scenario| scenario.terms = 65);
	});
}

#[test]
fn try_state_should_fail_when_a_version_is_not_published() {
	broken("a methodology version is not published", || {
		let source = apply();
		TermsOf::<Test>::mutate(source, 1, |terms| {
			terms.as_mut().unwrap().version = Some(REVISED + 1)
		});
	});
}

#[test]
fn try_state_should_fail_when_a_rule_is_that_of_other_terms() {
	broken("a rule is not that of its terms", || {
		let source = admit();
		assert_ok!(propose(source));
		PointsRules::<Test>::insert(source, 1, PointsRules::<Test>::get(source, 2).unwrap());
	});
	broken("a rule is not that of its terms", || {
		let source = admit();
		PointsRules::<Test>::remove(source, 1);
	});
}

#[test]
fn try_state_should_fail_when_a_points_formula_is_another() {
	broken("a points formula is not its digest's", || {
		let source = apply();
		PointsTexts::<Test>::insert(source, 1, points_text(BY_HALF));
	});
}

#[test]
fn try_state_should_fail_when_a_points_formula_is_missing() {
	broken("terms without points formula", || {
		let source = admit();
		PointsTexts::<Test>::remove(source, 1);
	});
	broken("terms without points formula", || {
		let source = admit();
		assert_ok!(propose(source));
		PointsTexts::<Test>::remove(source, 2);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_applied_for_has_no_rule() {
	broken("a rule is not that of its terms", || {
		let source = apply();
		PointsRules::<Test>::remove(source, 1);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_rejected_or_withdrawn_keeps_its_formula() {
	let ends: [fn(SourceId); 2] = [reject, |source| {
		assert_ok!(withdraw(source));
	}];
	for end in ends {
		broken("terms rejected or withdrawn with points formula", || {
			let source = apply();
			let rule = PointsRules::<Test>::get(source, 1).unwrap();
			end(source);
			PointsRules::<Test>::insert(source, 1, rule);
		});
		broken("terms rejected or withdrawn with points formula", || {
			let source = apply();
			end(source);
			PointsTexts::<Test>::insert(source, 1, points_text(BY_REDUCTION));
		});
	}
}

#[test]
fn try_state_should_fail_when_terms_rejected_or_withdrawn_keep_their_formula() {
	for end in [reject_terms, withdraw] {
		broken("terms rejected or withdrawn with points formula", || {
			let source = admit();
			assert_ok!(propose(source));
			assert_ok!(end(source));
			PointsTexts::<Test>::insert(source, 2, points_text(BY_HALF));
		});
	}
}

#[test]
fn try_state_should_fail_when_terms_but_the_last_are_proposed() {
	broken("terms rejected or withdrawn with points formula", || {
		let source = admit();
		assert_ok!(propose(source));
		let rule = PointsRules::<Test>::get(source, 2).unwrap();
		assert_ok!(reject_terms(source));
		assert_ok!(propose(source));
		PointsTexts::<Test>::insert(source, 2, points_text(BY_HALF));
		PointsRules::<Test>::insert(source, 2, rule);
	});
}

#[test]
fn try_state_should_fail_when_the_first_terms_are_not_in_force_as_admitted() {
	broken("first terms are not in force as the scenario was admitted", || {
		let source = admit();
		set_in_force(source, &[]);
		PointsTexts::<Test>::remove(source, FIRST_NUMBER);
		PointsRules::<Test>::remove(source, FIRST_NUMBER);
	});
	broken("first terms are not in force as the scenario was admitted", || {
		let source = admit();
		change(source, |scenario| scenario.stage = ScenarioStage::Rejected(Today::get()));
	});
}

#[test]
fn try_state_should_fail_when_terms_in_force_do_not_ascend() {
	broken("terms in force do not ascend", || {
		let source = admit();
		revise(source, june(15));
		set_in_force(source, &[(1, NEW_YEAR), (2, june(15)), (2, june(16))]);
	});
}

#[test]
fn try_state_should_fail_when_first_days_do_not_ascend() {
	broken("first days do not ascend", || {
		let source = admit();
		revise(source, june(15));
		set_in_force(source, &[(1, june(15)), (2, june(15))]);
	});
}

#[test]
fn try_state_should_fail_when_terms_in_force_are_unknown() {
	broken("unknown terms are in force", || {
		let source = admit();
		set_in_force(source, &[(1, NEW_YEAR), (2, june(15))]);
	});
}

#[test]
fn try_state_should_fail_when_terms_are_in_force_before_they_were_proposed() {
	broken("terms are in force before they were proposed", || {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(propose(source));
		assert_ok!(admit_terms(source, june(10)));
		set_in_force(source, &[(1, NEW_YEAR), (2, june(9))]);
	});
	broken("terms are in force before they were proposed", || {
		Today::set(&june(10));
		let (successor, _) = succession();
		assert_ok!(admit_terms(successor, june(10)));
		set_in_force(successor, &[(1, june(9))]);
	});
}

#[test]
fn try_state_should_fail_when_something_is_of_no_scenario_or_terms() {
	let terms = Terms {
		version: None,
		text: Default::default(),
		document: document(1),
		proposed: NEW_YEAR,
	};
	broken("terms of no scenario", || TermsOf::<Test>::insert(3, 1, terms));
	broken("terms are in force of no scenario", || set_in_force(3, &[(1, NEW_YEAR)]));
	broken("a points formula of no terms", || {
		PointsTexts::<Test>::insert(apply(), 2, points_text(BY_HALF));
	});
	broken("a rule of no terms", || {
		let source = apply();
		PointsRules::<Test>::insert(source, 2, PointsRules::<Test>::get(source, 1).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_reporter_is_named_twice() {
	broken("a reporter is named twice", || {
		let source = apply();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		Reporters::<Test>::insert(
			source,
			crate::ReporterList::truncate_from(vec![number(REPORTER); 2]),
		);
	});
}

#[test]
fn try_state_should_fail_when_reporters_are_of_no_scenario() {
	broken("reporters of no scenario", || {
		Reporters::<Test>::insert(3, crate::ReporterList::truncate_from(vec![number(REPORTER)]));
	});
}

/// A scenario admitted from new year on, and its successor from 15 June on.
fn succeeded() -> [SourceId; 2] {
	let first = admit();
	let second = NextSource::<Test>::get();
	assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(first)));
	assert_ok!(admit_terms(second, june(15)));
	[first, second]
}

#[test]
fn try_state_should_fail_when_scenarios_of_a_line_do_not_begin_one_after_the_other() {
	for from in [june(15), june(16)] {
		broken("scenarios of a line do not begin one after the other", || {
			let [first, _] = succeeded();
			set_in_force(first, &[(1, from)]);
		});
	}
}

#[test]
fn try_state_should_fail_when_the_latest_of_a_line_is_another() {
	broken("the latest of a line is not the one admitted last", || {
		let [first, _] = succeeded();
		Latest::<Test>::insert(first, first);
	});
	broken("the latest of a line is not the one admitted last", || {
		Latest::<Test>::insert(apply(), 1);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_does_not_end_where_the_next_one_begins() {
	broken("a scenario does not end where the next one begins", || {
		let [first, _] = succeeded();
		SucceededFrom::<Test>::insert(first, june(14));
	});
	broken("a scenario does not end where the next one begins", || {
		let [_, second] = succeeded();
		SucceededFrom::<Test>::insert(second, june(20));
	});
}
