use super::*;

#[test]
fn open_should_record_the_participant_when_the_operator_sends() {
	build_and_execute(|| {
		let organisation = Opening {
			kind: ParticipantKind::Organisation,
			region: Region::PROVINCE,
			..person(ALICE)
		};
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), organisation.clone()));

		let participant = Registered::<Test>::get(1).unwrap();
		assert_eq!(participant.account, ALICE);
		assert_eq!(participant.kind, ParticipantKind::Organisation);
		assert_eq!(participant.region.code(), 320_000);
		assert_eq!(participant.commitment, organisation.commitment);
		assert_eq!(participant.opened, TENTH_OF_FEBRUARY_2016);
		assert_eq!(participant.closed, None);
		assert_eq!(ParticipantOf::<Test>::get(ALICE), Some(1));
		System::assert_last_event(
			Event::Opened {
				participant: 1,
				account: ALICE,
				kind: ParticipantKind::Organisation,
				region: Region::PROVINCE,
			}
			.into(),
		);
	})
}

#[test]
fn open_should_give_numbers_from_one_when_accounts_follow_one_another() {
	build_and_execute(|| {
		open(BOB);
		open(ALICE);
		assert_eq!(ParticipantOf::<Test>::get(BOB), Some(1));
		assert_eq!(ParticipantOf::<Test>::get(ALICE), Some(2));
		assert_eq!(NextParticipant::<Test>::get(), 3);
	})
}

#[test]
fn open_should_hold_one_provider_reference_when_the_account_is_new() {
	build_and_execute(|| {
		open(ALICE);
		assert_eq!(System::providers(&ALICE), 1);
	})
}

#[test]
fn open_should_take_no_provider_reference_when_the_account_has_one() {
	build_and_execute(|| {
		System::inc_providers(&ALICE);
		open(ALICE);
		assert_eq!(System::providers(&ALICE), 1);
	})
}

#[test]
fn open_should_set_the_standing_bit_when_the_page_has_others() {
	build_and_execute(|| {
		open_many(66);
		// Nobody has the number 0.
		assert_eq!(OpenPages::<Test>::get(Page(0)), u64::MAX - 1);
		assert_eq!(OpenPages::<Test>::get(Page(1)), 0b111);
	})
}

#[test]
fn open_should_record_consents_when_sources_are_given() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(BOB, &[5, 6])));
		assert_eq!(Consents::<Test>::get(5, Page(0)), 0b100);
		assert_eq!(Consents::<Test>::get(6, Page(0)), 0b100);
		assert_eq!(Consents::<Test>::get(7, Page(0)), 0);
	})
}

#[test]
fn open_should_give_a_new_number_when_the_account_was_closed_before() {
	build_and_execute(|| {
		open(ALICE);
		System::inc_account_nonce(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		open(ALICE);
		assert_eq!(ParticipantOf::<Test>::get(ALICE), Some(2));
		assert_eq!(OpenPages::<Test>::get(Page(0)), 0b100);
		assert_eq!((System::providers(&ALICE), System::account_nonce(ALICE)), (1, 1));
	})
}

#[test]
fn open_should_fail_when_the_account_is_open() {
	build_and_execute(|| {
		open(ALICE);
		assert_noop!(
			Participants::open(RuntimeOrigin::signed(OPERATOR), person(ALICE)),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn open_should_fail_when_the_region_lies_outside_jiangsu() {
	build_and_execute(|| {
		// 310000 is Shanghai; a decoded region is not checked.
		let shanghai = codec::Decode::decode(&mut &310_000u32.to_le_bytes()[..]).unwrap();
		assert_noop!(
			Participants::open(
				RuntimeOrigin::signed(OPERATOR),
				Opening { region: shanghai, ..person(ALICE) }
			),
			Error::<Test>::InvalidRegion
		);
	})
}

#[test]
fn open_should_fail_when_all_numbers_are_given() {
	build_and_execute(|| {
		NextParticipant::<Test>::put(u32::MAX);
		assert_noop!(
			Participants::open(RuntimeOrigin::signed(OPERATOR), person(ALICE)),
			Error::<Test>::TooManyParticipants
		);
		NextParticipant::<Test>::kill();
	})
}

#[test]
fn open_should_fail_when_one_source_was_never_applied_for() {
	build_and_execute(|| {
		assert_noop!(
			Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(ALICE, &[5, 7])),
			Error::<Test>::UnknownSource
		);
	})
}

#[test]
fn open_should_fail_when_another_than_the_operator_sends() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::open(origin, person(ALICE)), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn open_should_be_operational_and_weigh_by_sources_when_dispatched() {
	let info = Call::<Test>::open { opening: consenting(ALICE, &[1, 2, 3]) }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::open(3) + finding(3));
}
