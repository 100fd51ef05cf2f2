//! An explorer's index, row by row.

use anyhow::Result;
use sqlx::{AnyPool, Column as _, Row as _};
use suhui_explorer::entities::{
	entity::{Books, Entity},
	ENTITIES,
};

/// Every row of the index as text, blocks up to a height.
pub async fn rows(database: &str, height: u64) -> Result<Vec<String>> {
	sqlx::any::install_default_drivers();
	let pool = AnyPool::connect(database).await?;
	let table = |entity: &&Entity| match (&entity.books, entity.since) {
		(Books::Blocks(_), Some(since)) => format!("{} WHERE {since} <= {height}", entity.table),
		_ => entity.table.to_string(),
	};
	let mut tables: Vec<String> = ENTITIES.iter().map(table).collect();
	tables.push("meta WHERE key = 'genesis'".into());
	let mut all = Vec::new();
	for table in tables {
		let found = sqlx::query(&format!("SELECT * FROM {table}")).fetch_all(&pool).await?;
		let mut lines: Vec<_> = found
			.iter()
			.map(|row| {
				let cells = row.columns().iter().map(|column| {
					let number = row.try_get::<Option<i64>, _>(column.ordinal());
					let cell = number.map(|number| number.map(|number| number.to_string()));
					cell.or_else(|_| row.try_get::<Option<String>, _>(column.ordinal()))
						.unwrap_or_else(|error| Some(error.to_string()))
						.unwrap_or_else(|| "NULL".into())
				});
				format!("{table}: {}", cells.collect::<Vec<_>>().join(" | "))
			})
			.collect();
		lines.sort();
		all.extend(lines);
	}
	Ok(all)
}
