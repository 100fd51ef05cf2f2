//! What goes on about a scenario: its open application and who judges it, what is due, what is claimed elsewhere, and what
//! is to be rectified.

use anyhow::Result;
use serde_json::{json, Value};
use suhui_client::{
	api,
	read::{read, read_all},
	types::{ApplicationStage, Claim, Conflict, Rectification, Scenario, ScenarioStage},
	At,
};
use suhui_primitives::{Day, Matter, SourceId, Subject, TermsNumber};

use crate::{
	dates,
	due::{self, Deadline},
	output::{optional, table},
	panels::Round,
	words,
};

/// An application is judged in one round.
const ROUND: u8 = 1;

pub struct Life {
	application: Option<ApplicationStage>,
	/// Of the scenario, and of terms of it by their numbers, as far as panels were named.
	panels: Vec<(Option<TermsNumber>, Round)>,
	due: Vec<Deadline>,
	/// In turn, the first of which is claim 1.
	claims: Vec<Claim>,
	conflicts: Vec<(u32, Conflict)>,
	rectification: Option<Rectification>,
}

impl Life {
	pub async fn read(at: &At, id: SourceId, scenario: &Scenario) -> Result<Self> {
		let storage = api::storage().scenarios();
		let application = read(at, storage.applications(), (id,)).await?;
		let matter = match scenario.stage {
			ScenarioStage::Applied => Matter::Scenario(id),
			_ => Matter::Terms(id, scenario.terms),
		};
		let subjects = [
			(
				Subject::Completion(matter),
				"受理或退回补正",
				"to take the application in or return it",
			),
			(Subject::Review(matter), "审查", "to review the application"),
			(Subject::Rectification(id), "整改", "to rectify the scenario"),
		];
		let subjects = subjects.map(|(subject, zh, en)| (subject, zh.to_string(), en.to_string()));
		let due = Deadline::read_all(at, subjects.into()).await?;
		let mut panels = Vec::new();
		let of_terms = (1..=scenario.terms).map(|number| (Some(number), Matter::Terms(id, number)));
		for (terms, matter) in [(None, Matter::Scenario(id))].into_iter().chain(of_terms) {
			let rounds = Round::read_all(at, matter, ROUND).await?;
			panels.extend(rounds.into_iter().map(|round| (terms, round)));
		}
		let mut conflicts: Vec<_> = read_all(at, storage.conflicts())
			.await?
			.into_iter()
			.filter(|(_, conflict)| conflict.source == id)
			.map(|((number,), conflict)| (number, conflict))
			.collect();
		conflicts.sort_by_key(|(number, _)| *number);
		Ok(Life {
			application,
			panels,
			due,
			claims: read(at, storage.claims(), (id,)).await?.unwrap_or_default(),
			conflicts,
			rectification: read(at, storage.rectifications(), (id,)).await?,
		})
	}

	/// Adds itself to what is shown as JSON.
	pub fn tell(&self, result: &mut Value) {
		let panel = |(terms, round): &(Option<TermsNumber>, Round)| {
			let mut panel = round.json();
			panel["terms"] = json!(terms);
			panel
		};
		let claims = (1..).zip(&self.claims);
		result["application"] = json!(self.application.as_ref().map(application));
		result["panels"] = self.panels.iter().map(panel).collect();
		result["deadlines"] = self.due.iter().map(Deadline::json).collect();
		result["claims"] = claims.map(|(number, it)| claim(number, it)).collect();
		result["conflicts"] =
			self.conflicts.iter().map(|(number, it)| conflict(*number, it)).collect();
		result["rectification"] = json!(self.rectification.as_ref().map(rectification));
	}

	/// What the summary says of it.
	pub fn fields(&self, today: Day) -> Vec<(&'static str, String)> {
		let mut fields = Vec::new();
		if let Some(stage) = &self.application {
			fields.push(("申请进度 Application", application_title(stage)));
		}
		fields.push(("期限 Due", due::shown(&self.due, today)));
		if let Some(order) = &self.rectification {
			fields.push(("整改 Rectification", rectification_title(order)));
		}
		fields
	}

