//! A batch recomputed from what was fed: every record under its rule, every chunk under the attested root.

use alloc::{collections::BTreeMap, vec::Vec};
use core::{fmt, marker::PhantomData};

use crate::{
	chunk::{self, ChunkHeader, Reader},
	ChunkFault, FaultKind, Hasher, ParticipantId, Period, Quantifier, Quantity, Rule, SourceId,
	H256,
};

/// What is wrong with a chunk that is [`Deviation::NotAscending`].
pub const NOT_ASCENDING: &str =
	"首名参与者未超过前一块的末名 / its first participant is not past the last one of the chunk before";

/// What a batch was attested to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attested {
	pub source: SourceId,
	pub period: Period,
	pub records: u32,
	pub chunks: u32,
	pub root: H256,
	pub claim: Quantity,
}

/// What one chunk comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	pub header: ChunkHeader,
	/// Records read before the end or the first fault.
	pub records: u32,
	/// Reductions and points of those records.
	pub quantity: Quantity,
	/// Whether the body has the hash its header gives.
	pub body_matches: bool,
	/// Whether the header stands at its place under the attested root.
	pub proof_matches: bool,
	pub fault: Option<ChunkFault>,
}

/// What all chunks come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
	pub chunks: u32,
	pub records: u64,
	pub quantity: Quantity,
	/// Whether the root over all headers is the attested one; false as long as chunks are missing.
	pub root_matches: bool,
	pub deviations: Vec<Deviation>,
}

/// How a batch is not what was attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
	Chunk {
		index: u32,
		fault: ChunkFault,
	},
	/// The chunk's first participant is not past the last one of the chunk before.
	NotAscending {
		index: u32,
	},
	/// Fewer chunks were given than the batch has; totals and root are then not compared.
	Missing {
		found: u32,
		said: u32,
	},
	Records {
		found: u64,
		said: u32,
	},
	Claim {
		found: Quantity,
		said: Quantity,
	},
	Overflow,
	Root,
}

/// Recomputes a batch chunk by chunk, in any order.
pub struct Recomputation<H> {
	attested: Attested,
	rule: Rule,
	chunks: BTreeMap<u32, ReadChunk>,
	hasher: PhantomData<H>,
}

/// A chunk that was read.
struct ReadChunk {
	finding: Finding,
	/// The first and last participant with a record.
	span: Option<(ParticipantId, ParticipantId)>,
}

impl<H: Hasher<Out = H256>> Recomputation<H> {
	pub fn new(attested: Attested, rule: Rule) -> Self {
		Recomputation { attested, rule, chunks: BTreeMap::new(), hasher: PhantomData }
	}

	pub fn attested(&self) -> &Attested {
		&self.attested
	}

	pub fn rule(&self) -> &Rule {
		&self.rule
	}

	/// Recomputes a chunk; one given again takes the place of the former.
	pub fn chunk(&mut self, header: ChunkHeader, proof: &[H256], body: &[u8]) -> Finding {
		let Attested { source, period, chunks, root, .. } = self.attested;
		let body_matches = H::hash(body) == header.body;
		let proof_matches = chunk::verify::<H>(source, period, &header, chunks, &root, proof);
		let mut quantifier = Quantifier::new(&self.rule);
		let reader = Reader::new(body, period, self.rule.inputs);
		let failed = quantifier.quantify_all(reader).err();
		let whole = |kind| ChunkFault { kind, record: None, key: None };
		let fault = failed
			.or((!body_matches).then_some(whole(FaultKind::Body)))
			.or((!proof_matches).then_some(whole(FaultKind::Proof)))
			.or(compare(&quantifier, &header).map(whole));
		let (records, quantity, span) =
			(quantifier.records(), quantifier.total(), quantifier.span());
		let finding = Finding { header, records, quantity, body_matches, proof_matches, fault };
		self.chunks.insert(header.index, ReadChunk { finding: finding.clone(), span });
		finding
	}

