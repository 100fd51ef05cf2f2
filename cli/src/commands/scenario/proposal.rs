//! What a scenario's activity is to count by: proposed with the application, and again for a scenario that takes part.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args,
};
use serde_json::json;
use suhui_client::{
	api::{
		self,
		scenarios::events::{Applied, TermsProposed},
	},
	scenario,
	types::{Category, SourceKind},
	At,
};
use suhui_formula::{Compiled, FormulaKind};
use suhui_primitives::{CompiledRule, Document, SourceId, Title, VersionId};

use super::claims;
use crate::{
	args::{self, Context},
	bounds,
	commands::participant::ensure_may_apply,
	document,
	formula::compile_file,
	words,
};

#[derive(Args)]
pub struct Apply {
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 场景的类别 / The category of a scenario
	#[arg(long, required_unless_present = "project", value_parser = PossibleValuesParser::new(words::categories()).try_map(|text| words::parse_category(&text)))]
	category: Option<Category>,
	/// 减排项目：由所属的公共机构或其他社会组织自行申请，不计碳积分 / A project, which the institution or organisation that owns it applies for
	/// itself, and which gives no points
	#[arg(long, conflicts_with_all = ["category", "points"])]
	project: bool,
	/// 所接替的场景，须为本人开发；两者的同一天只计一次 / The scenario it succeeds, one's own; a day of both counts once
	#[arg(long, value_name = "SOURCE", value_parser = args::number)]
	succeeds: Option<SourceId>,
	/// 不重复申报的声明 / The declaration that the activity is claimed nowhere else but as told
	#[arg(long, value_name = "FILE")]
	declaration: PathBuf,
	/// 机制外申报，JSON 列表，每项有 mechanism、reference、first、last / Outside claims, a JSON list, each with mechanism, reference, first
	/// and last
	#[arg(long, value_name = "FILE")]
	claims: Option<PathBuf>,
	#[command(flatten)]
	proposal: Proposal,
}

#[derive(Args)]
pub struct ProposeTerms {
	#[arg(value_parser = args::number)]
	source: SourceId,
	#[command(flatten)]
	proposal: Proposal,
}

#[derive(Args)]
struct Proposal {
	/// 已公布的方法学版本号，或 none，减排项目不可为 none / A published methodology version, or `none`, but for a project
	#[arg(long, value_parser = version)]
	methodology: MethodologyVersion,
	/// 积分公式原文，减排项目没有 / The text of the points formula, which a project has none of
	#[arg(long, value_name = "FILE")]
	points: Option<PathBuf>,
	/// 申请材料 / The application's document
	#[arg(long)]
	document: PathBuf,
}

#[derive(Clone, Copy)]
struct MethodologyVersion(Option<VersionId>);

fn version(text: &str) -> Result<MethodologyVersion, String> {
	if text == "none" {
		return Ok(MethodologyVersion(None));
	}
	let number = args::number(text).map_err(|_| {
		format!("「{text}」不是版本号，应为编号或 none / `{text}` is not a version: give a number or `none`")
	})?;
	Ok(MethodologyVersion(Some(number)))
}

/// A points formula that was read.
struct Points {
	name: String,
	text: String,
	compiled: Compiled,
}

impl Points {
	fn read(path: &Path) -> Result<Self> {
		let (text, compiled) = compile_file(path)?;
		let name = path.display().to_string();
		ensure!(
			compiled.output == FormulaKind::Points,
			"{name} 是方法学，不是积分公式 / {name} is a methodology; a points formula begins with `points`"
		);
		compiled.run_vectors().map_err(|error| anyhow!("{name}: {error}"))?;
		Ok(Points { name, text, compiled })
	}
}

/// A proposal whose files were read.
struct Draft {
	version: Option<VersionId>,
	points: Option<Points>,
	document: Document,
}

impl Proposal {
	fn read(self) -> Result<Draft> {
		let points = self.points.as_deref().map(Points::read).transpose()?;
		let document = document::read(&self.document)?;
		let MethodologyVersion(version) = self.methodology;
		Ok(Draft { version, points, document })
	}
}

impl Draft {
	/// That a project has a methodology alone, and of a scenario the points formula takes its inputs from what the
	/// methodology leaves.
	async fn ensure_bound(&self, at: &At, kind: SourceKind) -> Result<()> {
		let is_project = matches!(kind, SourceKind::Project);
		ensure!(
			!is_project || self.version.is_some(),
			"减排项目须有方法学，请以 --methodology 给出版本号 / a project has a methodology: give its version by --methodology"
		);
		ensure!(
			!is_project || self.points.is_none(),
			"减排项目不计碳积分，请勿给出 --points / a project gives no points: leave --points out"
		);
		ensure!(
			is_project || self.points.is_some(),
			"场景须有积分公式，请以 --points 给出 / a scenario has a points formula: give it by --points"
		);
		let methodology = match self.version {
			Some(version) => Some(scenario::published(at, version).await?),
			None => None,
		};
		let Some(Points { name, compiled, .. }) = &self.points else { return Ok(()) };
		let rule = CompiledRule::of(methodology, Some(compiled.clone()));
		rule.map(|_| ()).map_err(|error| anyhow!("{name}: {error}"))
	}

	/// The text of the points formula; of a project, no bytes.
	fn points_text(self) -> Vec<u8> {
		self.points.map(|points| points.text.into_bytes()).unwrap_or_default()
	}
}

pub async fn apply(context: &Context, apply: Apply) -> Result<()> {
	let Apply { title, category, succeeds, declaration, claims, proposal, .. } = apply;
	let kind = category.map_or(SourceKind::Project, SourceKind::Scenario);
	let draft = proposal.read()?;
	let declaration = document::read(&declaration)?;
	let claims = claims.as_deref().map(claims::read_file).transpose()?.unwrap_or_default();
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	ensure_may_apply(&at, signer.account, api::storage().scenarios().open_applications()).await?;
	draft.ensure_bound(&at, kind).await?;
	let (version, document) = (draft.version, draft.document);
	let call = api::tx().scenarios().apply(
		title.into_inner(),
		kind,
		version,
		draft.points_text(),
		document.into(),
		declaration.into(),
		claims,
		succeeds,
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let Applied { source, .. } = included.event()?;
	let result = json!({
		"block": included.block, "source": source, "document": document, "declaration": declaration,
	});
	context.output.show(&result, |_| match kind {
		SourceKind::Scenario(_) => format!("已申请，场景编号 Applied for as scenario {source}"),
		SourceKind::Project => format!("已申请，项目编号 Applied for as project {source}"),
	});
	Ok(())
}

pub async fn propose_terms(context: &Context, propose: ProposeTerms) -> Result<()> {
	let ProposeTerms { source, proposal } = propose;
	let draft = proposal.read()?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let found = scenario::scenario(&at, source).await?;
	bounds::terms(found.terms).map_err(Error::msg)?;
	ensure_may_apply(&at, signer.account, api::storage().scenarios().open_applications()).await?;
	draft.ensure_bound(&at, found.kind).await?;
	let (version, document) = (draft.version, draft.document);
	let calls = api::tx().scenarios();
	let call = calls.propose_terms(source, version, draft.points_text(), document.into());
	let included = context.send_by(&signer, &chain, &call).await?;
	let TermsProposed { terms, .. } = included.event()?;
	let result = json!({
		"block": included.block, "source": source, "terms": terms, "document": document,
	});
	context.output.show(&result, |_| {
		format!(
			"已提出场景 {source} 的第 {terms} 版规则 Terms {terms} of scenario {source} proposed"
		)
	});
	Ok(())
}
