//! The working days of the years that were published (行政许可法 82).

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::EventFields,
	moment::{EventContext, StorageKey},
};
use crate::{
	chain::block::{Block, FirstYear},
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{DayAndBlock, DocumentLink},
};

pub static ENTITY: Entity = Entity {
	table: "calendar_years",
	title: words("工作日历", "Calendar"),
	holds: words(
		"一年的工作日：逐日是否工作、依据、公布与调整",
		"The working days of a year, what they were published on, and when",
	),
	key: &["year"],
	since: Some("published_block"),
	columns: &[
		column("year", Number, "年份", "Year"),
		column(
			"days",
			Text,
			"逐日是否工作，十六进制，每字节低位在前",
			"Day by day whether it is worked, in hexadecimal, the lowest bit of each byte first",
		),
		column("working", Number, "工作日数", "Working days"),
		column("revision", Number, "第几次调整，首次公布为 0", "How often it was amended"),
		column(
			"document_blake2_256",
			Text,
			"依据的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of what it rests on",
		),
		column("document_sm3", Text, "依据的 SM3 摘要", "SM3 digest of that"),
		column(
			"published_day",
			Day,
			"公布之日；创世时已有的为空",
			"Day of publication; empty of what the first block brought",
		),
		column("published_block", Number, "公布所在区块", "Block of publication"),
		column("amended_day", Day, "最近一次调整之日", "Day of the last amendment"),
		column("amended_block", Number, "最近一次调整所在区块", "Block of that"),
	],
	books: Books::GenesisAndEvents(
		first,
		&[
			on_reading("Calendar", "YearPublished", |moment| Box::pin(published(moment))),
			on_reading("Calendar", "YearAmended", |moment| Box::pin(amended(moment))),
		],
	),
	finds: &[Find {
		kind: "calendar",
		title: words("工作日历", "Calendar"),
		hits: "SELECT CAST(year AS TEXT) AS id, CAST(year AS TEXT) AS title, CAST(NULL AS TEXT) AS detail \
			FROM calendar_years",
		ways: &[way(Asked::Number, 9, "year = ?")],
	}],
	documents: &[Mention {
		kind: "calendar",
		id: "CAST(year AS TEXT)",
		role: "document",
		columns: "document",
	}],
};

fn first(block: &Block) -> Vec<Change> {
	let row = |FirstYear { year, days, document: (blake2_256, sm3) }: &FirstYear| {
		statement!(
			"INSERT INTO calendar_years (year, days, working, revision, document_blake2_256, document_sm3, published_block) \
			VALUES ($1, $2, $3, 0, $4, $5, $6)",
			*year,
			days.as_str(),
			working(days),
			blake2_256.as_str(),
			sm3.as_str(),
			block.number as i64
		)
	};
	block.first_years.iter().map(row).collect()
}

/// The bits that are set in bytes as hexadecimal digits.
fn working(days: &str) -> i64 {
	let digits = days.trim_start_matches("0x").chars();
	digits.filter_map(|digit| digit.to_digit(16)).map(|digit| i64::from(digit.count_ones())).sum()
}

/// A year's days and revision, as the event's block left them.
async fn stored(moment: &EventContext<'_>, year: i64) -> Result<(String, i64)> {
	let key = StorageKey::Number(u32::try_from(year)?);
	let stored = moment.kept("Calendar", "Years", key).await?;
	Ok((stored.text("days")?, stored.int("revision")?))
}

async fn published(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let year = fields.int("year")?;
	let (days, revision) = stored(moment, year).await?;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO calendar_years (year, days, working, revision, document_blake2_256, document_sm3, published_day, \
		published_block) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		year,
		days.as_str(),
		working(&days),
		revision,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

async fn amended(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let year = fields.int("year")?;
	let (days, revision) = stored(moment, year).await?;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE calendar_years SET days = $1, working = $2, revision = $3, document_blake2_256 = $4, document_sm3 = $5, \
		amended_day = $6, amended_block = $7 WHERE year = $8",
		days.as_str(),
		working(&days),
		revision,
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		year
	))
}

/// The working days of a year, by what sets them apart from Mondays to Fridays.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarYear {
	pub year: i64,
	/// How many days are worked.
	pub working: i64,
	/// Mondays to Fridays that are holidays.
	pub holidays: Vec<String>,
	/// Saturdays and Sundays that are worked.
	pub make_up: Vec<String>,
	/// How often it was amended.
	pub revision: i64,
	/// What it rests on.
	pub document: DocumentLink,
	/// Null of what the first block brought.
	#[schema(required)]
	pub published: Option<DayAndBlock>,
	#[schema(required)]
	pub amended: Option<DayAndBlock>,
}

/// What [`CalendarYear::read`] reads.
pub fn years() -> Sql {
	Sql::new("SELECT * FROM calendar_years")
}

impl CalendarYear {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let (year, days) = (row.int("year")?, row.text("days")?);
		let (holidays, make_up) = apart(year, &days).unwrap_or_default();
		Ok(CalendarYear {
			year,
			working: row.int("working")?,
			holidays,
			make_up,
			revision: row.int("revision")?,
			document: DocumentLink::known(row, "document", documents)?,
			published: DayAndBlock::maybe(row, "published_day", "published_block")?,
			amended: DayAndBlock::maybe(row, "amended_day", "amended_block")?,
		})
	}
}

/// Mondays to Fridays that are not worked, and the other days that are.
fn apart(year: i64, days: &str) -> Result<(Vec<String>, Vec<String>)> {
	let bytes = hex::decode(days.trim_start_matches("0x"))?;
	let first =
		NaiveDate::from_ymd_opt(i32::try_from(year)?, 1, 1).context("there is no such year")?;
	let (mut holidays, mut make_up) = (Vec::new(), Vec::new());
	for date in first.iter_days().take_while(|date| date.year() == first.year()) {
		let place = date.ordinal0() as usize;
		let is_worked = bytes.get(place / 8).is_some_and(|byte| (byte >> (place % 8)) & 1 == 1);
		match (matches!(date.weekday(), Weekday::Sat | Weekday::Sun), is_worked) {
			(false, false) => holidays.push(date.to_string()),
			(true, true) => make_up.push(date.to_string()),
			_ => (),
		}
	}
	Ok((holidays, make_up))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The working days of 2026.
	const DAYS: &str = "0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e";

	#[test]
	fn year_should_be_told_by_its_holidays_when_its_bits_are_known() {
		assert_eq!(working(DAYS), 248);
		let (holidays, make_up) = apart(2026, DAYS).unwrap();
		// 1 and 2 January are Thursday and Friday; the 4th is a Sunday that is worked.
		assert_eq!(holidays[..2], ["2026-01-01", "2026-01-02"]);
		assert_eq!(make_up[..2], ["2026-01-04", "2026-02-14"]);
		// 261 Mondays to Fridays.
		assert_eq!(261 - holidays.len() + make_up.len(), 248);
		assert!(apart(2026, "0xzz").is_err());
	}
}
