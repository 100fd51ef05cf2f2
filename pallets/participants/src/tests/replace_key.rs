use super::*;

#[test]
fn replace_key_should_move_the_participant_when_the_operator_sends() {
	build_and_execute(|| {
		open(CAROL);
		open(ALICE);
		assert_ok!(Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 2, BOB));
		assert_eq!(ParticipantOf::<Test>::get(ALICE), None);
		assert_eq!(ParticipantOf::<Test>::get(BOB), Some(2));
		assert_eq!(Registered::<Test>::get(2).unwrap().account, BOB);
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		System::assert_last_event(Event::KeyChanged { participant: 2, account: BOB }.into());
	})
}

#[test]
fn replace_key_should_fail_when_the_number_was_never_given() {
	build_and_execute(|| {
		assert_noop!(
			Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, BOB),
			Error::<Test>::NotFound
		);
	})
}

#[test]
fn replace_key_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, BOB),
			Error::<Test>::Closed
		);
	})
}

#[test]
fn replace_key_should_fail_when_the_new_account_stands_for_another() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_noop!(
			Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, BOB),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn replace_key_should_keep_the_nonce_of_the_lost_key_when_it_comes_back() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, BOB));
		assert_ok!(Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, ALICE));
		assert_eq!((System::providers(&ALICE), System::account_nonce(ALICE)), (1, 1));
	})
}

#[test]
fn replace_key_should_move_the_participant_when_something_else_needs_the_old_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(Participants::replace_key(RuntimeOrigin::signed(OPERATOR), 1, BOB));
		assert_eq!(ParticipantOf::<Test>::get(BOB), Some(1));
	})
}

#[test]
fn replace_key_should_fail_when_another_than_the_operator_sends() {
	build_and_execute(|| {
		open(ALICE);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::replace_key(origin, 1, BOB), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn replace_key_should_be_operational_when_dispatched() {
	let info = Call::<Test>::replace_key { participant: 1, new_account: BOB }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::replace_key());
}
