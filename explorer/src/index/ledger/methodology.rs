//! Methodologies and their versions (Art. 11-16).

use anyhow::{Context, Result};

use super::{fields::Fields, Moment};
use crate::{index::change::Change, statement};

pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, block) = (&moment.event.fields, moment.block());
	Ok(match moment.event.name.as_str() {
		"Submitted" => submitted(moment).await?,
		"Opined" => {
			let (version, expert) = (fields.int("version")?, fields.account("expert")?);
			let key = (u32::try_from(version)?, expert.clone());
			let opinion = moment.loaded.after.read_tree("Methodology", "Opinions", key).await?;
			let report = opinion.as_ref().map(|opinion| opinion.field("report")).transpose()?;
			vec![statement!(
				"INSERT INTO opinions (version, expert, favourable, report_blake2_256, report_sm3, block) \
				VALUES ($1, $2, $3, $4, $5, $6)",
				version,
				expert.to_string(),
				i64::from(fields.field("favourable")? == true),
				report.map(|report| report.text("blake2_256")).transpose()?,
				report.map(|report| report.text("sm3")).transpose()?,
				block
			)]
		}
		"Published" => vec![statement!(
			"UPDATE versions SET stage = 'published', published_day = $1, published_block = $2 WHERE id = $3",
			moment.day(),
			block,
			fields.int("version")?
		)],
		_ => Vec::new(),
	})
}

async fn submitted(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, state) = (&moment.event.fields, &moment.loaded.after);
	let id = fields.int("version")?;
	let key = (u32::try_from(id)?,);
	let version = state.read_tree("Methodology", "Versions", key).await?;
	let version = version.context("the version is not in the state")?;
	let source = state.read_tree("Methodology", "Sources", key).await?;
	let source =
		source.as_ref().and_then(|source| source.as_str()).context("the source is no text")?;
	let (methodology, number) = (fields.int("methodology")?, fields.int("number")?);
	let (developer, document) = (fields.text("developer")?, version.field("document")?);
	Ok(vec![
		statement!(
			"INSERT INTO methodologies (id, developer, versions) VALUES ($1, $2, $3) \
			ON CONFLICT (id) DO UPDATE SET developer = excluded.developer, versions = excluded.versions",
			methodology,
			developer.clone(),
			number
		),
		statement!(
			"INSERT INTO versions (id, methodology, number, title, folded, developer, source, document_blake2_256, \
			document_sm3, submitted_day, submitted_block, stage) \
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'evaluation')",
			id,
			methodology,
			number,
			version.text("title")?,
			version.text("title")?.to_lowercase(),
			developer,
			source,
			document.text("blake2_256")?,
			document.text("sm3")?,
			moment.day(),
			moment.block()
		),
	])
}
