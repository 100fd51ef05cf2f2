use super::*;

#[test]
fn reopen_should_give_the_account_back_when_two_clerks_send() {
	build_and_execute(|| {
		open(BOB);
		open(ALICE);
		assert_ok!(close_for(2));
		Today::set(&Day(16_900));
		assert_ok!(reopen(2, ALICE, 2));
		assert_eq!(Participants::participant(&ALICE), Some(2));
		let participant = Registered::<Test>::get(2).unwrap();
		assert_eq!((participant.opened, participant.closed), (Day(16_841), None));
		assert_eq!((participant.keys, participant.key_since), (2, Day(16_900)));
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1, 2]));
		System::assert_last_event(Event::Reopened { participant: 2, account: ALICE }.into());
	})
}

#[test]
fn reopen_should_move_the_participant_when_another_account_consents() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert!(LetGo::get().is_empty());
		assert_ok!(reopen(1, BOB, 2));
		assert_eq!(LetGo::get(), [(ALICE, 1)]);
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Participants::participant(&BOB), Some(1));
		assert_eq!((System::providers(&ALICE), System::providers(&BOB)), (1, 1));
	})
}

#[test]
fn reopen_should_let_the_consents_stand_again_when_the_person_closed_with_them() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(close_for(1));
		assert_eq!(Participants::creditable(5, Page(0)), slots([]));
		assert_ok!(reopen(1, ALICE, 2));
		assert_eq!(Participants::creditable(5, Page(0)), slots([1]));
	})
}

#[test]
fn reopen_should_leave_the_individuals_when_it_is_an_organisation() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(open_with(organisation(BOB, 1)));
		assert_ok!(close_for(2));
		assert_ok!(reopen(2, BOB, 2));
		assert_eq!(Participants::kind(2), Some(ParticipantKind::Organisation));
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1]));
		assert_eq!(ByCode::<Test>::get(credit_code(1)), Some(2));
	})
}

#[test]
fn reopen_should_tell_of_the_takeover_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert!(TakenOver::get().is_empty());
		assert_ok!(reopen(1, ALICE, 2));
		assert_eq!(TakenOver::get(), [1]);
	})
}

#[test]
fn reopen_should_keep_the_nonce_when_the_key_comes_back() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(close_for(1));
		assert_ok!(reopen(1, ALICE, 2));
		assert_eq!((System::providers(&ALICE), System::account_nonce(ALICE)), (1, 1));
	})
}

#[test]
fn reopen_should_make_an_individual_wait_when_it_would_change_the_key() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(close_for(1));
		assert_ok!(reopen(1, BOB, 2));
		Today::set(&Day(16_870));
		assert_noop!(change_key(BOB, CAROL, 1, 3), Error::<Test>::TooSoon);
		Today::set(&Day(16_871));
		assert_ok!(change_key(BOB, CAROL, 1, 3));
	})
}

#[test]
fn reopen_should_succeed_again_when_the_account_was_closed_again() {
	build_and_execute(|| {
		open(ALICE);
		for place in [2, 3] {
			assert_ok!(close_for(1));
			assert_ok!(reopen(1, ALICE, place));
		}
		assert_eq!(Registered::<Test>::get(1).unwrap().keys, 3);
	})
}

#[test]
fn reopen_should_fail_when_the_account_consents_to_something_else() {
	build_and_execute(|| {
		open(ALICE);
		open(CAROL);
		assert_ok!(close_for(1));
		for consent in [
			consent(ALICE, 1, 2),
			consent(BOB, 2, 2),
			consent(BOB, 1, 1),
			consent_for(BOB, KeyHolder::Expert(1), 2),
		] {
			assert_noop!(
				Participants::reopen(RuntimeOrigin::signed(TWO_OPERATORS), 1, BOB, consent),
				Error::<Test>::ConsentInvalid
			);
		}
	})
}

#[test]
fn reopen_should_fail_when_a_consent_served_before() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(replace_key(1, BOB, 2));
		assert_ok!(close_for(1));
		assert_noop!(reopen(1, BOB, 2), Error::<Test>::ConsentInvalid);
	})
}

#[test]
fn reopen_should_fail_when_the_account_stands_or_stood_for_another() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_ok!(change_key(BOB, CAROL, 2, 2));
		assert_ok!(close_for(1));
		for account in [BOB, CAROL] {
			assert_noop!(reopen(1, account, 2), Error::<Test>::AlreadyExists);
		}
	})
}

#[test]
fn reopen_should_fail_when_the_account_holds_an_office() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(close_for(1));
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(reopen(1, official, 2), Error::<Test>::HoldsOffice);
		}
	})
}

#[test]
fn reopen_should_fail_when_the_participant_is_open() {
	build_and_execute(|| {
		open(ALICE);
		for account in [ALICE, BOB] {
			assert_noop!(reopen(1, account, 2), Error::<Test>::NotClosed);
		}
	})
}

#[test]
fn reopen_should_fail_when_the_number_was_never_given() {
	build_and_execute(|| {
		assert_noop!(reopen(1, BOB, 2), Error::<Test>::NotFound);
	})
}

#[test]
fn reopen_should_fail_when_others_than_two_clerks_send() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(close_for(1));
		for origin in [
			RuntimeOrigin::signed(OPERATOR),
			RuntimeOrigin::signed(ALICE),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(
				Participants::reopen(origin, 1, ALICE, consent(ALICE, 1, 2)),
				DispatchError::BadOrigin
			);
		}
	})
}

#[test]
fn reopen_should_be_operational_when_dispatched() {
	let consent = TestSignature(BOB, vec![]);
	let call = Call::<Test>::reopen { participant: 1, account: BOB, consent };
	let info = call.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::reopen());
}
