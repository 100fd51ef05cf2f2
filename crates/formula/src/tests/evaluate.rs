use super::{declared, proven, value, CYCLING, DAY};
use crate::EvaluateError;

#[test]
fn evaluate_should_give_the_hand_worked_result_when_a_table_applies() {
	let formula = proven(CYCLING).unwrap().formula;
	// 0.999 km * 180.5 * 0.3 = 54.09585; 1 km * 180.5 * 0.7 = 126.35; 3 km * 180.5 = 541.5
	assert_eq!(formula.evaluate(&[999], DAY), Ok(54_095));
	assert_eq!(formula.evaluate(&[1_000], DAY), Ok(126_350));
	assert_eq!(formula.evaluate(&[2_999], DAY), Ok(378_923));
	assert_eq!(formula.evaluate(&[3_000], DAY), Ok(541_500));
}

#[test]
fn evaluate_should_round_once_when_the_product_has_many_decimals() {
	// 0.001 * 0.001 * 0.999 summed a thousand times over would be lost if it were rounded on the way.
	assert_eq!(value("a * 0.001 * 1000 * 1 [gCO2e/km]", [999, 1, 0, 0]), 999);
	// 0.0019 g is 1.9 mg
	assert_eq!(value("a * 0.0019 [gCO2e/km]", [1_000, 1, 0, 0]), 1);
}

#[test]
fn evaluate_should_never_cut_a_quotient_when_it_is_subtracted() {
	// 1000 g * (1 - 1/3) = 666.666... g. A quotient cut to nine decimals would leave 0.666666667 of it.
	assert_eq!(value("1000000000 gCO2e * (1 - 1 km / (b + 2 km))", [0, 1, 0, 0]), 666_666_666_666);
	assert_eq!(value("1000 gCO2e - 1000 gCO2e / (n + 3)", [0, 1, 0, 0]), 666_666);
	// 5 - 2/3 = 4.333...
	assert_eq!(value("5 gCO2e - (b + 1 km) / 3 * 1 [gCO2e/km]", [0, 1, 0, 0]), 4_333);
}

#[test]
fn evaluate_should_undo_a_division_when_the_quotient_is_multiplied() {
	assert_eq!(value("g / 7 * 7", [0, 1, 0, 1_000]), 1_000);
	assert_eq!(value("g / (n + 7) * (n + 7)", [0, 1, 0, 1_000]), 1_000);
	assert_eq!(value("g / 3 + g / 3 + g / 3", [0, 1, 0, 1_000]), 1_000);
	assert_eq!(value("g * n / (n + 1) + g / (n + 1)", [0, 1, 3, 1_000]), 1_000);
}

#[test]
fn evaluate_should_combine_quotients_exactly_when_divisors_differ() {
	// 1/3 + 1/4 = 7/12; 1/3 - 1/4 = 1/12; 1/3 * 1/4 = 1/12; (1/3) / (1/4) = 4/3
	assert_eq!(value("(12 / (n + 3) + 12 / (n + 4)) * 1 gCO2e", [0, 1, 0, 0]), 7_000);
	assert_eq!(value("max(0, 12 / (n + 3) - 12 / (n + 4)) * 1 gCO2e", [0, 1, 0, 0]), 1_000);
	assert_eq!(value("(12 / (n + 3)) * (12 / (n + 4)) * 1 gCO2e", [0, 1, 0, 0]), 12_000);
	assert_eq!(value("(12 / (n + 3)) / (12 / (n + 4)) * 1 gCO2e", [0, 1, 0, 0]), 1_333);
	assert_eq!(value("1 gCO2e / (12 / (n + 4))", [0, 1, 0, 0]), 333);
	assert_eq!(value("(g / (n + 3))^2 * 1 [1/gCO2e]", [0, 1, 0, 1_000]), 111);
}

#[test]
fn evaluate_should_compare_and_choose_quotients_exactly() {
	// 1/3 < 0.3333333333333334, though they agree in fifteen decimals.
	let choice = "if 1 / (n + 3) < 0.333333333334 then 1 gCO2e else 2 gCO2e";
	assert_eq!(value(choice, [0, 1, 0, 0]), 1_000);
	assert_eq!(value("min(g / (n + 3), g / (n + 2))", [0, 1, 1, 1_000]), 250);
	assert_eq!(value("max(g / (n + 3), 0.25 gCO2e, g / (n + 2))", [0, 1, 1, 1_000]), 333);
	// Equal ones over 3 and over 9, in both orders.
	let (plain, wide) = ("g / (n + 2)", "g * b / ((n + 2) * b)");
	let both = format!("min({plain}, {wide}) + min({wide}, {plain})");
	assert_eq!(value(&both, [0, 3, 1, 1_000]), 666);
	assert_eq!(value("if n > 2 then g / n else g", [0, 1, 3, 1_000]), 333);
	assert_eq!(value("if n > 2 then g / n else g", [0, 1, 2, 1_000]), 1_000);
}

