use super::*;

#[test]
fn change_key_should_move_the_participant_when_the_new_account_is_free() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(ALICE), BOB));
		assert_eq!(ParticipantOf::<Test>::get(ALICE), None);
		assert_eq!(ParticipantOf::<Test>::get(BOB), Some(1));
		assert_eq!(Registered::<Test>::get(1).unwrap().account, BOB);
		System::assert_last_event(Event::KeyChanged { participant: 1, account: BOB }.into());
	})
}

#[test]
fn change_key_should_keep_the_old_account_and_its_nonce_when_the_key_comes_back() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(ALICE), BOB));
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(BOB), ALICE));
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		assert_eq!(System::account_nonce(ALICE), 1);
	})
}

#[test]
fn change_key_should_keep_standing_and_consents_when_the_key_changes() {
	build_and_execute(|| {
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(ALICE, &[5])));
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(ALICE), BOB));
		assert_eq!(Participants::creditable(5, Page(0)), 0b10);
	})
}

#[test]
fn change_key_should_free_the_old_account_when_it_is_opened_again() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(ALICE), BOB));
		open(ALICE);
		assert_eq!(ParticipantOf::<Test>::get(ALICE), Some(2));
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_stands_for_another() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_noop!(
			Participants::change_key(RuntimeOrigin::signed(ALICE), BOB),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_is_the_old_one() {
	build_and_execute(|| {
		open(ALICE);
		assert_noop!(
			Participants::change_key(RuntimeOrigin::signed(ALICE), ALICE),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn change_key_should_move_the_participant_when_something_else_needs_the_old_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(Participants::change_key(RuntimeOrigin::signed(ALICE), BOB));
		assert_eq!(ParticipantOf::<Test>::get(BOB), Some(1));
	})
}

#[test]
fn change_key_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(
			Participants::change_key(RuntimeOrigin::signed(STRANGER), BOB),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn change_key_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::change_key(origin, BOB), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn change_key_should_be_operational_when_dispatched() {
	let info = Call::<Test>::change_key { new_account: BOB }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::change_key());
}
