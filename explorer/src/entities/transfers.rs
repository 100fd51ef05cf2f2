//! Reductions that passed from one institution or organisation to another (Art. 27).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	classes::{ClassName, NAMED, NAMES},
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, Reduction},
};

pub static ENTITY: Entity = Entity {
	table: "transfers",
	title: words("转让", "Transfers"),
	holds: words(
		"公共机构、其他社会组织之间的一次减碳量转让",
		"A transfer of reductions between institutions or organisations",
	),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("day", Day, "转让之日", "Its day"),
		column("sender", Number, "转出方的参与者编号", "From whom, by number of the participant"),
		column("receiver", Number, "转入方的参与者编号", "To whom, by number of the participant"),
		column("class", Number, "批类编号", "Number of the class"),
		column("mg", Milligrams, "减碳量", "Reductions"),
	],
	books: Books::Events(&[on("Reductions", "Transferred", transferred)]),
	finds: &[],
	documents: &[],
};

fn transferred(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO transfers (block, idx, day, sender, receiver, class, mg) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		moment.number(),
		moment.place(),
		moment.day(),
		fields.int("from")?,
		fields.int("to")?,
		fields.int("class")?,
		fields.int("milligrams")?
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TransferSummary {
	/// The event that tells of it.
	pub block: i64,
	pub index: i64,
	pub day: String,
	pub from: ParticipantName,
	pub to: ParticipantName,
	pub class: ClassName,
	pub reduction: Reduction,
}

/// What [`TransferSummary::read`] reads, of rows `t`.
pub fn transfers() -> Sql {
	Sql::new(&format!(
		"SELECT t.*, {NAMED}, f.title AS sender_title, r.title AS receiver_title FROM transfers t {NAMES} \
		LEFT JOIN participants f ON f.id = t.sender LEFT JOIN participants r ON r.id = t.receiver"
	))
}

impl TransferSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(TransferSummary {
			block: row.int("block")?,
			index: row.int("idx")?,
			day: day(row.int("day")?),
			from: ParticipantName::read(row, "sender", "sender_title")?,
			to: ParticipantName::read(row, "receiver", "receiver_title")?,
			class: ClassName::read(row)?,
			reduction: Reduction::of(row.int("mg")?),
		})
	}
}
