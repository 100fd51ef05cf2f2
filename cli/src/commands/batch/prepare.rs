//! Records to a prepared batch: what the platform runs before it opens one.

use std::path::Path;

use anyhow::Result;
use serde_json::json;
use suhui_client::{marks::Marks, scenario, At, Chain};
use suhui_primitives::{ParticipantId, SourceId, FIRST_NUMBER};
use suhui_records::{Fault, Faults, FileError, Records};

use super::Prepare;
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
	let records = records::read(&path, &scenario.terms.inputs, period, &context.output)?;
	let withheld = check_people(&chain, &at, id, &path, &records).await?;
	let quantified = records::quantify(
		&path,
		&records,
		&scenario.terms.rule,
		id,
		chunk_records,
		&context.output,
	)?;
	let manifest = Manifest::new(chain.genesis(), id, scenario.version, period, &quantified);
	prepared::write(&out, &manifest, &quantified.chunks)?;
	if !withheld.is_empty() {
		context.output.warn(format!(
			"{0} 人已销户或未同意，其数额届时不发放：{1} / {0} people are closed or do not consent; as things stand their amounts will be withheld: {1}",
			withheld.len(),
			some(&withheld)
		));
	}
	let bytes: u64 = manifest.chunks.iter().map(|chunk| u64::from(chunk.bytes)).sum();
	let result = json!({
		"directory": out, "source": id, "version": scenario.version, "period": dates::period(period),
		"records": quantified.records, "persons": quantified.persons, "chunks": quantified.chunks.len(), "bytes": bytes,
		"root": quantified.root, "reduction_mg": quantified.total.reduction, "points": quantified.total.points,
		"persons_to_be_withheld": withheld.len(),
	});
	context.output.show(&result, |_| {
		fields([
			("目录 Directory", out.display().to_string()),
			("场景 Scenario", format!("{id} {}", scenario.title)),
			("期间 Period", dates::period(period)),
			("记录 Records", quantified.records.to_string()),
			(
				"人数 People",
				format!(
					"{}（其中将不发放 to be withheld: {}）",
					quantified.persons,
					withheld.len()
				),
			),
			("块 Chunks", format!("{}，{bytes} bytes", quantified.chunks.len())),
			("减碳量 Reductions", mass_exactly(quantified.total.reduction)),
			("积分 Points", quantified.total.points.to_string()),
			("根 Root", format!("{:?}", quantified.root)),
		])
	});
	Ok(())
}

/// Refuses numbers never given; returns those who would not be credited as things stand.
async fn check_people(
	chain: &Chain,
	at: &At,
	source: SourceId,
	path: &Path,
	records: &Records,
) -> Result<Vec<ParticipantId>> {
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
	let people: Vec<_> = people.into_iter().map(|(participant, _)| participant).collect();
	let standing = Marks::standing(chain, at, &people).await?;
	let consents = Marks::consents(chain, at, source, &people).await?;
	let creditable = |participant| standing.has(participant) && consents.has(participant);
	Ok(people.into_iter().filter(|participant| !creditable(*participant)).collect())
}
