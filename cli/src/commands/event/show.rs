//! Events as the chain keeps them, with who gave to them.

use anyhow::Result;
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{
	api,
	read::{read_all, read_under},
	scenario::text,
	types::LargeEvent,
};
use suhui_primitives::{certificate, ClassId, Day, Document, EventId, Milligrams, ParticipantId};

use super::{event, missing, state, State};
use crate::{
	args::Context,
	commands::participant::named,
	dates,
	output::{fields, mass_exactly, optional, table},
	reductions::{classes_json, classes_table},
};

pub async fn show(context: &Context, id: EventId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = event(&at, id).await?;
	let storage = api::storage().reductions();
	let classes = read_under(&at, storage.event_classes(), (id,)).await?;
	let mut classes: Vec<(ClassId, Milligrams)> =
		classes.into_iter().map(|((_, class), milligrams)| (class, milligrams)).collect();
	classes.sort_unstable();
	let givers = read_under(&at, storage.givers(), (id,)).await?;
	let mut givers: Vec<(ParticipantId, Milligrams)> =
		givers.into_iter().map(|((_, holder), milligrams)| (holder, milligrams)).collect();
	givers.sort_unstable();
	let numbers: Vec<_> = [found.host]
		.into_iter()
		.chain(found.accountant)
		.chain(givers.iter().map(|it| it.0))
		.collect();
	let mut names = named(&chain, &at, &numbers).await?.into_iter();
	let host = names.next().unwrap_or_default();
	let accountant = found.accountant.and_then(|_| names.next());
	let mut result = entry(id, &found);
	result["classes"] = classes_json(&classes);
	result["givers"] = givers
		.iter()
		.map(|(holder, milligrams)| json!({ "holder": holder, "reduction_mg": milligrams }))
		.collect();
	context.output.show(&result, |_| {
		let accounting = found.accounting.as_ref();
		let dated = |it: Option<&(Static<Document>, Static<Day>)>| {
			optional(it, |(_, day)| dates::day(**day))
		};
		let summary = fields([
			("活动 Event", format!("{id} {}", text(&found.title))),
			("举办机构 Host", host),
			("地区 Region", found.region.code().to_string()),
			("期间 Days", format!("{} .. {}", dates::day(*found.first), dates::day(*found.last))),
			("状态 State", state(&found).title().to_string()),
			("预计排放 Expected", mass_exactly(found.target)),
			("核算机构 Accountant", optional(accountant, |name| name)),
			(
				"核算排放 Emissions",
				optional(accounting, |it| {
					format!("{}，{}", mass_exactly(it.emissions), dates::day(*it.day))
				}),
			),
			(
				"核算报告 Report BLAKE2-256",
				optional(accounting, |it| format!("{:?}", it.report.blake2_256)),
			),
			("已抵消 Covered", mass_exactly(found.covered)),
			("尚缺 Missing", mass_exactly(missing(&found))),
			("捐赠人数 Donors", found.donors.to_string()),
			("主管部门同意 Consented", dated(found.consent.as_ref())),
			("取消 Called off", dated(found.called_off.as_ref())),
			("证书 Certificate", optional(found.certificate, certificate::written)),
			("方案 Plan BLAKE2-256", format!("{:?}", found.plan.blake2_256)),
		]);
		let rows = givers
			.iter()
			.zip(names)
			.map(|((_, milligrams), name)| [name, mass_exactly(*milligrams)]);
		let of_givers = table(["出让抵消 Given by", "减碳量 Reductions#"], rows);
		format!("{summary}\n{}\n{of_givers}", classes_table(&classes))
	});
	Ok(())
}

pub async fn list(context: &Context, open: bool) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut events = read_all(&at, api::storage().reductions().events()).await?;
	events.retain(|(_, it)| !open || (state(it) == State::Open && missing(it) > 0));
	events.sort_by_key(|((id,), _)| *id);
	let entries: Vec<_> = events.iter().map(|((id,), it)| entry(*id, it)).collect();
	context.output.show(&entries, |_| {
		let rows = events.iter().map(|((id,), it)| {
			[
				id.to_string(),
				text(&it.title),
				it.host.to_string(),
				dates::day(*it.last),
				mass_exactly(it.covered),
				mass_exactly(missing(it)),
				it.donors.to_string(),
				state(it).title().to_string(),
			]
		});
		let header = [
			"编号 Event#",
			"名称 Title",
			"举办机构 Host#",
			"末日 Last day",
			"已抵消 Covered#",
			"尚缺 Missing#",
			"捐赠人数 Donors#",
			"状态 State",
		];
		table(header, rows)
	});
	Ok(())
}

fn entry(id: EventId, event: &LargeEvent) -> Value {
	let accounting = event.accounting.as_ref().map(|it| {
		json!({
			"verifier": it.verifier, "emissions_mg": it.emissions, "report": *it.report,
			"day": dates::day(*it.day),
		})
	});
	let consent = event
		.consent
		.as_ref()
		.map(|(document, day)| json!({ "document": **document, "day": dates::day(**day) }));
	let called_off = event
		.called_off
		.as_ref()
		.map(|(document, day)| json!({ "document": **document, "day": dates::day(**day) }));
	json!({
		"event": id, "title": text(&event.title), "host": event.host, "region": event.region.code(),
		"first": dates::day(*event.first), "last": dates::day(*event.last), "state": state(event).name(),
		"target_mg": event.target, "registered": dates::day(*event.registered), "plan": *event.plan,
		"accountant": event.accountant, "accounting": accounting, "covered_mg": event.covered,
		"missing_mg": missing(event), "donors": event.donors, "consent": consent, "called_off": called_off,
		"certificate": event.certificate.map(certificate::written),
	})
}
