//! Scenarios as the chain keeps them, with all their terms.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{json, Value};
use suhui_client::{
	api,
	clock::today,
	in_force::InForce,
	read::{read, read_all, read_under},
	scenario::{self, text},
	types::{EndGround, ScenarioStage, Terms},
	At,
};
use suhui_primitives::{Day, SourceId, TermsNumber};

use super::life::Life;
use crate::{
	args::Context,
	commands::participant::named,
	dates,
	output::{fields, optional, table},
	words,
};

/// Terms of a scenario's, in whatever state they are.
struct ShownTerms {
	number: TermsNumber,
	terms: Terms,
	/// None once they were rejected or withdrawn, which the chain does not keep apart.
	points_text: Option<String>,
	/// The first day and, if others follow, the last; none unless they were admitted.
	days: Option<(Day, Option<Day>)>,
}

impl ShownTerms {
	/// All of a scenario's, ascending.
	async fn read(at: &At, source: SourceId, in_force: &InForce) -> Result<Vec<Self>> {
		let scenarios = api::storage().scenarios();
		let texts = read_under(at, scenarios.points_texts(), (source,)).await?;
		let mut texts: BTreeMap<_, _> =
			texts.into_iter().map(|((_, number), points_text)| (number, points_text)).collect();
		let all = read_under(at, scenarios.terms_of(), (source,)).await?;
		let mut all: Vec<_> = all
			.into_iter()
			.map(|((_, number), terms)| ShownTerms {
				number,
				terms,
				points_text: texts.remove(&number).map(|bytes| text(&bytes)),
				days: in_force.days(number),
			})
			.collect();
		all.sort_by_key(|it| it.number);
		Ok(all)
	}

	fn state(&self) -> &'static str {
		match (self.days, &self.points_text) {
			(Some(_), _) => "in_force",
			(None, Some(_)) => "proposed",
			(None, None) => "rejected_or_withdrawn",
		}
	}

	fn state_title(&self) -> &'static str {
		match (self.days, &self.points_text) {
			(Some(_), _) => "已备案 in force",
			(None, Some(_)) => "申请中 proposed",
			(None, None) => "不予通过或已撤回 rejected or withdrawn",
		}
	}

	fn json(&self) -> Value {
		let (from, until) = self.days.map_or((None, None), |(from, until)| (Some(from), until));
		json!({
			"terms": self.number, "state": self.state(), "version": self.terms.version,
			"from": from.map(dates::day), "until": until.map(dates::day),
			"proposed": dates::day(*self.terms.proposed), "document": *self.terms.document,
			"points_text": self.points_text, "points_text_blake2_256": self.terms.text,
		})
	}

	fn row(&self) -> [String; 6] {
		let days = optional(self.days, |(from, until)| {
			format!("{from}..{}", until.map_or(String::new(), dates::day))
		});
		[
			self.number.to_string(),
			optional(self.terms.version, |version| version.to_string()),
			self.state_title().to_string(),
			days,
			dates::day(*self.terms.proposed),
			format!("{:?}", self.terms.text),
		]
	}
}

pub async fn show(context: &Context, id: SourceId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let scenario = scenario::scenario(&at, id).await?;
	let in_force = InForce::read(&at, id).await?;
	let all = ShownTerms::read(&at, id, &in_force).await?;
	let life = Life::read(&at, id, &scenario).await?;
	let storage = api::storage().scenarios();
	let reporters = read(&at, storage.reporters(), (id,)).await?.unwrap_or_default();
	let succeeded_from = read(&at, storage.succeeded_from(), (id,)).await?.map(|day| *day);
	let transfer_to = read(&at, storage.transfers(), (id,)).await?;
	let developer = named(&chain, &at, &[scenario.developer]).await?.concat();
	let names = named(&chain, &at, &reporters).await?;
	let today = today(&at).await?;
	let mut result = json!({
		"source": id, "title": text(&scenario.title), "kind": words::source_kind(scenario.kind),
		"category": words::category_of(scenario.kind),
		"developer": scenario.developer, "succeeds": scenario.succeeds, "line": scenario.line,
		"succeeded_from": succeeded_from.map(dates::day), "declaration": *scenario.declaration,
		"applied": dates::day(*scenario.applied), "stage": stage(&scenario.stage),
		"stage_days": days(&scenario.stage), "frozen": scenario.frozen.as_ref().map(|freeze| *freeze.reason),
		"frozen_by_authority": scenario.frozen.as_ref().map(|freeze| freeze.by_authority),
		"transfer_to": transfer_to, "reporters": reporters, "today": dates::day(today),
		"terms": all.iter().map(ShownTerms::json).collect::<Vec<_>>(),
	});
	life.tell(&mut result);
	context.output.show(&result, |_| {
		let mut summary = vec![
			("场景编号 Scenario", id.to_string()),
			("名称 Title", text(&scenario.title)),
			("类别 Category", words::source_kind_title(scenario.kind).to_string()),
			("开发主体 Developer", developer),
			("接替 Succeeds", optional(scenario.succeeds, |source| source.to_string())),
			("接替之日 Succeeded from", optional(succeeded_from, dates::day)),
			("申请 Applied", dates::day(*scenario.applied)),
			("声明 BLAKE2-256", format!("{:?}", scenario.declaration.blake2_256)),
			("阶段 Stage", title(&scenario.stage)),
		];
		if scenario.frozen.is_some() {
			summary.push(("冻结 Frozen", "是 yes".to_string()));
		}
		if let Some(to) = transfer_to {
			summary.push(("拟转让给 To pass on to", to.to_string()));
		}
		summary.extend(life.fields(today));
		let reporters = if names.is_empty() { "–".into() } else { names.join("\n") };
		summary.push(("报送主体 Reporters", reporters));
		let header = [
			"规则版本 Terms#",
			"方法学版本 Version#",
			"阶段 Stage",
			"适用 In force",
			"提出 Proposed",
			"积分公式 BLAKE2-256",
		];
		let terms = table(header, all.iter().map(ShownTerms::row));
		// Of those in force, today's; of others, what waits for a decision.
		let now = in_force.on(today);
		let texts = all.iter().filter(|it| it.days.is_none() || now == Some(it.number));
		let texts = texts.filter_map(|it| {
			// A project has none.
			let points_text = it.points_text.as_ref().filter(|text| !text.is_empty())?;
			Some(format!(
				"\n第 {0} 版规则的积分公式 Points formula of terms {0}:\n{points_text}",
				it.number
			))
		});
		let (summary, tables) = (fields(summary), life.tables());
		format!("{summary}\n{terms}{tables}{}", texts.collect::<String>())
	});
	Ok(())
}

