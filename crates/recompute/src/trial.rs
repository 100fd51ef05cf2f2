//! A formula tried out: compiled, its golden vectors run, evaluated step by step.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use serde::{Deserialize, Serialize};
use suhui_formula::{Compiled, FormulaKind, Input, Number, Parameter, Table};
use suhui_records::field;

use crate::json::{parse, JsonFault};

#[derive(Serialize)]
pub struct FormulaSheet {
	kind: &'static str,
	title: String,
	inputs: Vec<InputLine>,
	parameters: Vec<ParameterLine>,
	tables: Vec<TableLines>,
	result_unit: &'static str,
	/// The most one evaluation takes.
	operations: u32,
	vectors: Vec<VectorOutcome>,
}

#[derive(Serialize)]
struct InputLine {
	name: String,
	description: String,
	unit: String,
	decimals: u8,
	from: String,
	to: String,
}

#[derive(Serialize)]
struct ParameterLine {
	name: String,
	description: String,
	value: String,
	unit: String,
	citation: String,
}

#[derive(Serialize)]
struct TableLines {
	name: String,
	description: String,
	of: String,
	unit: String,
	rows: Vec<TableRow>,
	otherwise: String,
	citation: String,
}

#[derive(Serialize)]
struct TableRow {
	below: String,
	value: String,
}

#[derive(Serialize)]
struct VectorOutcome {
	line: u32,
	inputs: Vec<String>,
	expected: String,
	/// Why there is none, if evaluation fails.
	evaluated: String,
	passes: bool,
}

/// Compiles a text and shows what it declares.
pub fn compile(text: &[u8]) -> Result<FormulaSheet, JsonFault> {
	let text = core::str::from_utf8(text)
		.map_err(|_| JsonFault::new("不是 UTF-8 文字 / the text is not UTF-8"))?;
	Ok(sheet(&suhui_formula::compile(text)?))
}

fn sheet(compiled: &Compiled) -> FormulaSheet {
	let Compiled { output, title, inputs, parameters, tables, formula, .. } = compiled;
	FormulaSheet {
		kind: match output {
			FormulaKind::Reduction => "methodology",
			FormulaKind::Points => "points",
		},
		title: title.clone(),
		inputs: inputs.iter().map(input_line).collect(),
		parameters: parameters.iter().map(parameter_line).collect(),
		tables: tables.iter().map(table_lines).collect(),
		result_unit: output.unit(),
		operations: formula.cost(),
		vectors: vectors(compiled),
	}
}

/// A scaled integer without zeros at its end.
fn plain(value: u64, decimals: u8) -> String {
	Number { value: value.into(), decimals }.to_string()
}

fn input_line(input: &Input) -> InputLine {
	let Input { name, label, unit, decimals, min, max } = input;
	InputLine {
		name: name.clone(),
		description: label.clone(),
		unit: unit.to_string(),
		decimals: *decimals,
		from: plain(*min, *decimals),
		to: plain(*max, *decimals),
	}
}

fn parameter_line(parameter: &Parameter) -> ParameterLine {
	let Parameter { name, label, unit, value, citation } = parameter;
	ParameterLine {
		name: name.clone(),
		description: label.clone(),
		value: value.to_string(),
		unit: unit.to_string(),
		citation: citation.clone(),
	}
}

fn table_lines(table: &Table) -> TableLines {
	let Table { name, label, unit, of, rows, otherwise, citation } = table;
	TableLines {
		name: name.clone(),
		description: label.clone(),
		of: of.clone(),
		unit: unit.to_string(),
		rows: rows
			.iter()
			.map(|row| TableRow { below: row.below.to_string(), value: row.value.to_string() })
			.collect(),
		otherwise: otherwise.to_string(),
		citation: citation.clone(),
	}
}

fn vectors(compiled: &Compiled) -> Vec<VectorOutcome> {
	let decimals = compiled.output.decimals();
	compiled
		.vectors
		.iter()
		.map(|vector| {
			let found = compiled.formula.evaluate(&vector.inputs);
			let inputs = vector.inputs.iter().zip(&compiled.inputs);
			VectorOutcome {
				line: vector.line,
				inputs: inputs.map(|(value, input)| plain(*value, input.decimals)).collect(),
				expected: plain(vector.expected, decimals),
				evaluated: match &found {
					Ok(found) => plain(*found, decimals),
					Err(error) => error.to_string(),
				},
				passes: found == Ok(vector.expected),
			}
		})
		.collect()
}

