use std::path::PathBuf;

use anyhow::{anyhow, ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use subxt::utils::AccountId32;
use suhui_client::{
	api::{self, scenarios::events::Applied},
	read::{read, read_all},
	scenario::{self, text},
	types::{Category, ScenarioStage},
	At,
};
use suhui_formula::FormulaKind;
use suhui_primitives::{SourceId, Terms, VersionId};

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
	/// 终止场景 / Terminate a scenario (operator)
	Terminate { source: SourceId },
	/// 指定报送账户 / Name the accounts that report for a scenario (its developer)
	Reporters {
		source: SourceId,
		#[arg(value_parser = args::account, required = true, num_args = 1..)]
		accounts: Vec<AccountId32>,
	},
	/// 显示场景 / Show a scenario
	Show { source: SourceId },
	/// 列出场景 / List scenarios
	List,
}

#[derive(Args)]
pub struct Apply {
	#[arg(long, value_parser = bounds::title)]
	title: String,
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
		Command::Terminate { source } => {
			let block = context.send(&api::tx().scenarios().terminate(source)).await?.block;
			context.output.show(&json!({ "block": block, "source": source }), |_| {
				format!("场景 {source} 已终止 Scenario {source} terminated")
			});
			Ok(())
		}
		Command::Reporters { source, accounts } => reporters(context, source, accounts).await,
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
	let chain = context.connect().await?;
	let MethodologyVersion(version) = apply.methodology;
	let methodology = match version {
		Some(version) => Some(scenario::published(&chain.at_finalized().await?, version).await?),
		None => None,
	};
	Terms::of(methodology, compiled).map_err(|error| anyhow!("{name}: {error}"))?;
	let call = api::tx().scenarios().apply(
		apply.title.into_bytes(),
		apply.category,
		version,
		points.into_bytes(),
		digests.into(),
	);
	let included = context.send_on(&chain, &call).await?;
	let Applied { source, .. } = included.event()?;
	context
		.output
		.show(&json!({ "block": included.block, "source": source, "document": digests }), |_| {
			format!("已申请，场景编号 Applied for as scenario {source}")
		});
	Ok(())
}

async fn reporters(context: &Context, source: SourceId, accounts: Vec<AccountId32>) -> Result<()> {
	bounds::reporters(&accounts).map_err(Error::msg)?;
	let names: Vec<_> = accounts.iter().map(AccountId32::to_string).collect();
	let included = context.send(&api::tx().scenarios().set_reporters(source, accounts)).await?;
	let result = json!({ "block": included.block, "source": source, "reporters": names });
	context.output.show(&result, |_| {
		format!("场景 {source} 的报送账户 Reporters of scenario {source}:\n{}", names.join("\n"))
	});
	Ok(())
}

async fn show(context: &Context, id: SourceId) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let scenario = scenario::scenario(&at, id).await?;
	let points =
		read(&at, api::storage().scenarios().points_texts(), (id,)).await?.unwrap_or_default();
	let reporters = read_reporters(&at, id).await?;
	let result = json!({
		"source": id, "title": text(&scenario.title), "category": words::category(scenario.category), "version": scenario.version,
		"developer": scenario.developer.to_string(), "document": *scenario.document,
		"applied": dates::day(*scenario.applied), "stage": stage(&scenario.stage), "reporters": reporters,
		"points_text": text(&points),
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
			("开发主体 Developer", scenario.developer.to_string()),
			("申请 Applied", dates::day(*scenario.applied)),
			("阶段 Stage", title(&scenario.stage)),
			(
				"报送账户 Reporters",
				if reporters.is_empty() { "–".into() } else { reporters.join("\n") },
			),
			("材料 BLAKE2-256", format!("{:?}", scenario.document.blake2_256)),
			("材料 SM3", format!("{:?}", scenario.document.sm3)),
		]);
		format!("{summary}\n{}", text(&points))
	});
	Ok(())
}

async fn read_reporters(at: &At, id: SourceId) -> Result<Vec<String>> {
	let reporters =
		read(at, api::storage().scenarios().reporters(), (id,)).await?.unwrap_or_default();
	Ok(reporters.iter().map(AccountId32::to_string).collect())
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
		ScenarioStage::Terminated(_) => "terminated",
	}
}

fn title(stage: &ScenarioStage) -> String {
	match stage {
		ScenarioStage::Review => "审查中 review".to_string(),
		ScenarioStage::Admitted(day) => format!("已纳入 admitted {}", dates::day(**day)),
		ScenarioStage::Terminated(day) => format!("已终止 terminated {}", dates::day(**day)),
	}
}
