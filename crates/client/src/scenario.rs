//! A source as a platform or verifier needs it: the terms of a period, the inputs of its records and its rule, from the
//! chain.

use std::fmt::Display;

use anyhow::{anyhow, bail, Context, Result};
use subxt::{storage::Address, utils::Static};
use suhui_formula::{compile, Compiled};
use suhui_primitives::{CompiledRule, Period, SourceId, TermsNumber, VersionId};

use crate::{api, connection::At, in_force::InForce, read::read, types::Scenario};

pub async fn scenario(at: &At, id: SourceId) -> Result<Scenario> {
	let scenario = read(at, api::storage().scenarios().scenarios(), (id,)).await?;
	scenario.ok_or_else(|| {
		anyhow!("场景 {id} 不存在 / there is no scenario {id}; see `suhui scenario list`")
	})
}

/// The terms by which every day of a period counts.
pub async fn terms(at: &At, source: SourceId, period: Period) -> Result<TermsNumber> {
	let in_force = InForce::read(at, source).await?;
	in_force.of(period).map_err(|fault| anyhow!("场景 {source} scenario {source}: {fault}"))
}

/// The methodology version of terms; none for points without reductions.
pub async fn version(at: &At, source: SourceId, number: TermsNumber) -> Result<Option<VersionId>> {
	let terms = read(at, api::storage().scenarios().terms_of(), (source, number)).await?;
	let terms = terms.ok_or_else(|| {
		anyhow!("场景 {source} 没有第 {number} 版规则 / scenario {source} has no terms {number}")
	})?;
	Ok(terms.version)
}

/// What a source's records hold and the rule they are quantified by under terms, compiled here from their texts and
/// compared with what the chain runs.
pub async fn rule(at: &At, source: SourceId, number: TermsNumber) -> Result<CompiledRule> {
	let methodology = match version(at, source, number).await? {
		Some(version) => Some(published(at, version).await?),
		None => None,
	};
	let name = format!("场景 {source} 的第 {number} 版规则 / terms {number} of scenario {source}");
	let scenarios = api::storage().scenarios();
	let kept = read(at, scenarios.points_rules(), (source, number)).await?;
	let kept =
		kept.ok_or_else(|| anyhow!("不予通过或已撤回 they were rejected or withdrawn: {name}"))?;
	// A project has none (Art. 46).
	let points = match kept.formula {
		Some(_) => {
			Some(compile_stored(at, scenarios.points_texts(), (source, number), &name).await?)
		}
		None => None,
	};
	let compiled = CompiledRule::of(methodology, points).with_context(|| name.clone())?;
	let bindings = kept.bindings.iter().map(|Static(binding)| binding);
	let formula = kept.formula.as_ref().map(|Static(formula)| formula);
	let is_kept =
		formula == compiled.rule.points.as_ref() && compiled.rule.bindings.iter().eq(bindings);
	if !is_kept {
		bail!("本程序与链的方法学语言版本不同，请更新 / this program compiles the points formula of scenario {source} differently from the chain: update it");
	}
	Ok(compiled)
}

/// A published version, compiled here from its text and compared with what the chain runs.
pub async fn published(at: &At, version: VersionId) -> Result<Compiled> {
	let name = format!("方法学版本 methodology version {version}");
	let texts = api::storage().methodology().texts();
	let compiled = compile_stored(at, texts, (version,), &name).await?;
	let formula = read(at, api::storage().methodology().formulas(), (version,)).await?;
	match formula {
		None => bail!("方法学版本 {version} 尚未公布 / methodology version {version} is not published"),
		Some(formula) if formula.0 != compiled.formula => bail!(
			"本程序与链的方法学语言版本不同，请更新 / this program compiles version {version} differently from the chain: update it"
		),
		Some(_) => Ok(compiled),
	}
}

async fn compile_stored<A>(
	at: &At,
	address: A,
	key: A::KeyParts,
	name: &impl Display,
) -> Result<Compiled>
where
	A: Address<Value = Vec<u8>>,
{
	let text = read(at, address, key).await?;
	let text =
		text.ok_or_else(|| anyhow!("链上没有其公式原文 / the chain has no text of it: {name}"))?;
	let text = String::from_utf8(text)?;
	compile(&text).with_context(|| name.to_string())
}

/// A title as the chain keeps it.
pub fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}
