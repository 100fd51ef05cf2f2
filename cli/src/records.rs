//! Files of activity records, read and quantified while a bar tells how far.

use std::path::Path;

use anyhow::Result;
use suhui_formula::Input;
use suhui_primitives::{
	chunk::{Blake2_256, ChunkBounds},
	CompiledRule, Period, SourceId,
};
use suhui_records::{batch, file, FileError, QuantifiedBatch, Records};

use crate::output::Output;

/// Reads every record of the period; all faults of the file are one error.
pub fn read(path: &Path, inputs: &[Input], period: Period, output: &Output) -> Result<Records> {
	let bar = output.bytes_bar(0, "读取 Reading");
	let records = file::read_records(path, inputs, period, |read, length| {
		bar.set_length(length);
		bar.set_position(read);
	})?;
	bar.finish_and_clear();
	Ok(records)
}

/// Quantifies the records of a file under the rule of their source, and cuts them into chunks of at most
/// `chunk_records`.
pub fn quantify(
	path: &Path,
	records: &Records,
	compiled: &CompiledRule,
	source: SourceId,
	chunk_records: Option<u32>,
	output: &Output,
) -> Result<QuantifiedBatch> {
	let bounds = ChunkBounds::of_cost(compiled.rule.cost()).of_records(chunk_records);
	let bar = output.bar(records.keys().len() as u64, "计算 Quantifying");
	let batch = batch::quantify::<Blake2_256>(records, compiled, source, bounds, || bar.inc(1));
	bar.finish_and_clear();
	Ok(batch.map_err(|fault| FileError::faults(path, fault))?)
}
