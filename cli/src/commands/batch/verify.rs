//! A batch recomputed from its records alone and the rule the chain published.

use std::{collections::HashSet, path::Path};

use anyhow::Result;
use serde_json::{json, Value};
use suhui_client::{scenario, types::Batch, At, Chain};
use suhui_formula::Input;
use suhui_primitives::{
	chunk::{ChunkHeader, Reader, Record},
	BatchId, ParticipantId,
};
use suhui_records::{Fault, QuantifiedBatch, Records};

use super::{
	consents::Uncredited,
	continuation::{Continued, Fed},
	Chunks, Helps,
};
use crate::{
	args::Context,
	dates,
	output::{fields, mass_exactly},
	prepared::{Manifest, Prepared},
	records,
	words::some,
};

pub struct Findings {
	id: BatchId,
	batch: Batch,
	pub recomputed: QuantifiedBatch,
	pub left_out: LeftOut,
	/// What the file holds of people up to the last that the batch before was fed, where this one continues it.
	fed: Option<Fed>,
	/// The first thing that differs.
	difference: Option<String>,
}

/// What the file holds and the batch does not: records of people without consent or an open account.
#[derive(Default)]
pub struct LeftOut {
	records: usize,
	people: Vec<ParticipantId>,
	/// Those of them whom the chain would credit now: they consented later, or were left out wrongly.
	creditable: usize,
}

impl LeftOut {
	pub fn json(&self) -> Value {
		json!({ "records": self.records, "persons": self.people.len(), "creditable_now": self.creditable })
	}

	fn tell(&self, context: &Context) {
		let LeftOut { records, people, creditable } = self;
		if *records > 0 {
			context.output.warn(format!(
				"文件中 {0} 人的 {records} 条记录未列入批次，未同意或已销户：{1} / {records} records of {0} people in the file are left out of the batch, no consent or no open account: {1}",
				people.len(),
				some(people)
			));
		}
		if *creditable > 0 {
			context.output.warn(format!(
				"其中 {creditable} 人现已同意，请核实生成批次时是否未同意 / {creditable} of them consent now: see whether they did not when the batch was prepared"
			));
		}
	}
}

impl Findings {
	pub fn matches(&self) -> bool {
		self.difference.is_none()
	}

	pub fn show(&self, context: &Context) {
		let Findings { id, batch, recomputed, left_out, fed, difference } = self;
		let result = json!({
			"batch": id, "terms": batch.terms, "matches": self.matches(), "difference": difference,
			"left_out": left_out.json(), "fed_before": fed.as_ref().map(Fed::json),
			"claimed": {
				"records": batch.records, "chunks": batch.chunks, "root": batch.root,
				"reduction_mg": batch.claim.reduction, "points": batch.claim.points,
			},
			"recomputed": {
				"records": recomputed.records, "chunks": recomputed.chunks.len(), "root": recomputed.root,
				"reduction_mg": recomputed.total.reduction, "points": recomputed.total.points,
			},
		});
		context.output.show(&result, |_| {
			let verdict = match difference {
				None => "重算相符 The recomputation agrees".to_string(),
				Some(difference) => format!("不符 Differs: {difference}"),
			};
			let pair = |claimed: String, found: String| {
				format!("申报 claimed {claimed}\n重算 found   {found}")
			};
			fields([
				("批次 Batch", id.to_string()),
				("结论 Verdict", verdict),
				("期间 Period", dates::period(*batch.period)),
				("记录 Records", pair(batch.records.to_string(), recomputed.records.to_string())),
				(
					"未列入 Left out",
					format!("{} 条 records, {} 人 people", left_out.records, left_out.people.len()),
				),
				(
					"减碳量 Reductions",
					pair(
						mass_exactly(batch.claim.reduction),
						mass_exactly(recomputed.total.reduction),
					),
				),
				(
					"碳积分 Points",
					pair(batch.claim.points.to_string(), recomputed.total.points.to_string()),
				),
				("根 Root", pair(format!("{:?}", batch.root), format!("{:?}", recomputed.root))),
			])
		});
	}
}

