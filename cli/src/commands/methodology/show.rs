//! Versions as the chain keeps them: stage, days and deadlines, who judges, what was objected.

use anyhow::{anyhow, Result};
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{
	api,
	clock::today,
	read::{read, read_all, read_under},
	scenario::text,
	types::{Objection, VersionStage},
	At,
};
use suhui_primitives::{Day, Matter, Subject, VersionId};

use crate::{
	args::Context,
	commands::participant::named,
	dates,
	due::{self, Deadline},
	output::{fields, optional, table},
	panels::Round,
};

pub async fn show(context: &Context, id: VersionId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let storage = api::storage().methodology();
	let version = read(&at, storage.versions(), (id,)).await?;
	let version = version
		.ok_or_else(|| anyhow!("方法学版本 {id} 不存在 / there is no methodology version {id}"))?;
	let written = read(&at, storage.texts(), (id,)).await?.unwrap_or_default();
	let written = text(&written);
	let developer = named(&chain, &at, &[version.developer]).await?.concat();
	let rounds = Round::read_all(&at, Matter::Methodology(id), last_round(&at, id).await?).await?;
	let mut objections: Vec<_> = read_under(&at, storage.objections(), (id,))
		.await?
		.into_iter()
		.map(|((_, number), objection)| (number, objection))
		.collect();
	objections.sort_by_key(|(number, _)| *number);
	let today = today(&at).await?;
	let due = running(&at, id, &version.stage, &objections).await?;
	let result = json!({
		"version": id, "methodology": version.methodology, "number": version.number, "title": text(&version.title),
		"developer": version.developer, "applicant": version.applicant, "document": *version.document,
		"submitted": dates::day(*version.submitted), "received": dates::day(*version.received),
		"today": dates::day(today), "stage": stage(&version.stage), "stage_days": days(&version.stage, today),
		"deadlines": due.iter().map(Deadline::json).collect::<Vec<_>>(),
		"panels": rounds.iter().map(Round::json).collect::<Vec<_>>(),
		"objections": objections.iter().map(|(number, it)| objection(*number, it)).collect::<Vec<_>>(),
		"text": written, "text_blake2_256": version.text,
	});
	context.output.show(&result, |_| {
		let summary = fields([
			("版本号 Version", id.to_string()),
			(
				"方法学 Methodology",
				format!("{}，第 {1} 版 number {1}", version.methodology, version.number),
			),
			("名称 Title", text(&version.title)),
			("开发主体 Developer", developer),
			(
				"申请主体 Applicant",
				version
					.applicant
					.map_or("主管部门 the authority".to_string(), |it| it.to_string()),
			),
			("提交 Submitted", dates::day(*version.submitted)),
			("材料齐全 Complete since", dates::day(*version.received)),
			("阶段 Stage", title(&version.stage, today)),
			("期限 Due", due::shown(&due, today)),
			("材料 BLAKE2-256", format!("{:?}", version.document.blake2_256)),
			("材料 SM3", format!("{:?}", version.document.sm3)),
			("公式 BLAKE2-256", format!("{:?}", version.text)),
		]);
		let panels = table(
			["轮次 Round#", "席位 Seat", "意见 Opinion", "日期 Day"],
			rounds.iter().flat_map(Round::rows),
		);
		let objected = table(
			["异议 Objection#", "轮次 Round#", "参与者 By#", "日期 Day", "答复 Answer"],
			objections.iter().map(|(number, it)| {
				[
					number.to_string(),
					it.round.to_string(),
					it.by.to_string(),
					dates::day(*it.day),
					answer(it),
				]
			}),
		);
		let objected = if objections.is_empty() { String::new() } else { format!("{objected}\n") };
		format!("{summary}\n{panels}\n{objected}{written}")
	});
	Ok(())
}

