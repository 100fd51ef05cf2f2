use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::BuildGenesisConfig},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{day_list, publish, publish_2027, HOLIDAYS_2026, MAKE_UP_2026};
use crate::{mock::*, Error, Event, GenesisConfig, Years};

#[test]
fn publish_year_should_keep_the_days_computed_apart_when_given_the_notice() {
	build_and_execute(|| {
		Years::<Test>::remove(2026);
		assert_ok!(publish(2026, day_list(&HOLIDAYS_2026), day_list(&MAKE_UP_2026)));
		let published = Years::<Test>::get(2026).unwrap();
		assert_eq!(published.days, bits(OFFICIAL[2].1));
		assert_eq!((published.document, published.revision), (document(3), 0));
	});
}

#[test]
fn publish_year_should_keep_the_same_days_when_days_off_on_weekends_are_named_too() {
	build_and_execute(|| {
		Years::<Test>::remove(2026);
		let mut holidays =
			[&HOLIDAYS_2026[..], &[(2026, 1, 3), (2026, 2, 15), (2026, 2, 22)]].concat();
		holidays.sort();
		assert_ok!(publish(2026, day_list(&holidays), day_list(&MAKE_UP_2026)));
		assert_eq!(Years::<Test>::get(2026).unwrap().days, bits(OFFICIAL[2].1));
	});
}

#[test]
fn publish_year_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		publish_2027();
		let event = Event::YearPublished { year: 2027, document: document(3) };
		System::assert_last_event(event.into());
	});
}

#[test]
fn genesis_should_publish_its_years_when_the_chain_starts() {
	build_and_execute(|| {
		Years::<Test>::remove(2026);
		let (holidays, make_up) = (day_list(&HOLIDAYS_2026), day_list(&MAKE_UP_2026));
		let years = vec![(2026, holidays, make_up, document(7))];
		GenesisConfig::<Test> { years, ..Default::default() }.build();
		let published = Years::<Test>::get(2026).unwrap();
		assert_eq!((published.days, published.document), (bits(OFFICIAL[2].1), document(7)));
	});
}

#[test]
fn publish_year_should_fail_when_sender_is_not_the_authority() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(OPERATOR);
		let call = Calendar::publish_year(
			origin,
			2027,
			Default::default(),
			Default::default(),
			document(3),
		);
		assert_noop!(call, BadOrigin);
	});
}

#[test]
fn publish_year_should_fail_when_the_year_is_published() {
	build_and_execute(|| {
		assert_noop!(publish(2026, vec![], vec![]), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn publish_year_should_fail_when_the_year_is_later_than_the_next() {
	build_and_execute(|| {
		assert_noop!(publish(2028, vec![], vec![]), Error::<Test>::TooFarAhead);
		Today::set(&on(2027, 1, 1));
		assert_ok!(publish(2028, vec![], vec![]));
	});
}

#[test]
fn publish_year_should_fail_when_the_year_is_before_1970() {
	build_and_execute(|| {
		assert_noop!(publish(1969, vec![], vec![]), Error::<Test>::Implausible);
		assert_ok!(publish(1970, vec![], vec![]));
	});
}

#[test]
fn publish_year_should_fail_when_a_day_is_of_another_year() {
	build_and_execute(|| {
		for day in [(2026, 12, 31), (2028, 1, 3)] {
			let days = || day_list(&[day]);
			assert_noop!(publish(2027, days(), vec![]), Error::<Test>::NotOfYear);
			assert_noop!(publish(2027, vec![], days()), Error::<Test>::NotOfYear);
		}
	});
}

#[test]
fn publish_year_should_fail_when_days_do_not_ascend() {
	build_and_execute(|| {
		let twice = day_list(&[(2027, 1, 1), (2027, 1, 1)]);
		assert_noop!(publish(2027, twice, vec![]), Error::<Test>::NotAscending);
		let descending = day_list(&[(2027, 2, 6), (2027, 1, 3)]);
		assert_noop!(publish(2027, vec![], descending), Error::<Test>::NotAscending);
	});
}

#[test]
fn publish_year_should_fail_when_a_day_to_be_worked_is_a_weekday() {
	build_and_execute(|| {
		// A Friday.
		let friday = day_list(&[(2027, 1, 1)]);
		assert_noop!(publish(2027, vec![], friday), Error::<Test>::NotWeekend);
	});
}

#[test]
fn publish_year_should_fail_when_a_day_is_off_and_worked() {
	build_and_execute(|| {
		let saturday = || day_list(&[(2027, 1, 2)]);
		assert_noop!(publish(2027, saturday(), saturday()), Error::<Test>::Both);
	});
}

#[test]
fn publish_year_should_fail_when_no_year_has_so_few_or_so_many_working_days() {
	build_and_execute(|| {
		// 2027 has 261 weekdays: 21 days off leave 240, 22 one too few. The first 22 are 01-01 to 02-01.
		let days = || (1..=45).map(|day| on(2027, 1, 1).saturating_add(day - 1));
		let off = |count| days().filter(|day| !day.is_weekend()).take(count).collect();
		assert_noop!(publish(2027, off(22), vec![]), Error::<Test>::Implausible);
		let made_up = |count| days().filter(|day| day.is_weekend()).take(count).collect();
		assert_noop!(publish(2027, vec![], made_up(2)), Error::<Test>::Implausible);
		assert_ok!(publish(2027, off(21), vec![]));
	});
}
