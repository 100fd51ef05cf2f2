//! Records quantified and cut into a batch.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

use suhui_coding::{
	chunk::{self, Chunk, ChunkBounds, ChunkError, ChunkHeader, Cutter, Record, MAX_CHUNKS},
	in_both, CompiledRule, Hasher, Quantifier, QuantifyError, Quantity, SourceId, H256,
};
use suhui_formula::EvaluateError;

use crate::{
	reader::{POINTS, REDUCTION},
	table::Stated,
	Fault, RecordKey, Records,
};

/// A batch as its records make it.
#[derive(Clone, Debug)]
pub struct QuantifiedBatch {
	pub chunks: Vec<Chunk>,
	pub root: H256,
	pub records: u32,
	pub persons: u32,
	/// Reductions and points of all records.
	pub total: Quantity,
	/// How large a chunk could grow: who cuts the same records alike finds the same root.
	pub bounds: ChunkBounds,
}

impl QuantifiedBatch {
	pub fn headers(&self) -> Vec<ChunkHeader> {
		self.chunks.iter().map(|chunk| chunk.header).collect()
	}
}

/// Quantifies records under the rule of their source, and cuts them; `each` is called after every record. What the file
/// states of a record should be what the rule gives.
pub fn quantify<H: Hasher<Out = H256>>(
	records: &Records,
	compiled: &CompiledRule,
	source: SourceId,
	bounds: ChunkBounds,
	mut each: impl FnMut(),
) -> Result<QuantifiedBatch, Fault> {
	let mut cutter = Cutter::<H>::new(records.period(), bounds);
	let mut quantifier = Quantifier::new(&compiled.rule);
	let (mut persons, mut last) = (0u32, None);
	for key in records.keys() {
		let record = records.record(key)?;
		let quantity = quantifier
			.quantify(&record)
			.map_err(|error| Fault::at_line(key.line, unquantified(error, compiled, &record)))?;
		compare(key, records.stated(key), quantity)?;
		if last.replace(key.participant) != Some(key.participant) {
			persons = persons.saturating_add(1);
		}
		cutter.push(record, quantity).map_err(|error| uncut(error, bounds))?;
		each();
	}
	let chunks = cutter.finish().map_err(|error| uncut(error, bounds))?;
	let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
	let root = chunk::root::<H>(source, records.period(), &headers);
	let (records, total) = (quantifier.records(), quantifier.total());
	Ok(QuantifiedBatch { chunks, root, records, persons, total, bounds })
}

fn compare(key: &RecordKey, stated: Stated, found: Quantity) -> Result<(), Fault> {
	for (field, stated, found) in
		[(REDUCTION, stated.reduction, found.reduction), (POINTS, stated.points, found.points)]
	{
		if let Some(stated) = stated.filter(|stated| *stated != found) {
			let message = format!("文件写的是 {stated}，由公式得 {found} / the file says {stated}, the formula gives {found}");
			return Err(Fault { field: Some(field.into()), ..Fault::at_line(key.line, message) });
		}
	}
	Ok(())
}

/// Why a record has no quantity, in Chinese and English.
fn unquantified(error: QuantifyError, compiled: &CompiledRule, record: &Record) -> String {
	let error = match error {
		QuantifyError::Rule(error) => error,
		QuantifyError::Overflow => return
			"合计超出 64 位，请分成较短的期间 / the totals exceed 64 bits: split the batch into shorter periods"
				.to_string(),
	};
	let CompiledRule { rule, assertions, .. } = compiled;
	let broken = match error {
		EvaluateError::Assertion { index } => assertions.broken(rule, record, index),
		_ => None,
	};
	broken.unwrap_or_else(|| {
		let error = error.to_string();
		let (zh, en) = in_both(&error);
		format!("公式无法计算此记录：{zh} / the formula has no result for this record: {en}")
	})
}

