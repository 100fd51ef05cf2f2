//! The vectors of a text, run one by one.

use std::path::Path;

use anyhow::{ensure, Result};
use serde::Serialize;
use serde_json::json;
use suhui_formula::{format_scaled, Compiled, Vector};
use suhui_primitives::Day;

use crate::{
	args::Context,
	formula::compile_file,
	output::{table, AlreadyShown},
};

pub fn run(context: &Context, path: &Path) -> Result<()> {
	let (_, compiled) = compile_file(path)?;
	ensure!(
		!compiled.vectors.is_empty(),
		"{0} 没有算例，公布前至少须有一个 / {0} has no vector: at least one is needed before publication",
		path.display()
	);
	let runs: Vec<_> = compiled.vectors.iter().map(|vector| Run::of(&compiled, vector)).collect();
	let failed = runs.iter().filter(|run| !run.passes).count();
	// The lets of the first that fails, or the first place that none reaches.
	let fault = compiled.run_vectors().err().map(|fault| fault.to_string());
	let unit = compiled.output.unit();
	let result = json!({ "unit": unit, "vectors": runs, "failed": failed, "fault": fault });
	context.output.show(&result, |_| {
		let (expected, found) = (format!("应得 Expected {unit}#"), format!("算得 Found {unit}#"));
		let rows = runs.iter().map(Run::row);
		let table = table(["行 Line#", "输入 Inputs", &expected, &found, ""], rows);
		let fault = fault.as_ref().map_or_else(String::new, |fault| format!("\n{fault}"));
		format!(
			"{table}\n{0} 个算例，{failed} 个不符 / {0} vectors, {failed} failed{fault}",
			runs.len()
		)
	});
	match fault {
		Some(_) => Err(AlreadyShown.into()),
		None => Ok(()),
	}
}

#[derive(Serialize)]
struct Run {
	line: u32,
	inputs: String,
	expected: String,
	found: String,
	passes: bool,
}

impl Run {
	fn of(compiled: &Compiled, vector: &Vector) -> Self {
		let Vector { line, day, inputs, expected } = vector;
		let formula = &compiled.formula;
		let result = |value| format_scaled(value, compiled.output.decimals());
		let found = formula.evaluate(inputs, *day);
		let mut shown = Vec::new();
		if formula.uses_day() {
			shown.push(format!("on {}", Day(*day)));
		}
		let values = compiled.inputs.iter().zip(inputs);
		shown.extend(values.map(|(it, value)| format!("{} = {}", it.name, it.written(*value))));
		Self {
			line: *line,
			inputs: shown.join(", "),
			expected: result(*expected),
			found: found.map_or_else(|error| error.to_string(), result),
			passes: found == Ok(*expected),
		}
	}

	fn row(&self) -> [String; 5] {
		let verdict = if self.passes { "✓" } else { "✗" };
		[
			self.line.to_string(),
			self.inputs.clone(),
			self.expected.clone(),
			self.found.clone(),
			verdict.to_string(),
		]
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn run_should_show_day_code_and_quantity_when_a_vector_has_them() {
		let text = "points \"t\"\n\
			input kind : one of tea, rice\n\
			input meals : meal, decimals 0, from 0 to 9\n\
			parameter least : meal = 1 source \"s\"\n\
			parameter award : points = 1 source \"s\"\n\
			result points = if kind == rice and meals > least and month == 7 then award else 0\n\
			vector on 2024-07-01, kind = rice, meals = 2 -> 1\n\
			vector on 2024-08-01, kind = rice, meals = 2 -> 1\n";
		let compiled = suhui_formula::compile(text).unwrap();
		let runs: Vec<_> = compiled.vectors.iter().map(|it| Run::of(&compiled, it)).collect();
		assert_eq!(runs[0].row(), ["7", "on 2024-07-01, kind = rice, meals = 2", "1", "1", "✓"]);
		assert_eq!(runs[1].row(), ["8", "on 2024-08-01, kind = rice, meals = 2", "1", "0", "✗"]);
	}
}