	/// Compares all chunks given so far with what was attested.
	pub fn finish(&self) -> Outcome {
		let mut deviations = Vec::new();
		let (mut records, mut sum, mut last) = (0u64, Some(Quantity::default()), None);
		for ReadChunk { finding, span } in self.chunks.values() {
			let index = finding.header.index;
			records = records.saturating_add(finding.records.into());
			sum = sum.and_then(|sum| sum.checked_add(finding.quantity));
			deviations.extend(finding.fault.map(|fault| Deviation::Chunk { index, fault }));
			if let Some((first, end)) = *span {
				if last >= Some(first) {
					deviations.push(Deviation::NotAscending { index });
				}
				last = Some(end);
			}
		}
		let found = u32::try_from(self.chunks.len()).unwrap_or(u32::MAX);
		let quantity = sum.unwrap_or(Quantity { reduction: u64::MAX, points: u64::MAX });
		let is_whole = found == self.attested.chunks;
		let root_matches = is_whole && self.root() == self.attested.root;
		if is_whole {
			let Attested { records: said, claim, .. } = self.attested;
			let overflow = sum.is_none().then_some(Deviation::Overflow);
			let count =
				(records != said.into()).then_some(Deviation::Records { found: records, said });
			let total =
				(quantity != claim).then_some(Deviation::Claim { found: quantity, said: claim });
			let root = (!root_matches).then_some(Deviation::Root);
			deviations.extend([overflow, count, total, root].into_iter().flatten());
		} else {
			deviations.push(Deviation::Missing { found, said: self.attested.chunks });
		}
		Outcome { chunks: found, records, quantity, root_matches, deviations }
	}

	fn root(&self) -> H256 {
		let headers: Vec<_> = self.chunks.values().map(|read| read.finding.header).collect();
		chunk::root::<H>(self.attested.source, self.attested.period, &headers)
	}
}

/// How a chunk differs from its header, if it does.
fn compare(chunk: &Quantifier, header: &ChunkHeader) -> Option<FaultKind> {
	let (records, pages, total) = (chunk.records(), chunk.pages(), chunk.total());
	if records != header.records {
		return Some(FaultKind::Records { found: records, said: header.records });
	}
	if pages != header.pages {
		return Some(FaultKind::Pages { found: pages, said: header.pages });
	}
	(total != header.subtotal)
		.then_some(FaultKind::Subtotal { found: total, said: header.subtotal })
}

impl fmt::Display for Deviation {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Chunk { index, fault } => write!(f, "第 {index} 块 chunk {index}: {fault}"),
			Self::NotAscending { index } => write!(f, "第 {index} 块 chunk {index}: {NOT_ASCENDING}"),
			Self::Missing { found, said } => write!(f, "批次有 {said} 块，只有 {found} 块 / {found} chunks of the batch's {said}"),
			Self::Records { found, said } => write!(f, "共 {found} 条记录，核证的是 {said} 条 / {found} records in all, {said} were attested"),
			Self::Claim { found, said } => write!(f, "共计 {found}，核证的是 {said} / comes to {found} in all, {said} was attested"),
			Self::Overflow => f.write_str("合计超出 64 位 / the totals exceed 64 bits"),
			Self::Root => f.write_str("各块之根不是核证的根 / the root over the chunks is not the attested one"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		chunk::{Chunk, ChunkBounds, ChunkError, Cutter, Record},
		hasher::Blake2,
		Day,
	};
	use suhui_formula::EvaluateError;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	/// 26.9 g a kilometre; a point for each 10 g.
	fn rule() -> Rule {
		let methodology = suhui_formula::compile(
			r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0.001 to 500
			parameter factor : gCO2e/km = 26.9 source "table 2"
			result gCO2e = distance * factor
			"#,
		)
		.unwrap();
		let points = suhui_formula::compile(
			r#"
			points "Cycling points"
			input reduction "reduction" : gCO2e, decimals 3, from 0 to 13450
			parameter rate : points/gCO2e = 0.1 source "rules"
			result points = reduction * rate
			"#,
		)
		.unwrap();
		let range = Some(methodology.result_range);
		let bindings = suhui_formula::bind(&points, &methodology.inputs, range).unwrap();
		Rule {
			inputs: 1,
			methodology: Some(methodology.formula),
			points: Some(points.formula),
			bindings: bindings.try_into().unwrap(),
		}
	}