fn uncut(error: ChunkError, bounds: ChunkBounds) -> Fault {
	let records = bounds.records;
	Fault::new(match error {
		ChunkError::ParticipantTooLarge => format!("每块至多 {records} 条记录，放不下一名参与者的记录，请加大每块记录数（--chunk-records） / chunks of at most {records} records cannot hold one participant's: raise the records of a chunk (--chunk-records)"),
		ChunkError::TooManyChunks => format!("块数超过 {MAX_CHUNKS}，请加大每块记录数（--chunk-records）或分成较短的期间 / more than {MAX_CHUNKS} chunks: raise the records of a chunk (--chunk-records) or split the batch into shorter periods"),
		other => format!("无法分块 / the records cannot be cut into chunks: {other}"),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{fault::Faults, reader::RecordReader};
	use suhui_coding::{Blake2, Day, Period};

	const PERIOD: Period = Period { first: Day(16_801), last: Day(16_831) };

	fn quantified(lines: &str, chunk_records: Option<u32>) -> Result<QuantifiedBatch, Faults> {
		of_file(&format!("participant,date,distance\n{lines}"), chunk_records)
	}

	/// 100 g/km, of up to 300 km, and 1 point a record.
	fn of_file(content: &str, chunk_records: Option<u32>) -> Result<QuantifiedBatch, Faults> {
		let methodology = r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 100 source "table 2"
			result gCO2e = distance * factor
		"#;
		let points = "points \"One a day\"\nparameter each : points = 1 source \"Rules\"\nresult points = each\n";
		by(methodology, points, content, chunk_records)
	}

	fn by(
		methodology: &str,
		points: &str,
		content: &str,
		chunk_records: Option<u32>,
	) -> Result<QuantifiedBatch, Faults> {
		let compiled = CompiledRule::compile(Some(methodology), points).unwrap();
		let mut reader = RecordReader::new(compiled.inputs.clone(), PERIOD);
		reader.push(content.as_bytes());
		let bounds = ChunkBounds::of_cost(compiled.rule.cost()).of_records(chunk_records);
		Ok(quantify::<Blake2>(&reader.finish()?, &compiled, 7, bounds, || ())?)
	}

	#[test]
	fn records_should_be_summed_and_cut_between_participants_when_quantified() {
		let lines =
			"200,2016-01-01,4\n1,2016-01-01,1\n63,2016-01-01,2\n64,2016-01-01,3\n64,2016-01-02,5\n";
		let batch = quantified(lines, Some(3)).unwrap();
		assert_eq!((batch.records, batch.persons), (5, 4));
		assert_eq!(batch.total, Quantity { reduction: 1_500_000, points: 5 });
		let headers = batch.headers();
		let subtotals: Vec<_> = headers.iter().map(|it| it.subtotal.reduction).collect();
		assert_eq!(subtotals, [300_000, 1_200_000]);
		// Leaf: source, period and header in SCALE; one node above two leaves.
		let leaf = |header| Blake2::hash(&chunk::leaf(7, PERIOD, header)).0;
		let node = [leaf(&headers[0]), leaf(&headers[1])].concat();
		assert_eq!(batch.root, Blake2::hash(&node));
	}

	#[test]
	fn batch_should_be_the_same_when_its_export_is_read_back() {
		let plain = quantified("1,2016-01-01,1.5\n64,2016-01-02,2\n", None).unwrap();
		// As the explorer writes it.
		let export = "participant,day,distance,reduction_mg,points\r\n1,2016-01-01,1.500,150000,1\r\n64,2016-01-02,2.000,200000,1\r\n";
		let read_back = of_file(export, None).unwrap();
		assert_eq!((read_back.root, read_back.total), (plain.root, plain.total));
		assert_eq!(plain.total, Quantity { reduction: 350_000, points: 2 });
	}

	#[test]
	fn records_should_be_refused_with_line_and_column_when_the_file_states_another_quantity() {
		let header = "participant,date,distance,points,reduction_mg";
		for (lines, wanted) in [
			("64,2016-01-01,1,1,100000\n1,2016-01-01,1,1,100001\n", "line 3, reduction_mg: "),
			("64,2016-01-01,1,,\n1,2016-01-01,1,2,\n", "line 3, points: "),
		] {
			let fault = of_file(&format!("{header}\n{lines}"), None).unwrap_err().to_string();
			assert!(fault.contains(wanted), "{fault}");
		}
		let lines = "64,2016-01-01,1,,\n1,2016-01-01,1,1,\n";
		assert!(of_file(&format!("{header}\n{lines}"), None).is_ok());
	}

	/// 2 g a kilogram of paper, 3 g of plastic, and a point; of 8 kg a day at most.
	fn recycled(lines: &str) -> Result<QuantifiedBatch, Faults> {
		let methodology = r#"
			methodology "Recycling"
			input material "material" : one of paper, plastic
			input total "total" : kg, decimals 1, from 0 to 10
			input soiled "soiled" : kg, decimals 1, from 0 to 10
			table factor of material : gCO2e/kg =
				paper -> 2
				plastic -> 3
				source "table 2"
			assert soiled <= total "不可回收的不超过总量 / what is soiled is part of the whole"
			result gCO2e = (total - soiled) * factor
		"#;
		let points = r#"
			points "Points"
			input total "total" : kg, decimals 1, from 0 to 10
			parameter most : kg = 8 source "Rules"
			parameter each : points/kg = 1 source "Rules"
			assert total <= most "a day has eight kilograms at most"
			result points = total * each
		"#;
		let content = format!("participant,date,material,total,soiled\n{lines}");
		by(methodology, points, &content, None)
	}

	#[test]
	fn categories_should_be_read_by_their_codes_when_records_are_quantified() {
		let batch = recycled("1,2016-01-01,plastic,2.5,0.5\n2,2016-01-01,paper,1,1\n").unwrap();
		// 2 kg at 3 g, and none; 2 points of 2.5 kg, and 1.
		assert_eq!(batch.total, Quantity { reduction: 6_000, points: 3 });
		// Participant 1, the first day, plastic, 25, 5; one further participant, paper, 10, 10.
		assert_eq!(batch.chunks[0].body, [1, 0, 1, 25, 5, 1, 0, 0, 10, 10]);
	}

	#[test]
	fn record_should_be_refused_with_the_codes_there_are_when_it_has_another() {
		let fault = recycled("1,2016-01-01,纸张,2.5,0.5\n").unwrap_err().to_string();
		let wanted =
			"line 2, material: 「纸张」不是 paper、plastic 之一 / `纸张` is none of paper, plastic";
		assert!(fault.ends_with(wanted), "{fault}");
		assert!(recycled("1,2016-01-01,1,2.5,0.5\n").is_err());
	}

	#[test]
	fn record_should_be_refused_with_the_sentence_when_it_breaks_an_assertion() {
		let fault = |lines: &str| recycled(lines).unwrap_err().to_string();
		let found = fault("1,2016-01-01,paper,1,1\n2,2016-01-01,paper,1,1.1\n");
		let wanted = "第 3 行 line 3, 不满足方法学第 10 行的断言「不可回收的不超过总量」 / breaks the assertion in line 10 of the methodology: what is soiled is part of the whole";
		assert_eq!(found, wanted);
		let found = fault("1,2016-01-01,paper,8.1,1\n");
		let wanted = "in line 6 of the points formula: a day has eight kilograms at most";
		assert!(found.ends_with(wanted), "{found}");
	}

	#[test]
	fn records_should_not_be_cut_when_a_participant_exceeds_a_chunk() {
		let fault = quantified("1,2016-01-01,1\n1,2016-01-02,1\n", Some(1)).unwrap_err();
		let wanted = "at most 1 records cannot hold one participant's";
		assert!(fault.to_string().contains(wanted), "{fault}");
	}
}
