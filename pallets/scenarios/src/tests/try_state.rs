use polkadot_sdk::frame_support::{assert_err, assert_ok};

use super::{apply, set_reporters, try_apply, BY_RIDES};
use crate::{mock::*, NextSource, PointsRules, PointsTexts, Reporters};

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
		assert_ok!(set_reporters(source, &[REPORTER]));
		Reporters::<Test>::insert(source, crate::ReporterList::truncate_from(vec![REPORTER; 2]));
	});
}

#[test]
fn try_state_should_fail_when_reporters_are_of_no_scenario() {
	broken("reporters of no scenario", || {
		Reporters::<Test>::insert(3, crate::ReporterList::truncate_from(vec![REPORTER]));
	});
}
