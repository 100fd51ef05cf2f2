//! What is proven of a text, and how much of the limits it takes.

use std::path::Path;

use anyhow::Result;
use serde_json::{json, Map, Value};
use subxt::ext::codec::Encode as _;
use suhui_formula::{
	format_scaled, Compiled, Input, Words, MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_TEXT, MAX_VECTORS,
};

use super::ensure_titled;
use crate::{
	args::Context,
	formula::compile_file,
	output::{fields, table, AlreadyShown},
};

pub fn run(context: &Context, path: &Path) -> Result<()> {
	let (text, compiled) = compile_file(path)?;
	ensure_titled(path, &compiled)?;
	let is_tried = !compiled.vectors.is_empty();
	let fault = compiled.run_vectors().err().filter(|_| is_tried).map(|fault| fault.to_string());
	let limits = limits(&text, &compiled);
	context.output.show(&json(&compiled, &limits, fault.as_deref()), |_| {
		let verdict = match fault.as_deref() {
			Some(fault) => fault,
			None if is_tried => "检查通过 The text is sound",
			None => "检查通过，但没有算例，公布前至少须有一个 / The text is sound, but has no vector: at least one is needed before publication",
		};
		people(&compiled, &limits, verdict)
	});
	match fault {
		Some(_) => Err(AlreadyShown.into()),
		None => Ok(()),
	}
}

/// How much of something a text takes, and how much it may.
struct Limit {
	name: &'static str,
	title: &'static str,
	used: usize,
	most: usize,
}

fn limits(text: &str, compiled: &Compiled) -> [Limit; 5] {
	let limit = |name, title, used, most| Limit { name, title, used, most };
	let formula = &compiled.formula;
	let (cost, most_cost) = (formula.cost() as usize, MAX_COST as usize);
	[
		limit("text_bytes", "公式原文（字节） Text, bytes", text.len(), MAX_TEXT),
		limit(
			"compiled_bytes",
			"编译后（字节） Compiled, bytes",
			formula.encoded_size(),
			MAX_ENCODED,
		),
		limit("cost", "运算量 Operations", cost, most_cost),
		limit("inputs", "输入 Inputs", compiled.inputs.len(), MAX_INPUTS),
		limit("vectors", "算例 Vectors", compiled.vectors.len(), MAX_VECTORS),
	]
}

fn result(compiled: &Compiled, value: u64) -> String {
	format!("{} {}", format_scaled(value, compiled.output.decimals()), compiled.output.unit())
}

fn json(compiled: &Compiled, limits: &[Limit], fault: Option<&str>) -> Value {
	let (least, most) = compiled.result_range;
	let inputs: Vec<_> = compiled.inputs.iter().map(input_json).collect();
	let units: Vec<_> = compiled
		.units
		.iter()
		.map(|it| json!({ "name": it.symbol, "value": it.value.to_string(), "unit": it.unit.to_string(), "citation": it.citation }))
		.collect();
	let parameters: Vec<_> = compiled
		.parameters
		.iter()
		.map(|it| json!({ "name": it.name, "label": it.label, "unit": it.unit.to_string(), "value": it.value.to_string(), "citation": it.citation }))
		.collect();
	let lets: Vec<_> = compiled
		.lets()
		.iter()
		.map(|it| json!({ "name": it.name, "unit": it.unit.to_string(), "decimals": it.decimals, "from": it.from, "to": it.to }))
		.collect();
	let assertions: Vec<_> = compiled
		.assertions
		.iter()
		.map(|it| json!({ "line": it.line, "sentence": it.sentence }))
		.collect();
	let limits: Map<_, _> = limits
		.iter()
		.map(|it| (it.name.to_string(), json!({ "used": it.used, "most": it.most })))
		.collect();
	json!({
		"title": compiled.title, "unit": compiled.output.unit(), "least": result(compiled, least),
		"most": result(compiled, most), "uses_day": compiled.formula.uses_day(), "units": units,
		"inputs": inputs, "parameters": parameters, "lets": lets, "assertions": assertions, "limits": limits,
		"vector_fault": fault,
	})
}

fn input_json(it: &Input) -> Value {
	let codes: Vec<_> =
		it.codes.iter().map(|code| json!({ "code": code.name, "label": code.label })).collect();
	let window = it.window.as_ref().map(|window| window.to_string());
	json!({
		"name": it.name, "label": it.label, "unit": it.unit.to_string(), "decimals": it.decimals,
		"min": format_scaled(it.min, it.decimals), "max": format_scaled(it.max, it.decimals), "codes": codes,
		"window": window, "for_points": it.for_points,
	})
}

