use polkadot_sdk::{
	frame_support::{
		assert_err_with_weight, assert_noop, assert_ok,
		dispatch::{DispatchResult, DispatchResultWithPostInfo},
	},
	sp_io::hashing::blake2_256,
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_formula::Binding;
use suhui_primitives::{
	Actor, Capacity, Day, Matter, Sanctioned, Subject, Title, MAX_APPLICATIONS,
};

use super::{
	admit, apply, approve, assert_last_event, claim, developer, file, june, points_text, reject,
	terminate, title, try_apply, withdraw, BY_REDUCTION, BY_RIDES, DECLARATION, FOOD, NEW_YEAR,
	TRANSPORT,
};
use crate::{
	mock::*, ApplicationStage, Applications, Claim, Claims, Conflicts, Error, Event, FirstClaims,
	Involved, NextSource, OpenApplications, OutsideClaim, PointsRules, PointsTexts, Scenario,
	ScenarioStage, Terms, TermsOf, WeightInfo,
};

#[test]
fn apply_should_store_the_scenario_when_the_points_formula_is_sound() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		assert_eq!(
			crate::Scenarios::<Test>::get(1),
			Some(Scenario {
				developer: number(DEVELOPER),
				title: title("绿色出行"),
				kind: TRANSPORT,
				applied: Day(20_123),
				declaration: DECLARATION,
				stage: ScenarioStage::Applied,
				frozen: None,
				succeeds: None,
				line: 1,
				terms: 1,
			})
		);
	});
}

#[test]
fn apply_should_store_the_first_terms_when_the_points_formula_is_sound() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		assert_eq!(
			TermsOf::<Test>::get(1, 1),
			Some(Terms {
				version: Some(PUBLISHED),
				text: blake2_256(BY_REDUCTION.as_bytes()).into(),
				document: document(1),
				proposed: Day(20_123),
			})
		);
	});
}

#[test]
fn apply_should_keep_the_points_formula_unchanged_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		assert_eq!(PointsTexts::<Test>::get(1, 1), Some(points_text(BY_REDUCTION)));
	});
}

#[test]
fn apply_should_bind_the_reduction_when_the_points_formula_takes_it() {
	build_and_execute(|| {
		assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
		let rule = PointsRules::<Test>::get(1, 1).unwrap();
		assert_eq!((rule.inputs, rule.bindings.into_inner()), (2, vec![Binding::Reduction]));
	});
}

#[test]
fn apply_should_bind_inputs_by_name_when_the_points_formula_takes_the_record() {
	build_and_execute(|| {
		let points = "points \"By both\"
			input distance : km, decimals 3, from 0 to 300
			input rides : 1, decimals 0, from 0 to 20
			parameter each : points = 3 source \"Rules\"
			parameter rate : points/km = 1 source \"Rules\"
			result points = rides * each + distance * rate
			vector distance = 2.5, rides = 1 -> 5";
		assert_ok!(try_apply(Some(PUBLISHED), points));
		let bindings = PointsRules::<Test>::get(1, 1).unwrap().bindings;
		assert_eq!(bindings.into_inner(), [Binding::Input(1), Binding::Input(0)]);
	});
}

#[test]
fn apply_should_take_the_formulas_own_inputs_when_there_is_no_methodology() {
	build_and_execute(|| {
		assert_ok!(try_apply(None, BY_RIDES));
		let rule = PointsRules::<Test>::get(1, 1).unwrap();
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
		assert_last_event(Event::Applied { source: 2, developer: number(DEVELOPER) });
	});
}

#[test]
fn apply_should_give_the_operator_five_working_days_when_it_succeeds() {
	build_and_execute(|| {
		let source = apply();
		assert_eq!(Applications::<Test>::get(source), Some(ApplicationStage::Submitted(june(1))));
		let subject = Subject::Completion(Matter::Scenario(source));
		assert_eq!(WorkingDeadlines::get(), [(subject, Actor::Operator, june(1), 5)]);
	});
}

fn apply_with(claims: &[OutsideClaim]) -> DispatchResult {
	let (title, claims) = (title("绿色出行"), FirstClaims::truncate_from(claims.to_vec()));
	let (kind, points) = (FOOD, points_text(BY_RIDES));
	Scenarios::apply(developer(), title, kind, None, points, document(1), DECLARATION, claims, None)
		.map(|_| ())
		.map_err(|refusal| refusal.error)
}

