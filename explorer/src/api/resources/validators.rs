//! The validators of this session, asked of the node.

use std::collections::HashMap;

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use subxt::utils::AccountId32;
use utoipa::ToSchema;

use crate::{
	api::{
		http::problem::{Problem, Result},
		state::State,
	},
	entities::departments::{self, Validating},
	store::sql::{Columns, Sql},
	values::Titled,
};

/// Blocks counted.
const RECENT: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct Validator {
	pub account: String,
	/// The department that runs it; null of one that leaves, or stands in for another that has no session keys yet.
	#[schema(required)]
	pub department: Option<Titled>,
	/// Blocks it authored of the last 1,000 indexed.
	pub blocks: i64,
	/// Sessions in which the department's validator made no block, though it might have.
	pub missed: i64,
	/// The session of an offence that the council has not decided on; null if there is none.
	#[schema(required)]
	pub fault_session: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Validators {
	/// Number of the session.
	pub session: u32,
	pub items: Vec<Validator>,
}

/// How many there are; `None` while the node is away or slow.
pub async fn count(state: &State) -> Option<usize> {
	Some(accounts(state).await.ok()?.1.len())
}

async fn accounts(state: &State) -> Result<(u32, Vec<AccountId32>)> {
	let chain = state.chain()?;
	state
		.patiently(async {
			let at = chain.at_finalized().await?;
			let block = at.block_hash();
			let state = chain.state(at, block);
			let session: Option<u32> = state.read("Session", "CurrentIndex", ()).await?;
			let validators: Option<Vec<AccountId32>> =
				state.read("Session", "Validators", ()).await?;
			let validators = validators.unwrap_or_default();
			anyhow::Ok((session.unwrap_or_default(), validators))
		})
		.await
}

/// Validators and how many blocks each authored lately.
#[utoipa::path(get, path = "/validators", tag = "区块 Blocks",
	responses((status = 200, description = "Validators", body = Validators)))]
pub async fn list(Shared(state): Shared<State>) -> Result<Json<Validators>> {
	let (session, accounts) = accounts(&state).await?;
	let rows = Sql::new(
		"SELECT author, COUNT(*) AS number FROM blocks WHERE author IS NOT NULL \
		AND number > (SELECT COALESCE(MAX(number), 0) FROM blocks) - ",
	)
	.add("? GROUP BY author", [RECENT.into()])
	.rows(&state.store)
	.await?;
	let mut authored = HashMap::new();
	for row in rows {
		authored.insert(row.text("author")?, row.int("number")?);
	}
	let departments = departments::validating(&state.store).await?;
	let departments = departments.into_iter().map(|found| (found.account.clone(), found));
	let mut departments: HashMap<_, _> = departments.collect();
	let items = accounts.into_iter().map(|account| {
		let account = account.to_string();
		let blocks = authored.get(&account).copied().unwrap_or_default();
		match departments.remove(&account) {
			Some(Validating { id, title, missed, fault_session, .. }) => {
				let department = Some(Titled { id, title });
				Validator { account, department, blocks, missed, fault_session }
			}
			None => Validator { account, department: None, blocks, missed: 0, fault_session: None },
		}
	});
	let items: Vec<_> = items.collect();
	match items.is_empty() {
		true => Err(Problem::disagrees("节点没有验证节点", "the node names no validators")),
		false => Ok(Json(Validators { session, items })),
	}
}
