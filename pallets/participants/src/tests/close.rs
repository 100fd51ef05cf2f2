use super::*;

#[test]
fn close_should_end_the_participant_s_standing_when_they_send() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		Today::set(&Day(16_900));
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Registered::<Test>::get(1).unwrap().closed, Some(Day(16_900)));
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([2]));
		System::assert_last_event(Event::Closed { participant: 1 }.into());
	})
}

#[test]
fn close_should_leave_no_value_when_nobody_else_of_the_page_is_open() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert!(!Individuals::<Test>::contains_key(Page(0)));
	})
}

#[test]
fn close_should_keep_the_account_and_its_nonce_when_they_send() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!((System::providers(&ALICE), System::account_nonce(ALICE)), (1, 1));
	})
}

#[test]
fn close_should_end_the_standing_when_something_else_needs_the_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Participants::participant(&ALICE), None);
	})
}

#[test]
fn close_should_leave_the_individuals_when_an_organisation_sends() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(open_with(organisation(BOB, 1)));
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		assert_eq!(Participants::participant(&BOB), None);
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1]));
	})
}

#[test]
fn close_should_not_tell_of_a_takeover_when_the_participant_sends() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert!(TakenOver::get().is_empty());
	})
}

#[test]
fn close_should_fail_when_the_participant_owes_something() {
	build_and_execute(|| {
		open(BOB);
		assert_ok!(open_with(organisation(ALICE, 1)));
		Obliged::set(&vec![2]);
		assert_noop!(Participants::close(RuntimeOrigin::signed(ALICE)), Error::<Test>::Obliged);
		Obliged::set(&vec![1]);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
	})
}

#[test]
fn close_should_fail_when_closed_already() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			Participants::close(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn close_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(
			Participants::close(RuntimeOrigin::signed(STRANGER)),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn close_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::close(origin), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn close_should_be_operational_when_dispatched() {
	let info = Call::<Test>::close {}.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::close());
}
