//! What a participant holds: lots by month of issue and class, and honours.

use anyhow::Result;
use clap::Args;
use serde_json::json;
use suhui_primitives::{Day, Month, Page, ParticipantId};

use super::participant::{find, participant};
use crate::{
	args::Context,
	chain::{
		read, read_many,
		state::{Class, Lot, Quantity},
		At, Chain,
	},
	dates,
	output::{fields, mass_exactly, table},
	source::{self, text},
};

/// Months lots may lie in besides the current one: 24 until they lapse, and one in which they do.
const MONTHS: u32 = 25;

#[derive(Args)]
pub struct Balance {
	/// 编号或地址 / Number or address
	participant: String,
}

struct Held {
	month: u32,
	class: u32,
	quantity: Quantity,
	/// What the class is, in words.
	title: String,
}

pub async fn run(context: &Context, balance: Balance) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let number = find(&at, &balance.participant).await?;
	let person = participant(&at, number).await?;
	let held = lots(&chain, &at, number).await?;
	let honour: Quantity = read(&at, "Points", "Honours", (number,))
		.await?
		.unwrap_or(Quantity { reduction: 0, points: 0 });
	let points: u64 = held.iter().map(|lot| lot.quantity.points).sum();
	let reduction: u64 = held.iter().map(|lot| lot.quantity.reduction).sum();
	let entries: Vec<_> = held
		.iter()
		.map(|lot| {
			json!({
				"month": dates::month(Month(lot.month)), "class": lot.class, "source": lot.title,
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
			("积分 Points", points.to_string()),
			("减碳量 Reductions", mass_exactly(reduction)),
			(
				"荣誉 Honours",
				format!("{} 分 points, {}", honour.points, mass_exactly(honour.reduction)),
			),
		]);
		let rows = held.iter().map(|lot| {
			[
				dates::month(Month(lot.month)),
				lot.class.to_string(),
				lot.title.clone(),
				lot.quantity.points.to_string(),
				mass_exactly(lot.quantity.reduction),
			]
		});
		let header = [
			"发放月 Month",
			"类 Class#",
			"场景与方法学 Source and methodology",
			"积分 Points#",
			"减碳量 Reductions#",
		];
		format!("{summary}\n{}", table(header, rows))
	});
	Ok(())
}

async fn lots(chain: &Chain, at: &At, number: ParticipantId) -> Result<Vec<Held>> {
	let now: u64 = read(at, "Timestamp", "Now", ()).await?.unwrap_or_default();
	let current = Day::at(now).month().unwrap_or_default().0;
	let oldest = read::<_, u32>(at, "Points", "NextToLapse", ()).await?.unwrap_or_default();
	let first = current.saturating_sub(MONTHS).min(oldest.max(current.saturating_sub(10 * MONTHS)));
	let (page, slot) = (Page::of(number).0, Page::slot(number));
	let months = first..=current;
	let keys = months.clone().map(|month| (month, page));
	let pages: Vec<Option<Vec<Lot>>> = read_many(chain, at, "Points", "Lots", keys).await?;
	let mut held = Vec::new();
	for (month, lots) in months.zip(pages) {
		for lot in lots.into_iter().flatten().filter(|lot| lot.slot == slot) {
			let title = title(at, lot.class).await?;
			held.push(Held { month, class: lot.class, quantity: lot.quantity, title });
		}
	}
	Ok(held)
}

async fn title(at: &At, class: u32) -> Result<String> {
	let Some(class) = read::<_, Class>(at, "Issuance", "Classes", (class,)).await? else {
		return Ok("–".to_string());
	};
	let scenario = source::scenario(at, class.source).await?;
	let version =
		class.version.map_or_else(String::new, |version| format!("，方法学版本 version {version}"));
	Ok(format!("{} {}{version}", class.source, text(&scenario.title)))
}