pub async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let storage = api::storage().scenarios();
	let mut scenarios = read_all(&at, storage.scenarios()).await?;
	scenarios.sort_by_key(|((id,), _)| *id);
	let versions = read_all(&at, storage.terms_of()).await?;
	let versions: BTreeMap<_, _> =
		versions.into_iter().map(|(key, terms)| (key, terms.version)).collect();
	let in_force = read_all(&at, storage.in_force()).await?;
	let in_force: BTreeMap<_, _> =
		in_force.into_iter().map(|((id,), stored)| (id, InForce::from(stored))).collect();
	let today = today(&at).await?;
	// Those of today; before any are, those proposed.
	let shown: Vec<_> = scenarios
		.iter()
		.map(|((id,), scenario)| {
			let now = in_force.get(id).and_then(|it| it.on(today));
			let terms = now.unwrap_or(scenario.terms);
			(terms, versions.get(&(*id, terms)).copied().flatten())
		})
		.collect();
	let entries: Vec<_> = scenarios
		.iter()
		.zip(&shown)
		.map(|(((id,), it), (terms, version))| {
			json!({
				"source": id, "title": text(&it.title), "kind": words::source_kind(it.kind),
				"category": words::category_of(it.kind), "terms": terms,
				"version": version, "stage": stage(&it.stage), "frozen": it.frozen.is_some(),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = scenarios.iter().zip(&shown).map(|(((id,), it), (terms, version))| {
			[
				id.to_string(),
				text(&it.title),
				words::source_kind_title(it.kind).to_string(),
				terms.to_string(),
				optional(*version, |version| version.to_string()),
				title(&it.stage),
			]
		});
		let header = [
			"编号 Scenario#",
			"名称 Title",
			"类别 Category",
			"规则版本 Terms#",
			"方法学版本 Version#",
			"阶段 Stage",
		];
		table(header, rows)
	});
	Ok(())
}

fn stage(stage: &ScenarioStage) -> &'static str {
	match stage {
		ScenarioStage::Applied => "applied",
		ScenarioStage::Admitted(_) => "admitted",
		ScenarioStage::Rectifying(_) => "rectifying",
		ScenarioStage::Terminated(..) => "terminated",
		ScenarioStage::Left(_) => "left",
		ScenarioStage::Rejected(_) => "rejected",
		ScenarioStage::Withdrawn(_) => "withdrawn",
	}
}

/// What a stage says beyond its name.
fn days(stage: &ScenarioStage) -> Value {
	match stage {
		ScenarioStage::Applied => json!({}),
		ScenarioStage::Admitted(day) | ScenarioStage::Rectifying(day) => {
			json!({ "admitted": dates::day(**day) })
		}
		ScenarioStage::Terminated(day, ground) => {
			let (ground, conflict) = match ground {
				EndGround::NotRectified => ("not_rectified", None),
				EndGround::DoubleClaim(conflict) => ("double_claim", Some(conflict)),
			};
			json!({ "terminated": dates::day(**day), "ground": ground, "conflict": conflict })
		}
		ScenarioStage::Left(day) => json!({ "left": dates::day(**day) }),
		ScenarioStage::Rejected(day) => json!({ "rejected": dates::day(**day) }),
		ScenarioStage::Withdrawn(day) => json!({ "withdrawn": dates::day(**day) }),
	}
}

fn title(stage: &ScenarioStage) -> String {
	match stage {
		ScenarioStage::Applied => "申请中 applied".to_string(),
		ScenarioStage::Admitted(day) => format!("已纳入 admitted {}", dates::day(**day)),
		ScenarioStage::Rectifying(day) => {
			format!("整改中，纳入于 rectifying, admitted {}", dates::day(**day))
		}
		ScenarioStage::Terminated(day, EndGround::NotRectified) => {
			format!("未按要求整改，已终止 terminated, not rectified {}", dates::day(**day))
		}
		ScenarioStage::Terminated(day, EndGround::DoubleClaim(conflict)) => format!(
			"重复申报（线索 {conflict}），已终止 terminated for conflict {conflict} {}",
			dates::day(**day)
		),
		ScenarioStage::Left(day) => format!("已退出 left {}", dates::day(**day)),
		ScenarioStage::Rejected(day) => format!("不予通过 rejected {}", dates::day(**day)),
		ScenarioStage::Withdrawn(day) => format!("申请已撤回 withdrawn {}", dates::day(**day)),
	}
}
