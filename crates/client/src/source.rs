//! A source of activity as a platform or verifier needs it: the inputs of its records and its rule, from the chain.

use anyhow::{anyhow, bail, Context, Result};
use subxt::{storage::Address, utils::Static};
use suhui_formula::{compile, Compiled, Input};
use suhui_primitives::{Rule, SourceId, VersionId};

use crate::{
	api,
	connection::At,
	read::read,
	types::{Scenario, ScenarioStage},
};

pub struct Source {
	pub title: String,
	pub admitted: bool,
	pub version: Option<VersionId>,
	/// Of a record, in the order of its fields.
	pub inputs: Vec<Input>,
	pub rule: Rule,
}

/// A source under the methodology version in force.
pub async fn load(at: &At, id: SourceId) -> Result<Source> {
	let scenario = scenario(at, id).await?;
	let version = scenario.version;
	load_scenario(at, id, scenario, version).await
}

/// A source under the version a batch of it was opened under.
pub async fn load_under(at: &At, id: SourceId, version: Option<VersionId>) -> Result<Source> {
	let scenario = scenario(at, id).await?;
	load_scenario(at, id, scenario, version).await
}

pub async fn scenario(at: &At, id: SourceId) -> Result<Scenario> {
	let scenario = read(at, api::storage().scenarios().scenarios(), (id,)).await?;
	scenario.ok_or_else(|| {
		anyhow!("场景 {id} 不存在 / there is no source {id}; see `suhui scenario list`")
	})
}

async fn load_scenario(
	at: &At,
	id: SourceId,
	scenario: Scenario,
	version: Option<VersionId>,
) -> Result<Source> {
	let points = read(at, api::storage().scenarios().points_rules(), (id,)).await?;
	let points =
		points.ok_or_else(|| anyhow!("场景 {id} 没有积分规则 / source {id} has no points rule"))?;
	let methodology = match version {
		Some(version) => Some(published(at, version).await?),
		None => None,
	};
	let inputs = match &methodology {
		Some(compiled) => compiled.inputs.clone(),
		None => compile_stored(at, api::storage().scenarios().points_sources(), id).await?.inputs,
	};
	let bindings = points
		.bindings
		.into_iter()
		.map(|Static(binding)| binding)
		.collect::<Vec<_>>()
		.try_into()
		.map_err(|_| anyhow!("too many bindings of source {id}"))?;
	let rule = Rule {
		inputs: points.inputs,
		methodology: methodology.map(|compiled| compiled.formula),
		points: points.formula.0,
		bindings,
	};
	if usize::from(rule.inputs) != inputs.len() {
		bail!("场景 {id} 的积分规则与其方法学不符 / the points rule of source {id} does not go with its methodology");
	}
	Ok(Source {
		title: text(&scenario.title),
		admitted: matches!(scenario.stage, ScenarioStage::Admitted(_)),
		version,
		inputs,
		rule,
	})
}

/// A published version, compiled here from its source and compared with what the chain runs.
pub async fn published(at: &At, version: VersionId) -> Result<Compiled> {
	let compiled = compile_stored(at, api::storage().methodology().sources(), version).await?;
	let formula = read(at, api::storage().methodology().formulas(), (version,)).await?;
	match formula {
		None => bail!("方法学版本 {version} 尚未公布 / methodology version {version} is not published"),
		Some(formula) if formula.0 != compiled.formula => bail!(
			"本程序与链的方法学语言版本不同，请更新 / this program compiles version {version} otherwise than the chain did: update it"
		),
		Some(_) => Ok(compiled),
	}
}

async fn compile_stored<A>(at: &At, address: A, id: u32) -> Result<Compiled>
where
	A: Address<KeyParts = (u32,), Value = Vec<u8>>,
{
	let (pallet, entry) = (address.pallet_name().to_string(), address.entry_name().to_string());
	let source = read(at, address, (id,)).await?;
	let source = source.ok_or_else(|| {
		anyhow!("链上没有 {pallet}.{entry} {id} / the chain has no {pallet}.{entry} {id}")
	})?;
	let source = String::from_utf8(source)?;
	compile(&source).with_context(|| format!("{pallet}.{entry} {id}"))
}

/// A title as the chain keeps it.
pub fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}
