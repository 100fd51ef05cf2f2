//! Complaints and how they were answered.

use axum::{extract::State as Shared, Json};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::complaints::{complaints, ComplaintSummary},
	regions,
	words::{word, AboutKind, ComplaintStage},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ComplaintFilter {
	#[param(inline)]
	pub stage: Option<ComplaintStage>,
	#[param(inline)]
	pub about: Option<AboutKind>,
	/// Number of the scenario, methodology version, batch or verifier that they are about.
	pub number: Option<u32>,
	/// A region by GB/T 2260, with those that lie in it.
	pub region: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Complaints, newest first.
#[utoipa::path(get, path = "/complaints", tag = "公开 Disclosure", params(ComplaintFilter),
	responses((status = 200, description = "Complaints", body = ListPage<ComplaintSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ComplaintFilter>,
) -> Result<Json<ListPage<ComplaintSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let (first, last) = filter.region.map(|code| regions::within(code.into())).unzip();
	let items = complaints()
		.only_if("c.stage = ?", filter.stage.map(word))
		.only_if("c.about = ?", filter.about.map(word))
		.only_if("c.about_number = ?", filter.number)
		.only_if("c.region >= ?", first)
		.only_if("c.region <= ?", last)
		.only_if("c.id < ?", paging.numbers::<1>("complaints")?.map(|[id]| id))
		.add(" ORDER BY c.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| ComplaintSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "complaints", |item| item.id.to_string())?))
}

/// One complaint.
#[utoipa::path(get, path = "/complaints/{id}", tag = "公开 Disclosure",
	params(("id" = u32, Path, description = "Number of the complaint")),
	responses((status = 200, description = "The complaint", body = ComplaintSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<ComplaintSummary>> {
	let row = complaints().only("c.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("投诉", "complaint", id))?;
	Ok(Json(ComplaintSummary::read(&row, &state.documents)?))
}