pub async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let today = today(&at).await?;
	let mut versions = read_all(&at, api::storage().methodology().versions()).await?;
	versions.sort_by_key(|((id,), _)| *id);
	let entries: Vec<_> = versions
		.iter()
		.map(|((id,), it)| {
			json!({
				"version": id, "methodology": it.methodology, "number": it.number, "title": text(&it.title),
				"stage": stage(&it.stage), "stage_days": days(&it.stage, today),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = versions.iter().map(|((id,), it)| {
			[
				id.to_string(),
				it.methodology.to_string(),
				it.number.to_string(),
				text(&it.title),
				title(&it.stage, today),
			]
		});
		table(
			[
				"版本号 Version#",
				"方法学 Methodology#",
				"第几版 Number#",
				"名称 Title",
				"阶段 Stage",
			],
			rows,
		)
	});
	Ok(())
}

/// The last round in which a panel was named for a version; 0 where none was.
async fn last_round(at: &At, version: VersionId) -> Result<u8> {
	let panels = read_all(at, api::storage().experts().panels()).await?;
	let of_version = panels.into_iter().filter_map(|(((Static(matter), round),), _)| {
		(matter == Matter::Methodology(version)).then_some(round)
	});
	Ok(of_version.max().unwrap_or_default())
}

/// The deadlines that run, as the version stands.
async fn running(
	at: &At,
	version: VersionId,
	stage: &VersionStage,
	objections: &[(u32, Objection)],
) -> Result<Vec<Deadline>> {
	let mut subjects = Vec::new();
	match stage {
		VersionStage::Submitted => subjects.push((
			Subject::Completion(Matter::Methodology(version)),
			"受理或退回补正".to_string(),
			"to take it in or return it".to_string(),
		)),
		VersionStage::Evaluation { .. } => subjects.push((
			Subject::Evaluation(version),
			"评估论证".to_string(),
			"to conclude its evaluation".to_string(),
		)),
		VersionStage::Notice { round, .. } => {
			let open =
				objections.iter().filter(|(_, it)| it.round == *round && it.answer.is_none());
			subjects.extend(open.map(|(number, _)| {
				(
					Subject::Objection(version, *number),
					format!("答复异议 {number}"),
					format!("to answer objection {number}"),
				)
			}));
		}
		_ => (),
	}
	Deadline::read_all(at, subjects).await
}

fn objection(number: u32, it: &Objection) -> Value {
	let answer = it.answer.as_ref().map(
		|it| json!({ "upheld": it.upheld, "document": *it.document, "day": dates::day(*it.day) }),
	);
	json!({
		"objection": number, "round": it.round, "by": it.by, "day": dates::day(*it.day), "document": *it.document,
		"answer": answer,
	})
}

fn answer(objection: &Objection) -> String {
	optional(objection.answer.as_ref(), |it| {
		let (zh, en) = if it.upheld { ("成立", "upheld") } else { ("不成立", "dismissed") };
		format!("{zh} {en} {}", dates::day(*it.day))
	})
}

fn stage(stage: &VersionStage) -> &'static str {
	match stage {
		VersionStage::Submitted => "submitted",
		VersionStage::Incomplete => "incomplete",
		VersionStage::Evaluation { .. } => "evaluation",
		VersionStage::Notice { .. } => "notice",
		VersionStage::Filed { .. } => "filed",
		VersionStage::Published { .. } => "published",
		VersionStage::Discontinued { .. } => "discontinued",
		VersionStage::Rejected(_) => "rejected",
		VersionStage::Withdrawn(_) => "withdrawn",
	}
}

/// What a stage says beyond its name.
fn days(stage: &VersionStage, today: Day) -> Value {
	match stage {
		VersionStage::Submitted | VersionStage::Incomplete => json!({}),
		VersionStage::Evaluation { round } => json!({ "round": round }),
		VersionStage::Notice { round, from, last } => json!({
			"round": round, "from": dates::day(**from), "last": dates::day(**last),
			"days_left": days_left(**last, today),
		}),
		VersionStage::Filed { round, day } => {
			json!({ "round": round, "filed": dates::day(**day) })
		}
		VersionStage::Published { effective } => json!({ "effective": dates::day(**effective) }),
		VersionStage::Discontinued { effective, from } => {
			json!({ "effective": dates::day(**effective), "from": dates::day(**from) })
		}
		VersionStage::Rejected(day) => json!({ "rejected": dates::day(**day) }),
		VersionStage::Withdrawn(day) => json!({ "withdrawn": dates::day(**day) }),
	}
}

/// Calendar days on which objections are taken still, today included.
fn days_left(last: Day, today: Day) -> u32 {
	last.0.saturating_add(1).saturating_sub(today.0)
}

fn title(stage: &VersionStage, today: Day) -> String {
	match stage {
		VersionStage::Submitted => "待受理 submitted".to_string(),
		VersionStage::Incomplete => "待补正 incomplete".to_string(),
		VersionStage::Evaluation { round } => {
			format!("评估论证中，第 {round} 轮 / evaluation, round {round}")
		}
		VersionStage::Notice { round, last, .. } => {
			let (last, left) = (**last, days_left(**last, today));
			match left {
				0 => format!("公示已满，待报备案，第 {round} 轮 / notice over since {last}, round {round}"),
				_ => format!("公示中，至 {last}，余 {left} 日，第 {round} 轮 / notice until {last}, {left} days left, round {round}"),
			}
		}
		VersionStage::Filed { day, .. } => {
			format!("已报备案，待公布 filed {}", dates::day(**day))
		}
		VersionStage::Published { effective } => {
			format!("已公布，适用自 published, effective {}", dates::day(**effective))
		}
		VersionStage::Discontinued { from, .. } => {
			format!("已停用，自 discontinued from {}", dates::day(**from))
		}
		VersionStage::Rejected(day) => format!("不予通过 rejected {}", dates::day(**day)),
		VersionStage::Withdrawn(day) => format!("申请已撤回 withdrawn {}", dates::day(**day)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn notice_should_have_its_last_day_left_when_it_is_that_day() {
		// Until 2026-03-19, the 20,531st day.
		let last = Day(20_531);
		let left = [20_524, 20_531, 20_532, 20_600].map(|today| days_left(last, Day(today)));
		assert_eq!(left, [8, 1, 0, 0]);
		let stage = VersionStage::Notice { round: 1, from: Day(20_524).into(), last: last.into() };
		assert!(title(&stage, Day(20_531)).contains("until 2026-03-19, 1 days left"));
		assert!(title(&stage, Day(20_532)).contains("over since 2026-03-19"));
	}
}
