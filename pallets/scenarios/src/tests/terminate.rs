use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Sources, Subject};

use super::{
	admit, admit_terms, apply, assert_last_event, developer, ended, june, no_offices, operator,
	order, propose, refuse_rectification, reject, stage, submit_rectification, terminate,
	terminate_double, try_apply_as, try_terminate, upheld, withdraw, BY_REDUCTION,
};
use crate::{
	mock::*, AdmittedScenarios, Error, Event, Ground, OpenApplications, PointsRules,
	Rectifications, ScenarioStage, Transfers,
};

#[test]
fn terminate_should_record_the_day_and_the_ground_when_a_rectification_was_refused() {
	build_and_execute(|| {
		let source = admit();
		refuse_rectification(source);
		Today::set(&june(10));
		assert_ok!(try_terminate(source, Ground::NotRectified));
		let ground = Ground::NotRectified;
		assert_eq!(stage(source), ScenarioStage::Terminated(june(10), ground));
		assert_last_event(Event::Terminated { source, ground, reason: document(24) });
	});
}

/// Twenty working days after Monday, 1 June: Monday, 29 June, where no holiday is.
#[test]
fn terminate_should_wait_for_the_day_to_be_over_when_nothing_is_submitted() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		for day in [1, 28, 29] {
			Today::set(&june(day));
			assert_noop!(try_terminate(source, Ground::NotRectified), Error::<Test>::NotDue);
		}
		Today::set(&june(30));
		assert_ok!(try_terminate(source, Ground::NotRectified));
	});
}

#[test]
fn terminate_should_fail_when_what_was_rectified_waits_for_the_operator() {
	build_and_execute(|| {
		let (in_time, late) = (admit(), admit());
		submit_rectification(in_time);
		order(late);
		Today::set(&june(30));
		assert_ok!(Scenarios::submit_rectification(developer(), late, document(22)));
		for source in [in_time, late] {
			assert_noop!(try_terminate(source, Ground::NotRectified), Error::<Test>::NotDue);
		}
	});
}

#[test]
fn terminate_should_fail_when_nothing_is_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(try_terminate(source, Ground::NotRectified), Error::<Test>::NotDue);
	});
}

#[test]
fn terminate_should_record_the_conflict_when_a_double_claim_was_upheld() {
	build_and_execute(|| {
		let source = admit();
		let ground = Ground::DoubleClaim(upheld(source));
		assert_ok!(try_terminate(source, ground));
		assert_eq!(stage(source), ScenarioStage::Terminated(june(1), ground));
	});
}

/// A developer does not go on with what is claimed twice by leaving before it is found. Of a scenario that goes on the
/// developer owes no less.
#[test]
fn terminate_should_take_what_was_left_or_not_rectified_when_a_double_claim_was_upheld() {
	build_and_execute(|| {
		let (left, unrectified, goes_on) = (admit(), admit(), admit());
		assert_ok!(Scenarios::leave(developer(), left));
		terminate(unrectified);
		Today::set(&june(10));
		for source in [left, unrectified] {
			assert!(!<Scenarios as Sources>::is_frozen(source));
			let ground = Ground::DoubleClaim(upheld(source));
			assert_ok!(try_terminate(source, ground));
			assert_eq!(stage(source), ScenarioStage::Terminated(june(10), ground));
			assert!(<Scenarios as Sources>::is_frozen(source));
		}
		assert!(stage(goes_on).admitted().is_some());
		assert_eq!(AdmittedScenarios::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn terminate_should_fail_when_a_double_claim_ended_it_or_it_never_took_part() {
	build_and_execute(|| {
		let (double, rejected, withdrawn) = (admit(), apply(), apply());
		terminate_double(double);
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [double, rejected, withdrawn] {
			let ground = Ground::DoubleClaim(upheld(source));
			assert_noop!(try_terminate(source, ground), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn terminate_should_fail_when_the_conflict_is_unknown_open_dismissed_or_anothers() {
	build_and_execute(|| {
		let (source, other) = (admit(), admit());
		let anothers = upheld(other);
		for _ in 0..2 {
			assert_ok!(Scenarios::report_conflict(operator(), source, None, document(31)));
		}
		let (open, dismissed) = (anothers + 1, anothers + 2);
		assert_ok!(Scenarios::decide_conflict(operator(), dismissed, false, document(32)));
		for conflict in [anothers, open, dismissed, dismissed + 1] {
			let ground = Ground::DoubleClaim(conflict);
			assert_noop!(try_terminate(source, ground), Error::<Test>::NotUpheld);
		}
	});
}

#[test]
fn terminate_should_leave_nothing_to_be_done_when_the_scenario_was_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_ok!(Scenarios::transfer(developer(), source, Some(number(CITIZEN))));
		let ground = Ground::DoubleClaim(upheld(source));
		assert_ok!(try_terminate(source, ground));
		assert!(!Rectifications::<Test>::contains_key(source));
		assert!(!Transfers::<Test>::contains_key(source));
		assert_eq!(Dropped::get(), [Subject::Rectification(source)]);
	});
}

#[test]
fn terminate_should_leave_the_proposal_to_be_rejected_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		terminate(source);
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert!(PointsRules::<Test>::contains_key(source, 2));
	});
}

/// Their activity is one: whoever goes on with what is claimed twice may be ended for it.
#[test]
fn terminate_should_end_another_of_the_line_when_a_conflict_of_one_was_upheld() {
	build_and_execute(|| {
		let (first, other) = (admit(), admit());
		let second = other + 1;
		assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(first)));
		assert_ok!(admit_terms(second, june(1)));
		let ground = Ground::DoubleClaim(upheld(first));
		assert_noop!(try_terminate(other, ground), Error::<Test>::NotUpheld);
		for source in [first, second] {
			assert_ok!(try_terminate(source, ground));
			assert!(<Scenarios as Sources>::is_frozen(source));
		}
	});
}

#[test]
fn terminate_should_take_a_frozen_scenario_when_there_is_a_ground() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::freeze(operator(), source, document(8)));
		terminate(source);
		assert!(stage(source).is_over());
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_applied_for() {
	build_and_execute(|| {
		let source = apply();
		assert_noop!(try_terminate(source, Ground::NotRectified), Error::<Test>::NotAdmitted);
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_over() {
	build_and_execute(|| {
		for source in ended() {
			assert_noop!(try_terminate(source, Ground::NotRectified), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(try_terminate(1, Ground::NotRectified), Error::<Test>::NotFound);
	});
}

#[test]
fn terminate_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = admit();
		refuse_rectification(source);
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			let reason = document(24);
			assert_noop!(
				Scenarios::terminate(origin, source, Ground::NotRectified, reason),
				BadOrigin
			);
		}
	});
}
