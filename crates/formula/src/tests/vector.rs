use super::{declared, proven, CYCLING};
use crate::{compile, EvaluateError, FormulaKind, Vector, VectorError};

#[test]
fn vectors_should_be_scaled_when_compiled() {
	let compiled = compile(CYCLING).unwrap();
	let expected = Vector { line: 14, day: 0, inputs: vec![2_500], expected: 315_875 };
	assert_eq!(compiled.vectors[0], expected);
}

#[test]
fn run_vectors_should_pass_when_all_hold_and_reach_everything() {
	assert_eq!(compile(CYCLING).unwrap().run_vectors(), Ok(()));
}

#[test]
fn run_vectors_should_name_the_first_that_fails_with_its_lets() {
	let text = CYCLING.replace("-> 315.875", "-> 315.876").replace("-> 3610", "-> 1");
	let error = compile(&text).unwrap().run_vectors().unwrap_err();
	let VectorError::Fails { line, output, expected, found, .. } = &error else {
		panic!("{error}")
	};
	assert_eq!((*line, *output), (14, FormulaKind::Reduction));
	assert_eq!((*expected, *found), (315_876, Ok(315_875)));
	assert_eq!(
		error.to_string(),
		"第 14 行的算例应得 315.876 gCO2e，算得 315.875 / \
		 the vector in line 14 expects 315.876 gCO2e, but the formula gives 315.875\n    \
		 coefficient = 0.7 1\n    counted = 2.5 km\n    result = 315.875 gCO2e"
	);
}

#[test]
fn vector_should_take_inputs_in_any_order() {
	let compiled =
		proven(&declared("result gCO2e = g vector g = 1.5, n = 2, b = 3 km, a = 0 -> 1.5 gCO2e"))
			.unwrap();
	assert_eq!(compiled.vectors[0].inputs, [0, 3, 2, 1_500]);
	assert_eq!(compiled.run_vectors(), Ok(()));
}

#[test]
fn vector_error_should_say_when_evaluation_fails() {
	let mut compiled = compile(CYCLING).unwrap();
	compiled.vectors[1].inputs.clear();
	let error = compiled.run_vectors().unwrap_err();
	let found = Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 0 });
	assert!(matches!(&error, VectorError::Fails { found: why, .. } if *why == found), "{error}");
}

#[test]
fn vector_should_be_refused_by_the_assertion_it_breaks() {
	let text = "methodology \"t\" input part : g, decimals 0, from 0 to 9 input all : g, decimals 0, from 0 to 9 \
		let rest = all - part assert rest >= 0 \"部分不大于全部 / a part is at most the whole\" let more = rest * 2 \
		parameter f : gCO2e/g = 0.5 source \"s\" \
		result gCO2e = more * f vector part = 2, all = 5 -> 3 vector part = 5, all = 2 -> 0";
	let error = compile(text).unwrap().run_vectors().unwrap_err();
	let broken = EvaluateError::Assertion { index: 0 };
	assert!(matches!(error, VectorError::Fails { found: Err(found), .. } if found == broken));
	assert_eq!(
		error.to_string(),
		"第 1 行的算例应得 0.000 gCO2e，却不满足断言「部分不大于全部 / a part is at most the whole」 / \
		 the vector in line 1 expects 0.000 gCO2e, but breaks the assertion \"部分不大于全部 / a part is at most the whole\"\n    \
		 rest = -3 g"
	);
}
