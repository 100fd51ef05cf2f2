//! Dates looked up in a calendar.

use super::proven;
use crate::{
	calendar::{civil, day_of, DayPart},
	ErrorKind, SEASONS,
};

#[test]
fn civil_should_find_dates_of_the_calendar() {
	assert_eq!(civil(0), (1970, 1, 1));
	assert_eq!(civil(58), (1970, 2, 28));
	assert_eq!(civil(59), (1970, 3, 1));
	// 2000 was a leap year: 30 years of 365 days, 7 leap days before.
	assert_eq!(civil(30 * 365 + 7 + 31 + 28), (2000, 2, 29));
	assert_eq!(civil(19_905), (2024, 7, 1));
}

#[test]
fn day_of_should_undo_civil_on_every_day_of_four_centuries() {
	for day in 0..146_097 {
		let (year, month, of_month) = civil(day);
		assert_eq!(day_of(year, month, of_month), Some(day));
	}
}

#[test]
fn day_of_should_refuse_when_there_is_no_such_day() {
	for (year, month, day) in [
		(2023, 2, 29),
		(1900, 2, 29),
		(2024, 0, 1),
		(2024, 13, 1),
		(2024, 4, 31),
		(2024, 1, 0),
		(1969, 12, 31),
		(0, 1, 1),
		(u32::MAX, u32::MAX, u32::MAX),
	] {
		assert_eq!(day_of(year, month, day), None, "{year}-{month}-{day}");
	}
}

#[test]
fn parts_should_be_those_of_the_day() {
	// 1 July 2024 was a Monday, 29 February 2024 a Thursday, 1 December 2024 a Sunday.
	for (date, month, weekday, season) in [
		((2024, 7, 1), 7, 1, "summer"),
		((2024, 2, 29), 2, 4, "winter"),
		((2024, 12, 1), 12, 7, "winter"),
		((2024, 3, 1), 3, 5, "spring"),
		((2024, 5, 31), 5, 5, "spring"),
		((2024, 9, 1), 9, 7, "autumn"),
		((2024, 11, 30), 11, 6, "autumn"),
	] {
		let day = day_of(date.0, date.1, date.2).unwrap();
		assert_eq!(DayPart::Month.of(day), month, "{date:?}");
		assert_eq!(DayPart::Weekday.of(day), weekday, "{date:?}");
		assert_eq!(SEASONS[usize::from(DayPart::Season.of(day))], season, "{date:?}");
	}
}

const SUMMER: &str = "methodology \"t\" input used : kWh, decimals 0, from 0 to 9 \
	table factor of season : gCO2e/kWh = summer -> 2 spring -> 3 autumn -> 4 winter -> 5 source \"s\" \
	result gCO2e = used * factor * (if weekday > 5 then 2 else 1) * (if month == 7 then 10 else 1)";

#[test]
fn formulas_should_ask_for_the_day_when_they_name_a_part_of_it() {
	let vectors = "vector on 2024-07-01, used = 1 -> 20 vector on 2024-12-01, used = 1 -> 10";
	let compiled = proven(&format!("{SUMMER} {vectors}")).unwrap();
	assert!(compiled.formula.uses_day());
	// A Monday in July, a Sunday in December.
	assert_eq!(compiled.formula.evaluate(&[1], 19_905), Ok(20_000));
	assert_eq!(compiled.formula.evaluate(&[1], day_of(2024, 12, 1).unwrap()), Ok(10_000));
	assert_eq!(compiled.vectors[0].day, 19_905);
	assert!(!proven("methodology \"t\" result gCO2e = 0").unwrap().formula.uses_day());
}

#[test]
fn vectors_should_say_the_day_just_where_it_is_asked_for() {
	let kind = |text: &str| proven(text).unwrap_err().kind;
	assert_eq!(kind(&format!("{SUMMER} vector used = 1 -> 20")), ErrorKind::VectorNeedsDay);
	assert_eq!(
		kind("methodology \"t\" result gCO2e = 0 vector on 2024-07-01 -> 0"),
		ErrorKind::VectorTakesNoDay
	);
	for date in ["2024-02-30", "2024-7-01", "1969-12-31", "24-07-01"] {
		assert_eq!(
			kind(&format!("{SUMMER} vector on {date}, used = 1 -> 20")),
			ErrorKind::NotADate,
			"{date}"
		);
	}
}

#[test]
fn parts_of_the_day_should_be_units_where_a_unit_stands() {
	let text = "methodology \"t\" input rent : bicycle/month, decimals 0, from 0 to 9 \
		parameter f : gCO2e/bicycle*month = 3 source \"s\" result gCO2e = rent * f";
	let compiled = proven(text).unwrap();
	assert!(!compiled.formula.uses_day());
	assert_eq!(compiled.formula.evaluate(&[2], 0), Ok(6_000));
}
