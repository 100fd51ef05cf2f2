//! The citizen's facade: what a mini-program needs, without a WebSocket to a node.

pub mod calls;
pub mod decode;
pub mod outcome;
pub mod payload;
pub mod submit;

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
	lots::{self, Lots},
	participants::{self, Participant},
};
use crate::{
	api::{
		http::{
			extract::{account, Place},
			problem::Result,
		},
		state::State,
	},
	store::sql::Columns,
	values::Quantity,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Citizen {
	pub participant: Participant,
	/// The block it was read at.
	pub block: i64,
	pub balance: Quantity,
	pub honour: Quantity,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Honours {
	pub participant: i64,
	/// The block it was read at.
	pub block: i64,
	/// What lapsed and stays as an honour (Art. 38).
	pub honour: Quantity,
}

/// Whom an address stands for, and what they hold. A key that was given up answers 404.
#[utoipa::path(get, path = "/citizen/{address}", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "The participant and the balance", body = Citizen)))]
pub async fn one(
	Shared(state): Shared<State>,
	Place(address): Place<String>,
) -> Result<Json<Citizen>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let (block, balance) = lots::balance(&state, row.int("id")? as u32).await?;
	let quantity = |held: suhui_primitives::Quantity| Quantity::new(held.reduction, held.points);
	Ok(Json(Citizen {
		participant: participants::participant(&state, &row).await?,
		block,
		balance: quantity(balance.quantity),
		honour: quantity(balance.honour),
	}))
}

/// The lots of an address, with the month they lapse.
#[utoipa::path(get, path = "/citizen/{address}/lots", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "Lots, oldest first", body = Lots)))]
pub async fn lots_of(
	Shared(state): Shared<State>,
	Place(address): Place<String>,
) -> Result<Json<Lots>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	Ok(Json(lots::lots(&state, row.int("id")? as u32).await?))
}

/// What lapsed of an address's lots and stays as an honour.
#[utoipa::path(get, path = "/citizen/{address}/honours", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "Honours", body = Honours)))]
pub async fn honours(
	Shared(state): Shared<State>,
	Place(address): Place<String>,
) -> Result<Json<Honours>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let participant = row.int("id")?;
	let (block, balance) = lots::balance(&state, participant as u32).await?;
	let honour = Quantity::new(balance.honour.reduction, balance.honour.points);
	Ok(Json(Honours { participant, block, honour }))
}
