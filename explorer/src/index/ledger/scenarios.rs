//! Scenarios (Art. 17-22).

use anyhow::{Context, Result};
use serde_json::{json, Value as Tree};

use super::{fields::Fields, Moment};
use crate::{index::change::Change, statement};

pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	Ok(match moment.event.name.as_str() {
		"Applied" => vec![applied(moment).await?],
		"Admitted" => vec![stage(moment, "admitted")?],
		"Terminated" => vec![stage(moment, "terminated")?],
		_ => Vec::new(),
	})
}

fn stage(moment: &Moment<'_>, stage: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET stage = $1, stage_day = $2, stage_block = $3 WHERE id = $4",
		stage,
		moment.day(),
		moment.block(),
		moment.event.fields.int("source")?
	))
}

async fn applied(moment: &Moment<'_>) -> Result<Change> {
	let (fields, state) = (&moment.event.fields, &moment.loaded.after);
	let id = fields.int("source")?;
	let key = (u32::try_from(id)?,);
	let scenario = state.read_tree("Scenarios", "Scenarios", key).await?;
	let scenario = scenario.context("the scenario is not in the state")?;
	let source = state.read_tree("Scenarios", "PointsSources", key).await?;
	let source = source.as_ref().and_then(Tree::as_str).context("the points formula is no text")?;
	let rule = state.read_tree("Scenarios", "PointsRules", key).await?;
	let rule = rule.context("the points rule is not in the state")?;
	let document = scenario.field("document")?;
	Ok(statement!(
		"INSERT INTO scenarios (id, developer, title, folded, category, version, points_source, bindings, document_blake2_256, \
		document_sm3, applied_day, applied_block, stage) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'review')",
		id,
		fields.text("developer")?,
		scenario.text("title")?,
		scenario.text("title")?.to_lowercase(),
		scenario.variant("category")?,
		scenario.maybe_int("version")?,
		source,
		bindings(rule.field("bindings")?)?,
		document.text("blake2_256")?,
		document.text("sm3")?,
		moment.day(),
		moment.block()
	))
}

/// As the API gives them: `"reduction"` or `{"input": n}`.
fn bindings(rule: &Tree) -> Result<String> {
	let bindings = rule.as_array().context("bindings are no list")?.iter().map(|binding| {
		match binding.get("Input").and_then(Tree::as_u64) {
			Some(input) => json!({ "input": input }),
			None => json!("reduction"),
		}
	});
	Ok(Tree::Array(bindings.collect()).to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bindings_should_be_as_the_api_gives_them_when_read_from_the_chain() {
		let read = json!([{ "Input": 1 }, "Reduction"]);
		assert_eq!(bindings(&read).unwrap(), r#"[{"input":1},"reduction"]"#);
	}
}
