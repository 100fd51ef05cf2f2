//! The figures of a month: what was issued, withheld and lapsed, by scenario, category and region. They are worked out from
//! the index, so that whoever reads the operator's report of the month may compare.

use axum::{extract::State as Shared, response::Response};
use serde::Serialize;
use serde_json::{json, Value as Tree};
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::series::{category, CATEGORY};
use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			problem::{Problem, Result},
			sheet::{self, Beginning, Format},
		},
		state::State,
	},
	entities::reports::{reports, ReportSummary},
	regions,
	store::sql::{Columns, Sql},
	values::{day_number, month, month_in_chinese, month_number, Bilingual, ReductionAndPoints},
};

/// What was fed in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figures {
	pub issued: ReductionAndPoints,
	/// Null where it cannot be told apart.
	#[schema(required)]
	pub withheld: Option<ReductionAndPoints>,
	/// Records credited, a decimal integer.
	pub records: String,
	/// Records withheld, a decimal integer; null where they cannot be told apart.
	#[schema(required)]
	pub withheld_records: Option<String>,
	/// Batches of which something was fed.
	pub batches: i64,
}

/// The figures of a scenario, a category or a region.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiguresOf {
	pub key: String,
	/// What the key stands for.
	pub label: Bilingual,
	#[serde(flatten)]
	pub figures: Figures,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MonthlyFigures {
	#[schema(example = "2026-01")]
	pub month: String,
	pub label: Bilingual,
	/// Whether the month is over, by the last block indexed: until then the figures grow.
	pub is_over: bool,
	pub total: Figures,
	/// What lapsed in the month, of whatever month of issue.
	pub lapsed: ReductionAndPoints,
	pub scenarios: Vec<FiguresOf>,
	/// Projects are one beside the categories of scenarios.
	pub categories: Vec<FiguresOf>,
	/// By the participants' region, 0 holding what could not be told apart; what was withheld is nobody's.
	pub regions: Vec<FiguresOf>,
	/// The operator's report of the month, once it is filed.
	#[schema(required)]
	pub report: Option<ReportSummary>,
}

/// When a month begins in Beijing, in milliseconds since 1970.
fn begins(number: i64) -> Result<i64> {
	let first = day_number(&format!("{}-01", month(number)));
	let first = first.ok_or_else(|| Problem::internal("a month begins with a day"))?;
	Ok(first * 86_400_000 - 28_800_000)
}

fn parse(text: &str) -> Result<i64> {
	month_number(text).ok_or_else(|| {
		Problem::bad(
			format!("「{text}」不是月份，应如 2026-01"),
			format!("`{text}` is not a month: write it as 2026-01"),
		)
	})
}

/// The figures of a month, by its month of feed.
#[utoipa::path(get, path = "/reports/monthly/{month}", tag = "公开 Disclosure",
	params(("month" = String, Path, description = "As `2026-01`")),
	responses((status = 200, description = "Figures", body = MonthlyFigures)))]
pub async fn figures(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Response> {
	let number = parse(&text)?;
	state.once_a_block(&format!("month {number}"), Box::pin(figures_of(&state, number))).await
}

/// The same as CSV: a row for all, for each scenario, each category and each region.
#[utoipa::path(get, path = "/reports/monthly/{month}/figures.csv", tag = "导出 Export",
	params(("month" = String, Path, description = "As `2026-01`"), Beginning),
	responses((status = 200, description = "Figures", body = String, content_type = "text/csv")))]
pub async fn csv(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
	Ask(beginning): Ask<Beginning>,
) -> Result<Response> {
	let number = parse(&text)?;
	let permit = state.export_permit()?;
	let text = sheet_of(&figures_of(&state, number).await?, beginning);
	let stream = async_stream::stream! {
		let _permit = permit;
		yield Ok(text);
	};
	Ok(sheet::response(Format::Csv, &format!("monthly-{}", month(number)), stream))
}

