//! Verifiers, their standing and what they attested.

use axum::{extract::State as Shared, Json};

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::verifiers::{verifiers, VerifierSummary},
};

/// Verifiers, ascending.
#[utoipa::path(get, path = "/verifiers", tag = "核查机构 Verifiers", params(Paging),
	responses((status = 200, description = "Verifiers", body = ListPage<VerifierSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<VerifierSummary>>> {
	let rows = verifiers()
		.only_if("f.id > ?", paging.numbers::<1>("verifiers")?.map(|[id]| id))
		.add(" ORDER BY f.id LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let mut items = Vec::new();
	for row in &rows {
		items.push(VerifierSummary::read(row, &state.store, &state.documents).await?);
	}
	Ok(Json(ListPage::cut(items, &paging, "verifiers", |item| item.id.to_string())?))
}

/// One verifier.
#[utoipa::path(get, path = "/verifiers/{id}", tag = "核查机构 Verifiers",
	params(("id" = u32, Path, description = "Number of the participant that it is")),
	responses((status = 200, description = "The verifier", body = VerifierSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<VerifierSummary>> {
	let row = verifiers().only("f.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("核查机构", "verifier", id))?;
	Ok(Json(VerifierSummary::read(&row, &state.store, &state.documents).await?))
}
