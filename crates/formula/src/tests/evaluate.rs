use super::{declared, value, CYCLING};
use crate::{compile, EvaluateError};

#[test]
fn evaluate_should_give_the_hand_worked_result_when_a_table_applies() {
	let formula = compile(CYCLING).unwrap().formula;
	// 0.999 km * 180.5 * 0.3 = 54.09585; 1 km * 180.5 * 0.7 = 126.35; 3 km * 180.5 = 541.5
	assert_eq!(formula.evaluate(&[999]), Ok(54_095));
	assert_eq!(formula.evaluate(&[1_000]), Ok(126_350));
	assert_eq!(formula.evaluate(&[2_999]), Ok(378_923));
	assert_eq!(formula.evaluate(&[3_000]), Ok(541_500));
}

#[test]
fn evaluate_should_round_once_when_the_product_has_many_decimals() {
	// 0.001 * 0.001 * 0.999 summed a thousand times over would be lost if it were rounded on the way.
	assert_eq!(value("a * 0.001 * 1000 * 1 [gCO2e/km]", [999, 1, 0, 0]), 999);
	// 0.0019 g is 1.9 mg
	assert_eq!(value("a * 0.0019 [gCO2e/km]", [1_000, 1, 0, 0]), 1);
}

#[test]
fn evaluate_should_truncate_towards_zero_when_a_quotient_is_negative() {
	// -2/3 = -0.666666666 (floor would be -0.666666667): 1000 g + 1e9 * that = 1000e9 g...
	// (1 + -2/3) * 3e9 = 3e9 - 1999999998 = 1000000002
	assert_eq!(
		value("max(0 gCO2e, (1 + -2 km / (b + 2 km)) * 3000000000 gCO2e)", [0, 1, 0, 0]),
		1_000_000_002_000
	);
}

#[test]
fn evaluate_should_keep_nine_decimals_when_dividing() {
	// 1/3 = 0.333333333, times 1e9 = 333333333 exactly
	assert_eq!(value("b / (b + b + b) * 1000000000 gCO2e", [0, 7, 0, 0]), 333_333_333_000);
}

#[test]
fn evaluate_should_keep_nine_decimals_when_the_numerator_has_more() {
	// numerator 0.0000000000015 (13 decimals after the product), divisor 0.001: 1.5e-9 is cut to 1e-9
	assert_eq!(value("a * 0.0000000015 / (b * 0.001) * 1000000000 gCO2e", [1, 1, 0, 0]), 1_000);
}

#[test]
fn evaluate_should_multiply_before_dividing_when_written_so() {
	assert_eq!(value("g * 7 / 7", [0, 1, 0, 1_000]), 1_000);
	// 1/7 = 0.142857142 first, times 7 = 0.999999994
	assert_eq!(value("g / 7 * 7", [0, 1, 0, 1_000]), 999);
}

#[test]
fn evaluate_should_follow_precedence_when_operators_mix() {
	assert_eq!(value("1 gCO2e + 2 gCO2e * 3 - 4 gCO2e / 2", [0, 1, 0, 0]), 5_000);
	assert_eq!(value("10 gCO2e - 3 gCO2e - 2 gCO2e", [0, 1, 0, 0]), 5_000);
	assert_eq!(value("-(-(3 gCO2e)) * 2", [0, 1, 0, 0]), 6_000);
}

#[test]
fn evaluate_should_choose_a_branch_when_the_condition_holds() {
	let choice = "if a >= 2 km and not (n == 0 or n != 3) then 1 gCO2e else if a < 1 km then 2.5 gCO2e else g";
	assert_eq!(value(choice, [2_000, 1, 3, 7]), 1_000);
	assert_eq!(value(choice, [2_000, 1, 2, 7]), 7);
	assert_eq!(value(choice, [999, 1, 3, 7]), 2_500);
}

#[test]
fn evaluate_should_compare_exactly_when_decimals_differ() {
	let choice = "if a * 1.0005 > b then 1 gCO2e else 0 gCO2e";
	assert_eq!(value(choice, [1_000, 1, 0, 0]), 1_000);
	assert_eq!(value(choice, [999, 1, 0, 0]), 0);
}

#[test]
fn evaluate_should_take_extremes_when_several_operands_are_given() {
	assert_eq!(value("max(g, 2 gCO2e, min(5 gCO2e, g * 3, 4.5 gCO2e))", [0, 1, 0, 1_000]), 3_000);
	assert_eq!(value("min(g)", [0, 1, 0, 1]), 1);
}

