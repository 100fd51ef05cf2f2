//! What was credited, by the participant's region.

mod credits;
mod people;

pub use credits::Credits;

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on_reading, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	chain::history::Unanswered,
	regions,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{Bilingual, ReductionAndPoints},
};

pub static ENTITY: Entity = Entity {
	table: "region_issuance",
	title: words("分地区签发量", "Issue by region"),
	holds: words(
		"一个批次以一个批类在一个地区的签发量",
		"What was credited of a batch in a class and a region",
	),
	key: &["batch", "class", "region"],
	since: None,
	columns: &[
		column("batch", Number, "批次编号", "Number of the batch"),
		column(
			"class",
			Number,
			"批类编号，由此知签发月份",
			"Number of the class, which has the month of issue",
		),
		column(
			"region",
			Number,
			"参与者所在地区（GB/T 2260）；0 为未能区分",
			"The participants' region by GB/T 2260; 0 holds what could not be told apart",
		),
		column("mg", Milligrams, "登记至账户的减碳量", "Reductions credited"),
		column("points", Points, "登记至账户的碳积分", "Points credited"),
		column("records", Number, "登记的记录数", "Records credited"),
	],
	books: Books::Events(&[on_reading("Issuance", "ChunkFed", |moment| Box::pin(fed(moment)))]),
	finds: &[],
	documents: &[],
};

async fn fed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let credited = fields.quantity("credited")?;
	let (batch, class) = (fields.int("batch")?, fields.int("class")?);
	let withheld = fields.int("withheld_records")?;
	let credits = match moment.fed() {
		Some((_, feed)) => match people::credits(moment, feed, class, credited, withheld).await {
			Err(error) if error.is::<Unanswered>() => return Err(error),
			Err(error) => {
				moment.unreadable(&error);
				None
			}
			Ok(credits) => Some(credits),
		},
		None => None,
	};
	let credits = match credits {
		Some(credits) => credits,
		None => Credits::unknown(batch, class, credited, fields.int("records")? - withheld)?,
	};
	Ok(Change::Work(Arc::new(credits)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RegionIssue {
	/// By GB/T 2260; 0 where it could not be told.
	pub region: i64,
	/// What the region is called.
	pub label: Bilingual,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
	pub records: String,
}

pub async fn of_batch(store: &Store, batch: i64) -> sqlx::Result<Vec<RegionIssue>> {
	let region = |row: &AnyRow| {
		let region = row.int("region")?;
		Ok(RegionIssue {
			region,
			label: regions::label(region),
			quantity: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			records: row.int("records")?.to_string(),
		})
	};
	let sql = Sql::new(
		"SELECT region, CAST(SUM(mg) AS BIGINT) AS mg, CAST(SUM(points) AS BIGINT) AS points, \
		CAST(SUM(records) AS BIGINT) AS records FROM region_issuance",
	);
	let sql = sql.only("batch = ?", [batch.into()]);
	sql.add(" GROUP BY region ORDER BY 2 DESC, region", []).all(store, region).await
}
