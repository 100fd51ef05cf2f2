//! What a batch is quantified by, as the explorer tells it.

use alloc::{format, string::String, vec::Vec};

use serde::Deserialize;
use suhui_coding::{recompute::Attested, Day, Period, Rule, SourceId};
use suhui_formula::{Binding, Input, Output};

use crate::json::{parse, Amount, Hash, Problem};

/// How a source's records turn into reductions and points.
pub struct Basis {
	pub source: SourceId,
	pub period: Period,
	/// Of a record, in the order of its fields.
	pub inputs: Vec<Input>,
	pub rule: Rule,
}

#[derive(Deserialize)]
struct Formulas {
	source: SourceId,
	period: Days,
	methodology: Option<String>,
	points: String,
	bindings: Vec<Bound>,
}

/// Days since 1970-01-01, Beijing time, both ends included.
#[derive(Deserialize)]
struct Days {
	first: u32,
	last: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Bound {
	Input(u8),
	Reduction,
}

#[derive(Deserialize)]
struct AttestedFields {
	records: u32,
	chunks: u32,
	root: Hash,
	claim: Amount,
}

impl Basis {
	/// Reads and compiles; a fault in a formula is told with its place.
	pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
		let Formulas { source, period, methodology, points, bindings } = parse(bytes)?;
		let methodology = methodology.as_deref().map(suhui_formula::compile).transpose()?;
		let points = suhui_formula::compile(&points)?;
		let is_sound = points.output == Output::Points
			&& methodology.as_ref().is_none_or(|compiled| compiled.output == Output::Reduction)
			&& bindings.len() == points.inputs.len();
		let not_sound = || {
			Problem::new(
				"积分规则与其方法学不符 / the points rule does not go with its methodology",
			)
		};
		if !is_sound {
			return Err(not_sound());
		}
		let inputs = methodology.as_ref().map_or(&points.inputs, |it| &it.inputs).clone();
		let bindings: Vec<_> = bindings
			.into_iter()
			.map(|bound| match bound {
				Bound::Input(index) => Binding::Input(index),
				Bound::Reduction => Binding::Reduction,
			})
			.collect();
		let rule = Rule {
			inputs: u8::try_from(inputs.len()).map_err(|_| not_sound())?,
			methodology: methodology.map(|compiled| compiled.formula),
			points: points.formula,
			bindings: bindings.try_into().map_err(|_| not_sound())?,
		};
		let period = Period { first: Day(period.first), last: Day(period.last) };
		if period.month().is_none() {
			return Err(Problem::new(format!(
				"期间不在同一个月内 / the period does not lie in one month: {}..{}",
				period.first, period.last
			)));
		}
		Ok(Basis { source, period, inputs, rule })
	}

	/// What the batch was attested to be, from the same text.
	pub fn attested(&self, bytes: &[u8]) -> Result<Attested, Problem> {
		let AttestedFields { records, chunks, root, claim } = parse(bytes)?;
		let Basis { source, period, .. } = *self;
		Ok(Attested { source, period, records, chunks, root: root.0, claim: claim.into() })
	}
}
