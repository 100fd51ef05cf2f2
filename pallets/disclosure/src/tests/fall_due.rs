use suhui_primitives::{
	Actor, Day, Month, Region,
	ReportKind::{Annual, Evaluation, Monthly, Regional, Security},
	Subject,
};

use super::{appoint, begin, monthly, signed};
use crate::{mock::*, Cursor, NextToFallDue};

const FIRST_OF_FEBRUARY: Day = Day(20_485);

/// What fell due, in turn, with whose it is, the day it counts from and how many working days it has.
fn fallen() -> Vec<(Subject, Actor, Day, u16)> {
	WorkingDeadlines::get()
}

/// A chain that began on 5 January 2026.
fn began_in_january() {
	Today::set(&Day(20_458));
	begin();
}

/// A chain that began in December 2025.
fn began_in_december() {
	Today::set(&Day(20_430));
	begin();
}

#[test]
fn report_should_fall_due_when_its_month_is_over() {
	build_and_execute(|| {
		began_in_january();
		Today::set(&FIRST_OF_FEBRUARY);
		begin();
		// Ten working days after 31 January.
		assert_eq!(fallen(), [(monthly(JANUARY), Actor::Operator, Day(20_484), 10)]);
	});
}

#[test]
fn report_should_fall_due_once_when_blocks_follow() {
	build_and_execute(|| {
		began_in_january();
		Today::set(&FIRST_OF_FEBRUARY);
		begin();
		begin();
		Today::set(&NINTH_OF_FEBRUARY);
		begin();
		assert_eq!(fallen().len(), 1);
	});
}

#[test]
fn report_should_not_fall_due_when_its_month_goes_on() {
	build_and_execute(|| {
		began_in_january();
		Today::set(&Day(20_484));
		begin();
		assert!(fallen().is_empty());
	});
}

#[test]
fn report_should_not_fall_due_when_its_month_was_over_before_the_chain_began() {
	build_and_execute(|| {
		// No time is known before the first block.
		Today::set(&Day(0));
		begin();
		assert_eq!(NextToFallDue::<Test>::get(), None);
		began_in_january();
		assert_eq!(NextToFallDue::<Test>::get(), Some(Cursor::of(JANUARY)));
		assert!(fallen().is_empty());
	});
}

#[test]
fn report_should_not_fall_due_when_it_was_filed_before() {
	build_and_execute(|| {
		began_in_january();
		Today::set(&FIRST_OF_FEBRUARY);
		let (kind, region) = (Monthly, Region::PROVINCE);
		let filed = Disclosure::file_report(signed(OPERATOR), kind, JANUARY, region, document(1));
		assert_eq!(filed, Ok(()));
		begin();
		assert!(fallen().is_empty());
	});
}

#[test]
fn reports_of_the_year_should_fall_due_when_it_is_over() {
	build_and_execute(|| {
		began_in_december();
		appoint(NANJING_OFFICE, nanjing());
		appoint(XUANWU_OFFICE, xuanwu());
		appoint(54, nanjing());
		Today::set(&Day(20_454));
		begin();
		let due =
			|kind, region, actor| (Subject::Report(kind, DECEMBER, region), actor, Day(20_453), 10);
		let of_the_province = |kind, actor| due(kind, Region::PROVINCE, actor);
		let of_a_region = |region| due(Regional, region, Actor::Region(region));
		assert_eq!(
			fallen(),
			[
				of_the_province(Monthly, Actor::Operator),
				of_the_province(Annual, Actor::Authority),
				of_the_province(Security, Actor::Operator),
				of_the_province(Evaluation, Actor::Operator),
				of_a_region(nanjing()),
				of_a_region(xuanwu()),
			]
		);
	});
}

/// Four reports of the province and thirteen of cities are one more than a block takes.
#[test]
fn reports_should_fall_due_in_the_next_block_when_one_takes_no_more() {
	build_and_execute(|| {
		began_in_december();
		for city in 1..=13 {
			appoint(60 + u64::from(city), region(320_000 + city * 100));
		}
		Today::set(&Day(20_454));
		begin();
		assert_eq!(fallen().len(), 16);
		begin();
		let last = region(321_300);
		assert_eq!(
			fallen()[16..],
			[(Subject::Report(Regional, DECEMBER, last), Actor::Region(last), Day(20_453), 10)]
		);
		begin();
		assert_eq!(fallen().len(), 17);
		assert_eq!(NextToFallDue::<Test>::get(), Some(Cursor::of(JANUARY)));
	});
}

/// The chain stood still from January to May.
#[test]
fn reports_of_all_months_should_fall_due_when_several_are_over() {
	build_and_execute(|| {
		began_in_january();
		// 3 May 2026.
		Today::set(&Day(20_576));
		begin();
		let ends = [20_484, 20_512, 20_543, 20_573];
		let expected = (672..)
			.zip(ends)
			.map(|(month, end)| (monthly(Month(month)), Actor::Operator, Day(end), 10));
		assert_eq!(fallen(), expected.collect::<Vec<_>>());
	});
}