#[test]
fn evaluate_should_turn_signs_when_a_divisor_is_negative() {
	// 1 / (0 - 6) = -1/6; 5 - 1/6 = 4.8333...
	assert_eq!(value("5 gCO2e + 1 gCO2e / (n - 6)", [0, 1, 0, 0]), 4_833);
	assert_eq!(value("5 gCO2e + 1 gCO2e / (n - 6) / (n - 7)", [0, 1, 0, 0]), 5_023);
	assert_eq!(value("5 gCO2e + 1 gCO2e / (-2) * n", [0, 1, 3, 0]), 3_500);
	assert_eq!(value("7 gCO2e + 1 gCO2e / (1 / (n - 6))", [0, 1, 3, 0]), 4_000);
}

#[test]
fn evaluate_should_go_towards_less_when_floor_is_of_something_negative() {
	assert_eq!(value("5 gCO2e + floor(-n / 2) * 1 gCO2e", [0, 1, 3, 0]), 3_000);
	assert_eq!(value("5 gCO2e + floor(-1 / (n + 3)) * 1 gCO2e", [0, 1, 0, 0]), 4_000);
	assert_eq!(value("floor(g / 0.5 gCO2e) * 1 gCO2e", [0, 1, 0, 1_499]), 2_000);
	assert_eq!(value("floor(a * 1000 [1/km] / (n + 7)) * 1 gCO2e", [50, 1, 0, 0]), 7_000);
	assert_eq!(value("floor(2.7) * 1 gCO2e", [0, 1, 0, 0]), 2_000);
}

#[test]
fn evaluate_should_raise_when_powers_are_written() {
	assert_eq!(value("n^3 * 1 gCO2e", [0, 1, 5, 0]), 125_000);
	assert_eq!(value("a^2 * 1 [gCO2e/km^2]", [1_500, 1, 0, 0]), 2_250);
	assert_eq!(value("25 gCO2e + -n^2 * 1 gCO2e", [0, 1, 3, 0]), 16_000);
	assert_eq!(value("(n - 5)^2 * 1 gCO2e", [0, 1, 2, 0]), 9_000);
	assert_eq!(value("2^9 * 1 gCO2e", [0, 1, 0, 0]), 512_000);
	assert_eq!(value("n^1 * 1 gCO2e", [0, 1, 4, 0]), 4_000);
}

#[test]
fn evaluate_should_read_percent_when_it_follows_a_number() {
	assert_eq!(value("g * 30%", [0, 1, 0, 1_000]), 300);
	assert_eq!(value("g * 12.5% + g * 100%", [0, 1, 0, 1_000]), 1_125);
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
	let formula = proven(&declared(
		"table t of a : gCO2e = below 0.0015 km -> 1 otherwise -> 2 source \"s\" result gCO2e = t",
	))
	.unwrap()
	.formula;
	assert_eq!(formula.evaluate(&[1, 1, 0, 0], DAY), Ok(1_000));
	assert_eq!(formula.evaluate(&[2, 1, 0, 0], DAY), Ok(2_000));
}

#[test]
fn evaluate_should_step_over_a_let_when_the_table_names_it() {
	let text = "let double = a * 2 table t of double : gCO2e = below 2 km -> 0.25 otherwise -> 7 source \"s\" result gCO2e = t";
	let formula = proven(&declared(text)).unwrap().formula;
	assert_eq!(formula.evaluate(&[999, 1, 0, 0], DAY), Ok(250));
	assert_eq!(formula.evaluate(&[1_000, 1, 0, 0], DAY), Ok(7_000));
}

#[test]
fn evaluate_should_reach_the_largest_result_when_it_fits_64_bits() {
	let text = "methodology \"t\" input x : gCO2e, decimals 3, from 0 to 18446744073709551.615 result gCO2e = x";
	let compiled = proven(text).unwrap();
	assert_eq!(compiled.result_range, (0, u64::MAX));
	assert_eq!(compiled.formula.evaluate(&[u64::MAX], DAY), Ok(u64::MAX));
}

