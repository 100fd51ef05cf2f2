//! What makes issue alike: the scenario, the methodology version and the month in which it was fed (Art. 37).

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "classes",
	title: words("批类", "Classes"),
	holds: words(
		"一个批类：减排场景、方法学版本、签发月份；同类的减碳量彼此相同",
		"What makes reductions alike: scenario, methodology version, month of issue",
	),
	key: &["id"],
	since: Some("block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column(
			"version",
			Number,
			"方法学版本；仅碳积分的为空",
			"The methodology version; empty where there are points only",
		),
		column("month", Month, "签发月份：数据块入链之月", "Month of issue, that of the feed"),
		column("block", Number, "首次签发所在区块", "Block in which it was first issued"),
	],
	books: Books::Events(&[on("Issuance", "ClassOpened", opened)]),
	finds: &[],
	documents: &[],
};

fn opened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO classes (id, source, version, month, block) VALUES ($1, $2, $3, $4, $5)",
		fields.int("class")?,
		fields.int("source")?,
		fields.maybe_int("version")?,
		fields.int("month")?,
		moment.number()
	))
}
