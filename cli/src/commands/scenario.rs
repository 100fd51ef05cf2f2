use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use suhui_client::{
	api::{self, scenarios::events::Applied},
	read::{read, read_all},
	scenario::{self, text},
	types::{Category, ScenarioStage},
	Who,
};
use suhui_formula::FormulaKind;
use suhui_primitives::{SourceId, Terms, Title, VersionId};

use super::participant::{ensure_may_apply, named};
use crate::{
	args::{self, Context},
	bounds, dates, document,
	formula::compile_file,
	output::{fields, optional, table},
	words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 申请纳入场景 / Apply for a scenario (its developer)
	Apply(Apply),
	/// 准予纳入 / Admit a scenario (operator)
	Admit { source: SourceId },
	/// 不予通过审查中的场景 / Reject a scenario under review (operator or authority)
	Reject {
		source: SourceId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 终止已纳入的场景 / Terminate an admitted scenario (operator)
	Terminate { source: SourceId },
	/// 指定报送主体，取代此前的 / Name who reports for a scenario, in place of those before (its developer)
	Reporters {
		source: SourceId,
		/// 编号或地址 / Numbers or addresses
		#[arg(value_parser = args::who, value_name = "PARTICIPANT", required = true, num_args = 1..)]
		reporters: Vec<Who>,
	},
	/// 显示场景 / Show a scenario
	Show { source: SourceId },
	/// 列出场景 / List scenarios
	List,
}

#[derive(Args)]
pub struct Apply {
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	#[arg(long, value_parser = PossibleValuesParser::new(words::categories()).try_map(|text| words::parse_category(&text)))]
	category: Category,
	/// 已公布的方法学版本号，或 none / A published methodology version, or `none`
	#[arg(long, value_parser = version)]
	methodology: MethodologyVersion,
	/// 积分公式原文 / The text of the points formula
	#[arg(long, value_name = "FILE")]
	points: PathBuf,
	/// 申请材料 / The application's document
	#[arg(long)]
	document: PathBuf,
}

#[derive(Clone, Copy)]
struct MethodologyVersion(Option<VersionId>);

fn version(text: &str) -> Result<MethodologyVersion, String> {
	match text {
		"none" => Ok(MethodologyVersion(None)),
		number => number.parse().map(|number| MethodologyVersion(Some(number))).map_err(|_| {
			format!("「{text}」不是版本号 / `{text}` is not a version: give a number or `none`")
		}),
	}
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Apply(apply) => self::apply(context, apply).await,
		Command::Admit { source } => {
			let block = context.send(&api::tx().scenarios().admit(source)).await?.block;
			context.output.show(&json!({ "block": block, "source": source }), |_| {
				format!("场景 {source} 已纳入 Scenario {source} admitted")
			});
			Ok(())
		}
		Command::Reject { source, reason } => reject(context, source, &reason).await,
		Command::Terminate { source } => {
			let block = context.send(&api::tx().scenarios().terminate(source)).await?.block;
			context.output.show(&json!({ "block": block, "source": source }), |_| {
				format!("场景 {source} 已终止 Scenario {source} terminated")
			});
			Ok(())
		}
		Command::Reporters { source, reporters } => {
			self::reporters(context, source, &reporters).await
		}
		Command::Show { source } => show(context, source).await,
		Command::List => list(context).await,
	}
}

