//! Verifiers, their standing and what they attested.

use axum::{extract::State as Shared, Json};

use crate::{
	api::{
		http::{
			extract::{account, Ask, Place},
			page::{Page, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::verifiers::{verifiers, Verifier},
};

/// Verifiers, in order of their address.
#[utoipa::path(get, path = "/verifiers", tag = "核查机构 Verifiers", params(Paging),
	responses((status = 200, description = "Verifiers", body = Page<Verifier>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<Verifier>>> {
	let rows = verifiers()
		.only_if("f.account > ?", paging.key::<1>("verifiers")?.map(|[account]| account))
		.add(" ORDER BY f.account LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let mut items = Vec::new();
	for row in &rows {
		items.push(Verifier::read(row, &state.store, &state.documents).await?);
	}
	Ok(Json(Page::cut(items, &paging, "verifiers", |item| item.account.clone())?))
}

/// One verifier.
#[utoipa::path(get, path = "/verifiers/{account}", tag = "核查机构 Verifiers",
	params(("account" = String, Path, description = "Its address")),
	responses((status = 200, description = "The verifier", body = Verifier)))]
pub async fn one(
	Shared(state): Shared<State>,
	Place(text): Place<String>,
) -> Result<Json<Verifier>> {
	let address = account(&text)?.to_string();
	let row = verifiers().only("f.account = ?", [address.as_str().into()]);
	let row = row.row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("核查机构", "verifier", &address))?;
	Ok(Json(Verifier::read(&row, &state.store, &state.documents).await?))
}
