//! The offices of cities and counties, which the council appoints (Art. 5).

use anyhow::{anyhow, ensure, Result};
use clap::Subcommand;
use serde_json::json;
use subxt::utils::{AccountId32, Static};
use suhui_client::{
	api::{self, disclosure},
	read::{read, read_all},
	who::stood_for,
};
use suhui_primitives::Region;

use crate::{
	args::{self, Context},
	clerks::Matter,
	output::table,
	people,
};

#[derive(Subcommand)]
pub enum Command {
	/// 任用一个账户为地区管理部门，由相关部门表决 / Let an account act for a region (the council: each seat votes by this command)
	Appoint {
		/// 行政区划代码 / The region's code
		#[arg(value_name = "CODE", value_parser = people::region)]
		region: Region,
		/// 账户地址 / The account's address
		#[arg(value_name = "ADDRESS", value_parser = args::account)]
		account: AccountId32,
	},
	/// 解除一个账户的任用，由相关部门表决 / End an account's acting for its region (the council)
	Dismiss {
		/// 账户地址 / The account's address
		#[arg(value_name = "ADDRESS", value_parser = args::account)]
		account: AccountId32,
	},
	/// 列出地区管理部门的账户 / List the accounts that act for regions
	List,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Appoint { region, account } => appoint(context, region, account).await,
		Command::Dismiss { account } => dismiss(context, account).await,
		Command::List => list(context).await,
	}
}

async fn appoint(context: &Context, region: Region, account: AccountId32) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	if let Some(participant) = stood_for(&at, account).await? {
		return Err(anyhow!(
			"账户 {account} 代表或曾代表参与者 {participant}，地区管理部门须另用账户 / the account {account} stands, or stood, for participant {participant}: an office takes another account"
		));
	}
	let held = read(&at, api::storage().disclosure().offices(), (account,)).await?;
	if let Some(Static(held)) = held {
		return Err(anyhow!(
			"账户 {account} 已是地区 {0} 的管理部门 / the account {account} acts for region {0} already",
			held.code()
		));
	}
	let code = region.code();
	let call = disclosure::Call::appoint_office { account, region: region.into() };
	let matter = Matter {
		zh: format!("任用 {account} 为地区 {code} 的管理部门"),
		en: format!("appointment of {account} to act for region {code}"),
	};
	let result = json!({ "region": code, "account": account.to_string() });
	matter.resolve(context, &chain, api::Call::Disclosure(call), result).await
}

async fn dismiss(context: &Context, account: AccountId32) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let held = read(&at, api::storage().disclosure().offices(), (account,)).await?;
	ensure!(
		held.is_some(),
		"账户 {account} 不是地区管理部门 / the account {account} acts for no region"
	);
	let call = disclosure::Call::dismiss_office { account };
	let matter = Matter {
		zh: format!("解除 {account} 的地区管理部门任用"),
		en: format!("dismissal of the regional office {account}"),
	};
	let result = json!({ "account": account.to_string() });
	matter.resolve(context, &chain, api::Call::Disclosure(call), result).await
}

async fn list(context: &Context) -> Result<()> {
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
