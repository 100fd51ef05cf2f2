use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_formula::Binding;
use suhui_primitives::{Day, Title};

use super::{apply, assert_last_event, points_text, title, try_apply, BY_REDUCTION, BY_RIDES};
use crate::{
	mock::*, Category, Error, Event, NextSource, PointsRules, PointsTexts, Scenario, ScenarioStage,
};

#[test]
fn apply_should_store_the_scenario_when_the_points_formula_is_sound() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		assert_eq!(
			crate::Scenarios::<Test>::get(1),
			Some(Scenario {
				developer: DEVELOPER,
				title: title("绿色出行"),
				category: Category::Transport,
				version: Some(PUBLISHED),
				document: document(1),
				applied: Day(20_123),
				stage: ScenarioStage::Review,
			})
		);
	});
}

#[test]
fn apply_should_keep_the_points_formula_unchanged_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		assert_eq!(PointsTexts::<Test>::get(1), Some(points_text(BY_REDUCTION)));
	});
}

#[test]
fn apply_should_bind_the_reduction_when_the_points_formula_takes_it() {
	build_and_execute(|| {
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		let rule = PointsRules::<Test>::get(1).unwrap();
		assert_eq!((rule.inputs, rule.bindings.into_inner()), (2, vec![Binding::Reduction]));
	});
}

#[test]
fn apply_should_bind_inputs_by_name_when_the_points_formula_takes_the_record() {
	build_and_execute(|| {
		let points = "points \"By both\"
			input distance : km, decimals 3, from 0 to 300
			input rides : 1, decimals 0, from 0 to 20
			result points = rides * 3 points + distance * 1 [points/km]
			vector distance = 2.5, rides = 1 -> 5";
		assert_ok!(try_apply(Some(PUBLISHED), points));
		let bindings = PointsRules::<Test>::get(1).unwrap().bindings;
		assert_eq!(bindings.into_inner(), [Binding::Input(1), Binding::Input(0)]);
	});
}

#[test]
fn apply_should_take_the_formulas_own_inputs_when_there_is_no_methodology() {
	build_and_execute(|| {
		assert_ok!(try_apply(None, BY_RIDES));
		let rule = PointsRules::<Test>::get(1).unwrap();
		assert_eq!((rule.inputs, rule.bindings.into_inner()), (1, vec![Binding::Input(0)]));
	});
}

#[test]
fn apply_should_number_sources_from_one_when_called_again() {
	build_and_execute(|| {
		assert_eq!((apply(), apply()), (1, 2));
		assert_eq!(NextSource::<Test>::get(), 3);
	});
}

#[test]
fn apply_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		apply();
		apply();
		assert_last_event(Event::Applied { source: 2, developer: DEVELOPER });
	});
}

fn apply_as(origin: RuntimeOrigin, title: Title) -> DispatchResult {
	let points = points_text(BY_RIDES);
	Scenarios::apply(origin, title, Category::Food, None, points, document(1))
}

#[test]
fn apply_should_fail_when_the_account_is_not_registered() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_noop!(apply_as(origin, title("光盘行动")), Error::<Test>::NotRegistered);
	});
}

#[test]
fn apply_should_fail_when_the_title_is_blank() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(apply_as(origin, title(" ")), Error::<Test>::InvalidText);
	});
}

#[test]
fn apply_should_fail_when_the_title_is_not_utf8() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(DEVELOPER);
		let title = vec![0xff, 0xfe].try_into().unwrap();
		assert_noop!(apply_as(origin, title), Error::<Test>::InvalidText);
	});
}

#[test]
fn apply_should_fail_when_the_title_holds_a_control_character() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(apply_as(origin, title("a\u{7}")), Error::<Test>::InvalidText);
	});
}

#[test]
fn apply_should_fail_when_the_title_holds_an_invisible_character() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(apply_as(origin, title("光盘\u{202e}行动")), Error::<Test>::InvalidText);
	});
}

#[test]
fn apply_should_fail_when_the_version_is_not_published() {
	build_and_execute(|| {
		assert_noop!(try_apply(Some(PUBLISHED + 1), BY_REDUCTION), Error::<Test>::NotPublished);
	});
}

#[test]
fn apply_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(apply_as(origin, title("光盘行动")), BadOrigin);
		}
	});
}

#[test]
fn apply_should_fail_when_sources_are_numbered_out() {
	new_test_ext().execute_with(|| {
		NextSource::<Test>::put(u32::MAX);
		assert_noop!(try_apply(None, BY_RIDES), ArithmeticError::Overflow);
	});
}
