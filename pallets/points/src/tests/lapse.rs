use polkadot_sdk::{
	frame_support::{
		assert_err_with_weight, assert_noop, assert_ok,
		dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
		weights::Weight,
	},
	frame_system::RawOrigin,
	sp_runtime::DispatchError,
};
use suhui_primitives::{Ask, Day, Fate, Month, Page, Slots};

use crate::{
	mock::*, Call, ClassTotals, Cursor, Error, Event, Holders, Honours, Lots, NextToLapse, Totals,
};

const MARCH_2016: Month = Month(554);
const FIRST_OF_MARCH_2016: Day = Day(FIRST_OF_FEBRUARY_2016.0 + 29);
/// When lots of March 2016 lapse.
const FIRST_OF_APRIL_2018: Day = Day(FIRST_OF_MARCH_2018.0 + 31);

fn dispatch(origin: RawOrigin<u64>, month: Month, lots: u32) -> DispatchResultWithPostInfo {
	Points::lapse(origin.into(), month, lots)
}

/// The weight taken, or the error.
fn lapse(sender: u64, month: Month, lots: u32) -> Result<Option<Weight>, DispatchError> {
	dispatch(RawOrigin::Signed(sender), month, lots)
		.map(|info| info.actual_weight)
		.map_err(|refusal| refusal.error)
}

fn lapsed_events() -> Vec<(u32, u64, u64)> {
	let lapsed =
		|record: polkadot_sdk::frame_system::EventRecord<RuntimeEvent, _>| match record.event {
			RuntimeEvent::Points(Event::Lapsed { month, page, quantity }) => {
				assert_eq!(month, FEBRUARY_2016);
				Some((page.0, quantity.reduction, quantity.points))
			}
			_ => None,
		};
	let mut events: Vec<_> = System::events().into_iter().filter_map(lapsed).collect();
	events.sort();
	events
}

/// Three pages, the first of which holds lots of two classes.
fn four_class_pages() {
	credit(7, FEBRUARY_2016, &[(1, 10, 1), (2, 20, 2), (256, 30, 3), (520, 40, 4)]);
	credit(9, FEBRUARY_2016, &[(2, 5, 5)]);
}

/// What lapsed of a participant's lots, as (mg, points).
fn honour(participant: u32) -> (u64, u64) {
	let lapsed = Points::honours_of(participant).lapsed;
	(lapsed.reduction, lapsed.points)
}

#[test]
fn lapse_should_turn_lots_into_honours_when_the_24th_month_is_over() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 64));
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(Holders::<Test>::iter().count(), 0);
		assert_eq!([1, 2, 256, 520].map(honour), [(10, 1), (25, 7), (30, 3), (40, 4)]);
		// One value for the two on the first page.
		assert_eq!(Honours::<Test>::iter().count(), 3);
	})
}

#[test]
fn lapse_should_count_by_class_when_people_hold_several() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 64));
		assert_eq!(ClassTotals::<Test>::get(7).lapsed, quantity(100, 10));
		assert_eq!(ClassTotals::<Test>::get(9).lapsed, quantity(5, 5));
	})
}

#[test]
fn lapse_should_report_each_page_when_several_lapse() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 64));
		assert_eq!(lapsed_events(), [(0, 35, 8), (1, 30, 3), (2, 40, 4)]);
	})
}

#[test]
fn lapse_should_stop_at_the_limit_when_there_are_more_class_pages() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 3));
		assert_eq!(Lots::<Test>::iter().count(), 1);
	})
}

#[test]
fn lapse_should_keep_the_later_classes_of_a_page_when_not_all_are_paid_for() {
	build_and_execute(|| {
		credit(9, FEBRUARY_2016, &[(2, 5, 5)]);
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (2, 20, 2)]);
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 1));
		assert_eq!(lapsed_events(), [(0, 30, 3)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 9), [(2, 5, 5)]);
		assert_eq!(Holders::<Test>::get(FEBRUARY_2016, Page(0)).len(), 1);
		assert_eq!([1, 2].map(honour), [(10, 1), (20, 2)]);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 1));
		assert_eq!(lapsed_events(), [(0, 5, 5), (0, 30, 3)]);
		assert_eq!([1, 2].map(honour), [(10, 1), (25, 7)]);
		assert_eq!(Holders::<Test>::iter().count(), 0);
	})
}

#[test]
fn lapse_should_leave_no_honour_when_the_lot_was_taken_whole() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1)]);
		take(1, Ask::Points(1), Fate::Order).unwrap();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 1));
		assert_eq!(lapsed_events(), [(0, 0, 0)]);
		assert_eq!(Honours::<Test>::iter().count(), 0);
		let expected =
			Totals { issued: quantity(10, 1), in_orders: quantity(10, 1), ..Totals::default() };
		assert_eq!(ClassTotals::<Test>::get(7), expected);
	})
}

#[test]
fn lapse_should_leave_other_months_when_they_are_not_named() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&Day(FIRST_OF_FEBRUARY_2016.0 + 31));
		credit(7, Month(554), &[(1, 3, 3)]);
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 64));
		assert_eq!(class_page(Month(554), 0, 7), [(1, 3, 3)]);
		assert_eq!(honour(1), (10, 1));
	})
}

