use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{mocks::MockRegistry, Registry as _, Sources as _};

use super::{
	admit, apply, developer, order, reject, set_reporters, terminate, terminate_double, withdraw,
};
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
		terminate(source);
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
fn source_should_not_be_active_when_applied_for() {
	build_and_execute(|| {
		let source = apply();
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn source_should_not_be_active_when_terminated() {
	build_and_execute(|| {
		let source = admit();
		terminate(source);
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn source_should_stay_active_when_it_is_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert!(Scenarios::is_active(source));
	});
}

#[test]
fn source_should_be_frozen_and_not_active_when_it_is_frozen_by_order() {
	build_and_execute(|| {
		let source = admit();
		assert!(!Scenarios::is_frozen(source));
		assert_ok!(Scenarios::freeze(RuntimeOrigin::signed(AUTHORITY), source, document(8)));
		assert!(Scenarios::is_frozen(source));
		assert!(!Scenarios::is_active(source));
		assert_ok!(Scenarios::unfreeze(RuntimeOrigin::signed(AUTHORITY), source));
		assert!(!Scenarios::is_frozen(source));
		assert!(Scenarios::is_active(source));
	});
}

#[test]
fn source_should_be_frozen_when_it_ended_for_a_double_claim_alone() {
	build_and_execute(|| {
		let (double, not_rectified, left) = (admit(), admit(), admit());
		terminate_double(double);
		terminate(not_rectified);
		assert_ok!(Scenarios::leave(developer(), left));
		assert_eq!([double, not_rectified, left].map(Scenarios::is_frozen), [true, false, false]);
		assert_eq!([double, not_rectified, left].map(Scenarios::is_active), [false; 3]);
	});
}

#[test]
fn source_should_not_be_frozen_when_unknown() {
	build_and_execute(|| assert!(!Scenarios::is_frozen(1)));
}

#[test]
fn source_should_exist_without_being_active_when_rejected_or_withdrawn() {
	build_and_execute(|| {
		let (rejected, withdrawn) = (apply(), apply());
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [rejected, withdrawn] {
			assert!(Scenarios::exists(source));
			assert!(!Scenarios::is_active(source));
		}
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
fn interest_should_be_found_when_the_participant_developed_or_reported() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		Scenarios::reported(source, number(REPORTER));
		assert!(Scenarios::is_interested(source, number(DEVELOPER)));
		assert!(Scenarios::is_interested(source, number(REPORTER)));
	});
}

/// The developer's word alone keeps no verifier away.
#[test]
fn interest_should_not_be_found_when_the_participant_was_named_and_did_nothing() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert!(Scenarios::is_reporter(source, number(REPORTER)));
		assert!(!Scenarios::is_interested(source, number(REPORTER)));
	});
}

#[test]
fn interest_should_be_found_for_ever_when_the_participant_reports_no_more() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		Scenarios::reported(source, number(REPORTER));
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