#[test]
fn evaluate_should_stay_exact_when_an_intermediate_nearly_fills_128_bits() {
	// (2^64-1) * (2^63-1) is just below 2^127
	let text = "methodology \"t\" input x : 1, decimals 0, from 0 to 18446744073709551615 \
        input y : 1, decimals 0, from 1 to 9223372036854775807 let z = x * y \
        result gCO2e = if z == 170141183460469231713240559642174554112 - 0 then 0 gCO2e else if z > 170141183460469231713240559642174554100 then 2 gCO2e else 1 gCO2e";
	let formula = proven(text).unwrap().formula;
	// 18446744073709551615 * 9223372036854775807 = 170141183460469231704017187605319778305
	assert_eq!(formula.evaluate(&[u64::MAX, u64::MAX >> 1], DAY), Ok(1_000));
}

#[test]
fn evaluate_should_give_whole_points_when_the_header_says_points() {
	let text = "points \"t\" input reduction : gCO2e, decimals 3, from 0 to 10000 parameter rate : points/gCO2e = 0.01 source \"s\" \
        result points = reduction * rate";
	let formula = proven(text).unwrap().formula;
	assert_eq!(formula.evaluate(&[199_999], DAY), Ok(1));
	assert_eq!(formula.evaluate(&[200_000], DAY), Ok(2));
}

#[test]
fn evaluate_should_refuse_when_an_input_is_out_of_range() {
	let formula = proven(CYCLING).unwrap().formula;
	assert_eq!(formula.evaluate(&[0], DAY), Err(EvaluateError::OutOfRange { input: 0 }));
	assert_eq!(formula.evaluate(&[300_001], DAY), Err(EvaluateError::OutOfRange { input: 0 }));
}

#[test]
fn evaluate_should_refuse_when_the_number_of_inputs_is_wrong() {
	let formula = proven(CYCLING).unwrap().formula;
	assert_eq!(
		formula.evaluate(&[], DAY),
		Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 0 })
	);
	assert_eq!(
		formula.evaluate(&[1, 2], DAY),
		Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 2 })
	);
}

#[test]
fn explain_should_show_each_step_when_the_record_is_in_range() {
	let steps = proven(CYCLING).unwrap().explain(&[2_500], DAY).unwrap();
	let shown: Vec<_> =
		steps.iter().map(|step| format!("{} = {} {}", step.name, step.value, step.unit)).collect();
	assert_eq!(shown, ["coefficient = 0.7 1", "counted = 2.5 km", "result = 315.875 gCO2e"]);
}

#[test]
fn explain_should_show_quotients_as_far_as_they_go_when_their_decimals_do_not_end() {
	let text = declared(
		"let share = g / (n + 3) let half = g / (n + 4) let loss = -share let two = 2 result gCO2e = share",
	);
	let steps = proven(&text).unwrap().explain(&[0, 1, 0, 1_000], DAY).unwrap();
	let shown: Vec<_> =
		steps.iter().map(|step| format!("{} = {}", step.name, step.value)).collect();
	let expected = [
		"share = 0.333333333…",
		"half = 0.25",
		"loss = -0.333333333…",
		"two = 2",
		"result = 0.333",
	];
	assert_eq!(shown, expected);
}

#[test]
fn explain_should_show_the_first_decimals_when_a_quotient_takes_nearly_128_bits() {
	let text = "methodology \"t\" input m : gCO2e, decimals 9, from 1 to 9999999999 parameter one : gCO2e^2 = 1 source \"s\" \
		let share = m * m / (m * m + one) result gCO2e = m";
	let steps = proven(text).unwrap().explain(&[9_999_999_998_999_999_999], DAY).unwrap();
	assert_eq!(steps[0].value, "0.999999999…");
}

#[test]
fn explain_should_show_no_digit_that_is_not_exact_when_steps_and_their_size_do_not_fit_together() {
	// 35.059912140659 km / 483623303769595499 / (8 * 10^9) is 9.1 * 10^-27 km.
	let text = "methodology \"t\" input n : 1, decimals 0, from 1 to 9000000000 input m : km, decimals 1, from 7 to 12 \
		parameter p : km = 35.059912140659 source \"s\" let part = if n < 2 then m else p / 483623303769595499 / n \
		result gCO2e = 0";
	let steps = proven(text).unwrap().explain(&[8_000_000_000, 70], DAY).unwrap();
	assert_eq!(steps[0].value, "0…");
}

#[test]
fn inputs_should_keep_their_order_when_declared_between_lets() {
	let text = "methodology \"t\" input x : gCO2e, decimals 0, from 0 to 9 let y = x * 2 input z : gCO2e, decimals 0, from 0 to 9 result gCO2e = y + z";
	assert_eq!(proven(text).unwrap().formula.evaluate(&[3, 4], DAY), Ok(10_000));
}
