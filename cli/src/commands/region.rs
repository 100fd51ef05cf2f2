//! The offices of cities and counties (Art. 5).

use anyhow::Result;
use clap::Subcommand;
use serde_json::json;
use subxt::utils::Static;
use suhui_client::{api, read::read_all};

use crate::{args::Context, output::table};

#[derive(Subcommand)]
pub enum Command {
	/// 列出地区管理部门的账户；任用、解除由相关部门表决（disclosure.appointOffice、dismissOffice） / List the accounts that act
	/// for regions; the council appoints and dismisses them by motions of disclosure.appointOffice and dismissOffice
	List,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	let Command::List = command;
	let at = context.connect().await?.at_finalized().await?;
	let offices = read_all(&at, api::storage().disclosure().offices()).await?;
	let mut offices: Vec<_> = offices
		.into_iter()
		.map(|((account,), Static(region))| (region, account.to_string()))
		.collect();
	offices.sort_unstable();
	let entries: Vec<_> = offices
		.iter()
		.map(|(region, account)| json!({ "region": region.code(), "account": account }))
		.collect();
	context.output.show(&entries, |_| {
		let rows =
			offices.iter().map(|(region, account)| [region.code().to_string(), account.clone()]);
		table(["地区 Region#", "账户 Account"], rows)
	});
	Ok(())
}
