//! A scenario as a platform or verifier needs it: the inputs of its records and its rule, from the chain.

use anyhow::{anyhow, bail, Context, Result};
use subxt::{storage::Address, utils::Static};
use suhui_formula::{compile, Compiled};
use suhui_primitives::{SourceId, Terms, VersionId};

use crate::{
	api,
	connection::At,
	read::read,
	types::{Scenario, ScenarioStage},
};

pub struct ScenarioWithRule {
	pub title: String,
	pub admitted: bool,
	pub version: Option<VersionId>,
	pub terms: Terms,
}

/// A scenario under the methodology version in force.
pub async fn load(at: &At, id: SourceId) -> Result<ScenarioWithRule> {
	let scenario = scenario(at, id).await?;
	let version = scenario.version;
	load_scenario(at, id, scenario, version).await
}

/// A scenario under the version a batch of it was opened under.
pub async fn load_under(
	at: &At,
	id: SourceId,
	version: Option<VersionId>,
) -> Result<ScenarioWithRule> {
	let scenario = scenario(at, id).await?;
	load_scenario(at, id, scenario, version).await
}

pub async fn scenario(at: &At, id: SourceId) -> Result<Scenario> {
	let scenario = read(at, api::storage().scenarios().scenarios(), (id,)).await?;
	scenario.ok_or_else(|| {
		anyhow!("场景 {id} 不存在 / there is no scenario {id}; see `suhui scenario list`")
	})
}

async fn load_scenario(
	at: &At,
	id: SourceId,
	scenario: Scenario,
	version: Option<VersionId>,
) -> Result<ScenarioWithRule> {
	let kept = read(at, api::storage().scenarios().points_rules(), (id,)).await?;
	let kept =
		kept.ok_or_else(|| anyhow!("场景 {id} 没有积分规则 / scenario {id} has no points rule"))?;
	let points = compile_stored(at, api::storage().scenarios().points_texts(), id).await?;
	let methodology = match version {
		Some(version) => Some(published(at, version).await?),
		None => None,
	};
	let terms = Terms::of(methodology, points).with_context(|| format!("场景 scenario {id}"))?;
	let bindings = kept.bindings.iter().map(|Static(binding)| binding);
	let is_kept = kept.formula.0 == terms.rule.points && terms.rule.bindings.iter().eq(bindings);
	if !is_kept {
		bail!("本程序与链的方法学语言版本不同，请更新 / this program compiles the points formula of scenario {id} differently from the chain: update it");
	}
	Ok(ScenarioWithRule {
		title: text(&scenario.title),
		admitted: matches!(scenario.stage, ScenarioStage::Admitted(_)),
		version,
		terms,
	})
}

/// A published version, compiled here from its text and compared with what the chain runs.
pub async fn published(at: &At, version: VersionId) -> Result<Compiled> {
	let compiled = compile_stored(at, api::storage().methodology().texts(), version).await?;
	let formula = read(at, api::storage().methodology().formulas(), (version,)).await?;
	match formula {
		None => bail!("方法学版本 {version} 尚未公布 / methodology version {version} is not published"),
		Some(formula) if formula.0 != compiled.formula => bail!(
			"本程序与链的方法学语言版本不同，请更新 / this program compiles version {version} differently from the chain: update it"
		),
		Some(_) => Ok(compiled),
	}
}

async fn compile_stored<A>(at: &At, address: A, id: u32) -> Result<Compiled>
where
	A: Address<KeyParts = (u32,), Value = Vec<u8>>,
{
	let (pallet, entry) = (address.pallet_name().to_string(), address.entry_name().to_string());
	let text = read(at, address, (id,)).await?;
	let text = text.ok_or_else(|| {
		anyhow!("链上没有 {pallet}.{entry} {id} / the chain has no {pallet}.{entry} {id}")
	})?;
	let text = String::from_utf8(text)?;
	compile(&text).with_context(|| format!("{pallet}.{entry} {id}"))
}

/// A title as the chain keeps it.
pub fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}
