//! What a verifier recomputes from earlier records.

use super::proven;
use crate::{calendar::day_of, ErrorKind, Span, Window, WindowKind};

fn window(kind: WindowKind, span: Span) -> Window {
	Window { kind, of: "used".into(), span }
}

/// 1 kWh on the day before, 2.5 seven days before, 9 eight days before, 4 on the day itself.
const RECORDS: [(u32, u64); 4] = [(99, 10), (93, 25), (92, 90), (100, 40)];

#[test]
fn windows_should_hold_the_days_before_and_no_other() {
	let seven = Span::Days(7);
	let value = |kind, decimals| window(kind, seven).value(decimals, 1, 100, RECORDS);
	assert_eq!(value(WindowKind::Sum, 1), Some(35));
	assert_eq!(value(WindowKind::Sum, 3), Some(3_500));
	// 3.5 / 2 = 1.75, cut at one decimal.
	assert_eq!(value(WindowKind::Mean, 1), Some(17));
	assert_eq!(value(WindowKind::Mean, 2), Some(175));
	assert_eq!(value(WindowKind::Count, 0), Some(2));
	assert_eq!(value(WindowKind::Count, 1), Some(20));
}

#[test]
fn windows_should_be_zero_when_there_is_no_record_before() {
	for kind in [WindowKind::Sum, WindowKind::Mean, WindowKind::Count] {
		assert_eq!(window(kind, Span::Days(7)).value(1, 1, 92, RECORDS), Some(0));
	}
}

#[test]
fn windows_of_a_month_should_end_with_it() {
	let day = |day| day_of(2024, 3, day).unwrap();
	let records = [(day(1), 5), (day(31), 7), (day(1) - 1, 100), (day(31) + 1, 1_000)];
	let value = |on| window(WindowKind::Sum, Span::Month).value(0, 0, on, records);
	assert_eq!(value(day(1)), Some(0));
	assert_eq!(value(day(2)), Some(5));
	assert_eq!(value(day(31) + 1), Some(0));
	// The same month of another year is another month.
	assert_eq!(value(day_of(2025, 3, 5).unwrap()), Some(0));
}

#[test]
fn windows_should_say_when_a_sum_leaves_64_bits() {
	let records = [(1, u64::MAX), (2, 1)];
	assert_eq!(window(WindowKind::Sum, Span::Days(7)).value(0, 0, 3, records), None);
	assert_eq!(window(WindowKind::Mean, Span::Days(7)).value(0, 0, 3, records), Some(1 << 63));
}

fn declared(window: &str) -> Result<crate::Compiled, ErrorKind> {
	let text = format!(
		"methodology \"t\" input kind : one of x, y input used : kWh, decimals 1, from 0 to 9.5 \
		 input past : {window} parameter f : gCO2e/kWh = 1 source \"s\" result gCO2e = used * f"
	);
	proven(&text).map_err(|error| error.kind)
}

#[test]
fn windows_should_be_declared_with_room_for_all_they_can_be() {
	let compiled = declared("kWh, decimals 1, from 0 to 66.5, sum of used over 7 days").unwrap();
	assert_eq!(compiled.inputs[2].window, Some(window(WindowKind::Sum, Span::Days(7))));
	assert_eq!(compiled.inputs[2].window.as_ref().unwrap().words().zh, "此前 7 日的 used 合计");
	let month = "sum of used over the month";
	let compiled = declared(&format!("kWh, decimals 1, from 0 to 285, {month}")).unwrap();
	assert_eq!(compiled.inputs[2].window.as_ref().unwrap().to_string(), month);
	assert!(declared("kWh, decimals 0, from 0 to 9, mean of used over 7 days").is_ok());
	assert!(declared("day, decimals 0, from 0 to 7, count of kind over 7 days").is_ok());
	let narrow = |to: &str| Err(ErrorKind::WindowRange { to: to.into() });
	assert_eq!(
		declared("kWh, decimals 1, from 0 to 66.4, sum of used over 7 days"),
		narrow("66.5")
	);
	assert_eq!(declared("kWh, decimals 1, from 1 to 99, sum of used over 7 days"), narrow("66.5"));
	assert_eq!(declared("kWh, decimals 1, from 0 to 9.4, mean of used over 7 days"), narrow("9.5"));
	assert_eq!(declared("day, decimals 0, from 0 to 6, count of used over 7 days"), narrow("7"));
}

#[test]
fn windows_should_look_at_a_quantity_above_in_its_unit() {
	let refused = |of: &str| Err(ErrorKind::NotWindowed { name: of.into() });
	assert_eq!(
		declared("kWh, decimals 1, from 0 to 99, sum of later over 7 days"),
		refused("later")
	);
	assert_eq!(declared("kWh, decimals 1, from 0 to 99, sum of past over 7 days"), refused("past"));
	assert_eq!(declared("1, decimals 1, from 0 to 99, sum of kind over 7 days"), refused("kind"));
	assert_eq!(declared("kWh, decimals 0, from 0 to 99, sum of used over 7 days"), refused("used"));
	let mismatch = declared("MWh, decimals 1, from 0 to 99, sum of used over 7 days");
	assert!(matches!(mismatch, Err(ErrorKind::UnitMismatch { .. })));
	for days in ["0", "367"] {
		let text = format!("kWh, decimals 1, from 0 to 9999, sum of used over {days} days");
		assert_eq!(declared(&text), Err(ErrorKind::WindowTooLong));
	}
	assert!(declared("kWh, decimals 1, from 0 to 3477, sum of used over 366 days").is_ok());
}
