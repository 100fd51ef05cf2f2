//! Who judges what is applied for, and what they say of it.

use std::path::Path;

use anyhow::{ensure, Error, Result};
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{
	api::{
		self,
		experts::events::{Opined, PanelNamed, Recused},
	},
	read::{read, read_under},
	types::{Opinion, Panel, View},
	At, Who,
};
use suhui_primitives::{Matter, Seat};

use crate::{args::Context, bounds, dates, document};

/// Names who judges a matter in its present round: experts and, but for a methodology, technical bodies.
pub async fn name(
	context: &Context,
	matter: Matter,
	experts: &[Who],
	bodies: &[Who],
) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (mut of_experts, mut of_bodies) = (Vec::new(), Vec::new());
	for who in experts {
		let (number, expert) = who.expert(&at).await?;
		ensure!(
			expert.dismissed.is_none(),
			"专家 {number} 已解聘 / expert {number} was dismissed: name one who sits"
		);
		of_experts.push(number);
	}
	for who in bodies {
		of_bodies.push(who.open_participant(&at).await?.0);
	}
	let seats = of_experts.iter().copied().map(Seat::Expert);
	let seats: Vec<_> = seats.chain(of_bodies.iter().copied().map(Seat::Body)).collect();
	bounds::panel(&seats).map_err(Error::msg)?;
	let told = seats.iter().map(|seat| title(*seat)).collect::<Vec<_>>().join("、");
	let call =
		api::tx().experts().name_panel(matter.into(), seats.into_iter().map(Static).collect());
	let included = context.send_on(&chain, &call).await?;
	let PanelNamed { round, .. } = included.event()?;
	let mut result = matter_json(matter);
	result["block"] = json!(included.block);
	result["round"] = json!(round);
	result["experts"] = json!(of_experts);
	result["bodies"] = json!(of_bodies);
	context.output.show(&result, |_| {
		let of = Of(matter);
		format!(
			"已指定{}第 {round} 轮的论证专家组 / the panel of {} in round {round}: {told}",
			of.zh(),
			of.en()
		)
	});
	Ok(())
}

/// A seat as it is shown.
pub fn title(seat: Seat) -> String {
	match seat {
		Seat::Expert(number) => format!("专家 expert {number}"),
		Seat::Body(number) => format!("机构 body {number}"),
	}
}

/// The opinion of the caller's seat.
pub async fn opine(
	context: &Context,
	matter: Matter,
	favourable: bool,
	report: &Path,
) -> Result<()> {
	let report = document::read(report)?;
	let call = api::tx().experts().opine(matter.into(), favourable, report.into());
	let included = context.send(&call).await?;
	let Opined { round, .. } = included.event()?;
	let mut result = matter_json(matter);
	result["block"] = json!(included.block);
	result["round"] = json!(round);
	result["favourable"] = json!(favourable);
	result["report"] = json!(report);
	context.output.show(&result, |_| {
		let (of, view) = (Of(matter), if favourable { "赞成" } else { "反对" });
		let view_en = if favourable { "in favour of" } else { "against" };
		format!("对{}的意见：{view} / {view_en} {}", of.zh(), of.en())
	});
	Ok(())
}

/// The caller's seat judges no more in this round.
pub async fn recuse(context: &Context, matter: Matter, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().experts().recuse(matter.into(), reason.into());
	let included = context.send(&call).await?;
	let Recused { round, .. } = included.event()?;
	let mut result = matter_json(matter);
	result["block"] = json!(included.block);
	result["round"] = json!(round);
	result["reason"] = json!(reason);
	context.output.show(&result, |_| {
		let of = Of(matter);
		format!("已回避{}的评估论证 / recused from judging {}", of.zh(), of.en())
	});
	Ok(())
}

/// Who sits on the panel of a round or sat there and spoke, each with what it said.
pub struct Round {
	pub round: u8,
	seats: Vec<(Seat, Option<Opinion>)>,
}

impl Round {
	/// The rounds of a matter up to this one, as far as panels were named.
	pub async fn read_all(at: &At, matter: Matter, last: u8) -> Result<Vec<Self>> {
		let mut rounds = Vec::new();
		for round in 1..=last {
			if let Some(found) = Self::read(at, matter, round).await? {
				rounds.push(found);
			}
		}
		Ok(rounds)
	}

	async fn read(at: &At, matter: Matter, round: u8) -> Result<Option<Self>> {
		let experts = api::storage().experts();
		let panel = read(at, experts.panels(), ((Static(matter), round),)).await?;
		let Some(Panel { seats, .. }) = panel else { return Ok(None) };
		let said = read_under(at, experts.opinions(), ((Static(matter), round),)).await?;
		let mut said: Vec<_> =
			said.into_iter().map(|((_, Static(seat)), opinion)| (seat, Some(opinion))).collect();
		let silent = seats.into_iter().map(|Static(seat)| seat);
		let silent: Vec<_> =
			silent.filter(|seat| !said.iter().any(|(other, _)| other == seat)).collect();
		said.extend(silent.into_iter().map(|seat| (seat, None)));
		said.sort_by_key(|(seat, _)| *seat);
		Ok(Some(Round { round, seats: said }))
	}

	pub fn json(&self) -> Value {
		let seat = |(seat, opinion): &(Seat, Option<Opinion>)| {
			let (kind, number) = match seat {
				Seat::Expert(number) => ("expert", number),
				Seat::Body(number) => ("body", number),
			};
			json!({
				kind: number, "view": opinion.as_ref().map(|it| view(&it.view).1),
				"report": opinion.as_ref().map(|it| *it.report),
				"day": opinion.as_ref().map(|it| dates::day(*it.day)),
			})
		};
		json!({ "round": self.round, "seats": self.seats.iter().map(seat).collect::<Vec<_>>() })
	}

	/// Round, seat, what it said and when.
	pub fn rows(&self) -> impl Iterator<Item = [String; 4]> + '_ {
		self.seats.iter().map(|(seat, opinion)| {
			let seat = title(*seat);
			let (said, day) = match opinion {
				Some(it) => {
					let (zh, en) = view(&it.view);
					(format!("{zh} {en}"), dates::day(*it.day))
				}
				None => ("–".to_string(), "–".to_string()),
			};
			[self.round.to_string(), seat, said, day]
		})
	}
}

fn view(view: &View) -> (&'static str, &'static str) {
	match view {
		View::Favourable => ("赞成", "favourable"),
		View::Adverse => ("反对", "adverse"),
		View::Recused => ("回避", "recused"),
	}
}

fn matter_json(matter: Matter) -> Value {
	match matter {
		Matter::Methodology(version) => json!({ "version": version }),
		Matter::Scenario(source) => json!({ "source": source }),
		Matter::Terms(source, terms) => json!({ "source": source, "terms": terms }),
	}
}

/// A matter in words.
struct Of(Matter);

impl Of {
	fn zh(&self) -> String {
		match self.0 {
			Matter::Methodology(version) => format!("方法学版本 {version} "),
			Matter::Scenario(source) => format!("场景 {source} "),
			Matter::Terms(source, terms) => format!("场景 {source} 第 {terms} 版规则"),
		}
	}

	fn en(&self) -> String {
		match self.0 {
			Matter::Methodology(version) => format!("methodology version {version}"),
			Matter::Scenario(source) => format!("scenario {source}"),
			Matter::Terms(source, terms) => format!("terms {terms} of scenario {source}"),
		}
	}
}