#[test]
fn evaluate_should_step_at_bounds_finer_than_the_input() {
	let formula = compile(&declared(
		"table t of a : gCO2e = below 0.0015 km -> 1 otherwise -> 2 source \"s\" result gCO2e = t",
	))
	.unwrap()
	.formula;
	assert_eq!(formula.evaluate(&[1, 1, 0, 0]), Ok(1_000));
	assert_eq!(formula.evaluate(&[2, 1, 0, 0]), Ok(2_000));
}

#[test]
fn evaluate_should_step_over_a_let_when_the_table_names_it() {
	let text = "let double = a * 2 table t of double : gCO2e = below 2 km -> 0.25 otherwise -> 7 source \"s\" result gCO2e = t";
	let formula = compile(&declared(text)).unwrap().formula;
	assert_eq!(formula.evaluate(&[999, 1, 0, 0]), Ok(250));
	assert_eq!(formula.evaluate(&[1_000, 1, 0, 0]), Ok(7_000));
}

#[test]
fn evaluate_should_reach_the_largest_result_when_it_fits_64_bits() {
	let text = "methodology \"t\" input x : gCO2e, decimals 3, from 0 to 18446744073709551.615 result gCO2e = x";
	let compiled = compile(text).unwrap();
	assert_eq!(compiled.result_range, (0, u64::MAX));
	assert_eq!(compiled.formula.evaluate(&[u64::MAX]), Ok(u64::MAX));
}

#[test]
fn evaluate_should_stay_exact_when_an_intermediate_nearly_fills_128_bits() {
	// (2^64-1) * (2^63-1) is just below 2^127
	let text = "methodology \"t\" input x : 1, decimals 0, from 0 to 18446744073709551615 \
        input y : 1, decimals 0, from 1 to 9223372036854775807 let z = x * y \
        result gCO2e = if z == 170141183460469231713240559642174554112 - 0 then 0 gCO2e else if z > 170141183460469231713240559642174554100 then 2 gCO2e else 1 gCO2e";
	let formula = compile(text).unwrap().formula;
	// 18446744073709551615 * 9223372036854775807 = 170141183460469231704017187605319778305
	assert_eq!(formula.evaluate(&[u64::MAX, u64::MAX >> 1]), Ok(1_000));
}

#[test]
fn evaluate_should_give_whole_points_when_the_header_says_points() {
	let text = "points \"t\" input reduction : gCO2e, decimals 3, from 0 to 10000 parameter rate : points/gCO2e = 0.01 source \"s\" \
        result points = reduction * rate";
	let formula = compile(text).unwrap().formula;
	assert_eq!(formula.evaluate(&[199_999]), Ok(1));
	assert_eq!(formula.evaluate(&[200_000]), Ok(2));
}

#[test]
fn evaluate_should_refuse_when_an_input_is_out_of_range() {
	let formula = compile(CYCLING).unwrap().formula;
	assert_eq!(formula.evaluate(&[0]), Err(EvaluateError::OutOfRange { input: 0 }));
	assert_eq!(formula.evaluate(&[300_001]), Err(EvaluateError::OutOfRange { input: 0 }));
}

#[test]
fn evaluate_should_refuse_when_the_number_of_inputs_is_wrong() {
	let formula = compile(CYCLING).unwrap().formula;
	assert_eq!(
		formula.evaluate(&[]),
		Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 0 })
	);
	assert_eq!(
		formula.evaluate(&[1, 2]),
		Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 2 })
	);
}

#[test]
fn explain_should_show_each_step_when_the_record_is_in_range() {
	let steps = compile(CYCLING).unwrap().explain(&[2_500]).unwrap();
	let shown: Vec<_> =
		steps.iter().map(|step| format!("{} = {} {}", step.name, step.value, step.unit)).collect();
	assert_eq!(shown, ["coefficient = 0.7 1", "counted = 2.5 km", "result = 315.875 gCO2e"]);
}

#[test]
fn inputs_should_keep_their_order_when_declared_between_lets() {
	let text = "methodology \"t\" input x : gCO2e, decimals 0, from 0 to 9 let y = x * 2 input z : gCO2e, decimals 0, from 0 to 9 result gCO2e = y + z";
	assert_eq!(compile(text).unwrap().formula.evaluate(&[3, 4]), Ok(10_000));
}
