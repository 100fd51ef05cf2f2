//! How much of each class was retired.

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
	table: "retirement_classes",
	title: words("分批类注销量", "Retirements by class"),
	holds: words("一次注销在一个批类的减碳量", "What a retirement took of a class"),
	key: &["retirement", "class"],
	since: None,
	columns: &[
		column("retirement", Number, "注销编号", "Number of the retirement"),
		column("class", Number, "批类编号", "Number of the class"),
		column("mg", Milligrams, "注销的减碳量", "Reductions retired"),
	],
	books: Books::Events(&[on("Reductions", "Retired", retired)]),
	finds: &[],
	documents: &[],
};

/// An organisation may name a class twice.
fn retired(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let retirement = fields.int("retirement")?;
	let part = "INSERT INTO retirement_classes (retirement, class, mg) VALUES ($1, $2, $3) \
		ON CONFLICT (retirement, class) DO UPDATE SET mg = retirement_classes.mg + excluded.mg";
	let reductions = fields.reductions("reductions")?.into_iter();
	let parts =
		reductions.map(|(class, mg)| (part, vec![retirement.into(), class.into(), mg.into()]));
	Ok(Change::Statements(parts.collect()))
}

/// What [`ClassPart::read`](super::classes::ClassPart::read) reads of a retirement.
pub fn of_retirement(retirement: i64) -> Sql {
	Sql::new(&format!("SELECT t.*, {NAMED} FROM retirement_classes t {NAMES}"))
		.only("t.retirement = ?", [retirement.into()])
}

/// Of how many classes there is some in it.
pub async fn number(store: &Store, retirement: i64) -> sqlx::Result<i64> {
	let sql = Sql::new("SELECT COUNT(*) AS number FROM retirement_classes");
	let row = sql.only("retirement = ?", [retirement.into()]).row(store).await?;
	row.map_or(Ok(0), |row| row.int("number"))
}
