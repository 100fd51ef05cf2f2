use super::*;

#[test]
fn participant_should_be_none_when_the_account_is_closed() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Participants::participant(&BOB), Some(2));
		assert_eq!(Participants::participant(&STRANGER), None);
	})
}

#[test]
fn kind_should_stay_known_when_the_account_is_closed() {
	build_and_execute(|| {
		let institution = Opening { kind: ParticipantKind::Institution, ..person(ALICE) };
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), institution));
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Participants::kind(1), Some(ParticipantKind::Institution));
		assert_eq!(Participants::kind(2), None);
	})
}

#[test]
fn next_participant_should_count_the_closed_when_asked() {
	build_and_execute(|| {
		open_many(3);
		assert_ok!(Participants::close(RuntimeOrigin::signed(1_001)));
		assert_eq!(Participants::next_participant(), 4);
	})
}

#[test]
fn creditable_should_be_the_open_who_consent_when_some_closed_or_withdrew() {
	build_and_execute(|| {
		// Of 1 to 4, all consent to 5; 2 closes and 3 withdraws; 5 never consented.
		for account in 1_000..1_004 {
			assert_ok!(Participants::open(
				RuntimeOrigin::signed(OPERATOR),
				consenting(account, &[5])
			));
		}
		open(1_004);
		assert_ok!(Participants::close(RuntimeOrigin::signed(1_001)));
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(1_002), 5));
		assert_eq!(Participants::creditable(5, Page(0)), 0b1_0010);
		assert_eq!(Participants::creditable(6, Page(0)), 0);
		assert_eq!(Participants::creditable(5, Page(1)), 0);
	})
}
