//! What a chunk credited to whom, booked by the regions that the index has of them.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use futures::future::BoxFuture;
use sqlx::{AnyConnection, Row as _};
use suhui_primitives::{ParticipantId, Quantity};

use crate::store::change::Work;

/// Participants whose regions are asked for in one statement.
const ASKED_AT_ONCE: usize = 1_000;

#[derive(Clone, Debug, Default)]
pub struct Credits {
	pub batch: i64,
	pub class: i64,
	/// Ascending by participant, with the number of their records.
	pub of: Vec<(ParticipantId, Quantity, i64)>,
	/// Credited, but to whom cannot be told.
	pub unknown: (Quantity, i64),
}

impl Credits {
	/// All of a chunk booked under no region.
	pub fn unknown(batch: i64, class: i64, (mg, points): (i64, i64), records: i64) -> Result<Self> {
		let credited = Quantity { reduction: u64::try_from(mg)?, points: u64::try_from(points)? };
		Ok(Credits { batch, class, of: Vec::new(), unknown: (credited, records) })
	}

	async fn by_region(
		&self,
		connection: &mut AnyConnection,
	) -> Result<BTreeMap<i64, (Quantity, i64)>> {
		let mut regions: BTreeMap<i64, (Quantity, i64)> = BTreeMap::new();
		let (unknown, records) = self.unknown;
		if records > 0 || unknown != Quantity::default() {
			regions.insert(0, self.unknown);
		}
		for people in self.of.chunks(ASKED_AT_ONCE) {
			let ids: Vec<_> = people.iter().map(|(id, ..)| id.to_string()).collect();
			let of = format!("SELECT id, region FROM participants WHERE id IN ({})", ids.join(","));
			// Never the same text twice: not kept as a prepared one.
			let rows = sqlx::query(&of).persistent(false).fetch_all(&mut *connection).await?;
			let known = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
			let known: HashMap<i64, i64> = known.collect::<sqlx::Result<_>>()?;
			for (participant, quantity, records) in people {
				let region = known.get(&i64::from(*participant)).copied().unwrap_or_default();
				let sum = regions.entry(region).or_default();
				sum.0 = sum.0.saturating_add(*quantity);
				sum.1 += records;
			}
		}
		Ok(regions)
	}

	async fn book(&self, connection: &mut AnyConnection) -> Result<()> {
		for (region, (quantity, records)) in self.by_region(connection).await? {
			sqlx::query(
				"INSERT INTO region_issuance (batch, class, region, mg, points, records) VALUES ($1, $2, $3, $4, $5, $6) \
				ON CONFLICT (batch, class, region) DO UPDATE SET mg = region_issuance.mg + excluded.mg, \
				points = region_issuance.points + excluded.points, records = region_issuance.records + excluded.records",
			)
			.bind(self.batch)
			.bind(self.class)
			.bind(region)
			.bind(i64::try_from(quantity.reduction)?)
			.bind(i64::try_from(quantity.points)?)
			.bind(records)
			.execute(&mut *connection)
			.await?;
		}
		Ok(())
	}
}

impl Work for Credits {
	fn apply<'a>(&'a self, connection: &'a mut AnyConnection) -> BoxFuture<'a, Result<()>> {
		Box::pin(self.book(connection))
	}
}
