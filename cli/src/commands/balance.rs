//! What a participant holds: lots by month of issue and class, what of them lapses this month, and honours.

use anyhow::Result;
use clap::Args;
use serde_json::{json, Map, Value};
use subxt::utils::Static;
use suhui_client::{
	api, balance,
	clock::today,
	read::read,
	scenario::{self, text},
	types::{self, Book},
	At, Who,
};
use suhui_primitives::{Milligrams, Month, Points, Quantity};

use crate::{
	args::{self, Context},
	dates,
	output::{fields, mass_exactly, table},
	taking::lapses,
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
	let honours = honours(balance::honours(&at, number).await?.as_ref(), *honour);
	let Quantity { reduction, points } = *quantity;
	let now = today(&at).await?.month().unwrap_or_default();
	let ending = ending(&lots, now);
	let mut held = Vec::new();
	for (month, class, quantity) in lots {
		let title = title(&at, class).await?;
		held.push(TitledLot { month: *month, class, quantity: *quantity, title });
	}
	let entries: Vec<_> = held
		.iter()
		.map(|lot| {
			json!({
				"month": dates::month(lot.month), "lapses": dates::month(lapses(lot.month)),
				"class": lot.class, "title": lot.title, "points": lot.quantity.points,
				"reduction_mg": lot.quantity.reduction,
			})
		})
		.collect();
	let of_purposes: Map<String, Value> =
		honours.iter().map(|it| (it.name.to_string(), it.json())).collect();
	let result = json!({
		"participant": number, "account": person.account.to_string(), "points": points, "reduction_mg": reduction,
		"lapses": {
			"month": dates::month(now), "points": ending.points, "reduction_mg": ending.reduction,
		},
		"lots": entries, "honour": { "points": honour.points, "reduction_mg": honour.reduction },
		"honours": of_purposes,
	});
	context.output.show(&result, |_| {
		let last = now.last_day().map_or_else(|| dates::month(now), dates::day);
		let summary = fields([
			("参与者 Participant", format!("{number} {}", person.account)),
			("碳积分 Points", points.to_string()),
			("减碳量 Reductions", mass_exactly(reduction)),
			(
				"本月末清零 Lapses this month",
				match ending == Quantity::default() {
					true => "–".to_string(),
					false => format!("{last}: {}", quantity_shown(ending)),
				},
			),
		]);
		let rows = held.iter().map(|lot| {
			[
				dates::month(lot.month),
				dates::month(lapses(lot.month)),
				lot.class.to_string(),
				lot.title.clone(),
				lot.quantity.points.to_string(),
				mass_exactly(lot.quantity.reduction),
			]
		});
		let header = [
			"签发月份 Month",
			"清零月末 Lapses",
			"批类 Class#",
			"场景与方法学 Scenario and methodology",
			"碳积分 Points#",
			"减碳量 Reductions#",
		];
		let lots = table(header, rows);
		let of_purposes = fields(honours.iter().map(|it| (it.title, it.shown())));
		format!("{summary}\n{lots}\n荣誉 Honours\n{of_purposes}")
	});
	Ok(())
}

/// What left a participant's lots for good, by what became of it.
struct Honour {
	name: &'static str,
	title: &'static str,
	points: Points,
	/// None of points redeemed: their reductions are the providers', and would be counted twice (Art. 32, 38).
	reduction: Option<Milligrams>,
}

impl Honour {
	fn of(name: &'static str, title: &'static str, quantity: Quantity) -> Self {
		Honour { name, title, points: quantity.points, reduction: Some(quantity.reduction) }
	}

	fn json(&self) -> Value {
		json!({ "points": self.points, "reduction_mg": self.reduction })
	}

	fn shown(&self) -> String {
		match self.reduction {
			Some(reduction) => quantity_shown(Quantity { reduction, points: self.points }),
			None => format!("{} 分 points", self.points),
		}
	}
}

/// Honours by purpose; of what lapsed the runtime tells, which counts what is due and not drained yet.
fn honours(book: Option<&Book>, lapsed: Quantity) -> [Honour; 6] {
	let retired = |of: fn(&Book) -> Quantity| book.map(of).unwrap_or_default();
	[
		Honour {
			name: "redeemed",
			title: "兑换 redeemed",
			points: book.map_or(0, |book| book.redeemed),
			reduction: None,
		},
		Honour::of("lapsed", "清零 lapsed", lapsed),
		Honour::of("donated", "公益捐赠 donated", retired(|book| *book.donated)),
		Honour::of("offset", "自愿抵消 offset", retired(|book| *book.offset)),
		Honour::of("cancelled", "自愿注销 cancelled", retired(|book| *book.cancelled)),
		Honour::of(
			"compensated",
			"生态环境损害赔偿 compensated",
			retired(|book| *book.compensated),
		),
	]
}

/// What of lots lapses at the end of this month unless it is redeemed.
fn ending(lots: &[(Static<Month>, u32, Static<Quantity>)], now: Month) -> Quantity {
	let ending = lots.iter().filter(|(month, ..)| lapses(**month) <= now);
	ending.fold(Quantity::default(), |sum, (.., quantity)| sum.saturating_add(**quantity))
}

fn quantity_shown(quantity: Quantity) -> String {
	format!("{} 分 points, {}", quantity.points, mass_exactly(quantity.reduction))
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lots_should_be_told_as_ending_in_the_twenty_fourth_month_after_their_own() {
		let lot = |month, reduction, points| {
			(Static(Month(month)), 3, Static(Quantity { reduction, points }))
		};
		// Of March 2024 and June 2025, seen in March 2026.
		let lots = [lot(650, 200_000, 40), lot(665, 25_000, 10)];
		assert_eq!(ending(&lots, Month(674)), Quantity { reduction: 200_000, points: 40 });
		assert_eq!(ending(&lots, Month(673)), Quantity::default());
	}

	#[test]
	fn honours_should_tell_no_reductions_of_what_was_redeemed() {
		let quantity = |reduction, points| Static(Quantity { reduction, points });
		let book = Book {
			redeemed: 10,
			lapsed: quantity(1, 1),
			donated: quantity(5_200_000, 520),
			offset: quantity(26, 0),
			cancelled: quantity(0, 0),
			compensated: quantity(0, 0),
		};
		let lapsed = Quantity { reduction: 200_000, points: 40 };
		let told = honours(Some(&book), lapsed).map(|it| it.json());
		let json = |points: u64, reduction: Option<u64>| json!({ "points": points, "reduction_mg": reduction });
		let none = json(0, Some(0));
		assert_eq!(told[..2], [json(10, None), json(40, Some(200_000))]);
		assert_eq!(told[2..4], [json(520, Some(5_200_000)), json(0, Some(26))]);
		assert_eq!(told[4..], [none.clone(), none]);
		assert!(honours(None, Quantity::default()).iter().all(|it| it.points == 0));
	}
}
