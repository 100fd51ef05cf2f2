//! Invariants of applications, rectifications, the register and transfers, each broken by hand.

use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Matter, SourceId, Subject};

use super::{
	accept, admit, apply, claim, developer, june, order, rectification, submit_rectification,
	terminate_double, withdraw,
};
use crate::{
	mock::*, ApplicationStage, Applications, ClaimList, ClaimantList, Claimants, Claims, Conflict,
	Conflicts, Freeze, NextConflict, OpenConflicts, Rectification, Rectifications, Scenario,
	ScenarioStage, Transfers,
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

fn change_order(source: SourceId, change: impl FnOnce(&mut Rectification)) {
	Rectifications::<Test>::mutate(source, |order| change(order.as_mut().unwrap()));
}

/// Nothing is due of the subject any more.
fn forget(subject: Subject) {
	let mut running = RunningDeadlines::get();
	running.retain(|(of, _)| *of != subject);
	RunningDeadlines::set(&running);
}

#[test]
fn try_state_should_fail_when_an_application_is_missing_or_too_many() {
	broken("terms without points formula", || {
		let source = apply();
		assert_ok!(withdraw(source));
		Applications::<Test>::insert(source, ApplicationStage::Review);
	});
	broken("terms in force are applied for", || {
		Applications::<Test>::insert(admit(), ApplicationStage::Review);
	});
	broken("an application is for no scenario", || {
		Applications::<Test>::insert(3, ApplicationStage::Review);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_applied_for_has_no_application() {
	broken("a scenario applied for has no application", || {
		let source = apply();
		assert_ok!(withdraw(source));
		change(source, |scenario| scenario.stage = ScenarioStage::Applied);
	});
}

#[test]
fn try_state_should_fail_when_a_rejected_scenario_has_an_application() {
	broken("a scenario rejected or withdrawn has an application", || {
		let source = apply();
		change(source, |scenario| scenario.stage = ScenarioStage::Rejected(june(1)));
	});
}

#[test]
fn try_state_should_fail_when_what_was_submitted_is_not_due() {
	let error = "what was submitted is not due, or something else is";
	broken(error, || forget(Subject::Completion(Matter::Scenario(apply()))));
	broken(error, || Applications::<Test>::insert(apply(), ApplicationStage::Incomplete));
}

#[test]
fn try_state_should_fail_when_what_is_in_review_is_not_due() {
	let error = "what is in review is not due, or something else is";
	let accepted = || {
		let source = apply();
		assert_ok!(accept(source));
		source
	};
	broken(error, || forget(Subject::Review(Matter::Scenario(accepted()))));
	broken(error, || {
		Applications::<Test>::insert(accepted(), ApplicationStage::Approved(june(1)));
	});
}

#[test]
fn try_state_should_fail_when_what_is_to_be_rectified_is_not_what_was_ordered() {
	let error = "what is to be rectified is not what was ordered to be";
	broken(error, || {
		let source = admit();
		order(source);
		Rectifications::<Test>::remove(source);
	});
	broken(error, || {
		let source = admit();
		order(source);
		change(source, |scenario| scenario.stage = ScenarioStage::Admitted(june(1)));
	});
	broken("what is to be rectified is none", || {
		let source = admit();
		order(source);
		Rectifications::<Test>::insert(3, rectification(source));
	});
}

#[test]
fn try_state_should_fail_when_what_is_to_be_rectified_is_not_due() {
	let error = "what is to be rectified is not due, or something else is";
	broken(error, || {
		let source = admit();
		order(source);
		forget(Subject::Rectification(source));
	});
	broken(error, || {
		let source = admit();
		submit_rectification(source);
		change_order(source, |order| order.submitted = None);
	});
}

#[test]
fn try_state_should_fail_when_a_rectification_has_no_days_or_too_many() {
	for days in [0, 121] {
		broken("what is to be rectified has no days, or more than may be", || {
			let source = admit();
			order(source);
			change_order(source, |order| order.days = days);
		});
	}
}

#[test]
fn try_state_should_fail_when_what_was_never_submitted_is_refused() {
	broken("what was never submitted is refused", || {
		let source = admit();
		order(source);
		change_order(source, |order| order.refused = Some(document(1)));
	});
}

#[test]
fn try_state_should_fail_when_a_double_claim_was_not_upheld() {
	broken("a scenario ended for a double claim that was not upheld", || {
		let source = admit();
		terminate_double(source);
		Conflicts::<Test>::mutate(1, |conflict| conflict.as_mut().unwrap().decision = None);
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_is_frozen_that_never_took_part() {
	broken("a scenario is frozen that never took part", || {
		let freeze = Freeze { reason: document(1), by_authority: false };
		change(apply(), |scenario| scenario.frozen = Some(freeze));
	});
}

#[test]
fn try_state_should_fail_when_a_scenario_is_passed_on_that_may_not_be() {
	broken("a scenario is passed on that takes no part", || {
		Transfers::<Test>::insert(apply(), number(CITIZEN));
	});
	broken("a scenario is passed on to its developer", || {
		Transfers::<Test>::insert(admit(), number(DEVELOPER));
	});
	broken("a scenario is passed on to nobody", || {
		Transfers::<Test>::insert(admit(), LAST_PARTICIPANT + 1);
	});
	broken("what is passed on is none", || Transfers::<Test>::insert(3, number(CITIZEN)));
}

#[test]
fn try_state_should_fail_when_the_register_has_claims_there_may_not_be() {
	broken("claims of no scenario", || {
		let source = apply();
		assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 1)));
		Claims::<Test>::insert(3, Claims::<Test>::get(source));
	});
	broken("no claims are stored", || {
		Claims::<Test>::insert(apply(), ClaimList::default());
	});
	broken("a claim is of days one may not claim", || {
		let source = apply();
		assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 1)));
		Claims::<Test>::mutate(source, |claims| claims[0].claim = claim(2, 1));
	});
	broken("a claim is no conflict by itself that it is said to be", || {
		let source = apply();
		assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 1)));
		Claims::<Test>::mutate(source, |claims| claims[0].conflict = Some(1));
	});
}

