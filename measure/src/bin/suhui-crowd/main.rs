//! `suhui-crowd`: what many people send to a running chain at once, and what its blocks do with it. `scripts/event`,
//! `scripts/redemptions` and `scripts/lapse` run it; officials do not install it.
//!
//! The people are those that `suhui-trial people` makes, of whom none signed anything before: each sends one transaction,
//! the first of its account. What is told is told of final blocks.
//!
//! | module | what it is |
//! |---|---|
//! | `people` | who sends, and by which key |
//! | `blocks` | final blocks as they come, with what they weigh |
//! | `sending` | one transaction of each person, and what became of it |
//! | `donations` | to an event |
//! | `redemptions` | of one item |
//! | `lapse` | of a month's lots, which nobody sends |

mod blocks;
mod donations;
mod lapse;
mod people;
mod redemptions;
mod sending;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use suhui_client::Chain;

use crate::{donations::Donations, lapse::LapseOptions, redemptions::Redemptions};

/// 众人同时办理 / Many people at once
#[derive(Parser)]
#[command(name = "suhui-crowd", version, arg_required_else_help = true)]
struct Arguments {
	/// 节点的 WebSocket 地址 / The node's WebSocket address
	#[arg(long, env = "SUHUI_URL", default_value = "ws://127.0.0.1:9944")]
	url: String,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// 每人向大型活动捐赠，已捐的跳过 / Each donates to an event; who did is passed over
	Donate(Donations),
	/// 每人兑换同一物品 / Each redeems one item
	Redeem(Redemptions),
	/// 看着一个月的份额清零 / Watch a month's lots lapse
	Lapse(LapseOptions),
}

#[tokio::main]
async fn main() -> ExitCode {
	match run(Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("错误 Error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

async fn run(Arguments { url, command }: Arguments) -> Result<()> {
	let chain = Chain::connect(&url).await?;
	let told = match command {
		Command::Donate(donations) => donations::run(&chain, donations).await?,
		Command::Redeem(redemptions) => redemptions::run(&chain, redemptions).await?,
		Command::Lapse(options) => lapse::run(&chain, options).await?,
	};
	println!("{}", serde_json::to_string_pretty(&told)?);
	Ok(())
}
