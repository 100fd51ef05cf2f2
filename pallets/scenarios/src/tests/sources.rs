use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{mocks::MockRegistry, Quantity, Registry as _, Sources as _};

use super::{admit, apply, reject, set_reporters, try_apply, BY_RIDES};
use crate::mock::*;

#[test]
fn source_should_exist_when_it_was_applied_for() {
	build_and_execute(|| {
		assert!(!Scenarios::exists(1));
		let source = apply();
		assert!(Scenarios::exists(source));
		assert!(!Scenarios::exists(source + 1));
	});
}

#[test]
fn source_should_still_exist_when_terminated() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source));
		assert!(Scenarios::exists(source));
	});
}

#[test]
fn source_should_be_active_when_admitted() {
	build_and_execute(|| {
		let source = admit();
		assert!(Scenarios::is_active(source));
	});
}

#[test]
fn source_should_not_be_active_when_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn source_should_not_be_active_when_terminated() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source));
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn source_should_exist_without_being_active_when_rejected() {
	build_and_execute(|| {
		let source = apply();
		reject(source);
		assert!(Scenarios::exists(source));
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn source_should_not_be_active_when_unknown() {
	build_and_execute(|| assert!(!Scenarios::is_active(1)));
}

#[test]
fn reporter_should_be_known_when_named_by_the_developer() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert!(Scenarios::is_reporter(source, number(REPORTER)));
	});
}

#[test]
fn reporter_should_be_unknown_when_not_named_or_of_another_source() {
	build_and_execute(|| {
		let (source, other) = (admit(), admit());
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert!(!Scenarios::is_reporter(source, number(DEVELOPER)));
		assert!(!Scenarios::is_reporter(other, number(REPORTER)));
	});
}

#[test]
fn interest_should_be_found_when_the_participant_developed_or_reports() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert!(Scenarios::is_interested(source, number(DEVELOPER)));
		assert!(Scenarios::is_interested(source, number(REPORTER)));
	});
}

#[test]
fn interest_should_be_found_for_ever_when_the_participant_reports_no_more() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert_ok!(set_reporters(source, &[]));
		assert!(!Scenarios::is_reporter(source, number(REPORTER)));
		assert!(Scenarios::is_interested(source, number(REPORTER)));
	});
}

#[test]
fn interest_should_be_found_when_the_developer_took_another_key() {
	build_and_execute(|| {
		let source = admit();
		give_developer_another_key();
		let participant = MockRegistry::participant(&STRANGER).unwrap();
		assert!(Scenarios::is_interested(source, participant));
	});
}

#[test]
fn interest_should_not_be_found_when_the_participant_does_neither() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert!(!Scenarios::is_interested(source, number(SECOND_REPORTER)));
	});
}

#[test]
fn version_should_be_that_applied_for_when_asked() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(try_apply(None, BY_RIDES));
		assert_eq!(Scenarios::version(source), Some(PUBLISHED));
		assert_eq!(Scenarios::version(2), None);
	});
}

#[test]
fn rule_should_give_reduction_and_points_when_there_is_a_methodology() {
	build_and_execute(|| {
		let source = admit();
		// 2 rides, 10 km: 1,805 g, and a point for each 10 g of them.
		let quantity = Scenarios::rule(source).unwrap().quantify(&[2, 10_000]);
		assert_eq!(quantity, Ok(Quantity { reduction: 1_805_000, points: 180 }));
	});
}

#[test]
fn rule_should_give_points_alone_when_there_is_no_methodology() {
	build_and_execute(|| {
		assert_ok!(try_apply(None, BY_RIDES));
		let quantity = Scenarios::rule(1).unwrap().quantify(&[4]);
		assert_eq!(quantity, Ok(Quantity { reduction: 0, points: 14 }));
	});
}

#[test]
fn rule_should_be_unknown_when_the_source_is() {
	build_and_execute(|| assert_eq!(Scenarios::rule(1), None));
}

#[test]
fn rule_should_be_unknown_when_the_scenario_was_rejected() {
	build_and_execute(|| {
		let source = apply();
		reject(source);
		assert_eq!(Scenarios::rule(source), None);
	});
}