#[test]
fn try_state_should_fail_when_a_lines_claims_are_found_by_other_scenarios() {
	for claimants in [vec![], vec![1, 1], vec![2]] {
		broken("a line's claims are not those of its scenarios", || {
			let (source, _) = (apply(), apply());
			assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 1)));
			Claimants::<Test>::insert(source, ClaimantList::truncate_from(claimants));
		});
	}
}

/// One conflict, of no claim, that [`CITIZEN`] reported.
fn conflict(change: impl FnOnce(&mut Conflict)) {
	let citizen = RuntimeOrigin::signed(CITIZEN);
	assert_ok!(Scenarios::report_conflict(citizen, admit(), None, document(31)));
	Conflicts::<Test>::mutate(1, |conflict| change(conflict.as_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_conflicts_are_not_numbered_as_they_were_reported() {
	broken("a conflict's number was never given", || {
		conflict(|_| ());
		NextConflict::<Test>::put(1);
	});
	broken("a number was given to no conflict", || {
		conflict(|_| ());
		NextConflict::<Test>::put(3);
	});
}

#[test]
fn try_state_should_fail_when_a_conflict_is_of_what_there_is_not() {
	broken("a conflict of no scenario", || conflict(|conflict| conflict.source = 3));
	broken("a conflict is nobody's", || {
		conflict(|conflict| conflict.by = Some(LAST_PARTICIPANT + 1));
	});
	broken("a conflict is of a claim that was not declared", || {
		conflict(|conflict| conflict.claim = Some(1));
	});
	broken("a conflict without document is of no claim, or somebody's", || {
		conflict(|conflict| conflict.document = None);
	});
}

#[test]
fn try_state_should_fail_when_conflicts_that_wait_are_not_counted_as_they_are() {
	broken("conflicts that wait are not counted as they are", || {
		conflict(|_| ());
		OpenConflicts::<Test>::insert(number(CITIZEN), 2);
	});
	broken("conflicts that wait are not counted as they are", || {
		OpenConflicts::<Test>::insert(number(CITIZEN), 1);
	});
}