fn people(compiled: &Compiled, limits: &[Limit], verdict: &str) -> String {
	let (least, most) = compiled.result_range;
	let range = format!("{} 至 to {}", result(compiled, least), result(compiled, most));
	let day = if compiled.formula.uses_day() { "用到 used" } else { "–" };
	let mut summary = vec![
		("名称 Title", compiled.title.clone()),
		("结果 Result", range),
		("记录的日期 The record's day", day.to_string()),
	];
	summary.extend(limits.iter().map(|it| (it.title, format!("{} / {}", it.used, it.most))));
	let units = compiled.units.iter().map(|it| {
		let citation = it.citation.clone().unwrap_or_else(|| "–".to_string());
		[it.symbol.clone(), format!("{} {}", it.value, it.unit), citation]
	});
	let parameters = compiled.parameters.iter().map(|it| {
		[it.name.clone(), it.value.to_string(), it.unit.to_string(), it.citation.clone()]
	});
	let lets = compiled.lets().into_iter().map(|it| {
		let decimals = it.decimals.map_or_else(|| "…".to_string(), |decimals| decimals.to_string());
		[it.name, it.unit.to_string(), decimals, it.from, it.to]
	});
	let assertions =
		compiled.assertions.iter().map(|it| [it.line.to_string(), it.sentence.clone()]);
	let sections = [
		section(["单位 Unit", "等于 Equals#", "出处 Citation"], units),
		section(
			[
				"输入 Input",
				"说明 Label",
				"单位 Unit",
				"小数 Decimals#",
				"范围、代码 Range or codes",
			],
			compiled.inputs.iter().map(input_row),
		),
		section(["参数 Parameter", "值 Value#", "单位 Unit", "出处 Citation"], parameters),
		section(
			["表、let Table or let", "单位 Unit", "小数 Decimals#", "最小 From#", "最大 To#"],
			lets,
		),
		section(["行 Line#", "断言 Assertion"], assertions),
	];
	format!("{}\n{}{verdict}", fields(summary), sections.concat())
}

/// Nothing where there are no rows.
fn section<const N: usize>(
	header: [&str; N],
	rows: impl IntoIterator<Item = [String; N]>,
) -> String {
	let mut rows = rows.into_iter().peekable();
	match rows.peek() {
		Some(_) => format!("{}\n", table(header, rows)),
		None => String::new(),
	}
}

fn input_row(it: &Input) -> [String; 5] {
	let (unit, decimals, mut values) = match it.is_category() {
		true => {
			let codes = it.codes.iter().map(|code| format!("{} {}", code.name, code.label));
			("–".to_string(), "–".to_string(), codes.collect::<Vec<_>>())
		}
		false => {
			let [min, max] = [it.min, it.max].map(|bound| format_scaled(bound, it.decimals));
			(it.unit.to_string(), it.decimals.to_string(), vec![format!("{min}–{max}")])
		}
	};
	values.extend(it.window.as_ref().map(|window| {
		let Words { zh, en } = window.words();
		format!("{zh} / {en}")
	}));
	values.extend(it.for_points.then(|| "仅用于积分公式 for points alone".to_string()));
	[it.name.clone(), it.label.clone(), unit, decimals, values.join("\n")]
}

#[cfg(test)]
mod tests {
	use super::*;

	/// At most 0.9 kWh is saved, of 1 kWh, at 2 g each.
	const TEXT: &str = "methodology \"t\"\n\
		unit kgCO2e = 1000 gCO2e\n\
		input used : kWh, decimals 1, from 0.1 to 10\n\
		input week : kWh, decimals 1, from 0 to 70, sum of used over 7 days\n\
		input heating \"供暖 / heating\" : one of gas \"天然气 / gas\", none, for points\n\
		parameter base : kWh = 1 source \"s\"\n\
		parameter factor : kgCO2e/kWh = 0.002 source \"s\"\n\
		assert week > 0 \"有以往记录 / there are earlier records\"\n\
		let share = used / week\n\
		let saved = if used < base and share < 50% then base - used else 0\n\
		result gCO2e = saved * factor\n";

	fn compiled() -> Compiled {
		suhui_formula::compile(TEXT).unwrap_or_else(|error| panic!("{error}"))
	}

	#[test]
	fn text_should_be_listed_with_its_limits_when_it_is_sound() {
		let compiled = compiled();
		let shown = json(&compiled, &limits(TEXT, &compiled), None);
		assert_eq!(shown["most"], "1.800 gCO2e");
		assert_eq!(shown["inputs"][1]["window"], "sum of used over 7 days");
		assert_eq!(
			shown["inputs"][2]["codes"][0],
			json!({ "code": "gas", "label": "天然气 / gas" })
		);
		assert_eq!(shown["inputs"][2]["for_points"], true);
		let saved =
			json!({ "name": "saved", "unit": "kWh", "decimals": 1, "from": "0", "to": "0.9" });
		assert_eq!(shown["lets"][1], saved);
		assert_eq!(shown["lets"][0]["decimals"], Value::Null);
		let unit = json!({ "name": "kgCO2e", "value": "1000", "unit": "gCO2e", "citation": null });
		assert_eq!(shown["units"], json!([unit]));
		assert_eq!(shown["assertions"][0]["line"], 8);
		assert_eq!(shown["limits"]["inputs"], json!({ "used": 3, "most": 24 }));
		assert_eq!(shown["limits"]["text_bytes"], json!({ "used": TEXT.len(), "most": 8_192 }));
	}

	#[test]
	fn table_should_hold_codes_and_windows_when_inputs_have_them() {
		let compiled = compiled();
		let shown = people(&compiled, &limits(TEXT, &compiled), "检查通过");
		for wanted in [
			"此前 7 日的 used 合计 / sum of used over 7 days",
			"gas 天然气 / gas",
			"仅用于积分公式 for points alone",
			"有以往记录 / there are earlier records",
			"1000 gCO2e",
			"0.1–10.0",
		] {
			assert!(shown.contains(wanted), "{wanted}: {shown}");
		}
		assert!(shown.ends_with("检查通过"), "{shown}");
	}
}
