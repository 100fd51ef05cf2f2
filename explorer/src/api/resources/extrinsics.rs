//! Extrinsics of finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::{account, Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		events::{self, EventSummary},
		extrinsics::{extrinsics, place, ExtrinsicSummary},
	},
	values::hash,
};

/// Events shown with an extrinsic.
const SHOWN: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct ExtrinsicAndEvents {
	#[serde(flatten)]
	pub extrinsic: ExtrinsicSummary,
	/// The first 1,000.
	pub events: Vec<EventSummary>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExtrinsicFilter {
	/// Such as `Issuance`.
	pub pallet: Option<String>,
	/// Such as `attest`.
	pub call: Option<String>,
	/// Address of who signed.
	pub signer: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Extrinsics, newest first.
#[utoipa::path(get, path = "/extrinsics", tag = "区块 Blocks", params(ExtrinsicFilter),
	responses((status = 200, description = "Extrinsics", body = ListPage<ExtrinsicSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ExtrinsicFilter>,
) -> Result<Json<ListPage<ExtrinsicSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let signer = filter.signer.map(|text| account(&text)).transpose()?;
	let mut sql = extrinsics()
		.only_if("x.pallet = ?", filter.pallet)
		.only_if("x.call = ?", filter.call)
		.only_if("x.signer = ?", signer.map(|signer| signer.to_string()));
	if let Some([block, index]) = paging.numbers::<2>("extrinsics")? {
		sql = sql.only("(x.block, x.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY x.block DESC, x.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, ExtrinsicSummary::read).await?;
	let key = |item: &ExtrinsicSummary| format!("{}.{}", item.block, item.index);
	Ok(Json(ListPage::cut(items, &paging, "extrinsics", key)?))
}

/// One extrinsic and what it caused. Of several with one hash the newest.
#[utoipa::path(get, path = "/extrinsics/{extrinsic}", tag = "区块 Blocks",
	params(("extrinsic" = String, Path, description = "`block-index`, or hash with 0x")),
	responses((status = 200, description = "The extrinsic", body = ExtrinsicAndEvents)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<ExtrinsicAndEvents>> {
	let sql = match (place(&text), hash(&text)) {
		(Some((block, index)), _) => {
			extrinsics().only("x.block = ? AND x.idx = ?", [block.into(), index.into()])
		}
		(None, Some(hash)) => extrinsics().only("x.hash = ?", [hash.into()]),
		_ => {
			return Err(Problem::bad("应为「区块-序号」或哈希", "give `block-index` or a hash"));
		}
	};
	let sql = sql.add(" ORDER BY x.block DESC, x.idx DESC LIMIT 1", []);
	let row = sql.row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("已索引的链上操作", "indexed extrinsic", &text))?;
	let extrinsic = ExtrinsicSummary::read(&row)?;
	let (block, index) = (extrinsic.block, extrinsic.index);
	let events = events::of_block(&state.store, block, Some(index), SHOWN).await?;
	Ok(Json(ExtrinsicAndEvents { extrinsic, events }))
}
