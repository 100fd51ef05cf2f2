//! Verifiers (Art. 39-42).

use anyhow::{Context, Result};

use super::{fields::Fields, Moment};
use crate::{index::change::Change, statement};

pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, block) = (&moment.event.fields, moment.block());
	Ok(match moment.event.name.as_str() {
		"Accredited" => vec![accredited(moment).await?],
		"Suspended" => vec![standing(moment, "suspended")?],
		"Reinstated" => vec![standing(moment, "good")?],
		"InterestDeclared" => vec![statement!(
			"INSERT INTO interests (verifier, source, block) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			fields.text("verifier")?,
			fields.int("source")?,
			block
		)],
		_ => Vec::new(),
	})
}

fn standing(moment: &Moment<'_>, standing: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET standing = $1, standing_day = $2, standing_block = $3 WHERE account = $4",
		standing,
		moment.day(),
		moment.block(),
		moment.event.fields.text("verifier")?
	))
}

async fn accredited(moment: &Moment<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let account = fields.account("verifier")?;
	let verifier =
		moment.loaded.after.read_tree("Accreditation", "Verifiers", (account.clone(),)).await?;
	let verifier = verifier.context("the verifier is not in the state")?;
	let document = fields.field("document")?;
	Ok(statement!(
		"INSERT INTO verifiers (account, title, folded, document_blake2_256, document_sm3, accredited_day, accredited_block, \
		standing, standing_block) VALUES ($1, $2, $3, $4, $5, $6, $7, 'good', $7) \
		ON CONFLICT (account) DO UPDATE SET title = excluded.title, folded = excluded.folded, document_blake2_256 = excluded.document_blake2_256, \
		document_sm3 = excluded.document_sm3, accredited_day = excluded.accredited_day, \
		accredited_block = excluded.accredited_block, standing = 'good', standing_block = excluded.standing_block",
		account.to_string(),
		verifier.text("title")?,
		verifier.text("title")?.to_lowercase(),
		document.text("blake2_256")?,
		document.text("sm3")?,
		moment.day(),
		moment.block()
	))
}
