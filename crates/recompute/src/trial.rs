//! A formula tried out: compiled, its golden vectors run, evaluated step by step.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use serde::{Deserialize, Serialize};
use suhui_coding::{unevaluated, Day};
use suhui_formula::{
	Assertion, Compiled, FormulaKind, Input, Let, Number, Parameter, RowKey, Span, Table, Window,
};
use suhui_records::field;

use crate::json::{parse, JsonFault};

/// What a request and a fault call the day of a record.
const DAY: &str = "day";

#[derive(Serialize)]
pub struct FormulaSheet {
	kind: &'static str,
	title: String,
	inputs: Vec<InputLine>,
	parameters: Vec<ParameterLine>,
	tables: Vec<TableLines>,
	/// Tables and lets, with what is proven of them.
	lets: Vec<LetLine>,
	assertions: Vec<AssertionLine>,
	result_unit: &'static str,
	/// Whether it looks at the day of a record.
	uses_day: bool,
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
	/// Of a category; empty for a quantity.
	codes: Vec<CodeLine>,
	window: Option<WindowLine>,
	for_points: bool,
}

#[derive(Serialize)]
struct CodeLine {
	code: String,
	description: String,
}

#[derive(Serialize)]
struct WindowLine {
	/// `sum`, `mean` or `count`.
	kind: &'static str,
	of: String,
	/// None for the earlier days of the month.
	days: Option<u16>,
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
	/// The second key, whose codes are the columns.
	by: Option<String>,
	columns: Vec<String>,
	unit: String,
	bounds_unit: String,
	rows: Vec<RowLine>,
	citation: String,
}

#[derive(Serialize)]
struct RowLine {
	/// `code`, `below`, `up_to` or `otherwise`.
	kind: &'static str,
	/// The code or the bound; none of `otherwise`.
	key: Option<String>,
	/// One for each column; one for a table of one key.
	values: Vec<String>,
}

#[derive(Serialize)]
struct LetLine {
	name: String,
	unit: String,
	decimals: Option<u8>,
	from: String,
	to: String,
}

#[derive(Serialize)]
struct AssertionLine {
	line: u32,
	sentence: String,
}

#[derive(Serialize)]
struct VectorOutcome {
	line: u32,
	/// None where the formula does not ask for it.
	day: Option<String>,
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
	let Compiled { output, title, inputs, parameters, tables, assertions, formula, .. } = compiled;
	FormulaSheet {
		kind: match output {
			FormulaKind::Reduction => "methodology",
			FormulaKind::Points => "points",
		},
		title: title.clone(),
		inputs: inputs.iter().map(input_line).collect(),
		parameters: parameters.iter().map(parameter_line).collect(),
		tables: tables.iter().map(table_lines).collect(),
		lets: compiled.lets().into_iter().map(let_line).collect(),
		assertions: assertions.iter().map(assertion_line).collect(),
		result_unit: output.unit(),
		uses_day: formula.uses_day(),
		operations: formula.cost(),
		vectors: vectors(compiled),
	}
}

/// A scaled integer without zeros at its end.
fn plain(value: u64, decimals: u8) -> String {
	Number { value: value.into(), decimals }.to_string()
}

/// The same, or the code of a category.
fn plain_input((value, input): (&u64, &Input)) -> String {
	match input.code(*value) {
		Some(code) => code.name.clone(),
		None => plain(*value, input.decimals),
	}
}

fn input_line(input: &Input) -> InputLine {
	let Input { name, label, unit, decimals, min, max, codes, window, for_points } = input;
	InputLine {
		name: name.clone(),
		description: label.clone(),
		unit: unit.to_string(),
		decimals: *decimals,
		from: plain(*min, *decimals),
		to: plain(*max, *decimals),
		codes: codes
			.iter()
			.map(|code| CodeLine { code: code.name.clone(), description: code.label.clone() })
			.collect(),
		window: window.as_ref().map(window_line),
		for_points: *for_points,
	}
}

