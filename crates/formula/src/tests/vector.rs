use super::{declared, CYCLING};
use crate::{compile, EvaluateError, FormulaKind, Vector, VectorError};

#[test]
fn vectors_should_be_scaled_when_compiled() {
	let compiled = compile(CYCLING).unwrap();
	assert_eq!(compiled.vectors[0], Vector { line: 14, inputs: vec![2_500], expected: 315_875 });
}

#[test]
fn run_vectors_should_pass_when_all_hold() {
	assert_eq!(compile(CYCLING).unwrap().run_vectors(), Ok(()));
}

#[test]
fn run_vectors_should_name_the_first_that_fails() {
	let text = CYCLING.replace("-> 315.875", "-> 315.876").replace("-> 3610", "-> 1");
	let error = compile(&text).unwrap().run_vectors().unwrap_err();
	assert_eq!(
		error,
		VectorError {
			line: 14,
			output: FormulaKind::Reduction,
			expected: 315_876,
			found: Ok(315_875)
		}
	);
	assert_eq!(
		error.to_string(),
		"the vector in line 14 expects 315.876 gCO2e, but the formula gives 315.875"
	);
}

#[test]
fn vector_should_take_inputs_in_any_order() {
	let compiled =
		compile(&declared("result gCO2e = g vector g = 1.5, n = 2, b = 3 km, a = 0 -> 1.5 gCO2e"))
			.unwrap();
	assert_eq!(compiled.vectors[0].inputs, [0, 3, 2, 1_500]);
	assert_eq!(compiled.run_vectors(), Ok(()));
}

#[test]
fn vector_error_should_say_when_evaluation_fails() {
	let mut compiled = compile(CYCLING).unwrap();
	compiled.vectors[1].inputs.clear();
	let found = Err(EvaluateError::WrongNumberOfInputs { expected: 1, found: 0 });
	assert_eq!(compiled.run_vectors().unwrap_err().found, found);
}
