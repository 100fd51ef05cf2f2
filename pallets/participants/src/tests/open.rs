use super::*;

#[test]
fn open_should_record_the_participant_when_the_operator_sends() {
	build_and_execute(|| {
		let opening = Opening { region: Region::PROVINCE, ..organisation(ALICE, 1) };
		assert_ok!(open_with(opening));

		let participant = Registered::<Test>::get(1).unwrap();
		let expected = Participant {
			account: ALICE,
			holder: Holder::Organisation(legal_person(1)),
			region: Region::PROVINCE,
			opened: TENTH_OF_FEBRUARY_2016,
			closed: None,
			keys: 1,
			key_since: TENTH_OF_FEBRUARY_2016,
		};
		assert_eq!(participant, expected);
		assert_eq!(ParticipantOf::<Test>::get(ALICE), Some(1));
		assert_eq!(ByCode::<Test>::get(credit_code(1)), Some(1));
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
fn open_should_set_an_individual_s_slot_when_the_page_has_others() {
	build_and_execute(|| {
		open_many(258);
		// Nobody has the number 0; 256, 257 and 258 stand on the next page.
		assert_eq!(Individuals::<Test>::get(Page(0)), slots(1..=255));
		assert_eq!(Individuals::<Test>::get(Page(1)), slots(0..=2));
	})
}

#[test]
fn open_should_set_no_individual_s_slot_when_it_is_an_institution_or_organisation() {
	build_and_execute(|| {
		open(ALICE);
		let institution = Holder::Institution(legal_person(1));
		assert_ok!(open_with(opening_of(BOB, institution)));
		assert_ok!(open_with(organisation(CAROL, 2)));
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1]));
	})
}

#[test]
fn open_should_record_consents_when_sources_are_given() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(open_with(consenting(BOB, &[5, 6])));
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([2]));
		assert_eq!(Consents::<Test>::get(6, Page(0)), slots([2]));
		assert_eq!(Consents::<Test>::get(7, Page(0)), slots([]));
	})
}

#[test]
fn open_should_fail_when_the_account_is_open() {
	build_and_execute(|| {
		open(ALICE);
		assert_noop!(open_with(person(ALICE)), Error::<Test>::AlreadyExists);
	})
}

#[test]
fn open_should_fail_when_the_account_ever_stood_for_a_participant() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(change_key(ALICE, BOB, 1, 2));
		assert_noop!(open_with(person(ALICE)), Error::<Test>::AlreadyExists);
		assert_ok!(Participants::close(RuntimeOrigin::signed(BOB)));
		for account in [ALICE, BOB] {
			assert_noop!(open_with(person(account)), Error::<Test>::AlreadyExists);
		}
		open(CAROL);
		assert_eq!(Participants::participant(&CAROL), Some(2));
	})
}

#[test]
fn open_should_fail_when_the_region_is_neither_of_jiangsu_nor_a_pilot() {
	build_and_execute(|| {
		// Qingpu in Shanghai, no county of Jiangsu's, one merged into another in 2020, no code.
		let none = decoded::<Region>(&[0; 4]);
		for region in [region(310_118), region(329_999), region(320_602), none] {
			assert_noop!(
				open_with(Opening { region, ..person(ALICE) }),
				Error::<Test>::InvalidRegion
			);
		}
		// Kunshan.
		assert_ok!(open_with(Opening { region: region(320_583), ..person(ALICE) }));
	})
}

#[test]
fn open_should_fail_when_the_title_is_no_text() {
	build_and_execute(|| {
		for title in ["", " ", "绿色\u{200b}出行"] {
			let title = title.as_bytes().to_vec().try_into().unwrap();
			let holder = Holder::Institution(LegalPerson { title, ..legal_person(1) });
			assert_noop!(open_with(opening_of(ALICE, holder)), Error::<Test>::InvalidText);
		}
	})
}

