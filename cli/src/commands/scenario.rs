mod claims;
mod decisions;
mod evaluation;
mod life;
mod proposal;
mod show;
mod transfer;

use std::path::{Path, PathBuf};

use anyhow::{Error, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{api, scenario::scenario, types::ScenarioStage, Who};
use suhui_primitives::{Day, Matter, SourceId};

use super::participant::named;
use crate::{
	args::{self, Context},
	bounds, document, panels,
};

#[derive(Subcommand)]
pub enum Command {
	/// 申请纳入场景 / Apply for a scenario (its developer)
	Apply(proposal::Apply),
	/// 受理申请，进入审查 / Take an application in, to be reviewed (operator)
	Accept(decisions::Named),
	/// 退回补正 / Return an application whose material is incomplete (operator)
	ReturnIncomplete {
		#[command(flatten)]
		named: decisions::Named,
		/// 说明缺少什么的材料 / The document that says what is missing
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 补正材料 / Complete the material of an application that was returned (its developer)
	Complete {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 补正后的材料 / The document as completed
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 复杂的场景，指定参与审查的专家与专业技术机构：三至九个席位，单数 / Name the experts and technical bodies that join in the review
	/// of a complex one: three to nine, an odd number (operator)
	Panel(Panel),
	/// 审查意见 / Opine on an application (a seat of its panel)
	Opine(Opine),
	/// 回避 / Recuse oneself from an application (a seat of its panel)
	Recuse {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 审查通过，报主管部门备案 / Approve an application under review, which the authority then files (operator)
	Approve(decisions::Named),
	/// 备案：场景自某日起纳入，或所提规则自某日起适用 / File what was approved: a scenario is admitted, or terms come into force, from a
	/// day on (the authority)
	File {
		#[command(flatten)]
		named: decisions::Named,
		/// 首日；首次纳入的可早于今日（接替其他场景的除外），默认链上今日 / The first day, which may be past for a scenario that is
		/// admitted and succeeds no other; today on the chain unless given
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Option<Day>,
	},
	/// 不予通过尚未备案的申请 / Reject an application before it is filed (operator or authority)
	Reject {
		#[command(flatten)]
		named: decisions::Named,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 撤回尚未备案的申请 / Withdraw an application before it is filed (its developer)
	Withdraw {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 提出已纳入场景的新版规则 / Propose other terms for a scenario that takes part (its developer)
	ProposeTerms(proposal::ProposeTerms),
	/// 指定报送主体，取代此前的 / Name who reports for a scenario, in place of those before (its developer)
	Reporters {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 编号或地址 / Numbers or addresses
		#[arg(value_parser = args::who, value_name = "PARTICIPANT", required = true, num_args = 1..)]
		reporters: Vec<Who>,
	},
	/// 申报机制外申报，记入公开登记 / Declare what is claimed elsewhere, in the public register (its developer)
	Claim(claims::Declaration),
	/// 重复申报线索 / Conflicts: activity that may be claimed twice
	#[command(subcommand)]
	Conflict(claims::Command),
	/// 评估已纳入的场景：通过，或限期整改 / Evaluate a scenario that takes part: it passes, or is to be rectified (operator)
	Evaluate(evaluation::Evaluate),
	/// 整改 / What is to be rectified
	#[command(subcommand)]
	Rectification(evaluation::Command),
	/// 冻结：其批次不得申报，也不再签发 / Freeze a scenario: nothing of it is opened or fed (operator or authority)
	Freeze {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 解冻 / Unfreeze a scenario (operator or authority)
	Unfreeze {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 终止：未按要求整改，或重复申报经认定 / Terminate a scenario that was not rectified, or claimed twice (operator)
	Terminate(evaluation::Terminate),
	/// 退出 / Leave with a scenario for good (its developer)
	Leave {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 提出转让，或收回 / Offer to pass a scenario on, or take that back (its developer)
	Transfer(transfer::Transfer),
	/// 同意转让，写明受让方 / Consent to a transfer, to the participant named (operator)
	ConsentTransfer {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 协议所写的受让方，编号或地址 / To whom by the agreement, by number or address
		#[arg(long, value_name = "PARTICIPANT", value_parser = args::who)]
		to: Who,
		/// 双方的协议 / The agreement of both
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 显示场景：阶段、期限、各版规则、机制外申报与线索、整改 / Show a scenario: stage, deadlines, terms, outside claims and
	/// conflicts, what is to be rectified
	Show {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 列出场景 / List scenarios
	List,
}

#[derive(Args)]
pub struct Panel {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 专家编号或地址 / Experts by number or address
	#[arg(long, value_parser = args::who, value_name = "EXPERT", num_args = 1..)]
	experts: Vec<Who>,
	/// 专业技术机构，参与者编号或地址 / Technical bodies, participants by number or address
	#[arg(long, value_parser = args::who, value_name = "PARTICIPANT", num_args = 1..)]
	bodies: Vec<Who>,
}

#[derive(Args)]
pub struct Opine {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 赞成 / In favour
	#[arg(long, required_unless_present = "adverse", conflicts_with = "adverse")]
	favourable: bool,
	/// 反对 / Against
	#[arg(long)]
	adverse: bool,
	/// 意见书 / The written opinion
	#[arg(long)]
	report: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Apply(apply) => proposal::apply(context, apply).await,
		Command::Accept(named) => decisions::accept(context, named).await,
		Command::ReturnIncomplete { named, reason } => {
			decisions::return_incomplete(context, named, &reason).await
		}
		Command::Complete { source, document } => {
			decisions::complete(context, source, &document).await
		}
		Command::Panel(Panel { source, experts, bodies }) => {
			panels::name(context, matter(context, source).await?, &experts, &bodies).await
		}
		Command::Opine(Opine { source, favourable, report, .. }) => {
			panels::opine(context, matter(context, source).await?, favourable, &report).await
		}
		Command::Recuse { source, reason } => {
			panels::recuse(context, matter(context, source).await?, &reason).await
		}
		Command::Approve(named) => decisions::approve(context, named).await,
		Command::File { named, from } => decisions::file(context, named, from).await,
		Command::Reject { named, reason } => decisions::reject(context, named, &reason).await,
		Command::Withdraw { source } => decisions::withdraw(context, source).await,
		Command::ProposeTerms(propose) => proposal::propose_terms(context, propose).await,
		Command::Reporters { source, reporters } => {
			self::reporters(context, source, &reporters).await
		}
		Command::Claim(declaration) => claims::declare(context, declaration).await,
		Command::Conflict(command) => claims::run(context, command).await,
		Command::Evaluate(evaluate) => evaluation::evaluate(context, evaluate).await,
		Command::Rectification(command) => evaluation::run(context, command).await,
		Command::Freeze { source, reason } => freeze(context, source, &reason).await,
		Command::Unfreeze { source } => {
			let told = format!("场景 {source} 已解冻 / scenario {source} is unfrozen");
			let call = api::tx().scenarios().unfreeze(source);
			context.tell(&call, json!({ "source": source }), told).await
		}
		Command::Terminate(terminate) => evaluation::terminate(context, terminate).await,
		Command::Leave { source } => {
			let told = format!("场景 {source} 已退出 / scenario {source} has left the scheme");
			let call = api::tx().scenarios().leave(source);
			context.tell(&call, json!({ "source": source }), told).await
		}
		Command::Transfer(offer) => transfer::offer(context, offer).await,
		Command::ConsentTransfer { source, to, document } => {
			transfer::consent(context, source, to, &document).await
		}
		Command::Show { source } => show::show(context, source).await,
		Command::List => show::list(context).await,
	}
}

/// What a panel of a scenario judges: its application, or that for its latest terms.
async fn matter(context: &Context, source: SourceId) -> Result<Matter> {
	let at = context.connect().await?.at_finalized().await?;
	let found = scenario(&at, source).await?;
	Ok(match found.stage {
		ScenarioStage::Applied => Matter::Scenario(source),
		_ => Matter::Terms(source, found.terms),
	})
}

async fn freeze(context: &Context, source: SourceId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().scenarios().freeze(source, reason.into());
	let told = format!("场景 {source} 已冻结 / scenario {source} is frozen");
	context.tell(&call, json!({ "source": source, "reason": reason }), told).await
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
