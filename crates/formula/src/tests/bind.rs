use super::{proven, CYCLING};
use crate::{bind, compile, BindError, Binding, Compiled, Unit};

fn points(inputs: &str) -> Compiled {
	proven(&format!("points \"t\" {inputs} result points = 1 points")).unwrap()
}

const REDUCTION: &str = "input reduction : gCO2e, decimals 3, from 0 to 4000";
const DISTANCE: &str = "input distance : km, decimals 3, from 0 to 300";

fn against_cycling(inputs: &str) -> Result<Vec<Binding>, BindError> {
	let record = compile(CYCLING).unwrap();
	bind(&points(inputs), &record.inputs, Some(record.result_range))
}

#[test]
fn bind_should_find_record_and_reduction_when_both_are_named() {
	assert_eq!(
		against_cycling(&format!("{REDUCTION} {DISTANCE}")),
		Ok(vec![Binding::Reduction, Binding::Input(0)])
	);
}

#[test]
fn bind_should_accept_when_points_only_records_bind_to_themselves() {
	let points = points(
		"input trips : trip, decimals 0, from 0 to 5 input distance : km, decimals 3, from 0 to 9",
	);
	assert_eq!(bind(&points, &points.inputs, None), Ok(vec![Binding::Input(0), Binding::Input(1)]));
}

#[test]
fn bind_should_refuse_when_the_record_lacks_an_input() {
	assert_eq!(
		against_cycling("input trips : trip, decimals 0, from 0 to 5"),
		Err(BindError::NoSuchInput { name: "trips".into() })
	);
}

#[test]
fn bind_should_refuse_when_there_is_no_methodology() {
	let points = points(REDUCTION);
	assert_eq!(bind(&points, &points.inputs, None), Err(BindError::NoReduction));
}

#[test]
fn bind_should_refuse_when_units_differ() {
	let expected = BindError::UnitDiffers {
		name: "distance".into(),
		points: Unit::symbol("m"),
		record: Unit::symbol("km"),
	};
	assert_eq!(against_cycling("input distance : m, decimals 3, from 0 to 300"), Err(expected));
}

#[test]
fn bind_should_refuse_when_decimals_differ() {
	let expected = BindError::DecimalsDiffer { name: "reduction".into(), points: 0, record: 3 };
	assert_eq!(
		against_cycling("input reduction : gCO2e, decimals 0, from 0 to 4000"),
		Err(expected)
	);
}

#[test]
fn bind_should_refuse_when_the_range_is_narrower_than_the_records() {
	let expected = BindError::RangeTooNarrow {
		name: "reduction".into(),
		from: "0.054".into(),
		to: "3610.000".into(),
	};
	assert_eq!(
		against_cycling("input reduction : gCO2e, decimals 3, from 0 to 3609.999"),
		Err(expected)
	);
}

#[test]
fn bind_should_refuse_when_given_a_methodology() {
	let methodology = compile(CYCLING).unwrap();
	assert_eq!(bind(&methodology, &methodology.inputs, None), Err(BindError::NotPoints));
}

/// A methodology whose records hold a category and a sum over earlier records.
const RECORD: &str = "methodology \"t\" input used : kWh, decimals 1, from 0 to 9 \
	input week : kWh, decimals 1, from 0 to 63, sum of used over 7 days \
	input kind : one of paper, glass result gCO2e = 1 gCO2e";

fn against_record(inputs: &str) -> Result<Vec<Binding>, BindError> {
	let record = proven(RECORD).unwrap();
	bind(&points(inputs), &record.inputs, None)
}

#[test]
fn bind_should_accept_categories_when_codes_are_the_same_in_order() {
	assert_eq!(
		against_record("input kind : one of paper \"纸\", glass"),
		Ok(vec![Binding::Input(2)])
	);
	let refused = Err(BindError::CodesDiffer { name: "kind".into() });
	assert_eq!(against_record("input kind : one of glass, paper"), refused);
	assert_eq!(against_record("input kind : 1, decimals 0, from 0 to 1"), refused);
}

#[test]
fn bind_should_refuse_when_windows_differ() {
	let week = "input week : kWh, decimals 1, from 0 to 63";
	let used = "input used : kWh, decimals 1, from 0 to 9";
	let bound = against_record(&format!("{used} {week}, sum of used over 7 days"));
	assert_eq!(bound, Ok(vec![Binding::Input(0), Binding::Input(1)]));
	assert_eq!(against_record(week), Ok(vec![Binding::Input(1)]));
	let refused = Err(BindError::WindowDiffers { name: "week".into() });
	assert_eq!(against_record(&format!("{used} {week}, sum of used over 6 days")), refused);
	assert_eq!(against_record(&format!("{used} {week}, mean of used over 7 days")), refused);
}
