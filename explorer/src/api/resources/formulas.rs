//! Formulas compiled from their source text, as the API shows them.

use serde::Serialize;
use suhui_formula::{compile, format_scaled, Compiled};
use utoipa::ToSchema;

use crate::api::http::problem::{Problem, Result};

/// What a record brings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Input {
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
pub struct Parameter {
	pub name: String,
	pub description: String,
	pub value: String,
	pub unit: String,
	pub citation: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Given {
	pub name: String,
	pub value: String,
}

/// A worked example of the source text, computed again now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Vector {
	pub inputs: Vec<Given>,
	pub expected: String,
	pub computed: String,
	pub passes: bool,
}

/// Compiles a source text of the chain, which did so before it kept it.
pub fn compiled(source: &str) -> Result<Compiled> {
	compile(source).map_err(|error| Problem::internal(format!("source on chain: {error}")))
}

pub fn inputs(compiled: &Compiled) -> Vec<Input> {
	let input = |input: &suhui_formula::Input| Input {
		name: input.name.clone(),
		description: input.label.clone(),
		unit: input.unit.to_string(),
		decimals: input.decimals,
		from: format_scaled(input.min, input.decimals),
		to: format_scaled(input.max, input.decimals),
	};
	compiled.inputs.iter().map(input).collect()
}

pub fn parameters(compiled: &Compiled) -> Vec<Parameter> {
	let parameter = |parameter: &suhui_formula::Parameter| Parameter {
		name: parameter.name.clone(),
		description: parameter.label.clone(),
		value: parameter.value.to_string(),
		unit: parameter.unit.to_string(),
		citation: parameter.source.clone(),
	};
	compiled.parameters.iter().map(parameter).collect()
}

pub fn vectors(compiled: &Compiled) -> Vec<Vector> {
	let decimals = compiled.output.decimals();
	let vector = |vector: &suhui_formula::Vector| {
		let computed = compiled.formula.evaluate(&vector.inputs);
		let inputs = compiled.inputs.iter().zip(&vector.inputs);
		Vector {
			inputs: inputs
				.map(|(input, value)| Given {
					name: input.name.clone(),
					value: format_scaled(*value, input.decimals),
				})
				.collect(),
			expected: format_scaled(vector.expected, decimals),
			passes: computed == Ok(vector.expected),
			computed: computed
				.map_or_else(|error| error.to_string(), |value| format_scaled(value, decimals)),
		}
	};
	compiled.vectors.iter().map(vector).collect()
}
