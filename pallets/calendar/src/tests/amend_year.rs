use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{amend, amend_2026, day_list, HOLIDAYS_2026, MAKE_UP_2026};
use crate::{mock::*, Error, Event, Recompute, Years};

#[test]
fn amend_year_should_change_the_days_to_come_when_more_are_off() {
	build_and_execute(|| {
		assert_ok!(amend_2026(&[(2026, 2, 24), (2026, 2, 25)]));
		let amended = Years::<Test>::get(2026).unwrap();
		assert_eq!((amended.days.total(), amended.revision), (246, 1));
		assert_eq!(amended.document, document(5));
		let event = Event::YearAmended {
			year: 2026,
			first_changed: on(2026, 2, 24),
			document: document(5),
		};
		System::assert_last_event(event.into());
	});
}

#[test]
fn amend_year_should_take_days_off_back_when_amended_again() {
	build_and_execute(|| {
		assert_ok!(amend_2026(&[(2026, 2, 24)]));
		assert_ok!(amend_2026(&[]));
		let amended = Years::<Test>::get(2026).unwrap();
		assert_eq!((amended.days, amended.revision), (bits(OFFICIAL[2].1), 2));
	});
}

#[test]
fn amend_year_should_fail_when_sender_is_not_the_authority() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(OPERATOR);
		let call =
			Calendar::amend_year(origin, 2026, Default::default(), Default::default(), document(5));
		assert_noop!(call, BadOrigin);
	});
}

#[test]
fn amend_year_should_fail_when_the_year_is_not_published() {
	build_and_execute(|| {
		assert_noop!(amend(2027, vec![], vec![]), Error::<Test>::NotFound);
	});
}

#[test]
fn amend_year_should_fail_when_a_day_that_is_not_to_come_changes() {
	build_and_execute(|| {
		Today::set(&on(2026, 2, 24));
		assert_noop!(amend_2026(&[(2026, 2, 24)]), Error::<Test>::PastChanged);
		assert_noop!(amend_2026(&[(2026, 2, 9), (2026, 2, 25)]), Error::<Test>::PastChanged);
		assert_ok!(amend_2026(&[(2026, 2, 25)]));
	});
}

#[test]
fn amend_year_should_take_another_document_when_it_says_the_same_of_every_day() {
	build_and_execute(|| {
		// No day changes, though the year is past.
		Today::set(&on(2027, 1, 4));
		assert_ok!(amend_2026(&[]));
		let amended = Years::<Test>::get(2026).unwrap();
		assert_eq!((amended.days, amended.revision), (bits(OFFICIAL[2].1), 1));
		assert_eq!(amended.document, document(5));
		assert_eq!(Recompute::<Test>::get(), None);
		let first_changed = on(2027, 1, 1);
		let event = Event::YearAmended { year: 2026, first_changed, document: document(5) };
		System::assert_last_event(event.into());
	});
}

#[test]
fn amend_year_should_fail_when_neither_a_day_nor_the_document_changes() {
	build_and_execute(|| {
		assert_ok!(amend_2026(&[]));
		assert_noop!(amend_2026(&[]), Error::<Test>::Unchanged);
	});
}

#[test]
fn amend_year_should_fail_when_a_day_is_of_another_year() {
	build_and_execute(|| {
		assert_noop!(amend_2026(&[(2027, 1, 1)]), Error::<Test>::NotOfYear);
	});
}

#[test]
fn amend_year_should_fail_when_a_day_to_be_worked_is_off() {
	build_and_execute(|| {
		let (holidays, make_up) = (day_list(&HOLIDAYS_2026), day_list(&MAKE_UP_2026));
		let off = [&holidays[..], &make_up[5..]].concat();
		assert_noop!(amend(2026, off, make_up), Error::<Test>::Both);
	});
}
