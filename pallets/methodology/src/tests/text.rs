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

/// A methodology of a distance and a factor, with these vectors.
fn with_vectors(factor: &str, vectors: &str) -> String {
	format!(
		"methodology \"Test\"
		input distance : km, decimals 3, from 0 to 300
		parameter factor : gCO2e/km = {factor} source \"Guidelines, table 2\"
		result gCO2e = distance * factor
		{vectors}"
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
		(0..25).map(|number| format!("input i{number} : km, decimals 0, from 0 to 1\n")).collect();
	let text = format!("methodology \"Test\"\n{inputs}result gCO2e = i0 * 1 [gCO2e/km]");
	refused(&text, Error::FormulaTooLarge);
}

#[test]
fn text_should_be_refused_when_its_compiled_form_is_too_long() {
	// 32 rows of 64 values, of two bytes each from 32 on, are 4,096 bytes without their keys.
	let codes = (0..64).map(|code| format!("c{code}")).collect::<Vec<_>>().join(",");
	let values = ["32,33"; 32].join(",");
	let rows: String = (1..32).map(|row| format!("below {row}->{values} ")).collect();
	let text = format!(
		"methodology \"Test\"
		input kind:one of {codes}
		input count:1,decimals 0,from 0 to 31
		table steps of count,kind:gCO2e=for {codes} {rows}otherwise->{values} source \"s\"
		result gCO2e=steps"
	);
	assert!(text.len() <= 8_192);
	refused(&text, Error::FormulaTooLarge);
}

#[test]
fn text_should_be_refused_when_it_is_a_points_formula() {
	let text = "points \"Test\"
		input distance : km, decimals 3, from 0 to 300
		parameter rate : points/km = 1 source \"Rules\"
		result points = distance * rate
		vector distance = 2 -> 2";
	refused(text, Error::NotAReduction);
}

#[test]
fn text_should_be_refused_when_it_has_no_vector() {
	refused(&with_vectors("1", ""), Error::NoVector);
}

#[test]
fn text_should_be_refused_when_a_vector_lacks_an_input() {
	refused(&with_vectors("1", "vector -> 2"), Error::VectorInvalid);
}

#[test]
fn text_should_be_refused_when_a_vector_is_out_of_range() {
	refused(&with_vectors("1", "vector distance = 301 -> 301"), Error::VectorInvalid);
}

#[test]
fn text_should_be_refused_when_a_vector_fails() {
	refused(&with_vectors("180.5", "vector distance = 2.5 -> 451.26"), Error::VectorFails);
}

#[test]
fn text_should_be_refused_when_a_vector_gives_a_day_that_is_not_asked_for() {
	let vectors = "vector on 2016-01-01, distance = 2.5 -> 451.25";
	refused(&with_vectors("180.5", vectors), Error::VectorInvalid);
}

#[test]
fn text_should_be_refused_when_no_vector_reaches_a_branch() {
	let capped = with_vectors("180.5", "vector distance = 2.5 -> 451.25").replace(
		"result gCO2e = distance",
		"parameter cap : km = 20 source \"Rules\"
		result gCO2e = min(distance, cap)",
	);
	refused(&capped, Error::VectorsIncomplete);
	// 20 km at 180.5 g are 3,610 g.
	let complete = format!("{capped}\nvector distance = 21 -> 3610");
	build_and_execute(|| assert_eq!(submit(complete.into()), Ok(())));
}

#[test]
fn text_should_be_refused_when_an_input_is_not_used() {
	let text = with_result(
		"parameter factor : gCO2e/km = 1 source \"s\"
		result gCO2e = distance * factor",
	);
	refused(&text, Error::FormulaIdle);
}

#[test]
fn text_should_be_refused_when_a_figure_cites_nothing() {
	let text =
		with_vectors("1", "vector distance = 1 -> 2").replace("* factor", "* factor + 1 gCO2e");
	refused(&text, Error::FormulaIdle);
}

#[test]
fn text_should_be_refused_when_its_title_is_too_long() {
	// 43 characters of three bytes are 129.
	let text = with_vectors("1", "vector distance = 2 -> 2").replace("Test", &"骑".repeat(43));
	refused(&text, Error::TitleTooLong);
}

#[test]
fn text_should_be_as_long_as_the_compiler_permits_when_full() {
	assert_eq!(crate::MAX_TEXT as usize, suhui_formula::MAX_TEXT);
}