/// Compares a batch with the records of a file: with all of them past the last participant fed before, where the batch
/// continues another; then without those of people the platform left out, as its manifest lists them or, without one, as
/// consents stand now. Whoever else is missing is a difference, and so is a window that earlier records do not come to.
pub async fn verify(
	context: &Context,
	chain: &Chain,
	at: &At,
	id: BatchId,
	path: &Path,
	Helps { chunks, earlier }: &Helps,
) -> Result<Findings> {
	let batch = super::batch(at, id).await?;
	let compiled = scenario::rule(at, batch.source, batch.terms).await?;
	let earlier =
		earlier.read(context, chain, at, batch.source, *batch.period, &compiled.inputs).await?;
	let mut records = records::read(path, &compiled.inputs, *batch.period, &context.output)?;
	let fed = Continued::of(at, &batch).await?.map(|it| it.leave_out(&mut records));
	fed.iter().for_each(|fed| fed.tell(context));
	let manifest = chunks.prepared.as_deref().map(Manifest::read).transpose()?;
	let chunk_records = chunks.chunk_records.or(manifest.as_ref().map(|it| it.chunk_records));
	let quantify = |records: &Records| {
		records::quantify(path, records, &compiled, batch.source, chunk_records, &context.output)
	};
	let mut recomputed = quantify(&records)?;
	let mut left_out = LeftOut::default();
	if difference(&batch, &recomputed).is_some() {
		let absent = absent(chain, at, &batch, manifest.as_ref(), &records).await?;
		let absent = LeftOut { records: records.leave_out(&absent.people), ..absent };
		// Another number of records is no better: the difference is then told of the whole file.
		if u32::try_from(records.keys().len()) == Ok(batch.records) && absent.records > 0 {
			(recomputed, left_out) = (quantify(&records)?, absent);
		}
	}
	left_out.tell(context);
	let total = match difference(&batch, &recomputed) {
		None => None,
		Some(total) => Some(
			match located(chunks, manifest, &batch, &recomputed, &compiled.inputs)? {
				Some(place) => format!("{total}\n{place}"),
				None if chunks.prepared.is_none() && recomputed.records > batch.records => format!(
					"{total}\n平台若曾因未同意而未列入某些人，请用 --prepared 给出其清单 / if the platform left people out who consent by now, give its manifest with --prepared"
				),
				None => total,
			},
		),
	};
	let window = earlier.differing(&records).map(window_difference);
	let differences: Vec<_> = total.into_iter().chain(window).collect();
	let difference = (!differences.is_empty()).then(|| differences.join("\n"));
	Ok(Findings { id, batch, recomputed, left_out, fed, difference })
}

/// Whom of the file the platform left out, as its manifest lists them, or would leave out now.
async fn absent(
	chain: &Chain,
	at: &At,
	batch: &Batch,
	manifest: Option<&Manifest>,
	records: &Records,
) -> Result<LeftOut> {
	let people: Vec<_> =
		records.participants().into_iter().map(|(participant, _)| participant).collect();
	let uncredited = Uncredited::read(chain, at, batch.source, &people).await?.people;
	let listed = manifest.filter(|it| it.root == batch.root).map(|it| &it.left_out);
	let Some(listed) = listed.filter(|listed| !listed.is_empty()) else {
		return Ok(LeftOut { people: uncredited, ..LeftOut::default() });
	};
	let listed: HashSet<_> = listed.iter().collect();
	let people: Vec<_> = people.into_iter().filter(|it| listed.contains(it)).collect();
	let creditable = people.iter().filter(|it| uncredited.binary_search(it).is_err()).count();
	Ok(LeftOut { records: 0, people, creditable })
}

/// The first total of the batch that is not what the records give.
fn difference(batch: &Batch, recomputed: &QuantifiedBatch) -> Option<String> {
	let claimed = *batch.claim;
	let found = recomputed.total;
	if batch.records != recomputed.records {
		return Some(format!(
			"申报 {0} 条记录，文件有 {1} 条 / {0} records claimed, the file has {1}",
			batch.records, recomputed.records
		));
	}
	if claimed.reduction != found.reduction {
		return Some(format!(
			"申报减碳量 {0} mg，重算 {1} mg / {0} mg of reductions claimed, {1} mg recomputed",
			claimed.reduction, found.reduction
		));
	}
	if claimed.points != found.points {
		return Some(format!(
			"申报碳积分 {0}，重算 {1} / {0} points claimed, {1} recomputed",
			claimed.points, found.points
		));
	}
	if batch.chunks as usize != recomputed.chunks.len() {
		return Some(format!(
			"申报 {0} 块，重算 {1} 块，平台若用了 --chunk-records 请同样给出 / {0} chunks claimed, {1} recomputed: give the platform's --chunk-records if it chose one",
			batch.chunks,
			recomputed.chunks.len()
		));
	}
	(batch.root != recomputed.root).then(|| {
		"各项合计相符而根不符：记录的归属、日期、数值或分块不同 / the totals agree but the root differs: records differ in person, day or value, or are cut differently".to_string()
	})
}

