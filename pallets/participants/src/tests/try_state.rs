use super::*;

/// Whether the invariants fail after the state of two people, the second closed, and an organisation was bent.
fn fails_after(bend: impl FnOnce()) -> bool {
	new_test_ext().execute_with(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		open(BOB);
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		assert_ok!(open_with(organisation(CAROL, 1)));
		assert_ok!(Participants::do_try_state());
		bend();
		Participants::do_try_state().is_err()
	})
}

/// Whether they fail after a participant was bent.
fn fails_with(participant: u32, bend: impl FnOnce(&mut Participant<u64>)) -> bool {
	fails_after(|| Registered::<Test>::mutate(participant, |value| bend(value.as_mut().unwrap())))
}

#[test]
fn try_state_should_fail_when_the_pages_differ_from_the_open_individuals() {
	assert!(fails_after(|| Individuals::<Test>::insert(Page(0), slots([1, 2]))));
	assert!(fails_after(|| Individuals::<Test>::insert(Page(0), slots([1, 3]))));
	assert!(fails_after(|| Individuals::<Test>::insert(Page(0), slots([]))));
}

#[test]
fn try_state_should_fail_when_an_open_participant_s_account_stands_for_another_or_nobody() {
	assert!(fails_after(|| ParticipantOf::<Test>::insert(ALICE, 3)));
	assert!(fails_after(|| ParticipantOf::<Test>::remove(ALICE)));
}

#[test]
fn try_state_should_fail_when_an_account_stood_for_nobody() {
	assert!(fails_after(|| ParticipantOf::<Test>::remove(BOB)));
	assert!(fails_after(|| {
		System::inc_providers(&STRANGER);
		ParticipantOf::<Test>::insert(STRANGER, 4);
	}));
}

#[test]
fn try_state_should_fail_when_a_participant_has_a_key_that_it_never_took() {
	assert!(fails_after(|| {
		System::inc_providers(&STRANGER);
		ParticipantOf::<Test>::insert(STRANGER, 1);
	}));
}

#[test]
fn try_state_should_hold_when_accounts_were_let_go() {
	assert!(!fails_after(|| {
		assert_ok!(change_key(ALICE, STRANGER, 1, 2));
	}));
}

#[test]
fn try_state_should_fail_when_numbers_and_participants_differ() {
	assert!(fails_after(|| NextParticipant::<Test>::put(5)));
	assert!(fails_after(|| NextParticipant::<Test>::put(3)));
}

#[test]
fn try_state_should_fail_when_a_participant_is_before_the_first() {
	assert!(fails_after(|| {
		let alice = Registered::<Test>::take(1).unwrap();
		ParticipantOf::<Test>::insert(ALICE, 0);
		Individuals::<Test>::insert(Page(0), slots([0]));
		Consents::<Test>::remove(5, Page(0));
		Registered::<Test>::insert(0, alice);
	}));
}

#[test]
fn try_state_should_fail_when_a_region_is_none() {
	assert!(fails_with(1, |alice| alice.region = region(329_999)));
	assert!(fails_with(1, |alice| alice.region = decoded(&[0; 4])));
}

#[test]
fn try_state_should_fail_when_a_participant_closed_before_opening() {
	assert!(fails_with(2, |bob| bob.closed = Some(Day(16_840))));
}

#[test]
fn try_state_should_fail_when_a_participant_never_had_a_key() {
	assert!(fails_with(1, |alice| alice.keys = 0));
}

#[test]
fn try_state_should_fail_when_a_key_stands_from_before_the_opening_or_after_today() {
	assert!(fails_with(1, |alice| alice.key_since = Day(16_840)));
	assert!(fails_with(1, |alice| alice.key_since = Day(16_842)));
	assert!(fails_after(|| {
		Today::set(&Day(16_842));
		Registered::<Test>::mutate(2, |bob| bob.as_mut().unwrap().key_since = Day(16_842));
	}));
}

#[test]
fn try_state_should_fail_when_codes_differ_from_the_legal_persons() {
	assert!(fails_after(|| ByCode::<Test>::remove(credit_code(1))));
	assert!(fails_after(|| ByCode::<Test>::insert(credit_code(1), 1)));
	assert!(fails_after(|| ByCode::<Test>::insert(credit_code(2), 3)));
}

#[test]
fn try_state_should_fail_when_a_title_or_code_is_invalid() {
	assert!(fails_with(3, |carol| {
		let title = b"\n".to_vec().try_into().unwrap();
		carol.holder = Holder::Organisation(LegalPerson { title, ..legal_person(1) });
	}));
	assert!(fails_after(|| {
		ByCode::<Test>::remove(credit_code(1));
		ByCode::<Test>::insert(invalid_code(), 3);
		Registered::<Test>::mutate(3, |carol| {
			let person = LegalPerson { code: invalid_code(), ..legal_person(1) };
			carol.as_mut().unwrap().holder = Holder::Organisation(person);
		});
	}));
}

#[test]
fn try_state_should_fail_when_one_who_is_no_individual_consents() {
	// Numbers 0 and 4 were never given, 3 is an organisation's.
	for people in [[0, 1], [1, 3], [1, 4]] {
		assert!(fails_after(|| Consents::<Test>::insert(5, Page(0), slots(people))));
	}
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(u32::MAX), slots([0]))));
	assert!(fails_after(|| Withdrawals::<Test>::insert(5, Page(0), slots([3]))));
}

#[test]
fn try_state_should_fail_when_pages_of_nobody_are_stored() {
	assert!(fails_after(|| Individuals::<Test>::insert(Page(1), slots([]))));
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(1), slots([]))));
	assert!(fails_after(|| Withdrawals::<Test>::insert(5, Page(1), slots([]))));
}

#[test]
fn try_state_should_fail_when_a_consent_is_to_a_source_never_applied_for() {
	assert!(fails_after(|| Consents::<Test>::insert(7, Page(0), slots([1]))));
}

#[test]
fn try_state_should_fail_when_a_pilot_does_not_lie_outside_jiangsu() {
	assert!(fails_after(|| Pilots::<Test>::insert(Region::PROVINCE, ())));
}

#[test]
fn try_state_should_fail_when_an_open_or_closed_account_has_no_provider_reference() {
	for account in [ALICE, BOB, CAROL] {
		assert!(fails_after(|| {
			assert_ok!(System::dec_providers(&account));
		}));
	}
}
