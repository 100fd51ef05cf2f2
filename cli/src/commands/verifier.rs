use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;
use serde_json::json;
use subxt::utils::AccountId32;
use suhui_client::{api, read::read_all, scenario::text, types::Standing};
use suhui_primitives::SourceId;

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::table,
};

#[derive(Subcommand)]
pub enum Command {
	/// 确定核查机构 / Accredit a verifier (the authority)
	Accredit {
		#[arg(value_parser = args::account)]
		account: AccountId32,
		#[arg(long, value_parser = bounds::title)]
		title: String,
		/// 证明第四十条各项条件的材料 / The documents that show the conditions of Art. 40
		#[arg(long)]
		document: PathBuf,
	},
	/// 暂停资格 / Suspend a verifier (the authority)
	Suspend {
		#[arg(value_parser = args::account)]
		account: AccountId32,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long)]
		reason: PathBuf,
	},
	/// 恢复资格 / Reinstate a verifier (the authority)
	Reinstate {
		#[arg(value_parser = args::account)]
		account: AccountId32,
	},
	/// 列出核查机构 / List verifiers
	List,
	/// 申报与场景的利害关系 / Declare an interest in a source (a verifier)
	Interest { source: SourceId },
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Accredit { account, title, document } => {
			let documents = document::read(&document)?;
			let block = context
				.send(&api::tx().accreditation().accredit(
					account,
					title.into_bytes(),
					documents.into(),
				))
				.await?
				.block;
			done(context, block, account, "已确定 Accredited");
		}
		Command::Suspend { account, reason } => {
			let reason = document::read(&reason)?;
			let block = context
				.send(&api::tx().accreditation().suspend(account, reason.into()))
				.await?
				.block;
			done(context, block, account, "已暂停资格 Suspended");
		}
		Command::Reinstate { account } => {
			let block = context.send(&api::tx().accreditation().reinstate(account)).await?.block;
			done(context, block, account, "已恢复资格 Reinstated");
		}
		Command::Interest { source } => {
			let block =
				context.send(&api::tx().accreditation().declare_interest(source)).await?.block;
			context.output.show(&json!({ "block": block, "source": source }), |_| {
				format!("已申报与场景 {source} 的利害关系 Interest in scenario {source} declared")
			});
		}
		Command::List => list(context).await?,
	}
	Ok(())
}

fn done(context: &Context, block: u64, account: AccountId32, what: &str) {
	let account = account.to_string();
	context
		.output
		.show(&json!({ "block": block, "verifier": account }), |_| format!("{what}: {account}"));
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut verifiers = read_all(&at, api::storage().accreditation().verifiers()).await?;
	verifiers.sort_by_key(|(_, verifier)| *verifier.accredited);
	let entries: Vec<_> = verifiers
		.iter()
		.map(|((account,), it)| {
			let suspended = match &it.standing {
				Standing::Good => None,
				Standing::Suspended { since, reason } => {
					Some(json!({ "since": dates::day(**since), "reason": **reason }))
				}
			};
			json!({
				"verifier": account.to_string(), "title": text(&it.title), "documents": *it.documents,
				"accredited": dates::day(*it.accredited), "suspended": suspended,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = verifiers.iter().map(|((account,), it)| {
			let standing = match &it.standing {
				Standing::Good => "正常 good".to_string(),
				Standing::Suspended { since, .. } => {
					format!("已暂停 suspended {}", dates::day(**since))
				}
			};
			[text(&it.title), account.to_string(), dates::day(*it.accredited), standing]
		});
		table(["名称 Title", "账户 Account", "确定日期 Accredited", "资格 Standing"], rows)
	});
	Ok(())
}
