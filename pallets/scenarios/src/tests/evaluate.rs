use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Actor, SourceId, Subject};

use super::{
	admit, apply, assert_last_event, ended, june, no_offices, operator, order, rectification,
	refuse_rectification, stage, submit_rectification,
};
use crate::{mock::*, Error, Event, Finding, Rectification, Rectifications, ScenarioStage};

fn evaluate(source: SourceId, finding: Finding) -> DispatchResult {
	Scenarios::evaluate(operator(), source, finding, document(21))
}

#[test]
fn evaluate_should_change_nothing_when_the_scenario_passes() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(evaluate(source, Finding::Passed));
		assert_eq!(stage(source), ScenarioStage::Admitted(june(1)));
		let (finding, document) = (Finding::Passed, document(21));
		assert_last_event(Event::Evaluated { source, finding, document });
	});
}

#[test]
fn evaluate_should_order_a_rectification_when_the_scenario_does_not_pass() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(evaluate(source, Finding::Rectify(20)));
		// Admitted on the first.
		assert_eq!(stage(source), ScenarioStage::Rectifying(june(1)));
		let order = Rectification {
			evaluation: document(21),
			ordered: june(10),
			days: 20,
			submitted: None,
			refused: None,
		};
		assert_eq!(rectification(source), order);
		let (finding, document) = (Finding::Rectify(20), document(21));
		assert_last_event(Event::Evaluated { source, finding, document });
	});
}

#[test]
fn evaluate_should_give_the_developer_the_days_when_a_rectification_is_ordered() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(evaluate(source, Finding::Rectify(7)));
		let developer = Actor::Participant(number(DEVELOPER));
		let set = (Subject::Rectification(source), developer, june(1), 7);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
	});
}

#[test]
fn evaluate_should_begin_anew_when_the_rectification_was_refused() {
	build_and_execute(|| {
		let source = admit();
		refuse_rectification(source);
		Today::set(&june(10));
		assert_ok!(evaluate(source, Finding::Rectify(5)));
		let order = rectification(source);
		assert_eq!((order.ordered, order.days, order.refused), (june(10), 5, None));
		assert_eq!(order.submitted, None);
		assert_eq!(stage(source), ScenarioStage::Rectifying(june(1)));
	});
}

#[test]
fn evaluate_should_end_the_rectification_when_the_scenario_passes_after_a_refusal() {
	build_and_execute(|| {
		let source = admit();
		refuse_rectification(source);
		assert_ok!(evaluate(source, Finding::Passed));
		assert_eq!(stage(source), ScenarioStage::Admitted(june(1)));
		assert!(!Rectifications::<Test>::contains_key(source));
	});
}

#[test]
fn evaluate_should_fail_when_what_was_ordered_waits() {
	build_and_execute(|| {
		let (ordered, submitted) = (admit(), admit());
		order(ordered);
		submit_rectification(submitted);
		// Also past the day it was due on.
		Today::set(&june(30));
		for source in [ordered, submitted] {
			for finding in [Finding::Passed, Finding::Rectify(20)] {
				assert_noop!(evaluate(source, finding), Error::<Test>::NotDecided);
			}
		}
	});
}

#[test]
fn evaluate_should_fail_when_no_days_are_given_or_more_than_may_be() {
	build_and_execute(|| {
		let source = admit();
		for days in [0, 121, u16::MAX] {
			let finding = Finding::Rectify(days);
			assert_noop!(evaluate(source, finding), Error::<Test>::InvalidPeriod);
		}
		assert_ok!(evaluate(source, Finding::Rectify(120)));
	});
}

#[test]
fn evaluate_should_fail_when_the_scenario_takes_no_part() {
	build_and_execute(|| {
		let applied = apply();
		assert_noop!(evaluate(applied, Finding::Passed), Error::<Test>::NotAdmitted);
		for source in ended() {
			assert_noop!(evaluate(source, Finding::Passed), Error::<Test>::Terminated);
		}
		assert_noop!(evaluate(1_000, Finding::Passed), Error::<Test>::NotFound);
	});
}

#[test]
fn evaluate_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = admit();
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(
				Scenarios::evaluate(origin, source, Finding::Passed, document(21)),
				BadOrigin
			);
		}
	});
}