	/// 2.5 km by participants 1 and 64, 12.345 km by 200, all of one page; a chunk for each record.
	fn batch() -> (Attested, Vec<Chunk>) {
		let bounds = ChunkBounds { records: 1, ..ChunkBounds::default() };
		let mut cutter = Cutter::<Blake2>::new(JANUARY_2016, bounds);
		for (participant, metres) in [(1, 2_500), (64, 2_500), (200, 12_345)] {
			let day = Day(16_803);
			let record = Record::new(participant, day, &[metres]).unwrap();
			cutter.push(record, rule().quantify(&[metres], day).unwrap()).unwrap();
		}
		let chunks = cutter.finish().unwrap();
		let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
		let attested = Attested {
			source: 7,
			period: JANUARY_2016,
			records: 3,
			chunks: 3,
			root: chunk::root::<Blake2>(7, JANUARY_2016, &headers),
			// 67.25 g twice and 332.0805 g, cut to the milligram; 6 points twice and 33.
			claim: Quantity { reduction: 67_250 + 67_250 + 332_080, points: 6 + 6 + 33 },
		};
		(attested, chunks)
	}

	fn proof(chunks: &[Chunk], index: u32) -> Vec<H256> {
		let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
		chunk::proof::<Blake2>(7, JANUARY_2016, &headers, index).unwrap()
	}

	fn recomputed(attested: Attested, chunks: &[Chunk]) -> (Vec<Finding>, Outcome) {
		let (_, honest) = batch();
		let mut recomputation = Recomputation::<Blake2>::new(attested, rule());
		let findings = chunks
			.iter()
			.map(|chunk| {
				let proof = proof(&honest, chunk.header.index);
				recomputation.chunk(chunk.header, &proof, &chunk.body)
			})
			.collect();
		(findings, recomputation.finish())
	}

	#[test]
	fn recomputation_should_find_the_attested_totals_when_nothing_was_altered() {
		let (attested, chunks) = batch();
		let (findings, outcome) = recomputed(attested, &chunks);
		assert_eq!(findings[0].quantity, Quantity { reduction: 67_250, points: 6 });
		assert_eq!(findings[2].quantity, Quantity { reduction: 332_080, points: 33 });
		assert!(findings.iter().all(|finding| finding.fault.is_none()));
		assert_eq!(outcome.quantity, Quantity { reduction: 466_580, points: 45 });
		assert_eq!((outcome.chunks, outcome.records), (3, 3));
		assert!(outcome.root_matches);
		assert_eq!(outcome.deviations, []);
	}

	#[test]
	fn recomputation_should_agree_when_chunks_come_in_another_order() {
		let (attested, mut chunks) = batch();
		chunks.reverse();
		assert_eq!(recomputed(attested, &chunks).1.deviations, []);
	}

	#[test]
	fn recomputation_should_name_the_body_when_a_value_was_altered() {
		let (attested, mut chunks) = batch();
		// 2,500 is 0xc4 0x13; one metre more.
		chunks[1].body[2] += 1;
		let (findings, outcome) = recomputed(attested, &chunks);
		assert!(!findings[1].body_matches && findings[1].proof_matches);
		assert_eq!(findings[1].fault.unwrap().kind, FaultKind::Body);
		assert_eq!(findings[1].quantity, Quantity { reduction: 67_276, points: 6 });
		assert!(matches!(outcome.deviations[0], Deviation::Chunk { index: 1, .. }));
		assert!(matches!(outcome.deviations[1], Deviation::Claim { .. }));
	}

