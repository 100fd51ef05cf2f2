//! What a participant holds, asked of the node: the chain's state is the authority.

use std::collections::HashMap;

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use subxt::utils::H256;
use suhui_client::types::Balance;
use suhui_primitives::{ClassId, Day, ParticipantId, Quantity, MONTHS_KEPT};
use utoipa::ToSchema;

use super::participants;
use crate::{
	api::{
		http::{
			extract::PathParams,
			problem::{Problem, Result, NOT_READY},
		},
		state::{known_hash, State},
	},
	store::sql::{Columns, Sql},
	values::{month, ReductionAndPoints, Titled},
};

/// What was issued to a participant in a month of one class.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotSummary {
	/// Month of issue.
	pub month: String,
	/// The month at whose end it lapses.
	pub lapses: String,
	pub class: i64,
	pub scenario: Titled,
	/// The methodology version.
	pub version: Option<Titled>,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LotList {
	/// The block it was read at.
	pub block: i64,
	pub balance: ReductionAndPoints,
	/// What lapsed and stays as an honour (Art. 38).
	pub honour: ReductionAndPoints,
	/// The month of the block it was read at.
	pub month: String,
	/// What of the balance lapses at the end of that month.
	pub lapsing: ReductionAndPoints,
	/// Oldest first.
	pub lots: Vec<LotSummary>,
}

/// As the API writes it.
pub fn quantity(held: Quantity) -> ReductionAndPoints {
	ReductionAndPoints::new(held.reduction, held.points)
}

/// The last block indexed.
pub async fn last_block(state: &State) -> Result<(i64, H256)> {
	let cursor = state.store.cursor().await.map_err(Problem::internal)?;
	let cursor = cursor.ok_or_else(|| {
		let (zh, en) = ("索引尚未开始，请稍后重试", "nothing is indexed yet, try again later");
		Problem::busy("not-ready", NOT_READY, zh, en)
	})?;
	Ok((cursor.number as i64, known_hash(&cursor.hash)?))
}

/// What a participant holds after a block.
pub async fn balance_at(state: &State, hash: H256, id: ParticipantId) -> Result<Balance> {
	let chain = state.chain()?;
	let balance =
		async { anyhow::Ok(suhui_client::balance::balance(&chain.at(hash).await?, id).await?) };
	state.patiently(balance).await
}

/// What a participant holds at the last indexed block, and that block's number.
pub async fn balance(state: &State, id: ParticipantId) -> Result<(i64, Balance)> {
	let (number, hash) = last_block(state).await?;
	Ok((number, balance_at(state, hash, id).await?))
}

/// The month of a block, in Beijing time.
async fn month_of(state: &State, block: i64) -> Result<i64> {
	let sql = Sql::new("SELECT (time_ms + 28800000) / 86400000 AS today FROM blocks");
	let row = sql.only("number = ?", [block.into()]).row(&state.store).await?;
	let today = row.map(|row| row.maybe_int("today")).transpose()?.flatten().unwrap_or_default();
	let month = u32::try_from(today).ok().and_then(|today| Day(today).month());
	Ok(month.unwrap_or_default().0.into())
}

/// The same with every lot named.
pub async fn lots(state: &State, id: ParticipantId) -> Result<LotList> {
	let (block, balance) = balance(state, id).await?;
	let now = month_of(state, block).await?;
	let mut lapsing = Quantity::default();
	let mut classes: HashMap<ClassId, (Titled, Option<Titled>)> = HashMap::new();
	let mut lots = Vec::new();
	for (issued, class, held) in balance.lots {
		let issued = i64::from(issued.0 .0);
		let (scenario, version) = match classes.get(&class) {
			Some(names) => names.clone(),
			None => {
				let names = names(state, class).await?;
				classes.insert(class, names.clone());
				names
			}
		};
		let lapses = issued + i64::from(MONTHS_KEPT);
		if lapses == now {
			lapsing = lapsing.saturating_add(*held);
		}
		lots.push(LotSummary {
			month: month(issued),
			lapses: month(lapses),
			class: class.into(),
			scenario,
			version,
			quantity: quantity(*held),
		});
	}
	Ok(LotList {
		block,
		balance: quantity(*balance.quantity),
		honour: quantity(*balance.honour),
		month: month(now),
		lapsing: quantity(lapsing),
		lots,
	})
}

async fn names(state: &State, class: ClassId) -> Result<(Titled, Option<Titled>)> {
	let row = Sql::new(
		"SELECT k.source AS source, s.title AS title, k.version AS version, v.title AS version_title \
		FROM classes k LEFT JOIN scenarios s ON s.id = k.source LEFT JOIN versions v ON v.id = k.version",
	)
	.only("k.id = ?", [class.into()])
	.row(&state.store)
	.await?;
	let row = row.ok_or_else(|| {
		Problem::disagrees(
			format!("批类 {class} 不在索引中"),
			format!("class {class} is not in the index"),
		)
	})?;
	let scenario =
		Titled { id: row.int("source")?, title: row.maybe_text("title")?.unwrap_or_default() };
	Ok((scenario, Titled::maybe(&row, "version", "version_title")?))
}

/// Points and reductions a participant holds, by month of issue and class.
#[utoipa::path(get, path = "/participants/{participant}/lots", tag = "参与者 Participants",
	params(("participant" = String, Path, description = "Number or address")),
	responses((status = 200, description = "What it holds", body = LotList)))]
pub async fn of_participant(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<LotList>> {
	let id = participants::row(&state, &text).await?.int("id")?;
	Ok(Json(lots(&state, id as ParticipantId).await?))
}
