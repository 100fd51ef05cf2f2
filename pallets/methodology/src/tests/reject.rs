use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Matter, Outcome, Subject};

use super::{
	accept, assert_last_event, authority, filed, noticed, operator, panel, publish, reject, submit,
	text, withdraw, CYCLING,
};
use crate::{mock::*, Error, Event, Formulas, Stage, Texts, Version, Versions};

#[test]
fn reject_should_record_the_day_when_operator_or_authority_calls() {
	build_and_execute(|| {
		let (_, first) = submit(CYCLING);
		let (_, second) = submit(CYCLING);
		Today::set(&Day(20_020));
		for (caller, version) in [(OPERATOR, first), (AUTHORITY, second)] {
			assert_ok!(Methodology::reject(RuntimeOrigin::signed(caller), version, document(7)));
			let stage = Versions::<Test>::get(version).unwrap().stage;
			assert_eq!(stage, Stage::Rejected(Day(20_020)));
		}
	});
}

#[test]
fn reject_should_remove_the_text_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let before = Versions::<Test>::get(version).unwrap();
		reject(version);
		assert_eq!(Texts::<Test>::get(version), None);
		assert_eq!(Formulas::<Test>::get(version), None);
		// All else stays, the digest of the text too.
		assert_eq!(before.text, H256(blake2_256(&text(CYCLING))));
		let stage = Stage::Rejected(Today::get());
		assert_eq!(Versions::<Test>::get(version), Some(Version { stage, ..before }));
	});
}

#[test]
fn reject_should_succeed_when_the_version_is_incomplete_or_in_evaluation() {
	build_and_execute(|| {
		let [(_, incomplete), (_, evaluated)] = [submit(CYCLING), submit(CYCLING)];
		assert_ok!(Methodology::return_incomplete(operator(), incomplete, document(5)));
		accept(evaluated);
		for version in [incomplete, evaluated] {
			reject(version);
		}
	});
}

#[test]
fn reject_should_leave_nothing_due_when_it_succeeds() {
	build_and_execute(|| {
		let [(_, submitted), (_, evaluated)] = [submit(CYCLING), submit(CYCLING)];
		accept(evaluated);
		for version in [submitted, evaluated] {
			reject(version);
		}
		assert!(RunningDeadlines::get().is_empty());
		let receipt = Subject::Completion(Matter::Methodology(submitted));
		assert_eq!(Dropped::get(), [receipt, Subject::Evaluation(evaluated)]);
	});
}

#[test]
fn reject_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		reject(version);
		assert_last_event(Event::Rejected { version, reason: Some(document(7)) });
	});
}

#[test]
fn reject_should_fail_when_the_version_is_unknown() {
	build_and_execute(|| {
		let operator = RuntimeOrigin::signed(OPERATOR);
		assert_noop!(Methodology::reject(operator, 1, document(7)), Error::<Test>::NotFound);
	});
}

#[test]
fn reject_should_fail_when_the_panel_favours_the_version() {
	build_and_execute(|| {
		for all in [true, false] {
			let (_, version) = submit(CYCLING);
			accept(version);
			panel(version, 1, Outcome::Favourable { all });
			for caller in [OPERATOR, AUTHORITY] {
				let origin = RuntimeOrigin::signed(caller);
				assert_noop!(
					Methodology::reject(origin, version, document(7)),
					Error::<Test>::Favoured
				);
			}
		}
	});
}

#[test]
fn reject_should_succeed_when_the_panel_does_not_favour_the_version_or_has_not_spoken_enough() {
	build_and_execute(|| {
		for outcome in [Outcome::Open, Outcome::Adverse { all: false }] {
			let (_, version) = submit(CYCLING);
			accept(version);
			panel(version, 1, outcome);
			reject(version);
		}
	});
}

#[test]
fn reject_should_go_by_the_present_round_when_an_earlier_panel_favoured_the_version() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(Methodology::send_back(authority(), version, document(15)));
		reject(version);
	});
}

#[test]
fn reject_should_fail_when_the_version_is_past_its_evaluation() {
	build_and_execute(|| {
		let published = publish(CYCLING);
		let discontinued = publish(CYCLING);
		let day = Today::get();
		assert_ok!(Methodology::discontinue(authority(), discontinued, day, document(7)));
		let [(_, rejected), (_, withdrawn)] = [submit(CYCLING), submit(CYCLING)];
		reject(rejected);
		withdraw(withdrawn);
		let in_notice = noticed();
		for version in [published, discontinued, rejected, withdrawn, in_notice, filed()] {
			for caller in [OPERATOR, AUTHORITY] {
				let origin = RuntimeOrigin::signed(caller);
				assert_noop!(
					Methodology::reject(origin, version, document(7)),
					Error::<Test>::NotInEvaluation
				);
			}
		}
	});
}

#[test]
fn reject_should_fail_when_the_caller_is_neither_operator_nor_authority() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let callers = [DEVELOPER, EXPERTS[0], STRANGER].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(Methodology::reject(origin, version, document(7)), BadOrigin);
		}
	});
}
