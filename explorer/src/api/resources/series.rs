//! What was issued, by month, day, region, category or scenario.

use axum::{extract::State as Shared, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{extract::Ask, problem::Result},
		state::State,
	},
	regions,
	store::sql::{Columns, Sql},
	values::{day, month, month_in_chinese, Bilingual, ReductionAndPoints},
};

/// What to sum by.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
	/// Month of issue.
	Month,
	/// Day of the block, Beijing time.
	Day,
	Region,
	/// That of the scenario; projects are one beside them.
	Category,
	Scenario,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SeriesKey {
	pub by: Dimension,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SeriesItem {
	pub key: String,
	/// What the key stands for.
	pub label: Bilingual,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
	/// Records credited, a decimal integer.
	pub records: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Series {
	pub by: Dimension,
	pub items: Vec<SeriesItem>,
}

/// What was credited, summed.
#[utoipa::path(get, path = "/series", tag = "总览 Overview", params(SeriesKey),
	responses((status = 200, description = "Sums in order of their key", body = Series)))]
pub async fn series(
	Shared(state): Shared<State>,
	Ask(SeriesKey { by }): Ask<SeriesKey>,
) -> Result<Response> {
	state.once_a_block(&format!("series by {by:?}"), sums(&state, by)).await
}

async fn sums(state: &State, by: Dimension) -> Result<Series> {
	let issued = "CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) AS mg, \
		CAST(COALESCE(SUM(b.issued_points), 0) AS BIGINT) AS points, \
		CAST(COALESCE(SUM(b.fed_records - b.withheld_records), 0) AS BIGINT) AS records FROM batches b";
	let sql = match by {
		Dimension::Month => "SELECT k.month AS number, CAST(SUM(p.mg) AS BIGINT) AS mg, \
			CAST(SUM(p.points) AS BIGINT) AS points, CAST(SUM(p.records) AS BIGINT) AS records \
			FROM batch_classes p JOIN classes k ON k.id = p.class GROUP BY k.month ORDER BY k.month"
			.to_string(),
		Dimension::Day => "SELECT (k.time_ms + 28800000) / 86400000 AS number, \
			CAST(SUM(c.credited_mg) AS BIGINT) AS mg, CAST(SUM(c.credited_points) AS BIGINT) AS points, \
			CAST(SUM(c.records - c.withheld_records) AS BIGINT) AS records FROM chunks c JOIN blocks k ON k.number = c.block \
			WHERE k.time_ms IS NOT NULL AND c.taken = 1 GROUP BY (k.time_ms + 28800000) / 86400000 \
			ORDER BY (k.time_ms + 28800000) / 86400000"
			.to_string(),
		Dimension::Region => "SELECT region AS number, CAST(SUM(mg) AS BIGINT) AS mg, \
			CAST(SUM(points) AS BIGINT) AS points, CAST(SUM(records) AS BIGINT) AS records \
			FROM region_issuance GROUP BY region ORDER BY region"
			.to_string(),
		Dimension::Category => format!(
			"SELECT {CATEGORY} AS name, {issued} JOIN scenarios s ON s.id = b.source \
			GROUP BY {CATEGORY} ORDER BY {CATEGORY}"
		),
		Dimension::Scenario => format!(
			"SELECT s.id AS number, s.title AS name, {issued} JOIN scenarios s ON s.id = b.source \
			GROUP BY s.id, s.title ORDER BY s.id"
		),
	};
	let rows = Sql::new(&sql).rows(&state.store).await?;
	let mut items = Vec::new();
	for row in rows {
		let (key, label) = match by {
			Dimension::Month => {
				let text = month(row.int("number")?);
				(text.clone(), Bilingual::new(month_in_chinese(row.int("number")?), text))
			}
			Dimension::Day => {
				let text = day(row.int("number")?);
				(text.clone(), Bilingual::new(text.clone(), text))
			}
			Dimension::Region => {
				let code = row.int("number")?;
				(code.to_string(), regions::label(code))
			}
			Dimension::Category => {
				let name = row.text("name")?;
				(name.clone(), category(&name))
			}
			Dimension::Scenario => {
				let name = row.text("name")?;
				(row.int("number")?.to_string(), Bilingual::new(name.clone(), name))
			}
		};
		items.push(SeriesItem {
			key,
			label,
			quantity: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			records: row.int("records")?.to_string(),
		});
	}
	Ok(Series { by, items })
}

/// By what scenarios `s` are summed, with projects as one beside their categories.
pub const CATEGORY: &str = "COALESCE(s.category, 'project')";

/// What a category is called, or projects are.
pub fn category(name: &str) -> Bilingual {
	let chinese = match name {
		"clothing" => "衣",
		"food" => "食",
		"housing" => "住",
		"transport" => "行",
		"goods" => "用",
		"project" => "减排项目",
		other => other,
	};
	Bilingual::new(chinese, name)
}
