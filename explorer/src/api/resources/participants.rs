//! Participants: a number, a key, a kind and a region; nothing else is known of a person.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use crate::{
	api::{
		http::{
			extract::{account, Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{participant_accounts, participants::ParticipantSummary},
	store::sql::{Columns, Sql},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ParticipantDetail {
	#[serde(flatten)]
	pub summary: ParticipantSummary,
	/// Every account that ever stood for it.
	pub accounts: Vec<String>,
}

/// A participant's row by number or address, or 404.
pub async fn row(state: &State, text: &str) -> Result<AnyRow> {
	let sql = match text.parse::<u32>() {
		Ok(number) => Sql::new("SELECT * FROM participants").only("id = ?", [number.into()]),
		Err(_) => {
			let address = account(text)?.to_string();
			latest(stood_for(&address), &address)
		}
	};
	let row = sql.row(&state.store).await?;
	row.ok_or_else(|| Problem::no("参与者", "participant", text))
}

/// The row of the participant an address stands for now, or stood for when it was closed; or 404.
pub async fn holder(state: &State, address: &str) -> Result<AnyRow> {
	let sql = stood_for(address).only("p.account = ?", [address.into()]);
	match latest(sql, address).row(&state.store).await? {
		Some(row) => Ok(row),
		None => {
			row(state, address).await?;
			Err(Problem::absent(
				format!("地址 {address} 的密钥已更换，不再代表任何参与者"),
				format!(
					"the address {address} no longer stands for a participant: its key was changed"
				),
			))
		}
	}
}

/// Participants an address ever stood for.
fn stood_for(address: &str) -> Sql {
	Sql::new("SELECT p.* FROM participants p JOIN participant_accounts a ON a.participant = p.id")
		.only("a.account = ?", [address.into()])
}

/// Of those, the one it stands for now, else the last.
fn latest(sql: Sql, address: &str) -> Sql {
	sql.add(
		" ORDER BY CASE WHEN p.account = ? AND p.closed_day IS NULL THEN 0 ELSE 1 END, \
		a.block DESC, p.id DESC LIMIT 1",
		[address.into()],
	)
}

/// Participants, ascending.
#[utoipa::path(get, path = "/participants", tag = "参与者 Participants", params(Paging),
	responses((status = 200, description = "Participants", body = ListPage<ParticipantSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ParticipantSummary>>> {
	let items = Sql::new("SELECT * FROM participants")
		.only_if("id > ?", paging.numbers::<1>("participants")?.map(|[id]| id))
		.add(" ORDER BY id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ParticipantSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "participants", |item| item.id.to_string())?))
}

/// One participant.
#[utoipa::path(get, path = "/participants/{participant}", tag = "参与者 Participants",
	params(("participant" = String, Path, description = "Number or address")),
	responses((status = 200, description = "The participant", body = ParticipantDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<ParticipantDetail>> {
	Ok(Json(participant(&state, &row(&state, &text).await?).await?))
}

pub async fn participant(state: &State, row: &AnyRow) -> Result<ParticipantDetail> {
	let accounts = participant_accounts::of_participant(&state.store, row.int("id")?).await?;
	Ok(ParticipantDetail { summary: ParticipantSummary::read(row)?, accounts })
}
