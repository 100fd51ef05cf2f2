use super::*;

fn batch(openings: Vec<TestOpening>) -> BoundedVec<TestOpening, MaxOpenings> {
	openings.try_into().unwrap()
}

type MaxOpenings = <Test as crate::Config>::MaxOpenings;

fn open_batch(openings: Vec<TestOpening>) -> DispatchResultWithPostInfo {
	Participants::open_batch(RuntimeOrigin::signed(OPERATOR), batch(openings))
}

/// What so many accounts, so many of legal persons among them, and so many values of consents weigh.
fn weight(accounts: u32, legal_persons: u32, values: u32) -> Weight {
	<() as WeightInfo>::open_batch(accounts)
		+ <() as WeightInfo>::legal_persons(legal_persons)
		+ <() as WeightInfo>::consents(values)
}

#[test]
fn open_batch_should_open_every_account_when_all_are_new() {
	build_and_execute(|| {
		let openings = (0..514).map(|i| consenting(1_000 + i, &[5])).collect();
		assert_ok!(open_batch(openings));
		assert_eq!(NextParticipant::<Test>::get(), 515);
		assert_eq!(ParticipantOf::<Test>::get(1_513), Some(514));
		// Nobody has the number 0; 512, 513 and 514 stand on the third page.
		for (page, people) in [(0, slots(1..=255)), (1, Slots::ALL), (2, slots(0..=2))] {
			assert_eq!(Individuals::<Test>::get(Page(page)), people);
			assert_eq!(Consents::<Test>::get(5, Page(page)), people);
		}
	})
}

#[test]
fn open_batch_should_keep_a_page_s_others_when_it_begins_inside_the_page() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(open_batch(vec![person(BOB), consenting(CAROL, &[5])]));
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1, 2, 3]));
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([1, 3]));
	})
}

#[test]
fn open_batch_should_tell_of_every_account_when_it_opens_them() {
	build_and_execute(|| {
		assert_ok!(open_batch(vec![person(ALICE), person(BOB)]));
		for (participant, account) in [(1, ALICE), (2, BOB)] {
			System::assert_has_event(
				Event::Opened {
					participant,
					account,
					kind: ParticipantKind::Individual,
					region: region(320_100),
				}
				.into(),
			);
		}
	})
}

#[test]
fn open_batch_should_be_refunded_when_consents_share_a_value() {
	build_and_execute(|| {
		// 300 accounts of two sources: 600 consents, in 2 pages of 2 sources.
		let openings = (0..300).map(|i| consenting(1_000 + i, &[5, 6])).collect::<Vec<_>>();
		let info =
			Call::<Test>::open_batch { openings: batch(openings.clone()) }.get_dispatch_info();
		assert_eq!(info.class, DispatchClass::Operational);
		assert_eq!(info.call_weight, weight(300, 0, 600));
		assert_eq!(open_batch(openings).unwrap().actual_weight, Some(weight(300, 0, 4)));
	})
}

#[test]
fn open_batch_should_open_none_and_charge_those_tried_when_one_account_is_open() {
	build_and_execute(|| {
		open(BOB);
		let mut openings = (0..100).map(|i| person(1_000 + i)).collect::<Vec<_>>();
		openings[2] = person(BOB);
		assert_noop!(
			open_batch(openings),
			Error::<Test>::AlreadyExists.with_weight(weight(3, 0, 0))
		);
	})
}

#[test]
fn open_batch_should_open_none_when_one_account_or_code_stands_twice() {
	build_and_execute(|| {
		for (again, legal_persons, error) in [
			(person(ALICE), 1, Error::<Test>::AlreadyExists),
			(organisation(BOB, 1), 2, Error::<Test>::CodeTaken),
		] {
			assert_noop!(
				open_batch(vec![organisation(ALICE, 1), again]),
				error.with_weight(weight(2, legal_persons, 0))
			);
		}
	})
}

#[test]
fn open_batch_should_open_none_when_one_region_is_not_of_the_scheme() {
	build_and_execute(|| {
		let of_qingpu = Opening { region: region(310_118), ..person(BOB) };
		assert_noop!(
			open_batch(vec![person(ALICE), of_qingpu]),
			Error::<Test>::InvalidRegion.with_weight(weight(2, 0, 0))
		);
	})
}

#[test]
fn open_batch_should_weigh_consents_of_legal_persons_alone_when_there_are_people_too() {
	build_and_execute(|| {
		let openings = vec![person(ALICE), organisation(BOB, 1), person(CAROL)];
		let info =
			Call::<Test>::open_batch { openings: batch(openings.clone()) }.get_dispatch_info();
		assert_eq!(info.call_weight, weight(3, 1, 0));
		assert_eq!(open_batch(openings).unwrap().actual_weight, Some(weight(3, 1, 0)));
	})
}

#[test]
fn open_batch_should_open_none_when_one_organisation_s_account_does_not_consent() {
	build_and_execute(|| {
		let silent = Opening { consent: None, ..organisation(BOB, 1) };
		assert_noop!(
			open_batch(vec![person(ALICE), silent]),
			Error::<Test>::ConsentInvalid.with_weight(weight(2, 1, 0))
		);
	})
}

#[test]
fn open_batch_should_open_none_when_an_organisation_consents() {
	build_and_execute(|| {
		let sources = consenting(BOB, &[5]).sources;
		assert_noop!(
			open_batch(vec![person(ALICE), Opening { sources, ..organisation(BOB, 1) }]),
			Error::<Test>::NotIndividual.with_weight(weight(2, 1, 1))
		);
	})
}

#[test]
fn open_batch_should_charge_the_search_alone_when_one_source_was_never_applied_for() {
	build_and_execute(|| {
		assert_noop!(
			open_batch(vec![consenting(ALICE, &[5]), consenting(BOB, &[5, 4_000_000_000])]),
			Error::<Test>::UnknownSource.with_weight(weight(0, 0, 2))
		);
	})
}

#[test]
fn open_batch_should_open_none_when_numbers_run_out() {
	build_and_execute(|| {
		NextParticipant::<Test>::put(u32::MAX - 1);
		assert_noop!(
			open_batch(vec![person(ALICE), person(BOB)]),
			Error::<Test>::TooManyParticipants.with_weight(weight(2, 0, 0))
		);
		NextParticipant::<Test>::kill();
	})
}

#[test]
fn open_batch_should_fail_and_charge_no_account_when_another_than_the_operator_sends() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Participants::open_batch(origin, batch(vec![consenting(BOB, &[5])])),
				DispatchError::BadOrigin.with_weight(<() as WeightInfo>::open_batch(0))
			);
		}
	})
}
