//! Projects: of institutions and organisations, under a methodology, without points (Art. 46).

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError,
};
use suhui_formula::Formula;
use suhui_primitives::{
	mocks::INSTITUTION, Methodologies as _, Rule, SourceId, Sources as _, VersionId,
};

use super::{
	admit, approve, assert_last_event, file, june, points_text, title, try_apply_as, BY_REDUCTION,
	BY_RIDES, DECLARATION, NEW_YEAR, TRANSPORT,
};
use crate::{
	mock::*, Config, Error, Event, FirstClaims, PointsRule, PointsRules, PointsTexts, SourceKind,
	TermsOf,
};

fn try_project(
	owner: u64,
	version: Option<VersionId>,
	points: &str,
	succeeds: Option<SourceId>,
) -> DispatchResult {
	Scenarios::apply(
		RuntimeOrigin::signed(owner),
		title("屋顶光伏"),
		SourceKind::Project,
		version,
		points_text(points),
		document(1),
		DECLARATION,
		FirstClaims::default(),
		succeeds,
	)
	.map(|_| ())
	.map_err(|refusal| refusal.error)
}

/// A project that an institution applied for.
fn apply() -> SourceId {
	let source = crate::NextSource::<Test>::get();
	assert_ok!(try_project(INSTITUTION, Some(PUBLISHED), "", None));
	source
}

fn admitted() -> SourceId {
	let source = apply();
	approve(source);
	assert_ok!(file(source, NEW_YEAR));
	source
}

fn propose(source: SourceId, version: Option<VersionId>, points: &str) -> DispatchResult {
	let origin = RuntimeOrigin::signed(INSTITUTION);
	Scenarios::propose_terms(origin, source, version, points_text(points), document(2))
		.map(|_| ())
		.map_err(|refusal| refusal.error)
}

fn formula(version: VersionId) -> Formula {
	<Test as Config>::Methodologies::formula(version).unwrap()
}

/// Harms an admitted project.
fn broken(error: &'static str, harm: impl FnOnce(SourceId)) {
	new_test_ext().execute_with(|| {
		harm(admitted());
		assert_eq!(Scenarios::do_try_state(), Err(error.into()));
	});
}

fn change(source: SourceId, change: impl FnOnce(&mut crate::Scenario)) {
	crate::Scenarios::<Test>::mutate(source, |found| change(found.as_mut().unwrap()));
}

#[test]
fn apply_should_store_a_project_without_points_when_an_institution_calls() {
	build_and_execute(|| {
		let source = apply();
		let found = crate::Scenarios::<Test>::get(source).unwrap();
		assert_eq!((found.kind, found.developer), (SourceKind::Project, number(INSTITUTION)));
		assert_last_event(Event::Applied { source, developer: number(INSTITUTION) });
		let (formula, bindings) = (None, Default::default());
		let rule = PointsRule { inputs: 2, formula, bindings };
		assert_eq!(PointsRules::<Test>::get(source, 1), Some(rule));
		assert_eq!(PointsTexts::<Test>::get(source, 1), Some(points_text("")));
		let digest = TermsOf::<Test>::get(source, 1).unwrap().text;
		assert_eq!(digest.0, blake2_256(&[]));
	});
}

#[test]
fn apply_should_succeed_when_an_organisation_has_a_project() {
	build_and_execute(|| {
		assert_ok!(try_project(DEVELOPER, Some(PUBLISHED), "", None));
		assert_eq!(Scenarios::owner(1), Some(number(DEVELOPER)));
	});
}

#[test]
fn apply_should_fail_when_a_project_is_an_individuals() {
	build_and_execute(|| {
		let refused = try_project(CITIZEN, Some(PUBLISHED), "", None);
		assert_noop!(refused, Error::<Test>::OwnerIndividual);
	});
}

#[test]
fn apply_should_fail_when_a_project_names_no_methodology() {
	build_and_execute(|| {
		for points in ["", BY_RIDES] {
			let refused = || try_project(INSTITUTION, None, points, None);
			assert_noop!(refused(), Error::<Test>::NoMethodology);
		}
	});
}

#[test]
fn apply_should_fail_when_a_project_has_a_points_formula() {
	build_and_execute(|| {
		for points in [BY_REDUCTION, " "] {
			let refused = || try_project(INSTITUTION, Some(PUBLISHED), points, None);
			assert_noop!(refused(), Error::<Test>::PointsOfProject);
		}
	});
}

