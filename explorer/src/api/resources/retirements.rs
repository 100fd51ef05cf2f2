//! Reductions that were cancelled for good (Art. 26, 30-32).

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		classes::ClassPart,
		retirement_classes::{self, of_retirement},
		retirements::{retirements, RetirementSummary},
	},
	words::{word, Purpose},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct RetirementDetail {
	#[serde(flatten)]
	pub summary: RetirementSummary,
	/// Of how many classes it took: `/retirements/{id}/classes`.
	pub classes: i64,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RetirementFilter {
	/// Number of whose they were.
	pub holder: Option<u32>,
	#[param(inline)]
	pub purpose: Option<Purpose>,
	/// Number of the participant who benefits.
	pub beneficiary: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Retirements, newest first.
#[utoipa::path(get, path = "/retirements", tag = "持有与注销 Holdings and retirement", params(RetirementFilter),
	responses((status = 200, description = "Retirements", body = ListPage<RetirementSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<RetirementFilter>,
) -> Result<Json<ListPage<RetirementSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let items = retirements()
		.only_if("r.holder = ?", filter.holder)
		.only_if("r.purpose = ?", filter.purpose.map(word))
		.only_if("r.beneficiary_number = ?", filter.beneficiary)
		.only_if("r.id < ?", paging.numbers::<1>("retirements")?.map(|[id]| id))
		.add(" ORDER BY r.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| RetirementSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "retirements", |item| item.id.to_string())?))
}

/// A retirement, or 404.
pub async fn retirement(state: &State, id: i64) -> Result<RetirementDetail> {
	let row = retirements().only("r.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("注销", "retirement", id))?;
	let summary = RetirementSummary::read(&row, &state.documents)?;
	Ok(RetirementDetail { summary, classes: retirement_classes::number(&state.store, id).await? })
}

/// One retirement.
#[utoipa::path(get, path = "/retirements/{id}", tag = "持有与注销 Holdings and retirement",
	params(("id" = u32, Path, description = "Number of the retirement")),
	responses((status = 200, description = "The retirement", body = RetirementDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<RetirementDetail>> {
	Ok(Json(retirement(&state, id.into()).await?))
}

/// What a retirement took of each class, by class ascending.
#[utoipa::path(get, path = "/retirements/{id}/classes", tag = "持有与注销 Holdings and retirement",
	params(("id" = u32, Path, description = "Number of the retirement"), Paging),
	responses((status = 200, description = "Classes", body = ListPage<ClassPart>)))]
pub async fn classes(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ClassPart>>> {
	retirement(&state, id.into()).await?;
	let items = of_retirement(id.into())
		.only_if("t.class > ?", paging.numbers::<1>("retirement_classes")?.map(|[class]| class))
		.add(" ORDER BY t.class LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ClassPart::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "retirement_classes", |item| item.class.id.to_string())?))
}
