//! Verifiers, their standing and what they attested.

use axum::{extract::State as Shared, Json};

use crate::{
	api::{
		http::{
			extract::{account, Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::verifiers::{verifiers, VerifierSummary},
};

/// Verifiers, in order of their address.
#[utoipa::path(get, path = "/verifiers", tag = "核查机构 Verifiers", params(Paging),
	responses((status = 200, description = "Verifiers", body = ListPage<VerifierSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<VerifierSummary>>> {
	let rows = verifiers()
		.only_if("f.account > ?", paging.key::<1>("verifiers")?.map(|[account]| account))
		.add(" ORDER BY f.account LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let mut items = Vec::new();
	for row in &rows {
		items.push(VerifierSummary::read(row, &state.store, &state.documents).await?);
	}
	Ok(Json(ListPage::cut(items, &paging, "verifiers", |item| item.account.clone())?))
}

/// One verifier.
#[utoipa::path(get, path = "/verifiers/{account}", tag = "核查机构 Verifiers",
	params(("account" = String, Path, description = "Its address")),
	responses((status = 200, description = "The verifier", body = VerifierSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<VerifierSummary>> {
	let address = account(&text)?.to_string();
	let row = verifiers().only("f.account = ?", [address.as_str().into()]);
	let row = row.row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("核查机构", "verifier", &address))?;
	Ok(Json(VerifierSummary::read(&row, &state.store, &state.documents).await?))
}
