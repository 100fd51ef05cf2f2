//! Reports that were filed.

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
	entities::reports::{reports, ReportSummary},
	regions,
	words::{word, ReportKind},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportFilter {
	#[param(inline)]
	pub kind: Option<ReportKind>,
	/// A region by GB/T 2260, with those that lie in it.
	pub region: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Reports, those of the last months first. What is due and not filed is among the deadlines.
#[utoipa::path(get, path = "/reports", tag = "公开 Disclosure", params(ReportFilter),
	responses((status = 200, description = "Reports", body = ListPage<ReportSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ReportFilter>,
) -> Result<Json<ListPage<ReportSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let (first, last) = filter.region.map(|code| regions::within(code.into())).unzip();
	let mut sql = reports()
		.only_if("r.kind = ?", filter.kind.map(word))
		.only_if("r.region >= ?", first)
		.only_if("r.region <= ?", last);
	if let Some([month, id]) = paging.key::<2>("reports")? {
		let month = month
			.parse::<i64>()
			.map_err(|_| Problem::bad("游标无效", "the cursor is not one of this list"))?;
		sql = sql.only("(r.month, r.id) < (?, ?)", [month.into(), id.into()]);
	}
	let sql = sql.add(" ORDER BY r.month DESC, r.id DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, |row| ReportSummary::read(row, &state.documents)).await?;
	Ok(Json(ListPage::cut(items, &paging, "reports", |item| {
		format!("{}.{}", item.place, item.id)
	})?))
}

/// One report.
#[utoipa::path(get, path = "/reports/{id}", tag = "公开 Disclosure",
	params(("id" = String, Path, description = "As `monthly-2026-01-320000`")),
	responses((status = 200, description = "The report", body = ReportSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<String>,
) -> Result<Json<ReportSummary>> {
	let row = reports().only("r.id = ?", [id.as_str().into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("报告", "report", id))?;
	Ok(Json(ReportSummary::read(&row, &state.documents)?))
}
