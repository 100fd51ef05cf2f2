//! What a text is refused for, each under its own name.

use polkadot_sdk::frame_support::{assert_noop, dispatch::DispatchResult};

use super::outcome;
use crate::{mock::*, Error, FormulaText};

fn submit(text: Vec<u8>) -> DispatchResult {
	let text = FormulaText::try_from(text).unwrap();
	outcome(Methodology::submit(RuntimeOrigin::signed(DEVELOPER), text, document(1)))
}

fn refused(text: &str, error: Error<Test>) {
	build_and_execute(|| {
		assert_noop!(submit(text.into()), error);
	});
}

/// A methodology of two inputs with this result and one vector.
fn with_result(result: &str) -> String {
	format!(
		"methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		input energy : kWh, decimals 3, from 0 to 300
		{result}
		vector distance = 1, energy = 1 -> 1"
	)
}

#[test]
fn text_should_be_refused_when_it_is_not_utf8() {
	build_and_execute(|| {
		assert_noop!(submit(vec![0xff, 0xfe]), Error::<Test>::InvalidText);
	});
}

#[test]
fn text_should_be_refused_when_it_is_empty() {
	refused("", Error::FormulaSyntax);
}

#[test]
fn text_should_be_refused_when_the_grammar_is_broken() {
	refused("methodology \"Test\" result gCO2e 1 gCO2e", Error::FormulaSyntax);
}

#[test]
fn text_should_be_refused_when_it_hides_a_direction_mark() {
	refused("methodology \"Te\u{202e}st\" result gCO2e = 1 gCO2e", Error::FormulaSyntax);
}

#[test]
fn text_should_be_refused_when_a_name_is_unknown() {
	refused(&with_result("result gCO2e = mileage * 1 gCO2e"), Error::FormulaInvalid);
}

#[test]
fn text_should_be_refused_when_units_clash() {
	refused(&with_result("result gCO2e = distance + energy"), Error::FormulaUnits);
}

#[test]
fn text_should_be_refused_when_the_result_is_not_in_grams() {
	refused(&with_result("result km = distance"), Error::FormulaUnits);
}

#[test]
fn text_should_be_refused_when_the_result_may_be_negative() {
	let result = "result gCO2e = distance * 1 [gCO2e/km] - 1 gCO2e";
	refused(&with_result(result), Error::FormulaRange);
}

#[test]
fn text_should_be_refused_when_a_divisor_may_be_zero() {
	let result = "result gCO2e = 1 gCO2e * energy / energy";
	refused(&with_result(result), Error::FormulaDivision);
}

#[test]
fn text_should_be_refused_when_an_intermediate_may_overflow() {
	let squared = "1000000000000 * 1000000000000 * 1000000000000";
	let result = format!("result gCO2e = min(1 gCO2e, distance * {squared} * 1 [gCO2e/km])");
	refused(&with_result(&result), Error::FormulaOverflow);
}

#[test]
fn text_should_be_refused_when_it_takes_too_many_operations() {
	// Each term takes two operations, its value and the addition: 300 terms are over 256.
	let result = format!("let sum = distance{}", " + distance".repeat(300));
	let result = format!("{result}\nresult gCO2e = sum * 1 [gCO2e/km]");
	refused(&with_result(&result), Error::FormulaTooCostly);
}

#[test]
fn text_should_be_refused_when_it_has_too_many_inputs() {
	let inputs: String =
		(0..9).map(|number| format!("input i{number} : km, decimals 0, from 0 to 1\n")).collect();
	let text = format!("methodology \"Test\"\n{inputs}result gCO2e = i0 * 1 [gCO2e/km]");
	refused(&text, Error::FormulaTooLarge);
}

#[test]
fn text_should_be_refused_when_its_compiled_form_is_too_long() {
	// A table's row is two numbers of 11 bytes and more: 100 rows are over 1 KiB.
	let rows: String = (1..=100u128)
		.map(|row| format!("below {row} -> {}\n", 1_000_000_000_000_000_000_000_000u128 + row))
		.collect();
	let text = format!(
		"methodology \"Test\"
		input count : 1, decimals 0, from 0 to 100
		table steps of count : gCO2e = {rows} otherwise -> 1 source \"s\"
		result gCO2e = min(steps, 1 gCO2e)"
	);
	refused(&text, Error::FormulaTooLarge);
}

#[test]
fn text_should_be_refused_when_it_is_a_points_formula() {
	let text = "points \"Test\"
		input distance : km, decimals 3, from 0 to 300
		result points = distance * 1 [points/km]
		vector distance = 2 -> 2";
	refused(text, Error::NotAReduction);
}

#[test]
fn text_should_be_refused_when_it_has_no_vector() {
	let text = "methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		result gCO2e = distance * 1 [gCO2e/km]";
	refused(text, Error::NoVector);
}

#[test]
fn text_should_be_refused_when_a_vector_lacks_an_input() {
	let text = "methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		result gCO2e = distance * 1 [gCO2e/km]
		vector -> 2";
	refused(text, Error::VectorInvalid);
}

#[test]
fn text_should_be_refused_when_a_vector_is_out_of_range() {
	let text = "methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		result gCO2e = distance * 1 [gCO2e/km]
		vector distance = 301 -> 301";
	refused(text, Error::VectorInvalid);
}

#[test]
fn text_should_be_refused_when_a_vector_fails() {
	let text = "methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		result gCO2e = distance * 180.5 [gCO2e/km]
		vector distance = 2.5 -> 451.26";
	refused(text, Error::VectorFails);
}

#[test]
fn text_should_be_refused_when_its_title_is_too_long() {
	// 43 characters of three bytes are 129.
	let text = format!(
		"methodology \"{}\"
		input distance : km, decimals 3, from 0 to 300
		result gCO2e = distance * 1 [gCO2e/km]
		vector distance = 2 -> 2",
		"骑".repeat(43)
	);
	refused(&text, Error::TitleTooLong);
}

#[test]
fn text_should_be_as_long_as_the_compiler_permits_when_full() {
	assert_eq!(crate::MAX_TEXT as usize, suhui_formula::MAX_TEXT);
}