#[test]
fn lapse_should_take_months_in_turn_when_several_are_due() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2016);
		credit(8, MARCH_2016, &[(1, 3, 3)]);
		Today::set(&FIRST_OF_APRIL_2018);
		assert_noop!(lapse(CITIZEN, MARCH_2016, 64), Error::<Test>::OutOfOrder);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 3));
		assert_noop!(lapse(CITIZEN, MARCH_2016, 64), Error::<Test>::OutOfOrder);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 3));
		assert_ok!(lapse(CITIZEN, MARCH_2016, 64));
		assert_eq!(honour(1), (13, 4));
		assert_eq!(Lots::<Test>::iter().count(), 0);
	})
}

#[test]
fn lapse_should_end_the_month_when_nothing_is_left_of_it() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_APRIL_2018);
		assert_eq!(lapse(CITIZEN, FEBRUARY_2016, 4), Ok(Some(Weight::from_parts(14, 0))));
		// One more that finds nothing, and one for March, of which nothing was issued.
		for (month, next) in [(FEBRUARY_2016, MARCH_2016), (MARCH_2016, Month(555))] {
			assert_eq!(lapse(CITIZEN, month, 4), Ok(Some(Weight::from_parts(10, 0))));
			assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(next)));
			assert_noop!(lapse(CITIZEN, month, 4), Error::<Test>::NotFound);
		}
		assert_noop!(lapse(CITIZEN, Month(555), 4), Error::<Test>::NotDue);
	})
}

#[test]
fn lapse_should_not_begin_anew_when_the_month_is_in_hand() {
	new_test_ext().execute_with(|| {
		credit(7, FEBRUARY_2016, &[(0, 1, 1), (256, 1, 1), (512, 1, 1), (768, 1, 1)]);
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 2));
		let last = NextToLapse::<Test>::get().unwrap().after.unwrap();
		// Were the month gone through from its beginning, this would be found again.
		Holders::<Test>::mutate(FEBRUARY_2016, last, |classes| {
			classes.try_push((7, Slots::ALL)).unwrap()
		});
		assert_eq!(lapse(CITIZEN, FEBRUARY_2016, 64), Ok(Some(Weight::from_parts(12, 0))));
		assert_eq!(Holders::<Test>::iter_keys().collect::<Vec<_>>(), [(FEBRUARY_2016, last)]);
		assert_eq!(Lots::<Test>::iter().count(), 0);
	})
}

#[test]
fn lapse_should_be_charged_for_class_pages_drained_when_there_are_fewer_than_asked() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		let call = Call::<Test>::lapse { month: FEBRUARY_2016, lots: 64 };
		assert_eq!(call.get_dispatch_info().call_weight, Weight::from_parts(74, 0));
		assert_eq!(lapse(CITIZEN, FEBRUARY_2016, 64), Ok(Some(Weight::from_parts(14, 0))));
	})
}

#[test]
fn lapse_should_be_charged_for_no_class_page_when_it_is_refused() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		let refused = |sender, month, lots, error: Error<Test>| {
			let call = || dispatch(RawOrigin::Signed(sender), month, lots);
			assert_err_with_weight!(call(), error, Some(Weight::from_parts(10, 0)));
		};
		refused(STRANGER, FEBRUARY_2016, 64, Error::NotRegistered);
		refused(CITIZEN, FEBRUARY_2016, 65, Error::InvalidLots);
		refused(CITIZEN, Month(554), 64, Error::NotDue);
		refused(CITIZEN, Month(552), 64, Error::NotFound);
	})
}

#[test]
fn lapse_should_refuse_when_the_24th_month_is_not_over() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&LAST_OF_FEBRUARY_2018);
		assert_noop!(lapse(CITIZEN, FEBRUARY_2016, 64), Error::<Test>::NotDue);
	})
}

#[test]
fn lapse_should_refuse_when_the_month_lies_ahead_of_any_clock() {
	build_and_execute(|| {
		assert_noop!(lapse(CITIZEN, Month(u32::MAX), 1), Error::<Test>::NotDue);
	})
}

#[test]
fn lapse_should_refuse_when_nothing_is_left_of_the_month() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(lapse(CITIZEN, FEBRUARY_2016, 64));
		assert_noop!(lapse(CITIZEN, FEBRUARY_2016, 64), Error::<Test>::NotFound);
	})
}

#[test]
fn lapse_should_refuse_when_no_lots_were_ever_issued() {
	build_and_execute(|| {
		Today::set(&FIRST_OF_MARCH_2018);
		assert_noop!(lapse(CITIZEN, FEBRUARY_2016, 64), Error::<Test>::NotFound);
	})
}

#[test]
fn lapse_should_refuse_when_class_pages_are_none_or_too_many() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_noop!(lapse(CITIZEN, FEBRUARY_2016, 0), Error::<Test>::InvalidLots);
		assert_noop!(lapse(CITIZEN, FEBRUARY_2016, 65), Error::<Test>::InvalidLots);
	})
}

#[test]
fn lapse_should_refuse_when_the_sender_has_no_account() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_noop!(lapse(STRANGER, FEBRUARY_2016, 64), Error::<Test>::NotRegistered);
	})
}

#[test]
fn lapse_should_refuse_when_nobody_or_root_sends_it() {
	build_and_execute(|| {
		four_class_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		for origin in [RawOrigin::None, RawOrigin::Root] {
			let lapse =
				|origin| dispatch(origin, FEBRUARY_2016, 1).map_err(|refusal| refusal.error);
			assert_noop!(lapse(origin), DispatchError::BadOrigin);
		}
	})
}
