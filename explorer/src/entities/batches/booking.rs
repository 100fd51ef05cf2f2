//! What a batch's events say of it.

use anyhow::Result;

use crate::{
	entities::{fields::EventFields, moment::EventContext},
	statement,
	store::change::Change,
};

pub async fn opened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let batch = moment.stored("Issuance", "Batches", "batch").await?;
	let (period, claim) = (fields.field("period")?, fields.field("claim")?);
	Ok(statement!(
		"INSERT INTO batches (id, source, terms, first_day, last_day, continues, reporter, opened_block, records, chunks, \
		root, claim_mg, claim_points, status, fed_chunks, fed_records, issued_mg, issued_points, withheld_mg, withheld_points, \
		withheld_records) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'opened', 0, 0, 0, 0, 0, 0, 0)",
		fields.int("batch")?,
		fields.int("source")?,
		batch.int("terms")?,
		period.int("first")?,
		period.int("last")?,
		batch.maybe_int("continues")?,
		batch.int("reporter")?,
		moment.number(),
		batch.int("records")?,
		batch.int("chunks")?,
		fields.text("root")?,
		claim.digits("reduction")?,
		claim.digits("points")?
	))
}

pub fn assigned(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE batches SET status = 'assigned', verifier = $1, assigned_block = $2 WHERE id = $3",
		fields.int("verifier")?,
		moment.number(),
		fields.int("batch")?
	))
}

pub fn attested(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("report")?;
	Ok(statement!(
		"UPDATE batches SET status = 'attested', attested_block = $1, attested_extrinsic = $2, \
		report_blake2_256 = $3, report_sm3 = $4 WHERE id = $5",
		moment.number(),
		moment.extrinsic(),
		blake2_256,
		sm3,
		fields.int("batch")?
	))
}

pub fn refused(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("report")?;
	Ok(statement!(
		"UPDATE batches SET status = 'refused', ended_block = $1, report_blake2_256 = $2, report_sm3 = $3 WHERE id = $4",
		moment.number(),
		blake2_256,
		sm3,
		fields.int("batch")?
	))
}

/// Another verifier may be assigned.
pub fn declined(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE batches SET status = 'opened', verifier = NULL, assigned_block = NULL WHERE id = $1",
		moment.event.fields.int("batch")?
	))
}

pub fn approved(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE batches SET status = 'approved', approved_block = $1, due_day = $2 WHERE id = $3",
		moment.number(),
		fields.int("due")?,
		fields.int("batch")?
	))
}

pub fn fed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (credited, withheld) = (fields.quantity("credited")?, fields.quantity("withheld")?);
	Ok(statement!(
		"UPDATE batches SET fed_chunks = fed_chunks + 1, fed_records = fed_records + $1, issued_mg = issued_mg + $2, \
		issued_points = issued_points + $3, withheld_mg = withheld_mg + $4, withheld_points = withheld_points + $5, \
		withheld_records = withheld_records + $6 WHERE id = $7",
		fields.int("records")?,
		credited.0,
		credited.1,
		withheld.0,
		withheld.1,
		fields.int("withheld_records")?,
		fields.int("batch")?
	))
}

pub fn held(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE batches SET status = 'held', held_chunk = $1, difference = $2 WHERE id = $3",
		fields.int("chunk")?,
		fields.field("difference")?.to_string(),
		fields.int("batch")?
	))
}

pub fn put_on_hold(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE batches SET held_from = status, status = 'held' WHERE id = $1",
		moment.event.fields.int("batch")?
	))
}

pub fn released(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE batches SET status = held_from, held_from = NULL WHERE id = $1",
		moment.event.fields.int("batch")?
	))
}

pub fn ended(moment: &EventContext<'_>, status: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE batches SET status = $1, held_from = NULL, ended_block = $2 WHERE id = $3",
		status,
		moment.number(),
		moment.event.fields.int("batch")?
	))
}
