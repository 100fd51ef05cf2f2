use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;
use serde_json::json;
use suhui_client::{api, read::read_all, types::Standing, Who};
use suhui_primitives::{ParticipantId, SourceId};

use super::participant::titles;
use crate::{
	args::{self, Context},
	dates, document,
	output::{optional, table},
};

#[derive(Subcommand)]
pub enum Command {
	/// 确定核查机构，须已作为法人开户 / Accredit a verifier, a legal person with an account (the authority)
	Accredit {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		/// 证明第四十条各项条件的材料 / The documents that show the conditions of Art. 40
		#[arg(long)]
		document: PathBuf,
	},
	/// 暂停资格 / Suspend a verifier (the authority)
	Suspend {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long)]
		reason: PathBuf,
	},
	/// 恢复资格，或在运营机构代换密钥后予以确认 / Reinstate a verifier, or confirm one whose key the operator replaced (the authority)
	Reinstate {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
	},
	/// 列出核查机构 / List verifiers
	List,
	/// 申报与场景的利害关系 / Declare an interest in a source (a verifier)
	Interest { source: SourceId },
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Accredit { who, document } => {
			let document = document::read(&document)?;
			let chain = context.connect().await?;
			let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
			let call = api::tx().accreditation().accredit(verifier, document.into());
			let block = context.send_on(&chain, &call).await?.block;
			done(context, block, verifier, "已确定 Accredited");
		}
		Command::Suspend { who, reason } => {
			let reason = document::read(&reason)?;
			let chain = context.connect().await?;
			let (verifier, _) = who.participant(&chain.at_finalized().await?).await?;
			let call = api::tx().accreditation().suspend(verifier, reason.into());
			let block = context.send_on(&chain, &call).await?.block;
			done(context, block, verifier, "已暂停资格 Suspended");
		}
		Command::Reinstate { who } => {
			let chain = context.connect().await?;
			let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
			let call = api::tx().accreditation().reinstate(verifier);
			let block = context.send_on(&chain, &call).await?.block;
			done(context, block, verifier, "已恢复资格 Reinstated");
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

fn done(context: &Context, block: u64, verifier: ParticipantId, what: &str) {
	context
		.output
		.show(&json!({ "block": block, "verifier": verifier }), |_| format!("{what}: {verifier}"));
}

async fn list(context: &Context) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let mut verifiers = read_all(&at, api::storage().accreditation().verifiers()).await?;
	verifiers.sort_by_key(|((number,), _)| *number);
	let numbers: Vec<_> = verifiers.iter().map(|((number,), _)| *number).collect();
	let titles = titles(&chain, &at, &numbers).await?;
	let entries: Vec<_> = verifiers
		.iter()
		.zip(&titles)
		.map(|(((number,), it), title)| {
			let (suspended, unconfirmed) = match &it.standing {
				Standing::Good => (None, None),
				Standing::Suspended { since, reason } => {
					(Some(json!({ "since": dates::day(**since), "reason": **reason })), None)
				}
				Standing::Unconfirmed { since } => {
					(None, Some(json!({ "since": dates::day(**since) })))
				}
			};
			json!({
				"verifier": number, "title": title, "documents": *it.documents,
				"accredited": dates::day(*it.accredited), "suspended": suspended, "unconfirmed": unconfirmed,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = verifiers.iter().zip(&titles).map(|(((number,), it), title)| {
			let standing = match &it.standing {
				Standing::Good => "正常 good".to_string(),
				Standing::Suspended { since, .. } => {
					format!("已暂停 suspended {}", dates::day(**since))
				}
				Standing::Unconfirmed { since } => {
					format!("待确认 unconfirmed {}", dates::day(**since))
				}
			};
			let title = optional(title.clone(), |title| title);
			[number.to_string(), title, dates::day(*it.accredited), standing]
		});
		table(["编号 No.#", "名称 Title", "确定日期 Accredited", "资格 Standing"], rows)
	});
	Ok(())
}
