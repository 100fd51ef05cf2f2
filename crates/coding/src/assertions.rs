//! What the formulas of a rule assert, for whoever reports a record that breaks it.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

use suhui_formula::{Assertion, Compiled, EvaluateError, Formula, FormulaKind};

use crate::{chunk::Record, in_both, Rule};

/// The assertions of a rule's formulas, each in the order of their indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assertions {
	methodology: Vec<Assertion>,
	points: Vec<Assertion>,
}

impl Assertions {
	pub(crate) fn of(methodology: Option<&Compiled>, points: Option<&Compiled>) -> Self {
		let of = |formula: Option<&Compiled>| formula.map(|it| it.assertions.clone());
		Assertions {
			methodology: of(methodology).unwrap_or_default(),
			points: of(points).unwrap_or_default(),
		}
	}

	/// Says which assertion the record breaks under the rule, the one with this index, in Chinese and English. `None` if
	/// the formula has no such assertion.
	pub fn broken(&self, rule: &Rule, record: &Record, index: u8) -> Option<String> {
		// The methodology comes first; only what it has a result for comes to the points formula.
		let fails = |formula: &Formula| formula.evaluate(record.inputs(), record.day.0).is_err();
		let (kind, of) = match rule.methodology.as_ref().is_some_and(fails) {
			true => (FormulaKind::Reduction, &self.methodology),
			false => (FormulaKind::Points, &self.points),
		};
		of.get(usize::from(index)).map(|assertion| broken(kind, assertion))
	}
}

/// Why a formula has no result for a record, in Chinese and English: which assertion the record breaks, if it is that.
pub fn unevaluated(compiled: &Compiled, error: EvaluateError) -> String {
	let assertion = match error {
		EvaluateError::Assertion { index } => compiled.assertions.get(usize::from(index)),
		_ => None,
	};
	assertion.map_or_else(|| error.to_string(), |assertion| broken(compiled.output, assertion))
}

fn broken(kind: FormulaKind, Assertion { line, sentence }: &Assertion) -> String {
	let (of_zh, of_en) = match kind {
		FormulaKind::Reduction => ("方法学", "methodology"),
		FormulaKind::Points => ("积分公式", "points formula"),
	};
	let (zh, en) = in_both(sentence);
	format!("不满足{of_zh}第 {line} 行的断言「{zh}」 / breaks the assertion in line {line} of the {of_en}: {en}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{CompiledRule, Day};

	const METHODOLOGY: &str = r#"methodology "Recycling"
		input total "total" : kg, decimals 0, from 0 to 10
		input soiled "soiled" : kg, decimals 0, from 0 to 10
		parameter factor : gCO2e/kg = 2 source "table 2"
		assert soiled <= total "不超过总量 / part of the whole"
		result gCO2e = (total - soiled) * factor"#;
	const POINTS: &str = r#"points "Points"
		input total "total" : kg, decimals 0, from 0 to 10
		parameter most : kg = 8 source "Rules"
		parameter each : points/kg = 1 source "Rules"
		assert total <= most "eight kilograms at most"
		result points = total * each"#;

	#[test]
	fn assertion_should_be_told_with_its_formula_and_line_when_a_record_breaks_it() {
		let compiled = CompiledRule::compile(Some(METHODOLOGY), POINTS).unwrap();
		let told = |inputs: &[u64]| {
			let record = Record::new(7, Day(16_801), inputs).unwrap();
			compiled.assertions.broken(&compiled.rule, &record, 0).unwrap()
		};
		assert_eq!(
			told(&[1, 2]),
			"不满足方法学第 5 行的断言「不超过总量」 / breaks the assertion in line 5 of the methodology: part of the whole"
		);
		assert_eq!(
			told(&[9, 2]),
			"不满足积分公式第 5 行的断言「eight kilograms at most」 / breaks the assertion in line 5 of the points formula: eight kilograms at most"
		);
	}

	#[test]
	fn formula_should_say_why_it_has_no_result_when_it_has_none() {
		let compiled = suhui_formula::compile(METHODOLOGY).unwrap();
		let why = |inputs: &[u64]| {
			unevaluated(&compiled, compiled.formula.evaluate(inputs, 16_801).unwrap_err())
		};
		assert!(why(&[1, 2]).ends_with("in line 5 of the methodology: part of the whole"));
		assert!(why(&[11, 2]).ends_with("input number 1 is outside its declared range"));
	}
}
