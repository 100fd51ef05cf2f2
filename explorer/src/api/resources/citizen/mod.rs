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

#[derive(Debug, Serialize, ToSchema)]
pub struct HonourDetail {
	pub participant: i64,
	/// The block it was read at.
	pub block: i64,
	/// What lapsed and stays as an honour (Art. 38).
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
	let quantity =
		|held: suhui_primitives::Quantity| ReductionAndPoints::new(held.reduction, held.points);
	Ok(Json(Citizen {
		participant: participants::participant(&state, &row).await?,
		block,
		balance: quantity(*balance.quantity),
		honour: quantity(*balance.honour),
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

/// What lapsed of an address's lots and stays as an honour.
#[utoipa::path(get, path = "/citizen/{address}/honours", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "Honours", body = HonourDetail)))]
pub async fn honours(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
) -> Result<Json<HonourDetail>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let participant = row.int("id")?;
	let (block, balance) = lots::balance(&state, participant as u32).await?;
	let honour = ReductionAndPoints::new(balance.honour.reduction, balance.honour.points);
	Ok(Json(HonourDetail { participant, block, honour }))
}
