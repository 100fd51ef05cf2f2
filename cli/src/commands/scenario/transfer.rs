//! How a scenario becomes another developer's.

use std::path::Path;

use anyhow::{ensure, Result};
use clap::Args;
use serde_json::json;
use suhui_client::{
	api::{self, scenarios::events::Transferred},
	scenario::scenario,
	Who,
};
use suhui_primitives::SourceId;

use crate::{
	args::{self, Context},
	document,
};

#[derive(Args)]
pub struct Transfer {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 受让方，编号或地址 / To whom, by number or address
	#[arg(long, value_name = "PARTICIPANT", value_parser = args::who, required_unless_present = "nobody", conflicts_with = "nobody")]
	to: Option<Who>,
	/// 收回转让的提出 / To nobody any more
	#[arg(long)]
	nobody: bool,
}

pub async fn offer(context: &Context, offer: Transfer) -> Result<()> {
	let Transfer { source, to, .. } = offer;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let to = match to {
		Some(who) => Some(who.open_participant(&at).await?.0),
		None => None,
	};
	let developer = scenario(&at, source).await?.developer;
	ensure!(
		to != Some(developer),
		"参与者 {developer} 已是场景 {source} 的开发主体 / participant {developer} is the developer of scenario {source} already"
	);
	let included = context.send_on(&chain, &api::tx().scenarios().transfer(source, to)).await?;
	let result = json!({ "block": included.block, "source": source, "to": to });
	context.output.show(&result, |_| match to {
		Some(to) => format!("已提出将场景 {source} 转让给参与者 {to}，待运营机构同意 / scenario {source} is to pass on to participant {to}, once the operator consents"),
		None => format!("场景 {source} 不再转让 / scenario {source} is not to pass on any more"),
	});
	Ok(())
}

pub async fn consent(context: &Context, source: SourceId, to: Who, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let (to, _) = to.open_participant(&chain.at_finalized().await?).await?;
	let call = api::tx().scenarios().consent_transfer(source, to, document.into());
	let included = context.send_on(&chain, &call).await?;
	let Transferred { from, .. } = included.event()?;
	let result = json!({
		"block": included.block, "source": source, "from": from, "to": to, "document": document,
	});
	context.output.show(&result, |_| {
		format!("场景 {source} 的开发主体由参与者 {from} 变更为 {to} / the developer of scenario {source} is participant {to}, no longer {from}")
	});
	Ok(())
}