fn window_difference(fault: Fault) -> String {
	format!("首条与此前记录不符的窗口输入 The first window that earlier records do not come to: {fault}")
}

/// Where the platform's prepared batch, if there is one and it is of this batch, first differs from the records.
fn located(
	chunks: &Chunks,
	manifest: Option<Manifest>,
	batch: &Batch,
	recomputed: &QuantifiedBatch,
	inputs: &[Input],
) -> Result<Option<String>> {
	let (Some(path), Some(manifest)) = (&chunks.prepared, manifest) else { return Ok(None) };
	if manifest.root != batch.root {
		return Ok(Some(
			"所给清单不属于此批次 / the manifest given is not of this batch".to_string(),
		));
	}
	let headers = manifest.headers();
	let pairs = headers.iter().zip(recomputed.headers());
	let Some(index) = pairs.into_iter().position(|(theirs, ours)| *theirs != ours) else {
		return Ok(Some(format!(
			"前 {0} 块相同 / the first {0} chunks agree",
			headers.len().min(recomputed.chunks.len())
		)));
	};
	let mut place = chunk_difference(&headers[index], &recomputed.chunks[index].header);
	if path.is_dir() {
		let theirs = Prepared::open(path)?.body(index)?;
		let period = *batch.period;
		let ours = &recomputed.chunks[index].body;
		let width = u8::try_from(inputs.len())?;
		let read = |body: &[u8]| {
			Reader::new(body, period, width).map_while(Result::ok).collect::<Vec<_>>()
		};
		if let Some(record) = record_difference(&read(&theirs), &read(ours), inputs) {
			place.push('\n');
			place.push_str(&record);
		}
	}
	Ok(Some(place))
}

fn chunk_difference(theirs: &ChunkHeader, ours: &ChunkHeader) -> String {
	let what = if theirs.records != ours.records {
		format!("{} / {}", theirs.records, ours.records) + " 条 records"
	} else if theirs.subtotal != ours.subtotal {
		let (theirs, ours) = (theirs.subtotal, ours.subtotal);
		format!(
			"{} mg, {} / {} mg, {} points",
			theirs.reduction, theirs.points, ours.reduction, ours.points
		)
	} else {
		"记录内容 contents of records".to_string()
	};
	format!(
		"首个不同的块 The first chunk that differs: {}: {what}（申报 / 重算 claimed / recomputed）",
		ours.index
	)
}

fn record_difference(theirs: &[Record], ours: &[Record], inputs: &[Input]) -> Option<String> {
	let shown = |record: Option<&Record>| {
		record.map_or_else(
			|| "–".to_string(),
			|it| {
				let values = it.inputs().iter().zip(inputs);
				let values = values
					.map(|(value, input)| format!("{} {}", input.name, input.written(*value)))
					.collect::<Vec<_>>()
					.join(", ");
				format!("参与者 participant {} {} {values}", it.participant, dates::day(it.day))
			},
		)
	};
	let index =
		(0..theirs.len().max(ours.len())).find(|index| theirs.get(*index) != ours.get(*index))?;
	Some(format!(
		"首条不同的记录 The first record that differs: {} / {}",
		shown(theirs.get(index)),
		shown(ours.get(index))
	))
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::Day;

	#[test]
	fn record_difference_should_show_values_as_files_have_them_when_records_differ() {
		let source = r#"
			methodology "Recycling"
			input material "material" : one of paper, plastic
			input total "total" : kg, decimals 1, from 0 to 10
			table factor of material : gCO2e/kg = paper -> 2 plastic -> 3 source "table 2"
			result gCO2e = total * factor
		"#;
		let inputs = suhui_formula::compile(source).unwrap().inputs;
		let record = |values: &[u64]| Record::new(7, Day(16_801), values).unwrap();
		let same = record(&[0, 10]);
		assert_eq!(record_difference(&[same], &[same], &inputs), None);
		let found = record_difference(&[record(&[1, 25])], &[same], &inputs).unwrap();
		let wanted = "参与者 participant 7 2016-01-01 material plastic, total 2.5 / 参与者 participant 7 2016-01-01 material paper, total 1.0";
		assert!(found.ends_with(wanted), "{found}");
	}
}
