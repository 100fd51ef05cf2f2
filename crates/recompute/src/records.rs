//! A verifier's own records: CSV text to a batch's totals, chunks and root.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

use serde::{Deserialize, Serialize};
use suhui_coding::{
	chunk::{self, Bounds, ChunkError, ChunkHeader, Cutter, Reader, Record, MAX_CHUNKS},
	lines::{self, LineReader},
	Day, Page, ParticipantId, Quantity,
};
use suhui_formula::format_scaled;

use crate::{
	basis::Basis,
	hasher::Blake2,
	json::{parse, Amount, Digits, Hash, Problem},
	sheet::{Fields, Sheet},
};

pub struct Intake {
	sheet: Sheet,
	table: Table,
	/// The first fault; nothing is read after it.
	failed: Option<Problem>,
}

/// Records of the text, in its order until it ends, and then by participant and day.
pub struct Table {
	basis: Basis,
	bounds: Bounds,
	reader: LineReader,
	/// Where each column stands, once the first line was read, and how many there are.
	columns: Option<(Vec<usize>, usize)>,
	keys: Vec<Key>,
	/// The inputs of each record.
	values: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
	participant: ParticipantId,
	day: Day,
	line: u32,
	/// Place among the records of the text.
	row: u32,
}

#[derive(Deserialize)]
struct Cut {
	/// Records of a chunk at most, as the platform chose.
	chunk_records: Option<u32>,
}

#[derive(Serialize)]
pub struct Progress {
	records: usize,
}

#[derive(Serialize)]
pub struct Computed {
	records: usize,
	persons: u32,
	computed: Amount,
	root: Hash,
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
	body: Hash,
}

impl Intake {
	pub fn open(bytes: &[u8]) -> Result<Self, Problem> {
		let basis = Basis::read(bytes)?;
		let Cut { chunk_records } = parse(bytes)?;
		let largest = Bounds::of_cost(basis.rule.cost());
		let records = chunk_records.map_or(largest.records, |chosen| chosen.min(largest.records));
		let table = Table {
			bounds: Bounds { records, ..largest },
			reader: LineReader::new(basis.period),
			basis,
			columns: None,
			keys: Vec::new(),
			values: Vec::new(),
		};
		Ok(Intake { sheet: Sheet::default(), table, failed: None })
	}

	/// Reads on; the text may be cut anywhere.
	pub fn push(&mut self, bytes: &[u8]) -> Result<Progress, Problem> {
		let Intake { sheet, table, failed } = self;
		if let Some(problem) = failed {
			return Err(problem.clone());
		}
		let read = sheet.push(bytes, |line, fields| table.take(line, fields));
		read.inspect_err(|problem| *failed = Some(problem.clone()))?;
		Ok(Progress { records: table.keys.len() })
	}

	/// What the file comes to, and its records.
	pub fn finish(self) -> Result<(Computed, Table), Problem> {
		let Intake { mut sheet, mut table, failed } = self;
		if let Some(problem) = failed {
			return Err(problem);
		}
		sheet.finish(|line, fields| table.take(line, fields))?;
		table.order()?;
		Ok((table.compute()?, table))
	}
}

impl Table {
	fn take(&mut self, line: u32, fields: &Fields) -> Result<(), Problem> {
		let Some((columns, width)) = &self.columns else { return self.open(line, fields) };
		if fields.len() != *width {
			return Err(Problem::at_line(
				line,
				format!(
					"有 {0} 列，首行有 {width} 列 / has {0} fields, the first line {width}",
					fields.len()
				),
			));
		}
		let field = |column: usize| fields.text(columns.get(column).copied().unwrap_or(usize::MAX));
		let read = self.reader.read(&self.basis.inputs, field, &mut self.values);
		let (participant, day) = read.map_err(|(field, fault)| Problem {
			line: Some(line),
			..Problem::of_field(&field, fault)
		})?;
		let row = u32::try_from(self.keys.len())
			.map_err(|_| Problem::at_line(line, "记录过多 / too many records"))?;
		self.keys.push(Key { participant, day, line, row });
		Ok(())
	}

	fn open(&mut self, line: u32, fields: &Fields) -> Result<(), Problem> {
		let at = |fault| Problem::at_line(line, fault);
		let header = fields.titles().map_err(at)?;
		let wanted = lines::columns(&self.basis.inputs);
		let columns = lines::find_columns(&header, &wanted, &[], false).map_err(at)?;
		self.columns = Some((columns.into_iter().flatten().collect(), header.len()));
		Ok(())
	}

	/// By participant and day, each once.
	fn order(&mut self) -> Result<(), Problem> {
		if self.columns.is_none() {
			let wanted = lines::columns(&self.basis.inputs).join(",");
			return Err(Problem::new(format!("文件是空的，首行应为列名 {wanted} / the file is empty: its first line should name the columns {wanted}")));
		}
		if self.keys.is_empty() {
			return Err(Problem::new("没有记录 / there is no record below the first line"));
		}
		if !self.keys.is_sorted() {
			self.keys.sort_unstable();
		}
		for (first, second) in self.keys.iter().zip(self.keys.iter().skip(1)) {
			let Key { participant, day, line, .. } = *second;
			if (first.participant, first.day) == (participant, day) {
				let earlier = first.line;
				return Err(Problem::at_line(line, format!("参与者 {participant} 在 {day} 已见于第 {earlier} 行，同人同日应合并为一条 / participant {participant} on {day} stands in line {earlier} already: a day's activity is one record")));
			}
		}
		Ok(())
	}

