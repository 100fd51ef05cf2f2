//! What just fits; what just does not is among the errors.

use super::{declared, errors::inputs};
use crate::compile;

#[test]
fn compile_should_accept_when_nesting_just_fits() {
	let nested = format!("{}g{}", "(".repeat(31), ")".repeat(31));
	assert!(compile(&declared(&format!("result gCO2e = {nested}"))).is_ok());
}

#[test]
fn compile_should_accept_when_the_cost_just_fits() {
	let sum = vec!["g"; 128].join(" + ");
	assert!(compile(&declared(&format!("result gCO2e = {sum}"))).is_ok());
}

#[test]
fn compile_should_accept_when_inputs_are_just_few_enough() {
	assert!(compile(&format!("methodology \"t\"\n{}result gCO2e = 1 gCO2e", inputs(8))).is_ok());
}

#[test]
fn compile_should_accept_when_vectors_are_just_few_enough() {
	let vectors = "vector -> 1\n".repeat(64);
	assert!(compile(&format!("methodology \"t\"\nresult gCO2e = 1 gCO2e\n{vectors}")).is_ok());
}
