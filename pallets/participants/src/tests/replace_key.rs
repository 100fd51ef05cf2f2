use super::*;

#[test]
fn replace_key_should_move_the_participant_when_two_clerks_send() {
	build_and_execute(|| {
		open(CAROL);
		open(ALICE);
		Today::set(&Day(16_900));
		assert_ok!(replace_key(2, BOB, 2));
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Participants::participant(&BOB), Some(2));
		let participant = Registered::<Test>::get(2).unwrap();
		assert_eq!((participant.account, participant.keys), (BOB, 2));
		assert_eq!(participant.key_since, Day(16_900));
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		System::assert_last_event(Event::KeyChanged { participant: 2, account: BOB }.into());
	})
}

#[test]
fn replace_key_should_tell_of_the_takeover_when_it_succeeds() {
	build_and_execute(|| {
		open(CAROL);
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(replace_key(2, BOB, 2));
		assert_eq!(TakenOver::get(), [2]);
	})
}

#[test]
fn replace_key_should_succeed_when_the_key_changed_that_day() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_ok!(replace_key(1, CAROL, 3));
		assert_ok!(replace_key(1, BOB, 4));
		assert_eq!(Registered::<Test>::get(1).unwrap().keys, 4);
	})
}

#[test]
fn replace_key_should_fail_when_the_new_account_consents_to_something_else() {
	build_and_execute(|| {
		open(ALICE);
		open(CAROL);
		for consent in [consent(ALICE, 1, 2), consent(BOB, 2, 2), consent(BOB, 1, 1)] {
			assert_noop!(
				Participants::replace_key(RuntimeOrigin::signed(TWO_OPERATORS), 1, BOB, consent),
				Error::<Test>::ConsentInvalid
			);
		}
	})
}

#[test]
fn replace_key_should_fail_when_a_consent_served_before() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_ok!(replace_key(1, CAROL, 3));
		assert_noop!(replace_key(1, BOB, 2), Error::<Test>::ConsentInvalid);
	})
}

#[test]
fn replace_key_should_fail_when_the_number_was_never_given() {
	build_and_execute(|| {
		assert_noop!(replace_key(1, BOB, 2), Error::<Test>::NotFound);
	})
}

#[test]
fn replace_key_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(replace_key(1, BOB, 2), Error::<Test>::Closed);
	})
}

#[test]
fn replace_key_should_fail_when_the_new_account_stands_or_stood_for_another() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_ok!(change_key(BOB, CAROL, 2, 2));
		for account in [BOB, CAROL] {
			assert_noop!(replace_key(1, account, 2), Error::<Test>::AlreadyExists);
		}
	})
}

#[test]
fn replace_key_should_fail_when_the_new_account_holds_an_office() {
	build_and_execute(|| {
		open(ALICE);
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(replace_key(1, official, 2), Error::<Test>::HoldsOffice);
		}
	})
}

#[test]
fn replace_key_should_fail_when_the_new_account_is_the_present_one() {
	build_and_execute(|| {
		open(ALICE);
		assert_noop!(replace_key(1, ALICE, 2), Error::<Test>::AlreadyExists);
	})
}

#[test]
fn replace_key_should_keep_the_nonce_of_the_lost_key_when_it_comes_back() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(replace_key(1, BOB, 2));
		assert_ok!(replace_key(1, ALICE, 3));
		assert_eq!((System::providers(&ALICE), System::account_nonce(ALICE)), (1, 1));
	})
}

#[test]
fn replace_key_should_move_the_participant_when_something_else_needs_the_old_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(replace_key(1, BOB, 2));
		assert_eq!(Participants::participant(&BOB), Some(1));
	})
}

#[test]
fn replace_key_should_fail_when_others_than_two_clerks_send() {
	build_and_execute(|| {
		open(ALICE);
		for origin in [
			RuntimeOrigin::signed(OPERATOR),
			RuntimeOrigin::signed(ALICE),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(
				Participants::replace_key(origin, 1, BOB, consent(BOB, 1, 2)),
				DispatchError::BadOrigin
			);
		}
	})
}

#[test]
fn replace_key_should_be_operational_when_dispatched() {
	let consent = TestSignature(BOB, vec![]);
	let call = Call::<Test>::replace_key { participant: 1, new_account: BOB, consent };
	let info = call.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::replace_key());
}
