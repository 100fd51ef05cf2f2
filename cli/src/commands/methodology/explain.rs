//! One record worked out, step by step.

use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure, Result};
use clap::Args;
use serde_json::json;
use suhui_formula::{Compiled, Input, Step};
use suhui_primitives::{unevaluated, Day};
use suhui_records::field;

use crate::{
	args::{self, Context},
	formula::compile_file,
	output::table,
};

#[derive(Args)]
pub struct Run {
	file: PathBuf,
	/// 各项输入，类别写其代码 / Every input; of a category its code
	#[arg(value_name = "NAME=VALUE", value_parser = assignment)]
	inputs: Vec<Assignment>,
	/// 记录的日期，公式用到时须给出 / The record's day, where the formula asks for it
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	on: Option<Day>,
}

#[derive(Clone)]
struct Assignment {
	name: String,
	value: String,
}

fn assignment(text: &str) -> Result<Assignment, String> {
	let (name, value) = text.split_once('=').ok_or_else(|| {
		format!(
			"「{text}」应写作 名称=值 / `{text}` is no input: write NAME=VALUE, such as distance=2.5"
		)
	})?;
	Ok(Assignment { name: name.trim().to_string(), value: value.trim().to_string() })
}

pub fn run(context: &Context, run: &Run) -> Result<()> {
	let (_, compiled) = compile_file(&run.file)?;
	let steps = steps(&compiled, &run.inputs, run.on)?;
	let shown: Vec<_> = steps
		.iter()
		.map(|it| json!({ "name": it.name, "value": it.value, "unit": it.unit.to_string() }))
		.collect();
	context.output.show(
		&json!({ "day": run.on.map(|day| day.to_string()), "steps": shown }),
		|_| {
			let rows =
				steps.iter().map(|it| [it.name.clone(), it.value.clone(), it.unit.to_string()]);
			table(["名称 Name", "值 Value#", "单位 Unit"], rows)
		},
	);
	Ok(())
}

/// Tables, lets and the result of a record.
fn steps(compiled: &Compiled, given: &[Assignment], on: Option<Day>) -> Result<Vec<Step>> {
	let day = match (compiled.formula.uses_day(), on) {
		(true, None) => bail!("公式用到记录的日期，请用 --on 给出 / the formula asks for the day of the record: give it by --on"),
		(false, Some(_)) => bail!("公式没有用到记录的日期，请去掉 --on / the formula does not ask for the day of the record: leave --on out"),
		(_, on) => on.unwrap_or_default(),
	};
	let record = record(&compiled.inputs, given)?;
	compiled.explain(&record, day.0).map_err(|error| anyhow!(unevaluated(compiled, error)))
}

/// Every input once, in the order of declaration.
fn record(inputs: &[Input], given: &[Assignment]) -> Result<Vec<u64>> {
	let unknown = given.iter().find(|it| inputs.iter().all(|input| input.name != it.name));
	if let Some(Assignment { name, .. }) = unknown {
		let names: Vec<_> = inputs.iter().map(|input| input.name.as_str()).collect();
		let names = names.join(", ");
		bail!("没有输入 `{name}`，有：{names} / there is no input `{name}`, only {names}");
	}
	let one = |input: &Input| {
		let name = &input.name;
		let mut own = given.iter().filter(|it| it.name == *name);
		let first = own.next();
		ensure!(own.next().is_none(), "`{name}` 写了两次 / `{name}` is given twice");
		let first = first.ok_or_else(|| {
			anyhow!("没有给出输入 `{name}` / no value is given for input `{name}`")
		})?;
		field::input(&first.value, input).map_err(|fault| anyhow!("{name}: {fault}"))
	};
	inputs.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	const TEXT: &str = "points \"t\"\n\
		input kind : one of tea, rice\n\
		input meals : meal, decimals 0, from 0 to 9\n\
		assert meals > 0 \"至少一餐 / a meal at least\"\n\
		parameter each : points/meal = 2 source \"s\"\n\
		let all = meals * each\n\
		result points = if kind == rice and weekday == 1 then all else 0\n";
	/// A Monday.
	const DAY: Day = Day(19_905);

	fn worked_out(written: &[&str], on: Option<Day>) -> Result<Vec<(String, String)>, String> {
		let compiled = suhui_formula::compile(TEXT).unwrap();
		let given: Vec<_> = written.iter().map(|text| assignment(text).unwrap()).collect();
		let steps = steps(&compiled, &given, on).map_err(|error| error.to_string())?;
		Ok(steps.into_iter().map(|it| (it.name, it.value)).collect())
	}

	#[test]
	fn steps_should_be_worked_out_when_every_input_is_given() {
		let shown = worked_out(&["meals=3", "kind = rice"], Some(DAY)).unwrap();
		let expected = [("all", "6"), ("result", "6")];
		assert_eq!(shown, expected.map(|(name, value)| (name.to_string(), value.to_string())));
	}

	#[test]
	fn record_should_be_refused_when_inputs_or_the_day_do_not_do() {
		for (written, on, wanted) in [
			(&["meals=3", "kind=rice"][..], None, "give it by --on"),
			(&["meals=3"][..], Some(DAY), "no value is given for input `kind`"),
			(&["meals=3", "kind=rice", "kind=tea"][..], Some(DAY), "`kind` is given twice"),
			(
				&["meals=3", "kind=rice", "cups=1"][..],
				Some(DAY),
				"no input `cups`, only kind, meals",
			),
			(&["meals=3", "kind=milk"][..], Some(DAY), "`milk` is none of tea, rice"),
			(&["meals=10", "kind=tea"][..], Some(DAY), "outside the permitted range 0 to 9 meal"),
			(
				&["meals=0", "kind=tea"][..],
				Some(DAY),
				"「至少一餐」 / breaks the assertion in line 4 of the points formula: a meal at least",
			),
		] {
			let fault = worked_out(written, on).unwrap_err();
			assert!(fault.contains(wanted), "{wanted}: {fault}");
		}
	}
}
