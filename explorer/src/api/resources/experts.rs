//! The expert group: who sits, who sat, and their opinions.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

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
		expert_interests::{self, DeclaredInterest},
		experts::{experts, ExpertSummary},
		opinions::{self, GivenOpinion},
		panels::{self, JudgedMatter},
	},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ExpertDetail {
	#[serde(flatten)]
	pub summary: ExpertSummary,
	/// What waits for its opinion.
	pub waiting: Vec<JudgedMatter>,
	/// Participants in whom it declared an interest.
	pub interests: Vec<DeclaredInterest>,
	/// The newest opinions, 1,000 at most.
	pub given: Vec<GivenOpinion>,
}

/// Experts, ascending.
#[utoipa::path(get, path = "/experts", tag = "专家 Experts", params(Paging),
	responses((status = 200, description = "Experts", body = ListPage<ExpertSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ExpertSummary>>> {
	let items = experts()
		.only_if("e.id > ?", paging.numbers::<1>("experts")?.map(|[id]| id))
		.add(" ORDER BY e.id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ExpertSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "experts", |item| item.id.to_string())?))
}

/// One expert, with the opinions given.
#[utoipa::path(get, path = "/experts/{id}", tag = "专家 Experts",
	params(("id" = u32, Path, description = "Number of the expert")),
	responses((status = 200, description = "The expert", body = ExpertDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<ExpertDetail>> {
	let row = experts().only("e.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("专家", "expert", id))?;
	Ok(Json(ExpertDetail {
		summary: ExpertSummary::read(&row)?,
		waiting: panels::waiting(&state.store, id.into()).await?,
		interests: expert_interests::of_expert(&state.store, id.into()).await?,
		given: opinions::of_expert(&state.store, &state.documents, id.into()).await?,
	}))
}
