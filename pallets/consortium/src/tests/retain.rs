use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, Perbill},
};
use suhui_primitives::Document;

use super::assert_last_event;
use crate::{mock::*, Error, Event, Fault, Faults};

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

/// Whoever withheld what was proven of the sessions before would hand it in after each decision.
#[test]
fn offence_should_change_nothing_when_the_department_was_retained_in_a_later_session() {
	build_and_execute(|| {
		RunningSession::set(&9);
		Consortium::note_offence(&12, 8, Perbill::from_percent(10));
		assert_ok!(Consortium::retain(majority(), 2, document(7)));
		let events = System::events();
		Consortium::note_offence(&12, 8, Perbill::from_percent(50));
		assert!(DisabledOnes::get().is_empty() && Faults::<Test>::get(2).is_none());
		assert_eq!(System::events(), events);
	});
}

#[test]
fn offence_should_wait_for_the_council_when_the_department_was_retained_in_the_same_session() {
	build_and_execute(|| {
		RunningSession::set(&9);
		Consortium::note_offence(&12, 8, Perbill::from_percent(10));
		assert_ok!(Consortium::retain(majority(), 2, document(7)));
		Consortium::note_offence(&12, 9, Perbill::from_percent(4));
		let severity = Perbill::from_percent(4);
		let fault = Fault { validator: 12, session: 9, severity, offences: 1 };
		assert_eq!((Faults::<Test>::get(2), DisabledOnes::get()), (Some(fault), vec![12]));
	});
}

#[test]
fn offence_should_wait_for_the_council_when_another_department_was_retained() {
	build_and_execute(|| {
		RunningSession::set(&9);
		Consortium::note_offence(&12, 8, Perbill::from_percent(10));
		assert_ok!(Consortium::retain(majority(), 2, document(7)));
		Consortium::note_offence(&13, 8, Perbill::from_percent(10));
		assert_eq!(Faults::<Test>::iter_keys().collect::<Vec<_>>(), [3]);
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
