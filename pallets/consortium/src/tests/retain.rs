use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, Perbill},
};
use suhui_primitives::Document;

use super::assert_last_event;
use crate::{mock::*, Error, Event, Faults};

fn at_fault() {
	Consortium::note_offence(&12, 0, Perbill::from_percent(10));
}

#[test]
fn retain_should_let_the_validator_make_blocks_when_the_council_calls() {
	build_and_execute(|| {
		at_fault();
		assert_ok!(Consortium::retain(majority(), 2, document(7)));
		assert!(DisabledOnes::get().is_empty() && Faults::<Test>::get(2).is_none());
		assert_last_event(Event::Retained { department: 2, reason: document(7) });
	});
}

#[test]
fn retain_should_fail_when_the_department_is_not_at_fault() {
	build_and_execute(|| {
		at_fault();
		let missing = Consortium::retain(majority(), 2, Document::default());
		assert_noop!(missing, Error::<Test>::DocumentMissing);
		let other = Consortium::retain(majority(), 1, document(7));
		assert_noop!(other, Error::<Test>::NotFound);
	});
}

#[test]
fn retain_should_fail_when_others_call() {
	build_and_execute(|| {
		at_fault();
		for origin in [RuntimeOrigin::signed(12), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Consortium::retain(origin, 2, document(7)), BadOrigin);
		}
	});
}
