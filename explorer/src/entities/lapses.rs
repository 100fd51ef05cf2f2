//! What lapsed of people's lots (Art. 37).

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "lapses",
	title: words("到期清零", "Lapses"),
	holds: words(
		"一页参与者（256 人）某月签发量的到期清零",
		"What lapsed of a month’s issue for a page of 256 participants",
	),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("month", Month, "签发月份", "Month of issue"),
		column(
			"page",
			Number,
			"参与者所在页：编号除以 256",
			"The participants’ page: their number over 256",
		),
		column("mg", Milligrams, "清零的减碳量", "Reductions that lapsed"),
		column("points", Points, "清零的碳积分", "Points that lapsed"),
	],
	books: Books::Events(&[on("Points", "Lapsed", lapsed)]),
	finds: &[],
	documents: &[],
};

fn lapsed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (mg, points) = fields.quantity("quantity")?;
	Ok(statement!(
		"INSERT INTO lapses (block, idx, month, page, mg, points) VALUES ($1, $2, $3, $4, $5, $6)",
		moment.number(),
		moment.place(),
		fields.int("month")?,
		fields.int("page")?,
		mg,
		points
	))
}
