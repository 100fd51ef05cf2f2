//! What lapsed of people's lots (Art. 37).

use anyhow::Result;

use super::{fields::Fields, Moment};
use crate::{index::change::Change, statement};

pub fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let fields = &moment.event.fields;
	if moment.event.name != "Lapsed" {
		return Ok(Vec::new());
	}
	let quantity = fields.field("quantity")?;
	Ok(vec![statement!(
		"INSERT INTO lapses (block, idx, month, page, mg, points) VALUES ($1, $2, $3, $4, $5, $6)",
		moment.block(),
		moment.index as i64,
		fields.int("month")?,
		fields.int("page")?,
		quantity.int("reduction")?,
		quantity.int("points")?
	)])
}
