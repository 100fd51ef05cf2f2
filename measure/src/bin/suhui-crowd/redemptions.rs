//! Everybody redeems one item (Art. 35), whether there is one for each or not.

use anyhow::{Context, Result};
use clap::{value_parser, Args};
use serde_json::{json, Value};
use subxt::config::{substrate::BlakeTwo256, Hasher};
use suhui_client::{
	api::{self, mall::events::Redeemed},
	read::read,
	Chain,
};
use suhui_primitives::ItemId;

use crate::{
	people::{People, Person},
	sending::send_all,
};

/// Of the item, for each.
const COUNT: u16 = 1;

#[derive(Args)]
pub struct Redemptions {
	/// 物品 / The item
	#[arg(value_parser = value_parser!(u32).range(1..))]
	item: ItemId,
	#[command(flatten)]
	people: People,
	/// 至多读取的份额数 / Lots that may be read for each
	#[arg(long, value_parser = value_parser!(u32).range(1..))]
	lots: u32,
}

pub async fn run(chain: &Chain, redemptions: Redemptions) -> Result<Value> {
	let Redemptions { item, people, lots } = redemptions;
	let at = chain.at_finalized().await?;
	let people = people.all()?;
	// Nobody reveals these secrets: what is measured ends with the order.
	let redeem = |person: &Person| {
		let digest = BlakeTwo256.hash(&person.number.to_le_bytes());
		api::tx().mall().redeem(item, COUNT, digest, lots)
	};
	let (mut reduction, mut points) = (0u64, 0u64);
	let outcome = send_all(chain, &at, &people, redeem, |block| {
		let redeemed = block.events::<Redeemed>()?;
		let redeemed: Vec<_> = redeemed.into_iter().filter(|it| it.item == item).collect();
		reduction += redeemed.iter().map(|it| it.taken.reduction).sum::<u64>();
		points += redeemed.iter().map(|it| it.taken.points).sum::<u64>();
		Ok(redeemed.len())
	})
	.await?;
	let at = chain.at_finalized().await?;
	let found = read(&at, api::storage().mall().items(), (item,)).await?;
	let found = found.context("没有这一物品 / there is no such item")?;
	Ok(json!({
		"item": item, "stock": found.stock, "held": found.held, "taken_mg": reduction, "points": points,
		"outcome": outcome,
	}))
}
