use polkadot_sdk::frame_support::{assert_ok, traits::EnsureOrigin};
use suhui_primitives::ExpertId;

use super::{appoint, change_key, dismiss};
use crate::{mock::*, EnsureExpert};

fn signs(account: u64) -> Option<ExpertId> {
	EnsureExpert::<Test>::try_origin(RuntimeOrigin::signed(account)).ok()
}

#[test]
fn origin_should_be_the_expert_when_the_present_key_signs() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		assert_eq!([KEY, SECOND_KEY].map(signs), [Some(1), Some(2)]);
	});
}

#[test]
fn origin_should_be_refused_when_an_earlier_key_signs() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_eq!([KEY, SECOND_KEY].map(signs), [None, Some(1)]);
	});
}

#[test]
fn origin_should_be_refused_when_the_expert_was_dismissed() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_eq!(signs(KEY), None);
	});
}

#[test]
fn origin_should_be_refused_when_no_expert_signs() {
	build_and_execute(|| {
		appoint(KEY);
		assert_eq!([STRANGER, COUNCIL].map(signs), [None, None]);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert!(EnsureExpert::<Test>::try_origin(origin).is_err());
		}
	});
}