	#[test]
	fn recomputation_should_name_the_record_when_its_input_is_out_of_range() {
		let (attested, mut chunks) = batch();
		chunks[0].body = alloc::vec![1, 0, 1, 0, 0, 0];
		chunks[0].header.body = Blake2::hash(&chunks[0].body);
		let fault = recomputed(attested, &chunks).0[0].fault.unwrap();
		assert_eq!(fault.record, Some(2));
		assert_eq!(fault.key, Some((1, Day(16_802))));
		assert_eq!(fault.kind, FaultKind::Rule(EvaluateError::OutOfRange { input: 0 }));
		assert!(alloc::format!("{fault}").contains("record 2（参与者 participant 1, 2016-01-02）"));
	}

	#[test]
	fn recomputation_should_name_the_record_when_the_body_ends_inside_it() {
		let (attested, mut chunks) = batch();
		chunks[0].body.push(0);
		let fault = recomputed(attested, &chunks).0[0].fault.unwrap();
		assert_eq!(fault.kind, FaultKind::Coding(ChunkError::Malformed));
		assert_eq!((fault.record, fault.key), (Some(2), None));
	}

	#[test]
	fn recomputation_should_name_the_proof_when_a_subtotal_was_altered() {
		let (attested, mut chunks) = batch();
		chunks[2].header.subtotal.points += 1;
		let (findings, outcome) = recomputed(attested, &chunks);
		assert!(findings[2].body_matches && !findings[2].proof_matches);
		assert_eq!(findings[2].fault.unwrap().kind, FaultKind::Proof);
		assert!(!outcome.root_matches);
	}

	#[test]
	fn recomputation_should_name_the_subtotal_when_a_root_attests_a_wrong_one() {
		let (attested, mut chunks) = batch();
		chunks[2].header.subtotal.points += 1;
		let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
		let root = chunk::root::<Blake2>(7, JANUARY_2016, &headers);
		let mut recomputation = Recomputation::<Blake2>::new(Attested { root, ..attested }, rule());
		let finding = recomputation.chunk(headers[2], &proof(&chunks, 2), &chunks[2].body);
		let said = Quantity { reduction: 332_080, points: 34 };
		let found = Quantity { reduction: 332_080, points: 33 };
		assert_eq!(finding.fault.unwrap().kind, FaultKind::Subtotal { found, said });
	}

	#[test]
	fn recomputation_should_name_the_chunk_when_it_returns_to_a_participant() {
		let (attested, mut chunks) = batch();
		// Participant 1 again, on the 6th, as far as 64 rode.
		chunks[1].body = alloc::vec![1, 5, 0xc4, 0x13];
		chunks[1].header.body = Blake2::hash(&chunks[1].body);
		let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
		let root = chunk::root::<Blake2>(7, JANUARY_2016, &headers);
		let mut recomputation = Recomputation::<Blake2>::new(Attested { root, ..attested }, rule());
		for Chunk { header, body } in &chunks {
			recomputation.chunk(*header, &proof(&chunks, header.index), body);
		}
		assert_eq!(recomputation.finish().deviations, [Deviation::NotAscending { index: 1 }]);
	}

	#[test]
	fn recomputation_should_count_what_is_missing_when_chunks_were_not_given() {
		let (attested, chunks) = batch();
		let (_, outcome) = recomputed(attested, &chunks[..2]);
		assert_eq!(outcome.deviations, [Deviation::Missing { found: 2, said: 3 }]);
		assert_eq!(outcome.quantity, Quantity { reduction: 134_500, points: 12 });
		assert!(!outcome.root_matches);
	}

	#[test]
	fn recomputation_should_name_the_claim_when_it_exceeds_the_records() {
		let (mut attested, chunks) = batch();
		let found = attested.claim;
		attested.claim.reduction += 1;
		let said = attested.claim;
		assert_eq!(recomputed(attested, &chunks).1.deviations, [Deviation::Claim { found, said }]);
	}
}
