//! A verifier's own records: CSV text to a batch's totals, chunks and root.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use serde::{Deserialize, Serialize};
use suhui_coding::{
	chunk::{ChunkBounds, ChunkHeader, Reader},
	Blake2, ParticipantId,
};
use suhui_records::{batch, QuantifiedBatch, RecordKey, RecordReader, Records};

use crate::{
	basis::Basis,
	json::{parse, Digits, HashJson, JsonFault, QuantityJson},
};

/// A file being read.
pub struct Intake {
	basis: Basis,
	bounds: ChunkBounds,
	reader: RecordReader,
}

/// The records of a file that ended.
pub struct FileRecords {
	basis: Basis,
	records: Records,
}

#[derive(Deserialize)]
struct Cut {
	/// Records of a chunk at most, as the platform chose.
	chunk_records: Option<u32>,
}

#[derive(Serialize)]
pub struct RecordsSoFar {
	records: usize,
}

#[derive(Serialize)]
pub struct QuantifiedFile {
	records: u32,
	persons: u32,
	quantified: QuantityJson,
	root: HashJson,
	chunks: Vec<ChunkLine>,
}

/// The first record in which a chunk and the file differ; the side that lacks it has no values.
#[derive(Serialize)]
pub struct Differing {
	participant: ParticipantId,
	day: String,
	on_chain: Option<Vec<String>>,
	in_file: Option<Vec<String>>,
	/// Of the file.
	line: Option<u32>,
}

#[derive(Serialize)]
struct ChunkLine {
	index: u32,
	records: u32,
	pages: u32,
	mg: Digits,
	points: Digits,
	body: HashJson,
}

impl Intake {
	pub fn open(bytes: &[u8]) -> Result<Self, JsonFault> {
		let basis = Basis::read(bytes)?;
		let Cut { chunk_records } = parse(bytes)?;
		let bounds = ChunkBounds::of_cost(basis.compiled.rule.cost()).of_records(chunk_records);
		let reader = RecordReader::new(basis.compiled.inputs.clone(), basis.period);
		Ok(Intake { basis, bounds, reader })
	}

	/// Reads on; the text may be cut anywhere. The first fault ends it.
	pub fn push(&mut self, bytes: &[u8]) -> Result<RecordsSoFar, JsonFault> {
		if self.reader.faults().first().is_none() {
			self.reader.push(bytes);
		}
		match self.reader.faults().first() {
			Some(fault) => Err(fault.into()),
			None => Ok(RecordsSoFar { records: self.reader.count() }),
		}
	}

	/// What the file comes to, and its records.
	pub fn finish(self) -> Result<(QuantifiedFile, FileRecords), JsonFault> {
		let Intake { basis, bounds, reader } = self;
		let records = reader.finish()?;
		let Basis { compiled, source, .. } = &basis;
		let batch = batch::quantify::<Blake2>(&records, compiled, *source, bounds, || ())
			.map_err(|fault| JsonFault::from(&fault))?;
		Ok((batch.into(), FileRecords { basis, records }))
	}
}

impl FileRecords {
	/// The first record in which a chunk's body and the file differ. Chunks are cut between participants, so all of the
	/// file's records from the chunk's first participant to its last should stand in it.
	pub fn differing(&self, body: &[u8]) -> Option<Differing> {
		let Basis { period, compiled, .. } = &self.basis;
		let mut chunk =
			Reader::new(body, *period, compiled.rule.inputs).map_while(Result::ok).peekable();
		let first = chunk.peek()?.participant;
		let from = self.records.keys().partition_point(|key| key.participant < first);
		let mut file = self.records.keys().iter().skip(from).peekable();
		let mut last = first;
		for record in chunk {
			last = record.participant;
			let place = (record.participant, record.day);
			match file.next_if(|key| (key.participant, key.day) <= place) {
				Some(key) if (key.participant, key.day) < place => return self.only_in_file(key),
				Some(key) if self.records.values(key) == record.inputs() => (),
				found => {
					return Some(Differing {
						participant: record.participant,
						day: record.day.to_string(),
						on_chain: Some(self.shown(record.inputs())),
						in_file: found.map(|key| self.shown(self.records.values(key))),
						line: found.map(|key| key.line),
					})
				}
			}
		}
		file.next_if(|key| key.participant == last).and_then(|key| self.only_in_file(key))
	}

	fn only_in_file(&self, key: &RecordKey) -> Option<Differing> {
		Some(Differing {
			participant: key.participant,
			day: key.day.to_string(),
			on_chain: None,
			in_file: Some(self.shown(self.records.values(key))),
			line: Some(key.line),
		})
	}

	fn shown(&self, inputs: &[u64]) -> Vec<String> {
		let inputs = inputs.iter().zip(self.records.inputs());
		inputs.map(|(value, input)| input.written(*value)).collect()
	}
}

impl From<QuantifiedBatch> for QuantifiedFile {
	fn from(batch: QuantifiedBatch) -> Self {
		QuantifiedFile {
			records: batch.records,
			persons: batch.persons,
			quantified: batch.total.into(),
			root: HashJson(batch.root),
			chunks: batch.chunks.into_iter().map(|chunk| chunk.header.into()).collect(),
		}
	}
}

impl From<ChunkHeader> for ChunkLine {
	fn from(header: ChunkHeader) -> Self {
		let ChunkHeader { index, records, pages, subtotal, body } = header;
		let QuantityJson { mg, points } = subtotal.into();
		ChunkLine { index, records, pages, mg, points, body: HashJson(body) }
	}
}
