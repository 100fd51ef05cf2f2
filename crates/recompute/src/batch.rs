//! A batch recomputed chunk by chunk, from what the explorer serves of it.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use serde::{Deserialize, Serialize};
use suhui_coding::{
	chunk::{ChunkHeader, Reader},
	recompute::{Deviation, Finding, Outcome, Recomputation, NOT_ASCENDING},
	Assertions, Blake2, ChunkFault, CompiledRule, FaultKind, Period, Quantifier, H256,
};
use suhui_formula::{EvaluateError, Input};

use crate::{
	basis::Basis,
	json::{parse, Digits, HashJson, JsonFault, QuantityJson, Text},
};

/// Records shown at once at most.
const PAGE: usize = 1_000;

pub struct OpenBatch {
	recomputation: Recomputation<Blake2>,
	inputs: Vec<Input>,
	assertions: Assertions,
	period: Period,
	/// The body of the chunk given last.
	body: Vec<u8>,
}

#[derive(Deserialize)]
struct FedChunkJson {
	header: ChunkHeaderJson,
	proof: Vec<HashJson>,
}

#[derive(Deserialize)]
struct ChunkHeaderJson {
	index: u32,
	records: u32,
	pages: u32,
	reduction_mg: Digits,
	points: Digits,
	body: HashJson,
}

#[derive(Serialize)]
pub struct ChunkResult {
	index: u32,
	records: u32,
	quantified: QuantityJson,
	claimed: QuantityJson,
	body_matches: bool,
	proof_matches: bool,
	equal: bool,
	fault: Option<FaultResult>,
}

#[derive(Serialize)]
struct FaultResult {
	kind: &'static str,
	/// In the chunk, from 1.
	record: Option<u32>,
	participant: Option<u32>,
	day: Option<String>,
	/// What is wrong, without the place.
	message: Text,
}

#[derive(Serialize)]
pub struct RecordResult {
	participant: u32,
	day: String,
	inputs: Vec<String>,
	reduction_mg: Digits,
	points: Digits,
}

#[derive(Serialize)]
pub struct BatchResult {
	chunks: u32,
	records: Digits,
	quantified: QuantityJson,
	claimed: QuantityJson,
	root_matches: bool,
	equal: bool,
	differences: Vec<DifferenceJson>,
}

#[derive(Serialize)]
struct DifferenceJson {
	/// The chunk concerned, unless it is the batch as a whole.
	chunk: Option<u32>,
	kind: &'static str,
	message: Text,
}

impl OpenBatch {
	pub fn open(bytes: &[u8]) -> Result<Self, JsonFault> {
		let basis = Basis::read(bytes)?;
		let attested = basis.attested(bytes)?;
		let Basis { period, compiled, .. } = basis;
		let CompiledRule { inputs, rule, assertions } = compiled;
		Ok(OpenBatch {
			recomputation: Recomputation::new(attested, rule),
			inputs,
			assertions,
			period,
			body: Vec::new(),
		})
	}

	pub fn chunk(&mut self, feed: &[u8], body: &[u8]) -> Result<ChunkResult, JsonFault> {
		let FedChunkJson { header, proof } = parse(feed)?;
		let proof: Vec<H256> = proof.into_iter().map(|hash| hash.0).collect();
		let finding = self.recomputation.chunk(header.into(), &proof, body);
		self.body.clear();
		self.body.extend_from_slice(body);
		let broken = finding.fault.and_then(|fault| self.broken(fault));
		let mut result = ChunkResult::from(finding);
		if let (Some(fault), Some(sentence)) = (&mut result.fault, broken) {
			fault.message = sentence;
		}
		Ok(result)
	}

	/// The sentence of the assertion that a record of the chunk given last breaks, if it is that.
	fn broken(&self, fault: ChunkFault) -> Option<Text> {
		let FaultKind::Rule(EvaluateError::Assertion { index }) = fault.kind else { return None };
		let rule = self.recomputation.rule();
		let before = usize::try_from(fault.record?.checked_sub(1)?).ok()?;
		let record = Reader::new(&self.body, self.period, rule.inputs).nth(before)?.ok()?;
		self.assertions.broken(rule, &record, index).map(Text::of)
	}

	/// Records of the chunk given last, up to the first that has no quantity.
	pub fn records(&self, offset: u32, limit: u32) -> Vec<RecordResult> {
		let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
		let rule = self.recomputation.rule();
		Quantifier::new(rule)
			.read(Reader::new(&self.body, self.period, rule.inputs))
			.map_while(Result::ok)
			.skip(place(offset))
			.take(place(limit).min(PAGE))
			.map(|(record, quantity)| {
				let inputs = record.inputs().iter().zip(&self.inputs);
				RecordResult {
					participant: record.participant,
					day: record.day.to_string(),
					inputs: inputs.map(|(value, input)| input.written(*value)).collect(),
					reduction_mg: Digits(quantity.reduction),
					points: Digits(quantity.points),
				}
			})
			.collect()
	}

	pub fn finish(&self) -> BatchResult {
		let Outcome { chunks, records, quantity, root_matches, deviations } =
			self.recomputation.finish();
		BatchResult {
			chunks,
			records: Digits(records),
			quantified: quantity.into(),
			claimed: self.recomputation.attested().claim.into(),
			root_matches,
			equal: deviations.is_empty(),
			differences: deviations.into_iter().map(DifferenceJson::from).collect(),
		}
	}
}

impl From<Deviation> for DifferenceJson {
	fn from(deviation: Deviation) -> Self {
		let message = match deviation {
			Deviation::Chunk { fault, .. } => Text::of(fault.kind),
			Deviation::NotAscending { .. } => Text::of(NOT_ASCENDING),
			whole => Text::of(whole),
		};
		let (kind, chunk) = match deviation {
			Deviation::Chunk { index, .. } => ("chunk", Some(index)),
			Deviation::NotAscending { index } => ("order", Some(index)),
			Deviation::Missing { .. } => ("missing", None),
			Deviation::Records { .. } => ("records", None),
			Deviation::Claim { .. } => ("claim", None),
			Deviation::Overflow => ("overflow", None),
			Deviation::Root => ("root", None),
		};
		DifferenceJson { chunk, kind, message }
	}
}

impl From<ChunkHeaderJson> for ChunkHeader {
	fn from(header: ChunkHeaderJson) -> Self {
		let ChunkHeaderJson { index, records, pages, reduction_mg, points, body } = header;
		let subtotal = QuantityJson { mg: reduction_mg, points }.into();
		ChunkHeader { index, records, pages, subtotal, body: body.0 }
	}
}

impl From<Finding> for ChunkResult {
	fn from(finding: Finding) -> Self {
		let Finding { header, records, quantity, body_matches, proof_matches, fault } = finding;
		ChunkResult {
			index: header.index,
			records,
			quantified: quantity.into(),
			claimed: header.subtotal.into(),
			body_matches,
			proof_matches,
			equal: fault.is_none(),
			fault: fault.map(|fault| FaultResult {
				kind: fault.kind.name(),
				record: fault.record,
				participant: fault.key.map(|(participant, _)| participant),
				day: fault.key.map(|(_, day)| day.to_string()),
				message: Text::of(fault.kind),
			}),
		}
	}
}