async fn figures_of(state: &State, number: i64) -> Result<MonthlyFigures> {
	let store = &state.store;
	let of_month = |sums: &str| Sql::new(sums).only("k.month = ?", [number.into()]);
	let total = of_month(&format!("SELECT {SUMS} FROM {FED}")).row(store).await?;
	let total = total.ok_or_else(|| Problem::internal("no row of totals"))?;
	let scenarios = of_month(&format!(
		"SELECT CAST(s.id AS TEXT) AS key, s.title AS title, {SUMS} FROM {FED} \
		JOIN scenarios s ON s.id = k.source"
	));
	let categories = of_month(&format!(
		"SELECT {CATEGORY} AS key, {SUMS} FROM {FED} JOIN scenarios s ON s.id = k.source"
	));
	let regions = of_month(
		"SELECT r.region AS region, CAST(SUM(r.mg) AS BIGINT) AS mg, CAST(SUM(r.points) AS BIGINT) AS points, \
		CAST(SUM(r.records) AS BIGINT) AS records, COUNT(DISTINCT r.batch) AS batches FROM region_issuance r \
		JOIN classes k ON k.id = r.class",
	);
	let scenarios = scenarios.add(" GROUP BY s.id, s.title ORDER BY s.id", []);
	let grouped = format!(" GROUP BY {CATEGORY} ORDER BY {CATEGORY}");
	let categories = categories.add(&grouped, []);
	let regions = regions.add(" GROUP BY r.region ORDER BY r.region", []);
	let by_scenario = |row: &AnyRow| {
		let title = row.text("title")?;
		let label = Bilingual::new(title.as_str(), title.as_str());
		Ok(FiguresOf { key: row.text("key")?, label, figures: Figures::read(row)? })
	};
	let by_category = |row: &AnyRow| {
		let key = row.text("key")?;
		Ok(FiguresOf { label: category(&key), key, figures: Figures::read(row)? })
	};
	let by_region = |row: &AnyRow| {
		let region = row.int("region")?;
		let figures = Figures::credited(row)?;
		Ok(FiguresOf { key: region.to_string(), label: regions::label(region), figures })
	};
	let (from, until) = (begins(number)?, begins(number + 1)?);
	let lapsed = Sql::new(
		"SELECT CAST(COALESCE(SUM(l.mg), 0) AS BIGINT) AS mg, CAST(COALESCE(SUM(l.points), 0) AS BIGINT) AS points \
		FROM lapses l JOIN blocks b ON b.number = l.block",
	);
	let lapsed = lapsed.only("b.time_ms >= ? AND b.time_ms < ?", [from.into(), until.into()]);
	let lapsed = lapsed.row(store).await?.ok_or_else(|| Problem::internal("no row of lapses"))?;
	let last = Sql::new("SELECT time_ms FROM blocks ORDER BY number DESC LIMIT 1");
	let last = last.row(store).await?.map(|row| row.maybe_int("time_ms")).transpose()?.flatten();
	let report = reports().only("r.kind = 'monthly' AND r.month = ?", [number.into()]);
	let report = report.row(store).await?;
	let report = report.map(|row| ReportSummary::read(&row, &state.documents)).transpose()?;
	Ok(MonthlyFigures {
		month: month(number),
		label: Bilingual::new(month_in_chinese(number), month(number)),
		is_over: last.is_some_and(|last| last >= until),
		total: Figures::read(&total)?,
		lapsed: ReductionAndPoints::of(lapsed.int("mg")?, lapsed.int("points")?),
		scenarios: scenarios.all(store, by_scenario).await?,
		categories: categories.all(store, by_category).await?,
		regions: regions.all(store, by_region).await?,
		report,
	})
}

/// What was fed, chunk by chunk, with its class, which has month and scenario.
const FED: &str = "chunks c JOIN classes k ON k.id = c.class";
const SUMS: &str = "CAST(COALESCE(SUM(c.credited_mg), 0) AS BIGINT) AS mg, \
	CAST(COALESCE(SUM(c.credited_points), 0) AS BIGINT) AS points, \
	CAST(COALESCE(SUM(c.withheld_mg), 0) AS BIGINT) AS withheld_mg, \
	CAST(COALESCE(SUM(c.withheld_points), 0) AS BIGINT) AS withheld_points, \
	CAST(COALESCE(SUM(c.records - c.withheld_records), 0) AS BIGINT) AS records, \
	CAST(COALESCE(SUM(c.withheld_records), 0) AS BIGINT) AS withheld_records, \
	COUNT(DISTINCT c.batch) AS batches";

impl Figures {
	fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let withheld = (row.int("withheld_mg")?, row.int("withheld_points")?);
		Ok(Figures {
			withheld: Some(ReductionAndPoints::of(withheld.0, withheld.1)),
			withheld_records: Some(row.int("withheld_records")?.to_string()),
			..Self::credited(row)?
		})
	}

	/// Of what was credited alone.
	fn credited(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(Figures {
			issued: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			withheld: None,
			records: row.int("records")?.to_string(),
			withheld_records: None,
			batches: row.int("batches")?,
		})
	}

	/// The cells of a row.
	fn cells(&self) -> [Tree; 7] {
		let withheld = self.withheld.as_ref();
		[
			json!(self.issued.reduction.mg),
			json!(self.issued.points),
			json!(withheld.map(|withheld| &withheld.reduction.mg)),
			json!(withheld.map(|withheld| &withheld.points)),
			json!(self.records),
			json!(self.withheld_records),
			json!(self.batches),
		]
	}
}

/// The columns of the sheet.
const COLUMNS: [&str; 14] = [
	"month",
	"by",
	"key",
	"zh",
	"en",
	"issued_mg",
	"issued_points",
	"withheld_mg",
	"withheld_points",
	"records",
	"withheld_records",
	"batches",
	"lapsed_mg",
	"lapsed_points",
];

fn sheet_of(month: &MonthlyFigures, beginning: Beginning) -> Vec<u8> {
	let mut text = sheet::header(Format::Csv, beginning, COLUMNS.into_iter());
	let mut line =
		|by: &str, key: &str, label: &Bilingual, figures: &Figures, lapsed: [Tree; 2]| {
			let before =
				[json!(month.month), json!(by), json!(key), json!(label.zh), json!(label.en)];
			let cells = before.into_iter().chain(figures.cells()).chain(lapsed);
			sheet::line(Format::Csv, &mut text, false, COLUMNS.into_iter().zip(cells));
		};
	let all = Bilingual::new("合计", "Total");
	let lapsed = [json!(month.lapsed.reduction.mg), json!(month.lapsed.points)];
	line("total", "", &all, &month.total, lapsed);
	for (by, rows) in [
		("scenario", &month.scenarios),
		("category", &month.categories),
		("region", &month.regions),
	] {
		for row in rows {
			line(by, &row.key, &row.label, &row.figures, [Tree::Null, Tree::Null]);
		}
	}
	text
}