	/// The first record in which a chunk's body and the file differ. Chunks are cut between pages, so all of the file's
	/// records on the chunk's pages should stand in it.
	pub fn differing(&self, body: &[u8]) -> Option<Differing> {
		let Basis { period, rule, .. } = &self.basis;
		let mut chunk = Reader::new(body, *period, rule.inputs).map_while(Result::ok).peekable();
		let first = Page::of(chunk.peek()?.participant);
		let from = self.keys.partition_point(|key| Page::of(key.participant) < first);
		let mut file = self.keys.iter().skip(from).peekable();
		let mut last = first;
		for record in chunk {
			last = Page::of(record.participant);
			let place = (record.participant, record.day);
			match file.next_if(|key| (key.participant, key.day) <= place) {
				Some(key) if (key.participant, key.day) < place => return self.only_in_file(key),
				Some(key) if self.inputs(key)? == record.inputs() => (),
				found => {
					return Some(Differing {
						participant: record.participant,
						day: record.day.to_string(),
						on_chain: Some(self.shown(record.inputs())),
						in_file: found.and_then(|key| Some(self.shown(self.inputs(key)?))),
						line: found.map(|key| key.line),
					})
				}
			}
		}
		file.next_if(|key| Page::of(key.participant) == last).and_then(|key| self.only_in_file(key))
	}

	fn only_in_file(&self, key: &Key) -> Option<Differing> {
		Some(Differing {
			participant: key.participant,
			day: key.day.to_string(),
			on_chain: None,
			in_file: Some(self.shown(self.inputs(key)?)),
			line: Some(key.line),
		})
	}

	fn inputs(&self, key: &Key) -> Option<&[u64]> {
		let width = self.basis.inputs.len();
		let from = usize::try_from(key.row).ok()?.saturating_mul(width);
		self.values.get(from..from.saturating_add(width))
	}

	fn shown(&self, inputs: &[u64]) -> Vec<String> {
		let inputs = inputs.iter().zip(&self.basis.inputs);
		inputs.map(|(value, input)| format_scaled(*value, input.decimals)).collect()
	}

	fn compute(&self) -> Result<Computed, Problem> {
		let Table { basis, bounds, keys, .. } = self;
		let Basis { source, period, rule, .. } = basis;
		let mut cutter = Cutter::<Blake2>::new(*period, *bounds);
		let mut total = Quantity::default();
		let (mut persons, mut last) = (0u32, None);
		let damaged = || Problem::new("记录已损坏 / the records are damaged");
		for key @ Key { participant, day, line, .. } in keys {
			let inputs = self.inputs(key).ok_or_else(damaged)?;
			let quantity = rule.quantify(inputs).map_err(|error| {
				Problem::at_line(
					*line,
					format!(
						"公式无法计算此记录 / the formula has no result for this record: {error}"
					),
				)
			})?;
			total = total.checked_add(quantity).ok_or_else(|| Problem::at_line(*line, "合计超出 64 位，请分成较短的期间 / the totals exceed 64 bits: split the batch into shorter periods"))?;
			if last.replace(*participant) != Some(*participant) {
				persons = persons.saturating_add(1);
			}
			let record = Record::new(*participant, *day, inputs).ok_or_else(damaged)?;
			cutter.push(record, quantity).map_err(|error| self.cannot_cut(error))?;
		}
		let chunks = cutter.finish().map_err(|error| self.cannot_cut(error))?;
		let headers: Vec<_> = chunks.into_iter().map(|chunk| chunk.header).collect();
		let root = chunk::root::<Blake2>(*source, *period, &headers);
		Ok(Computed {
			records: keys.len(),
			persons,
			computed: total.into(),
			root: Hash(root),
			chunks: headers.into_iter().map(ChunkLine::from).collect(),
		})
	}

	fn cannot_cut(&self, error: ChunkError) -> Problem {
		let records = self.bounds.records;
		Problem::new(match error {
			ChunkError::PageTooLarge => format!("每块至多 {records} 条记录，放不下一页 64 人的记录 / chunks of at most {records} records cannot hold one page of 64 people"),
			ChunkError::TooManyChunks => format!("块数超过 {MAX_CHUNKS} / more than {MAX_CHUNKS} chunks"),
			other => other.to_string(),
		})
	}
}

impl From<ChunkHeader> for ChunkLine {
	fn from(header: ChunkHeader) -> Self {
		let ChunkHeader { index, records, pages, subtotal, body } = header;
		let Amount { mg, points } = subtotal.into();
		ChunkLine { index, records, pages, mg, points, body: Hash(body) }
	}
}
