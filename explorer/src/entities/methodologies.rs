//! Methodologies, whose texts are their versions' (Art. 11-16).

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "methodologies",
	title: words("方法学", "Methodologies"),
	holds: words(
		"一个方法学：编号、开发主体、版本数",
		"A methodology: number, developer, versions",
	),
	key: &["id"],
	since: None,
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"developer",
			Number,
			"开发主体的参与者编号",
			"The developer, by number of the participant",
		),
		column("versions", Number, "已提交的版本数", "Versions submitted"),
	],
	books: Books::Events(&[on("Methodology", "Submitted", submitted)]),
	finds: &[],
	documents: &[],
};

fn submitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO methodologies (id, developer, versions) VALUES ($1, $2, $3) \
		ON CONFLICT (id) DO UPDATE SET developer = excluded.developer, versions = excluded.versions",
		fields.int("methodology")?,
		fields.int("developer")?,
		fields.int("number")?
	))
}
