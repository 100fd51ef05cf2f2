use polkadot_sdk::frame_support::{assert_err, assert_ok};

use super::{admit, apply, points_text, reject, set_reporters, try_apply, BY_REDUCTION, BY_RIDES};
use crate::{
	mock::*, Involved, NextSource, OpenApplications, PointsRules, PointsTexts, Reporters,
	ScenarioStage,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Scenarios::do_try_state(), error);
	});
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
fn try_state_should_fail_when_a_developer_is_nobody() {
	broken("a developer's number was never given", || {
		let source = apply();
		crate::Scenarios::<Test>::mutate(source, |scenario| {
			scenario.as_mut().unwrap().developer = LAST_PARTICIPANT + 1
		});
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
fn try_state_should_fail_when_a_reporter_is_not_involved() {
	broken("a reporter is not involved", || {
		let source = apply();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		Involved::<Test>::remove(source, number(REPORTER));
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
}

#[test]
fn try_state_should_fail_when_a_title_is_no_text() {
	broken("a scenario's title is not text", || {
		let source = apply();
		crate::Scenarios::<Test>::mutate(source, |scenario| {
			scenario.as_mut().unwrap().title = Default::default()
		});
	});
}

#[test]
fn try_state_should_fail_when_a_version_is_not_published() {
	broken("a version is not published", || {
		let source = apply();
		crate::Scenarios::<Test>::mutate(source, |scenario| {
			scenario.as_mut().unwrap().version = Some(PUBLISHED + 1)
		});
	});
}

#[test]
fn try_state_should_fail_when_a_rule_is_that_of_another_source() {
	broken("a rule is not its source's", || {
		let source = apply();
		assert_ok!(try_apply(None, BY_RIDES));
		PointsRules::<Test>::insert(source, PointsRules::<Test>::get(2).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_points_formula_is_another() {
	broken("a points formula is not its digest's", || {
		let source = apply();
		PointsTexts::<Test>::insert(source, points_text(&BY_REDUCTION.replace("500", "400")));
	});
}

#[test]
fn try_state_should_fail_when_a_rejected_scenario_keeps_its_formula() {
	broken("a rejected scenario with points formula", || {
		let source = apply();
		let rule = PointsRules::<Test>::get(source).unwrap();
		reject(source);
		PointsRules::<Test>::insert(source, rule);
	});
	broken("a rejected scenario with points formula", || {
		let source = admit();
		crate::Scenarios::<Test>::mutate(source, |scenario| {
			scenario.as_mut().unwrap().stage = ScenarioStage::Rejected(Today::get())
		});
	});
}

#[test]
fn try_state_should_fail_when_a_points_formula_is_missing() {
	broken("a scenario without points formula", || {
		let source = apply();
		PointsTexts::<Test>::remove(source);
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