fn window_line(window: &Window) -> WindowLine {
	WindowLine {
		kind: window.kind.name(),
		of: window.of.clone(),
		days: match window.span {
			Span::Days(days) => Some(days),
			Span::Month => None,
		},
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
	let Table { name, label, unit, of, bounds_unit, by, columns, rows, citation } = table;
	TableLines {
		name: name.clone(),
		description: label.clone(),
		of: of.clone(),
		by: by.clone(),
		columns: columns.clone(),
		unit: unit.to_string(),
		bounds_unit: bounds_unit.to_string(),
		rows: rows
			.iter()
			.map(|row| {
				let (kind, key) = match &row.key {
					RowKey::Code(code) => ("code", Some(code.clone())),
					RowKey::Below(bound) => ("below", Some(bound.to_string())),
					RowKey::UpTo(bound) => ("up_to", Some(bound.to_string())),
					RowKey::Otherwise => ("otherwise", None),
				};
				RowLine { kind, key, values: row.values.iter().map(Number::to_string).collect() }
			})
			.collect(),
		citation: citation.clone(),
	}
}

fn let_line(proven: Let) -> LetLine {
	let Let { name, unit, decimals, from, to } = proven;
	LetLine { name, unit: unit.to_string(), decimals, from, to }
}

fn assertion_line(assertion: &Assertion) -> AssertionLine {
	AssertionLine { line: assertion.line, sentence: assertion.sentence.clone() }
}

fn vectors(compiled: &Compiled) -> Vec<VectorOutcome> {
	let decimals = compiled.output.decimals();
	compiled
		.vectors
		.iter()
		.map(|vector| {
			let found = compiled.formula.evaluate(&vector.inputs, vector.day);
			VectorOutcome {
				line: vector.line,
				day: compiled.formula.uses_day().then(|| Day(vector.day).to_string()),
				inputs: vector.inputs.iter().zip(&compiled.inputs).map(plain_input).collect(),
				expected: plain(vector.expected, decimals),
				evaluated: match &found {
					Ok(found) => plain(*found, decimals),
					Err(error) => unevaluated(compiled, *error),
				},
				passes: found == Ok(vector.expected),
			}
		})
		.collect()
}

#[derive(Deserialize)]
struct EvaluationRequest {
	text: String,
	/// In the order of declaration, in their declared units; codes of categories.
	inputs: Vec<String>,
	/// As `2016-01-31`, where the formula asks for it.
	day: Option<String>,
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
	let EvaluationRequest { text, inputs, day } = parse(question)?;
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
	let day = match compiled.formula.uses_day() {
		true => field::date(day.as_deref().unwrap_or_default().trim())
			.map_err(|fault| JsonFault::of_field(DAY, fault))?,
		false => Day::default(),
	};
	let failed = |error| JsonFault::new(unevaluated(&compiled, error));
	let result = compiled.formula.evaluate(&values, day.0).map_err(failed)?;
	let steps = compiled.explain(&values, day.0).map_err(failed)?;
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
			json!({ "line": 9, "day": null, "inputs": ["2.5"], "expected": "67.25", "evaluated": "67.25", "passes": true })
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

	/// 2 g a kilogram of paper, 3 g of plastic, in winter one more; of 8 kg a day at most.
	const RECYCLING: &str = r#"
methodology "Recycling"
input material "material" : one of paper "纸 / paper", plastic
input total "total" : kg, decimals 1, from 0 to 10
input week "week" : kg, decimals 1, from 0 to 70, sum of total over 7 days, for points
parameter most : kg = 8 source "rules"
table factor of material, season : gCO2e/kg = for spring, summer, autumn, winter
  paper -> 2, 2, 2, 3
  plastic -> 3, 3, 3, 4
  source "table 2"
assert total <= most "至多八千克 / eight kilograms at most"
result gCO2e = total * factor

vector on 2016-01-31, material = plastic, total = 2.5, week = 0 -> 10
"#;

	#[test]
	fn compile_should_show_categories_windows_and_assertions_when_they_are_declared() {
		let sheet = &compiled(RECYCLING)["ok"];
		let codes = json!([{ "code": "paper", "description": "纸 / paper" }, { "code": "plastic", "description": "" }]);
		assert_eq!(sheet["inputs"][0]["codes"], codes);
		let window = json!({ "kind": "sum", "of": "total", "days": 7 });
		assert_eq!(sheet["inputs"][2]["window"], window);
		assert_eq!(sheet["inputs"][2]["for_points"], true);
		let table = &sheet["tables"][0];
		assert_eq!((&table["by"], &table["columns"][3]), (&json!("season"), &json!("winter")));
		let plastic = json!({ "kind": "code", "key": "plastic", "values": ["3", "3", "3", "4"] });
		assert_eq!(table["rows"][1], plastic);
		let sentence = "至多八千克 / eight kilograms at most";
		assert_eq!(sheet["assertions"], json!([{ "line": 11, "sentence": sentence }]));
		assert_eq!(sheet["uses_day"], true);
		assert_eq!(
			sheet["vectors"][0],
			json!({
				"line": 14, "day": "2016-01-31", "inputs": ["plastic", "2.5", "0"],
				"expected": "10", "evaluated": "10", "passes": true,
			})
		);
	}

	#[test]
	fn evaluate_should_take_codes_and_the_day_when_the_formula_asks_for_them() {
		let ask = |inputs: Value, day: Value| -> Value {
			let question = json!({ "text": RECYCLING, "inputs": inputs, "day": day }).to_string();
			serde_json::from_str(&reply(evaluate(question.as_bytes()))).unwrap()
		};
		let week = |material: &str, total: &str| json!([material, total, "0"]);
		assert_eq!(ask(week("plastic", "2.5"), json!("2016-02-29"))["ok"]["result"], "10");
		assert_eq!(ask(week("plastic", "2.5"), json!("2016-03-01"))["ok"]["result"], "7.5");
		let fault = &ask(week("plastic", "2.5"), json!(null))["error"];
		assert_eq!(fault["field"], "day");
		let fault = &ask(week("纸", "2.5"), json!("2016-03-01"))["error"];
		assert_eq!(
			(&fault["field"], &fault["message"]["en"]),
			(&json!("material"), &json!("`纸` is none of paper, plastic"))
		);
		let fault = &ask(week("paper", "8.1"), json!("2016-03-01"))["error"];
		let broken = "breaks the assertion in line 11 of the methodology: eight kilograms at most";
		assert_eq!(fault["message"]["en"], broken);
	}
}