#[test]
fn apply_should_fail_when_a_scenario_has_no_points_formula() {
	build_and_execute(|| {
		let refused = try_apply_as(DEVELOPER, Some(PUBLISHED), "", None);
		assert_noop!(refused, Error::<Test>::FormulaSyntax);
	});
}

#[test]
fn apply_should_fail_when_a_scenario_succeeds_a_project_or_a_project_a_scenario() {
	build_and_execute(|| {
		let scenario = admit();
		assert_ok!(try_project(DEVELOPER, Some(PUBLISHED), "", None));
		let project = scenario + 1;
		let refused = || try_project(DEVELOPER, Some(PUBLISHED), "", Some(scenario));
		assert_noop!(refused(), Error::<Test>::KindDiffers);
		let refused = || try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(project));
		assert_noop!(refused(), Error::<Test>::KindDiffers);
	});
}

#[test]
fn project_should_take_the_lines_days_when_it_succeeds_another() {
	build_and_execute(|| {
		let first = admitted();
		assert_ok!(try_project(INSTITUTION, Some(REVISED), "", Some(first)));
		let second = first + 1;
		approve(second);
		assert_ok!(file(second, june(15)));
		assert_eq!(Scenarios::line(second), Some(first));
	});
}

#[test]
fn project_should_be_quantified_without_points_when_its_terms_are_in_force() {
	build_and_execute(|| {
		let source = admitted();
		let (methodology, bindings) = (Some(formula(PUBLISHED)), Default::default());
		let rule = Rule { inputs: 2, methodology, points: None, bindings };
		assert_eq!(Scenarios::rule(source, 1), Some(rule));
	});
}

#[test]
fn owner_should_be_the_projects_developer_when_asked_for() {
	build_and_execute(|| {
		let (project, scenario) = (admitted(), admit());
		assert_eq!(Scenarios::owner(project), Some(number(INSTITUTION)));
		assert_eq!(Scenarios::owner(scenario), None);
		assert_eq!(Scenarios::owner(scenario + 1), None);
	});
}

#[test]
fn propose_terms_should_change_the_version_alone_when_the_source_is_a_project() {
	build_and_execute(|| {
		let source = admitted();
		assert_noop!(propose(source, None, ""), Error::<Test>::NoMethodology);
		let refused = || propose(source, Some(REVISED), BY_REDUCTION);
		assert_noop!(refused(), Error::<Test>::PointsOfProject);
		assert_ok!(propose(source, Some(REVISED), ""));
		approve(source);
		assert_ok!(file(source, june(15)));
		let rule = Scenarios::rule(source, 2).unwrap();
		assert_eq!((rule.methodology, rule.points), (Some(formula(REVISED)), None));
	});
}

#[test]
fn reject_should_leave_no_rule_when_a_project_is_rejected() {
	build_and_execute(|| {
		let source = apply();
		super::reject(source);
		assert_eq!(Scenarios::rule(source, 1), None);
		assert_eq!(PointsTexts::<Test>::get(source, 1), None);
	});
}

#[test]
fn transfer_should_fail_when_the_source_is_a_project() {
	build_and_execute(|| {
		let source = admitted();
		for to in [Some(number(DEVELOPER)), None] {
			let transfer = || Scenarios::transfer(RuntimeOrigin::signed(INSTITUTION), source, to);
			assert_noop!(transfer(), Error::<Test>::NotTransferable);
		}
	});
}

#[test]
fn try_state_should_fail_when_a_project_is_an_individuals() {
	broken("a project is an individual's", |source| {
		crate::Involved::<Test>::insert(source, number(CITIZEN), ());
		change(source, |found| found.developer = number(CITIZEN));
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_is_made_a_project() {
	new_test_ext().execute_with(|| {
		let source = admit();
		change(source, |found| found.kind = SourceKind::Project);
		assert_eq!(
			Scenarios::do_try_state(),
			Err(DispatchError::from(Error::<Test>::PointsOfProject))
		);
	});
}

#[test]
fn try_state_should_fail_when_a_project_is_passed_on() {
	broken("a project is passed on", |source| {
		crate::Transfers::<Test>::insert(source, number(DEVELOPER));
	});
}

#[test]
fn try_state_should_fail_when_a_project_succeeds_a_scenario() {
	broken("a scenario succeeds a project, or a project a scenario", |source| {
		assert_ok!(try_project(INSTITUTION, Some(PUBLISHED), "", Some(source)));
		change(source + 1, |found| found.kind = TRANSPORT);
	});
}
