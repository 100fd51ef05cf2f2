use super::*;

fn batch(openings: Vec<Opening<u64>>) -> BoundedVec<Opening<u64>, MaxOpenings> {
	openings.try_into().unwrap()
}

type MaxOpenings = <Test as crate::Config>::MaxOpenings;

#[test]
fn open_batch_should_open_every_account_when_all_are_new() {
	build_and_execute(|| {
		let openings = (0..130).map(|i| consenting(1_000 + i, &[5])).collect();
		assert_ok!(Participants::open_batch(RuntimeOrigin::signed(OPERATOR), batch(openings)));
		assert_eq!(NextParticipant::<Test>::get(), 131);
		assert_eq!(ParticipantOf::<Test>::get(1_129), Some(130));
		// Nobody has the number 0.
		for (page, bits) in [(0, u64::MAX - 1), (1, u64::MAX), (2, 0b111)] {
			assert_eq!(OpenPages::<Test>::get(Page(page)), bits);
			assert_eq!(Consents::<Test>::get(5, Page(page)), bits);
		}
	})
}

#[test]
fn open_batch_should_keep_a_page_s_others_when_it_begins_inside_the_page() {
	build_and_execute(|| {
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(ALICE, &[5])));
		assert_ok!(Participants::open_batch(
			RuntimeOrigin::signed(OPERATOR),
			batch(vec![person(BOB), consenting(CAROL, &[5])])
		));
		assert_eq!(OpenPages::<Test>::get(Page(0)), 0b1110);
		assert_eq!(Consents::<Test>::get(5, Page(0)), 0b1010);
	})
}

#[test]
fn open_batch_should_tell_of_every_account_when_it_opens_them() {
	build_and_execute(|| {
		let openings = batch(vec![person(ALICE), person(BOB)]);
		assert_ok!(Participants::open_batch(RuntimeOrigin::signed(OPERATOR), openings));
		for (participant, account) in [(1, ALICE), (2, BOB)] {
			System::assert_has_event(
				Event::Opened {
					participant,
					account,
					kind: ParticipantKind::Individual,
					region: Region::new(320_100).unwrap(),
				}
				.into(),
			);
		}
	})
}

#[test]
fn open_batch_should_be_refunded_when_consents_share_a_value() {
	build_and_execute(|| {
		// 100 accounts of two sources: 200 consents, in 2 pages of 2 sources.
		let openings = batch((0..100).map(|i| consenting(1_000 + i, &[5, 6])).collect());
		let info = Call::<Test>::open_batch { openings: openings.clone() }.get_dispatch_info();
		let weight = |accounts, values, sources| {
			<() as WeightInfo>::open_batch(accounts)
				+ <() as WeightInfo>::consents(values)
				+ finding(sources)
		};
		assert_eq!(info.class, DispatchClass::Operational);
		assert_eq!(info.call_weight, weight(100, 200, 200));
		let done = Participants::open_batch(RuntimeOrigin::signed(OPERATOR), openings).unwrap();
		assert_eq!(done.actual_weight, Some(weight(100, 4, 2)));
	})
}

#[test]
fn open_batch_should_open_none_when_one_account_is_open() {
	build_and_execute(|| {
		open(BOB);
		assert_noop!(
			Participants::open_batch(
				RuntimeOrigin::signed(OPERATOR),
				batch(vec![person(ALICE), person(BOB)])
			),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn open_batch_should_open_none_when_one_account_stands_twice() {
	build_and_execute(|| {
		assert_noop!(
			Participants::open_batch(
				RuntimeOrigin::signed(OPERATOR),
				batch(vec![person(ALICE), person(ALICE)])
			),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn open_batch_should_open_none_when_one_region_lies_outside_jiangsu() {
	build_and_execute(|| {
		let shanghai = codec::Decode::decode(&mut &310_000u32.to_le_bytes()[..]).unwrap();
		assert_noop!(
			Participants::open_batch(
				RuntimeOrigin::signed(OPERATOR),
				batch(vec![person(ALICE), Opening { region: shanghai, ..person(BOB) }])
			),
			Error::<Test>::InvalidRegion
		);
	})
}

#[test]
fn open_batch_should_open_none_when_one_source_was_never_applied_for() {
	build_and_execute(|| {
		assert_noop!(
			Participants::open_batch(
				RuntimeOrigin::signed(OPERATOR),
				batch(vec![consenting(ALICE, &[5]), consenting(BOB, &[4_000_000_000])])
			),
			Error::<Test>::UnknownSource
		);
	})
}

#[test]
fn open_batch_should_open_none_when_numbers_run_out() {
	build_and_execute(|| {
		NextParticipant::<Test>::put(u32::MAX - 1);
		assert_noop!(
			Participants::open_batch(
				RuntimeOrigin::signed(OPERATOR),
				batch(vec![person(ALICE), person(BOB)])
			),
			Error::<Test>::TooManyParticipants
		);
		NextParticipant::<Test>::kill();
	})
}

#[test]
fn open_batch_should_fail_when_another_than_the_operator_sends() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Participants::open_batch(origin, batch(vec![person(BOB)])),
				DispatchError::BadOrigin
			);
		}
	})
}
