//! What a points formula is refused for, each under its own name.

use polkadot_sdk::frame_support::assert_noop;
use suhui_primitives::VersionId;

use super::{title, try_apply, BY_REDUCTION, BY_RIDES, DECLARATION, FOOD};
use crate::{mock::*, Error, FirstClaims};

fn refused_under(version: Option<VersionId>, text: &str, error: Error<Test>) {
	build_and_execute(|| {
		assert_noop!(try_apply(version, text), error);
	});
}

fn refused(text: &str, error: Error<Test>) {
	refused_under(None, text, error);
}

/// A points formula of two inputs with this result.
fn with_result(result: &str) -> String {
	format!(
		"points \"Test\"
		input rides : 1, decimals 0, from 0 to 20
		input distance : km, decimals 3, from 0 to 300
		{result}"
	)
}

#[test]
fn points_text_should_be_refused_when_it_is_not_utf8() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(DEVELOPER);
		let source = vec![0xff, 0xfe].try_into().unwrap();
		let (title, document) = (title("Test"), document(1));
		let (kind, claims) = (FOOD, FirstClaims::default());
		let apply = || {
			Scenarios::apply(origin, title, kind, None, source, document, DECLARATION, claims, None)
		};
		assert_noop!(apply().map_err(|refusal| refusal.error), Error::<Test>::InvalidText);
	});
}

#[test]
fn points_text_should_be_refused_when_the_grammar_is_broken() {
	refused("points \"Test\" result points 1 points", Error::FormulaSyntax);
}

#[test]
fn points_text_should_be_refused_when_a_name_is_unknown() {
	refused(&with_result("result points = trips * 1 points"), Error::FormulaInvalid);
}

#[test]
fn points_text_should_be_refused_when_units_clash() {
	refused(&with_result("result points = rides + distance"), Error::FormulaUnits);
}

#[test]
fn points_text_should_be_refused_when_the_result_may_be_negative() {
	refused(&with_result("result points = rides * 1 points - 1 points"), Error::FormulaRange);
}

#[test]
fn points_text_should_be_refused_when_a_divisor_may_be_zero() {
	refused(&with_result("result points = 1 points / rides"), Error::FormulaDivision);
}

#[test]
fn points_text_should_be_refused_when_an_intermediate_may_overflow() {
	let squared = "1000000000000 * 1000000000000 * 1000000000000 * 1000";
	let result = format!("result points = min(1 points, rides * {squared} * 1 points)");
	refused(&with_result(&result), Error::FormulaOverflow);
}

#[test]
fn points_text_should_be_refused_when_it_takes_too_many_operations() {
	// Each term takes two operations, its value and the addition: 300 terms are over 256.
	let result = format!("result points = (rides{}) * 1 points", " + rides".repeat(300));
	refused(&with_result(&result), Error::FormulaTooCostly);
}

#[test]
fn points_text_should_be_refused_when_it_has_too_many_inputs() {
	let inputs: String =
		(0..25).map(|number| format!("input i{number} : 1, decimals 0, from 0 to 1\n")).collect();
	let text = format!("points \"Test\"\n{inputs}result points = i0 * 1 points");
	refused(&text, Error::FormulaTooLarge);
}

#[test]
fn points_text_should_be_refused_when_it_is_a_methodology() {
	refused(CYCLING_METHODOLOGY, Error::NotPoints);
}

#[test]
fn points_text_should_be_refused_when_a_vector_lacks_an_input() {
	refused(
		&with_result("result points = rides * 1 points vector rides = 1 -> 1"),
		Error::VectorInvalid,
	);
}

#[test]
fn points_text_should_be_refused_when_a_vector_fails() {
	refused(&BY_RIDES.replace("-> 8", "-> 9"), Error::VectorFails);
}

#[test]
fn points_text_should_be_refused_when_no_vector_reaches_a_branch() {
	let text = BY_REDUCTION.replace("vector reduction = 54150 -> 500", "");
	refused_under(Some(PUBLISHED), &text, Error::VectorsIncomplete);
}

#[test]
fn points_text_should_be_refused_when_something_in_it_takes_no_effect() {
	// Distance is not used, and the figure cites nothing.
	refused(&with_result("result points = rides * 1 points"), Error::FormulaIdle);
}

#[test]
fn points_text_should_be_refused_when_records_lack_its_input() {
	let text = "points \"Test\"
		input bottles : 1, decimals 0, from 0 to 20
		parameter each : points = 1 source \"Rules\"
		result points = bottles * each";
	refused_under(Some(PUBLISHED), text, Error::InputUnknown);
}

#[test]
fn points_text_should_be_refused_when_it_takes_a_reduction_without_methodology() {
	refused(BY_REDUCTION, Error::InputUnknown);
}

#[test]
fn points_text_should_be_refused_when_it_permits_less_than_the_reduction() {
	// The methodology gives up to 54,150 g.
	let text = BY_REDUCTION.replace("54150", "54149.999");
	refused_under(Some(PUBLISHED), &text, Error::InputDiffers);
}

#[test]
fn points_text_should_be_refused_when_it_counts_an_input_in_another_unit() {
	let text = "points \"Test\"
		input distance : m, decimals 3, from 0 to 300
		parameter rate : points/m = 1 source \"Rules\"
		result points = distance * rate";
	refused_under(Some(PUBLISHED), text, Error::InputDiffers);
}

#[test]
fn points_text_should_be_refused_when_it_takes_a_quantity_for_a_category() {
	let text = "points \"Test\"
		input rides : one of few, many
		parameter each : points = 1 source \"Rules\"
		result points = if rides == few then each else 0";
	let text = format!("{text}\nvector rides = few -> 1\nvector rides = many -> 0");
	refused_under(Some(PUBLISHED), &text, Error::InputDiffers);
}

#[test]
fn points_text_should_be_refused_when_it_looks_at_earlier_records_and_records_do_not() {
	let text = "points \"Test\"
		input distance : km, decimals 3, from 0 to 300
		input rides : 1, decimals 0, from 0 to 20, count of distance over 20 days
		parameter each : points = 1 source \"Rules\"
		parameter rate : points/km = 1 source \"Rules\"
		result points = rides * each + distance * rate";
	refused_under(Some(PUBLISHED), text, Error::InputDiffers);
}

#[test]
fn points_text_should_be_refused_when_it_counts_an_input_with_other_decimals() {
	let text = "points \"Test\"
		input distance : km, decimals 2, from 0 to 300
		parameter rate : points/km = 1 source \"Rules\"
		result points = distance * rate";
	refused_under(Some(PUBLISHED), text, Error::InputDiffers);
}

#[test]
fn points_text_should_be_as_long_as_the_compiler_permits_when_full() {
	assert_eq!(crate::MAX_POINTS_TEXT as usize, suhui_formula::MAX_TEXT);
}
