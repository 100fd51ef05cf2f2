use super::*;

/// What so many pages weigh.
fn weight(pages: u32) -> Weight {
	<() as WeightInfo>::record_consents(pages)
}

fn list(participants: &[u32]) -> BoundedVec<u32, ConstU32<1_000>> {
	participants.to_vec().try_into().unwrap()
}

fn record(source: u32, participants: &[u32]) -> Weight {
	Participants::record_consents(RuntimeOrigin::signed(OPERATOR), source, list(participants))
		.unwrap()
		.actual_weight
		.unwrap()
}

fn refused(source: u32, participants: &[u32], error: Error<Test>, taken: Weight) {
	assert_noop!(
		Participants::record_consents(RuntimeOrigin::signed(OPERATOR), source, list(participants)),
		error.with_weight(taken)
	);
}

#[test]
fn record_consents_should_add_to_those_given_when_the_operator_sends() {
	build_and_execute(|| {
		open_many(262);
		// Participant 4.
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(1_003), 5));
		record(5, &[262, 1, 2]);
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([1, 2, 4]));
		assert_eq!(Consents::<Test>::get(5, Page(1)), slots([6]));
	})
}

#[test]
fn record_consents_should_count_only_new_ones_when_some_stand_or_repeat() {
	build_and_execute(|| {
		open_many(3);
		record(5, &[2]);
		record(5, &[1, 2, 3, 3]);
		System::assert_last_event(Event::ConsentsRecorded { source: 5, count: 2 }.into());
	})
}

#[test]
fn record_consents_should_be_refunded_when_participants_share_pages() {
	build_and_execute(|| {
		open_many(513);
		// Three pages; four numbers might stand on four.
		let call =
			Call::<Test>::record_consents { source: 5, participants: list(&[1, 2, 256, 513]) };
		let info = call.get_dispatch_info();
		assert_eq!(info.class, DispatchClass::Operational);
		assert_eq!(info.call_weight, weight(4));
		assert_eq!(record(5, &[1, 2, 256, 513]), weight(3));
	})
}

#[test]
fn record_consents_should_pay_for_full_pages_when_a_number_repeats() {
	build_and_execute(|| {
		open_many(1);
		// 257 numbers fill one page and begin another.
		assert_eq!(record(5, &[1; 257]), weight(2));
	})
}

#[test]
fn record_consents_should_record_none_when_a_number_was_never_given() {
	build_and_execute(|| {
		open_many(2);
		for never_given in [0, 3] {
			refused(5, &[1, never_given], Error::NotFound, weight(1));
		}
	})
}

#[test]
fn record_consents_should_charge_no_page_when_the_source_was_never_applied_for() {
	build_and_execute(|| {
		open_many(2);
		for participants in [&[1, 2][..], &[]] {
			refused(7, participants, Error::UnknownSource, weight(0));
		}
	})
}

#[test]
fn record_consents_should_record_none_and_charge_the_pages_seen_when_an_account_is_closed() {
	build_and_execute(|| {
		open_many(770);
		assert_ok!(Participants::close(RuntimeOrigin::signed(1_299)));
		// 300 is on the second of four pages.
		refused(5, &[1, 300, 513, 770], Error::NotIndividual, weight(2));
	})
}

#[test]
fn record_consents_should_record_none_when_a_participant_is_no_individual() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(open_with(organisation(BOB, 1)));
		refused(5, &[1, 2], Error::NotIndividual, weight(1));
	})
}

#[test]
fn record_consents_should_fail_and_charge_no_page_when_another_than_the_operator_sends() {
	build_and_execute(|| {
		open(ALICE);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Participants::record_consents(origin, 5, list(&[1])),
				DispatchError::BadOrigin.with_weight(weight(0))
			);
		}
	})
}

#[test]
fn record_consents_should_record_none_when_a_participant_withdrew() {
	build_and_execute(|| {
		open_many(3);
		record(5, &[2]);
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(1_001), 5));
		refused(5, &[1, 2], Error::Withdrawn, weight(1));
	})
}

#[test]
fn record_consents_should_record_again_when_the_participant_took_the_withdrawal_back() {
	build_and_execute(|| {
		open_many(3);
		record(5, &[2]);
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(1_001), 5));
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(1_001), 5));
		record(5, &[1, 2]);
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([1, 2]));
	})
}
