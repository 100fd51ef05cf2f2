//! Verifiers, their standing and what they attested.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use crate::api::{
	http::{
		extract::{Ask, Place},
		page::{Page, Paging},
		problem::{Problem, Result},
		sql::{Columns, Sql},
		values::{account, day, Amount, Document},
	},
	state::State,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Verifier {
	pub account: String,
	pub title: String,
	/// good or suspended
	pub standing: String,
	/// The day of the last change of standing.
	pub since: Option<String>,
	/// What it was accredited on.
	pub document: Document,
	pub accredited: String,
	/// Batches it attested.
	pub batches: i64,
	/// What was credited of them.
	pub issued: Amount,
	/// Scenarios in which it declared an interest, and which it so never verifies.
	pub interests: Vec<i64>,
}

fn verifiers() -> Sql {
	Sql::new(
		"SELECT f.*, (SELECT COUNT(*) FROM batches b WHERE b.verifier = f.account AND b.attested_block IS NOT NULL) AS batches, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.verifier = f.account) AS issued \
		FROM verifiers f",
	)
}

async fn verifier(state: &State, row: &AnyRow) -> Result<Verifier> {
	let account = row.text("account")?;
	let interests = Sql::new("SELECT source FROM interests")
		.only("verifier = ?", [account.clone().into()])
		.add(" ORDER BY source LIMIT 1000", [])
		.rows(&state.store)
		.await?;
	Ok(Verifier {
		title: row.text("title")?,
		standing: row.text("standing")?,
		since: row.maybe_int("standing_day")?.map(day),
		document: state.known_document(row, "document")?,
		accredited: day(row.int("accredited_day")?),
		batches: row.int("batches")?,
		issued: Amount::of(row.int("issued")?),
		interests: interests.iter().map(|row| row.int("source")).collect::<Result<_>>()?,
		account,
	})
}

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
		items.push(verifier(&state, row).await?);
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
	Ok(Json(verifier(&state, &row).await?))
}
