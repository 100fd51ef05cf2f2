//! Batches from their opening to their end (Art. 24-25, 39).

use anyhow::{Context, Result};

use super::{fields::Fields, regions, Moment};
use crate::{
	chain::{feed, read::read_tree},
	index::change::Change,
	statement,
};

pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, block) = (&moment.event.fields, moment.block());
	let batch = match fields.get("batch") {
		Some(_) => fields.int("batch")?,
		None => return Ok(Vec::new()),
	};
	Ok(match moment.event.name.as_str() {
		"Opened" => vec![opened(moment, batch).await?],
		"Assigned" => vec![statement!(
			"UPDATE batches SET status = 'assigned', verifier = $1, assigned_block = $2 WHERE id = $3",
			fields.text("verifier")?,
			block,
			batch
		)],
		"Attested" => {
			let report = fields.field("report")?;
			vec![statement!(
				"UPDATE batches SET status = 'attested', attested_block = $1, attested_extrinsic = $2, \
				report_blake2_256 = $3, report_sm3 = $4 WHERE id = $5",
				block,
				moment.extrinsic(),
				report.text("blake2_256")?,
				report.text("sm3")?,
				batch
			)]
		}
		"Approved" => vec![statement!(
			"UPDATE batches SET status = 'approved', approved_block = $1, class = $2, month = $3 WHERE id = $4",
			block,
			fields.int("class")?,
			fields.int("month")?,
			batch
		)],
		"ChunkFed" => fed(moment, batch).await?,
		"Completed" => vec![statement!(
			"UPDATE batches SET status = 'complete', withheld_records = $1, ended_block = $2 WHERE id = $3",
			fields.int("withheld_records")?,
			block,
			batch
		)],
		"Held" => vec![statement!(
			"UPDATE batches SET status = 'held', held_chunk = $1, difference = $2 WHERE id = $3",
			fields.int("chunk")?,
			fields.field("difference")?.to_string(),
			batch
		)],
		"Closed" => vec![ended(batch, "closed", block)],
		"Cancelled" => vec![ended(batch, "cancelled", block)],
		_ => Vec::new(),
	})
}

fn ended(batch: i64, status: &str, block: i64) -> Change {
	statement!(
		"UPDATE batches SET status = $1, ended_block = $2 WHERE id = $3",
		status,
		block,
		batch
	)
}

async fn opened(moment: &Moment<'_>, id: i64) -> Result<Change> {
	let fields = &moment.event.fields;
	let key = (u32::try_from(id)?,);
	let batch = read_tree(&moment.loaded.at, "Issuance", "Batches", key).await?;
	let batch = batch.context("the batch is not in the state")?;
	let (period, claim) = (fields.field("period")?, fields.field("claim")?);
	Ok(statement!(
		"INSERT INTO batches (id, source, version, first_day, last_day, reporter, opened_block, records, chunks, root, \
		claim_mg, claim_points, status, fed_chunks, fed_records, issued_mg, issued_points, withheld_mg, withheld_points) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'opened', 0, 0, 0, 0, 0, 0)",
		id,
		fields.int("source")?,
		batch.maybe_int("version")?,
		period.int("first")?,
		period.int("last")?,
		batch.text("reporter")?,
		moment.block(),
		batch.int("records")?,
		batch.int("chunks")?,
		fields.text("root")?,
		claim.digits("reduction")?,
		claim.digits("points")?
	))
}

async fn fed(moment: &Moment<'_>, batch: i64) -> Result<Vec<Change>> {
	let fields = &moment.event.fields;
	let (credited, withheld) = (fields.field("credited")?, fields.field("withheld")?);
	let pair = |quantity: &serde_json::Value| {
		anyhow::Ok((quantity.int("reduction")?, quantity.int("points")?))
	};
	let ((mg, points), (less_mg, less_points)) = (pair(credited)?, pair(withheld)?);
	let block = &moment.loaded.block;
	let extrinsic = moment.event.extrinsic.context("a chunk was fed by no extrinsic")?;
	let bytes = block.extrinsics.get(extrinsic as usize).context("there is no such extrinsic")?;
	let feed = feed::decode(&bytes.bytes, moment.loaded.executor.metadata_ref())?;
	let header = feed.header;
	let chunk = statement!(
		"INSERT INTO chunks (batch, idx, block, extrinsic, records, pages, mg, points, body, bytes, credited_mg, \
		credited_points, withheld_mg, withheld_points) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
		batch,
		fields.int("index")?,
		moment.block(),
		i64::from(extrinsic),
		fields.int("records")?,
		i64::from(header.pages),
		i64::try_from(header.subtotal.reduction)?,
		i64::try_from(header.subtotal.points)?,
		format!("{:?}", header.body),
		feed.body.len() as i64,
		mg,
		points,
		less_mg,
		less_points
	);
	let progress = statement!(
		"UPDATE batches SET fed_chunks = fed_chunks + 1, fed_records = fed_records + $1, issued_mg = issued_mg + $2, \
		issued_points = issued_points + $3, withheld_mg = withheld_mg + $4, withheld_points = withheld_points + $5 \
		WHERE id = $6",
		fields.int("records")?,
		mg,
		points,
		less_mg,
		less_points,
		batch
	);
	let credits = regions::credits(moment, &feed, (mg, points), (less_mg, less_points)).await?;
	Ok(vec![chunk, progress, Change::Credits(credits)])
}
