//! Regions: accounts, issue, complaints, reports and offices of each, those that lie in it included (Art. 5).

use std::collections::BTreeMap;

use axum::{extract::State as Shared, response::Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::summary::ParticipantCounts;
use crate::{
	api::{
		http::{
			extract::PathParams,
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		complaints::{complaints, ComplaintSummary},
		offices,
		reports::{reports, ReportSummary},
	},
	regions,
	store::sql::{Columns, Sql},
	values::{month, Bilingual, ReductionAndPoints},
};

/// The newest complaints and reports shown of a region.
const SHOWN: i64 = 5;
const PROVINCE: i64 = 320_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct RegionSummary {
	/// By GB/T 2260.
	pub region: i64,
	/// What it is called.
	pub label: Bilingual,
	/// Open accounts.
	pub accounts: ParticipantCounts,
	/// What was credited to people there.
	pub issued: ReductionAndPoints,
	/// Records credited, a decimal integer.
	pub records: String,
	/// Complaints, and those that wait for an answer or a review.
	pub complaints: i64,
	pub open_complaints: i64,
	/// Accounts that act for it or for a region in it.
	pub offices: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Regions {
	pub items: Vec<RegionSummary>,
}

/// What was credited to people of a region in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionMonth {
	/// Month of issue.
	pub month: String,
	pub issued: ReductionAndPoints,
	/// Records credited, a decimal integer.
	pub records: String,
}

/// An account that acts for a region.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionOffice {
	pub account: String,
	pub region: i64,
	/// What the region is called.
	pub label: Bilingual,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RegionDetail {
	#[serde(flatten)]
	pub summary: RegionSummary,
	/// The cities of the province; of a city, what of it has anything.
	pub parts: Vec<RegionSummary>,
	pub months: Vec<RegionMonth>,
	pub acting: Vec<RegionOffice>,
	/// The newest.
	pub latest_complaints: Vec<ComplaintSummary>,
	/// The newest.
	pub latest_reports: Vec<ReportSummary>,
}

/// What stands under one code.
#[derive(Default)]
struct Tally {
	accounts: ParticipantCounts,
	mg: i64,
	points: i64,
	records: i64,
	complaints: i64,
	open_complaints: i64,
	offices: i64,
}

/// What stands under every code.
struct Tallies(BTreeMap<i64, Tally>);

impl Tallies {
	async fn read(state: &State) -> Result<Self> {
		let store = &state.store;
		let mut of: BTreeMap<i64, Tally> = BTreeMap::new();
		let accounts = "SELECT region, kind, number FROM open_accounts WHERE number > 0";
		for row in Sql::new(accounts).rows(store).await? {
			let tally = of.entry(row.int("region")?).or_default();
			tally.accounts.add(&row.text("kind")?, row.int("number")?);
		}
		let issued =
			"SELECT region, CAST(SUM(mg) AS BIGINT) AS mg, CAST(SUM(points) AS BIGINT) AS points, \
			CAST(SUM(records) AS BIGINT) AS records FROM region_issuance GROUP BY region";
		for row in Sql::new(issued).rows(store).await? {
			let tally = of.entry(row.int("region")?).or_default();
			tally.mg += row.int("mg")?;
			tally.points += row.int("points")?;
			tally.records += row.int("records")?;
		}
		let complaints = "SELECT region, COUNT(*) AS complaints, \
			CAST(SUM(CASE WHEN stage IN ('filed', 'under_review') THEN 1 ELSE 0 END) AS BIGINT) AS waiting \
			FROM complaints GROUP BY region";
		for row in Sql::new(complaints).rows(store).await? {
			let tally = of.entry(row.int("region")?).or_default();
			tally.complaints += row.int("complaints")?;
			tally.open_complaints += row.int("waiting")?;
		}
		for (region, _) in offices::acting(store).await? {
			of.entry(region).or_default().offices += 1;
		}
		// A pilot is one before anybody has an account there.
		let pilots = "SELECT region FROM pilots WHERE withdrawn_day IS NULL";
		for row in Sql::new(pilots).rows(store).await? {
			of.entry(row.int("region")?).or_default();
		}
		Ok(Tallies(of))
	}

	/// All that lies in a region.
	fn summary(&self, region: i64) -> RegionSummary {
		let (first, last) = regions::within(region);
		let Tallies(of) = self;
		let mut sum = Tally::default();
		for tally in of.range(first..=last).map(|(_, tally)| tally) {
			sum.accounts.individual += tally.accounts.individual;
			sum.accounts.institution += tally.accounts.institution;
			sum.accounts.organisation += tally.accounts.organisation;
			sum.mg += tally.mg;
			sum.points += tally.points;
			sum.records += tally.records;
			sum.complaints += tally.complaints;
			sum.open_complaints += tally.open_complaints;
			sum.offices += tally.offices;
		}
		RegionSummary {
			region,
			label: regions::label(region),
			accounts: sum.accounts,
			issued: ReductionAndPoints::of(sum.mg, sum.points),
			records: sum.records.to_string(),
			complaints: sum.complaints,
			open_complaints: sum.open_complaints,
			offices: sum.offices,
		}
	}

	/// The codes within a region under which there is anything, itself left out.
	fn parts(&self, region: i64) -> Vec<i64> {
		let (first, last) = regions::within(region);
		self.0.range(first..=last).map(|(code, _)| *code).filter(|code| *code != region).collect()
	}
}

/// The province, its cities, and the regions outside it in which there is anything; what lies in a region is counted with it.
#[utoipa::path(get, path = "/regions", tag = "地区 Regions",
	responses((status = 200, description = "Regions", body = Regions)))]