#[test]
fn open_should_fail_when_the_code_s_check_digit_is_wrong() {
	build_and_execute(|| {
		let invalid = LegalPerson { code: invalid_code(), ..legal_person(1) };
		assert_noop!(
			open_with(opening_of(ALICE, Holder::Organisation(invalid))),
			Error::<Test>::InvalidCode
		);
	})
}

#[test]
fn open_should_fail_when_the_code_was_opened_before() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		let again = Holder::Institution(LegalPerson { code: credit_code(1), ..legal_person(2) });
		let again = opening_of(BOB, again);
		assert_noop!(open_with(again.clone()), Error::<Test>::CodeTaken);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(open_with(again), Error::<Test>::CodeTaken);
		assert_noop!(open_with(organisation(ALICE, 1)), Error::<Test>::CodeTaken);
		assert_eq!(ByCode::<Test>::get(credit_code(1)), Some(1));
	})
}

#[test]
fn open_should_fail_when_an_organisation_s_account_does_not_consent_to_stand_for_it() {
	build_and_execute(|| {
		let holder = KeyHolder::LegalPerson(credit_code(1));
		let elsewhere = key_consent(H256::repeat_byte(1), holder, 1);
		for consent in [
			None,
			// Of another account, for another organisation, to be another key of it or on another chain.
			Some(consent_for(BOB, holder, 1)),
			Some(consent_for(ALICE, KeyHolder::LegalPerson(credit_code(2)), 1)),
			Some(consent_for(ALICE, KeyHolder::Participant(1), 1)),
			Some(consent_for(ALICE, holder, 2)),
			Some(TestSignature(ALICE, elsewhere.into_bytes())),
		] {
			assert_noop!(
				open_with(Opening { consent, ..organisation(ALICE, 1) }),
				Error::<Test>::ConsentInvalid
			);
		}
		assert_ok!(open_with(organisation(ALICE, 1)));
	})
}

#[test]
fn open_should_fail_when_an_individual_s_opening_has_a_consent() {
	build_and_execute(|| {
		let consent = Some(consent(ALICE, 1, 1));
		assert_noop!(
			open_with(Opening { consent, ..person(ALICE) }),
			Error::<Test>::ConsentInvalid
		);
	})
}

#[test]
fn open_should_fail_when_the_account_holds_an_office() {
	build_and_execute(|| {
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(open_with(person(official)), Error::<Test>::HoldsOffice);
			assert_noop!(open_with(organisation(official, 1)), Error::<Test>::HoldsOffice);
		}
	})
}

#[test]
fn open_should_fail_when_an_organisation_consents() {
	build_and_execute(|| {
		let sources = consenting(ALICE, &[5]).sources;
		assert_noop!(
			open_with(Opening { sources, ..organisation(ALICE, 1) }),
			Error::<Test>::NotIndividual
		);
	})
}

#[test]
fn open_should_fail_when_all_numbers_are_given() {
	build_and_execute(|| {
		NextParticipant::<Test>::put(u32::MAX);
		assert_noop!(open_with(person(ALICE)), Error::<Test>::TooManyParticipants);
		NextParticipant::<Test>::kill();
	})
}

#[test]
fn open_should_fail_when_one_source_was_never_applied_for() {
	build_and_execute(|| {
		assert_noop!(open_with(consenting(ALICE, &[5, 7])), Error::<Test>::UnknownSource);
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
	let weight = <() as WeightInfo>::open(3) + <() as WeightInfo>::legal_persons(0);
	assert_eq!(info.call_weight, weight);
}

#[test]
fn open_should_weigh_the_consent_too_when_it_is_an_organisation() {
	build_and_execute(|| {
		let info = Call::<Test>::open { opening: organisation(ALICE, 1) }.get_dispatch_info();
		let weight = <() as WeightInfo>::open(0) + <() as WeightInfo>::legal_persons(1);
		assert_eq!(info.call_weight, weight);
	})
}
