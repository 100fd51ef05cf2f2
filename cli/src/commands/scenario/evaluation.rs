//! What the operator finds of a scenario that takes part, what its developer makes good, and how it ends (Art. 22, 23).

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api,
	types::{EndGround, Finding},
};
use suhui_primitives::SourceId;

use crate::{
	args::{self, Context},
	bounds, document,
};

#[derive(Args)]
pub struct Evaluate {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 评估通过 / It passes
	#[arg(long, required_unless_present = "rectify", conflicts_with = "rectify")]
	passed: bool,
	/// 限期整改的工作日数，不写为二十 / Working days to rectify in; twenty unless given
	#[arg(long, value_name = "DAYS", value_parser = bounds::rectification, num_args = 0..=1, default_missing_value = "20")]
	rectify: Option<u16>,
	/// 评估意见 / The evaluation in writing
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

#[derive(Subcommand)]
pub enum Command {
	/// 提交整改结果 / Tell what was done (its developer)
	Submit {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 整改报告 / The document that tells it
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 验收通过 / Find that it suffices (operator)
	Accept {
		#[arg(value_parser = args::number)]
		source: SourceId,
	},
	/// 未达到要求，可据此终止场景 / Find that it does not, a ground to terminate the scenario (operator)
	Refuse {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
}

#[derive(Args)]
pub struct Terminate {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 逾期未整改，或整改未达到要求 / What was to be rectified was not by its day, or not well enough
	#[arg(long, required_unless_present = "double_claim", conflicts_with = "double_claim")]
	not_rectified: bool,
	/// 经认定的重复申报线索 / The conflict that was upheld
	#[arg(long, value_name = "CONFLICT", value_parser = args::number)]
	double_claim: Option<u32>,
	/// 说明理由的材料 / The document that gives the reason
	#[arg(long, value_name = "FILE")]
	reason: PathBuf,
}

pub async fn evaluate(context: &Context, evaluate: Evaluate) -> Result<()> {
	let Evaluate { source, rectify, document, .. } = evaluate;
	let document = document::read(&document)?;
	let (finding, told) = match rectify {
		None => (
			Finding::Passed,
			format!("场景 {source} 评估通过 / scenario {source} passes its evaluation"),
		),
		Some(days) => (
			Finding::Rectify(days),
			format!("场景 {source} 应在 {days} 个工作日内整改 / scenario {source} is to be rectified within {days} working days"),
		),
	};
	let call = api::tx().scenarios().evaluate(source, finding, document.into());
	let result = json!({ "source": source, "rectify": rectify, "document": document });
	context.tell(&call, result, told).await
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Submit { source, document } => submit(context, source, &document).await,
		Command::Accept { source } => {
			let told = format!(
				"场景 {source} 的整改已验收 / what was rectified of scenario {source} suffices"
			);
			let call = api::tx().scenarios().accept_rectification(source);
			context.tell(&call, json!({ "source": source }), told).await
		}
		Command::Refuse { source, reason } => refuse(context, source, &reason).await,
	}
}

async fn submit(context: &Context, source: SourceId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().scenarios().submit_rectification(source, document.into());
	let told = format!("场景 {source} 的整改结果已提交，待验收 / what was done of scenario {source} is submitted, and waits to be judged");
	context.tell(&call, json!({ "source": source, "document": document }), told).await
}

async fn refuse(context: &Context, source: SourceId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().scenarios().refuse_rectification(source, reason.into());
	let told = format!(
		"场景 {source} 的整改未达到要求 / what was rectified of scenario {source} does not suffice"
	);
	context.tell(&call, json!({ "source": source, "reason": reason }), told).await
}

pub async fn terminate(context: &Context, terminate: Terminate) -> Result<()> {
	let Terminate { source, double_claim, reason, .. } = terminate;
	let reason = document::read(&reason)?;
	let ground = double_claim.map_or(EndGround::NotRectified, EndGround::DoubleClaim);
	let call = api::tx().scenarios().terminate(source, ground, reason.into());
	let told = format!("场景 {source} 已终止 / scenario {source} is terminated");
	let ground = if double_claim.is_some() { "double_claim" } else { "not_rectified" };
	let result = json!({
		"source": source, "ground": ground, "conflict": double_claim, "reason": reason,
	});
	context.tell(&call, result, told).await
}
