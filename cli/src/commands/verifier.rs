use std::path::PathBuf;

use anyhow::{anyhow, ensure, Result};
use clap::Subcommand;
use serde_json::json;
use subxt::utils::AccountId32;
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
	/// 恢复资格，或在运营机构代换密钥后予以确认；须写明所确认的账户地址，不写则予显示 / Reinstate a verifier, or confirm one whose
	/// key the operator replaced, by the account that is confirmed; without it, it is shown (the authority)
	Reinstate {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		/// 主管部门向核查机构核实的账户地址 / The account that the authority has from the verifier itself
		#[arg(long, value_parser = args::account, value_name = "ADDRESS")]
		account: Option<AccountId32>,
	},
	/// 列出核查机构 / List verifiers
	List,
	/// 申报与场景的利害关系 / Declare an interest in a source (a verifier)
	Interest {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
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
		Command::Reinstate { who, account } => {
			let chain = context.connect().await?;
			let (verifier, found) = who.open_participant(&chain.at_finalized().await?).await?;
			let account = confirmed(verifier, found.account, account)?;
			let call = api::tx().accreditation().reinstate(verifier, account);
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

/// The account that the authority names, if it stands for the verifier: that the operator gave the verifier the right key,
/// the verifier alone can tell.
fn confirmed(
	verifier: ParticipantId,
	stands: AccountId32,
	named: Option<AccountId32>,
) -> Result<AccountId32> {
	let named = named.ok_or_else(|| {
		anyhow!("核查机构 {verifier} 现由账户 {stands} 代表。请向核查机构核实，确属其账户的，加 --account {stands} 予以确认 / verifier {verifier} is stood for by the account {stands}: ask the verifier whether it is its own, and confirm it by --account {stands}")
	})?;
	ensure!(
		named == stands,
		"核查机构 {verifier} 现由账户 {stands} 代表，不是 {named}；请重新核实 / verifier {verifier} is stood for by the account {stands}, not by {named}: ask the verifier again"
	);
	Ok(named)
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_should_be_the_one_that_stands_and_was_named_when_it_is_confirmed() {
		let [first, present] = [1, 2].map(|byte| AccountId32([byte; 32]));
		assert_eq!(confirmed(4, present, Some(present)).unwrap(), present);
		let shown = confirmed(4, present, None).unwrap_err().to_string();
		assert!(shown.contains(&format!("confirm it by --account {present}")), "{shown}");
		let replaced = confirmed(4, present, Some(first)).unwrap_err().to_string();
		assert!(replaced.contains(&format!("{present}, not by {first}")), "{replaced}");
	}
}
