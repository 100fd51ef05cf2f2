//! Records to a prepared batch: what the platform runs before it opens one.

use std::path::Path;

use anyhow::{ensure, Result};
use serde_json::json;
use suhui_client::{scenario, At};
use suhui_primitives::{ParticipantId, FIRST_NUMBER};
use suhui_records::{Fault, Faults, FileError, Records};

use super::{consents::Uncredited, Prepare};
use crate::{
	args::Context,
	commands::participant::{never_given, next_participant},
	dates,
	output::{fields, mass_exactly},
	prepared::{self, Manifest},
	records,
	words::some,
};

pub async fn run(context: &Context, prepare: Prepare) -> Result<()> {
	let Prepare { records: path, source: id, period, out, chunk_records } = prepare;
	prepared::ensure_free(&out)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let scenario = scenario::load(&at, id).await?;
	if !scenario.admitted {
		context.output.warn(format!(
			"场景 {id} 未纳入，不能申报批次 / scenario {id} is not admitted and cannot open batches"
		));
	}
	let mut records = records::read(&path, &scenario.terms.inputs, period, &context.output)?;
	let people = people(&at, &path, &records).await?;
	// What is fed stands in blocks for good: of people who do not consent, nothing is.
	let uncredited = Uncredited::read(&chain, &at, id, &people).await?;
	let left_out = records.leave_out(&uncredited.people);
	let (absent, closed) = (uncredited.people.len(), uncredited.closed);
	let unconsenting = uncredited.unconsenting();
	ensure!(
		!records.keys().is_empty(),
		"{0} 中 {absent} 人均未同意、已销户或不是个人，没有可列入的记录 / of the {absent} participants in {0}, {unconsenting} do not consent and {closed} closed their account or are no individuals: no record is left",
		path.display()
	);
	let quantified = records::quantify(
		&path,
		&records,
		&scenario.terms.rule,
		id,
		chunk_records,
		&context.output,
	)?;
	if left_out > 0 {
		context.output.warn(format!(
			"{absent} 人的 {left_out} 条记录未列入批次：{unconsenting} 人未同意，{closed} 人已销户或不是个人：{named} / {left_out} records of {absent} people are left out of the batch: {unconsenting} do not consent, {closed} closed their account or are no individuals: {named}",
			named = some(&uncredited.people)
		));
	}
	let manifest = Manifest::new(chain.genesis(), id, scenario.version, period, &quantified)
		.leaving_out(uncredited.people);
	prepared::write(&out, &manifest, &quantified.chunks)?;
	let bytes: u64 = manifest.chunks.iter().map(|chunk| u64::from(chunk.bytes)).sum();
	let result = json!({
		"directory": out, "source": id, "version": scenario.version, "period": dates::period(period),
		"records": quantified.records, "persons": quantified.persons, "chunks": quantified.chunks.len(), "bytes": bytes,
		"root": quantified.root, "reduction_mg": quantified.total.reduction, "points": quantified.total.points,
		"left_out": { "records": left_out, "persons": absent, "unconsenting": unconsenting, "closed": closed },
	});
	context.output.show(&result, |_| {
		fields([
			("目录 Directory", out.display().to_string()),
			("场景 Scenario", format!("{id} {}", scenario.title)),
			("期间 Period", dates::period(period)),
			("记录 Records", quantified.records.to_string()),
			("人数 People", quantified.persons.to_string()),
			("未列入 Left out", format!("{left_out} 条 records, {absent} 人 people")),
			("块 Chunks", format!("{}，{bytes} bytes", quantified.chunks.len())),
			("减碳量 Reductions", mass_exactly(quantified.total.reduction)),
			("积分 Points", quantified.total.points.to_string()),
			("根 Root", format!("{:?}", quantified.root)),
		])
	});
	Ok(())
}

/// Everyone who has a record, ascending; refuses numbers never given.
async fn people(at: &At, path: &Path, records: &Records) -> Result<Vec<ParticipantId>> {
	let next = next_participant(at).await?;
	let people = records.participants();
	let mut faults = Faults::default();
	for (participant, line) in &people {
		if !(FIRST_NUMBER..next).contains(participant) {
			let message = never_given(*participant, next);
			let field = Some("participant".to_string());
			faults.add(Fault { line: Some(*line), field, message });
		}
	}
	faults.into_result().map_err(|faults| FileError::faults(path, faults))?;
	Ok(people.into_iter().map(|(participant, _)| participant).collect())
}
