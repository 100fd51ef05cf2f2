//! How many applications of a participant's may be open.

use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use super::{outcome, publish_submitted, reject, submit, text, withdraw, CYCLING};
use crate::{mock::*, Error, OpenApplications};

fn apply(account: u64) -> DispatchResult {
	outcome(Methodology::submit(RuntimeOrigin::signed(account), text(CYCLING), document(1)))
}

fn revise(account: u64) -> DispatchResult {
	outcome(Methodology::revise(RuntimeOrigin::signed(account), 1, text(CYCLING), document(5)))
}

fn open(account: u64) -> u32 {
	OpenApplications::<Test>::get(number(account))
}

/// Versions 1 to 8, the last of them a revision.
fn open_eight() {
	for _ in 0..7 {
		assert_ok!(apply(DEVELOPER));
	}
	assert_ok!(revise(DEVELOPER));
}

#[test]
fn applications_should_be_refused_when_eight_are_open() {
	build_and_execute(|| {
		open_eight();
		assert_eq!(open(DEVELOPER), 8);
		assert_noop!(apply(DEVELOPER), Error::<Test>::TooManyApplications);
		assert_noop!(revise(DEVELOPER), Error::<Test>::TooManyApplications);
		// Another participant's do not count.
		assert_ok!(apply(REPORTER));
		assert_eq!((open(DEVELOPER), open(REPORTER)), (8, 1));
	});
}

#[test]
fn applications_should_be_taken_again_when_one_is_published() {
	build_and_execute(|| {
		open_eight();
		publish_submitted(3);
		assert_eq!(open(DEVELOPER), 7);
		assert_ok!(apply(DEVELOPER));
		assert_noop!(apply(DEVELOPER), Error::<Test>::TooManyApplications);
	});
}

#[test]
fn applications_should_be_taken_again_when_one_is_rejected() {
	build_and_execute(|| {
		open_eight();
		reject(8);
		assert_ok!(revise(DEVELOPER));
		assert_noop!(revise(DEVELOPER), Error::<Test>::TooManyApplications);
	});
}

#[test]
fn applications_should_be_taken_again_when_one_is_withdrawn() {
	build_and_execute(|| {
		open_eight();
		withdraw(5);
		assert_eq!(open(DEVELOPER), 7);
		assert_ok!(apply(DEVELOPER));
		assert_noop!(apply(DEVELOPER), Error::<Test>::TooManyApplications);
	});
}

#[test]
fn applications_should_stay_open_when_the_text_is_refused() {
	build_and_execute(|| {
		let unsound = text(&CYCLING.replace("451.25", "451.24"));
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert!(Methodology::submit(origin, unsound, document(1)).is_err());
		assert_eq!(open(DEVELOPER), 0);
	});
}

#[test]
fn applications_should_have_no_value_when_none_is_open() {
	build_and_execute(|| {
		for end in [reject, withdraw] {
			let (_, version) = submit(CYCLING);
			assert!(OpenApplications::<Test>::contains_key(number(DEVELOPER)));
			end(version);
			assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
		}
	});
}

#[test]
fn applications_should_count_for_nobody_when_the_authority_revises() {
	build_and_execute(|| {
		open_eight();
		// Versions 9 to 11, beyond the developer's eight.
		for _ in 0..3 {
			assert_ok!(revise(AUTHORITY));
		}
		assert_eq!(open(DEVELOPER), 8);
		reject(9);
		publish_submitted(10);
		assert_eq!(open(DEVELOPER), 8);
		assert_noop!(apply(DEVELOPER), Error::<Test>::TooManyApplications);
	});
}
