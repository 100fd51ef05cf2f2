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
fn participant_should_be_none_when_another_account_stands_for_it() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::participant(&ALICE), None);
		assert_eq!(Participants::participant(&BOB), Some(1));
	})
}

#[test]
fn stood_for_should_be_the_participant_when_the_account_let_it_go() {
	build_and_execute(|| {
		open(ALICE);
		open(CAROL);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_ok!(Participants::close(RuntimeOrigin::signed(CAROL)));
		let stood_for = |account| Participants::stood_for(&account);
		assert_eq!([ALICE, BOB, CAROL, STRANGER].map(stood_for), [Some(1), Some(1), Some(2), None]);
	})
}

#[test]
fn account_should_be_the_present_or_last_one_when_a_number_was_given() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::account(1), Some(BOB));
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		assert_eq!(Participants::account(1), Some(BOB));
		assert_eq!(Participants::account(2), None);
	})
}

#[test]
fn kind_should_be_what_an_open_participant_was_opened_as_when_asked() {
	build_and_execute(|| {
		let institution = Holder::Institution(legal_person(1));
		assert_ok!(open_with(opening_of(ALICE, institution)));
		assert_ok!(open_with(organisation(BOB, 2)));
		open(CAROL);
		assert_eq!(Participants::kind(1), Some(ParticipantKind::Institution));
		assert_eq!(Participants::kind(2), Some(ParticipantKind::Organisation));
		assert_eq!(Participants::kind(3), Some(ParticipantKind::Individual));
		assert_eq!(Participants::kind(4), None);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Participants::kind(1), None);
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
			assert_ok!(open_with(consenting(account, &[5])));
		}
		open(1_004);
		assert_ok!(Participants::close(RuntimeOrigin::signed(1_001)));
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(1_002), 5));
		assert_eq!(Participants::creditable(5, Page(0)), slots([1, 4]));
		assert_eq!(Participants::creditable(6, Page(0)), slots([]));
		assert_eq!(Participants::creditable(5, Page(1)), slots([]));
	})
}

#[test]
fn creditable_should_leave_out_organisations_when_they_share_the_page() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(open_with(consenting(BOB, &[5])));
		assert_ok!(open_with(organisation(CAROL, 2)));
		assert_eq!(Participants::creditable(5, Page(0)), slots([2]));
	})
}

#[test]
fn key_changed_should_be_the_day_when_another_key_took_the_first_ones_place() {
	build_and_execute(|| {
		open(ALICE);
		assert_eq!(Participants::key_changed(1), None);
		Today::set(&Day(16_900));
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_eq!(Participants::key_changed(1), Some(Day(16_900)));
		assert_eq!(Participants::key_changed(2), None);
	})
}