#[derive(Deserialize)]
struct EvaluationRequest {
	text: String,
	/// In the order of declaration, in their declared units.
	inputs: Vec<String>,
}

#[derive(Serialize)]
pub struct Evaluation {
	result: String,
	unit: &'static str,
	steps: Vec<StepLine>,
}

#[derive(Serialize)]
struct StepLine {
	text: String,
	value: String,
	unit: String,
}

/// Evaluates a text on inputs as a person writes them.
pub fn evaluate(question: &[u8]) -> Result<Evaluation, JsonFault> {
	let EvaluationRequest { text, inputs } = parse(question)?;
	let compiled = suhui_formula::compile(&text)?;
	if inputs.len() != compiled.inputs.len() {
		let (wanted, given) = (compiled.inputs.len(), inputs.len());
		return Err(JsonFault::new(alloc::format!(
			"公式有 {wanted} 项输入，只给了 {given} 项 / the formula takes {wanted} inputs, {given} were given"
		)));
	}
	let read = |(text, input): (&String, &Input)| {
		field::input(text.trim(), input).map_err(|fault| JsonFault::of_field(&input.name, fault))
	};
	let values = inputs.iter().zip(&compiled.inputs).map(read).collect::<Result<Vec<_>, _>>()?;
	let failed = |error: suhui_formula::EvaluateError| JsonFault::new(error.to_string());
	let result = compiled.formula.evaluate(&values).map_err(failed)?;
	let steps = compiled.explain(&values).map_err(failed)?;
	Ok(Evaluation {
		result: plain(result, compiled.output.decimals()),
		unit: compiled.output.unit(),
		steps: steps
			.into_iter()
			.map(|step| StepLine {
				text: step.name,
				value: step.value,
				unit: step.unit.to_string(),
			})
			.collect(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{json::reply, tests::CYCLING};
	use serde_json::{json, Value};

	fn compiled(text: &str) -> Value {
		serde_json::from_str(&reply(compile(text.as_bytes()))).unwrap()
	}

	fn evaluated(inputs: Value) -> Value {
		let question = json!({ "text": CYCLING, "inputs": inputs }).to_string();
		serde_json::from_str(&reply(evaluate(question.as_bytes()))).unwrap()
	}

	#[test]
	fn compile_should_show_what_is_declared_when_the_text_is_sound() {
		let sheet = &compiled(CYCLING)["ok"];
		assert_eq!(sheet["kind"], "methodology");
		assert_eq!(sheet["result_unit"], "gCO2e");
		assert_eq!(sheet["inputs"][0]["unit"], "km");
		assert_eq!(sheet["inputs"][0]["from"], "0.001");
		assert_eq!(sheet["inputs"][0]["to"], "500");
		assert_eq!(sheet["parameters"][1]["value"], "26.9");
		assert_eq!(
			sheet["vectors"][0],
			json!({ "line": 9, "inputs": ["2.5"], "expected": "67.25", "evaluated": "67.25", "passes": true })
		);
	}

	#[test]
	fn compile_should_tell_a_vector_apart_when_it_fails() {
		let sheet = &compiled(&CYCLING.replace("67.25", "67.26"))["ok"];
		assert_eq!(sheet["vectors"][0]["passes"], false);
		assert_eq!(sheet["vectors"][0]["evaluated"], "67.25");
	}

	#[test]
	fn compile_should_point_at_the_place_when_the_text_is_not_sound() {
		let error = &compiled("methodology \"x\"\nresult gCO2e = distance\n")["error"];
		assert_eq!((&error["line"], &error["column"]), (&json!(2), &json!(16)));
		assert!(error["message"]["en"].as_str().unwrap().contains("distance"));
	}

	#[test]
	fn evaluate_should_give_result_and_steps_when_inputs_are_in_range() {
		// 25 km count as 20, at 26.9 g.
		let answer = &evaluated(json!(["25"]))["ok"];
		assert_eq!(answer["result"], "538");
		assert_eq!(answer["steps"][0], json!({ "text": "counted", "value": "20", "unit": "km" }));
		assert_eq!(evaluated(json!(["2.5"]))["ok"]["result"], "67.25");
	}

	#[test]
	fn evaluate_should_name_input_and_range_when_it_lies_outside() {
		let error = &evaluated(json!(["500.001"]))["error"];
		assert_eq!(error["field"], "distance");
		assert!(error["message"]["en"].as_str().unwrap().contains("0.001 to 500.000 km"));
		assert!(evaluated(json!([]))["error"]["message"]["en"]
			.as_str()
			.unwrap()
			.contains("1 inputs"));
	}
}