pub async fn list(Shared(state): Shared<State>) -> Result<Response> {
	state.once_a_block("regions", Box::pin(all(&state))).await
}

async fn all(state: &State) -> Result<Regions> {
	let tallies = Tallies::read(state).await?;
	let outside = tallies.0.keys().copied().filter(|code| {
		// 0 holds what could not be told apart.
		*code != 0 && *code / 10_000 != PROVINCE / 10_000
	});
	let codes: Vec<_> = regions::of_jiangsu().chain(outside).collect();
	Ok(Regions { items: codes.into_iter().map(|code| tallies.summary(code)).collect() })
}

/// One region, with what lies in it.
#[utoipa::path(get, path = "/regions/{code}", tag = "地区 Regions",
	params(("code" = u32, Path, description = "By GB/T 2260")),
	responses((status = 200, description = "The region", body = RegionDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(code): PathParams<u32>,
) -> Result<Response> {
	let region = i64::from(code);
	if !regions::is_known(region) {
		return Err(Problem::no("地区", "region", code));
	}
	state.once_a_block(&format!("region {region}"), Box::pin(detail(&state, region))).await
}

async fn detail(state: &State, region: i64) -> Result<RegionDetail> {
	let (store, documents) = (&state.store, &state.documents);
	let tallies = Tallies::read(state).await?;
	let (first, last) = regions::within(region);
	let parts: Vec<_> = match region {
		PROVINCE => regions::of_jiangsu().filter(|code| *code != PROVINCE).collect(),
		_ => tallies.parts(region),
	};
	let months = Sql::new(
		"SELECT k.month AS month, CAST(SUM(r.mg) AS BIGINT) AS mg, CAST(SUM(r.points) AS BIGINT) AS points, \
		CAST(SUM(r.records) AS BIGINT) AS records FROM region_issuance r JOIN classes k ON k.id = r.class",
	)
	.only("r.region >= ? AND r.region <= ?", [first.into(), last.into()])
	.add(" GROUP BY k.month ORDER BY k.month", [])
	.all(store, |row| {
		Ok(RegionMonth {
			month: month(row.int("month")?),
			issued: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			records: row.int("records")?.to_string(),
		})
	})
	.await?;
	let acting = offices::acting(store).await?.into_iter();
	let acting = acting
		.filter(|(of, _)| (first..=last).contains(of))
		.map(|(region, account)| RegionOffice { account, region, label: regions::label(region) });
	let latest_complaints = complaints()
		.only("c.region >= ? AND c.region <= ?", [first.into(), last.into()])
		.add(" ORDER BY c.id DESC LIMIT ?", [SHOWN.into()])
		.all(store, |row| ComplaintSummary::read(row, documents))
		.await?;
	let latest_reports = reports()
		.only("r.region >= ? AND r.region <= ?", [first.into(), last.into()])
		.add(" ORDER BY r.month DESC, r.id DESC LIMIT ?", [SHOWN.into()])
		.all(store, |row| ReportSummary::read(row, documents))
		.await?;
	Ok(RegionDetail {
		summary: tallies.summary(region),
		parts: parts.into_iter().map(|code| tallies.summary(code)).collect(),
		months,
		acting: acting.collect(),
		latest_complaints,
		latest_reports,
	})
}
