//! One box that takes anything: numbers, hashes, addresses, words.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{documents, extrinsics};
use crate::api::{
	http::{
		extract::Ask,
		problem::{Problem, Result},
		sql::{containing, Columns, Sql, Value},
		values::{account, hash},
	},
	state::State,
};

const LONGEST: usize = 200;
/// Hits of each kind a word may have.
const EACH: i64 = 10;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
	/// A number, hash, digest, `block-index`, address, or part of a title; 200 letters at most.
	#[param(max_length = 200)]
	pub q: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Hit {
	/// block, extrinsic, participant, batch, scenario, methodology, verifier, validator, signer (of extrinsics) or document
	pub kind: String,
	/// What the kind's own path takes.
	pub id: String,
	pub title: String,
	pub detail: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Hits {
	pub items: Vec<Hit>,
}

impl Hits {
	/// Adds what a query finds: columns `id`, `title` and `detail`, all text.
	async fn add(&mut self, state: &State, kind: &str, sql: Sql) -> Result<()> {
		let sql = sql.add(" LIMIT ?", [EACH.into()]);
		for row in sql.rows(&state.store).await? {
			self.items.push(Hit {
				kind: kind.to_string(),
				id: row.text("id")?,
				title: row.text("title")?,
				detail: row.maybe_text("detail")?,
			});
		}
		Ok(())
	}

	/// Whatever an address stands behind.
	async fn of_account(&mut self, state: &State, address: &str) -> Result<()> {
		let address = || [Value::from(address)];
		let of = "id IN (SELECT participant FROM participant_accounts WHERE account = ?)";
		self.add(state, "participant", participants().only(of, address())).await?;
		self.add(state, "verifier", verifiers().only("account = ?", address())).await?;
		self.add(state, "methodology", versions().only("developer = ?", address())).await?;
		self.add(state, "scenario", scenarios().only("developer = ?", address())).await?;
		let reported = batches().only("b.reporter = ?", address()).add(" ORDER BY b.id DESC", []);
		self.add(state, "batch", reported).await?;
		for (kind, table, column) in
			[("validator", "blocks", "author"), ("signer", "extrinsics", "signer")]
		{
			let one = format!(
				"SELECT account AS id, account AS title, CAST(NULL AS TEXT) AS detail FROM \
				(SELECT {column} AS account FROM {table} WHERE {column} = "
			);
			self.add(state, kind, Sql::new(&one).add("? LIMIT 1) found", address())).await?;
		}
		Ok(())
	}
}

fn blocks() -> Sql {
	Sql::new("SELECT CAST(number AS TEXT) AS id, CAST(number AS TEXT) AS title, hash AS detail FROM blocks")
}

fn extrinsics() -> Sql {
	Sql::new(
		"SELECT CAST(block AS TEXT) || '-' || CAST(idx AS TEXT) AS id, \
		pallet || '.' || call AS title, hash AS detail FROM extrinsics",
	)
}

fn participants() -> Sql {
	Sql::new(
		"SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, account AS detail FROM participants",
	)
}

fn batches() -> Sql {
	Sql::new(
		"SELECT CAST(b.id AS TEXT) AS id, COALESCE(s.title, CAST(b.id AS TEXT)) AS title, \
		b.status AS detail FROM batches b LEFT JOIN scenarios s ON s.id = b.source",
	)
}

fn scenarios() -> Sql {
	Sql::new("SELECT CAST(id AS TEXT) AS id, title, category AS detail FROM scenarios")
}

fn versions() -> Sql {
	Sql::new("SELECT CAST(id AS TEXT) AS id, title, stage AS detail FROM versions")
}

fn verifiers() -> Sql {
	Sql::new("SELECT account AS id, title, standing AS detail FROM verifiers")
}

/// What a number, hash, address or word stands for.
#[utoipa::path(get, path = "/search", tag = "总览 Overview", params(Question),
	responses((status = 200, description = "What was found", body = Hits)))]
pub async fn search(
	Shared(state): Shared<State>,
	Ask(Question { q }): Ask<Question>,
) -> Result<Json<Hits>> {
	let text = q.trim();
	if text.chars().count() > LONGEST {
		return Err(Problem::bad(
			format!("检索文字至多 {LONGEST} 字"),
			format!("a search text has at most {LONGEST} letters"),
		));
	}
	let mut hits = Hits { items: Vec::new() };
	if text.is_empty() {
		return Ok(Json(hits));
	}
	let number = text.trim_start_matches(['#', '＃']).parse::<u32>().ok();
	if let Some(number) = number {
		let number = || [Value::from(number)];
		hits.add(&state, "batch", batches().only("b.id = ?", number())).await?;
		hits.add(&state, "participant", participants().only("id = ?", number())).await?;
		hits.add(&state, "scenario", scenarios().only("id = ?", number())).await?;
		hits.add(&state, "methodology", versions().only("id = ?", number())).await?;
		hits.add(&state, "block", blocks().only("number = ?", number())).await?;
	} else if let Some((block, index)) = extrinsics::place(text) {
		let place = [block.into(), index.into()];
		hits.add(&state, "extrinsic", extrinsics().only("block = ? AND idx = ?", place)).await?;
	} else if let Some(hash) = &hash(text) {
		let value = || [Value::from(hash.as_str())];
		hits.add(&state, "block", blocks().only("hash = ?", value())).await?;
		hits.add(&state, "extrinsic", extrinsics().only("hash = ?", value())).await?;
		hits.add(&state, "batch", batches().only("b.root = ?", value())).await?;
		let of_chunk = "b.id IN (SELECT batch FROM chunks WHERE body = ?)";
		hits.add(&state, "batch", batches().only(of_chunk, value())).await?;
		hits.items.extend(documents::hit(&state, hash).await?);
	}
	// A public key looks like a hash.
	if let Some(address) = account(text).ok().filter(|_| number.is_none()) {
		hits.of_account(&state, &address.to_string()).await?;
	}
	let pattern = || [Value::from(containing(text))];
	let like = r"folded LIKE ? ESCAPE '\'";
	hits.add(&state, "scenario", scenarios().only(like, pattern()).add(" ORDER BY id", [])).await?;
	hits.add(&state, "methodology", versions().only(like, pattern()).add(" ORDER BY id", []))
		.await?;
	hits.add(&state, "verifier", verifiers().only(like, pattern()).add(" ORDER BY id", [])).await?;
	Ok(Json(hits))
}
