//! The citizen's facade: what a mini-program needs, without a WebSocket to a node.

pub mod calls;
pub mod decode;
pub mod key_consent;
pub mod outcome;
pub mod payload;
pub mod plan;
pub mod submit;

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
	honours::{self, HonourDetail},
	lots::{self, LotList},
	participants::{self, ParticipantDetail},
};
use crate::{
	api::{
		http::{
			extract::{account, PathParams},
			problem::Result,
		},
		state::State,
	},
	store::sql::Columns,
	values::ReductionAndPoints,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Citizen {
	pub participant: ParticipantDetail,
	/// The block it was read at.
	pub block: i64,
	pub balance: ReductionAndPoints,
	pub honour: ReductionAndPoints,
}

/// Whom an address stands for, and what they hold. A key that was given up answers 404.
#[utoipa::path(get, path = "/citizen/{address}", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "The participant and the balance", body = Citizen)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
) -> Result<Json<Citizen>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let (block, balance) = lots::balance(&state, row.int("id")? as u32).await?;
	Ok(Json(Citizen {
		participant: participants::participant(&state, &row).await?,
		block,
		balance: lots::quantity(*balance.quantity),
		honour: lots::quantity(*balance.honour),
	}))
}

/// The lots of an address, with the month they lapse.
#[utoipa::path(get, path = "/citizen/{address}/lots", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "Lots, oldest first", body = LotList)))]
pub async fn lots_of(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
) -> Result<Json<LotList>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	Ok(Json(lots::lots(&state, row.int("id")? as u32).await?))
}

/// What left an address's lots for good, by what for.
#[utoipa::path(get, path = "/citizen/{address}/honours", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "Honours", body = HonourDetail)))]
pub async fn honours(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
) -> Result<Json<HonourDetail>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	Ok(Json(honours::honours(&state, row.int("id")? as u32).await?))
}