async fn apply(context: &Context, apply: Apply) -> Result<()> {
	let (points, compiled) = compile_file(&apply.points)?;
	let name = apply.points.display();
	ensure!(
		compiled.output == FormulaKind::Points,
		"{name} 是方法学，不是积分公式 / {name} is a methodology; a points formula begins with `points`"
	);
	compiled.run_vectors().map_err(|error| anyhow!("{name}: {error}"))?;
	let digests = document::read(&apply.document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	ensure_may_apply(&at, signer.account, api::storage().scenarios().open_applications()).await?;
	let MethodologyVersion(version) = apply.methodology;
	let methodology = match version {
		Some(version) => Some(scenario::published(&at, version).await?),
		None => None,
	};
	Terms::of(methodology, compiled).map_err(|error| anyhow!("{name}: {error}"))?;
	let call = api::tx().scenarios().apply(
		apply.title.into_inner(),
		apply.category,
		version,
		points.into_bytes(),
		digests.into(),
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let Applied { source, .. } = included.event()?;
	context
		.output
		.show(&json!({ "block": included.block, "source": source, "document": digests }), |_| {
			format!("已申请，场景编号 Applied for as scenario {source}")
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

async fn show(context: &Context, id: SourceId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let scenario = scenario::scenario(&at, id).await?;
	let points =
		read(&at, api::storage().scenarios().points_texts(), (id,)).await?.unwrap_or_default();
	let reporters =
		read(&at, api::storage().scenarios().reporters(), (id,)).await?.unwrap_or_default();
	let developer = named(&chain, &at, &[scenario.developer]).await?.concat();
	let names = named(&chain, &at, &reporters).await?;
	let result = json!({
		"source": id, "title": text(&scenario.title), "category": words::category(scenario.category), "version": scenario.version,
		"developer": scenario.developer, "document": *scenario.document,
		"applied": dates::day(*scenario.applied), "stage": stage(&scenario.stage), "reporters": reporters,
		"points_text": text(&points), "points_text_blake2_256": scenario.text,
	});
	context.output.show(&result, |_| {
		let summary = fields([
			("场景编号 Scenario", id.to_string()),
			("名称 Title", text(&scenario.title)),
			("类别 Category", words::category_title(scenario.category).to_string()),
			(
				"方法学版本 Methodology version",
				optional(scenario.version, |version| version.to_string()),
			),
			("开发主体 Developer", developer),
			("申请 Applied", dates::day(*scenario.applied)),
			("阶段 Stage", title(&scenario.stage)),
			("报送主体 Reporters", if names.is_empty() { "–".into() } else { names.join("\n") }),
			("材料 BLAKE2-256", format!("{:?}", scenario.document.blake2_256)),
			("材料 SM3", format!("{:?}", scenario.document.sm3)),
			("积分公式 BLAKE2-256", format!("{:?}", scenario.text)),
		]);
		format!("{summary}\n{}", text(&points))
	});
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut scenarios = read_all(&at, api::storage().scenarios().scenarios()).await?;
	scenarios.sort_by_key(|((id,), _)| *id);
	let entries: Vec<_> = scenarios
		.iter()
		.map(|((id,), it)| {
			json!({
				"source": id, "title": text(&it.title), "category": words::category(it.category), "version": it.version,
				"stage": stage(&it.stage),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = scenarios.iter().map(|((id,), it)| {
			[
				id.to_string(),
				text(&it.title),
				words::category_title(it.category).to_string(),
				optional(it.version, |version| version.to_string()),
				title(&it.stage),
			]
		});
		table(
			["编号 Scenario#", "名称 Title", "类别 Category", "方法学版本 Version#", "阶段 Stage"],
			rows,
		)
	});
	Ok(())
}

fn stage(stage: &ScenarioStage) -> &'static str {
	match stage {
		ScenarioStage::Review => "review",
		ScenarioStage::Admitted(_) => "admitted",
		ScenarioStage::Rejected(_) => "rejected",
		ScenarioStage::Terminated(_) => "terminated",
	}
}

fn title(stage: &ScenarioStage) -> String {
	match stage {
		ScenarioStage::Review => "审查中 review".to_string(),
		ScenarioStage::Admitted(day) => format!("已纳入 admitted {}", dates::day(**day)),
		ScenarioStage::Rejected(day) => format!("不予通过 rejected {}", dates::day(**day)),
		ScenarioStage::Terminated(day) => format!("已终止 terminated {}", dates::day(**day)),
	}
}
