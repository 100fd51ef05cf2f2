//! How much of each class was given to a large event.

use anyhow::Result;

use super::{
	classes::{NAMED, NAMES},
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::store::{
	change::Change,
	sql::{Columns, Sql},
	Store,
};

pub static ENTITY: Entity = Entity {
	table: "large_event_classes",
	title: words("大型活动分批类受赠量", "Large events by class"),
	holds: words("一次大型活动在一个批类所得的减碳量", "What a large event was given of a class"),
	key: &["large_event", "class"],
	since: None,
	columns: &[
		column("large_event", Number, "大型活动编号", "Number of the large event"),
		column("class", Number, "批类编号", "Number of the class"),
		column("mg", Milligrams, "所得的减碳量", "Reductions given"),
	],
	books: Books::Events(&[
		on("Reductions", "Donated", given),
		on("Reductions", "Contributed", given),
	]),
	finds: &[],
	documents: &[],
};

fn given(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let event = fields.int("event")?;
	let part = "INSERT INTO large_event_classes (large_event, class, mg) VALUES ($1, $2, $3) \
		ON CONFLICT (large_event, class) DO UPDATE SET mg = large_event_classes.mg + excluded.mg";
	let reductions = fields.reductions("reductions")?.into_iter();
	let parts = reductions.map(|(class, mg)| (part, vec![event.into(), class.into(), mg.into()]));
	Ok(Change::Statements(parts.collect()))
}

/// What [`ClassPart::read`](super::classes::ClassPart::read) reads of a large event.
pub fn of_event(event: i64) -> Sql {
	Sql::new(&format!("SELECT t.*, {NAMED} FROM large_event_classes t {NAMES}"))
		.only("t.large_event = ?", [event.into()])
}

/// Of how many classes there is some in it.
pub async fn number(store: &Store, event: i64) -> sqlx::Result<i64> {
	let sql = Sql::new("SELECT COUNT(*) AS number FROM large_event_classes");
	let row = sql.only("large_event = ?", [event.into()]).row(store).await?;
	row.map_or(Ok(0), |row| row.int("number"))
}
