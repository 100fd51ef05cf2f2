mod proposal;
mod show;
mod terms;

use std::path::{Path, PathBuf};

use anyhow::{Error, Result};
use clap::Subcommand;
use serde_json::json;
use suhui_client::{
	api::{
		self,
		scenarios::events::{TermsWithdrawn, Withdrawn},
	},
	clock::today,
	Who,
};
use suhui_primitives::{Day, SourceId};

use super::participant::named;
use crate::{
	args::{self, Context},
	bounds, dates, document,
};

#[derive(Subcommand)]
pub enum Command {
	/// 申请纳入场景 / Apply for a scenario (its developer)
	Apply(proposal::Apply),
	/// 准予纳入，活动自某日起计入 / Admit a scenario, whose activity counts from a day on (operator)
	Admit {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 计入的首日，可早于今日（接替其他场景的除外），默认今日 / The first day that counts, which may be past unless the scenario
		/// succeeds another; today unless given
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Option<Day>,
	},
	/// 不予通过审查中的场景 / Reject a scenario under review (operator or authority)
	Reject {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 终止已纳入的场景 / Terminate an admitted scenario (operator)
	Terminate {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 提出已纳入场景的新版规则 / Propose other terms for an admitted scenario (its developer)
	ProposeTerms(proposal::ProposeTerms),
	/// 采纳所提规则，自某日起适用 / Admit the terms proposed, which hold from a day on (operator)
	AdmitTerms {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 适用的首日，不早于今日 / The first day they hold, today or later
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Day,
	},
	/// 不采纳所提规则 / Reject the terms proposed (operator or authority)
	RejectTerms {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 撤回审查中的场景，或所提规则 / Withdraw a scenario under review, or the terms proposed (its developer)
	Withdraw {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 指定报送主体，取代此前的 / Name who reports for a scenario, in place of those before (its developer)
	Reporters {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 编号或地址 / Numbers or addresses
		#[arg(value_parser = args::who, value_name = "PARTICIPANT", required = true, num_args = 1..)]
		reporters: Vec<Who>,
	},
	/// 显示场景及其各版规则 / Show a scenario and its terms
	Show {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 列出场景 / List scenarios
	List,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Apply(apply) => proposal::apply(context, apply).await,
		Command::Admit { source, from } => admit(context, source, from).await,
		Command::Reject { source, reason } => reject(context, source, &reason).await,
		Command::Terminate { source } => {
			let block = context.send(&api::tx().scenarios().terminate(source)).await?.block;
			context.output.show(&json!({ "block": block, "source": source }), |_| {
				format!("场景 {source} 已终止 Scenario {source} terminated")
			});
			Ok(())
		}
		Command::ProposeTerms(propose) => proposal::propose_terms(context, propose).await,
		Command::AdmitTerms { source, from } => terms::admit(context, source, from).await,
		Command::RejectTerms { source, reason } => terms::reject(context, source, &reason).await,
		Command::Withdraw { source } => withdraw(context, source).await,
		Command::Reporters { source, reporters } => {
			self::reporters(context, source, &reporters).await
		}
		Command::Show { source } => show::show(context, source).await,
		Command::List => show::list(context).await,
	}
}

async fn admit(context: &Context, source: SourceId, from: Option<Day>) -> Result<()> {
	let chain = context.connect().await?;
	let from = match from {
		Some(day) => day,
		None => today(&chain.at_finalized().await?).await?,
	};
	let call = api::tx().scenarios().admit(source, from.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "source": source, "from": dates::day(from) });
	context.output.show(&result, |_| {
		format!("场景 {source} 已纳入，活动自 {from} 起计入 / scenario {source} is admitted, and its activity counts from {from} on")
	});
	Ok(())
}

async fn reject(context: &Context, source: SourceId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().scenarios().reject(source, reason.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "source": source, "reason": reason });
	context.output.show(&result, |_| format!("场景 {source} 不予通过 Scenario {source} rejected"));
	Ok(())
}

async fn withdraw(context: &Context, source: SourceId) -> Result<()> {
	let included = context.send(&api::tx().scenarios().withdraw(source)).await?;
	let terms = match included.event::<Withdrawn>() {
		Ok(_) => None,
		Err(_) => Some(included.event::<TermsWithdrawn>()?.terms),
	};
	let result = json!({ "block": included.block, "source": source, "terms": terms });
	context.output.show(&result, |_| match terms {
		None => format!("场景 {source} 的申请已撤回 Scenario {source} withdrawn"),
		Some(terms) => format!(
			"场景 {source} 的第 {terms} 版规则已撤回 Terms {terms} of scenario {source} withdrawn"
		),
	});
	Ok(())
}

async fn reporters(context: &Context, source: SourceId, reporters: &[Who]) -> Result<()> {
	bounds::reporters(reporters.len()).map_err(Error::msg)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let mut numbers = Vec::new();
	for who in reporters {
		numbers.push(who.open_participant(&at).await?.0);
	}
	bounds::distinct(&numbers).map_err(Error::msg)?;
	let names = named(&chain, &at, &numbers).await?;
	let call = api::tx().scenarios().set_reporters(source, numbers.clone());
	let included = context.send_on(&chain, &call).await?;
	let result = json!({ "block": included.block, "source": source, "reporters": numbers });
	context.output.show(&result, |_| {
		format!("场景 {source} 的报送主体 Reporters of scenario {source}:\n{}", names.join("\n"))
	});
	Ok(())
}
