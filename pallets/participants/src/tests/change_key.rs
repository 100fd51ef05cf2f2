use super::*;

#[test]
fn change_key_should_move_the_participant_when_the_new_account_is_free_and_consents() {
	build_and_execute(|| {
		open(ALICE);
		Today::set(&Day(16_900));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Participants::participant(&BOB), Some(1));
		let participant = Registered::<Test>::get(1).unwrap();
		assert_eq!((participant.account, participant.keys), (BOB, 2));
		assert_eq!((participant.opened, participant.key_since), (Day(16_841), Day(16_900)));
		System::assert_last_event(Event::KeyChanged { participant: 1, account: BOB }.into());
	})
}

#[test]
fn change_key_should_keep_the_old_account_and_its_nonce_when_the_key_comes_back() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		Today::set(&Day(16_871));
		assert_ok!(change_key(BOB, ALICE, 1, 3));
		assert_eq!(Participants::participant(&ALICE), Some(1));
		assert_eq!(Participants::participant(&BOB), None);
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
		assert_eq!(System::account_nonce(ALICE), 1);
	})
}

#[test]
fn change_key_should_tell_of_the_account_let_go_when_it_succeeds() {
	build_and_execute(|| {
		open(CAROL);
		open(ALICE);
		assert!(LetGo::get().is_empty());
		assert_ok!(change_key(ALICE, BOB, 2, 2));
		assert_eq!(LetGo::get(), [(ALICE, 2)]);
		assert_ok!(replace_key(2, ALICE, 3));
		assert_eq!(LetGo::get(), [(ALICE, 2), (BOB, 2)]);
	})
}

#[test]
fn change_key_should_keep_standing_and_consents_when_the_key_changes() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::creditable(5, Page(0)), slots([1]));
	})
}

#[test]
fn change_key_should_fail_when_another_participant_s_account_is_meant() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_noop!(change_key(ALICE, BOB, 1, 2), Error::<Test>::AlreadyExists);
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_ever_stood_for_another() {
	build_and_execute(|| {
		open(ALICE);
		open(CAROL);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_noop!(change_key(CAROL, ALICE, 2, 2), Error::<Test>::AlreadyExists);
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		assert_noop!(change_key(CAROL, ALICE, 2, 2), Error::<Test>::AlreadyExists);
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_holds_an_office() {
	build_and_execute(|| {
		open(ALICE);
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(change_key(ALICE, official, 1, 2), Error::<Test>::HoldsOffice);
		}
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_is_the_present_one() {
	build_and_execute(|| {
		open(ALICE);
		assert_noop!(change_key(ALICE, ALICE, 1, 2), Error::<Test>::AlreadyExists);
	})
}

#[test]
fn change_key_should_fail_when_the_new_account_consents_to_something_else() {
	build_and_execute(|| {
		open(ALICE);
		open(CAROL);
		let elsewhere = key_consent(H256::repeat_byte(1), KeyHolder::Participant(1), 2);
		let words = key_consent(System::block_hash(0u64), KeyHolder::Participant(1), 2);
		for consent in [
			// Of another account.
			consent(ALICE, 1, 2),
			// To be another participant's key, an expert's, one of another place or another chain.
			consent(BOB, 2, 2),
			consent_for(BOB, KeyHolder::Expert(1), 2),
			consent(BOB, 1, 1),
			consent(BOB, 1, 3),
			TestSignature(BOB, elsewhere.into_bytes()),
			// To less or more than the words.
			TestSignature(BOB, vec![]),
			TestSignature(BOB, format!("{words} ").into_bytes()),
		] {
			assert_noop!(
				Participants::change_key(RuntimeOrigin::signed(ALICE), BOB, consent),
				Error::<Test>::ConsentInvalid
			);
		}
	})
}

#[test]
fn change_key_should_fail_when_a_consent_served_before() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		Today::set(&Day(16_871));
		assert_ok!(change_key(BOB, ALICE, 1, 3));
		Today::set(&Day(16_901));
		assert_noop!(change_key(ALICE, BOB, 1, 2), Error::<Test>::ConsentInvalid);
		assert_ok!(change_key(ALICE, BOB, 1, 4));
		assert_eq!(Registered::<Test>::get(1).unwrap().keys, 4);
	})
}

#[test]
fn change_key_should_fail_when_an_individual_changed_it_less_than_thirty_days_ago() {
	build_and_execute(|| {
		open(ALICE);
		// The first change is free on any day.
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		for day in [16_841, 16_842, 16_870] {
			Today::set(&Day(day));
			assert_noop!(change_key(BOB, CAROL, 1, 3), Error::<Test>::TooSoon);
		}
		Today::set(&Day(16_871));
		assert_ok!(change_key(BOB, CAROL, 1, 3));
		Today::set(&Day(16_900));
		assert_noop!(change_key(CAROL, ALICE, 1, 4), Error::<Test>::TooSoon);
	})
}

#[test]
fn change_key_should_fail_when_the_operator_replaced_an_individual_s_less_than_thirty_days_ago() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(replace_key(1, BOB, 2));
		Today::set(&Day(16_870));
		assert_noop!(change_key(BOB, CAROL, 1, 3), Error::<Test>::TooSoon);
		Today::set(&Day(16_871));
		assert_ok!(change_key(BOB, CAROL, 1, 3));
	})
}

#[test]
fn change_key_should_move_an_organisation_when_it_changed_the_key_that_day() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_ok!(change_key(BOB, CAROL, 1, 3));
		assert_eq!(Participants::participant(&CAROL), Some(1));
	})
}

#[test]
fn change_key_should_not_tell_of_a_takeover_when_the_participant_sends() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert!(TakenOver::get().is_empty());
	})
}

#[test]
fn change_key_should_move_the_participant_when_something_else_needs_the_old_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::participant(&BOB), Some(1));
	})
}

#[test]
fn change_key_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(change_key(STRANGER, BOB, 1, 2), Error::<Test>::NotRegistered);
	})
}

#[test]
fn change_key_should_fail_when_the_caller_let_the_participant_go() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		Today::set(&Day(16_871));
		assert_noop!(change_key(ALICE, CAROL, 1, 3), Error::<Test>::NotRegistered);
	})
}

#[test]
fn change_key_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Participants::change_key(origin, BOB, consent(BOB, 1, 2)),
				DispatchError::BadOrigin
			);
		}
	})
}

#[test]
fn change_key_should_be_operational_when_dispatched() {
	let consent = TestSignature(BOB, vec![]);
	let info = Call::<Test>::change_key { new_account: BOB, consent }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::change_key());
}
