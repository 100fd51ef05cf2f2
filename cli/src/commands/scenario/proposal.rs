//! What a scenario's activity is to count by: proposed with the application, and again for a scenario that takes part.

use std::path::PathBuf;

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
	types::Category,
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
	#[arg(long, value_parser = PossibleValuesParser::new(words::categories()).try_map(|text| words::parse_category(&text)))]
	category: Category,
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
	if text == "none" {
		return Ok(MethodologyVersion(None));
	}
	let number = args::number(text).map_err(|_| {
		format!("「{text}」不是版本号，应为编号或 none / `{text}` is not a version: give a number or `none`")
	})?;
	Ok(MethodologyVersion(Some(number)))
}

/// A proposal whose files were read.
struct Draft {
	name: String,
	version: Option<VersionId>,
	text: String,
	compiled: Compiled,
	document: Document,
}

impl Proposal {
	fn read(self) -> Result<Draft> {
		let (text, compiled) = compile_file(&self.points)?;
		let name = self.points.display().to_string();
		ensure!(
			compiled.output == FormulaKind::Points,
			"{name} 是方法学，不是积分公式 / {name} is a methodology; a points formula begins with `points`"
		);
		compiled.run_vectors().map_err(|error| anyhow!("{name}: {error}"))?;
		let document = document::read(&self.document)?;
		let MethodologyVersion(version) = self.methodology;
		Ok(Draft { name, version, text, compiled, document })
	}
}

impl Draft {
	/// That the points formula takes its inputs from what the methodology leaves.
	async fn ensure_bound(&self, at: &At) -> Result<()> {
		let methodology = match self.version {
			Some(version) => Some(scenario::published(at, version).await?),
			None => None,
		};
		let rule = CompiledRule::of(methodology, self.compiled.clone());
		rule.map(|_| ()).map_err(|error| anyhow!("{}: {error}", self.name))
	}
}

pub async fn apply(context: &Context, apply: Apply) -> Result<()> {
	let Apply { title, category, succeeds, declaration, claims, proposal } = apply;
	let draft = proposal.read()?;
	let declaration = document::read(&declaration)?;
	let claims = claims.as_deref().map(claims::read_file).transpose()?.unwrap_or_default();
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	ensure_may_apply(&at, signer.account, api::storage().scenarios().open_applications()).await?;
	draft.ensure_bound(&at).await?;
	let Draft { version, text, document, .. } = draft;
	let call = api::tx().scenarios().apply(
		title.into_inner(),
		category,
		version,
		text.into_bytes(),
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
	context.output.show(&result, |_| format!("已申请，场景编号 Applied for as scenario {source}"));
	Ok(())
}

pub async fn propose_terms(context: &Context, propose: ProposeTerms) -> Result<()> {
	let ProposeTerms { source, proposal } = propose;
	let draft = proposal.read()?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	bounds::terms(scenario::scenario(&at, source).await?.terms).map_err(Error::msg)?;
	ensure_may_apply(&at, signer.account, api::storage().scenarios().open_applications()).await?;
	draft.ensure_bound(&at).await?;
	let Draft { version, text, document, .. } = draft;
	let calls = api::tx().scenarios();
	let call = calls.propose_terms(source, version, text.into_bytes(), document.into());
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
