//! Formulas compiled from their texts, as the API shows them.

use serde::Serialize;
use suhui_formula::{compile, format_scaled, Compiled, Input, RowKey, Span};
use utoipa::ToSchema;

use crate::{
	api::http::problem::{Problem, Result},
	values::day,
	words::{RowKind, WindowKind},
};

/// What a record brings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InputDeclaration {
	pub name: String,
	pub description: String,
	/// As written; `1` for none.
	pub unit: String,
	pub decimals: u8,
	/// Least and most permitted; of a category its first and last code.
	pub from: String,
	pub to: String,
	/// What a category is one of; empty for a quantity.
	pub codes: Vec<CodeDeclaration>,
	/// What of the participant's own earlier records it is, if it is that.
	pub window: Option<WindowDeclaration>,
	/// Whether the points formula alone takes it.
	pub for_points: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeDeclaration {
	pub code: String,
	pub description: String,
}

/// An input recomputed from another input of the same participant's earlier records.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WindowDeclaration {
	pub kind: WindowKind,
	/// Name of the other input.
	pub of: String,
	/// So many days before the record's own; null for the earlier days of its month.
	pub days: Option<u16>,
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

/// Values by one key or two, and where they were taken from.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableDeclaration {
	pub name: String,
	pub description: String,
	/// Of its values.
	pub unit: String,
	/// Name of what selects the row.
	pub of: String,
	/// Of the rows' bounds; `1` where they are codes.
	pub bounds_unit: String,
	/// Name of the category that selects the column, if there is a second key.
	pub by: Option<String>,
	/// The codes of the columns; empty for one key.
	pub columns: Vec<String>,
	/// The first that holds what selects it gives the value.
	pub rows: Vec<RowDeclaration>,
	pub citation: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RowDeclaration {
	pub kind: RowKind,
	/// A code or a bound; null for what is in no row before.
	pub key: Option<String>,
	/// One for each column; one for a table of one key.
	pub values: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GivenInput {
	pub name: String,
	/// Of a category its code.
	pub value: String,
}

/// A worked example of the text, evaluated again now.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkedExample {
	/// Of the record; null where the formula asks for no part of it.
	pub day: Option<String>,
	pub inputs: Vec<GivenInput>,
	pub expected: String,
	pub evaluated: String,
	pub passes: bool,
}

/// Compiles a text of the chain, which did so before it kept it.
pub fn compiled(text: &str) -> Result<Compiled> {
	compile(text).map_err(|error| Problem::internal(format!("a text on the chain: {error}")))
}

pub fn inputs(declared: &[Input]) -> Vec<InputDeclaration> {
	let code = |code: &suhui_formula::Code| CodeDeclaration {
		code: code.name.clone(),
		description: code.label.clone(),
	};
	let input = |input: &Input| InputDeclaration {
		name: input.name.clone(),
		description: input.label.clone(),
		unit: input.unit.to_string(),
		decimals: input.decimals,
		from: input.written(input.min),
		to: input.written(input.max),
		codes: input.codes.iter().map(code).collect(),
		window: input.window.as_ref().map(window),
		for_points: input.for_points,
	};
	declared.iter().map(input).collect()
}

fn window(declared: &suhui_formula::Window) -> WindowDeclaration {
	WindowDeclaration {
		kind: match declared.kind {
			suhui_formula::WindowKind::Sum => WindowKind::Sum,
			suhui_formula::WindowKind::Mean => WindowKind::Mean,
			suhui_formula::WindowKind::Count => WindowKind::Count,
		},
		of: declared.of.clone(),
		days: match declared.span {
			Span::Days(days) => Some(days),
			Span::Month => None,
		},
	}
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

pub fn tables(compiled: &Compiled) -> Vec<TableDeclaration> {
	let row = |row: &suhui_formula::TableRow| {
		let (kind, key) = match &row.key {
			RowKey::Code(code) => (RowKind::Code, Some(code.clone())),
			RowKey::Below(bound) => (RowKind::Below, Some(bound.to_string())),
			RowKey::UpTo(bound) => (RowKind::UpTo, Some(bound.to_string())),
			RowKey::Otherwise => (RowKind::Otherwise, None),
		};
		RowDeclaration { kind, key, values: row.values.iter().map(ToString::to_string).collect() }
	};
	let table = |table: &suhui_formula::Table| TableDeclaration {
		name: table.name.clone(),
		description: table.label.clone(),
		unit: table.unit.to_string(),
		of: table.of.clone(),
		bounds_unit: table.bounds_unit.to_string(),
		by: table.by.clone(),
		columns: table.columns.clone(),
		rows: table.rows.iter().map(row).collect(),
		citation: table.citation.clone(),
	};
	compiled.tables.iter().map(table).collect()
}

pub fn assertions(compiled: &Compiled) -> Vec<String> {
	compiled.assertions.iter().map(|assertion| assertion.sentence.clone()).collect()
}

pub fn vectors(compiled: &Compiled) -> Vec<WorkedExample> {
	let decimals = compiled.output.decimals();
	let vector = |vector: &suhui_formula::Vector| {
		let evaluated = compiled.formula.evaluate(&vector.inputs, vector.day);
		let inputs = compiled.inputs.iter().zip(&vector.inputs);
		WorkedExample {
			day: compiled.formula.uses_day().then(|| day(vector.day.into())),
			inputs: inputs
				.map(|(input, given)| GivenInput {
					name: input.name.clone(),
					value: input.written(*given),
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
