use super::*;

#[test]
fn give_consent_should_set_only_the_caller_s_slot_when_registered() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(BOB), 5));
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([2]));
		System::assert_last_event(Event::ConsentGiven { source: 5, participant: 2 }.into());
	})
}

#[test]
fn give_consent_should_fail_when_given_already() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn give_consent_should_fail_when_the_source_was_never_applied_for() {
	build_and_execute(|| {
		open(ALICE);
		for source in [0, 4, 7, 4_000_000_000] {
			assert_noop!(
				Participants::give_consent(RuntimeOrigin::signed(ALICE), source),
				Error::<Test>::UnknownSource
			);
		}
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_is_no_individual() {
	build_and_execute(|| {
		let institution = Holder::Institution(legal_person(1));
		assert_ok!(open_with(opening_of(ALICE, institution)));
		assert_ok!(open_with(organisation(BOB, 2)));
		for account in [ALICE, BOB] {
			assert_noop!(
				Participants::give_consent(RuntimeOrigin::signed(account), 5),
				Error::<Test>::NotIndividual
			);
		}
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_let_the_participant_go() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn give_consent_should_leave_no_withdrawal_when_it_is_taken_back() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(ALICE), 5));
		assert!(Withdrawals::<Test>::contains_key(5, Page(0)));
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(ALICE), 5));
		assert!(!Withdrawals::<Test>::contains_key(5, Page(0)));
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(STRANGER), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_s_account_is_closed() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn give_consent_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::give_consent(origin, 5), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn give_consent_should_be_operational_when_dispatched() {
	let info = Call::<Test>::give_consent { source: 5 }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::give_consent());
}
