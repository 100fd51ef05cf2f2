//! Records to a prepared batch: what the platform runs before it opens one.

use std::path::Path;

use anyhow::{bail, ensure, Result};
use serde_json::json;
use suhui_client::{
	scenario::{self, text},
	types::ScenarioStage,
	At,
};
use suhui_primitives::{ParticipantId, Period, SourceId, FIRST_NUMBER};
use suhui_records::{Fault, Faults, FileError, Records};

use super::{
	consents::Uncredited,
	continuation::{Continued, Fed},
	Prepare,
};
use crate::{
	args::Context,
	commands::participant::{never_given, next_participant},
	dates,
	output::{fields, mass_exactly, optional},
	prepared::{self, Manifest},
	records,
	words::some,
};

pub async fn run(context: &Context, prepare: Prepare) -> Result<()> {
	let Prepare { records: path, source, period, continues, out, chunk_records, earlier } = prepare;
	prepared::ensure_free(&out)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let continued = match continues {
		Some(before) => Some(Continued::available(&at, before).await?),
		None => None,
	};
	let (id, period) = of_what(source, period, continued.as_ref())?;
	let scenario = scenario::scenario(&at, id).await?;
	let number = scenario::terms(&at, id, period).await?;
	let compiled = scenario::rule(&at, id, number).await?;
	if !matches!(scenario.stage, ScenarioStage::Admitted(_)) {
		context.output.warn(format!(
			"场景 {id} 未纳入，不能申报批次 / scenario {id} is not admitted and cannot open batches"
		));
	}
	let mut records = records::read(&path, &compiled.inputs, period, &context.output)?;
	ensure_given(&at, &path, &records).await?;
	if let Some(owner) = scenario.owner() {
		ensure_owners(owner, &path, &records)?;
	}
	let fed = continued.map(|it| it.leave_out(&mut records));
	fed.iter().for_each(|fed| fed.tell(context));
	let people: Vec<_> =
		records.participants().into_iter().map(|(participant, _)| participant).collect();
	// What is fed stands in blocks for good: of people who do not consent, nothing is.
	let uncredited = Uncredited::read(&chain, &at, id, &people).await?;
	let left_out = records.leave_out(&uncredited.people);
	let (absent, closed) = (uncredited.people.len(), uncredited.closed);
	let unconsenting = uncredited.unconsenting();
	ensure!(
		!records.keys().is_empty(),
		"{0} 中 {absent} 人均未同意、已销户或不是个人，没有可列入的记录 / of the {absent} participants in {0} for this batch, {unconsenting} do not consent and {closed} closed their account or are no individuals: no record is left",
		path.display()
	);
	let earlier = earlier.read(context, &chain, &at, id, period, &compiled.inputs).await?;
	if let Some(fault) = earlier.differing(&records) {
		return Err(FileError::faults(&path, fault).into());
	}
	let quantified =
		records::quantify(&path, &records, &compiled, id, chunk_records, &context.output)?;
	if left_out > 0 {
		context.output.warn(format!(
			"{absent} 人的 {left_out} 条记录未列入批次：{unconsenting} 人未同意，{closed} 人已销户或不是个人：{named} / {left_out} records of {absent} people are left out of the batch: {unconsenting} do not consent, {closed} closed their account or are no individuals: {named}",
			named = some(&uncredited.people)
		));
	}
	let manifest = Manifest::new(chain.genesis(), id, number, period, &quantified)
		.leaving_out(uncredited.people)
		.continuing(continues);
	prepared::write(&out, &manifest, &quantified.chunks)?;
	let bytes: u64 = manifest.chunks.iter().map(|chunk| u64::from(chunk.bytes)).sum();
	let result = json!({
		"directory": out, "source": id, "terms": number, "period": dates::period(period), "continues": continues,
		"records": quantified.records, "persons": quantified.persons, "chunks": quantified.chunks.len(), "bytes": bytes,
		"root": quantified.root, "reduction_mg": quantified.total.reduction, "points": quantified.total.points,
		"left_out": { "records": left_out, "persons": absent, "unconsenting": unconsenting, "closed": closed },
		"fed_before": fed.as_ref().map(Fed::json),
	});
	context.output.show(&result, |_| {
		fields([
			("目录 Directory", out.display().to_string()),
			("场景 Scenario", format!("{id} {}", text(&scenario.title))),
			("规则版本 Terms", number.to_string()),
			("期间 Period", dates::period(period)),
			("接续 Continues", optional(continues, |before| before.to_string())),
			("记录 Records", quantified.records.to_string()),
			("人数 People", quantified.persons.to_string()),
			("未列入 Left out", format!("{left_out} 条 records, {absent} 人 people")),
			("块 Chunks", format!("{}，{bytes} bytes", quantified.chunks.len())),
			("减碳量 Reductions", mass_exactly(quantified.total.reduction)),
			("碳积分 Points", quantified.total.points.to_string()),
			("根 Root", format!("{:?}", quantified.root)),
		])
	});
	Ok(())
}

/// The source and the period: as they are named, or those of the batch that is continued.
fn of_what(
	source: Option<SourceId>,
	period: Option<Period>,
	continued: Option<&Continued>,
) -> Result<(SourceId, Period)> {
	let Some(before) = continued else {
		let Some(of_what) = source.zip(period) else {
			bail!("请给出 --source 与 --period / give --source and --period");
		};
		return Ok(of_what);
	};
	let of_what = (before.source, before.period);
	ensure!(
		(source.unwrap_or(of_what.0), period.unwrap_or(of_what.1)) == of_what,
		"批次 {0} 属于场景 {1}，期间 {2}，接续时请勿另写 / batch {0} is of scenario {1} in {2}: leave --source and --period out where it is continued",
		before.batch,
		before.source,
		dates::period(before.period)
	);
	Ok(of_what)
}

/// Refuses records of a project that are not its owner's: the chain would hold the batch for them.
fn ensure_owners(owner: ParticipantId, path: &Path, records: &Records) -> Result<()> {
	let mut faults = Faults::default();
	for (participant, line) in records.participants() {
		if participant != owner {
			let message = format!("减排项目的记录只能属于其所有者，即参与者 {owner} / records of a project are its owner's, participant {owner}");
			let field = Some("participant".to_string());
			faults.add(Fault { line: Some(line), field, message });
		}
	}
	Ok(faults.into_result().map_err(|faults| FileError::faults(path, faults))?)
}

/// Refuses records of numbers never given.
async fn ensure_given(at: &At, path: &Path, records: &Records) -> Result<()> {
	let next = next_participant(at).await?;
	let mut faults = Faults::default();
	for (participant, line) in records.participants() {
		if !(FIRST_NUMBER..next).contains(&participant) {
			let message = never_given(participant, next);
			let field = Some("participant".to_string());
			faults.add(Fault { line: Some(line), field, message });
		}
	}
	Ok(faults.into_result().map_err(|faults| FileError::faults(path, faults))?)
}
