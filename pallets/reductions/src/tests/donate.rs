use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
	},
	sp_runtime::DispatchError::{self, BadOrigin},
};
use suhui_primitives::{Ask, Fate, Milligrams, Page, Purpose};

use super::{
	account, assert_last_event, call_off, consented, contribute, donate, event, left, lots,
	open_neighbour, receive, register, signed, unsigned, BEFORE_THE_LAST, DONATION, EMISSIONS,
};
use crate::{mock::*, Call, Donors, Error, Event, EventClasses, Part, WeightInfo};

fn send(account: u64, event: u32, part: Part, lots: u32) -> DispatchResultWithPostInfo {
	Reductions::donate(signed(account), event, part, lots)
}

fn refused(error: Error<Test>) -> DispatchResultWithPostInfo {
	let post_info = Some(<() as WeightInfo>::donate(0)).into();
	Err(DispatchErrorWithPostInfo { post_info, error: error.into() })
}

/// What the people of the first page gave, by slot.
fn donors(event: u32) -> Vec<(u8, Milligrams)> {
	Donors::<Test>::get(event, Page(0)).into_inner()
}

/// The event of November 2025, but for its last donor.
fn all_but_the_last() -> u32 {
	let event = register(1);
	account(event, EMISSIONS);
	receive(REPORTER, 1, BEFORE_THE_LAST);
	assert_ok!(contribute(REPORTER, event, &[(1, BEFORE_THE_LAST)]));
	event
}

#[test]
fn donate_should_be_clipped_to_what_is_missing_when_the_donor_is_the_last() {
	build_and_execute(|| {
		let number_of_it = all_but_the_last();
		// ceil(1,999 * 5,200,000 / 20,000,001) = 520.
		lots(&[(CITIZEN, 2, 20_000_001, 1_999)]);
		assert_ok!(donate(CITIZEN, number_of_it, DONATION));
		assert_eq!(left(), [(14_800_001, 1_479)]);
		let found = event(number_of_it);
		assert_eq!((found.covered, found.donors, found.missing()), (EMISSIONS, 1, 0));
		assert_last_event(Event::Donated {
			event: number_of_it,
			donor: number(CITIZEN),
			total: 5_200_000,
			points: 520,
			reductions: vec![(2, 5_200_000)],
		});
		assert_noop!(donate(CITIZEN, number_of_it, DONATION), Error::<Test>::Covered);
	});
}

#[test]
fn donate_should_be_clipped_to_what_is_missing_when_a_lot_is_named() {
	build_and_execute(|| {
		let event = all_but_the_last();
		lots(&[(CITIZEN, 2, 20_000_001, 1_999), (CITIZEN, 3, 20_000_001, 0)]);
		let part = Part::Lot { month: JANUARY, class: 3, milligrams: DONATION };
		assert_ok!(send(CITIZEN, event, part, 1));
		assert_eq!(left(), [(20_000_001, 1_999), (14_800_001, 0)]);
	});
}

#[test]
fn donate_should_go_by_what_is_expected_when_the_event_was_not_accounted() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		lots(&[(CITIZEN, 1, 5_000, 0)]);
		assert_ok!(donate(CITIZEN, number_of_it, 5_000));
		assert_eq!(event(number_of_it).covered, 1_000);
	});
}

#[test]
fn donate_should_count_each_person_once_when_some_give_again() {
	build_and_execute(|| {
		open_neighbour();
		let number_of_it = register(1_000);
		lots(&[(NEIGHBOUR, 1, 300, 3), (CITIZEN, 1, 100, 1), (CITIZEN, 2, 100, 1)]);
		for (who, milligrams) in [(NEIGHBOUR, 200), (CITIZEN, 150), (NEIGHBOUR, 100)] {
			assert_ok!(donate(who, number_of_it, milligrams));
		}
		let found = event(number_of_it);
		assert_eq!((found.covered, found.donors), (450, 2));
		// The citizen is participant 7, the neighbour 8.
		assert_eq!(donors(number_of_it), [(7, 150), (8, 300)]);
		let of_class = [1, 2].map(|class| EventClasses::<Test>::get(number_of_it, class));
		assert_eq!(of_class, [400, 50]);
	});
}

#[test]
fn donate_should_retire_as_a_donation_when_lots_are_asked() {
	build_and_execute(|| {
		let event = register(1_000);
		lots(&[(CITIZEN, 1, 300, 3)]);
		assert_ok!(donate(CITIZEN, event, 200));
		let fate = Fate::Retired(Purpose::Donation);
		assert_eq!(Asked::get(), [(number(CITIZEN), Ask::Milligrams(200), fate)]);
	});
}

#[test]
fn donate_should_refund_lots_that_were_not_read_when_it_succeeds() {
	build_and_execute(|| {
		let event = register(1_000);
		lots(&[(CITIZEN, 1, 100, 1), (CITIZEN, 2, 100, 1), (CITIZEN, 3, 100, 1)]);
		let done = send(CITIZEN, event, Part::Milligrams(150), 10).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::donate(2)));
	});
}

#[test]
fn donate_should_be_charged_for_3200_lots_when_more_may_be_read() {
	let charged = |lots| {
		let call = Call::<Test>::donate { event: 1, part: Part::Milligrams(1), lots };
		call.get_dispatch_info().call_weight
	};
	assert_eq!(charged(3_199), <() as WeightInfo>::donate(3_199));
	for lots in [3_200, 3_201, 6_400, u32::MAX] {
		assert_eq!(charged(lots), <() as WeightInfo>::donate(3_200));
	}
}

#[test]
fn donate_should_read_3200_lots_when_more_may_be_read() {
	build_and_execute(|| {
		let event = register(10_000);
		lots(&(1..=3_201).map(|class| (CITIZEN, class, 1, 0)).collect::<Vec<_>>());
		let of_all = |milligrams| send(CITIZEN, event, Part::Milligrams(milligrams), u32::MAX);
		assert_eq!(of_all(3_201).unwrap_err().error, DispatchError::Other("too many lots"));
		let done = of_all(3_200).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::donate(3_200)));
	});
}

#[test]
fn donate_should_change_nothing_when_the_lots_do_not_hold_as_much() {
	build_and_execute(|| {
		let event = register(1_000);
		lots(&[(CITIZEN, 1, 100, 1)]);
		assert_noop!(donate(CITIZEN, event, 101), DispatchError::Other("not enough"));
	});
}

#[test]
fn donate_should_give_back_the_weight_of_lots_when_it_is_refused_before() {
	build_and_execute(|| {
		let (event, part) = (register(1_000), Part::Milligrams(10));
		assert_eq!(send(STRANGER, event, part, 10), refused(Error::NotRegistered));
		assert_eq!(send(REPORTER, event, part, 10), refused(Error::WrongKind));
		assert_eq!(send(CITIZEN, event + 1, part, 10), refused(Error::NotFound));
		let nothing = Part::Milligrams(0);
		assert_eq!(send(CITIZEN, event, nothing, 10), refused(Error::NothingAsked));
	});
}

#[test]
fn donate_should_fail_when_the_event_is_not_open() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(call_off(INSTITUTION, event));
		lots(&[(CITIZEN, 1, 100, 1)]);
		for event in [event, consented()] {
			assert_noop!(donate(CITIZEN, event, 10), Error::<Test>::NotOpen);
		}
	});
}

#[test]
fn donate_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		let event = register(1_000);
		for origin in unsigned() {
			let sent = Reductions::donate(origin, event, Part::Milligrams(1), 1);
			assert_noop!(sent.map_err(|failed| failed.error), BadOrigin);
		}
	});
}
