//! Batches from their opening to their end (Art. 24-25, 39).

use anyhow::{Context, Result};

use super::{fields::Fields, regions, Moment};
use crate::{
	chain::{
		feed::{self, Feed},
		read::Unanswered,
	},
	index::change::{Change, Credits},
	statement,
};

pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, block) = (&moment.event.fields, moment.block());
	let batch = match fields.get("batch") {
		Some(_) => fields.int("batch")?,
		None => return Ok(Vec::new()),
	};
	let step = statement!(
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) VALUES ($1, $2, $3, $4, $5)",
		batch,
		block,
		moment.index as i64,
		moment.event.name.to_lowercase(),
		moment.extrinsic()
	);
	let mut changes = match moment.event.name.as_str() {
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
		"ChunkFed" => return fed(moment, batch).await,
		"Completed" => vec![statement!(
			"UPDATE batches SET status = 'complete', ended_block = $1 WHERE id = $2",
			block,
			batch
		)],
		"Held" => held(moment, batch)?,
		"Closed" => vec![ended(batch, "closed", block)],
		"Cancelled" => vec![ended(batch, "cancelled", block)],
		_ => return Ok(Vec::new()),
	};
	changes.push(step);
	Ok(changes)
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
	let batch = moment.loaded.after.read_tree("Issuance", "Batches", key).await?;
	let batch = batch.context("the batch is not in the state")?;
	let (period, claim) = (fields.field("period")?, fields.field("claim")?);
	Ok(statement!(
		"INSERT INTO batches (id, source, version, first_day, last_day, reporter, opened_block, records, chunks, root, \
		claim_mg, claim_points, status, fed_chunks, fed_records, issued_mg, issued_points, withheld_mg, withheld_points, withheld_records) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'opened', 0, 0, 0, 0, 0, 0, 0)",
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

/// The chunk that differs was not credited, but stands in a block for everybody to see.
fn held(moment: &Moment<'_>, batch: i64) -> Result<Vec<Change>> {
	let fields = &moment.event.fields;
	let mut changes = vec![statement!(
		"UPDATE batches SET status = 'held', held_chunk = $1, difference = $2 WHERE id = $3",
		fields.int("chunk")?,
		fields.field("difference")?.to_string(),
		batch
	)];
	match feed(moment).and_then(|(place, feed)| row(moment, batch, place, &feed, None)) {
		Ok(row) => changes.push(row),
		Err(error) => unreadable(moment, &error),
	}
	Ok(changes)
}

/// What became of a chunk's records, amounts in milligrams and points.
struct Settled {
	credited: (i64, i64),
	withheld: (i64, i64),
	withheld_records: i64,
}

/// What a chunk credited is booked by its event; its row and its regions come from the extrinsic that fed it, where
/// that can be read.
async fn fed(moment: &Moment<'_>, batch: i64) -> Result<Vec<Change>> {
	let fields = &moment.event.fields;
	let records = fields.int("records")?;
	let settled = Settled {
		credited: pair(fields, "credited")?,
		withheld: pair(fields, "withheld")?,
		withheld_records: fields.int("withheld_records")?,
	};
	let Settled { credited, withheld, withheld_records } = settled;
	let mut changes = vec![statement!(
		"UPDATE batches SET fed_chunks = fed_chunks + 1, fed_records = fed_records + $1, issued_mg = issued_mg + $2, \
		issued_points = issued_points + $3, withheld_mg = withheld_mg + $4, withheld_points = withheld_points + $5, \
		withheld_records = withheld_records + $6 WHERE id = $7",
		records,
		credited.0,
		credited.1,
		withheld.0,
		withheld.1,
		withheld_records,
		batch
	)];
	let credits = match feed(moment) {
		Ok((extrinsic, feed)) => {
			changes.push(row(moment, batch, extrinsic, &feed, Some(&settled))?);
			regions::credits(moment, &feed, credited, withheld_records).await
		}
		Err(error) => Err(error),
	};
	let credits = match credits {
		Err(error) if error.is::<Unanswered>() => return Err(error),
		Err(error) => {
			unreadable(moment, &error);
			Credits::unknown(batch, credited, records - withheld_records)?
		}
		Ok(credits) => credits,
	};
	changes.push(Change::Credits(credits));
	Ok(changes)
}

fn unreadable(moment: &Moment<'_>, error: &anyhow::Error) {
	let block = moment.block();
	tracing::error!(
		"区块 {block} 的数据块未能读出 / a chunk of block {block} cannot be read: {error:#}"
	);
}

/// Milligrams and points.
fn pair(fields: &serde_json::Value, name: &str) -> Result<(i64, i64)> {
	let quantity = fields.field(name)?;
	Ok((quantity.int("reduction")?, quantity.int("points")?))
}

/// The place of the extrinsic that fed the chunk, and what it fed.
fn feed(moment: &Moment<'_>) -> Result<(u32, Feed)> {
	let place = moment.event.extrinsic.context("a chunk was fed by no extrinsic")?;
	let extrinsics = &moment.loaded.block.extrinsics;
	let extrinsic = extrinsics.get(place as usize).context("there is no such extrinsic")?;
	Ok((place, feed::decode(&extrinsic.bytes, moment.loaded.executor.metadata_ref())?))
}

/// A chunk as it was fed; refused where nothing was settled of it.
fn row(
	moment: &Moment<'_>,
	batch: i64,
	extrinsic: u32,
	feed: &Feed,
	settled: Option<&Settled>,
) -> Result<Change> {
	const NOTHING: Settled = Settled { credited: (0, 0), withheld: (0, 0), withheld_records: 0 };
	let header = feed.header;
	let Settled { credited, withheld, withheld_records } = settled.unwrap_or(&NOTHING);
	Ok(statement!(
		"INSERT INTO chunks (batch, idx, block, extrinsic, records, pages, mg, points, body, bytes, credited_mg, \
		credited_points, withheld_mg, withheld_points, withheld_records, taken) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
		batch,
		i64::from(header.index),
		moment.block(),
		i64::from(extrinsic),
		i64::from(header.records),
		i64::from(header.pages),
		i64::try_from(header.subtotal.reduction)?,
		i64::try_from(header.subtotal.points)?,
		format!("{:?}", header.body),
		feed.body.len() as i64,
		credited.0,
		credited.1,
		withheld.0,
		withheld.1,
		*withheld_records,
		i64::from(settled.is_some())
	))
}
