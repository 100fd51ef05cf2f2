//! What a citizen's call would take of the lots.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use suhui_primitives::{Ask as Part, Month, Piece, Quantity, MAX_LOTS_READ};
use utoipa::{IntoParams, ToSchema};

use super::participants;
use crate::{
	api::{
		http::{
			extract::{account, Ask, PathParams},
			problem::{Problem, Result},
		},
		state::State,
	},
	store::sql::Columns,
	values::{month, month_number, ReductionAndPoints},
};

/// Lots that a call may read beyond those it would read now: what is issued before it is in a block may come first. What
/// is not read is given back.
const SPARE: u32 = 8;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
	/// Points, for a redemption: the item's price times how many.
	pub points: Option<u64>,
	/// Milligrams, for a donation or a retirement.
	pub milligrams: Option<u64>,
	/// With `class`, the one lot of which the milligrams are: its month of issue.
	#[param(example = "2026-01")]
	pub month: Option<String>,
	/// The lot's class.
	pub class: Option<u32>,
}

impl Asked {
	fn part(self) -> Result<Part> {
		match self {
			Asked { points: Some(points), milligrams: None, month: None, class: None } => {
				Ok(Part::Points(points))
			}
			Asked { points: None, milligrams: Some(milligrams), month: None, class: None } => {
				Ok(Part::Milligrams(milligrams))
			}
			Asked {
				points: None,
				milligrams: Some(milligrams),
				month: Some(text),
				class: Some(class),
			} => {
				let number = month_number(&text).and_then(|number| u32::try_from(number).ok());
				let month = Month(number.ok_or_else(unclear)?);
				Ok(Part::Lot { month, class, milligrams })
			}
			_ => Err(unclear()),
		}
	}
}

fn unclear() -> Problem {
	Problem::bad(
		"请给出 points 或 milligrams 之一；只取一份时，milligrams 另加 month 与 class",
		"give either points or milligrams; of one lot, milligrams with month and class",
	)
}

/// What would be taken of one lot.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedPiece {
	/// Month of issue.
	pub month: String,
	pub class: i64,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
	pub participant: i64,
	/// The block it was read at.
	pub block: u64,
	/// What the call takes as `lots`: those that would be read, and a few to spare.
	pub lots: u32,
	/// What would be taken altogether.
	pub taken: ReductionAndPoints,
	/// Those with reductions first, then the oldest (Art. 37).
	pub pieces: Vec<PlannedPiece>,
}

fn quantity(taken: Quantity) -> ReductionAndPoints {
	ReductionAndPoints::new(taken.reduction, taken.points)
}

/// What a redemption, a donation or a retirement would take of an address's lots now; 400 if they do not hold as much. A
/// donation takes no more than its event misses: ask for that.
#[utoipa::path(get, path = "/citizen/{address}/plan", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address"), Asked),
	responses((status = 200, description = "What would be taken", body = Plan)))]
pub async fn plan(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
	Ask(asked): Ask<Asked>,
) -> Result<Json<Plan>> {
	let part = asked.part()?;
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let participant = row.int("id")?;
	let number = u32::try_from(participant).map_err(Problem::internal)?;
	let chain = state.chain()?;
	let at = state.patiently(chain.at_finalized()).await?;
	let taken = async { anyhow::Ok(suhui_client::balance::plan(&at, number, part).await?) };
	let taken = state.patiently(taken).await?.ok_or_else(|| {
		Problem::bad(
			"可用的碳积分或减碳量不足",
			"the lots do not hold as many points, or as much of reductions",
		)
	})?;
	let piece = |piece: &Piece| PlannedPiece {
		month: month(piece.month.0.into()),
		class: piece.class.into(),
		quantity: quantity(piece.quantity),
	};
	Ok(Json(Plan {
		participant,
		block: at.block_number(),
		lots: taken.read.max(1).saturating_add(SPARE).min(MAX_LOTS_READ),
		taken: quantity(suhui_client::balance::sum(&taken)),
		pieces: taken.pieces.iter().map(piece).collect(),
	}))
}
