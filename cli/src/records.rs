//! Files of activity records, read and quantified while a bar tells how far.

use std::path::Path;

use anyhow::Result;
use suhui_client::{api, read::read as read_state, scenario, At};
use suhui_formula::{compile, Input};
use suhui_primitives::{
	chunk::{Blake2_256, ChunkBounds},
	Period, Rule, SourceId, TermsNumber,
};
use suhui_records::{batch, file, Assertions, FileError, QuantifiedBatch, Records};

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

/// What the formulas of a source's terms assert of a record.
pub async fn assertions(at: &At, source: SourceId, terms: TermsNumber) -> Result<Assertions> {
	let methodology = match scenario::version(at, source, terms).await? {
		Some(version) => Some(scenario::published(at, version).await?),
		None => None,
	};
	let points = read_state(at, api::storage().scenarios().points_texts(), (source, terms)).await?;
	let points = compile(&String::from_utf8(points.unwrap_or_default())?)?;
	Ok(Assertions::of(methodology.as_ref(), &points))
}

/// Quantifies the records of a file under the rule of their source, and cuts them into chunks of at most
/// `chunk_records`.
pub fn quantify(
	path: &Path,
	records: &Records,
	rule: &Rule,
	assertions: &Assertions,
	source: SourceId,
	chunk_records: Option<u32>,
	output: &Output,
) -> Result<QuantifiedBatch> {
	let bounds = ChunkBounds::of_cost(rule.cost()).of_records(chunk_records);
	let bar = output.bar(records.keys().len() as u64, "计算 Quantifying");
	let batch = batch::quantify::<Blake2_256>(records, rule, assertions, source, bounds, || {
		bar.inc(1);
	});
	bar.finish_and_clear();
	Ok(batch.map_err(|fault| FileError::faults(path, fault))?)
}