#[test]
fn apply_should_enter_the_claims_in_the_register_when_some_are_told() {
	build_and_execute(|| {
		let claims = [claim(1, 30), claim(5, 5)];
		assert_ok!(apply_with(&claims));
		let entered = claims.map(|claim| Claim { claim, declared: june(1), conflict: None });
		assert_eq!(Claims::<Test>::get(1).into_inner(), entered);
		assert_last_event(Event::ClaimDeclared { source: 1, claim: 2, details: claims[1] });
	});
}

/// What is covered is another's: the scenario has no batches yet.
#[test]
fn apply_should_find_no_conflict_when_claims_are_told() {
	build_and_execute(|| {
		assert_ok!(apply_with(&[claim(1, 30)]));
		assert_eq!(Conflicts::<Test>::iter().count(), 0);
	});
}

#[test]
fn apply_should_fail_when_a_claim_runs_backwards() {
	build_and_execute(|| {
		assert_noop!(apply_with(&[claim(1, 1), claim(2, 1)]), Error::<Test>::InvalidPeriod);
	});
}

#[test]
fn apply_should_fail_when_the_participant_is_barred() {
	build_and_execute(|| {
		let whom = Sanctioned::Participant(number(DEVELOPER));
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		assert_ok!(apply_as_developer());
		Barred::set(&vec![(whom, Capacity::Developer)]);
		assert_noop!(apply_as_developer(), Error::<Test>::Barred);
	});
}

#[test]
fn apply_should_note_the_developers_interest_when_it_succeeds() {
	build_and_execute(|| {
		let source = apply();
		assert!(Involved::<Test>::contains_key(source, number(DEVELOPER)));
	});
}

fn try_apply_as(origin: RuntimeOrigin, title: Title) -> DispatchResultWithPostInfo {
	let points = points_text(BY_RIDES);
	let claims = FirstClaims::default();
	Scenarios::apply(origin, title, FOOD, None, points, document(1), DECLARATION, claims, None)
}

fn apply_as(origin: RuntimeOrigin, title: Title) -> DispatchResult {
	try_apply_as(origin, title).map(|_| ()).map_err(|refusal| refusal.error)
}

fn apply_as_developer() -> DispatchResult {
	apply_as(RuntimeOrigin::signed(DEVELOPER), title("光盘行动"))
}

#[test]
fn apply_should_fail_when_the_participant_has_as_many_applications_as_may_be() {
	build_and_execute(|| {
		(0..MAX_APPLICATIONS).for_each(|_| assert_eq!(apply_as_developer(), Ok(())));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 8);
		assert_noop!(apply_as_developer(), Error::<Test>::TooManyApplications);
		// Another's are counted by themselves.
		assert_ok!(apply_as(RuntimeOrigin::signed(CITIZEN), title("光盘行动")));
	});
}

#[test]
fn apply_should_succeed_again_when_an_application_is_admitted_rejected_or_withdrawn() {
	build_and_execute(|| {
		let sources: Vec<_> = (0..MAX_APPLICATIONS).map(|_| apply()).collect();
		approve(sources[0]);
		assert_ok!(file(sources[0], NEW_YEAR));
		apply();
		assert_noop!(apply_as_developer(), Error::<Test>::TooManyApplications);
		reject(sources[1]);
		apply();
		assert_noop!(apply_as_developer(), Error::<Test>::TooManyApplications);
		assert_ok!(withdraw(sources[2]));
		apply();
		assert_noop!(apply_as_developer(), Error::<Test>::TooManyApplications);
	});
}

#[test]
fn apply_should_leave_the_count_as_it_is_when_another_scenario_is_terminated() {
	build_and_execute(|| {
		let terminated = admit();
		apply();
		terminate(terminated);
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn apply_should_not_charge_for_the_length_when_it_fails_before_compiling() {
	build_and_execute(|| {
		let origin = || RuntimeOrigin::signed(DEVELOPER);
		let taken = Some(<() as WeightInfo>::refused());
		assert_err_with_weight!(
			try_apply_as(origin(), title(" ")),
			Error::<Test>::InvalidText,
			taken
		);
		// Read and refused, before anything is proven.
		let broken = || {
			let points = points_text("points \"Test\" result points 1 points");
			let (title, document, claims) = (title("Test"), document(1), FirstClaims::default());
			Scenarios::apply(
				origin(),
				title,
				FOOD,
				None,
				points,
				document,
				DECLARATION,
				claims,
				None,
			)
		};
		let taken = Some(<() as WeightInfo>::apply(36));
		assert_err_with_weight!(broken(), Error::<Test>::FormulaSyntax, taken);
	});
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
		assert_noop!(try_apply(Some(PUBLISHED + 2), BY_REDUCTION), Error::<Test>::NotPublished);
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
