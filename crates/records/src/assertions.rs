//! What the formulas of a rule assert, for whoever reports a record that breaks it.

use alloc::{format, string::String, vec::Vec};

use suhui_coding::{chunk::Record, Rule};
use suhui_formula::{Assertion, Compiled, Formula};

use crate::fault::in_both;

/// The assertions of a rule's formulas, each in the order of their indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assertions {
	methodology: Vec<Assertion>,
	points: Vec<Assertion>,
}

impl Assertions {
	pub fn of(methodology: Option<&Compiled>, points: &Compiled) -> Self {
		Assertions {
			methodology: methodology.map(|it| it.assertions.clone()).unwrap_or_default(),
			points: points.assertions.clone(),
		}
	}

	/// The sentence of the assertion with this index, which the record breaks under the rule, and where it stands, in
	/// Chinese and English. `None` if the formula has no such assertion.
	pub fn broken(&self, rule: &Rule, record: &Record, index: u8) -> Option<String> {
		// The methodology comes first; only what it has a result for comes to the points formula.
		let fails = |formula: &Formula| formula.evaluate(record.inputs(), record.day.0).is_err();
		let (of, zh, en) = match rule.methodology.as_ref().is_some_and(fails) {
			true => (&self.methodology, "方法学", "methodology"),
			false => (&self.points, "积分公式", "points formula"),
		};
		let Assertion { line, sentence } = of.get(usize::from(index))?;
		let (sentence_zh, sentence_en) = in_both(sentence);
		Some(format!("不满足{zh}第 {line} 行的断言「{sentence_zh}」 / breaks the assertion in line {line} of the {en}: {sentence_en}"))
	}
}
