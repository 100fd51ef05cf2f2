//! What a participant holds: lots by month of issue and class, and honours.

use anyhow::Result;
use clap::Args;
use serde_json::json;
use suhui_client::{
	api, balance,
	read::read,
	scenario::{self, text},
	types, At, Who,
};
use suhui_primitives::{Month, Quantity};

use crate::{
	args::{self, Context},
	dates,
	output::{fields, mass_exactly, table},
};

#[derive(Args)]
pub struct BalanceOptions {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who)]
	participant: Who,
}

struct TitledLot {
	month: Month,
	class: u32,
	quantity: Quantity,
	/// What the class is, in words.
	title: String,
}

pub async fn run(context: &Context, balance: BalanceOptions) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let (number, person) = balance.participant.participant(&at).await?;
	let types::Balance { quantity, lots, honour } = balance::balance(&at, number).await?;
	let Quantity { reduction, points } = *quantity;
	let mut held = Vec::new();
	for (month, class, quantity) in lots {
		let title = title(&at, class).await?;
		held.push(TitledLot { month: *month, class, quantity: *quantity, title });
	}
	let entries: Vec<_> = held
		.iter()
		.map(|lot| {
			json!({
				"month": dates::month(lot.month), "class": lot.class, "title": lot.title,
				"points": lot.quantity.points, "reduction_mg": lot.quantity.reduction,
			})
		})
		.collect();
	let result = json!({
		"participant": number, "account": person.account.to_string(), "points": points, "reduction_mg": reduction,
		"lots": entries, "honour": { "points": honour.points, "reduction_mg": honour.reduction },
	});
	context.output.show(&result, |_| {
		let summary = fields([
			("参与者 Participant", format!("{number} {}", person.account)),
			("碳积分 Points", points.to_string()),
			("减碳量 Reductions", mass_exactly(reduction)),
			(
				"荣誉 Honours",
				format!("{} 分 points, {}", honour.points, mass_exactly(honour.reduction)),
			),
		]);
		let rows = held.iter().map(|lot| {
			[
				dates::month(lot.month),
				lot.class.to_string(),
				lot.title.clone(),
				lot.quantity.points.to_string(),
				mass_exactly(lot.quantity.reduction),
			]
		});
		let header = [
			"签发月份 Month",
			"批类 Class#",
			"场景与方法学 Scenario and methodology",
			"碳积分 Points#",
			"减碳量 Reductions#",
		];
		format!("{summary}\n{}", table(header, rows))
	});
	Ok(())
}

async fn title(at: &At, class: u32) -> Result<String> {
	let Some(class) = read(at, api::storage().issuance().classes(), (class,)).await? else {
		return Ok("–".to_string());
	};
	let scenario = scenario::scenario(at, class.source).await?;
	let version =
		class.version.map_or_else(String::new, |version| format!("，方法学版本 version {version}"));
	Ok(format!("{} {}{version}", class.source, text(&scenario.title)))
}
