//! Calls that nobody makes, in an emergency, until the council lets them go on (Art. 5).

use anyhow::{ensure, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api::{self, tx_pause},
	connection::At,
	read::{read, read_all},
	scenario::text,
};
use suhui_primitives::NEVER_PAUSED;

use crate::{args::Context, clerks::Matter, output::table};

#[derive(Subcommand)]
pub enum Command {
	/// 列出已暂停的调用 / List the calls that are paused
	List,
	/// 暂停一个调用，由过半数席位表决 / Pause a call (more than half of the council)
	///
	/// 区块、会期、表决、部门与升级所需的调用不能暂停。
	///
	/// What blocks, sessions, motions, departments and upgrades need cannot be paused.
	Start(Named),
	/// 恢复一个调用，由过半数席位表决 / Let a call go on (more than half of the council)
	End(Named),
}

/// A call by the names that the chain has for it.
#[derive(Args)]
pub struct Named {
	/// 模块，如 Issuance / The pallet, such as Issuance
	pallet: String,
	/// 调用，如 feed / The call, such as feed
	call: String,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::List => list(context).await,
		Command::Start(named) => start(context, named).await,
		Command::End(named) => end(context, named).await,
	}
}

async fn start(context: &Context, named: Named) -> Result<()> {
	let Named { pallet, call } = named;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let metadata = at.metadata_ref();
	let found = metadata.pallet_by_name(&pallet);
	let is_call = found.is_some_and(|found| found.call_variant_by_name(&call).is_some());
	ensure!(
		!NEVER_PAUSED.contains(&pallet.as_str()),
		"模块 {pallet} 的调用不能暂停：区块、会期、表决、部门与升级须用之 / no call of {pallet} is ever paused: blocks, sessions, motions, departments and upgrades need it"
	);
	ensure!(is_call, "链上没有调用 {pallet}.{call} / the chain has no call {pallet}.{call}");
	ensure!(
		!is_paused(&at, &pallet, &call).await?,
		"{pallet}.{call} 已暂停 / {pallet}.{call} is paused already"
	);
	let full_name = (pallet.clone().into_bytes(), call.clone().into_bytes());
	let matter = Matter {
		zh: format!("暂停 {pallet}.{call}"),
		en: format!("the pause of {pallet}.{call}"),
	};
	let result = json!({ "pallet": pallet, "call": call });
	let call = api::Call::TxPause(tx_pause::Call::pause { full_name });
	matter.resolve(context, &chain, call, result).await
}

async fn end(context: &Context, named: Named) -> Result<()> {
	let Named { pallet, call } = named;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	ensure!(
		is_paused(&at, &pallet, &call).await?,
		"{pallet}.{call} 没有暂停 / {pallet}.{call} is not paused"
	);
	let ident = (pallet.clone().into_bytes(), call.clone().into_bytes());
	let matter = Matter {
		zh: format!("恢复 {pallet}.{call}"),
		en: format!("the end of the pause of {pallet}.{call}"),
	};
	let result = json!({ "pallet": pallet, "call": call });
	let call = api::Call::TxPause(tx_pause::Call::unpause { ident });
	matter.resolve(context, &chain, call, result).await
}

async fn is_paused(at: &At, pallet: &str, call: &str) -> Result<bool> {
	let name = (pallet.as_bytes().to_vec(), call.as_bytes().to_vec());
	let paused = read(at, api::storage().tx_pause().paused_calls(), (name,)).await?;
	Ok(paused.is_some())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let paused = read_all(&at, api::storage().tx_pause().paused_calls()).await?;
	let names = paused.into_iter().map(|(((pallet, call),), _)| [text(&pallet), text(&call)]);
	let mut names: Vec<_> = names.collect();
	names.sort_unstable();
	let entries: Vec<_> =
		names.iter().map(|[pallet, call]| json!({ "pallet": pallet, "call": call })).collect();
	context.output.show(&entries, |_| table(["模块 Pallet", "调用 Call"], names.iter().cloned()));
	Ok(())
}
