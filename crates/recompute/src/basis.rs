//! What a batch is quantified by, as the explorer tells it.

use alloc::{format, string::String, vec::Vec};

use serde::Deserialize;
use suhui_coding::{recompute::Attested, CompiledRule, Day, Period, SourceId};
use suhui_formula::Binding;

use crate::json::{parse, HashJson, JsonFault, QuantityJson};

/// How a source's records turn into reductions and points.
pub struct Basis {
	pub source: SourceId,
	pub period: Period,
	pub compiled: CompiledRule,
}

#[derive(Deserialize)]
struct FormulaTexts {
	source: SourceId,
	period: DaysJson,
	methodology: Option<String>,
	points: String,
	bindings: Vec<Bound>,
}

/// Days since 1970-01-01, Beijing time, both ends included.
#[derive(Deserialize)]
struct DaysJson {
	first: u32,
	last: u32,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Bound {
	Input(u8),
	Reduction,
}

impl From<Binding> for Bound {
	fn from(binding: Binding) -> Self {
		match binding {
			Binding::Input(index) => Bound::Input(index),
			Binding::Reduction => Bound::Reduction,
		}
	}
}

#[derive(Deserialize)]
struct AttestedFields {
	records: u32,
	chunks: u32,
	root: HashJson,
	claim: QuantityJson,
}

impl Basis {
	/// Reads and compiles; a fault in a formula is told with its place.
	pub fn read(bytes: &[u8]) -> Result<Self, JsonFault> {
		let FormulaTexts { source, period, methodology, points, bindings } = parse(bytes)?;
		let compiled = CompiledRule::compile(methodology.as_deref(), &points)?;
		if bindings.into_iter().ne(compiled.rule.bindings.iter().copied().map(Bound::from)) {
			return Err(JsonFault::new(
				"绑定与公式不符 / the bindings are not those of the formulas",
			));
		}
		let period = Period { first: Day(period.first), last: Day(period.last) };
		if period.month().is_none() {
			return Err(JsonFault::new(format!(
				"期间不在同一个月内 / the period does not lie in one month: {}..{}",
				period.first, period.last
			)));
		}
		Ok(Basis { source, period, compiled })
	}

	/// What the batch was attested to be, from the same text.
	pub fn attested(&self, bytes: &[u8]) -> Result<Attested, JsonFault> {
		let AttestedFields { records, chunks, root, claim } = parse(bytes)?;
		let Basis { source, period, .. } = *self;
		Ok(Attested { source, period, records, chunks, root: root.0, claim: claim.into() })
	}
}
