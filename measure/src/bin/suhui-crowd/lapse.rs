//! A month's lots lapse in blocks with weight to spare (Art. 37), which nobody sends.

use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::{json, Value};
use suhui_client::{
	api::{self, points::events::Lapsed},
	read::read,
	Chain,
};
use suhui_primitives::{Month, Quantity};

use crate::blocks::{Blocks, Filled};

#[derive(Args)]
pub struct LapseOptions {
	/// 签发月份，自 1970 年 1 月起算的月数 / The month of issue, by months since January 1970
	#[arg(long)]
	month: u32,
}

/// From the first block on, until the month is over.
pub async fn run(chain: &Chain, LapseOptions { month }: LapseOptions) -> Result<Value> {
	let month = Month(month);
	let mut blocks = Blocks::from(chain, 1);
	let (mut filled, mut pages, mut quantity) = (Vec::new(), 0, Quantity::default());
	let started = Instant::now();
	loop {
		for block in blocks.more().await? {
			let lapsed = block.found.events::<Lapsed>()?;
			let lapsed: Vec<_> = lapsed.into_iter().filter(|it| it.month.0 == month).collect();
			for of_page in &lapsed {
				quantity = quantity.saturating_add(of_page.quantity.0);
			}
			pages += lapsed.len();
			if !lapsed.is_empty() {
				let (number, done) = (block.found.number, lapsed.len());
				eprintln!("区块 block {number}: {done}");
				let weight_ms = block.weight_ms;
				filled.push(Filled { block: number, done, failed: 0, weight_ms });
			}
			let next = read(&block.at, api::storage().points().next_to_lapse(), ()).await?;
			let next = next.context("没有任何积分 / the chain has no lots")?;
			if next.month.0 > month {
				let (Quantity { reduction, points }, seconds) =
					(quantity, started.elapsed().as_secs_f64());
				return Ok(json!({
					"month": month, "pages": pages, "lapsed_mg": reduction, "points": points,
					"watched_s": seconds, "blocks": filled,
				}));
			}
		}
	}
}
