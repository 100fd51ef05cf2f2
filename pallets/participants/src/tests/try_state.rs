use super::*;

/// Whether the invariants fail after the state of two people, the second closed, was bent.
fn fails_after(bend: impl FnOnce()) -> bool {
	new_test_ext().execute_with(|| {
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(ALICE, &[5])));
		open(BOB);
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		assert_ok!(Participants::do_try_state());
		bend();
		Participants::do_try_state().is_err()
	})
}

#[test]
fn try_state_should_fail_when_standing_differs_from_the_open() {
	assert!(fails_after(|| OpenPages::<Test>::insert(Page(0), 0b110)));
	assert!(fails_after(|| OpenPages::<Test>::insert(Page(0), 0)));
}

#[test]
fn try_state_should_fail_when_an_account_stands_for_nobody_open() {
	assert!(fails_after(|| ParticipantOf::<Test>::insert(BOB, 2)));
	assert!(fails_after(|| ParticipantOf::<Test>::remove(ALICE)));
}

#[test]
fn try_state_should_fail_when_numbers_and_participants_differ() {
	assert!(fails_after(|| NextParticipant::<Test>::put(4)));
	assert!(fails_after(|| NextParticipant::<Test>::put(2)));
}

#[test]
fn try_state_should_fail_when_a_participant_is_before_the_first() {
	assert!(fails_after(|| {
		let alice = Registered::<Test>::take(1).unwrap();
		ParticipantOf::<Test>::insert(ALICE, 0);
		OpenPages::<Test>::insert(Page(0), 0b1);
		Consents::<Test>::remove(5, Page(0));
		Registered::<Test>::insert(0, alice);
	}));
}

#[test]
fn try_state_should_fail_when_a_number_never_given_consents() {
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(0), 0b1000)));
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(0), 0b11)));
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(u32::MAX), 1)));
}

#[test]
fn try_state_should_fail_when_the_bits_of_nobody_are_stored() {
	assert!(fails_after(|| OpenPages::<Test>::insert(Page(1), 0)));
	assert!(fails_after(|| Consents::<Test>::insert(5, Page(1), 0)));
	assert!(fails_after(|| Withdrawals::<Test>::insert(5, Page(1), 0)));
}

#[test]
fn try_state_should_fail_when_a_consent_is_to_a_source_never_applied_for() {
	assert!(fails_after(|| Consents::<Test>::insert(7, Page(0), 0b10)));
}

#[test]
fn try_state_should_fail_when_an_open_or_closed_account_has_no_provider_reference() {
	for account in [ALICE, BOB] {
		assert!(fails_after(|| {
			assert_ok!(System::dec_providers(&account));
		}));
	}
}
