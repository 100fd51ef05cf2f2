//! Formulas compiled from their texts, as the API shows them.

use serde::Serialize;
use suhui_formula::{compile, format_scaled, Compiled};
use utoipa::ToSchema;

use crate::api::http::problem::{Problem, Result};

/// What a record brings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InputDeclaration {
	pub name: String,
	pub description: String,
	pub unit: String,
	pub decimals: u8,
	/// Least and most permitted.
	pub from: String,
	pub to: String,
}

/// A fixed quantity and where it was taken from.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParameterDeclaration {
	pub name: String,
	pub description: String,
	pub value: String,
	pub unit: String,
	pub citation: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GivenInput {
	pub name: String,
	pub value: String,
}

/// A worked example of the text, evaluated again now.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkedExample {
	pub inputs: Vec<GivenInput>,
	pub expected: String,
	pub evaluated: String,
	pub passes: bool,
}

/// Compiles a text of the chain, which did so before it kept it.
pub fn compiled(text: &str) -> Result<Compiled> {
	compile(text).map_err(|error| Problem::internal(format!("a text on the chain: {error}")))
}

pub fn inputs(declared: &[suhui_formula::Input]) -> Vec<InputDeclaration> {
	let input = |input: &suhui_formula::Input| InputDeclaration {
		name: input.name.clone(),
		description: input.label.clone(),
		unit: input.unit.to_string(),
		decimals: input.decimals,
		from: format_scaled(input.min, input.decimals),
		to: format_scaled(input.max, input.decimals),
	};
	declared.iter().map(input).collect()
}

pub fn parameters(compiled: &Compiled) -> Vec<ParameterDeclaration> {
	let parameter = |parameter: &suhui_formula::Parameter| ParameterDeclaration {
		name: parameter.name.clone(),
		description: parameter.label.clone(),
		value: parameter.value.to_string(),
		unit: parameter.unit.to_string(),
		citation: parameter.citation.clone(),
	};
	compiled.parameters.iter().map(parameter).collect()
}

pub fn vectors(compiled: &Compiled) -> Vec<WorkedExample> {
	let decimals = compiled.output.decimals();
	let vector = |vector: &suhui_formula::Vector| {
		let evaluated = compiled.formula.evaluate(&vector.inputs);
		let inputs = compiled.inputs.iter().zip(&vector.inputs);
		WorkedExample {
			inputs: inputs
				.map(|(input, value)| GivenInput {
					name: input.name.clone(),
					value: format_scaled(*value, input.decimals),
				})
				.collect(),
			expected: format_scaled(vector.expected, decimals),
			passes: evaluated == Ok(vector.expected),
			evaluated: evaluated
				.map_or_else(|error| error.to_string(), |value| format_scaled(value, decimals)),
		}
	};
	compiled.vectors.iter().map(vector).collect()
}
