//! What a batch issued: to whom, by which methodology, attested by whom.

use anyhow::{ensure, Result};
use serde_json::json;
use subxt::utils::Static;
use suhui_client::{
	api,
	read::{read, read_many, read_under},
	scenario::{self, text},
	types::Participant,
	At, Chain,
};
use suhui_primitives::{BatchId, ClassId, Month, Page, ParticipantId, Quantity, VersionId};

use super::{feed::progress, parts::Part};
use crate::{
	args::Context,
	commands::participant::titles,
	dates,
	output::{fields, mass_exactly, optional, table},
	words,
};

pub async fn run(context: &Context, id: BatchId, limit: usize) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let batch = super::batch(&at, id).await?;
	let parts = Part::read(&at, id).await?;
	ensure!(
		!parts.is_empty(),
		"批次 {id} 尚未入链，未签发，现为：{0} / nothing of batch {id} was fed, and it has issued nothing; it is {0}",
		words::status_title(&batch.status)
	);
	let progress = progress(&at, id).await?;
	let issued = progress.issued();
	let scenario = scenario::scenario(&at, batch.source).await?;
	let version = scenario::version(&at, batch.source, batch.terms).await?;
	let methodology = methodology(&at, version).await?;
	let verifier = titles(&chain, &at, batch.verifier.as_slice()).await?.pop().flatten();
	// What a project issues is not in lots, but its owner's to hold.
	let owner = scenario.owner();
	let mut holders = Vec::new();
	for part in &parts {
		let of_class = match owner {
			Some(owner) => vec![(owner, part.issued)],
			None => self::holders(&chain, &at, part.class, part.month).await?,
		};
		let something = of_class.into_iter().filter(|(_, held)| *held != Quantity::default());
		holders.extend(something.map(|(number, held)| (number, part.class, held)));
	}
	let shown = &holders[..holders.len().min(limit)];
	let keys = shown.iter().map(|(number, ..)| (*number,));
	let people = read_many(&chain, &at, api::storage().participants().participants(), keys).await?;
	let account =
		|person: &Option<Participant>| person.as_ref().map(|person| person.account.to_string());
	let rows: Vec<_> = shown
		.iter()
		.zip(&people)
		.map(|((number, class, held), person)| {
			json!({
				"participant": number, "account": account(person), "class": class,
				"reduction_mg": held.reduction, "points": held.points,
			})
		})
		.collect();
	let result = json!({
		"batch": id, "source": batch.source, "scenario": text(&scenario.title), "methodology": methodology,
		"terms": batch.terms, "version": version, "verifier": batch.verifier, "verifier_title": verifier,
		"report": batch.report.as_deref(), "classes": parts.iter().map(Part::json).collect::<Vec<_>>(),
		"issued": { "reduction_mg": issued.reduction, "points": issued.points }, "holders": holders.len(),
		"of_classes": rows,
	});
	context.output.show(&result, |_| {
		let attested_by = |number| words::participant(number, verifier.as_deref());
		let summary = fields([
			("批次 Batch", format!("{id}，{}", words::status_title(&batch.status))),
			("场景 Scenario", format!("{} {}", batch.source, text(&scenario.title))),
			("期间 Period", dates::period(*batch.period)),
			("规则版本 Terms", batch.terms.to_string()),
			("方法学 Methodology", optional(methodology.clone(), |title| title)),
			("核查机构 Attested by", optional(batch.verifier, attested_by)),
			("核查报告 Report BLAKE2-256", optional(batch.report.as_ref(), |report| format!("{:?}", report.blake2_256))),
			("核查报告 Report SM3", optional(batch.report.as_ref(), |report| format!("{:?}", report.sm3))),
			("申报日 Opened", dates::day(*batch.opened)),
			("已签发 Issued", format!("{}, {} 分 points", mass_exactly(issued.reduction), issued.points)),
		]);
		let rows = shown.iter().zip(&people).map(|((number, class, held), person)| {
			let account = account(person).unwrap_or_default();
			let (reduction, points) = (mass_exactly(held.reduction), held.points.to_string());
			[number.to_string(), account, class.to_string(), reduction, points]
		});
		let header = [
			"参与者 Participant#",
			"账户 Account",
			"批类 Class#",
			"减碳量 Reductions#",
			"碳积分 Points#",
		];
		let classes = parts.iter().map(|part| {
			format!("{} 签发的批类 class {}", dates::month(part.month), part.class)
		});
		let rows = table(header, rows);
		let classes = classes.collect::<Vec<_>>().join("、");
		if owner.is_some() {
			return format!("{summary}\n{rows}\n{classes}，签发给项目所有者，由其持有 / issued to the project's owner, to hold");
		}
		format!(
			"{summary}\n{rows}\n{classes}，共 {0} 份，列出 {1} 份；同一批类的批次合计 / {0} lots of these classes, {1} shown; batches of one class are one sum",
			holders.len(),
			shown.len(),
		)
	});
	Ok(())
}

async fn methodology(at: &At, version: Option<VersionId>) -> Result<Option<String>> {
	let Some(id) = version else { return Ok(None) };
	let version = read(at, api::storage().methodology().versions(), (id,)).await?;
	Ok(version.map(|it| {
		format!(
			"{}（方法学 methodology {}，第 {2} 版 number {2}）",
			text(&it.title),
			it.methodology,
			it.number
		)
	}))
}

/// Who holds lots of a class, ascending by number.
async fn holders(
	chain: &Chain,
	at: &At,
	class: ClassId,
	month: Month,
) -> Result<Vec<(ParticipantId, Quantity)>> {
	let holders = read_under(at, api::storage().points().holders(), (month.into(),)).await?;
	let of_class =
		holders.into_iter().filter(|(_, classes)| classes.iter().any(|(of, _)| *of == class));
	let mut pages: Vec<Page> = of_class.map(|((_, Static(page)), _)| page).collect();
	pages.sort_unstable();
	let keys = pages.iter().map(|page| (Static(month), Static(*page), class));
	let lots = read_many(chain, at, api::storage().points().lots(), keys).await?;
	let mut holders = Vec::new();
	for (page, lots) in pages.into_iter().zip(lots) {
		let Some(lots) = lots else { continue };
		let of_people = lots.slots.iter().zip(lots.quantities);
		// A lot that was emptied stays until its month lapses.
		let held = of_people.filter(|(_, held)| **held != Quantity::default());
		holders.extend(held.map(|(slot, held)| (page.participant(slot), *held)));
	}
	Ok(holders)
}
