//! Sanctions and what came of appeals.

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
	entities::sanctions::{sanctions, SanctionSummary},
	words::{word, SanctionedKind},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SanctionFilter {
	/// Only those of participants, or of experts.
	#[param(inline)]
	pub whom: Option<SanctionedKind>,
	/// Only those of this one, by number.
	pub number: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Sanctions, newest first.
#[utoipa::path(get, path = "/sanctions", tag = "公开 Disclosure", params(SanctionFilter),
	responses((status = 200, description = "Sanctions", body = ListPage<SanctionSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<SanctionFilter>,
) -> Result<Json<ListPage<SanctionSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let items = sanctions()
		.only_if("s.whom = ?", filter.whom.map(word))
		.only_if("s.whom_number = ?", filter.number)
		.only_if("s.id < ?", paging.numbers::<1>("sanctions")?.map(|[id]| id))
		.add(" ORDER BY s.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| SanctionSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "sanctions", |item| item.id.to_string())?))
}

/// One sanction.
#[utoipa::path(get, path = "/sanctions/{id}", tag = "公开 Disclosure",
	params(("id" = u32, Path, description = "Number of the sanction")),
	responses((status = 200, description = "The sanction", body = SanctionSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<SanctionSummary>> {
	let row = sanctions().only("s.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("处理决定", "sanction", id))?;
	Ok(Json(SanctionSummary::read(&row, &state.documents)?))
}