	/// Tables of what there is, each after a line's end.
	pub fn tables(&self) -> String {
		let panels = self.panels.iter().flat_map(|(terms, round)| {
			let of = optional(*terms, |number| number.to_string());
			round.rows().map(move |[_, seat, said, day]| [of.clone(), seat, said, day])
		});
		let claims = (1..).zip(&self.claims).map(|(number, Claim { claim, declared, .. })| {
			[
				number.to_string(),
				words::mechanism_title(claim.mechanism).to_string(),
				format!("{}..{}", dates::day(*claim.first), dates::day(*claim.last)),
				dates::day(**declared),
				format!("{:?}", claim.reference),
			]
		});
		let conflicts = self.conflicts.iter().map(|(number, it)| {
			[
				number.to_string(),
				reporter(it),
				optional(it.claim, |claim| claim.to_string()),
				dates::day(*it.reported),
				decision(it),
			]
		});
		let tables = [
			(!self.panels.is_empty()).then(|| {
				table(["规则版本 Terms#", "席位 Seat", "意见 Opinion", "日期 Day"], panels)
			}),
			(!self.claims.is_empty()).then(|| {
				let header = [
					"机制外申报 Claim#",
					"机制 Mechanism",
					"期间 Days",
					"申报 Declared",
					"编号 BLAKE2-256",
				];
				table(header, claims)
			}),
			(!self.conflicts.is_empty()).then(|| {
				let header =
					["线索 Conflict#", "来源 By", "机制外申报 Claim#", "日期 Day", "认定 Decision"];
				table(header, conflicts)
			}),
		];
		tables.into_iter().flatten().map(|table| format!("\n{table}")).collect()
	}
}

fn application(stage: &ApplicationStage) -> Value {
	let (stage, day) = match stage {
		ApplicationStage::Submitted(day) => ("submitted", Some(dates::day(**day))),
		ApplicationStage::Incomplete => ("incomplete", None),
		ApplicationStage::Review => ("review", None),
		ApplicationStage::Approved(day) => ("approved", Some(dates::day(**day))),
	};
	json!({ "stage": stage, "since": day })
}

fn application_title(stage: &ApplicationStage) -> String {
	match stage {
		ApplicationStage::Submitted(day) => format!("待受理 submitted {}", dates::day(**day)),
		ApplicationStage::Incomplete => "待补正 incomplete".to_string(),
		ApplicationStage::Review => "审查中 under review".to_string(),
		ApplicationStage::Approved(day) => {
			format!("审查通过，待备案 approved, to be filed {}", dates::day(**day))
		}
	}
}

fn claim(number: u32, Claim { claim, declared, .. }: &Claim) -> Value {
	json!({
		"claim": number, "mechanism": words::mechanism(claim.mechanism), "reference_blake2_256": claim.reference,
		"first": dates::day(*claim.first), "last": dates::day(*claim.last), "declared": dates::day(**declared),
	})
}

fn conflict(number: u32, it: &Conflict) -> Value {
	let decision = it.decision.as_ref().map(
		|it| json!({ "upheld": it.upheld, "document": *it.document, "day": dates::day(*it.day) }),
	);
	json!({
		"conflict": number, "by": it.by, "claim": it.claim, "document": it.document.as_ref().map(|it| **it),
		"reported": dates::day(*it.reported), "decision": decision,
	})
}

fn reporter(it: &Conflict) -> String {
	match (it.by, &it.document) {
		(Some(by), _) => format!("参与者 participant {by}"),
		(None, Some(_)) => "运营机构 the operator".to_string(),
		(None, None) => "登记所示 by itself".to_string(),
	}
}

fn decision(it: &Conflict) -> String {
	optional(it.decision.as_ref(), |it| {
		let (zh, en) = if it.upheld {
			("属重复申报", "upheld")
		} else {
			("不属重复申报", "dismissed")
		};
		format!("{zh} {en} {}", dates::day(*it.day))
	})
}

fn rectification(it: &Rectification) -> Value {
	json!({
		"evaluation": *it.evaluation, "ordered": dates::day(*it.ordered), "days": it.days,
		"submitted": it.submitted.as_ref().map(|it| **it), "refused": it.refused.as_ref().map(|it| **it),
	})
}

fn rectification_title(it: &Rectification) -> String {
	let (ordered, days) = (dates::day(*it.ordered), it.days);
	match (&it.submitted, &it.refused) {
		(_, Some(_)) => format!("未达到要求 does not suffice, ordered {ordered}"),
		(Some(_), None) => format!("已提交，待验收 submitted, to be judged, ordered {ordered}"),
		(None, None) => {
			format!("{ordered} 要求，{days} 个工作日 / ordered {ordered}, {days} working days")
		}
	}
}
