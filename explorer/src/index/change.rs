//! What a block changes in the index.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use sqlx::{any::AnyArguments, query::Query, Any, AnyConnection, Row as _};
use suhui_primitives::{ParticipantId, Quantity};

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
	Int(Option<i64>),
	Text(Option<String>),
}

impl From<i64> for Value {
	fn from(number: i64) -> Self {
		Value::Int(Some(number))
	}
}

impl From<Option<i64>> for Value {
	fn from(number: Option<i64>) -> Self {
		Value::Int(number)
	}
}

impl From<String> for Value {
	fn from(text: String) -> Self {
		Value::Text(Some(text))
	}
}

impl From<&str> for Value {
	fn from(text: &str) -> Self {
		Value::Text(Some(text.into()))
	}
}

impl From<Option<String>> for Value {
	fn from(text: Option<String>) -> Self {
		Value::Text(text)
	}
}

/// What one event of a block changes: all of it or nothing.
#[derive(Clone, Debug)]
pub struct Booking {
	/// Its place in the block.
	pub event: usize,
	pub changes: Vec<Change>,
}

#[derive(Clone, Debug)]
pub enum Change {
	Statement(&'static str, Vec<Value>),
	Credits(Credits),
}

/// A statement and its values in order: `statement!("UPDATE … $1", id, name)`.
#[macro_export]
macro_rules! statement {
	($sql:expr $(, $value:expr)* $(,)?) => {
		$crate::index::change::Change::Statement($sql, vec![$($crate::index::change::Value::from($value)),*])
	};
}

/// What a chunk credited to whom, to be booked by region.
#[derive(Clone, Debug, Default)]
pub struct Credits {
	pub batch: i64,
	/// Ascending by participant.
	pub of: Vec<(ParticipantId, Quantity, i64)>,
	/// Credited, but to whom cannot be told.
	pub unknown: (Quantity, i64),
}

impl Credits {
	/// All of a chunk booked under no region.
	pub fn unknown(batch: i64, (mg, points): (i64, i64), records: i64) -> Result<Self> {
		let credited = Quantity { reduction: u64::try_from(mg)?, points: u64::try_from(points)? };
		Ok(Credits { batch, of: Vec::new(), unknown: (credited, records) })
	}
}

pub async fn apply(connection: &mut AnyConnection, change: &Change) -> Result<()> {
	match change {
		Change::Statement(sql, values) => {
			bind(sqlx::query(sql), values).execute(connection).await?;
			Ok(())
		}
		Change::Credits(credits) => book(connection, credits).await,
	}
}

pub fn bind<'q>(
	mut query: Query<'q, Any, AnyArguments<'q>>,
	values: &[Value],
) -> Query<'q, Any, AnyArguments<'q>> {
	for value in values {
		query = match value.clone() {
			Value::Int(number) => query.bind(number),
			Value::Text(text) => query.bind(text),
		};
	}
	query
}

/// Participants whose regions are asked for in one statement.
const ASKED_AT_ONCE: usize = 1_000;

async fn book(connection: &mut AnyConnection, credits: &Credits) -> Result<()> {
	let mut regions: BTreeMap<i64, (Quantity, i64)> = BTreeMap::new();
	let (unknown, records) = credits.unknown;
	if records > 0 || unknown != Quantity::default() {
		regions.insert(0, credits.unknown);
	}
	for people in credits.of.chunks(ASKED_AT_ONCE) {
		let ids: Vec<_> = people.iter().map(|(participant, ..)| participant.to_string()).collect();
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
	for (region, (quantity, records)) in regions {
		sqlx::query(
			"INSERT INTO region_issuance (batch, region, mg, points, records) VALUES ($1, $2, $3, $4, $5) \
			ON CONFLICT (batch, region) DO UPDATE SET mg = region_issuance.mg + excluded.mg, \
			points = region_issuance.points + excluded.points, records = region_issuance.records + excluded.records",
		)
		.bind(credits.batch)
		.bind(region)
		.bind(i64::try_from(quantity.reduction)?)
		.bind(i64::try_from(quantity.points)?)
		.bind(records)
		.execute(&mut *connection)
		.await?;
	}
	Ok(())
}
